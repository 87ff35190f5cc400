//! Two Latin words as names of South East Asia and Japan.

use crate::outcome::rule::RuleId;
use crate::readings::kana;
use crate::readings::thai_elements;
use crate::rules::word::indonesian;
use crate::rules::word::token::Token;

/// What is known of two words.
pub(crate) enum Known {
    /// They are one, by this rule.
    One(RuleId),
    /// They are two names.
    Two,
    Nothing,
}

/// Whether two words are one Japanese name in two romanisations (Ohtsuka, Ootuka).
fn is_one_romaji(p: &Token<'_>, t: &Token<'_>) -> bool {
    // The n before a sound of the lips is written m as well (Honma, Homma).
    let before_lips = |i: &Token<'_>| ["nb", "nm", "np"].iter().any(|pair| i.plain.contains(pair));
    if p.liquids.differ(t.liquids) && before_lips(p) == before_lips(t) {
        return false;
    }
    let (p, t) = (&*p.plain, &*t.plain);
    let (Some(a), Some(b)) = (p.bytes().next(), t.bytes().next()) else { return false };
    let first = a == b || matches!((a, b), (b'c', b't') | (b'j', b'z') | (b'd', b'j') | (b'f', b'h') | (b'u', b'y'));
    let last = |s: &str| s.bytes().next_back().is_some_and(|b| b"aeiouhn".contains(&b));
    p.len() > 3
        && p.len().abs_diff(t.len()) <= 3
        && first
        && last(p)
        && last(t)
        && kana::sound(p) == kana::sound(t)
        && kana::is_romaji(p)
}

/// What is known of two words as Indonesian names in the old and the present spelling, or as Thai ones: whether they are one.
/// Long words that no list knows, with first letters that stand for one sound, are worth the while.
pub(crate) fn eastern_words(p: &Token<'_>, t: &Token<'_>) -> Known {
    if indonesian::old_spelling(&p.plain, &t.plain) {
        return Known::One(RuleId::IndonesianSpelling);
    }
    if is_one_romaji(p, t) {
        return Known::One(RuleId::JapaneseRomanisation);
    }
    let first = |i: &Token<'_>| match i.plain.as_bytes().first() {
        Some(b'v') => Some(b'w'),
        Some(b'j') => Some(b'c'),
        Some(b'g') => Some(b'k'),
        Some(b'b') => Some(b'p'),
        other => other.copied(),
    };
    const LETTERS: usize = 6;
    let long = p.plain.len() >= LETTERS && t.plain.len() >= LETTERS;
    let unlisted = p.entry.is_none() && t.entry.is_none();
    let same = (long && unlisted && first(p) == first(t)).then(|| thai_elements::same(&p.plain, &t.plain)).flatten();
    match same {
        Some(true) => Known::One(RuleId::ThaiElements),
        Some(false) => Known::Two,
        None => Known::Nothing,
    }
}
