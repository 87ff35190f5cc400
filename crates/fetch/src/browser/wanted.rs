//! What a page asks its browser for, and what is made of it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chromiumoxide_cdp::cdp::browser_protocol::fetch::{
    EventRequestPaused, FulfillRequestParams, HeaderEntry, RequestId,
};
use chromiumoxide_cdp::cdp::browser_protocol::network::ResourceType;
use chromiumoxide_types::Binary;
use crosscheck_model::{Freshness, Want};
use http::{HeaderMap, StatusCode};
use url::Url;

use crate::request_options::accept;
use crate::wire::Answer;

/// Headers of an answer that the browser is told; all others could make it ask, keep or open something.
const TOLD: [&str; 5] =
    ["content-type", "content-language", "content-security-policy", "x-content-type-options", "last-modified"];

/// What becomes of a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Another page in place of the one that is shown.
    Move(Url),
    /// A script or data: it is fetched, with this `Accept`.
    Fetch(Url, &'static str),
    /// Answered with nothing, without asking anybody: a page may wait for its style, but needs none to be read.
    Nothing(&'static str),
    /// A question whether a request with headers of its own is welcome. They are not sent on, so nobody is asked.
    Welcome,
    /// Not sent.
    Refuse,
}

/// Pages, scripts and data of the page itself; never another method than GET, never a frame inside it.
pub(super) fn evaluate(asked: &EventRequestPaused, page: &str) -> Verdict {
    let Ok(url) = crate::guard::parse(&asked.request.url, None) else { return Verdict::Refuse };
    if !matches!(url.scheme(), "http" | "https") || asked.frame_id.inner() != page {
        return Verdict::Refuse;
    }
    match (asked.request.method.as_str(), &asked.resource_type) {
        ("OPTIONS", _) => Verdict::Welcome,
        ("GET", ResourceType::Document) => Verdict::Move(url),
        ("GET", ResourceType::Script) => Verdict::Fetch(url, "*/*"),
        ("GET", ResourceType::Xhr | ResourceType::Fetch) => {
            Verdict::Fetch(url, "application/json, text/plain;q=0.9, */*;q=0.8")
        }
        ("GET", ResourceType::Stylesheet) => Verdict::Nothing("text/css"),
        _ => Verdict::Refuse,
    }
}

pub(super) fn accept_pages() -> &'static str {
    accept(Want::Html)
}

/// The page that asks, as its requests name it.
pub(super) fn origin_of(asked: &EventRequestPaused) -> Option<String> {
    let headers = asked.request.headers.inner().as_object()?;
    headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("origin"))?.1.as_str().map(str::to_owned)
}

/// An answer as the browser gets it. No cookie was sent, so any script may read it: that shows it nothing that the public
/// cannot see.
pub(super) fn handed(id: RequestId, answer: &Answer, to: Option<&Url>, origin: Option<&str>) -> FulfillRequestParams {
    let told = TOLD.iter().filter_map(|&name| Some((name, text(answer.headers.get(name)?))));
    let mut headers: Vec<HeaderEntry> = told.map(|(name, value)| HeaderEntry::new(name, value)).collect();
    headers.extend(to.map(|to| HeaderEntry::new("location", to.as_str())));
    for (name, value) in [
        ("access-control-allow-origin", origin.unwrap_or("*")),
        ("access-control-allow-credentials", "true"),
        ("access-control-allow-headers", "*, authorization, content-type, accept"),
        ("access-control-allow-methods", "GET"),
    ] {
        headers.push(HeaderEntry::new(name, value));
    }
    let mut given = FulfillRequestParams::new(id, i64::from(answer.status.as_u16()));
    given.response_headers = Some(headers);
    given.body = Some(Binary::from(STANDARD.encode(&answer.body)));
    given
}

/// An answer that was made here.
pub(super) fn made(status: StatusCode, media: &'static str) -> Answer {
    let mut headers = HeaderMap::new();
    headers.insert(http::header::CONTENT_TYPE, http::HeaderValue::from_static(media));
    Answer { status, headers, body: Vec::new(), freshness: Freshness::Fetched }
}

fn text(value: &http::HeaderValue) -> String {
    value.as_bytes().iter().map(|&byte| if byte.is_ascii() { char::from(byte) } else { '?' }).collect()
}
