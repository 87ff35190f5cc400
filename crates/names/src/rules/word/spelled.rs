//! Two Latin words within the budget of a table of spellings.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::knowledge::lexicon;
use crate::knowledge::spellings;
use crate::knowledge::spellings::Name;
use crate::outcome::rule::RuleId;
use crate::readings::pattern::Pattern;
use crate::readings::scripts;
use crate::rules::word::budget;
use crate::rules::word::token::Token;
use crate::rules::word::word_match::WordMatch;
use crate::text::packed::Text;
use crate::words::written::Writing;

pub(crate) fn as_latin<'x>(token: &Token<'_>) -> Option<Token<'x>> {
    let plain = scripts::reading(&token.plain, token.writing)?;
    let entry = lexicon::entry(&plain);
    Some(Token {
        writing: Writing::Latin,
        kind: token.kind,
        plain: Cow::Owned(plain),
        other: None,
        entry,
        words: token.words,
        marked: None,
        alike: OnceCell::new(),
        native: OnceCell::new(),
    })
}

/// The same word with other letters.
pub(crate) fn bare<'x>(plain: &str, like: &Token<'_>) -> Token<'x> {
    Token {
        writing: like.writing,
        kind: like.kind,
        plain: Cow::Owned(plain.to_owned()),
        other: None,
        entry: lexicon::entry(plain),
        words: like.words,
        marked: None,
        alike: OnceCell::new(),
        native: OnceCell::new(),
    }
}

/// Whether one word has an m, n, l or r and the other has none. No spelling habit turns these into other letters (apart
/// from rz and the article in -uldin), so such words are told apart without a closer look.
pub(crate) fn lacks(a: &str, b: &str) -> bool {
    const SOUNDS: [u8; 256] = {
        let mut sounds = [0; 256];
        sounds[b'm' as usize] = 1;
        sounds[b'n' as usize] = 2;
        sounds[b'l' as usize] = 4;
        sounds[b'r' as usize] = 8;
        sounds
    };
    let of = |s: &str| s.bytes().fold(0, |seen, b| seen | SOUNDS[usize::from(b)]);
    let differ = of(a) ^ of(b);
    if differ == 0 {
        return false;
    }
    let open = |s: &str| {
        // By byte: this runs for every two words, and a search for a string costs more than it looks.
        let b = s.as_bytes();
        let rz = if b.windows(2).any(|w| matches!(w, [b'r', b'z'])) { 8 } else { 0 };
        if b.windows(3).any(|w| matches!(w, [b'd', b'i', b'n'])) || s.starts_with("abd") { rz | 4 | 8 } else { rz }
    };
    differ & !(open(a) | open(b)) != 0
}

pub(crate) fn spelled(p: &Token<'_>, t: &Token<'_>, table: Name, short: usize, patience: u16) -> Option<WordMatch> {
    if p.plain.len().abs_diff(t.plain.len()) > 4 || short < 2 || table != Name::GreekLatin && lacks(&p.plain, &t.plain)
    {
        return None;
    }
    let pattern_letters = Text::collapsed(&p.plain)?;
    let text = Text::collapsed(&t.plain)?;
    let mut chars = ['\0'; 40];
    for (slot, c) in chars.iter_mut().zip(pattern_letters.as_str().chars()) {
        *slot = c;
    }
    let pattern = Pattern::of_chars(spellings::get(table), chars.get(..pattern_letters.len())?)?;
    let cost = pattern.cost(&text, budget::patient(table, short, patience))?;
    let rule = match table {
        Name::Latin => RuleId::LatinSpelling,
        Name::GreekLatin => RuleId::GreekSpelling,
        _ => RuleId::SpelledByEar,
    };
    let mut matched = WordMatch::by(rule);
    matched.cost = matched.cost.max(cost);
    Some(matched)
}

/// The same with the other customary folding of either word (Žilin and Schilin by way of Zhilin).
pub(crate) fn other_folding(p: &Token<'_>, t: &Token<'_>, table: Name) -> Option<WordMatch> {
    let folded = |i: &Token<'_>| {
        let plain = Cow::Owned(i.other.as_deref()?.to_owned());
        Some(Token { plain, other: None, alike: OnceCell::new(), native: OnceCell::new(), ..i.clone() })
    };
    let (x, y) = (folded(p), folded(t));
    let pairs = [(x.as_ref(), Some(t)), (Some(p), y.as_ref()), (x.as_ref(), y.as_ref())];
    pairs.into_iter().find_map(|(a, b)| {
        let (a, b) = (a?, b?);
        let (first, second) = if a.plain <= b.plain { (a, b) } else { (b, a) };
        let short = first.plain.len().min(second.plain.len());
        spelled(first, second, table, short, 100)
    })
}
