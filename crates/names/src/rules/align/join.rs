//! Leftover words written as one: "Abd al-Majid" beside "Abdulmajid", "Soo Hyun" beside "Soohyun".

use std::borrow::Cow;

use crate::outcome::relation::Relation;
use crate::rules::align::assign::weight;
use crate::rules::align::rows::{Aligned, Row};
use crate::rules::word::lists::share_group;
use crate::rules::word::relate::relate;
use crate::rules::word::token::{Token, marks};
use crate::rules::word::word_match::MatchContext;
use crate::words::written::{Kind, Writing, Written};

/// Tries leftover words written as one: "Abd al-Majid" beside "Abdulmajid", "Soo Hyun" beside "Soohyun".
pub(crate) fn join<'w>(a: &'w Written<'_>, b: &'w Written<'_>, out: &mut Aligned<'w>, context: MatchContext) {
    while let Some((ra, rb, row)) = best_join(a, b, out, context) {
        out.left_a.retain(|i| !inside(i, ra));
        out.left_b.retain(|i| !inside(i, rb));
        out.rows.push(row);
        if out.left_a.is_empty() || out.left_b.is_empty() {
            break;
        }
    }
}

fn inside(token: &Token<'_>, run: (usize, usize)) -> bool {
    token.words.0 >= run.0 && token.words.1 <= run.1
}

type Run = (usize, usize);

fn best_join<'w>(
    a: &'w Written<'_>,
    b: &'w Written<'_>,
    out: &Aligned<'w>,
    context: MatchContext,
) -> Option<(Run, Run, Row<'w>)> {
    if !has_neighbours(a, &out.left_a) && !has_neighbours(b, &out.left_b) {
        return None;
    }
    let runs_a = runs(a, &out.left_a);
    let runs_b = runs(b, &out.left_b);
    let mut best: Option<(Run, Run, Row<'w>)> = None;
    // As in the assignment, the order of the two names must not decide between equal ways.
    let plain = |n: &'w Written<'_>| n.words.iter().map(|w| w.plain.as_str());
    let swapped = plain(b).lt(plain(a));
    let (outer, inner) = if swapped { (&runs_b, &runs_a) } else { (&runs_a, &runs_b) };
    for first in outer {
        for second in inner {
            let (x, y) = if swapped { (second, first) } else { (first, second) };
            let (many_a, many_b) = (x.words.1 - x.words.0 > 1, y.words.1 - y.words.0 > 1);
            // A particle written on both sides does not join what was told apart without it (Saïd bin, Saad bin).
            if !many_a && !many_b || many_a && many_b && is_one_name(a, x) && is_one_name(b, y) {
                continue;
            }
            // Written as one or apart, a name keeps about its length; a familiar form of two need not (María José, Majo).
            let latin = x.writing == Writing::Latin && y.writing == Writing::Latin;
            let apart = || x.plain.len().abs_diff(y.plain.len()) > 4 || x.liquids.differ(y.liquids);
            if latin && apart() && !share_group(x.entry, y.entry) {
                continue;
            }
            let Some(matched) = relate(x, y, context) else { continue };
            if matches!(matched.relation, Relation::Initial | Relation::Nickname) && matched.cost > 15 {
                continue;
            }
            if best.as_ref().is_none_or(|(_, _, row)| weight(&matched) > weight(&row.matched)) {
                best = Some((x.words, y.words, Row { a: x.clone(), b: y.clone(), matched }));
            }
        }
    }
    best
}

fn is_one_name(name: &Written<'_>, run: &Token<'_>) -> bool {
    name.words[run.words.0..run.words.1].iter().filter(|w| w.kind != Kind::Particle).count() == 1
}

/// Whether a word may be joined: a particle, or a name that is left over.
fn is_free(name: &Written<'_>, left: &[Token<'_>], at: usize) -> bool {
    name.words[at].kind == Kind::Particle || left.iter().any(|i| i.words.0 == at && i.kind == Kind::Name)
}

/// Whether two neighbouring words may be joined. Most names have none, and then nothing is to be tried.
fn has_neighbours(name: &Written<'_>, left: &[Token<'_>]) -> bool {
    (1..name.words.len()).any(|at| {
        name.words[at].writing == name.words[at - 1].writing && is_free(name, left, at - 1) && is_free(name, left, at)
    })
}

/// Leftover words, singly and in runs of up to four neighbours (particles between them included).
fn runs<'w>(name: &'w Written<'_>, left: &[Token<'w>]) -> Vec<Token<'w>> {
    let vietnamese = name.words.iter().any(|w| w.vietnamese);
    let mut out = Vec::new();
    for from in 0..name.words.len() {
        let (mut marked, mut any_marked) = (String::new(), false);
        let writing = name.words[from].writing;
        for to in from..name.words.len().min(from + 4) {
            let w = &name.words[to];
            if !is_free(name, left, to) || w.writing != writing || matches!(writing, Writing::Other) {
                break;
            }
            any_marked |= w.vietnamese;
            if vietnamese {
                marked.push_str(&marks(name.part(w)));
            }
            if (from..=to).all(|k| name.words[k].kind == Kind::Particle) {
                continue;
            }
            if let Some(token) = left.iter().find(|i| i.words == (from, to + 1) && i.kind == Kind::Name) {
                // What was worked out about a single word stays known.
                out.push(Token { other: None, ..token.clone() });
                continue;
            }
            let plain: String = name.words[from..=to].iter().map(|w| w.plain.as_str()).collect();
            let run = |plain: String, marked: Option<String>| Token {
                kind: Kind::Name,
                words: (from, to + 1),
                marked,
                ..Token::of(w, from, "").respelled(writing, Cow::Owned(plain))
            };
            out.push(run(plain, any_marked.then(|| marked.clone())));
            if writing == Writing::Kana && to == from + 1 {
                // Kana written without a blank may stand in the other order.
                out.push(run(format!("{}{}", name.words[to].plain, name.words[from].plain), None));
            }
        }
    }
    out
}
