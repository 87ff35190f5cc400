use crosscheck_documents::Format;
use crosscheck_fetch::archive::HandedIn;
use crosscheck_model::{Address, Blob, Digest, Extraction, Origin, Outcome, Page, SourceId};
use crosscheck_photos::Fingerprint;
use url::Url;

use crate::run::Runner;
use crate::supplied::Target;
use crate::task::Task;
use crate::{PageSource, Readers};

/// One source by itself.
pub enum One {
    /// A CV.
    Document(HandedIn, Option<Format>),
    /// A saved page.
    Page(Page),
    /// A link, to be fetched.
    Link(Url),
}

/// What one source states. Only a link needs a pages_from; without one it is a gap.
pub async fn read_one(one: One, pages_from: Option<&PageSource>, readers: &Readers) -> (Address, Extraction) {
    let source = SourceId(0);
    match one {
        One::Document(file, format) => {
            let address = Address::File(file.name.clone());
            let sha256 = Digest::of(&file.bytes);
            let origin = Origin::new(source, address.clone(), file.captured_at, sha256);
            let task = Task::Document { bytes: file.bytes, name: file.name, origin, format };
            (address, readers.extraction(task).await)
        }
        One::Page(page) => {
            let profile = crosscheck_sites::recognise(&page.url);
            let address = Address::Url(page.url.clone());
            (address, readers.extraction(Task::Profile { profile, source, pages: vec![page] }).await)
        }
        One::Link(link) => {
            let address = Address::Url(link.clone());
            let Some(pages_from) = pages_from else {
                let gap = crosscheck_model::Gap::NotCaptured;
                return (address, Extraction::without_claims(Outcome::NotReached(gap)));
            };
            let runner = Runner { pages_from, readers, progress: &|_| {} };
            let profile = crosscheck_sites::recognise(&link);
            let read = runner.read_link(source, Target { link, profile }).await.reading;
            let outcome = read.source.outcome;
            (address, Extraction { outcome, pages: read.pages, claims: read.claims, problems: read.problems })
        }
    }
}

/// What a picture looks like, or why it cannot be read.
pub async fn read_picture(readers: &Readers, bytes: Blob) -> Result<Fingerprint, String> {
    readers.fingerprint(Task::Fingerprint { bytes }).await
}
