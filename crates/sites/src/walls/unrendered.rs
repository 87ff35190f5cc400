//! Pages that show nothing until their JavaScript has run.

use crosscheck_model::Page;

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
/// Whether a page is empty without JavaScript, whatever its head describes. Where in doubt it is not: then it is read as
/// it came.
pub(crate) fn is_unrendered(page: &Page) -> bool {
    if page.body.len() > LARGEST || !page.is_html() {
        return false;
    }
    let text = crate::answer::text(&page.body).to_ascii_lowercase();
    if !text.contains("<script") || STATES.iter().any(|mark| text.contains(mark)) {
        return false;
    }
    let Some(seen) = seen(&text) else { return false };
    let seen = seen.trim();
    let notice = seen.len() <= LONGEST_NOTICE && NOTICES.iter().any(|mark| seen.contains(mark));
    seen.is_empty() || notice
}

/// The text that somebody without JavaScript would see; nothing if there is content of another kind, or more text than a
/// notice has.
fn seen(page: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = page;
    loop {
        let open = rest.find('<').unwrap_or(rest.len());
        let words = rest[..open].trim();
        if !words.is_empty() {
            text.push_str(words);
            text.push(' ');
        }
        if text.len() > LONGEST_NOTICE {
            return None;
        }
        rest = &rest[open..];
        if rest.is_empty() {
            return Some(text);
        }
        let name: String = rest[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
        if CONTENT.contains(&name.as_str()) {
            return None;
        }
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if UNSEEN.contains(&name.as_str()) {
            rest.find(&format!("</{name}")).and_then(|at| Some(at + rest[at..].find('>')? + 1))
        } else {
            rest.find('>').map(|at| at + 1)
        };
        rest = &rest[end.unwrap_or(rest.len())..];
    }
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Digest, Freshness};

    use super::*;

    fn recognise(body: &[u8]) -> bool {
        let url: url::Url = "https://ada.example/".parse().unwrap();
        is_unrendered(&Page {
            url: url.clone(),
            final_url: url,
            status: 200,
            headers: Vec::new(),
            sha256: Digest::of(body),
            body: body.to_vec().into(),
            captured_at: "2026-03-01T12:00:00Z".parse().unwrap(),
            freshness: Freshness::Fetched,
        })
    }

    #[test]
    fn pages_that_wait_for_their_scripts_are_recognised() {
        for page in [
            r#"<!doctype html><html><head><title>Ada</title><script src="/app.js"></script></head><body><div id="root"></div></body></html>"#,
            r#"<html><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div><script type=module src=/a.js></script>"#,
            r#"<html><body><div id="app">Loading...</div><script src="/a.js"></script>"#,
            r#"<html><body><!-- <a href="/">x</a> --><app-root></app-root><script>import("/a.js")</script></body></html>"#,
        ] {
            assert!(recognise(page.as_bytes()), "{page}");
        }
        let described = r#"<html><head><meta property="og:title" content="Ada"><script src="/a.js"></script></head><body><div id="root"></div>"#;
        assert!(recognise(described.as_bytes()));
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
            assert!(!recognise(page.as_bytes()), "{page}");
        }
        let article = format!("<html><body><p>{}</p><script></script>", "Loading ships with javascript. ".repeat(9));
        assert!(!recognise(article.as_bytes()));
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test measures time")]
    fn hostile_pages_cost_no_more_than_one_walk() {
        for part in ["<", "<script", "<!--", "<style>", "</", "<a", "\u{fffd}<"] {
            let page = format!("<html><script>x</script>{}", part.repeat(LARGEST / part.len() - 10));
            let started = std::time::Instant::now();
            let _any = recognise(page.as_bytes());
            assert!(started.elapsed() < std::time::Duration::from_secs(5), "{part}");
        }
    }
}
