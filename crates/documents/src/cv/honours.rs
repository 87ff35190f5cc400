//! Honours have dates like jobs.

use super::words::{self, Kind};

/// Words of honours, which have dates like jobs; compared without accents, in the project's own choice.
const HONOURS: &[&str] = &[
    "award",
    "awards",
    "prize",
    "medal",
    "scholarship",
    "honor",
    "honors",
    "honour",
    "honours",
    "prix",
    "bourse",
    "premio",
    "beca",
    "preis",
    "auszeichnung",
    "stipendium",
    "nagroda",
    "stypendium",
    "premija",
    "premio",
    "bolsa",
    "onderscheiding",
    "odul",
    "премия",
    "награда",
    "стипендия",
];

/// "Employee Excellence Award" is no job; "Award Coordinator" is one.
pub(super) fn is_an_honour(text: &str) -> bool {
    let plain = words::plain(text);
    let honour = |word: &str| HONOURS.contains(&word);
    plain.split(|c: char| !c.is_alphanumeric()).any(honour) && !words::has(Kind::Title, text)
        || plain.rsplit(' ').next().is_some_and(honour)
        || ["賞", "奖", "獎", "상"].iter().any(|ending| text.ends_with(ending))
}
