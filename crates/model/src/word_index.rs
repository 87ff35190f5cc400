//! The words of a source's whole text, kept small: for the question whether a value stands anywhere in it.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Locator;

/// Bytes of words that are kept: forty pages of text.
const MAX_BYTES: usize = 192 << 10;
/// Lines that are kept.
const MAX_LINES: usize = 4_000;

/// The words of a text in its order, in lower case, without marks of accent and punctuation. `Debug` tells only how many lines.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WordIndex {
    /// Words parted by single spaces, lines parted by line feeds.
    text: String,
    lines: Vec<Locator>,
    /// Lines found no room.
    cut: bool,
}

/// Where a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing<'a> {
    /// Its line, from 0.
    pub line: usize,
    /// Where the line stands.
    pub locator: &'a Locator,
    /// Words of the line, with the value's own.
    pub words_of_line: usize,
    /// Words of the line before the value.
    pub words_before: usize,
}

impl std::fmt::Debug for WordIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WordIndex").field("lines", &self.lines.len()).field("cut", &self.cut).finish_non_exhaustive()
    }
}

impl WordIndex {
    /// Adds a line of the text; one without words keeps its place.
    pub fn add_line(&mut self, locator: &Locator, line: &str) {
        let words = normalised(line);
        if self.lines.len() >= MAX_LINES || self.text.len() + words.len() + 1 > MAX_BYTES {
            self.cut = true;
            return;
        }
        self.text.push_str(&words);
        self.text.push('\n');
        self.lines.push(locator.clone());
    }

    /// Adds another text after this one.
    pub fn append(&mut self, other: Self) {
        self.cut |= other.cut;
        for (locator, line) in other.lines.iter().zip(other.text.lines()) {
            self.add_line(locator, line);
        }
    }

    /// Nothing was kept.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Whether the end of the text found no room.
    pub fn is_cut(&self) -> bool {
        self.cut
    }

    /// The words of every line, in order.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.lines()
    }

    /// The words of a line; none where there is no such line.
    pub fn line(&self, line: usize) -> &str {
        self.text.lines().nth(line).unwrap_or_default()
    }

    /// Everywhere the words of a value stand one after another on one line. Scripts that write without spaces are found within
    /// a run of letters, others only as whole words.
    pub fn find<'a>(&'a self, value: &str) -> impl Iterator<Item = Standing<'a>> {
        let value = normalised(value);
        let count = |text: &str| text.split(' ').filter(|word| !word.is_empty()).count();
        self.text.lines().zip(&self.lines).enumerate().filter_map(move |(line, (text, locator))| {
            let at = place_of(text, &value)?;
            Some(Standing { line, locator, words_of_line: count(text), words_before: count(&text[..at]) })
        })
    }

    /// Where the words of a value begin on one line and go on at the next one, as a narrow column breaks them; other columns may stand beside.
    pub fn find_wrapped<'a>(&'a self, value: &str) -> impl Iterator<Item = Standing<'a>> {
        let value = normalised(value);
        let cuts: Vec<usize> = value.match_indices(' ').map(|(at, _)| at).collect();
        let pairs = self.text.lines().zip(self.text.lines().skip(1)).zip(&self.lines).enumerate();
        let count = |text: &str| text.split(' ').filter(|word| !word.is_empty()).count();
        pairs.filter_map(move |(line, ((text, next), locator))| {
            let at = cuts.iter().find_map(|&cut| {
                place_of(next, &value[cut + 1..])?;
                place_of(text, &value[..cut])
            })?;
            Some(Standing { line, locator, words_of_line: count(text), words_before: count(&text[..at]) })
        })
    }
}

/// Where the words stand in a line, as whole words unless their script writes none apart.
fn place_of(line: &str, words: &str) -> Option<usize> {
    if words.is_empty() {
        return None;
    }
    let edge = |before: Option<char>, after: Option<char>| match (before, after) {
        (Some(a), Some(b)) => a == ' ' || b == ' ' || (is_unspaced(a) && is_unspaced(b)),
        _ => true,
    };
    line.match_indices(words).map(|(at, _)| at).find(|&at| {
        let end = at + words.len();
        edge(line[..at].chars().next_back(), words.chars().next())
            && edge(words.chars().next_back(), line[end..].chars().next())
    })
}

