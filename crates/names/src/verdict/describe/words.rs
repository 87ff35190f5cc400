//! Names compared word by word: alignment, roles, readings and reasons.

use crate::outcome::comparison::{Aligned, Comparison, Part, ReadingUsed};
use crate::outcome::reason::Reason;
use crate::outcome::relation::{Relation, Role};
use crate::outcome::verdict::Verdict;
use crate::rules::align::rows::{Aligned as Rows, Row};
use crate::rules::name::iberian;
use crate::rules::word::token::Token;
use crate::verdict::describe::parts::{empty, finish, part, role, text, token_part};
use crate::words::generation;
use crate::words::written::{Kind, Writing, Written};

/// The comparison of two names aligned word by word.
pub(crate) fn describe(a: &Written<'_>, b: &Written<'_>, rows: &Rows<'_>, verdict: Verdict) -> Comparison {
    let mut out = empty(verdict);
    let mut sorted: Vec<_> = rows.rows.iter().collect();
    sorted.sort_by_key(|r| r.a.words);
    for r in &sorted {
        let (x, y) = (token_part(a, &r.a), token_part(b, &r.b));
        let foreign = r.a.writing != Writing::Latin || r.b.writing != Writing::Latin;
        if r.matched.relation == Relation::Variant && foreign {
            let (native, reading) = if r.a.writing == Writing::Latin { (&y, &x) } else { (&x, &y) };
            out.readings.push(ReadingUsed {
                part: native.text.clone(),
                reading: reading.text.clone(),
                system: r.matched.system,
            });
        }
        out.reasons.extend(match r.matched.relation {
            Relation::Variant => {
                Some(Reason::Variant { a: x.text.clone(), b: y.text.clone(), system: r.matched.system })
            }
            Relation::Nickname => Some(Reason::Nickname { a: x.text.clone(), b: y.text.clone() }),
            Relation::Initial => Some(Reason::Initial { a: x.text.clone(), b: y.text.clone() }),
            Relation::Typo => Some(Reason::Typo { a: x.text.clone(), b: y.text.clone() }),
            _ => None,
        });
        out.alignment.push(Aligned { a: Some(x), b: Some(y), relation: r.matched.relation });
    }
    leftovers(a, b, rows, verdict, &mut out);
    others(a, b, &mut out);
    if iberian::are_turned(rows) && verdict == Verdict::Contradictory {
        let pair = |token: fn(&Row<'_>) -> usize, name: &Written<'_>| {
            let at = rows.rows.iter().filter(|r| iberian::is_devotion(&r.a.plain)).map(token).min().unwrap_or(0);
            text(name, (at, at + 2)).to_owned()
        };
        out.reasons.push(Reason::Differ { a: pair(|r| r.a.words.0, a), b: pair(|r| r.b.words.0, b) });
    }
    let order: Vec<usize> = sorted.iter().map(|r| r.b.words.0).collect();
    if !order.is_sorted() {
        out.reasons.push(Reason::Order);
    }
    finish(&mut out);
    out
}

/// Leftover words: side by side when they speak against one another, else one by one.
fn leftovers(a: &Written<'_>, b: &Written<'_>, rows: &Rows<'_>, verdict: Verdict, out: &mut Comparison) {
    let (mut left_a, mut left_b): (Vec<&Token<'_>>, Vec<&Token<'_>>) =
        (rows.left_a.iter().collect(), rows.left_b.iter().collect());
    let against = matches!(verdict, Verdict::Contradictory | Verdict::NotComparable(_));
    if against && !left_a.is_empty() && !left_b.is_empty() {
        let relation =
            if verdict == Verdict::Contradictory { Relation::Contradiction } else { Relation::NotComparable };
        let roles = |n: &Written<'_>, i: &Token<'_>| role(n, i.words.0);
        // Family names stand beside family names where both sides have one left.
        while let Some(x) = left_a.first().copied() {
            if left_b.is_empty() {
                break;
            }
            let at = left_b.iter().position(|y| roles(b, y) == roles(a, x)).unwrap_or(0);
            let y = left_b.remove(at);
            left_a.remove(0);
            let (x, y) = (token_part(a, x), token_part(b, y));
            out.reasons.push(if relation == Relation::Contradiction {
                Reason::Differ { a: x.text.clone(), b: y.text.clone() }
            } else {
                Reason::Unrelated { a: x.text.clone(), b: y.text.clone() }
            });
            out.alignment.push(Aligned { a: Some(x), b: Some(y), relation });
        }
    }
    let lonely = if against && out.alignment.is_empty() { Relation::NotComparable } else { Relation::Omission };
    for x in left_a {
        let p = token_part(a, x);
        out.reasons.push(Reason::Omitted { part: p.text.clone() });
        out.alignment.push(Aligned { a: Some(p), b: None, relation: lonely });
    }
    for y in left_b {
        let p = token_part(b, y);
        out.reasons.push(Reason::Omitted { part: p.text.clone() });
        out.alignment.push(Aligned { a: None, b: Some(p), relation: lonely });
    }
}

/// Particles, titles and suffixes, so that every word of both names is accounted for.
fn others(a: &Written<'_>, b: &Written<'_>, out: &mut Comparison) {
    let plain = |n: &Written<'_>| n.words.iter().all(|w| matches!(w.kind, Kind::Name | Kind::Initial));
    if plain(a) && plain(b) {
        return;
    }
    let pick = |n: &Written<'_>, out: &Comparison, left: bool| -> Vec<(usize, Part)> {
        let shown: Vec<String> = out
            .alignment
            .iter()
            .filter_map(|r| if left { r.a.as_ref() } else { r.b.as_ref() }.map(|p| p.text.clone()))
            .collect();
        n.words
            .iter()
            .enumerate()
            .filter(|(_, w)| matches!(w.kind, Kind::Particle | Kind::Title | Kind::Suffix))
            .map(|(i, w)| (i, part(n.part(w), role(n, i))))
            .filter(|(_, p)| !shown.iter().any(|s| s.split([' ', '-']).any(|piece| piece == p.text)))
            .collect()
    };
    let (mut left, mut right) = (pick(a, out, true), pick(b, out, false));
    if let Some((i, j)) = generation::apart(a, b) {
        left.retain(|(k, _)| *k != i);
        right.retain(|(k, _)| *k != j);
        let (x, y) = (part(a.part(&a.words[i]), Role::Suffix), part(b.part(&b.words[j]), Role::Suffix));
        out.reasons.push(Reason::Generations { a: x.text.clone(), b: y.text.clone() });
        out.alignment.push(Aligned { a: Some(x), b: Some(y), relation: Relation::Contradiction });
    }
    for (i, p) in left {
        let twin = right.iter().position(|(j, _)| a.words[i].plain == b.words[*j].plain);
        match twin {
            Some(k) => {
                let (_, q) = right.remove(k);
                out.alignment.push(Aligned { a: Some(p), b: Some(q), relation: Relation::Equal });
            }
            None => out.alignment.push(Aligned { a: Some(p), b: None, relation: Relation::Omission }),
        }
    }
    for (_, q) in right {
        out.alignment.push(Aligned { a: None, b: Some(q), relation: Relation::Omission });
    }
}
