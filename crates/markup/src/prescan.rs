use std::fmt;

use memchr::memchr;

use crate::limits;

/// Why a page is not parsed: it would cost time or memory out of proportion to its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TooComplex {
    /// More bytes than [`limits::MAX_BYTES`].
    Bytes,
    /// More elements open at one time than [`limits::MAX_DEPTH`].
    Depth,
    /// More attributes in one tag than [`limits::MAX_ATTRIBUTES`].
    Attributes,
    /// More formatting elements left open than [`limits::MAX_OPEN_FORMATTING`].
    OpenFormatting,
    /// More tags than [`limits::MAX_TAGS`].
    Elements,
}

impl fmt::Display for TooComplex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bytes => "the page is larger than what is read",
            Self::Depth => "the page nests elements too deeply",
            Self::Attributes => "a tag of the page has too many attributes",
            Self::OpenFormatting => "the page leaves too many formatting elements open",
            Self::Elements => "the page holds too many elements",
        })
    }
}

/// Walks the tags of a page without building anything and refuses what would make a tree builder slow. Linear in the
/// size of the page; it may count deeper than a browser nests, never shallower by more than the elements that close by
/// themselves.
pub fn prescan(html: &str) -> Result<(), TooComplex> {
    if html.len() > limits::MAX_BYTES {
        return Err(TooComplex::Bytes);
    }
    let bytes = html.as_bytes();
    let mut scan = Scan::default();
    let mut at = 0;
    while let Some(next) = find(bytes, at, b'<') {
        at = next + 1;
        if scan.foreign.is_some_and(|outermost| scan.open.len() <= outermost) {
            scan.foreign = None;
        }
        match bytes.get(at) {
            Some(b'!') => at = skip_declaration(bytes, at + 1),
            Some(b'?') => at = find(bytes, at, b'>').map_or(bytes.len(), |end| end + 1),
            Some(b'/') => match bytes.get(at + 1) {
                Some(first) if first.is_ascii_alphabetic() => at = scan.end_tag(bytes, at + 1)?,
                Some(_) => {}
                None => break,
            },
            Some(first) if first.is_ascii_alphabetic() => at = scan.start_tag(bytes, at)?,
            _ => {}
        }
    }
    Ok(())
}

/// What a tree builder would hold at this place of the page.
#[derive(Default)]
struct Scan {
    open: Vec<Name>,
    formatting: usize,
    reopened: usize,
    tags: usize,
    /// How many elements were open where foreign content began.
    foreign: Option<usize>,
}

impl Scan {
    /// Takes the end tag whose name begins here; gives where the text goes on.
    fn end_tag(&mut self, bytes: &[u8], at: usize) -> Result<usize, TooComplex> {
        let (name, end) = Name::read(bytes, at);
        if name.is_formatting() {
            self.formatting = self.formatting.saturating_sub(1);
        }
        self.count_tag()?;
        if let Some(depth) = self.open.iter().rposition(|candidate| *candidate == name) {
            self.open.truncate(depth);
        }
        Ok(skip_attributes(bytes, end)?.0)
    }

    /// Takes the start tag whose name begins here.
    fn start_tag(&mut self, bytes: &[u8], at: usize) -> Result<usize, TooComplex> {
        let (name, end) = Name::read(bytes, at);
        let (after, self_closing) = skip_attributes(bytes, end)?;
        self.count_tag()?;
        if name.is_void() {
            return Ok(after);
        }
        // In HTML `<div/>` opens; only foreign content (svg, math) closes itself.
        if self.foreign.is_none() && (name.is("svg") || name.is("math")) {
            self.foreign = Some(self.open.len());
        }
        if self_closing && self.foreign.is_some() {
            return Ok(after);
        }
        if self.foreign.is_none() && name.is_raw_text() {
            return Ok(skip_raw_text(bytes, after, &name));
        }
        self.open(name)?;
        Ok(after)
    }

