//! Headings of sections, in many languages.

use super::tables;
pub use super::tables::Section;
use crate::plain::plain;

/// A shorter word is one word, and not several run together.
const MIN_JOINED: usize = 12;
/// Longer lines are no headings.
const MAX_CHARS: usize = 48;

/// The section a line announces, if it is a heading the table knows.
#[must_use]
pub fn section(text: &str) -> Option<Section> {
    if text.chars().count() > MAX_CHARS * 2 {
        return None;
    }
    let bare = bare(text);
    if bare.is_empty() || bare.chars().count() > MAX_CHARS {
        return None;
    }
    if let Some(section) = tables::section(&bare, false).or_else(|| of_owner(&bare)) {
        return Some(section);
    }
    // Letters spaced out, or words run together by a font without spaces.
    let tokens: Vec<&str> = bare.split(' ').collect();
    if tokens.len() >= 4 && tokens.iter().all(|token| token.chars().count() == 1) {
        return tables::section(&tokens.concat(), true);
    }
    if tokens.len() == 1
        && bare.chars().count() >= MIN_JOINED
        && let Some(section) = tables::section(&bare, true)
    {
        return Some(section);
    }
    combined(&bare)
}

/// Words that say whose, or how long ago, before what a section is about: "My Experience", "Мой опыт работы".
const OWNERS: [&str; 28] = [
    "my", "past", "previous", "mein", "meine", "meinen", "mi", "mis", "meu", "minha", "meus", "minhas", "mon", "ma",
    "mes", "il mio", "la mia", "i miei", "le mie", "mijn", "moje", "moj", "moja", "мои", "мой", "моя", "мій", "моє",
];

fn of_owner(bare: &str) -> Option<Section> {
    let rest = OWNERS.iter().find_map(|owner| bare.strip_prefix(owner)?.strip_prefix(' '))?;
    tables::section(rest, false)
}

/// Words and signs between two parts of a heading.
const JOINTS: [&str; 18] =
    ["&", "and", "und", "et", "y", "e", "ed", "en", "i", "и", "та", "ve", "och", "og", "ja", "va", "및", "و"];

/// "Skills & Languages", "Ausbildung / Studium": every part known, the first says what it is.
fn combined(bare: &str) -> Option<Section> {
    let spaced = bare.replace(['&', '/', '+', ',', '·', '|'], " & ");
    for joint in JOINTS.into_iter().filter(|joint| spaced.split(' ').any(|word| word == *joint)) {
        let around = format!(" {joint} ");
        let parts: Vec<&str> = spaced.split(around.as_str()).map(str::trim).collect();
        if parts.len() < 2 {
            continue;
        }
        let found: Option<Vec<Section>> = parts.iter().map(|part| tables::section(part, false)).collect();
        if let Some(found) = found {
            return found.into_iter().min_by_key(|section| match section {
                Section::Work => 0,
                Section::Education => 1,
                _ => 2,
            });
        }
    }
    None
}

/// Without decoration, numbering and a closing colon.
fn bare(text: &str) -> String {
    let plain = plain(text);
    // "Work Experience (3)"
    let counted = plain.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let plain = counted
        .filter(|(_, count)| count.bytes().all(|byte| byte.is_ascii_digit()))
        .map_or(plain.as_str(), |(rest, _)| rest);
    let inner =
        plain.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c as u32, 0x0900..=0x0eff | 0x064b..=0x0670));
    let unnumbered = inner
        .split_once(['.', ')'])
        .filter(|(number, rest)| {
            !rest.trim().is_empty()
                && number.len() <= 3
                && number.chars().all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x'))
        })
        .map_or(inner, |(_, rest)| rest);
    unnumbered.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_many_languages() {
        let cases = [
            ("WORK EXPERIENCE", Section::Work),
            ("## Education:", Section::Education),
            ("E X P E R I E N C E", Section::Work),
            ("Expériencesprofessionnelles", Section::Work),
            ("Berufserfahrung", Section::Work),
            ("Formación académica", Section::Education),
            ("Опыт работы", Section::Work),
            ("学歴", Section::Education),
            ("教育背景", Section::Education),
            ("경력", Section::Work),
            ("الخبرة العملية", Section::Work),
            ("Kỹ năng", Section::Skills),
            ("कार्य अनुभव", Section::Work),
            ("İŞ DENEYİMİ", Section::Work),
            ("Skills & Languages", Section::Skills),
            ("2. Sprachen", Section::Languages),
            ("Experience and Education", Section::Work),
            ("Work Experience(3)", Section::Work),
            ("My Experience", Section::Work),
            ("Мой опыт работы", Section::Work),
        ];
        for (text, expected) in cases {
            assert_eq!(section(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn sentences_are_no_headings() {
        assert_eq!(section("I have experience with education."), None);
        assert_eq!(section("Experience at Example Corp"), None);
        assert_eq!(section(""), None);
    }
}
