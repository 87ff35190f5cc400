//! What documents of this kind are headed with: "Lebenslauf", "履歴書".

use crosscheck_compare::vocabulary::unspaced::is_wide;

use super::words::plain;

pub(super) fn titles() -> impl Iterator<Item = &'static str> {
    include_str!("document_titles.txt").lines().filter(|line| !line.starts_with('#'))
}

/// In lower case without accents; letters of Han, kana and hangul set apart ("履 歴 書") joined.
pub(super) fn bare(text: &str) -> String {
    let bare = plain(text);
    let bare = bare.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.chars().any(is_wide) && bare.split(' ').all(|part| part.chars().count() == 1) {
        return bare.replace(' ', "");
    }
    bare.to_owned()
}

/// Whether a line is nothing but the kind of the document ("Lebenslauf").
pub(super) fn is_document_title(text: &str) -> bool {
    let bare = bare(text);
    titles().any(|title| title == bare)
}
