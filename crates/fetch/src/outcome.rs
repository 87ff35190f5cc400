//! From an answer to a reply: what is a page, what is a gap.

use crosscheck_model::{Blob, Digest, Gap, Page, Refusal, Reply, Request, Want};
use http::StatusCode;
use jiff::Timestamp;
use url::Url;

use crate::walls;
use crate::wire::Answer;

/// An answer and where and when it was given.
#[derive(Debug, Clone)]
pub(crate) struct Fetched {
    pub(crate) final_url: Url,
    pub(crate) answer: Answer,
    pub(crate) captured_at: Timestamp,
}

pub(crate) fn evaluate(request: &Request, fetched: Fetched) -> Reply {
    match gap_in(request.want, &fetched.answer) {
        Some(gap) => Reply::Gap(gap),
        None => Reply::Page(page(request, fetched)),
    }
}

/// Statuses that never mean "absent" (401, 403, 407, 408, 425, 429, 451, 5xx, 999) are gaps, and so are walls.
fn gap_in(want: Want, answer: &Answer) -> Option<Gap> {
    if let Some(refusal) = walls::in_answer(answer.status, &answer.headers, &answer.body) {
        return Some(Gap::Refused(refusal));
    }
    match answer.status.as_u16() {
        401 | 403 | 407 | 451 | 999 => Some(Gap::Refused(Refusal::Blocked)),
        408 | 425 => Some(Gap::TimedOut),
        429 => Some(Gap::RateLimited(None)),
        status @ 500..=599 => Some(Gap::ServerError(status)),
        // A page for people in place of data is a wall or a service that moved, until shown otherwise.
        200..=299 if matches!(want, Want::Json | Want::ActivityJson) && walls::looks_like_html(&answer.body) => {
            Some(Gap::Malformed)
        }
        _ => None,
    }
}

pub(crate) fn page(request: &Request, fetched: Fetched) -> Page {
    let Fetched { final_url, answer, captured_at } = fetched;
    let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let sent = answer.headers.iter().filter(|(name, _)| name.as_str() != crate::rendered::RENDERED_BY);
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
