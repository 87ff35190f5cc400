//! From an answer to a reply: what is a page, what is a gap.

use crosscheck_model::{Blob, Digest, Gap, Page, PageEvaluator, Reply, Request, Want};
use http::StatusCode;
use jiff::Timestamp;
use url::Url;

use crate::wire::Answer;

/// Marks a page as a browser showed it; no server can send it.
pub(crate) const RENDERED_BY: &str = "crosscheck-rendered-by";

/// An answer and where and when it was given.
#[derive(Debug, Clone)]
pub(crate) struct Fetched {
    pub(crate) final_url: Url,
    pub(crate) answer: Answer,
    pub(crate) captured_at: Timestamp,
}

pub(crate) fn evaluate(request: &Request, fetched: Fetched, evaluator: &PageEvaluator) -> Reply {
    let page = page(request, fetched);
    match gap_in(request.want, &page, evaluator) {
        Some(gap) => Reply::Gap(gap),
        None => Reply::Page(page),
    }
}

/// What the evaluator says, and a page for people in place of data: a wall or a service that moved, until shown otherwise.
fn gap_in(want: Want, page: &Page, evaluator: &PageEvaluator) -> Option<Gap> {
    let moved = matches!(want, Want::Json | Want::ActivityJson)
        && (200..300).contains(&page.status)
        && crosscheck_model::is_html(&page.body);
    (evaluator.answer)(page).or_else(|| moved.then_some(Gap::Malformed))
}

pub(crate) fn page(request: &Request, fetched: Fetched) -> Page {
    let Fetched { final_url, answer, captured_at } = fetched;
    let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let sent = answer.headers.iter().filter(|(name, _)| name.as_str() != RENDERED_BY);
    let headers = sent.map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
    let (sha256, freshness) = (Digest::of(&answer.body), answer.freshness);
    Page {
        url: request.url.clone(),
        final_url,
        status: answer.status.as_u16(),
        headers,
        body: Blob::from(answer.body),
        captured_at,
        sha256,
        freshness,
    }
}

/// Where an answer sends the reader on to, if it does.
pub(crate) fn redirect(from: &Url, answer: &Answer) -> Result<Option<Url>, Gap> {
    let mut locations = answer.headers.get_all(http::header::LOCATION).iter();
    let Some(location) = locations.next() else { return Ok(None) };
    if !answer.status.is_redirection() {
        return Ok(None);
    }
    if locations.next().is_some() {
        return Err(Gap::Malformed);
    }
    let text = std::str::from_utf8(location.as_bytes()).map_err(|_| Gap::Malformed)?;
    if text.is_empty() {
        return Ok(None);
    }
    let mut next = crate::guard::parse(text, Some(from)).map_err(crate::route::refused)?;
    if next.fragment().is_none() {
        next.set_fragment(from.fragment());
    }
    match answer.status {
        StatusCode::MOVED_PERMANENTLY
        | StatusCode::FOUND
        | StatusCode::SEE_OTHER
        | StatusCode::TEMPORARY_REDIRECT
        | StatusCode::PERMANENT_REDIRECT => Ok(Some(next)),
        // A choice, a proxy to use, and codes without a meaning are not followed.
        _ => Err(Gap::Malformed),
    }
}
