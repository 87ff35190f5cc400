use std::collections::{BTreeMap, BTreeSet};

use crate::application::{Prose, ProseKind};
use crate::evidence::Quoted;
use crate::proposing::{FACTS_IN_A_ROW, Rarity, fact_run};
use crate::words::{Fact, SHINGLE, facts, shingles, words};
use crate::{Application, Evidence, Kind};

/// Shingles in common, none of which many applications have, from which a passage was copied: some 45 words.
const LEAST_SHARED: usize = 40;
/// A short text was copied if it shares so many, and half of what it has.
const LEAST_SHARED_SHORT: usize = 20;
const SHORT_SHARE: f64 = 0.5;
/// Facts in the same order, numbers among them, and their share of the shorter text's, from which one text is the other in other
/// words. Two careers at one employer share names, not numbers.
const LEAST_FACTS: usize = 8;
const LEAST_NUMBERS: usize = 4;
const FACTS_SHARE: f64 = 0.5;
/// Facts of one text that are laid side by side.
const MAX_FACTS: usize = 600;

/// Passages that stand in both, without what many have.
pub(super) fn passages(a: &Application, b: &Application, rarity: &Rarity) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = Vec::new();
    for one in &a.prose {
        for other in &b.prose {
            if let Some(evidence) = passage(one, other, rarity)
                && !found.iter().any(|known| known.kind == evidence.kind)
            {
                found.push(evidence);
            }
        }
    }
    found
}

fn passage(one: &Prose, other: &Prose, rarity: &Rarity) -> Option<Evidence> {
    let (words_a, words_b) = (words(&one.text), words(&other.text));
    let (in_order_a, in_order_b) = (shingles(&words_a), shingles(&words_b));
    let rare = |shingles: &[u64]| -> BTreeSet<u64> {
        shingles.iter().copied().filter(|shingle| rarity.is_rare(*shingle)).collect()
    };
    let (set_a, set_b) = (rare(&in_order_a), rare(&in_order_b));
    let shared = set_a.intersection(&set_b).count();
    let contained = shared as f64 / set_a.len().min(set_b.len()).max(1) as f64;
    let copied = shared >= LEAST_SHARED || shared >= LEAST_SHARED_SHORT && contained >= SHORT_SHARE;
    if !copied {
        return None;
    }
    let (at_a, at_b, length) = longest_run(&in_order_a, &in_order_b, &set_a)?;
    let cut = |text: &str, words: &[crate::words::Word], at: usize| {
        let last = (at + length + SHINGLE - 2).min(words.len() - 1);
        text[words[at].start..words[last].end].to_owned()
    };
    let kind = if one.kind == ProseKind::Cv && other.kind == ProseKind::Cv { Kind::CvText } else { Kind::BioText };
    Some(Evidence {
        kind,
        extent: format!("{shared} runs of {SHINGLE} words, {:.0}% of the shorter text", contained * 100.0),
        a: Quoted::new(&cut(&one.text, &words_a, at_a), &one.source),
        b: Quoted::new(&cut(&other.text, &words_b, at_b), &other.source),
    })
}

/// The longest run of shingles that both have in one piece, beginning at a rare one: where in each, and how long.
fn longest_run(a: &[u64], b: &[u64], rare: &BTreeSet<u64>) -> Option<(usize, usize, usize)> {
    let mut places: BTreeMap<u64, usize> = BTreeMap::new();
    for (at, shingle) in b.iter().enumerate() {
        places.entry(*shingle).or_insert(at);
    }
    let mut best: Option<(usize, usize, usize)> = None;
    let mut at = 0;
    while at < a.len() {
        let Some(&place) = places.get(&a[at]).filter(|_| rare.contains(&a[at])) else {
            at += 1;
            continue;
        };
        let length = a[at..].iter().zip(&b[place..]).take_while(|(one, other)| one == other).count();
        if best.is_none_or(|(_, _, longest)| length > longest) {
            best = Some((at, place, length));
        }
        at += length.max(1);
    }
    best
}

/// The same numbers and names in the same order, in other words.
pub(super) fn same_facts(a: &Application, b: &Application, rarity: &Rarity) -> Option<Evidence> {
    for one in &a.prose {
        let facts_a = rare_facts(&one.text, rarity);
        for other in b.prose.iter().filter(|_| !facts_a.is_empty()) {
            let facts_b = rare_facts(&other.text, rarity);
            let common = in_common(&facts_a, &facts_b);
            let numbers = common.iter().filter(|(fact, _)| fact.is_number).count();
            let shorter = facts_a.len().min(facts_b.len()).clamp(1, MAX_FACTS);
            let share = common.len() as f64 / shorter as f64;
            if common.len() >= LEAST_FACTS && numbers >= LEAST_NUMBERS && share >= FACTS_SHARE {
                let side = |prose: &Prose, facts: Vec<&Fact>| {
                    let list: Vec<&str> = facts.iter().map(|fact| prose.text[fact.start..fact.end].trim()).collect();
                    Quoted::new(&list.join(" … "), &prose.source)
                };
                return Some(Evidence {
                    kind: Kind::Facts,
                    extent: format!("{} in the same order, {numbers} of them numbers", common.len()),
                    a: side(one, common.iter().map(|(fact, _)| *fact).collect()),
                    b: side(other, common.iter().map(|(_, fact)| *fact).collect()),
                });
            }
        }
    }
    None
}

/// Facts that stand in a row which few applications have: not an agency's telephone, not a course that many took.
fn rare_facts(text: &str, rarity: &Rarity) -> Vec<Fact> {
    let facts = facts(text);
    let mut rare = vec![false; facts.len()];
    for (at, run) in facts.windows(FACTS_IN_A_ROW).enumerate() {
        if fact_run(run).is_some_and(|run| rarity.is_rare(run)) {
            rare[at..at + FACTS_IN_A_ROW].fill(true);
        }
    }
    facts.into_iter().zip(rare).filter(|(_, rare)| *rare).map(|(fact, _)| fact).collect()
}

/// The longest list of facts that both have in this order.
fn in_common<'a>(a: &'a [Fact], b: &'a [Fact]) -> Vec<(&'a Fact, &'a Fact)> {
    let (a, b) = (&a[..a.len().min(MAX_FACTS)], &b[..b.len().min(MAX_FACTS)]);
    let wide = b.len() + 1;
    let mut longest = vec![0_u16; (a.len() + 1) * wide];
    for at in (0..a.len()).rev() {
        for place in (0..b.len()).rev() {
            longest[at * wide + place] = if a[at].hash == b[place].hash {
                longest[(at + 1) * wide + place + 1] + 1
            } else {
                longest[(at + 1) * wide + place].max(longest[at * wide + place + 1])
            };
        }
    }
    let (mut at, mut place, mut common) = (0, 0, Vec::new());
    while at < a.len() && place < b.len() {
        if a[at].hash == b[place].hash {
            common.push((&a[at], &b[place]));
            (at, place) = (at + 1, place + 1);
        } else if longest[(at + 1) * wide + place] >= longest[at * wide + place + 1] {
            at += 1;
        } else {
            place += 1;
        }
    }
    common
}
