//! The one answer to "is this a person's name": by its form, and by words that no name holds.

use serde::Serialize;

use crate::knowledge::lexicon::flag;
use crate::knowledge::lines::ORDINARY_WORDS;
use crate::knowledge::surnames;
use crate::person::not_a_name::NotAName;
use crate::person::vocabulary;
use crate::readings::japanese;
use crate::words::read;
use crate::words::written::{Kind, Word, Writing, Written};

/// Whether a text is a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NameForm {
    /// A full name by its form: two words or more, or a name in a writing without spaces.
    Likely,
    /// A single word, a word beside initials, small letters only, or everyday English words only: a mononym, a given name, a
    /// handle or something made up.
    Possible,
    /// No name, for the stated cause.
    No(NotAName),
}

/// Whether a text is, or may be, a person's name.
#[must_use]
pub fn is_person_name(text: &str) -> bool {
    !matches!(person_name_form(text), NameForm::No(_))
}

/// Words of a name at most, titles and particles included: the longest of record have eleven, and a sentence has as many.
const WORDS: usize = 9;
/// Characters of a name at most, as pages and documents write it.
const CHARACTERS: usize = 100;
/// Signs that no name holds. Brackets may hold another name of the person.
const SIGNS: [char; 24] = [
    '@', '_', '/', '\\', '#', '<', '>', '=', '!', '?', ':', ';', '|', '{', '}', '[', ']', '*', '+', '%', '^', '~', '…',
    '»',
];

/// Whether a text is a person's name: by its form, whatever language it is from, and by words that no name holds.
///
/// The text is taken as it is: what pages put round a name (pronouns, trades, emoji) has to be taken off before.
#[must_use]
pub fn person_name_form(text: &str) -> NameForm {
    let text = text.trim();
    if text.len() > CHARACTERS * 4 || text.chars().count() > CHARACTERS {
        return NameForm::No(NotAName::TooLong);
    }
    if !text.chars().any(char::is_alphabetic) {
        return NameForm::No(NotAName::NoLetters);
    }
    if let Some(why) = by_characters(text).or_else(|| vocabulary::kind_of(text)) {
        return NameForm::No(why);
    }
    let Ok(written) = read::read(text) else { return NameForm::No(NotAName::TooLong) };
    if written.words.len() > WORDS {
        return NameForm::No(NotAName::TooLong);
    }
    if tells_a_sentence(&written) {
        return NameForm::No(NotAName::Sentence);
    }
    by_words(&written)
}

/// What the characters rule out.
fn by_characters(text: &str) -> Option<NotAName> {
    if text.contains(SIGNS) {
        return Some(NotAName::Signs);
    }
    let number = |word: &str| word.chars().any(char::is_numeric) && !is_ordinal(word);
    text.split_whitespace().any(number).then_some(NotAName::Digits)
}

/// The number of a generation: "2nd", "3rd".
fn is_ordinal(word: &str) -> bool {
    matches!(word.trim_matches(|c: char| !c.is_alphanumeric()), "2nd" | "3rd" | "4th" | "2º" | "2do")
}

/// Letters that a word at the end may have before a full stop and be an abbreviation ("Jr.", "Ph.D.").
const ABBREVIATION: usize = 4;

/// Some words with a capital and others without that are no particles ("I write compilers"), or a full stop behind a word.
fn tells_a_sentence(name: &Written<'_>) -> bool {
    let first = |w: &Word| name.part(w).chars().next();
    let small = |w: &Word| first(w).is_some_and(char::is_lowercase) && !w.joined;
    let capital = |w: &Word| first(w).is_some_and(char::is_uppercase);
    let particle = |w: &Word| {
        w.kind == Kind::Particle
            || w.has(flag::PARTICLE | flag::ARTICLE | flag::TITLE | flag::SUFFIX)
            || PARTICLES.binary_search(&w.plain.as_str()).is_ok()
            || name.part(w).contains(['\'', '’'])
    };
    let mixed = name.words.iter().any(capital) && name.words.iter().any(|w| small(w) && !particle(w));
    let ends = name.text.trim_end().ends_with(['.', '。'])
        && name.words.last().is_some_and(|w| w.plain.chars().count() > ABBREVIATION && w.kind == Kind::Name);
    mixed || ends
}

