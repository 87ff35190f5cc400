//! What each word does in its name: a title, a suffix, a particle, an initial or a name.

use crate::knowledge::lexicon::flag;
use crate::knowledge::lists::{INDIC_LETTERS, INITIALS, find};
use crate::words::written::{Kind, Word, Writing};

pub(crate) fn settle_kinds(words: &mut [Word], text: &str) {
    let lower = text.chars().any(char::is_lowercase);
    let mut names = words.len();
    let short = words.iter().filter(|w| !w.has(flag::TITLE | flag::SUFFIX)).count() == 2;
    for i in 0..words.len() {
        let next_joined = words.get(i + 1).is_some_and(|w| w.joined);
        let next_arabic = words.get(i + 1).is_none_or(|w| w.has(flag::ARABIC));
        let next_same = words.get(i + 1).is_some_and(|n| n.writing == words[i].writing);
        let first = words[..i].iter().all(|w| w.kind == Kind::Title);
        let last = i + 1 == words.len();
        let w = &mut words[i];
        let raw = text.get(w.span.0..w.span.1).unwrap_or_default();
        let letters = w.plain.chars().count();
        let flags = w.entry.map_or(0, |e| e.flags);
        let compact = matches!(w.writing, Writing::Han | Writing::Hangul | Writing::Kana);
        let dotted = text[w.span.1..].starts_with('.');
        let address =
            || first && (names > 2 || dotted || is_sure_title(&w.plain)) || last && names > 2 && is_degree(&w.plain);
        w.kind = if flags & flag::TITLE != 0 && names > 1 && if compact { last } else { address() } {
            Kind::Title
        } else if w.writing == Writing::Latin && is_initial_of_several(&w.plain, raw, dotted) {
            Kind::Initial
        } else if let Some(letter) = indic_initial(&w.plain, w.writing) {
            w.plain.clear();
            w.plain.push(letter);
            w.writing = Writing::Latin;
            Kind::Initial
        } else if flags & flag::SUFFIX != 0 && i > 0 && names > 2 && (letters > 1 || last) && raw != "V" {
            Kind::Suffix
        } else if flags & (flag::KOREAN | flag::CHINESE | flag::VIETNAMESE) != 0
            && i == 0
            && letters > 1
            && raw.chars().next().is_some_and(char::is_uppercase)
        {
            // A surname in front, not the particle that is spelled like it.
            Kind::Name
        } else if first
            && (matches!(w.plain.as_str(), "ben" | "della" | "des")
                || short && matches!(w.plain.as_str(), "al" | "van" | "mac"))
            && !next_arabic
            && !next_joined
        {
            // Ben Carter, but Ben Salah; Al Carter, but Al-Carter and Hamad Al Carter.
            Kind::Name
        } else if flags & flag::ARTICLE != 0 && next_joined || flags & flag::PARTICLE != 0 && next_same && letters > 1 {
            Kind::Particle
        } else if letters == 1 && !compact && w.writing != Writing::Thai {
            if next_same
                && matches!(w.plain.as_str(), "y" | "e" | "i" | "d" | "l" | "v" | "z" | "t")
                && !raw.chars().any(char::is_uppercase)
            {
                Kind::Particle
            } else {
                Kind::Initial
            }
        } else if w.writing == Writing::Latin && is_initials(raw, letters, lower, flags) {
            Kind::Initial
        } else {
            Kind::Name
        };
        if matches!(w.kind, Kind::Title | Kind::Suffix) {
            names -= 1;
        }
    }
}

/// The word that leads both names is a name if it is one in either: Van Carlsen tells that Van Maximilian Carlsen begins with
/// no particle.
pub(crate) fn agree_on_first(a: &mut [Word], b: &mut [Word]) {
    let (Some(x), Some(y)) = (a.first_mut(), b.first_mut()) else { return };
    let kinds = (x.kind, y.kind);
    if matches!(kinds, (Kind::Name, Kind::Particle) | (Kind::Particle, Kind::Name)) && x.plain == y.plain {
        (x.kind, y.kind) = (Kind::Name, Kind::Name);
    }
}

/// Forms of address that are no names.
fn is_sure_title(plain: &str) -> bool {
    matches!(plain, "mr" | "mrs" | "ms" | "dr" | "prof" | "professor" | "herr" | "frau" | "monsieur" | "madame" | "mme")
        || !plain.is_ascii()
}

fn is_degree(plain: &str) -> bool {
    matches!(
        plain,
        "phd"
            | "mba"
            | "msc"
            | "bsc"
            | "cpa"
            | "pmp"
            | "cissp"
            | "obe"
            | "mbe"
            | "cbe"
            | "kbe"
            | "esq"
            | "jd"
            | "dds"
            | "llm"
    )
}

/// Two letters or three that some language abbreviates a name to (Yu. Petrenko, Sz. Kovacs). Without a full stop only those that nobody
/// could say as a word.
fn is_initial_of_several(plain: &str, raw: &str, dotted: bool) -> bool {
    (2..=3).contains(&plain.len())
        && raw.chars().count() == plain.len()
        && raw.starts_with(char::is_uppercase)
        && raw.chars().skip(1).all(char::is_lowercase)
        && find(INITIALS, plain).is_some()
        && (dotted || !plain.contains(['a', 'e', 'i', 'o', 'u', 'y']))
}

/// Two or three capitals in a name written in mixed case ("JC Juncker"). Some are used as given names (JP, MJ, AJ) and stand
/// in lists of them; those that nobody could say as a word are initials all the same.
fn is_initials(raw: &str, letters: usize, mixed_case: bool, flags: u32) -> bool {
    let sayable = raw.contains(['A', 'E', 'I', 'O', 'U', 'Y']) && !raw.ends_with('J');
    (2..=3).contains(&letters)
        && mixed_case
        && raw.chars().all(char::is_uppercase)
        && flags & (flag::KOREAN | flag::CHINESE | flag::VIETNAMESE) == 0
        && (flags & flag::GIVEN == 0 || !sayable)
}

fn indic_initial(plain: &str, writing: Writing) -> Option<char> {
    // The longest name of a letter has six signs.
    if !matches!(writing, Writing::Devanagari | Writing::Bengali | Writing::Tamil) || plain.len() > 18 {
        return None;
    }
    find(INDIC_LETTERS, plain).and_then(|letter| letter.chars().next())
}
