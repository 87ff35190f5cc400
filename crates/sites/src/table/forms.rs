//! Forms of addresses: `https://site.example/~{handle}`, `https://api.site.example/users/{key}/posts`.

use crosscheck_model::{SiteFacts, percent_decoded};
use url::Url;

use crate::address::{bare_host, segments};

/// Characters of a handle; longer ones are something else.
const MAX_HANDLE: usize = 100;

/// What an address holds where its form has a name in braces.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Captured {
    pub(super) handle: Option<String>,
    pub(super) key: Option<String>,
    pub(super) host: Option<String>,
}

/// The address of this form.
pub(super) fn fill(form: &str, host: &str, handle: &str, key: &str) -> Option<Url> {
    let form = form.replace("{host}", host).replace("{site}", host);
    let encode = |text: &str| text.replace('%', "%25").replace('/', "%2F").replace('?', "%3F").replace('#', "%23");
    let path = form.trim_end_matches("/**").replace("{handle}", &encode(handle)).replace("{key}", &encode(key));
    Url::parse(&path).ok()
}

/// What an address of this form holds; `None` if it is not of this form. A form that ends in `/**` takes further segments;
/// fields of the query count only where the form has a name in braces.
pub(super) fn captured(form: &str, url: &Url, facts: &SiteFacts) -> Option<Captured> {
    let form = form.strip_prefix("https://")?;
    let (form, query) = form.split_once('?').unwrap_or((form, ""));
    let (form_host, form_path) = form.split_once('/').unwrap_or((form, ""));
    let mut found = Captured::default();
    if !host_fits(form_host, url, facts, &mut found) {
        return None;
    }
    let path = segments(url);
    let mut wanted: Vec<&str> = form_path.split('/').filter(|segment| !segment.is_empty()).collect();
    let open = wanted.last() == Some(&"**");
    if open {
        wanted.pop();
    }
    if path.len() < wanted.len() || (path.len() > wanted.len() && !open) {
        return None;
    }
    for (form, segment) in wanted.iter().zip(&path) {
        if !part_fits(form, &percent_decoded(segment), &mut found) {
            return None;
        }
    }
    for (name, form) in query.split('&').filter_map(|pair| pair.split_once('=')).filter(|(_, form)| form.contains('{'))
    {
        let (_, value) = url.query_pairs().find(|(key, _)| key == name)?;
        if !part_fits(form, &value, &mut found) {
            return None;
        }
    }
    Some(found)
}

fn host_fits(form: &str, url: &Url, facts: &SiteFacts, found: &mut Captured) -> bool {
    let host = bare_host(url);
    if matches!(form, "{host}" | "{site}") {
        let known = facts.canonical_host(host);
        let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
        found.host = Some(format!("{}{port}", known.unwrap_or(host)));
        return known.is_some() || (form == "{host}" && host.contains('.'));
    }
    let form = form.strip_prefix("www.").unwrap_or(form);
    if let Some(rest) = form.strip_prefix("{handle}.") {
        let sub = host.strip_suffix(rest).and_then(|sub| sub.strip_suffix('.'));
        // `www.ana.site.example` is `ana` too; anything deeper is not.
        let Some(sub) = sub.filter(|sub| !sub.is_empty() && !sub.contains('.')) else { return false };
        found.handle = Some(sub.to_owned());
        return true;
    }
    host == form || (facts.canonical_host(host).is_some_and(|own| own == form))
}

fn part_fits(form: &str, text: &str, found: &mut Captured) -> bool {
    let Some((before, rest)) = form.split_once('{') else { return form == "*" || form.eq_ignore_ascii_case(text) };
    let Some((name, after)) = rest.split_once('}') else { return false };
    // Braces that belong to the address are written `%7B`.
    let (before, after) = (percent_decoded(before), percent_decoded(after));
    let Some(value) = text.strip_prefix(&*before).and_then(|text| text.strip_suffix(&*after)) else { return false };
    let fits = (1..=MAX_HANDLE).contains(&value.chars().count())
        && value.chars().any(char::is_alphanumeric)
        && !value.chars().any(|c| c.is_control() || c == '/')
        && value.trim() == value;
    match name {
        "handle" => found.handle = Some(value.to_owned()),
        "key" => found.key = Some(value.to_owned()),
        _ => {}
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACTS: SiteFacts = SiteFacts { also: &["m.site.example"], ..SiteFacts::new("x", "X", &["site.example"]) };

    fn handle(form: &str, url: &str) -> Option<String> {
        captured(form, &Url::parse(url).unwrap(), &FACTS)?.handle
    }

    #[test]
    fn handles_stand_where_the_form_says() {
        for (form, url, expected) in [
            ("https://site.example/~{handle}", "https://www.site.example/~ana/", Some("ana")),
            ("https://site.example/~{handle}", "https://m.site.example/~ana?tab=x#y", Some("ana")),
            ("https://site.example/~{handle}", "https://site.example/ana", None),
            ("https://site.example/~{handle}", "https://site.example/~ana/posts", None),
            ("https://site.example/{handle}/**", "https://site.example/ana/posts/1", Some("ana")),
            ("https://site.example/u/{handle}.json", "https://site.example/u/ana.json", Some("ana")),
            ("https://site.example/user?id={handle}", "https://site.example/user?x=1&id=ana", Some("ana")),
            ("https://site.example/user?id={handle}", "https://site.example/user", None),
            ("https://{handle}.site.example", "https://ana.site.example/about", None),
            ("https://{handle}.site.example/**", "https://ana.site.example/about", Some("ana")),
            ("https://{handle}.site.example/**", "https://deep.ana.site.example/", None),
            ("https://site.example/{handle}", "https://site.example.net/ana", None),
            ("https://site.example/{handle}", "https://site.example/%20", None),
            ("https://site.example/*/{handle}", "https://site.example/en/ana%5Bbot%5D", Some("ana[bot]")),
        ] {
            assert_eq!(handle(form, url).as_deref(), expected, "{form} {url}");
        }
    }

    #[test]
    fn a_host_is_any_host_or_one_of_the_sites() {
        let host =
            |form: &str, url: &str| captured(form, &Url::parse(url).unwrap(), &FACTS).and_then(|found| found.host);
        assert_eq!(
            host("https://{host}/u/{handle}", "https://forum.example:81/u/ana").as_deref(),
            Some("forum.example:81")
        );
        assert_eq!(host("https://{site}/u/{handle}", "https://m.site.example/u/ana").as_deref(), Some("site.example"));
        assert_eq!(host("https://{site}/u/{handle}", "https://forum.example/u/ana"), None);
        assert_eq!(
            fill("https://{host}/u/{handle}", "forum.example:81", "ana", "").unwrap().as_str(),
            "https://forum.example:81/u/ana"
        );
    }

    #[test]
    fn what_was_captured_fills_the_form_again() {
        let form = "https://site.example/users/{handle}/posts/{key}";
        // What stands in a handle cannot lead elsewhere.
        let url = fill(form, "", "../admin?x#", "1").unwrap();
        assert_eq!((url.path().split('/').count(), url.query(), captured(form, &url, &FACTS)), (5, None, None));
        let url = fill(form, "", "ana[b]", "7").unwrap();
        assert_eq!(captured(form, &url, &FACTS).unwrap().handle.as_deref(), Some("ana[b]"));
    }
}