    fn open(&mut self, name: Name) -> Result<(), TooComplex> {
        // A second `a` closes the first one wherever it is.
        if name.is_formatting() && !name.is("a") {
            self.formatting += 1;
            if self.formatting > limits::MAX_OPEN_FORMATTING {
                return Err(TooComplex::OpenFormatting);
            }
        }
        // Inside every later element the open ones may be opened again.
        self.reopened += self.formatting;
        if self.reopened > limits::MAX_REOPENED {
            return Err(TooComplex::OpenFormatting);
        }
        if let Some(last) = self.open.last()
            && name.closes(last)
        {
            self.open.pop();
        }
        self.open.push(name);
        if self.open.len() > limits::MAX_DEPTH { Err(TooComplex::Depth) } else { Ok(()) }
    }

    fn count_tag(&mut self) -> Result<(), TooComplex> {
        self.tags += 1;
        if self.tags > limits::MAX_TAGS { Err(TooComplex::Elements) } else { Ok(()) }
    }
}

/// An element name: the first bytes, in lower case. Names longer than this are cut, which only merges strangers.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Name([u8; 12]);

impl Name {
    fn read(bytes: &[u8], from: usize) -> (Self, usize) {
        let mut name = [0; 12];
        let mut at = from;
        while let Some(byte) = bytes.get(at)
            && !byte.is_ascii_whitespace()
            && *byte != b'>'
            && *byte != b'/'
        {
            if let Some(slot) = name.get_mut(at - from) {
                *slot = byte.to_ascii_lowercase();
            }
            at += 1;
        }
        (Self(name), at)
    }

    fn is(&self, name: &str) -> bool {
        self.text() == name.as_bytes()
    }

    fn text(&self) -> &[u8] {
        let end = self.0.iter().position(|byte| *byte == 0).unwrap_or(self.0.len());
        &self.0[..end]
    }

    fn one_of(&self, names: &[&str]) -> bool {
        let text = self.text();
        names.iter().any(|name| name.as_bytes() == text)
    }

    fn is_void(&self) -> bool {
        self.one_of(&[
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
            "wbr",
        ])
    }

    fn is_raw_text(&self) -> bool {
        self.one_of(&["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"])
    }

    fn is_formatting(&self) -> bool {
        self.one_of(&["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"])
    }

    /// Whether this start tag closes that open element of its own accord (optional end tags).
    fn closes(&self, open: &Self) -> bool {
        const BLOCKS: [&str; 24] = [
            "address",
            "article",
            "aside",
            "blockquote",
            "div",
            "dl",
            "fieldset",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "main",
            "nav",
            "ol",
            "p",
            "section",
            "table",
            "ul",
        ];
        (open.is("p") && self.one_of(&BLOCKS))
            || (open.is("li") && self.is("li"))
            || (open.one_of(&["dt", "dd"]) && self.one_of(&["dt", "dd"]))
            || (open.one_of(&["td", "th"]) && self.one_of(&["td", "th", "tr"]))
            || (open.is("tr") && self.one_of(&["tr", "tbody"]))
            || (open.is("option") && self.one_of(&["option", "optgroup"]))
            || (open.is("a") && self.is("a"))
    }
}

fn find(bytes: &[u8], from: usize, byte: u8) -> Option<usize> {
    memchr(byte, bytes.get(from..)?).map(|at| from + at)
}

fn skip_declaration(bytes: &[u8], from: usize) -> usize {
    let rest = &bytes[from..];
    if rest.starts_with(b"--") {
        // `<!-->` is a whole comment.
        let body = from + 2;
        let close = (body..bytes.len()).find(|at| {
            bytes[*at] == b'>'
                && (bytes[..*at].ends_with(b"--") || bytes[..*at].ends_with(b"--!"))
                && *at + 1 > from + 2
        });
        close.map_or(bytes.len(), |end| end + 1)
    } else {
        find(bytes, from, b'>').map_or(bytes.len(), |end| end + 1)
    }
}

fn skip_raw_text(bytes: &[u8], from: usize, name: &Name) -> usize {
    let mut at = from;
    while let Some(next) = find(bytes, at, b'<') {
        if bytes.get(next + 1) == Some(&b'/') {
            let (closing, _) = Name::read(bytes, next + 2);
            if closing == *name {
                return next;
            }
        }
        at = next + 1;
    }
    bytes.len()
}

