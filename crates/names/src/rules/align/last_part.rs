//! What is open when all other parts agree: spellings further apart, and typos in short words, are accepted.

use crate::outcome::relation::Relation;
use crate::rules::align::rows::{Aligned, Row};
use crate::rules::word::relate::relate;
use crate::rules::word::token::Token;
use crate::rules::word::word_match::MatchContext;
use crate::words::written::{Kind, Writing};

/// How much longer the last open part is looked at when every other part agrees, in hundredths of its budget.
const PATIENCE: u16 = 160;

/// The same with two agreeing parts.
const PATIENCE_SURE: u16 = 210;

/// One part is open on either side and the others agree: spellings further apart are accepted.
pub(crate) fn last_chance(out: &mut Aligned<'_>, context: MatchContext) {
    two_typos(out, context);
    let agreed = out.rows.iter().any(|r| r.matched.relation != Relation::Initial && r.matched.cost < 40);
    let ([x], [y]) = (out.left_a.as_slice(), out.left_b.as_slice()) else { return };
    let long = |i: &Token<'_>| i.kind == Kind::Name && i.letters() > 3;
    let alphabetic =
        |i: &Token<'_>| !matches!(i.writing, Writing::Han | Writing::Hangul | Writing::Kana | Writing::Other);
    if !agreed || !long(x) || !long(y) || !alphabetic(x) || !alphabetic(y) {
        return;
    }
    // With two other parts that agree, a typo in a short word is a slip.
    let several = out.rows.iter().filter(|r| r.matched.relation != Relation::Initial).count() > 1
        && out.rows.iter().any(|r| r.matched.cost < 10);
    let patience = if several { PATIENCE_SURE } else { PATIENCE };
    if let Some(matched) = relate(x, y, MatchContext { patience, ..context }) {
        let (a, b) = (x.clone(), y.clone());
        out.left_a.clear();
        out.left_b.clear();
        out.rows.push(Row { a, b, matched });
    }
}

/// Letters the one agreeing part must have for two slips in the parts beside it.
const SURE_LETTERS: usize = 5;

/// Two parts are open on either side, in one order, and each is one typo from the part in its place: a name copied without
/// care (Bladimiro Colma Sunza, Bladimiro Colman Sanza).
fn two_typos(out: &mut Aligned<'_>, context: MatchContext) {
    let ([x, y], [v, w]) = (out.left_a.as_slice(), out.left_b.as_slice()) else { return };
    let sure = out.rows.iter().any(|r| r.matched.cost == 0 && r.a.letters() >= SURE_LETTERS);
    let fits = |i: &Token<'_>| i.kind == Kind::Name && i.writing == Writing::Latin && i.letters() > 3;
    if !sure || ![x, y, v, w].into_iter().all(fits) {
        return;
    }
    let context = MatchContext { patience: PATIENCE_SURE, ..context };
    let typo = |a: &Token<'_>, b: &Token<'_>| relate(a, b, context).filter(|b| b.relation == Relation::Typo);
    if let (Some(first), Some(second)) = (typo(x, v), typo(y, w)) {
        let pairs = [(x.clone(), v.clone(), first), (y.clone(), w.clone(), second)];
        out.left_a.clear();
        out.left_b.clear();
        out.rows.extend(pairs.map(|(a, b, matched)| Row { a, b, matched }));
    }
}
