//! Languages declared, with the level as written.

use std::ops::Range;

use crosscheck_compare::languages::language_code;

use crosscheck_model::Certainty;

use super::row::Row;
use crate::collect::Collector;

/// Longer items are prose.
const MAX_CHARS: usize = 80;

/// A section of languages.
pub(super) fn read(rows: &[Row], within: Range<usize>, out: &mut Collector<'_>) {
    let mut last: Option<String> = None;
    for row in &rows[within] {
        // A table: language, level, perhaps more columns of levels.
        if let [first, second, ..] = row.pieces.as_slice()
            && row.pieces.len() == 2
            && let Some((language, None)) = item(&first.text)
            && item(&second.text).is_none()
        {
            last = Some(push(&language, Some(&second.text), Certainty::LaidOut, row, out));
            continue;
        }
        for part in row.pieces.iter().flat_map(|piece| parts(&piece.text)) {
            match item(&part).or_else(|| unknown(&part)) {
                Some((language, level)) => last = Some(push(&language, level.as_deref(), Certainty::LaidOut, row, out)),
                // A level after a comma or on its own line belongs to the language before it.
                None => {
                    if let Some(language) = last.as_deref().filter(|_| part.chars().count() <= 40) {
                        out.builder.language_level(language, &part);
                    }
                }
            }
        }
    }
}

/// "Languages: English (fluent), Spanish" among other lines; only if every item is a language people speak.
pub(super) fn read_inline(text: &str, row: &Row, out: &mut Collector<'_>) {
    let items: Vec<_> = parts(text).iter().map(|part| item(part)).collect();
    if !items.is_empty() && items.iter().all(Option::is_some) {
        for (language, level) in items.into_iter().flatten() {
            push(&language, level.as_deref(), Certainty::Labelled, row, out);
        }
    }
}

fn push(language: &str, level: Option<&str>, certainty: Certainty, row: &Row, out: &mut Collector<'_>) -> String {
    let at = out.line(&row.locator, row.quote.as_str()).with_certainty(certainty);
    out.builder.language(&at, language, level);
    language.to_owned()
}

/// At separators outside brackets.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0usize;
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && matches!(c, ',' | ';' | '|' | '•' | '·' | '、' | '،' | '，' | '؛' | '/') {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts
        .into_iter()
        .map(|part| part.trim().trim_end_matches('.').trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

fn item(text: &str) -> Option<(String, Option<String>)> {
    if text.chars().count() > MAX_CHARS || !text.chars().any(char::is_alphabetic) {
        return None;
    }
    let text = text.trim_matches(['*', '_', ' ']);
    if language_code(text).is_some() && !text.contains(['(', ':', '-', '–', '—', ' ']) {
        return Some((text.to_owned(), None));
    }
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((before, rest)) = text.split_once(open)
            && language_code(before).is_some()
        {
            return Some((before.trim().to_owned(), level(rest.trim_end_matches(close))));
        }
    }
    for separator in [":", " – ", " — ", " - ", "–", "—", "-", " = "] {
        if let Some((before, after)) = text.split_once(separator)
            && !before.trim().is_empty()
            && language_code(before).is_some()
        {
            return Some((before.trim().trim_matches(['*', '_']).to_owned(), level(after)));
        }
    }
    let words: Vec<&str> = text.split(' ').collect();
    if words.len() == 1 {
        return language_code(text).map(|_| (text.to_owned(), None));
    }
    for count in (1..words.len().min(4)).rev() {
        let head = words[..count].join(" ");
        let tail = words[words.len() - count..].join(" ");
        // "English fluent", and then "fluent English".
        if is_exact(&head) {
            return Some((head, level(&words[count..].join(" "))));
        }
        if is_exact(&tail) {
            return Some((tail, level(&words[..words.len() - count].join(" "))));
        }
    }
    language_code(text).map(|_| (text.to_owned(), None))
}

/// In a section of languages, a name with a level is a language even if no table knows it.
fn unknown(text: &str) -> Option<(String, Option<String>)> {
    let (before, after) = text.split_once(['(', ':', '–', '—'])?;
    let before = before.trim();
    let name = before.split(' ').count() <= 2
        && before.chars().count() <= 30
        && before.chars().all(|c| c.is_alphabetic() || c == ' ');
    (name && !before.is_empty()).then(|| (before.to_owned(), level(after)))
}

/// Named by these words and no fewer.
fn is_exact(text: &str) -> bool {
    language_code(text).is_some() && (!text.contains(' ') || text.split(' ').all(|word| language_code(word).is_none()))
}

fn level(text: &str) -> Option<String> {
    let text = text
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | ')' | '(' | '*' | '_' | '.'));
    text.chars().any(char::is_alphanumeric).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_with_levels() {
        let cases = [
            ("English (native)", "English", Some("native")),
            ("Deutsch: C1", "Deutsch", Some("C1")),
            ("Fluent French", "French", Some("Fluent")),
            ("Español nativo", "Español", Some("nativo")),
            ("한국어", "한국어", None),
            ("Русский — родной", "Русский", Some("родной")),
            ("日本語(ネイティブ)", "日本語", Some("ネイティブ")),
        ];
        for (text, language, level) in cases {
            let (found, at) = item(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.as_str(), at.as_deref()), (language, level), "{text}");
        }
        assert_eq!(item("Teamwork"), None);
        assert_eq!(parts("English (B2, reading), German; 日本語"), ["English (B2, reading)", "German", "日本語"]);
    }
}
