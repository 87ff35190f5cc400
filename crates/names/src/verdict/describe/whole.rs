//! Names compared as wholes, or by surname and given name.

use crate::outcome::comparison::{Aligned, Comparison, Part, ReadingUsed};
use crate::outcome::reason::Reason;
use crate::outcome::relation::{ReadingSystem, Relation, Role};
use crate::outcome::verdict::Verdict;
use crate::verdict::describe::parts::{around, empty, finish, part, role, text};
use crate::words::written::{Writing, Written};

/// Two names that are compared as wholes.
pub(crate) fn whole(
    a: &Written<'_>,
    b: &Written<'_>,
    relation: Relation,
    system: ReadingSystem,
    verdict: Verdict,
) -> Comparison {
    let mut out = empty(verdict);
    let (x, y) = (text(a, (0, a.words.len())).to_owned(), text(b, (0, b.words.len())).to_owned());
    match relation {
        Relation::Variant => {
            out.readings.push(ReadingUsed { part: x.clone(), reading: y.clone(), system });
            out.reasons.push(Reason::Variant { a: x.clone(), b: y.clone(), system });
        }
        Relation::Contradiction if verdict == Verdict::Contradictory => {
            out.reasons.push(Reason::Differ { a: x.clone(), b: y.clone() });
        }
        _ => {}
    }
    let relation = match verdict {
        Verdict::NotComparable(_) => Relation::NotComparable,
        _ => relation,
    };
    out.alignment.push(Aligned { a: Some(part(&x, Role::Unknown)), b: Some(part(&y, Role::Unknown)), relation });
    finish(&mut out);
    out
}

/// Two romanised names that agree in their given name, and in their surname unless these are `apart`.
pub(crate) fn parts(
    a: &Written<'_>,
    b: &Written<'_>,
    (surname_a, surname_b): (usize, usize),
    system: ReadingSystem,
    apart: bool,
    verdict: Verdict,
) -> Comparison {
    let mut out = empty(verdict);
    let pairs = [
        (a.part(&a.words[surname_a]).to_owned(), b.part(&b.words[surname_b]).to_owned(), Role::Family),
        (around(a, surname_a), around(b, surname_b), Role::Given),
    ];
    for (x, y, role) in pairs {
        if apart && role == Role::Family {
            out.reasons.push(Reason::Differ { a: x.clone(), b: y.clone() });
            let relation = Relation::Contradiction;
            out.alignment.push(Aligned { a: Some(Part { text: x, role }), b: Some(Part { text: y, role }), relation });
            continue;
        }
        let equal = x.eq_ignore_ascii_case(&y);
        if !equal {
            out.readings.push(ReadingUsed { part: x.clone(), reading: y.clone(), system });
            out.reasons.push(Reason::Variant { a: x.clone(), b: y.clone(), system });
        }
        let relation = if equal { Relation::Equal } else { Relation::Variant };
        out.alignment.push(Aligned { a: Some(Part { text: x, role }), b: Some(Part { text: y, role }), relation });
    }
    if (surname_a == 0) != (surname_b == 0) {
        out.reasons.push(Reason::Order);
    }
    finish(&mut out);
    out
}

/// Two names in characters of one given name and two surnames.
pub(crate) fn one_given(surnames: &(String, String), given: &(String, String), verdict: Verdict) -> Comparison {
    let mut out = empty(verdict);
    let row = |parts: &(String, String), role, relation| Aligned {
        a: Some(part(&parts.0, role)),
        b: Some(part(&parts.1, role)),
        relation,
    };
    let relation = if given.0 == given.1 { Relation::Equal } else { Relation::Variant };
    out.alignment.push(row(surnames, Role::Family, Relation::Contradiction));
    out.alignment.push(row(given, Role::Given, relation));
    out.reasons.push(Reason::Differ { a: surnames.0.clone(), b: surnames.1.clone() });
    finish(&mut out);
    out
}

/// Two names that agree in one word and not in the rest.
pub(crate) fn one_word(
    a: &Written<'_>,
    b: &Written<'_>,
    at: (usize, usize),
    role: Role,
    verdict: Verdict,
) -> Comparison {
    let mut out = empty(verdict);
    let relation = match verdict {
        Verdict::NotComparable(_) => Relation::NotComparable,
        _ => Relation::Contradiction,
    };
    let (x, y) = (a.part(&a.words[at.0]), b.part(&b.words[at.1]));
    let joined = if x.eq_ignore_ascii_case(y) { Relation::Equal } else { Relation::Variant };
    out.alignment.push(Aligned { a: Some(part(x, role)), b: Some(part(y, role)), relation: joined });
    let (x, y) = (around(a, at.0), around(b, at.1));
    out.reasons.push(match relation {
        Relation::Contradiction => Reason::Differ { a: x.clone(), b: y.clone() },
        _ => Reason::Unrelated { a: x.clone(), b: y.clone() },
    });
    let other = if role == Role::Family { Role::Given } else { Role::Family };
    out.alignment.push(Aligned { a: Some(part(&x, other)), b: Some(part(&y, other)), relation });
    finish(&mut out);
    out
}

/// Adds the words of both names that a comparison of parts of them left out.
pub(crate) fn also(out: &mut Comparison, a: &Written<'_>, b: &Written<'_>) {
    for (name, left) in [(a, true), (b, false)] {
        let shown: Vec<String> = out
            .alignment
            .iter()
            .filter_map(|r| if left { r.a.as_ref() } else { r.b.as_ref() })
            .map(|p| p.text.clone())
            .collect();
        let count = |w: &str| shown.iter().flat_map(|s| s.split([' ', '-'])).filter(|piece| *piece == w).count();
        let mut seen: Vec<&str> = Vec::new();
        for (i, w) in name.words.iter().enumerate() {
            let written = name.part(w);
            if w.writing != Writing::Latin && shown.iter().any(|s| !s.is_empty() && written.contains(s.as_str())) {
                continue;
            }
            seen.push(written);
            if seen.iter().filter(|s| **s == written).count() <= count(written) {
                continue;
            }
            let p = part(written, role(name, i));
            out.reasons.push(Reason::Omitted { part: p.text.clone() });
            out.alignment.push(if left {
                Aligned { a: Some(p), b: None, relation: Relation::Omission }
            } else {
                Aligned { a: None, b: Some(p), relation: Relation::Omission }
            });
        }
    }
}
