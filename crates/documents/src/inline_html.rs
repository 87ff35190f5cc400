//! HTML in lines of Markdown and plain text: tags taken out, their headings and links kept, character references written out.

use crosscheck_markup::unescape;

/// Elements that people write in Markdown. Anything else between angle brackets is text: `<ana@example.com>`, "a < b".
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "ins",
    "kbd",
    "li",
    "link",
    "main",
    "mark",
    "nav",
    "ol",
    "p",
    "picture",
    "pre",
    "s",
    "section",
    "small",
    "source",
    "span",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
];
/// Elements that begin on a line of their own, or in a cell of their own.
const APART: &[&str] = &["br", "td", "th", "li", "p", "div"];

/// What is seen of one line.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Seen {
    pub(crate) text: String,
    /// It stands in a heading, of this depth.
    pub(crate) heading: Option<u8>,
    /// Targets of links, and the words that are linked.
    pub(crate) links: Vec<(String, String)>,
}

/// Takes HTML out of one line after the other; comments run over several.
#[derive(Default)]
pub(crate) struct InlineHtml {
    in_comment: bool,
}

impl InlineHtml {
    /// What is seen of a line. A space of `wide` characters stands where a cell ends.
    pub(crate) fn seen(&mut self, raw: &str, wide: usize) -> Seen {
        let mut seen = Seen::default();
        let mut open: Option<(String, usize)> = None;
        let mut rest = raw;
        while !rest.is_empty() {
            if self.in_comment {
                let Some((_, after)) = rest.split_once("-->") else { break };
                self.in_comment = false;
                rest = after;
                continue;
            }
            if let Some(after) = rest.strip_prefix("<!--") {
                self.in_comment = true;
                rest = after;
                continue;
            }
            if let Some((tag, after)) = tag(rest) {
                act(&tag, wide, &mut seen, &mut open);
                rest = after;
                continue;
            }
            let length = rest.char_indices().skip(1).find(|(_, c)| *c == '<').map_or(rest.len(), |(at, _)| at);
            seen.text.push_str(&rest[..length]);
            rest = &rest[length..];
        }
        if seen.text.contains('&') {
            seen.text = references(&seen.text, wide);
        }
        seen
    }
}

/// A tag at the beginning of a text.
struct Tag<'a> {
    name: String,
    closes: bool,
    attributes: &'a str,
}

fn tag(text: &str) -> Option<(Tag<'_>, &str)> {
    let (inside, after) = text.strip_prefix('<')?.split_once('>')?;
    let closes = inside.starts_with('/');
    let inside = inside.trim_start_matches('/');
    let length = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
    let name = inside[..length].to_ascii_lowercase();
    let ends = inside[length..].chars().next().is_none_or(|c| c.is_whitespace() || c == '/');
    (ends && ELEMENTS.contains(&name.as_str())).then_some((Tag { name, closes, attributes: &inside[length..] }, after))
}

fn act(tag: &Tag<'_>, wide: usize, seen: &mut Seen, open: &mut Option<(String, usize)>) {
    let level = tag.name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
    if let Some(level) = level.filter(|level| (1..=6).contains(level) && !tag.closes) {
        seen.heading = Some(level);
    }
    if APART.contains(&tag.name.as_str()) && !seen.text.is_empty() {
        seen.text.push_str(&" ".repeat(wide));
    }
    match (tag.name.as_str(), tag.closes) {
        ("a", false) => *open = attribute(tag.attributes, "href").map(|target| (target, seen.text.len())),
        ("a", true) => {
            if let Some((target, from)) = open.take() {
                let words = seen.text.get(from..).unwrap_or_default().trim().to_owned();
                seen.links.push((target, words));
            }
        }
        _ => {}
    }
}

fn attribute(attributes: &str, name: &str) -> Option<String> {
    let (_, after) = attributes.split_once(&format!("{name}="))?;
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
    let value = match quote {
        Some(quote) => after[1..].split(quote).next(),
        None => after.split(|c: char| c.is_whitespace()).next(),
    };
    value.map(|value| unescape(value.trim())).filter(|value| !value.is_empty())
}

/// Character references written out; icons of fonts, which have no meaning, part cells as wide spaces do.
fn references(text: &str, wide: usize) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in unescape(text).chars() {
        match c {
            '\u{2003}' | '\u{2002}' | '\u{e000}'..='\u{f8ff}' => plain.push_str(&" ".repeat(wide)),
            '\u{a0}' | '\u{2009}' => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(raw: &str) -> Seen {
        InlineHtml::default().seen(raw, 3)
    }

    #[test]
    fn tags_of_markdown_are_not_its_text() {
        assert_eq!(
            seen("<h3>Engineer - Example Ltd</h3>"),
            Seen { text: "Engineer - Example Ltd".into(), heading: Some(3), links: vec![] }
        );
        let link = seen(r#"<a href="https://ana.example/?a&amp;b">my page</a>"#);
        assert_eq!(link.text, "my page");
        assert_eq!(link.links, [("https://ana.example/?a&b".to_owned(), "my page".to_owned())]);
        assert_eq!(
            seen("&#xe60f; 555-0100&emsp;Lisbon").text.split_whitespace().collect::<Vec<_>>(),
            ["555-0100", "Lisbon"]
        );
        assert_eq!(seen("<img src=\"a.png\">").text, "");
    }

    #[test]
    fn other_angle_brackets_are_text() {
        for text in ["<ana@example.com>", "a < b and c > d", "<https://ana.example/>", "Vec<String>", "< 5 years", "é<"]
        {
            assert_eq!(seen(text).text, text);
        }
    }

    #[test]
    fn comments_run_over_lines() {
        let mut html = InlineHtml::default();
        let lines = ["kept <!-- not", "this either", "end --> seen"].map(|line| html.seen(line, 3).text);
        assert_eq!(lines, ["kept ", "", " seen"]);
    }
}
