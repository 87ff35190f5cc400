//! Where an HTML file says it was saved from, and when.

use jiff::Timestamp;
use url::Url;

use super::saved::web;

/// Comments of browsers and extensions stand before the page or at its very beginning.
const COMMENTS_WITHIN: usize = 16 << 10;
/// Heads with inlined style sheets are long; no page's head is longer than this.
const HEAD_WITHIN: usize = 6 << 20;
/// Tags of a head that are looked at.
const MAX_TAGS: usize = 4_000;

/// An address, and the time that stands beside it.
#[derive(Debug, PartialEq)]
pub(super) struct Stated {
    pub(super) address: Url,
    pub(super) saved_at: Option<Timestamp>,
}

/// The address that a file states itself: the mark of the program that saved it first, then what the page calls itself.
pub(super) fn of_html(bytes: &[u8]) -> Option<Stated> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(COMMENTS_WITHIN)]);
    saved_from(&head)
        .or_else(|| single_file(&head))
        .or_else(|| mirrored(&head))
        .or_else(|| by_tags(&String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD_WITHIN)])))
}

/// `<!-- saved from url=(0023)https://example.com/ana -->`, by Chromium, Edge and Internet Explorer; the number counts the
/// characters of the address.
fn saved_from(head: &str) -> Option<Stated> {
    let (_, rest) = head.split_once("saved from url=(")?;
    let (count, rest) = rest.split_once(')')?;
    let count: usize = count.trim().parse().ok()?;
    // Programs count characters or bytes; the end of the comment is the end of the address in any case.
    let upto = rest.split("-->").next().unwrap_or_default().trim();
    let counted: String = upto.chars().take(count).collect();
    let address = if upto.contains(' ') { counted.as_str() } else { upto };
    Some(Stated { address: web(address)?, saved_at: None })
}

/// SingleFile writes `url:` and `saved date:` on lines of one comment.
fn single_file(head: &str) -> Option<Stated> {
    let (_, rest) = head.split_once("Page saved with SingleFile")?;
    let comment = rest.split("-->").next().unwrap_or_default();
    let value = |key: &str| comment.lines().find_map(|line| line.trim().strip_prefix(key)).map(str::trim);
    Some(Stated { address: web(value("url:")?)?, saved_at: value("saved date:").and_then(script_time) })
}

/// `<!-- Mirrored from example.com/ana by HTTrack Website Copier/3.x [XR&CO'2014], Mon, 02 Nov 2026 08:00:00 GMT -->`
fn mirrored(head: &str) -> Option<Stated> {
    let (_, rest) = head.split_once("Mirrored from ")?;
    let comment = rest.split("-->").next().unwrap_or_default();
    let (address, rest) = comment.split_once(" by HTTrack")?;
    let full = if address.contains("://") { address.to_owned() } else { format!("https://{address}") };
    let time = rest.split_once("], ").and_then(|(_, time)| mail_time(time));
    Some(Stated { address: web(&full)?, saved_at: time })
}

/// Marks of extensions in tags go before what the page calls itself.
fn by_tags(head: &str) -> Option<Stated> {
    let mut canonical = None;
    let mut own = None;
    let mut saved_at = None;
    let mut extension = None;
    for tag in tags(head).take(MAX_TAGS) {
        let get = |name: &str| attribute(tag, name);
        match tag_name(tag).as_str() {
            "html" => {
                if let Some(address) = get("data-scrapbook-source").and_then(|address| web(&address)) {
                    saved_at = get("data-scrapbook-create").and_then(|digits| compact_time(&digits));
                    extension = Some(address);
                }
            }
            "meta" => {
                let key = get("name").or_else(|| get("property")).unwrap_or_default().to_ascii_lowercase();
                let value = get("content").unwrap_or_default();
                match key.as_str() {
                    "savepage-url" => extension = web(&value),
                    "savepage-date" => saved_at = script_time(&value),
                    "og:url" if own.is_none() => own = web(&value),
                    _ => {}
                }
            }
            "link" if canonical.is_none() => {
                let canon = get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
                canonical = get("href").filter(|_| canon).and_then(|address| web(&address));
            }
            "body" => break,
            _ => {}
        }
    }
    let address = extension.or(canonical).or(own)?;
    Some(Stated { address, saved_at })
}

/// Opening tags that can say it, in order; what stands in scripts and comments is skipped.
fn tags(head: &str) -> impl Iterator<Item = &str> {
    let mut rest = head;
    std::iter::from_fn(move || {
        loop {
            let at = rest.find('<')?;
            rest = &rest[at + 1..];
            if let Some(comment) = rest.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            let name = tag_name(rest);
            if name == "script" || name == "style" {
                let close = if name == "script" { "</script" } else { "</style" };
                rest = rest.split_once(close).map_or("", |(_, after)| after);
                continue;
            }
            if ["html", "meta", "link", "body"].contains(&name.as_str()) {
                return Some(rest);
            }
        }
    })
}

