//! Puts the words of two names beside one another.

use std::borrow::Cow;

use crate::item::Item;
use crate::lexicon;
use crate::outcome::Relation;
use crate::relate::{Bond, Setting, lacks, relate, share_group};
use crate::word::{Kind, Writing, Written};

/// A row of the alignment: items of either side and how they agree.
#[derive(Debug)]
pub(crate) struct Row<'w> {
    pub(crate) a: Item<'w>,
    pub(crate) b: Item<'w>,
    pub(crate) bond: Bond,
}

/// The words of two names, matched and left over.
#[derive(Debug, Default)]
pub(crate) struct Aligned<'w> {
    pub(crate) rows: Vec<Row<'w>>,
    pub(crate) left_a: Vec<Item<'w>>,
    pub(crate) left_b: Vec<Item<'w>>,
}

/// Above this many cells only equal words are looked for: names of that size match by equality or not at all.
const CELLS: usize = 100;

/// The items of a name that are compared.
pub(crate) fn items<'w>(name: &'w Written<'_>) -> Vec<Item<'w>> {
    let mut out = Vec::with_capacity(name.words.len());
    for (i, w) in name.words.iter().enumerate() {
        match w.kind {
            Kind::Name => out.push(Item::of(w, i, name.part(w))),
            Kind::Initial => {
                for (at, c) in w.plain.char_indices() {
                    let mut item = Item::of(w, i, "");
                    item.plain = Cow::Borrowed(&w.plain[at..at + c.len_utf8()]);
                    item.other = None;
                    item.entry = lexicon::entry(&item.plain);
                    out.push(item);
                }
            }
            Kind::Particle | Kind::Title | Kind::Suffix => {}
        }
    }
    if out.iter().all(|i| i.kind == Kind::Initial) {
        // Nothing but particles and initials: then the particles are the name.
        let particles = name.words.iter().enumerate().filter(|(_, w)| w.kind == Kind::Particle);
        out.extend(particles.map(|(i, w)| Item { kind: Kind::Name, ..Item::of(w, i, name.part(w)) }));
        out.sort_by_key(|i| i.words);
    }
    out
}

/// Aligns the items of two names.
pub(crate) fn align<'w>(
    a: &'w Written<'_>,
    b: &'w Written<'_>,
    items_a: Vec<Item<'w>>,
    items_b: Vec<Item<'w>>,
    setting: Setting,
) -> Aligned<'w> {
    let mut out = assign(items_a, items_b, setting);
    last_chance(&mut out, setting);
    if !out.left_a.is_empty() && !out.left_b.is_empty() {
        join(a, b, &mut out, setting);
    }
    out
}

/// How much longer the last open part is looked at when every other part agrees, in hundredths of its budget.
const PATIENCE: u16 = 160;
/// The same with two agreeing parts.
const PATIENCE_SURE: u16 = 210;

/// One part is open on either side and the others agree: spellings further apart are accepted.
fn last_chance(out: &mut Aligned<'_>, setting: Setting) {
    two_slips(out, setting);
    let agreed = out.rows.iter().any(|r| r.bond.relation != Relation::Initial && r.bond.cost < 40);
    let ([x], [y]) = (out.left_a.as_slice(), out.left_b.as_slice()) else { return };
    let long = |i: &Item<'_>| i.kind == Kind::Name && i.letters() > 3;
    let alphabetic =
        |i: &Item<'_>| !matches!(i.writing, Writing::Han | Writing::Hangul | Writing::Kana | Writing::Other);
    if !agreed || !long(x) || !long(y) || !alphabetic(x) || !alphabetic(y) {
        return;
    }
    // With two other parts that agree, a slip in a short word is a slip.
    let several = out.rows.iter().filter(|r| r.bond.relation != Relation::Initial).count() > 1
        && out.rows.iter().any(|r| r.bond.cost < 10);
    let patience = if several { PATIENCE_SURE } else { PATIENCE };
    if let Some(bond) = relate(x, y, Setting { patience, ..setting }) {
        let (a, b) = (x.clone(), y.clone());
        out.left_a.clear();
        out.left_b.clear();
        out.rows.push(Row { a, b, bond });
    }
}

/// Letters the one agreeing part must have for two slips in the parts beside it.
const SURE_LETTERS: usize = 5;

/// Two parts are open on either side, in one order, and each is one slip from the part in its place: a name copied without
/// care (Bladimiro Colma Sunza, Bladimiro Colman Sanza).
fn two_slips(out: &mut Aligned<'_>, setting: Setting) {
    let ([x, y], [v, w]) = (out.left_a.as_slice(), out.left_b.as_slice()) else { return };
    let sure = out.rows.iter().any(|r| r.bond.cost == 0 && r.a.letters() >= SURE_LETTERS);
    let fits = |i: &Item<'_>| i.kind == Kind::Name && i.writing == Writing::Latin && i.letters() > 3;
    if !sure || ![x, y, v, w].into_iter().all(fits) {
        return;
    }
    let setting = Setting { patience: PATIENCE_SURE, ..setting };
    let slip = |a: &Item<'_>, b: &Item<'_>| relate(a, b, setting).filter(|b| b.relation == Relation::Typo);
    if let (Some(first), Some(second)) = (slip(x, v), slip(y, w)) {
        let pairs = [(x.clone(), v.clone(), first), (y.clone(), w.clone(), second)];
        out.left_a.clear();
        out.left_b.clear();
        out.rows.extend(pairs.map(|(a, b, bond)| Row { a, b, bond }));
    }
}

