//! Labels before a colon: "Telefon: ...", "住所：...".

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::forms::forms;
use super::unspaced::is_wide;
use super::words::plain;

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// The person's name.
    Name,
    /// The given names alone.
    Given,
    /// The surname alone.
    Family,
    /// Another name of theirs.
    Alternate,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// Where the person lives.
    Place,
    /// Birth, nationality and the like: never read.
    Birth,
    /// A job title.
    Title,
}

/// Longer text before a colon is no label.
const MAX_CHARS: usize = 32;

fn table() -> &'static BTreeMap<String, Label> {
    static TABLE: OnceLock<BTreeMap<String, Label>> = OnceLock::new();
    TABLE.get_or_init(|| {
        forms(include_str!("../../data/vocabulary/labels.tsv"), |label| match label {
            "name" => Label::Name,
            "given" => Label::Given,
            "family" => Label::Family,
            "alternate" => Label::Alternate,
            "phone" => Label::Phone,
            "email" => Label::Email,
            "place" => Label::Place,
            "birth" => Label::Birth,
            _ => Label::Title,
        })
    })
}

/// The label at the beginning, and what follows it.
#[must_use]
pub fn label(text: &str) -> Option<(Label, &str)> {
    let Some((before, after)) = text.split_once([':', '：']) else { return of_east_asia(text) };
    if before.chars().count() > MAX_CHARS {
        return None;
    }
    let label = known(before)?;
    Some((label, after.trim()))
}

/// "現住所 〒150-0001", "氏名 見本 花子": where letters fill their cells, a space parts a label from its value.
fn of_east_asia(text: &str) -> Option<(Label, &str)> {
    let (before, after) = text.split_once(' ')?;
    if !before.chars().all(is_wide) {
        return None;
    }
    let told = known(before).filter(|label| matches!(label, Label::Name | Label::Place | Label::Phone | Label::Email));
    told.map(|label| (label, after.trim()))
}

/// A cell that is only a label, its value in the next cell.
#[must_use]
pub fn known(text: &str) -> Option<Label> {
    let form = plain(text);
    // "氏 名", "電  話": two letters set apart to fill their cell.
    let wide = form.chars().all(|c| c == ' ' || is_wide(c));
    let form = if wide { form.replace(' ', "") } else { form };
    let form = form.trim().trim_matches(|c: char| matches!(c, '*' | '_' | ':' | '(' | ')' | ' '));
    table().get(form).or_else(|| table().get(form.trim_end_matches('.'))).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_many_languages() {
        assert_eq!(label("Téléphone : +33 1 99 00 12 34").map(|found| found.0), Some(Label::Phone));
        assert_eq!(label("住所:東京都"), Some((Label::Place, "東京都")));
        assert_eq!(label("**Location:** Berlin").map(|found| found.0), Some(Label::Place));
        assert_eq!(label("Дата рождения: 01.02.1990").map(|found| found.0), Some(Label::Birth));
        assert_eq!(label("https://example.com"), None);
    }
}