fn tag_name(tag: &str) -> String {
    tag.chars().take(8).take_while(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// An attribute of an opening tag whose text begins after `<`.
fn attribute(tag: &str, wanted: &str) -> Option<String> {
    let mut rest = tag.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    for _ in 0..64 {
        rest = rest.trim_start();
        if rest.is_empty() || rest.starts_with(['>', '/']) {
            return None;
        }
        let end = rest.find(|c: char| c == '=' || c == '>' || c.is_whitespace())?;
        let name = &rest[..end];
        rest = rest[end..].trim_start();
        let Some(after) = rest.strip_prefix('=') else { continue };
        let after = after.trim_start();
        let (value, left) = match after.chars().next()? {
            quote @ ('"' | '\'') => after[1..].split_once(quote)?,
            _ => after.split_at(after.find(|c: char| c == '>' || c.is_whitespace()).unwrap_or(after.len())),
        };
        rest = left;
        if name.eq_ignore_ascii_case(wanted) {
            return Some(crosscheck_markup::unescape(value));
        }
    }
    None
}

/// `Mon Nov 02 2026 08:00:00 GMT+0100 (Central European Standard Time)`, as browsers' scripts write a time.
fn script_time(text: &str) -> Option<Timestamp> {
    let bare = text.split('(').next().unwrap_or_default().trim().replace("GMT", "");
    let parsed = jiff::Zoned::strptime("%a %b %d %Y %H:%M:%S %z", &bare).map(|zoned| zoned.timestamp());
    parsed.or_else(|_| Timestamp::strptime("%a %b %d %Y %H:%M:%S %z", &bare)).ok().or_else(|| text.trim().parse().ok())
}

/// `Mon, 02 Nov 2026 08:00:00 GMT`, as in mail.
pub(super) fn mail_time(text: &str) -> Option<Timestamp> {
    let parsed = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(text.trim());
    parsed.ok()
}

/// `20261102080000123`, in UTC.
fn compact_time(digits: &str) -> Option<Timestamp> {
    let bare: String = digits.chars().take(14).collect();
    let parsed = jiff::civil::DateTime::strptime("%Y%m%d%H%M%S", &bare).ok()?;
    parsed.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(html: &str) -> (String, Option<String>) {
        let found = of_html(html.as_bytes()).unwrap();
        (found.address.to_string(), found.saved_at.map(|at| at.to_string()))
    }

    #[test]
    fn every_program_says_it_in_its_own_way() {
        let cases = [
            (
                "<!DOCTYPE html>\n<!-- saved from url=(0023)https://example.com/ana -->\n<html>",
                "https://example.com/ana",
                None,
            ),
            (
                "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://example.com/ana \n saved date: Mon Nov 02 2026 09:00:00 GMT+0100 (Central European Standard Time)\n-->",
                "https://example.com/ana",
                Some("2026-11-02T08:00:00Z"),
            ),
            (
                "<html><!-- Mirrored from example.com/ana by HTTrack Website Copier/3.x [XR&CO'2014], Mon, 02 Nov 2026 08:00:00 GMT -->",
                "https://example.com/ana",
                Some("2026-11-02T08:00:00Z"),
            ),
            (
                "<html data-scrapbook-source=\"https://example.com/ana?a=1&amp;b=2\" data-scrapbook-create=\"20261102080000123\">",
                "https://example.com/ana?a=1&b=2",
                Some("2026-11-02T08:00:00Z"),
            ),
            ("<head><link href='https://example.com/ana' rel=\"canonical\">", "https://example.com/ana", None),
            ("<head><meta property=og:url content=https://example.com/ana>", "https://example.com/ana", None),
            (
                "<head><meta property=og:url content='https://example.com/b'><link rel=canonical href=https://example.com/ana>",
                "https://example.com/ana",
                None,
            ),
            ("<head><meta name=\"savepage-url\" content=\"https://example.com/ana\">", "https://example.com/ana", None),
        ];
        for (html, address, time) in cases {
            assert_eq!(stated(html), (address.to_owned(), time.map(str::to_owned)), "{html}");
        }
    }

    #[test]
    fn what_is_no_statement_is_none() {
        for html in [
            "<html><p>saved from url is a phrase",
            "<!-- saved from url=(0014)about:internet --><html>",
            "<script>var x = '<link rel=canonical href=https://example.com/>'</script>",
            "<!-- <link rel=canonical href=https://example.com/> -->",
            "<link rel=canonical href=/relative>",
            "<link rel=\"canonical",
            "<body><link rel=canonical href=https://example.com/>",
            "",
        ] {
            assert_eq!(of_html(html.as_bytes()), None, "{html}");
        }
    }
}