fn weight(bond: &Bond) -> i32 {
    let class = match bond.relation {
        Relation::Equal => 1000,
        Relation::Variant => 950,
        Relation::Nickname => 850,
        Relation::Typo => 700,
        _ => 400,
    };
    class - i32::from(bond.cost)
}

fn assign<'w>(items_a: Vec<Item<'w>>, items_b: Vec<Item<'w>>, setting: Setting) -> Aligned<'w> {
    let (n, m) = (items_a.len(), items_b.len());
    let mut cells: Vec<(i32, usize, usize, Bond)> = Vec::with_capacity(n.max(m) * 2);
    for (i, x) in items_a.iter().enumerate() {
        for (j, y) in items_b.iter().enumerate() {
            let bond = if n * m > CELLS {
                (x.plain == y.plain).then_some(Bond {
                    relation: Relation::Equal,
                    cost: 0,
                    system: crate::outcome::ReadingSystem::LatinVariant,
                })
            } else {
                relate(x, y, setting)
            };
            if let Some(bond) = bond {
                cells.push((weight(&bond), i, j, bond));
            }
        }
    }
    // Of several equal ways the first is taken: which one that is must not depend on which name came first.
    if items_b.iter().map(|i| &i.plain).lt(items_a.iter().map(|i| &i.plain)) {
        cells.sort_by_key(|c| (c.2, c.1));
    }
    let chosen = choose(&cells, n, m);
    let mut taken_a = vec![false; n];
    let mut taken_b = vec![false; m];
    let mut out = Aligned::default();
    for k in chosen {
        let (_, i, j, bond) = &cells[k];
        taken_a[*i] = true;
        taken_b[*j] = true;
        out.rows.push(Row { a: items_a[*i].clone(), b: items_b[*j].clone(), bond: bond.clone() });
    }
    out.left_a = items_a.into_iter().zip(taken_a).filter(|(_, t)| !t).map(|(i, _)| i).collect();
    out.left_b = items_b.into_iter().zip(taken_b).filter(|(_, t)| !t).map(|(i, _)| i).collect();
    out
}

/// The cells of the best assignment: all ways are tried while the conflicts are few, else the heaviest cells first.
fn choose(cells: &[(i32, usize, usize, Bond)], n: usize, m: usize) -> Vec<usize> {
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
    cells: &[(i32, usize, usize, Bond)],
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

/// Tries leftover words written as one: "Abd al-Majid" beside "Abdulmajid", "Soo Hyun" beside "Soohyun".
fn join<'w>(a: &'w Written<'_>, b: &'w Written<'_>, out: &mut Aligned<'w>, setting: Setting) {
    while let Some((ra, rb, row)) = best_join(a, b, out, setting) {
        out.left_a.retain(|i| !inside(i, ra));
        out.left_b.retain(|i| !inside(i, rb));
        out.rows.push(row);
        if out.left_a.is_empty() || out.left_b.is_empty() {
            break;
        }
    }
}

fn inside(item: &Item<'_>, run: (usize, usize)) -> bool {
    item.words.0 >= run.0 && item.words.1 <= run.1
}

type Run = (usize, usize);

fn best_join<'w>(
    a: &'w Written<'_>,
    b: &'w Written<'_>,
    out: &Aligned<'w>,
    setting: Setting,
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
            let Some(bond) = relate(x, y, setting) else { continue };
            if matches!(bond.relation, Relation::Initial | Relation::Nickname) && bond.cost > 15 {
                continue;
            }
            if best.as_ref().is_none_or(|(_, _, row)| weight(&bond) > weight(&row.bond)) {
                best = Some((x.words, y.words, Row { a: x.clone(), b: y.clone(), bond }));
            }
        }
    }
    best
}

fn is_one_name(name: &Written<'_>, run: &Item<'_>) -> bool {
    name.words[run.words.0..run.words.1].iter().filter(|w| w.kind != Kind::Particle).count() == 1
}

/// Leftover words, singly and in runs of up to four neighbours (particles between them included).
fn runs<'w>(name: &'w Written<'_>, left: &[Item<'w>]) -> Vec<Item<'w>> {
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
                marked.push_str(&crate::item::marks(name.part(w)));
            }
            let has_name = (from..=to).any(|k| name.words[k].kind != Kind::Particle);
            if has_name {
                out.push(Item {
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
                out.push(Item {
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
