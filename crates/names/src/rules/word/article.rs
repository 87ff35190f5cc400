//! Arabic names with and without their article, and heard without their vowels.

use crate::knowledge::lexicon::flag;
use crate::knowledge::spellings::Name;
use crate::outcome::rule::RuleId;
use crate::rules::word::spelled::spelled_letters;
use crate::rules::word::token::Token;
use crate::rules::word::word_match::WordMatch;

/// A listed name of Arabic origin beside a word no list knows, with the same consonants and other vowels (Ramzi, Romez): two
/// ways to hear one word that was written without vowels.
pub(crate) fn of_one_skeleton(a: &Token<'_>, b: &Token<'_>) -> bool {
    let (listed, heard) = if a.has(flag::ARABIC) { (a, b) } else { (b, a) };
    let skeleton = |s: &str| -> Vec<u8> {
        let mut out: Vec<u8> = s.bytes().filter(|b| !matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')).collect();
        out.dedup();
        out
    };
    if !listed.has(flag::ARABIC) || heard.entry.is_some() {
        return false;
    }
    let consonants = skeleton(&listed.plain);
    consonants.len() >= 3
        && listed.plain.bytes().next() == heard.plain.bytes().next()
        && listed.plain.len().abs_diff(heard.plain.len()) <= 2
        && consonants == skeleton(&heard.plain)
}

pub(crate) fn strip_article(s: &str) -> Option<&str> {
    let rest = ["al", "el", "ul", "il"].iter().find_map(|a| s.strip_prefix(a));
    let assimilated = || {
        let b = s.as_bytes();
        // En-naceur, Essghir, Ash-shaer: the article took the sound of the next letter.
        (b.len() > 5 && matches!(b[0], b'a' | b'e') && b[1] == b[2]).then(|| &s[2..])
    };
    // "Lamrani": only the l of the article is left.
    let joined = || {
        let b = s.as_bytes();
        (b.len() > 5 && b[0] == b'l' && matches!(b[1], b'a' | b'e' | b'i' | b'o' | b'u')).then(|| &s[1..])
    };
    rest.or_else(assimilated).or_else(joined).filter(|r| r.len() >= 4)
}

pub(crate) fn without_article(p: &Token<'_>, t: &Token<'_>, short: usize) -> Option<WordMatch> {
    for (x, y) in [(p, t), (t, p)] {
        if let Some(rest) = strip_article(&x.plain) {
            if rest == y.plain {
                return Some(WordMatch::by(RuleId::ArticleLeftOut));
            }
            if let Some(matched) = spelled_letters(rest, &y.plain, Name::TranslitArabic, short.min(rest.len())) {
                return Some(WordMatch::by(RuleId::ArticleLeftOut).plus(matched.cost));
            }
        }
    }
    None
}
