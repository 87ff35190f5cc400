//! An initial beside a whole word.

use crate::knowledge::lists::{INITIALS, find};
use crate::knowledge::spellings;
use crate::outcome::rule::RuleId;
use crate::readings::pattern::Pattern;
use crate::readings::scripts;
use crate::rules::word::token::Token;
use crate::rules::word::word_match::WordMatch;
use crate::words::written::Writing;

/// An initial beside a whole word.
pub(crate) fn initial(short: &Token<'_>, long: &Token<'_>) -> Option<WordMatch> {
    if short.writing == Writing::Latin && short.plain.len() > 1 {
        return of_several(&short.plain, long).then(|| WordMatch::by(RuleId::Initial));
    }
    let letter = match short.writing {
        Writing::Latin => *short.plain.as_bytes().first()?,
        w => *scripts::reading(&short.plain, w)?.as_bytes().first()?,
    };
    let fits = match long.writing {
        Writing::Latin => {
            let first = *long.plain.as_bytes().first()?;
            first == letter
                || short.writing != Writing::Latin && {
                    let chars: Vec<char> = short.plain.chars().collect();
                    scripts::table_of(short.writing)
                        .and_then(|(name, _)| Pattern::of_chars(spellings::get(name), &chars))
                        .is_some_and(|p| p.begins_with(first))
                }
                || matches!((letter, first), (b'j', b'y') | (b'y', b'j'))
        }
        w if w == short.writing => long.plain.chars().next() == short.plain.chars().next(),
        w => scripts::pattern(&long.plain, w).is_some_and(|(p, _, _)| p.begins_with(letter)),
    };
    fits.then(|| WordMatch::by(RuleId::Initial))
}

/// Whether a word begins as an initial of several letters stands for (Yu. for Yuri and Juri, Kh. for Khalid and Halid).
fn of_several(short: &str, long: &Token<'_>) -> bool {
    let beginnings = find(INITIALS, short).unwrap_or_default();
    let begins = |word: &str| beginnings.iter().any(|b| word.starts_with(b));
    match long.writing {
        Writing::Latin => begins(&long.plain) || long.other.as_deref().is_some_and(begins),
        writing => scripts::reading(&long.plain, writing).is_some_and(|read| begins(&read)),
    }
}
