//! Text of strangers, made safe to stand in a page.

use crate::wording::escape_terminal;

/// Text of a source as a page may show it: what reorders or hides text is written out. The template escapes HTML.
pub(super) fn show(text: &str) -> String {
    escape_terminal(text)
}

/// The same for a narrow column, as HTML: a long address is broken after a sign, not in a word.
pub(super) fn breakable(text: impl AsRef<str>) -> String {
    let mut html = String::new();
    let mut inside = false;
    for c in show(text.as_ref()).chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '@' | '/' | '.' | '_' | '-' if inside => {
                html.push(c);
                html.push_str("<wbr>");
            }
            c => html.push(c),
        }
        inside = c.is_alphanumeric();
    }
    html
}

#[cfg(test)]
mod tests {
    use super::breakable;

    #[test]
    fn a_long_address_may_break_after_its_signs_and_holds_no_markup() {
        assert_eq!(breakable("a@b.example @c"), "a@<wbr>b.<wbr>example @c");
        assert_eq!(breakable("<b a=\"x\">&'"), "&lt;b a=&quot;x&quot;&gt;&amp;&#39;");
    }
}
