use crosscheck_model::{Request, Want};
use url::Url;

/// The host without `www.`.
pub(crate) fn bare_host(url: &Url) -> &str {
    let host = url.host_str().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// Path segments that are not empty, as written.
pub(crate) fn segments(url: &Url) -> Vec<&str> {
    url.path_segments().into_iter().flatten().filter(|segment| !segment.is_empty()).collect()
}

/// An address out of parts that the program itself puts together.
pub(crate) fn address(text: &str) -> Option<Url> {
    Url::parse(text).ok()
}

/// Requests out of addresses; one that does not parse is left out.
pub(crate) fn ask(want: Want, addresses: &[String]) -> Vec<Request> {
    addresses.iter().filter_map(|text| Some(Request::new(address(text)?, want))).collect()
}
