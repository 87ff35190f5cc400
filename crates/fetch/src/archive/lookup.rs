use std::collections::BTreeMap;

use crosscheck_model::Want;
use url::Url;

/// Query parameters that choose a view of a resource, not the resource: an archive made by another tool may hold other
/// values. Taken from the endpoints in the sites' documentation (paging size, order, field filters, image sizes, keys).
const VIEW_PARAMETERS: [&str; 22] = [
    "per_page",
    "pagesize",
    "limit",
    "sort",
    "order",
    "order_by",
    "direction",
    "type",
    "filter",
    "key",
    "access_token",
    "s",
    "v",
    "size",
    "width",
    "height",
    "w",
    "h",
    "d",
    "r",
    "tab",
    "exclude_reblogs",
];

/// Address without fragment, scheme, `www.` and trailing slash: what two captures of one page have in common.
pub(super) fn path_key(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!("{host}{port}{}", url.path().trim_end_matches('/'))
}

/// Whether a captured page can answer this want: pages and JSON under one address are different captures.
pub(super) fn answers(status: u16, media: &str, want: Want) -> bool {
    let json = media.contains("json");
    let html = media.contains("html");
    if status >= 400 || media.is_empty() {
        return true;
    }
    match want {
        Want::Json | Want::ActivityJson => json || !html,
        Want::Html => html || media.starts_with("text/") || media.contains("xml"),
        Want::Image => !html && !json,
        Want::GitHistory => media.starts_with("application/x-git"),
        _ => !html,
    }
}

/// How far a captured address is from the one asked for: nothing if it is another resource, else the number of view
/// parameters that differ, with scheme and spelling of the address counting least.
pub(super) fn distance(asked: &Url, captured: &Url) -> Option<usize> {
    if asked == captured {
        return Some(0);
    }
    let (left, right) = (parameters(asked), parameters(captured));
    let mut differing = 0;
    for key in left.keys().chain(right.keys().filter(|key| !left.contains_key(*key))) {
        if left.get(key) == right.get(key) {
            continue;
        }
        let same_resource = VIEW_PARAMETERS.contains(&key.as_str()) || (key == "page" && first_page(&left, &right));
        if !same_resource {
            return None;
        }
        differing += 1;
    }
    Some(1 + differing)
}

fn first_page(left: &BTreeMap<String, String>, right: &BTreeMap<String, String>) -> bool {
    let page = |side: &BTreeMap<String, String>| side.get("page").cloned().unwrap_or_else(|| "1".to_owned());
    page(left) == page(right)
}

fn parameters(url: &Url) -> BTreeMap<String, String> {
    url.query_pairs().map(|(key, value)| (key.into_owned(), value.into_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(asked: &str, captured: &str) -> Option<usize> {
        distance(&asked.parse().unwrap(), &captured.parse().unwrap())
    }

    #[test]
    fn view_parameters_may_differ_and_resources_may_not() {
        let asked = "https://api.example.org/users/1?site=one&pagesize=100";
        assert_eq!(between(asked, asked), Some(0));
        assert_eq!(between(asked, "https://api.example.org/users/1?pagesize=30&site=one"), Some(2));
        assert_eq!(between(asked, "https://api.example.org/users/1?site=two&pagesize=100"), None);
        assert_eq!(between("https://e.org/a", "https://e.org/a?page=1"), Some(2));
        assert_eq!(between("https://e.org/a", "https://e.org/a?page=2"), None);
    }

    #[test]
    fn scheme_www_and_slash_do_not_make_another_page() {
        let key = |text: &str| path_key(&text.parse().unwrap());
        assert_eq!(key("http://www.example.org/me/"), key("https://example.org/me#top"));
        assert_ne!(key("https://example.org/me"), key("https://example.org/Me"));
    }
}
