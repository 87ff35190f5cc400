//! Two Latin words within the budget of a table of spellings.

use std::borrow::Cow;

use crate::knowledge::spellings;
use crate::knowledge::spellings::Name;
use crate::outcome::rule::RuleId;
use crate::readings::pattern::Pattern;
use crate::readings::scripts;
use crate::rules::word::budget;
use crate::rules::word::token::Token;
use crate::rules::word::word_match::WordMatch;
use crate::text::liquids::Liquids;
use crate::text::packed::Text;
use crate::words::written::Writing;

/// A word of another writing in its first Latin reading.
pub(crate) fn as_latin<'x>(token: &Token<'_>) -> Option<Token<'x>> {
    let plain = scripts::reading(&token.plain, token.writing)?;
    Some(token.respelled(Writing::Latin, Cow::Owned(plain)))
}

/// The same word with other letters.
pub(crate) fn bare<'x>(plain: &str, like: &Token<'_>) -> Token<'x> {
    like.respelled(like.writing, Cow::Owned(plain.to_owned()))
}

/// Two words within the budget of a table, for words of so many letters at least. The lesser word is `p`.
pub(crate) fn spelled(p: &Token<'_>, t: &Token<'_>, table: Name, short: usize, patience: u16) -> Option<WordMatch> {
    if table != Name::GreekLatin && p.liquids.differ(t.liquids) {
        return None;
    }
    by_table(&p.plain, &t.plain, table, short, patience)
}

/// The same for letters that are no word of either name, in whatever order.
pub(crate) fn spelled_letters(x: &str, y: &str, table: Name, short: usize) -> Option<WordMatch> {
    if table != Name::GreekLatin && Liquids::of(x).differ(Liquids::of(y)) {
        return None;
    }
    let (p, t) = if x <= y { (x, y) } else { (y, x) };
    by_table(p, t, table, short, 100)
}

fn by_table(p: &str, t: &str, table: Name, short: usize, patience: u16) -> Option<WordMatch> {
    if p.len().abs_diff(t.len()) > 4 || short < 2 {
        return None;
    }
    let letters = Text::collapsed(p)?;
    let text = Text::collapsed(t)?;
    let mut chars = ['\0'; 40];
    for (slot, c) in chars.iter_mut().zip(letters.as_str().chars()) {
        *slot = c;
    }
    let pattern = Pattern::of_chars(spellings::get(table), chars.get(..letters.len())?)?;
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
    let (x, y) = (p.other.as_deref(), t.other.as_deref());
    let pairs = [(x, Some(&*t.plain)), (Some(&*p.plain), y), (x, y)];
    pairs.into_iter().find_map(|(a, b)| {
        let (a, b) = (a?, b?);
        spelled_letters(a, b, table, a.len().min(b.len()))
    })
}
