//! Two Vietnamese names in the same order: every mark and every place counts. Names are syllables here, and a letter or a tone
//! more makes another one (Quân and Quang, Hòa and Hóa), so nothing is a slip.

use crate::knowledge::lexicon::flag;
use crate::outcome::relation::Role;
use crate::outcome::rule::RuleId;
use crate::readings::syllables::is_vietnamese;
use crate::rules::align::rows::Aligned as Rows;
use crate::rules::name::decision::{Decision, Shown};
use crate::rules::word::token::marks;
use crate::words::written::{Kind, Word, Writing, Written};

/// Surnames that hardly anybody but Vietnamese bears, so that a name without marks is one as well.
const CERTAIN: [&str; 14] = [
    "bui", "dang", "dinh", "duong", "hoang", "huynh", "ngo", "nguyen", "pham", "phan", "tran", "trinh", "truong", "vu",
];

/// Contradictory where the given names differ; `None` leaves the rest to the general comparison.
pub(crate) fn decide<'w>(a: &Written<'_>, b: &Written<'_>) -> Option<Decision<'w>> {
    let (first, second) = (a.words.first()?, b.words.first()?);
    if !first.has(flag::VIETNAMESE) || first.plain != second.plain || a.words.len() != b.words.len() {
        return None;
    }
    let (full_a, full_b) = (is_marked(a), is_marked(b));
    let certain = CERTAIN.contains(&first.plain.as_str())
        || full_a && full_b
        || a.words.iter().chain(&b.words).any(|w| w.vietnamese);
    if !certain || a.words.len() < 2 || !a.words.iter().chain(&b.words).all(is_word) {
        return None;
    }
    let differ = |(x, y): (&Word, &Word)| x.plain != y.plain;
    let pairs = || a.words.iter().zip(&b.words).skip(1);
    let last = pairs().next_back().is_some_and(differ);
    let marked = pairs().any(|(x, y)| {
        let (p, q) = (a.part(x), b.part(y));
        let both = !p.is_ascii() && !q.is_ascii() || full_a && full_b;
        x.plain == y.plain && both && marks(p) != marks(q)
    });
    let tone = marks(a.part(first)) != marks(b.part(second)) && full_a && full_b;
    let western = |n: &Written<'_>| n.words.iter().any(|w| w.has(flag::WESTERN) && w.plain.len() > 3);
    (last && western(a) == western(b) || marked || tone)
        .then(|| Decision::new(RuleId::VietnameseGivenDiffers, Shown::OneWord { at: (0, 0), role: Role::Family }))
}

/// Whether the name is written with its marks: the surname bears one, or two other words do.
fn is_marked(name: &Written<'_>) -> bool {
    let marked = |w: &&Word| !name.part(w).is_ascii();
    name.words.first().is_some_and(|w| marked(&w)) || name.words.iter().filter(marked).count() > 1
}

fn is_word(w: &Word) -> bool {
    w.writing == Writing::Latin && matches!(w.kind, Kind::Name | Kind::Particle) && is_vietnamese(&w.plain)
}

/// Vietnamese names are shortened to surname and given name, the given name last: a short form that keeps the middle
/// name and drops the last one belongs to somebody else.
pub(crate) fn given_left_out(a: &Written<'_>, b: &Written<'_>, rows: &Rows<'_>) -> bool {
    for (name, left, full) in
        [(a, &rows.left_a, a.words.len() > b.words.len()), (b, &rows.left_b, b.words.len() > a.words.len())]
    {
        let Some(first) = name.words.first() else { continue };
        let last = name.words.len() - 1;
        if full
            && first.has(flag::VIETNAMESE)
            && left.iter().any(|i| i.words.0 == last)
            && !left.iter().any(|i| i.words.0 == 0)
        {
            // Only where the short form has a given name at all.
            let short_given = rows.rows.iter().any(|r| {
                let w = if std::ptr::eq(left, &rows.left_a) { r.a.words.0 } else { r.b.words.0 };
                w != 0
            });
            if short_given {
                return true;
            }
        }
    }
    false
}
