//! Malay and Indonesian habits: the father's name behind "bin" or "binti", and the spelling of before 1972.

use crate::knowledge::lists::SON;
use crate::outcome::relation::Role;
use crate::outcome::rule::RuleId;
use crate::rules::name::decision::{Decision, Shown};
use crate::rules::word::relate::relate;
use crate::rules::word::token::Token;
use crate::rules::word::word_match::MatchContext;
use crate::words::written::{Kind, Written};

/// The father of the one is among the given names of the other, and their fathers differ: Ahmad Zulkifli bin Hassan, Zulkifli
/// bin Ahmad. A name between "bin" and the end is never a given name.
pub(crate) fn decide<'w>(a: &Written<'_>, b: &Written<'_>) -> Option<Decision<'w>> {
    let son = |n: &Written<'_>| {
        // Most names have no such word, so a glance at its first byte comes first.
        let first = |s: &str| s.bytes().next().is_some_and(|b| matches!(b, b'b' | b'i' | 0xD8)) && s.len() < 6;
        let at = n.words.iter().position(|w| first(&w.plain) && SON.contains(&w.plain.as_str()))?;
        (at > 0 && at + 1 < n.words.len()).then_some(at)
    };
    let (x, y) = (son(a)?, son(b)?);
    let tokens = |n: &Written<'_>, from: usize, to: usize| -> Vec<usize> {
        (from..to).filter(|i| n.words[*i].kind == Kind::Name && !SON.contains(&n.words[*i].plain.as_str())).collect()
    };
    let (given_a, given_b) = (tokens(a, 0, x), tokens(b, 0, y));
    let (father_a, father_b) = (tokens(a, x + 1, a.words.len()), tokens(b, y + 1, b.words.len()));
    let context = MatchContext { translit: true, arabic: true, patience: 100, ..MatchContext::default() };
    let one = |i: usize, j: usize| {
        let (p, q) = (Token::of(&a.words[i], i, ""), Token::of(&b.words[j], j, ""));
        relate(&p, &q, context).is_some()
    };
    let any = |left: &[usize], right: &[usize]| left.iter().any(|i| right.iter().any(|j| one(*i, *j)));
    let joined =
        |n: &Written<'_>, words: &[usize]| words.iter().map(|i| n.words[*i].plain.as_str()).collect::<String>();
    if father_a.is_empty() || father_b.is_empty() || any(&father_a, &father_b) {
        return None;
    }
    if joined(a, &father_a) == joined(b, &father_b) || !any(&given_a, &father_b) && !any(&father_a, &given_b) {
        return None;
    }
    let shared = given_a.iter().flat_map(|i| given_b.iter().map(move |j| (*i, *j))).find(|(i, j)| one(*i, *j));
    Some(match shared {
        Some(at) => Decision::new(RuleId::FathersDiffer, Shown::OneWord { at, role: Role::Given }),
        None => Decision::nothing_shared(RuleId::FathersDiffer),
    })
}
