//! Where words that are left over stand among those that agree.

use crate::rules::align::rows::Aligned as Rows;
use crate::rules::word::token::Token;
use crate::words::written::Written;

/// The agreeing words next to a word: the rows before and behind it.
fn neighbours(rows: &Rows<'_>, at: usize, of_a: bool) -> (Option<usize>, Option<usize>) {
    let start = |i: usize| if of_a { rows.rows[i].a.words.0 } else { rows.rows[i].b.words.0 };
    let all = || 0..rows.rows.len();
    let before = all().filter(|i| start(*i) < at).max_by_key(|i| start(*i));
    let behind = all().filter(|i| start(*i) > at).min_by_key(|i| start(*i));
    (before, behind)
}

/// Whether two words that do not agree stand in one place: between the same two agreeing words (Leidy Johana Tabares, Leidy
/// Viviana Tabares), or right behind the same word (Ana-Maria, Ana-Sofia; Rosa Elvira Quispe, Quispe Rosa Jacinta), in whatever
/// order the rest stands.
pub(crate) fn in_one_place(a: &Written<'_>, b: &Written<'_>, rows: &Rows<'_>, x: &Token<'_>, y: &Token<'_>) -> bool {
    let (of_x, of_y) = (neighbours(rows, x.words.0, true), neighbours(rows, y.words.0, false));
    let hung = |n: &Written<'_>, token: &Token<'_>| n.words.get(token.words.0).is_some_and(|w| w.joined);
    match (of_x, of_y) {
        ((Some(_), Some(_)), _) if of_x == of_y => true,
        ((Some(before), _), (Some(other), _)) if before == other => {
            // Behind the last word of a name in the usual order stands a surname.
            let leads = |name: &Written<'_>, at: usize| at == 0 && name.comma.is_none();
            let row = &rows.rows[before];
            let (p, q) = (row.a.words, row.b.words);
            let next = p.1 == x.words.0 && q.1 == y.words.0;
            hung(a, x) && hung(b, y) || next && leads(a, p.0) != leads(b, q.0)
        }
        _ => false,
    }
}

/// Whether all that is left over leads both names, before anything that agrees: initials in front of surnames, and given names
/// that none of them begins (J. A. Quispe Huanca, Pedro Quispe Huanca).
pub(crate) fn lead_apart(rows: &Rows<'_>) -> bool {
    let (Some(a), Some(b)) = (rows.rows.iter().map(|r| r.a.words.0).min(), rows.rows.iter().map(|r| r.b.words.0).min())
    else {
        return false;
    };
    let lead = |left: &[Token<'_>], first: usize| !left.is_empty() && left.iter().all(|i| i.words.0 < first);
    lead(&rows.left_a, a) && lead(&rows.left_b, b)
}
