//! An entry's heading in fragments: what separators, wide gaps, line ends and bold type part.

use std::ops::Range;

use crosscheck_compare::periods;
pub(super) use crosscheck_compare::places::written::{commas, is_place, trailing_place};
use crosscheck_model::is_email;

use super::fields_of_entry::labelled;
use super::row::{DASHES, Row, find};

/// Fragments of one heading that are looked at.
const MAX_FRAGMENTS: usize = 12;
/// Longer fragments are prose.
const MAX_CHARS: usize = 160;

/// Part of a heading.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fragment {
    pub(super) text: String,
    pub(super) bold: bool,
    /// Of a line that the format marks as a heading.
    pub(super) heading: bool,
    /// In the line that holds the dates.
    pub(super) beside_dates: bool,
    /// What parts it from the fragment before it, where that is a dash or a stroke.
    pub(super) glue: Option<String>,
}

/// The month that dates break off in: "février" of "septembre 2015 – février". Anywhere else such a word names somebody: Mars, Abril.
fn is_broken_off(text: &str, of: &str) -> bool {
    let before = of.trim_end().strip_suffix(text).map(str::trim_end);
    let Some(first) = before.and_then(|before| before.strip_suffix(DASHES)).map(str::trim_end) else { return false };
    let whole = format!("{first} – {text} 2000");
    let ends_in_a_date = |text: &str| find(text).last().is_some_and(|(_, at)| at.end == text.len());
    !text.contains(' ') && ends_in_a_date(first) && ends_in_a_date(&whole) && find(first).len() == find(&whole).len()
}

/// The fragments of a heading, its dates taken out.
pub(super) fn fragments(rows: &[Row], head: Range<usize>) -> Vec<Fragment> {
    let mut found = Vec::new();
    for row in &rows[head] {
        // What a label tells is no part that has to be guessed at; only dates are.
        if labelled(row).is_some() {
            continue;
        }
        for piece in &row.pieces {
            let all_bold = piece.lead_bold >= piece.text.len();
            let cut = if piece.lead_bold > 2 && !all_bold { boundary(&piece.text, piece.lead_bold) } else { None };
            let halves = match cut {
                Some(cut) => vec![(&piece.text[..cut], true), (&piece.text[cut..], false)],
                None => vec![(piece.text.as_str(), all_bold)],
            };
            for (text, bold) in halves {
                for (part, glue) in split(&without_dates(text)) {
                    let text = tidy(&part);
                    // A mailbox stands beside an entry where columns meet, and is no part of it.
                    if !text.is_empty()
                        && !is_email(&text)
                        && !is_broken_off(&text, &piece.text)
                        && text.chars().count() <= MAX_CHARS
                        && found.len() < MAX_FRAGMENTS
                    {
                        found.push(Fragment {
                            text,
                            bold,
                            heading: row.heading.is_some(),
                            beside_dates: row.dated.is_some(),
                            glue,
                        });
                    }
                }
            }
        }
    }
    found
}

/// Where bold ends, if it ends between words.
fn boundary(text: &str, at: usize) -> Option<usize> {
    let (before, after) = (text.get(..at)?, text.get(at..)?);
    let between = before.ends_with(|c: char| !c.is_alphanumeric()) || after.starts_with(|c: char| !c.is_alphanumeric());
    (between && before.chars().any(char::is_alphabetic) && after.chars().any(char::is_alphabetic)).then_some(at)
}

fn without_dates(text: &str) -> String {
    let mut rest = text.to_owned();
    for (_, at) in find(text).into_iter().rev() {
        rest.replace_range(at, "\u{1}");
    }
    for (_, at) in periods::find_durations(&rest).into_iter().rev() {
        // "2 yrs 3 mos" beside the dates, never the number in an employer's name.
        if rest.get(at.clone()).is_some() && text.len() != rest.len() {
            rest.replace_range(at, "\u{1}");
        }
    }
    rest
}

/// At separators that stand between words, and at dates.
fn split(text: &str) -> Vec<(String, Option<String>)> {
    let mut parts = vec![(text.to_owned(), None)];
    for separator in [
        "\u{1}", " | ", " • ", " · ", " — ", " – ", " - ", " ∙ ", " :: ", " » ", " / ", "|", " ◦ ", " ⋄ ", " • ", "—",
        "、", "｜",
    ] {
        let glue = GLUE.contains(&separator).then(|| separator.to_owned());
        parts = parts
            .iter()
            .flat_map(|(part, before)| {
                let halves = part.split(separator).enumerate();
                halves
                    .map(|(index, half)| (half.to_owned(), if index == 0 { before.clone() } else { glue.clone() }))
                    .collect::<Vec<_>>()
            })
            .collect();
    }
    parts
}

/// Separators that stand inside names and titles too.
const GLUE: &[&str] = &[" — ", " – ", " - ", " / "];

/// Without the punctuation that parted it from its neighbours, and without brackets left empty.
fn tidy(text: &str) -> String {
    let text = text.replace("()", "").replace("[]", "").replace("( )", "");
    let text = text.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | ';' | ':' | '-' | '–' | '—' | '|' | '·' | '•' | '/' | '*' | '_' | '،' | '、' | '~' | '〜'
            )
    });
    let open = text.matches('(').count();
    let close = text.matches(')').count();
    let text = if open > close { text.trim_end_matches(['(', ' ']) } else { text };
    let text = if close > open { text.trim_start_matches([')', ' ']) } else { text };
    let text = text
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
        .filter(|inner| !inner.contains(')'))
        .unwrap_or(text);
    if text.chars().any(char::is_alphabetic) { text.trim().to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::is_broken_off;

    #[test]
    fn a_month_is_left_out_where_dates_broke_off_in_it_and_an_employer_of_its_name_is_not() {
        assert!(is_broken_off("février", "septembre 2015 – février"));
        assert!(is_broken_off("February", "Analyst, September 2015 - February"));
        for of in ["Mars", "Mars, 2015 – 2019", "2015 – 2019 – Mars", "2015: Mars", "Analyst – Mars"] {
            assert!(!is_broken_off("Mars", of), "{of}");
        }
    }
}