/// The position after the tag's `>`, and whether the tag ends in `/>`.
fn skip_attributes(bytes: &[u8], from: usize) -> Result<(usize, bool), TooComplex> {
    let mut at = from;
    let mut count = 0;
    let mut slash = false;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'>' => return Ok((at + 1, slash)),
            b'/' => {
                slash = true;
                at += 1;
            }
            byte if byte.is_ascii_whitespace() => at += 1,
            _ => {
                slash = false;
                count += 1;
                if count > limits::MAX_ATTRIBUTES {
                    return Err(TooComplex::Attributes);
                }
                at = skip_attribute(bytes, at);
            }
        }
    }
    Ok((bytes.len(), false))
}

fn skip_attribute(bytes: &[u8], from: usize) -> usize {
    let mut at = from + 1;
    while bytes.get(at).is_some_and(|byte| !byte.is_ascii_whitespace() && !b"/>=".contains(byte)) {
        at += 1;
    }
    let mut after = at;
    while bytes.get(after).is_some_and(u8::is_ascii_whitespace) {
        after += 1;
    }
    if bytes.get(after) != Some(&b'=') {
        return at;
    }
    at = after + 1;
    while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    match bytes.get(at) {
        Some(quote @ (b'"' | b'\'')) => find(bytes, at + 1, *quote).map_or(bytes.len(), |end| end + 1),
        _ => {
            while bytes.get(at).is_some_and(|byte| !byte.is_ascii_whitespace() && *byte != b'>') {
                at += 1;
            }
            at
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{TooComplex, prescan};

    #[test]
    fn depth_is_bounded_and_wide_pages_are_not() {
        assert_eq!(prescan(&"<div>".repeat(513)), Err(TooComplex::Depth));
        assert_eq!(prescan(&"<div>".repeat(512)), Ok(()));
        assert_eq!(prescan(&"<div></div>".repeat(20_000)), Ok(()));
        assert_eq!(
            prescan(&"<ul><li>one<li>two</ul><p>a<p>b<table><tr><td>1<td>2<tr><td>3</table>".repeat(5_000)),
            Ok(())
        );
        assert_eq!(prescan(&"<br><img src=a><input>".repeat(5_000)), Ok(()));
    }

    #[test]
    fn text_that_only_looks_like_tags_does_not_count() {
        let inert = "<div>".repeat(600);
        for page in [
            format!("<script>{inert}</script>"),
            format!("<!-- {inert} -->"),
            format!("<a title='{inert}'>x</a>"),
            format!("<textarea>{inert}</textarea>"),
            "1 < 2 ".repeat(2_000),
        ] {
            assert_eq!(prescan(&page), Ok(()));
        }
    }

    #[test]
    fn attributes_are_bounded() {
        let many: String = (0..1_001).map(|n| format!(" a{n}=1")).collect();
        assert_eq!(prescan(&format!("<p{many}>")), Err(TooComplex::Attributes));
    }

    #[test]
    fn formatting_left_open_over_paragraphs_is_refused() {
        let page: String = (0..65).map(|n| format!("<p><font size={n}>x</p>")).collect();
        assert_eq!(prescan(&page), Err(TooComplex::OpenFormatting));
        let few: String = (0..60).map(|n| format!("<p><font size={n}>x</p>")).collect();
        assert_eq!(prescan(&(few + &"<p>x</p>".repeat(100_000))), Err(TooComplex::OpenFormatting));
        assert_eq!(prescan(&"<p><b>x</b></p>".repeat(5_000)), Ok(()));
    }

    #[test]
    fn self_closing_counts_only_where_html_obeys_it() {
        assert_eq!(prescan(&"<div/>".repeat(600)), Err(TooComplex::Depth));
        assert_eq!(prescan(&format!("<svg>{}</svg>", "<path d='M0 0'/>".repeat(5_000))), Ok(()));
    }

    #[test]
    fn broken_ends_do_not_panic() {
        for page in ["<", "</", "<!", "<!--", "<a", "<a b", "<a b=", "<a b='", "<script>", "<?", "</p", "<!-->x"] {
            assert_eq!(prescan(page), Ok(()), "{page}");
        }
        assert_eq!(prescan(&"x".repeat((8 << 20) + 1)), Err(TooComplex::Bytes));
    }
}
