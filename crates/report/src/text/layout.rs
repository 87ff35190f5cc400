use unicode_width::UnicodeWidthStr;

use crate::wording::escape_terminal;

/// Width the text is laid out for.
const WIDTH: usize = 100;

/// Whether text may carry ANSI colours. Colour only repeats what the words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Plain text.
    Plain,
    /// With colours.
    Colour,
}

/// How much is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// What a reader needs first: about one screen where nothing disagrees.
    Brief,
    /// Also every quote with where it stands, all findings, timeline, steps, versions.
    Full,
}

/// How a line stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Plain,
    Bold,
    Differs,
    Agrees,
    Soft,
}

/// The text in the making. Whatever goes in is made safe for a terminal.
pub(super) struct Lines {
    text: String,
    paint: Paint,
}

impl Lines {
    pub(super) fn new(paint: Paint) -> Self {
        Self { text: String::new(), paint }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A heading with an empty line before it.
    pub(super) fn heading(&mut self, text: &str) {
        self.blank();
        self.hung("", text, Look::Bold);
    }

    /// One line as it is: a row of a table.
    pub(super) fn line(&mut self, text: &str) {
        self.text.push_str(&escape_terminal(text));
        self.text.push('\n');
    }

    /// Text after a mark; further lines stand under its beginning.
    pub(super) fn item(&mut self, mark: &str, text: &str) {
        self.hung(mark, text, Look::Plain);
    }

    /// The same, standing out.
    pub(super) fn hung(&mut self, mark: &str, text: &str, look: Look) {
        let (mark, text) = (escape_terminal(mark), escape_terminal(text));
        let indent = mark.width();
        for (index, line) in wrap(&text, WIDTH.saturating_sub(indent)).iter().enumerate() {
            let before = if index == 0 { mark.clone() } else { " ".repeat(indent) };
            self.text.push_str(&before);
            self.text.push_str(&self.painted(look, line));
            self.text.push('\n');
        }
    }

    fn painted(&self, look: Look, text: &str) -> String {
        let code = match (self.paint, look) {
            (Paint::Plain, _) | (_, Look::Plain) => return text.to_owned(),
            (_, Look::Bold) => "1",
            (_, Look::Differs) => "1;31",
            (_, Look::Agrees) => "32",
            (_, Look::Soft) => "2",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}

/// A mark of so many columns: the text, then spaces.
pub(super) fn column(text: &str, width: usize) -> String {
    let text = escape_terminal(text);
    let gap = width.saturating_sub(text.width()).max(1);
    format!("{text}{}", " ".repeat(gap))
}

/// Breaks text at spaces so that no line is wider than asked; a word that is wider by itself is cut where it has to be.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(20);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.extend(pieces(word, width)),
        }
    }
    lines
}

fn pieces(word: &str, width: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in word.chars() {
        let full = pieces.last().is_some_and(|piece| piece.width() + c.to_string().width() > width);
        if full {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{Lines, Look, Paint, UnicodeWidthStr, column, wrap};

    #[test]
    fn no_line_is_wider_than_the_terminal_in_any_script() {
        let wide = "北京市朝阳区".repeat(40);
        let long = "x".repeat(500);
        for text in [wide.as_str(), long.as_str(), "مهندس برمجيات في القاهرة ".repeat(20).as_str()]
        {
            let mut lines = Lines::new(Paint::Plain);
            lines.item("  1. ", text);
            let text = lines.into_text();
            assert!(text.lines().count() > 1);
            assert!(text.lines().all(|line| line.width() <= 100), "{text}");
        }
        assert_eq!(wrap("", 40), Vec::<String>::new());
        assert_eq!(column("日本", 6), "日本  ");
        assert_eq!(column("much too long", 4), "much too long ");
    }

    #[test]
    fn what_a_source_says_cannot_steer_the_terminal_or_its_colours() {
        let mut lines = Lines::new(Paint::Colour);
        lines.hung("\u{1b}]0;x\u{7}", "a\u{1b}[2J\u{202e}b\rc", Look::Bold);
        let text = lines.into_text();
        assert_eq!(text.matches('\u{1b}').count(), 2, "only our own colour: {text:?}");
        assert!(!text.contains(['\u{7}', '\u{202e}', '\r']), "{text:?}");
    }
}
