//! Leftover words written as one: "Abd al-Majid" beside "Abdulmajid", "Soo Hyun" beside "Soohyun".

use std::borrow::Cow;

use crate::knowledge::lexicon;
use crate::outcome::relation::Relation;
use crate::rules::align::assign::weight;
use crate::rules::align::rows::{Aligned, Row};
use crate::rules::word::lists::share_group;
use crate::rules::word::relate::relate;
use crate::rules::word::spelled::lacks;
use crate::rules::word::token::Token;
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
            let apart = || x.plain.len().abs_diff(y.plain.len()) > 4 || lacks(&x.plain, &y.plain);
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

/// Leftover words, singly and in runs of up to four neighbours (particles between them included).
fn runs<'w>(name: &'w Written<'_>, left: &[Token<'w>]) -> Vec<Token<'w>> {
    let free = |k: usize| {
        let w = &name.words[k];
        w.kind == Kind::Particle || left.iter().any(|i| i.words.0 == k && i.kind == Kind::Name)
    };
    let vietnamese = name.words.iter().any(|w| w.vietnamese);
    let mut out = Vec::new();
    for from in 0..name.words.len() {
        let mut plain = String::new();
        let (mut marked, mut any_marked) = (String::new(), false);
        let writing = name.words[from].writing;
        for to in from..name.words.len().min(from + 4) {
            let w = &name.words[to];
            if !free(to) || w.writing != writing || matches!(writing, Writing::Other) {
                break;
            }
            plain.push_str(&w.plain);
            any_marked |= w.vietnamese;
            if vietnamese {
                marked.push_str(&crate::rules::word::token::marks(name.part(w)));
            }
            let has_name = (from..=to).any(|k| name.words[k].kind != Kind::Particle);
            if has_name {
                out.push(Token {
                    writing,
                    kind: Kind::Name,
                    entry: if to == from { w.entry } else { lexicon::entry(&plain) },
                    plain: Cow::Owned(plain.clone()),
                    other: None,
                    words: (from, to + 1),
                    marked: any_marked.then(|| marked.clone()),
                    alike: std::cell::OnceCell::new(),
                    native: std::cell::OnceCell::new(),
                });
            }
            if writing == Writing::Kana && to == from + 1 {
                // Kana written without a blank may stand in the other order.
                let swapped = format!("{}{}", name.words[to].plain, name.words[from].plain);
                out.push(Token {
                    writing,
                    kind: Kind::Name,
                    entry: None,
                    plain: Cow::Owned(swapped),
                    other: None,
                    words: (from, to + 1),
                    marked: None,
                    alike: std::cell::OnceCell::new(),
                    native: std::cell::OnceCell::new(),
                });
            }
        }
    }
    out
}
