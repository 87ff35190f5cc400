//! The best assignment of the words of one name to those of another.

use crate::outcome::relation::Relation;
use crate::outcome::rule::RuleId;
use crate::rules::align::rows::{Aligned, Row};
use crate::rules::word::relate::relate;
use crate::rules::word::token::Token;
use crate::rules::word::word_match::{MatchContext, WordMatch};

/// Above this many cells only equal words are looked for: names of that size match by equality or not at all.
const CELLS: usize = 100;

pub(crate) fn weight(matched: &WordMatch) -> i32 {
    let class = match matched.relation {
        Relation::Equal => 1000,
        Relation::Variant => 950,
        Relation::Nickname => 850,
        Relation::Typo => 700,
        _ => 400,
    };
    class - i32::from(matched.cost)
}

pub(crate) fn assign<'w>(tokens_a: Vec<Token<'w>>, tokens_b: Vec<Token<'w>>, context: MatchContext) -> Aligned<'w> {
    let (n, m) = (tokens_a.len(), tokens_b.len());
    let mut cells: Vec<(i32, usize, usize, WordMatch)> = Vec::with_capacity(n.max(m) * 2);
    for (i, x) in tokens_a.iter().enumerate() {
        for (j, y) in tokens_b.iter().enumerate() {
            let matched = if n * m > CELLS {
                (x.plain == y.plain).then(|| WordMatch::by(RuleId::SameLetters))
            } else {
                relate(x, y, context)
            };
            if let Some(matched) = matched {
                cells.push((weight(&matched), i, j, matched));
            }
        }
    }
    // Of several equal ways the first is taken: which one that is must not depend on which name came first.
    if tokens_b.iter().map(|i| &i.plain).lt(tokens_a.iter().map(|i| &i.plain)) {
        cells.sort_by_key(|c| (c.2, c.1));
    }
    let chosen = choose(&cells, n, m);
    let mut taken_a = vec![false; n];
    let mut taken_b = vec![false; m];
    let mut out = Aligned::default();
    for k in chosen {
        let (_, i, j, matched) = &cells[k];
        taken_a[*i] = true;
        taken_b[*j] = true;
        out.rows.push(Row { a: tokens_a[*i].clone(), b: tokens_b[*j].clone(), matched: matched.clone() });
    }
    out.left_a = tokens_a.into_iter().zip(taken_a).filter(|(_, t)| !t).map(|(i, _)| i).collect();
    out.left_b = tokens_b.into_iter().zip(taken_b).filter(|(_, t)| !t).map(|(i, _)| i).collect();
    out
}

/// The cells of the best assignment: all ways are tried while the conflicts are few, else the heaviest cells first.
fn choose(cells: &[(i32, usize, usize, WordMatch)], n: usize, m: usize) -> Vec<usize> {
    let single = |k: usize| {
        let (_, i, j, _) = cells[k];
        cells.iter().filter(|c| c.1 == i || c.2 == j).count() == 1
    };
    if (0..cells.len()).all(single) {
        return (0..cells.len()).collect();
    }
    if cells.len() > 14 {
        let mut order: Vec<usize> = (0..cells.len()).collect();
        order.sort_by_key(|k| (-cells[*k].0, *k));
        let (mut rows, mut columns) = (vec![false; n], vec![false; m]);
        order.retain(|k| {
            let free = !rows[cells[*k].1] && !columns[cells[*k].2];
            if free {
                rows[cells[*k].1] = true;
                columns[cells[*k].2] = true;
            }
            free
        });
        order.sort_unstable();
        return order;
    }
    let mut best = (0, Vec::new());
    let mut path = Vec::new();
    search(cells, 0, 0, &mut path, &mut best);
    best.1
}

fn search(
    cells: &[(i32, usize, usize, WordMatch)],
    from: usize,
    sum: i32,
    path: &mut Vec<usize>,
    best: &mut (i32, Vec<usize>),
) {
    if sum > best.0 {
        *best = (sum, path.clone());
    }
    for k in from..cells.len() {
        if path.iter().all(|p| cells[*p].1 != cells[k].1 && cells[*p].2 != cells[k].2) {
            path.push(k);
            search(cells, k + 1, sum + cells[k].0, path, best);
            path.pop();
        }
    }
}
