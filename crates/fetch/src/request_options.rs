//! A request as it is to be sent.

use crosscheck_model::{Gap, Want};
use http::{HeaderMap, HeaderValue, Method};
use hyper::body::Bytes;
use url::Url;

use crate::route::Side;
use crate::{Limits, SetupError, robots};

/// One request as it is to be sent.
#[derive(Debug, Clone)]
pub(crate) struct RequestOptions<'a> {
    pub(crate) method: Method,
    pub(crate) accept: &'static str,
    pub(crate) more: &'a [(&'static str, &'static str)],
    pub(crate) body: Bytes,
    pub(crate) robots: bool,
    pub(crate) keep: bool,
    /// Asked by the scripts of a page that a browser shows: without tokens, and only on this side of the user's exceptions.
    /// Such a script can read the answer and tell anybody.
    pub(crate) for_page: Option<Side>,
    pub(crate) limits: &'a Limits,
}

impl<'a> RequestOptions<'a> {
    pub(crate) fn get(accept: &'static str, limits: &'a Limits) -> Self {
        let (method, body) = (Method::GET, Bytes::new());
        Self { method, accept, more: &[], body, robots: false, keep: true, for_page: None, limits }
    }
}

pub(crate) fn user_agent(contact: Option<&str>) -> Result<HeaderValue, SetupError> {
    let version = env!("CARGO_PKG_VERSION");
    let name = robots::AGENT;
    let text = match contact {
        Some(contact) => format!("{name}/{version} (contact: {contact})"),
        None => format!("{name}/{version}"),
    };
    HeaderValue::from_str(&text).map_err(|_| SetupError::Contact)
}

pub(crate) fn accept(want: Want) -> &'static str {
    match want {
        Want::Json => "application/json",
        Want::ActivityJson => {
            "application/activity+json, application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\""
        }
        Want::Html => "text/html, application/xhtml+xml;q=0.9, */*;q=0.1",
        Want::Text => "text/plain, */*;q=0.1",
        Want::Image => "image/png, image/jpeg, image/webp, image/gif",
        _ => "*/*",
    }
}

pub(crate) fn without_fragment(url: &Url) -> Url {
    let mut url = url.clone();
    url.set_fragment(None);
    url
}

/// The request as caches see it: with the whole address.
pub(crate) fn parts(method: &Method, url: &Url, headers: HeaderMap) -> Result<http::request::Parts, Gap> {
    let (mut parts, ()) = http::Request::new(()).into_parts();
    parts.method = method.clone();
    parts.uri = url.as_str().parse().map_err(|_| Gap::Malformed)?;
    parts.headers = headers;
    Ok(parts)
}
