//! Two Latin spellings of a surname or a given name of East Asia.

use crate::knowledge::spellings;
use crate::readings::pattern::Pattern;
use crate::readings::syllables::is_pinyin_syllable;
use crate::rules::name::romanised::roles::Language;
use crate::rules::word::budget;
use crate::text::packed::Text;
use crate::words::written::Word;

pub(crate) fn spelled(a: &str, b: &str, language: Language) -> Option<u16> {
    if a == b {
        return Some(0);
    }
    if language == Language::Cantonese && nasals_apart(a, b) {
        return None;
    }
    let cost = in_table(a, b, language)?;
    // Two syllables of pinyin are one only by another system (Zhang, Chang), not by a habit (Lin, Ling). In given names of two
    // syllables the other one agrees as well, and a habit is likelier (Yi-ming, Yimin).
    let habit = language == Language::Mandarin && cost >= HABIT;
    (!(habit && is_pinyin_syllable(a) && is_pinyin_syllable(b))).then_some(cost)
}

/// What the mildest habit of spelling costs; what the systems themselves write costs less.
const HABIT: u16 = 10;

fn in_table(a: &str, b: &str, language: Language) -> Option<u16> {
    let (p, t) = if a <= b { (a, b) } else { (b, a) };
    let chars: Vec<char> = Text::plain(p)?.as_str().chars().collect();
    let text = Text::plain(t)?;
    Pattern::of_chars(spellings::get(language.table()), &chars)?
        .cost(&text, budget::of(language.table(), p.len().min(t.len())))
        .or_else(|| {
            let chars: Vec<char> = text.as_str().chars().collect();
            Pattern::of_chars(spellings::get(language.table()), &chars)?
                .cost(&Text::plain(p)?, budget::of(language.table(), p.len().min(t.len())))
        })
}

/// Whether an "ang" of the one stands where the other has "ung": "an" and "un" are spellings of one sound, and so the table,
/// which knows no border of syllables in Latin words, would take Sang for Sung.
fn nasals_apart(a: &str, b: &str) -> bool {
    let vowels = |s: &str| -> Vec<u8> {
        s.as_bytes().windows(3).filter(|w| w[1] == b'n' && w[2] == b'g').map(|w| w[0]).collect()
    };
    let (x, y) = (vowels(a), vowels(b));
    x.len() == y.len() && x.iter().zip(&y).any(|p| matches!(p, (b'a', b'u') | (b'u', b'a')))
}

pub(crate) fn surname(a: &Word, b: &Word, language: Language) -> Option<u16> {
    if a.plain == b.plain {
        return Some(0);
    }
    let (x, y) = (a.entry?, b.entry?);
    let (x, y) = if language == Language::Korean { (x.korean(), y.korean()) } else { (x.chinese(), y.chinese()) };
    if x.iter().any(|row| y.contains(row)) {
        return Some(2);
    }
    // The list knows them both, so a like sound is another surname (Hsu and Hsueh, Tse and Tso).
    None
}
