//! What was added to a case since it was handed in: by its candidate, or as pages from a browser.

use crosscheck_fetch::parse_link;
use crosscheck_store::Submission;
use serde_json::Value;
use url::Url;

use crate::problem::Problem;
use crate::service::Service;

/// A page was handed in from a browser.
pub(crate) const PAGE: &str = "page.handed_in";

/// All of it, in its order.
#[derive(Default)]
pub(crate) struct Supplied {
    pub(crate) links: Vec<Url>,
    /// Names of files, each with the name under which its bytes are kept.
    pub(crate) files: Vec<(String, String)>,
}

/// Everything that was added, in its order.
pub(crate) async fn supplied(service: &Service, case: &Submission) -> Result<Supplied, Problem> {
    let mut supplied = Supplied::default();
    let mut after = 0;
    loop {
        let events = service.0.store.events(case.id, after, 1_000).await?;
        let Some(last) = events.last() else { return Ok(supplied) };
        after = last.number;
        for event in events {
            let texts = event.detail["links"].as_array().into_iter().flatten().filter_map(|link| link.as_str());
            let links = texts.filter_map(|text| parse_link(text, None).ok());
            if event.kind == "links.supplied" {
                supplied.links.extend(links);
            }
            if event.kind == "files.supplied" || event.kind == PAGE {
                let files = event.detail["files"].as_array().into_iter().flatten();
                let pair =
                    |file: &Value| Some((file["name"].as_str()?.to_owned(), file["kept_as"].as_str()?.to_owned()));
                supplied.files.extend(files.filter_map(pair));
            }
        }
    }
}
