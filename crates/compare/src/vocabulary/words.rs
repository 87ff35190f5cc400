//! Words as the tables hold them, and which kind a piece of a heading is.

use super::tables::WORDS;
pub use crate::plain::plain;

/// What a word says about the piece it stands in; the build script has them in the same order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A job title.
    Title,
    /// An employer.
    Organisation,
    /// A school or university.
    Institution,
    /// A degree or certificate.
    Degree,
    /// A form of employment: neither.
    Skip,
    /// What is studied.
    Field,
    /// A prize or a grant: it has dates like a job.
    Honour,
    /// A course of some weeks: it has dates and names jobs.
    Course,
}

/// How many words of this kind the text holds.
#[must_use]
pub fn count(kind: Kind, text: &str) -> usize {
    let text = plain(text);
    let table = &WORDS[kind as usize];
    let mut found = table.anywhere.iter().filter(|word| text.contains(**word)).count();
    let padded = format!(" {} ", words(&text).join(" "));
    found += table.phrases.iter().filter(|phrase| holds_words(&padded, phrase)).count();
    let is_whole = |word: &str| table.whole.binary_search(&word).is_ok();
    for word in words(&text) {
        // "Ph.D." and "GmbH," as much as "phd" and "gmbh".
        let bare = word.trim_end_matches('.');
        let known = is_whole(word) || word.contains('.') && (is_whole(bare) || is_whole(&word.replace('.', "")));
        // "Ingenieurbüro" is where engineers work.
        let workplace = kind == Kind::Title && ends_as(Kind::Organisation, bare);
        let begins = |part: &str| !workplace && table.beginnings.iter().any(|beginning| part.starts_with(*beginning));
        // "Friedrich-Alexander-Universität", "Junior-Entwickler": the last word of a compound says what it is.
        let last = word.rsplit_once('-').map(|(_, last)| last).filter(|last| last.chars().count() > 3);
        let compound = last.is_some_and(|last| is_whole(last) || begins(last));
        found += usize::from(known || begins(word) || compound || ends_as(kind, bare));
    }
    found
}

/// "Bauingenieurin": what a compound of German and its kin is stands last.
fn ends_as(kind: Kind, word: &str) -> bool {
    let ends = |ending: &str| word.strip_suffix(ending).is_some_and(|rest| rest.chars().count() > 2);
    WORDS[kind as usize].endings.iter().any(|ending| ends(ending))
}

/// Whether the words stand in a text between spaces.
fn holds_words(padded: &str, phrase: &str) -> bool {
    let mut rest = padded;
    while let Some(at) = rest.find(phrase) {
        let apart = rest[..at].ends_with(' ') && rest[at + phrase.len()..].starts_with(' ');
        if apart {
            return true;
        }
        rest = &rest[at + rest[at..].chars().next().map_or(1, char::len_utf8)..];
    }
    false
}

/// "Employee Excellence Award" is no job; "Award Coordinator" is one.
#[must_use]
pub fn is_an_honour(text: &str) -> bool {
    let plain = plain(text);
    has(Kind::Honour, text) && !has(Kind::Title, text)
        || plain.rsplit(' ').next().is_some_and(|last| has(Kind::Honour, last))
}

/// Whether the text holds a word of this kind.
#[must_use]
pub fn has(kind: Kind, text: &str) -> bool {
    count(kind, text) > 0
}

fn words(plain: &str) -> Vec<&str> {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '\'' | '\u{200c}') || is_mark(c);
    plain.split(|c: char| !word(c)).map(|word| word.trim_matches(['-', '\''])).filter(|word| !word.is_empty()).collect()
}

/// Vowel signs of Indic and Thai letters belong to their word.
fn is_mark(c: char) -> bool {
    matches!(c as u32, 0x0900..=0x0dff | 0x0e00..=0x0eff | 0x064b..=0x0670)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_many_languages() {
        for title in [
            "Senior Engineer",
            "Ведущий разработчик",
            "소프트웨어 엔지니어",
            "高级工程师",
            "Développeuse web",
            "Softwareentwicklerin",
            "مهندس برمجيات",
            "Yazılım Mühendisi",
        ] {
            assert!(has(Kind::Title, title), "{title}");
        }
        for degree in
            ["Ph.D. in Physics", "B.Sc.", "Бакалавр", "학사", "Licenciatura en Química", "Yüksek Lisans", "Master's"]
        {
            assert!(has(Kind::Degree, degree), "{degree}");
        }
        for school in
            ["Uniwersytet Warszawski", "東京大学", "Boğaziçi Üniversitesi", "Đại học Bách khoa", "دانشگاه تهران"]
        {
            assert!(has(Kind::Institution, school), "{school}");
        }
        assert!(has(Kind::Institution, "Friedrich-Alexander-Universität Erlangen-Nürnberg"));
        assert!(has(Kind::Title, "Junior-Entwicklerin"));
        assert!(!has(Kind::Institution, "Anna Meier-Schulz"));
        assert!(has(Kind::Organisation, "Example GmbH, Berlin"));
        assert!(has(Kind::Organisation, "Ingenieurbüro Muster") && !has(Kind::Title, "Ingenieurbüro Muster"));
        assert!(!has(Kind::Title, "Example Corp"));
        assert!(!has(Kind::Degree, "Basel"));
    }
}
