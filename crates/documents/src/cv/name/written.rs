//! A line to the name it may hold: without a document's title before it, and without a job or credentials after it.

use crosscheck_names::{NameForm, person_name_form};

use crate::cv::document_titles::{bare, is_document_title, titles};
use crate::cv::fragments::is_place;
use crate::cv::headings;
use crate::cv::labels;
use crate::cv::row::Row;
use crate::cv::scan;
use crate::cv::words::{self, Kind, plain};

/// Names have at most this many words...
const MAX_WORDS: usize = 8;
/// ... and characters.
const MAX_CHARS: usize = 80;

/// What blocks of a CV are headed with and no person is called.
const BLOCKS: &[&str] = &["profil", "profile", "personal information"];

/// The name that a line may hold, and how it reads as one.
pub(super) fn candidate(row: &Row) -> Option<(String, NameForm)> {
    in_cell(row, 0)
}

/// The name that one of its cells may hold.
pub(super) fn in_cell(row: &Row, cell: usize) -> Option<(String, NameForm)> {
    let piece = row.pieces.get(cell)?;
    let text = without_document_title(attributed(&piece.text));
    let text = text.split([' ', '\u{3000}']).collect::<Vec<_>>().join(" ");
    let head = before_an_address(&text).map_or_else(|| cut(&text), str::to_owned);
    (row.dated.is_none() && is_name(&head)).then(|| (head.clone(), person_name_form(&head)))
}

/// "Jean EXEMPLE 3, rue de la Paix - 75002 Paris": a surname in capitals before a house's number ends a name.
fn before_an_address(text: &str) -> Option<&str> {
    let at = text
        .match_indices(' ')
        .map(|(at, _)| at)
        .find(|at| text[at + 1..].starts_with(|c: char| c.is_ascii_digit()))?;
    let name = text[..at].trim_end_matches([',', ' ', '-', '–', '|']);
    let shouted = |word: &str| word.chars().count() > 1 && word.chars().all(|c| !c.is_lowercase());
    let mut words = name.split(' ');
    let first = words.next()?;
    (!shouted(first) && words.next_back().is_some_and(shouted)).then_some(name)
}

/// "— Ana Example" below a quotation.
fn attributed(text: &str) -> &str {
    text.trim_start_matches(['>', ' ']).trim_start_matches(['—', '–', '―', ' '])
}

/// "Curriculum Vitae – Ana Example", "Lebenslauf von Ana Example", "# Ana Example".
pub(super) fn without_document_title(text: &str) -> String {
    let bare = plain(text);
    for title in titles().chain(BLOCKS.iter().copied()) {
        if let Some(rest) = bare.strip_prefix(title)
            && rest.starts_with([' ', ':', '-', '–', '—', '|'])
            && text.chars().count() == bare.chars().count()
        {
            let rest: String = text.chars().skip(title.chars().count()).collect();
            let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
            return ["of ", "von ", "de ", "di "]
                .iter()
                .find_map(|word| rest.strip_prefix(word))
                .unwrap_or(rest)
                .to_owned();
        }
    }
    text.to_owned()
}

/// Without a job title or credentials after it.
pub(super) fn cut(text: &str) -> String {
    let mut head = text.trim_matches(|c: char| matches!(c, '#' | '*' | '_' | ' ' | ':')).to_owned();
    for separator in [" | ", " – ", " — ", " - ", " · ", " • ", "|", " // "] {
        if let Some((before, _)) = head.split_once(separator) {
            head = before.trim().to_owned();
        }
    }
    while let Some((before, after)) = head.rsplit_once(',') {
        let after = after.trim();
        let letters = after.chars().filter(|c| c.is_alphabetic()).count();
        let credential = words::has(Kind::Degree, after)
            || words::has(Kind::Title, after)
            || letters <= 5 && after.chars().filter(|c| c.is_uppercase()).count() >= 2;
        if !credential || after.contains('(') {
            break;
        }
        head = before.trim().to_owned();
    }
    head
}

pub(super) fn is_name(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let count = text.split_whitespace().count();
    let form = letters >= 2
        && text.chars().count() <= MAX_CHARS
        && (1..=MAX_WORDS).contains(&count)
        && !matches!(person_name_form(text), NameForm::No(_));
    form && !is_document_title(text)
        && !BLOCKS.contains(&bare(text).as_str())
        && headings::section(text).is_none()
        && labels::known(text).is_none()
        && !words::has(Kind::Degree, text)
        && scan::addresses(text, false).is_empty()
        && !(is_place(text) && text.contains(','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_and_titles_are_not_the_name() {
        assert_eq!(cut("Ana Example, PhD"), "Ana Example");
        assert_eq!(cut("Ana Example – Software Engineer"), "Ana Example");
        assert_eq!(without_document_title("Lebenslauf von Ana Example"), "Ana Example");
        assert!(!is_name("Curriculum Vitae") && !is_name("ana@example.com") && !is_name("+1 202 555 0100"));
        assert!(is_name("李小龙") && is_name("María José de la Cruz"));
    }
}
