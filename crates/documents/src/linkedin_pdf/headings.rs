//! Headings by the table, and the parts of a name.

use crosscheck_compare::vocabulary::words::plain;
use crosscheck_model::NameRole;
use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

/// A section of the profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Contact,
    Skills,
    Summary,
    Experience,
    Education,
    Languages,
    /// Certifications, honours, publications, patents: known, and nothing that is claimed here.
    Known,
}

/// Sections whose headings stay English in every interface language.
const FIXED: &[(&str, Section)] = &[
    ("languages", Section::Languages),
    ("certifications", Section::Known),
    ("honors-awards", Section::Known),
    ("publications", Section::Known),
    ("patents", Section::Known),
];

/// In the order of the table's columns.
const COLUMNS: [Section; 5] =
    [Section::Contact, Section::Skills, Section::Summary, Section::Experience, Section::Education];

/// The section a heading announces.
pub(super) fn section(heading: &str) -> Option<Section> {
    let wanted = plain(&heading.nfkc().collect::<String>());
    if let Some((_, section)) = FIXED.iter().find(|(form, _)| *form == wanted) {
        return Some(*section);
    }
    include_str!("headings.tsv").lines().filter(|line| !line.starts_with('#')).find_map(|line| {
        let at = line.split('\t').skip(1).position(|form| plain(&form.nfkc().collect::<String>()) == wanted)?;
        COLUMNS.get(at).copied()
    })
}

/// The full name, and what is written of it in another script.
pub(super) fn names(written: &str) -> Vec<(String, NameRole)> {
    let written: String = written.nfkc().collect();
    let written = without_credentials(written.trim());
    let other = |c: char| script(c).is_some_and(|found| written.chars().find_map(script) != Some(found));
    let Some(at) = written.find(other) else { return vec![(written.to_owned(), NameRole::Full)] };
    let (first, second) = written.split_at(at);
    let tidy = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').to_owned();
    let (first, second) = (tidy(first), tidy(second));
    // Scripts that change more than once are no second form.
    if first.is_empty()
        || second.is_empty()
        || second.chars().filter_map(script).any(|s| Some(s) == first.chars().find_map(script))
    {
        return vec![(written.to_owned(), NameRole::Full)];
    }
    vec![(first, NameRole::Full), (second, NameRole::Alternate)]
}

/// Han, kana and hangul are written together in one name.
fn script(c: char) -> Option<Script> {
    match c.script() {
        Script::Common | Script::Inherited => None,
        Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => Some(Script::Han),
        script => Some(script),
    }
}

/// "Ana Example, MBA, PMP": what follows a comma in capitals, or with dots, is a credential.
fn without_credentials(written: &str) -> &str {
    let mut name = written;
    while let Some((before, after)) = name.rsplit_once(',') {
        let letters = after.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = after.chars().filter(|c| c.is_uppercase()).count();
        if !(1..=8).contains(&letters) || capitals * 2 < letters || after.trim().contains(' ') {
            break;
        }
        name = before.trim_end();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_in_the_languages_of_the_interface() {
        assert_eq!(section("Опыт работы"), Some(Section::Experience));
        assert_eq!(section("Top-Kenntnisse"), Some(Section::Skills));
        assert_eq!(section("學歷"), Some(Section::Education));
        assert_eq!(section("Honors-Awards"), Some(Section::Known));
        assert_eq!(section("Something Else"), None);
    }

    #[test]
    fn parts_of_a_name() {
        let full = |text: &str| names(text).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(full("Ana Example, MBA, PhD"), ["Ana Example"]);
        assert_eq!(full("Sun-hee Example (예시희)"), ["Sun-hee Example", "예시희"]);
        assert_eq!(full("Koji Example 例 浩二"), ["Koji Example", "例 浩二"]);
        assert_eq!(full("山田 たろう"), ["山田 たろう"]);
        assert_eq!(full("Example, Ana"), ["Example, Ana"]);
    }
}
