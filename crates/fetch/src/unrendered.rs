//! Pages that show nothing until their JavaScript has run.

use memchr::{memchr, memmem};

use crate::walls;

/// What a page holds besides its scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unrendered {
    /// Nothing: no text, no picture, no link, and nothing in its head that describes what it will show.
    Empty,
    /// Only a description in its head, such as a link's preview uses.
    Described,
}

/// A page larger than this says something, be it as data for its own scripts.
const LARGEST: usize = 256 << 10;
/// Longest text of a page that asks to wait or to turn JavaScript on; such sentences have some 60 letters.
const LONGEST_NOTICE: usize = 160;
/// What such a text begins with or holds.
const NOTICES: [&str; 5] = ["loading", "please wait", "javascript", "laden", "chargement"];
/// Elements whose content nobody sees.
const UNSEEN: [&str; 7] = ["script", "style", "noscript", "template", "title", "svg", "textarea"];
/// Elements that are content by themselves.
const CONTENT: [&str; 11] =
    ["a", "img", "picture", "video", "iframe", "frame", "object", "embed", "form", "input", "button"];
/// Marks of statements that are read without JavaScript: with one of them the page is not empty.
const STATES: [&str; 9] = [
    "application/ld+json",
    "application/json",
    "rel=\"me\"",
    "rel=me",
    "itemprop",
    "h-card",
    "__initial_state__",
    "__preloaded_state__",
    "__nuxt__",
];
/// Marks of a description in the head.
const DESCRIBES: [&str; 4] = ["property=\"og:", "property='og:", "name=\"description\"", "name='description'"];

/// Whether a page is empty without JavaScript. Where in doubt it is not: then it is read as it came.
pub(crate) fn recognise(body: &[u8]) -> Option<Unrendered> {
    if body.len() > LARGEST || !walls::looks_like_html(body) {
        return None;
    }
    let page = body.to_ascii_lowercase();
    let holds = |mark: &str| memmem::find(&page, mark.as_bytes()).is_some();
    if !holds("<script") || STATES.into_iter().any(holds) {
        return None;
    }
    let text = seen(&page)?;
    let text = text.trim();
    let notice = text.len() <= LONGEST_NOTICE && NOTICES.iter().any(|mark| text.contains(mark));
    if !text.is_empty() && !notice {
        return None;
    }
    Some(if DESCRIBES.into_iter().any(holds) { Unrendered::Described } else { Unrendered::Empty })
}

/// The text that somebody without JavaScript would see; nothing if there is content of another kind, or more text than a
/// notice has.
fn seen(page: &[u8]) -> Option<String> {
    let mut text = Vec::new();
    let mut rest = page;
    loop {
        let open = memchr(b'<', rest).unwrap_or(rest.len());
        text.extend_from_slice(rest[..open].trim_ascii());
        text.push(b' ');
        if text.trim_ascii().len() > LONGEST_NOTICE {
            return None;
        }
        text.truncate(text.trim_ascii_end().len() + 1);
        rest = &rest[open..];
        if rest.is_empty() {
            return Some(String::from_utf8_lossy(&text).into_owned());
        }
        let name = rest[1..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let name = std::str::from_utf8(&rest[1..=name]).unwrap_or_default();
        if CONTENT.contains(&name) {
            return None;
        }
        let end = if rest.starts_with(b"<!--") {
            memmem::find(rest, b"-->").map(|at| at + 3)
        } else if UNSEEN.contains(&name) {
            let close = format!("</{name}");
            memmem::find(rest, close.as_bytes()).and_then(|at| Some(at + memchr(b'>', &rest[at..])? + 1))
        } else {
            memchr(b'>', rest).map(|at| at + 1)
        };
        rest = &rest[end.unwrap_or(rest.len())..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_wait_for_their_scripts_are_recognised() {
        for page in [
            r#"<!doctype html><html><head><title>Ada</title><script src="/app.js"></script></head><body><div id="root"></div></body></html>"#,
            r#"<html><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div><script type=module src=/a.js></script>"#,
            r#"<html><body><div id="app">Loading...</div><script src="/a.js"></script>"#,
            r#"<html><body><!-- <a href="/">x</a> --><app-root></app-root><script>import("/a.js")</script></body></html>"#,
        ] {
            assert_eq!(recognise(page.as_bytes()), Some(Unrendered::Empty), "{page}");
        }
        let described = r#"<html><head><meta property="og:title" content="Ada"><script src="/a.js"></script></head><body><div id="root"></div>"#;
        assert_eq!(recognise(described.as_bytes()), Some(Unrendered::Described));
    }

    #[test]
    fn pages_that_say_something_are_not() {
        for page in [
            "<html><body><h1>Ada</h1><script src=/analytics.js></script>",
            r#"<html><body><a href="/cv"></a><script src=/a.js></script>"#,
            r#"<html><body><img src="ada.png"><script src=/a.js></script>"#,
            r#"<html><script type="application/ld+json">{"@type":"Person","name":"Ada"}</script><body></body>"#,
            r#"<html><head><link rel="me" href="https://a.example"><script src=/a.js></script><body></body>"#,
            "<html><head><title>Ada</title></head><body></body></html>",
            "{\"a\":\"<script\"}",
            "",
        ] {
            assert_eq!(recognise(page.as_bytes()), None, "{page}");
        }
        let article = format!("<html><body><p>{}</p><script></script>", "Loading ships with javascript. ".repeat(9));
        assert_eq!(recognise(article.as_bytes()), None);
    }

    #[test]
    fn hostile_pages_cost_no_more_than_one_walk() {
        for part in ["<", "<script", "<!--", "<style>", "</", "<a", "\u{fffd}<"] {
            let page = format!("<html><script>x</script>{}", part.repeat(LARGEST / part.len() - 10));
            let started = std::time::Instant::now();
            let _any = recognise(page.as_bytes());
            assert!(started.elapsed() < std::time::Duration::from_secs(5), "{part}");
        }
    }
}