/// Small words inside names that the comparison does not set aside.
const PARTICLES: [&str; 32] = [
    "a", "af", "am", "an", "ap", "av", "aw", "bar", "dal", "degli", "dei", "e", "ed", "et", "ferch", "i", "in", "na",
    "nic", "op", "os", "ter", "then", "to", "ua", "ul", "und", "vom", "y", "ye", "zum", "zur",
];

fn by_words(name: &Written<'_>) -> NameForm {
    // Set aside in a comparison, particles and forms of address may be the name of somebody (Ben, Van, Kim).
    let names: Vec<&Word> = name.words.iter().filter(|w| w.kind == Kind::Name).collect();
    let particles = name.words.iter().filter(|w| w.kind == Kind::Particle).count();
    let initials = name.words.iter().filter(|w| w.kind == Kind::Initial).count();
    match names.as_slice() {
        [] if particles > 0 && initials == 0 => NameForm::Possible,
        [] => NameForm::No(NotAName::NoName),
        [one] => alone(one, particles),
        several => {
            let lower = several.iter().all(|w| name.part(w).chars().next().is_some_and(char::is_lowercase));
            let known = several.iter().any(|w| w.has(flag::GIVEN | SURNAMES));
            let ordinary = || several.iter().all(|w| is_ordinary(w));
            if lower && !known || name.handle || ordinary() { NameForm::Possible } else { NameForm::Likely }
        }
    }
}

/// An everyday English word that no list has as a name. A name of nothing else ("Dark Matter", "Kernel Panic") is a display name
/// somebody made up; with one word that is a name (Rose Banks) it may be anybody's.
fn is_ordinary(word: &Word) -> bool {
    word.writing == Writing::Latin && !word.has(flag::GIVEN | SURNAMES) && ORDINARY_WORDS.get(&word.plain).is_some()
}

const SURNAMES: u32 = flag::CHINESE | flag::KOREAN | flag::VIETNAMESE | flag::IBERIAN_SURNAME | flag::NORTHERN_SURNAME;

/// A name of one word: whole in writings without spaces, else a mononym at most.
fn alone(word: &Word, particles: usize) -> NameForm {
    let letters = word.plain.chars().count();
    match word.writing {
        Writing::Han | Writing::Hangul | Writing::Kana if letters > COMPACT => NameForm::No(NotAName::TooLong),
        Writing::Han | Writing::Hangul if letters > 1 && begins_with_surname(&word.plain, word.writing) => {
            NameForm::Likely
        }
        _ if word.has(flag::TITLE) && !word.has(flag::GIVEN | SURNAMES) => NameForm::No(NotAName::NoName),
        // "van Dijk", "de la Cruz": a surname.
        _ if letters < 2 && particles == 0 => NameForm::No(NotAName::NoName),
        _ => NameForm::Possible,
    }
}

/// Characters of a name in Han characters, kana or Hangul at most: four of a surname and four of a given name.
const COMPACT: usize = 8;

/// Whether a compact name begins with a surname of the lists and has room for a given name behind it.
fn begins_with_surname(name: &str, writing: Writing) -> bool {
    let count = name.chars().count();
    let longest_given = 4;
    (1..count.min(5)).any(|n| {
        let (surname, given) = name.split_at(name.char_indices().nth(n).map_or(name.len(), |(at, _)| at));
        if given.chars().count() > longest_given {
            return false;
        }
        match writing {
            Writing::Hangul => n <= 2 && count <= 5 && !surnames::korean(surname).is_empty(),
            _ => n <= 2 && count <= 4 && !surnames::chinese(surname).is_empty() || japanese::is_surname(surname),
        }
    })
}
