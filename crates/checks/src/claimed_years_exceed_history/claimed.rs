//! "12 years of experience" in the prose of a source.

use crosscheck_compare::fold;
use crosscheck_compare::periods::find_durations;
use crosscheck_model::{Evidence, SourceReading};

/// Words that say that a length of time is one of work; in the project's own choice, compared folded.
const EXPERIENCE: &[&str] = &[
    "experience",
    "erfahrung",
    "experiencia",
    "esperienza",
    "ervaring",
    "erfarenhet",
    "erfaring",
    "kokemus",
    "doswiadczenia",
    "doswiadczenie",
    "zkusenosti",
    "tapasztalat",
    "deneyim",
    "опыт",
    "досвід",
    "经验",
    "經驗",
    "経験",
    "경력",
    "경험",
    "خبرة",
    "تجربه",
    "ניסיון",
    "अनुभव",
    "অভিজ্ঞতা",
    "kinh nghiem",
    "pengalaman",
    "ประสบการณ์",
    "εμπειρια",
];
/// Bytes on each side of a length of time in which such a word is looked for.
const NEAR: usize = 60;
/// Longer is no career.
const MOST_YEARS: u32 = 60;

/// The most years of experience that the source's prose claims, and the words that do.
pub(super) fn years(reading: &SourceReading) -> Option<(u32, Evidence)> {
    let claims = reading.claims.texts.iter().filter_map(|text| {
        let (years, words) = most(text.value().text.expose())?;
        Some((years, Evidence { quote: words.into(), ..text.evidence().clone() }))
    });
    claims.max_by_key(|(years, _)| *years)
}

fn most(text: &str) -> Option<(u32, &str)> {
    // "12+ years" is a length like another; every byte keeps its place.
    let durations = find_durations(&text.replace('+', " "));
    let said = durations.into_iter().filter_map(|(duration, at)| {
        let years = duration.months / 12;
        if duration.months % 12 != 0 || !(1..=MOST_YEARS).contains(&years) {
            return None;
        }
        let before = floor(text, at.start.saturating_sub(NEAR));
        let after = floor(text, (at.end + NEAR).min(text.len()));
        // Of one sentence only.
        let from = text[before..at.start].rfind(['.', ';', '!', '?', '\n']).map_or(before, |place| before + place + 1);
        let to = text[at.end..after].find(['.', ';', '!', '?', '\n', ',']).map_or(after, |place| at.end + place);
        let words = fold(&text[from..to]);
        EXPERIENCE.iter().any(|word| words.contains(&fold(word))).then(|| (years, text[from..to].trim()))
    });
    said.max_by_key(|(years, _)| *years)
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{EXPERIENCE, most};
    use crosscheck_compare::fold;

    #[test]
    fn years_of_experience_are_told_from_other_years() {
        for (text, years) in [
            ("Engineer with 12+ years of experience in payments.", Some(12)),
            ("Über 10 Jahre Berufserfahrung im Maschinenbau", Some(10)),
            ("Más de 8 años de experiencia", Some(8)),
            ("Опыт работы: 15 лет", Some(15)),
            ("We kept the promise for 12 years. Experience is all.", None),
            ("Led a team for 3 years", None),
            ("A company with 150 years of experience", None),
        ] {
            assert_eq!(most(text).map(|(years, _)| years), years, "{text}");
        }
    }

    #[test]
    fn no_word_of_experience_holds_another() {
        for (at, word) in EXPERIENCE.iter().enumerate() {
            let others = EXPERIENCE.iter().enumerate().filter(|(other, _)| *other != at);
            assert!(others.clone().all(|(_, other)| !fold(other).contains(&fold(word))), "{word}");
            assert!(!fold(word).is_empty(), "{word}");
        }
    }
}
