//! Latin spellings of one name that are the custom of one language: Greek, Somali, Persian, Gujarati.

use crate::knowledge::lexicon;
use crate::knowledge::lexicon::flag;
use crate::knowledge::lists::{INDIC_STEM, JAPANESE_SECOND};
use crate::knowledge::spellings::Name;
use crate::outcome::rule::RuleId;
use crate::readings::kana;
use crate::rules::word::endings;
use crate::rules::word::lists::share_group;
use crate::rules::word::spelled::{bare, spelled};
use crate::rules::word::token::Token;
use crate::rules::word::word_match::{MatchContext, WordMatch};

/// Two spellings of a Greek name, or a surname as husband and wife bear it.
pub(crate) fn greek(p: &Token<'_>, t: &Token<'_>, short: usize) -> Option<WordMatch> {
    let (of_p, of_t) = (endings::greek_masculine(&p.plain), endings::greek_masculine(&t.plain));
    let (x, y) = (bare(of_p.as_deref().unwrap_or(&p.plain), p), bare(of_t.as_deref().unwrap_or(&t.plain), t));
    let (first, second) = if x.plain <= y.plain { (&x, &y) } else { (&y, &x) };
    if first.plain == second.plain {
        return Some(WordMatch::by(RuleId::GreekWife));
    }
    spelled(first, second, Name::GreekLatin, short, 100)
}

/// An Arabic name in the Somali alphabet, which writes c and x for the throat sounds (Cumar, Omar).
pub(crate) fn somali(p: &Token<'_>, t: &Token<'_>) -> Option<WordMatch> {
    for (own, usual) in [(p, t), (t, p)] {
        let Some(plain) = endings::from_somali(&own.plain).filter(|_| own.entry.is_none()) else { continue };
        let name = bare(&plain, own);
        let (first, second) = if name.plain <= usual.plain { (&name, usual) } else { (usual, &name) };
        let short = first.plain.len().min(second.plain.len());
        if first.plain == second.plain
            || share_group(first.entry, second.entry)
            || spelled(first, second, Name::TranslitArabic, short, 100).is_some()
        {
            return Some(WordMatch::by(RuleId::SomaliSpelling));
        }
    }
    None
}

/// One name with and without what custom puts before or behind it: Mohammadreza and Reza, Kokilaben and Kokila.
pub(crate) fn without_honorific(p: &Token<'_>, t: &Token<'_>, context: MatchContext) -> Option<WordMatch> {
    for (long, short) in [(p, t), (t, p)] {
        let before = endings::without_prefix(&long.plain).filter(|_| context.arabic);
        let before = before.filter(|rest| lexicon::entry(rest).is_some_and(|e| e.flags & flag::ARABIC != 0));
        let Some(rest) = before.or_else(|| endings::without_sibling(&long.plain)) else { continue };
        let name = bare(rest, long);
        let (first, second) = if name.plain <= short.plain { (&name, short) } else { (short, &name) };
        if first.plain == second.plain
            || share_group(first.entry, second.entry)
            || spelled(first, second, Name::Latin, rest.len().min(short.plain.len()), 100).is_some()
        {
            return Some(WordMatch::by(RuleId::Honorific));
        }
    }
    None
}

/// Whether two names of India differ in the a that some languages keep at the end of men's names (Ramesh, Ramesha). Of other
/// stems the a makes a woman's name.
pub(crate) fn is_indic_final(p: &str, t: &str) -> bool {
    let (short, long) = if p.len() < t.len() { (p, t) } else { (t, p) };
    long.strip_suffix('a') == Some(short) && INDIC_STEM.iter().any(|stem| short.ends_with(stem))
}

/// Whether one word is the first element of the other, a Japanese given name of two (Yuki and Yukiko, Taka and Takahiro). The long one is
/// in no list: what is listed is known by its list.
pub(crate) fn is_japanese_short(p: &Token<'_>, t: &Token<'_>) -> bool {
    let (short, long) = if p.plain.len() < t.plain.len() { (p, t) } else { (t, p) };
    let rest = long.plain.strip_prefix(&*short.plain).filter(|_| short.plain.len() >= 3 && long.entry.is_none());
    rest.is_some_and(|rest| JAPANESE_SECOND.binary_search(&rest).is_ok()) && kana::is_romaji(&long.plain)
}