/// Han, kana, Thai, Lao, Khmer and Burmese.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Lower case, compatibility forms made one, accents taken off; everything else that is no letter and no digit parts words.
fn normalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for chunk in text.split_whitespace() {
        // The parts of an address are no words of their own: "robert.holloway@" names nobody.
        let address = chunk.contains('@') || (chunk.contains('/') && chunk.contains('.'));
        part(&mut out);
        if chunk.is_ascii() {
            for c in chunk.chars() {
                if c.is_ascii_alphanumeric() {
                    out.push(c.to_ascii_lowercase());
                } else if !address && c != '\'' {
                    part(&mut out);
                }
            }
            continue;
        }
        for c in chunk.nfkd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).nfc() {
            if c.is_alphanumeric() || is_combining_mark(c) {
                out.extend(c.to_lowercase());
            } else if !address && !matches!(c, '\'' | '’' | '\u{200c}' | '\u{200d}') {
                part(&mut out);
            }
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn part(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::WordIndex;
    use crate::Locator;

    fn index(lines: &[&str]) -> WordIndex {
        let mut index = WordIndex::default();
        for (number, line) in (1..).zip(lines) {
            index.add_line(&Locator::Line(number), line);
        }
        index
    }

    #[test]
    fn a_value_is_found_as_it_may_be_written() {
        let text =
            index(&["ROBERT  HOLLOWAY, PhD", "José O'Néill-García", "東京都在住の山田太郎です", "ул. Ивана Франко"]);
        let line = |value: &str| text.find(value).map(|at| at.line).collect::<Vec<_>>();
        assert_eq!(line("Robert Holloway"), [0]);
        assert_eq!(line("jose o’neill garcia"), [1]);
        assert_eq!(line("山田太郎"), [2]);
        assert_eq!(line("Иван"), [] as [usize; 0], "part of a word is no word");
        assert_eq!(line("Robert Hollow"), [] as [usize; 0]);
        assert_eq!(line(""), [] as [usize; 0]);
        let addresses = index(&["robert.holloway@mail.example", "https://site.example/robert-holloway"]);
        assert!(addresses.find("Robert Holloway").next().is_none());
        let at = text.find("Holloway").next().unwrap();
        assert_eq!((at.locator, at.words_before, at.words_of_line), (&Locator::Line(1), 1, 3));
    }

    #[test]
    fn a_value_is_found_over_two_lines() {
        let text = index(&["Analyst, Example Analytics 2015 – 2019", "Inc. counted what was sold", "Example"]);
        let lines = |value: &str| text.find_wrapped(value).map(|at| at.line).collect::<Vec<_>>();
        assert_eq!(lines("Example Analytics Inc."), [0]);
        assert_eq!(lines("Example Trading Inc."), [] as [usize; 0]);
        assert_eq!(lines("Example"), [] as [usize; 0], "one word breaks nowhere");
    }

    #[test]
    fn it_stays_small_and_says_so() {
        let mut text = index(&["first line"]);
        for _ in 0..10_000 {
            text.add_line(&Locator::Whole, &"word ".repeat(200));
        }
        assert!(text.is_cut());
        assert!(text.find("first line").next().is_some());
        assert!(serde_json::to_string(&text).unwrap().len() < 400 << 10);
        assert!(!format!("{text:?}").contains("first"));
    }

    #[test]
    fn lines_without_words_keep_their_place() {
        let text = index(&["Jane Doe", "—", "Engineer"]);
        assert_eq!(text.find("Engineer").next().unwrap().line, 2);
        assert_eq!((text.line(0), text.line(1), text.line(9)), ("jane doe", "", ""));
    }
}
