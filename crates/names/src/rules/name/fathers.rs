//! Names of fathers.

use crate::rules::align::rows::Aligned as Rows;
use crate::rules::word::endings;
use crate::rules::word::token::Token;
use crate::words::written::{Kind, Word, Written};

/// Whether all that is left over on one side are names of fathers (Ivanovna), and nothing on the other side is: a further
/// surname there contradicts none of them.
pub(crate) fn fathers_beside(left: &[Token<'_>], other: &[Token<'_>]) -> bool {
    left.iter().all(|i| endings::is_patronymic(&i.plain))
        && !other.iter().any(|i| endings::is_patronymic(&i.plain) || endings::father(&i.plain).is_some())
}

/// "Ahmad bin Hasan" and "Hasan bin Ahmad": the son of the one is the father of the other.
pub(crate) fn fathers_swapped(a: &Written<'_>, b: &Written<'_>, rows: &Rows<'_>) -> bool {
    let son = |n: &Written<'_>| {
        let particle = |w: &Word| w.kind == Kind::Particle && matches!(w.plain.as_str(), "bin" | "ibn" | "bint" | "بن");
        n.words.iter().position(particle).filter(|k| *k > 0 && k + 1 < n.words.len())
    };
    let (Some(x), Some(y)) = (son(a), son(b)) else { return false };
    let beside = |i: usize, j: usize| rows.rows.iter().any(|r| r.a.words.0 == i && r.b.words.0 == j);
    beside(x - 1, y + 1) && beside(x + 1, y - 1)
}
