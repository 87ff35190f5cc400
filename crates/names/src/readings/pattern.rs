//! Matches a pattern (letters of any script, each with its possible spellings) against plain Latin letters.
//!
//! The pattern is a small graph: nodes 0..n, edges that each carry a unit. A row per node holds the least cost of having
//! consumed the first j letters of the text. Rows are settled in node order, so all edges must lead forward.

use crate::knowledge::spellings::{Costs, Table};
use crate::limits::{NODES, WORD_LETTERS};
use crate::text::packed::Text;
use crate::text::packing::is_vowel;

const NEVER: u16 = u16::MAX / 4;

#[derive(Clone, Copy)]
struct Edge {
    from: u8,
    to: u8,
    unit: u16,
    /// Whether a letter of the text may be skipped or changed here. Off for edges that join two letters, where a single
    /// edge per letter exists as well.
    single: bool,
}

/// A pattern over one table.
pub(crate) struct Pattern<'t> {
    pub(crate) table: &'t Table,
    edges: Vec<Edge>,
    nodes: usize,
    /// Letters of the pattern side, for the budget.
    pub(crate) letters: usize,
    /// The consonants that some spelling of some letter has.
    consonants: u32,
}

impl std::fmt::Debug for Pattern<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pattern({} nodes, {} edges)", self.nodes, self.edges.len())
    }
}

impl<'t> Pattern<'t> {
    /// An empty pattern, to be filled with [`Pattern::edge`].
    pub(crate) fn empty(table: &'t Table) -> Pattern<'t> {
        Pattern { table, edges: Vec::with_capacity(32), nodes: 1, letters: 0, consonants: 0 }
    }

    /// The pattern of a sequence of graphemes. `None` when a character is not in the table or the pattern is too long.
    pub(crate) fn of_chars(table: &'t Table, chars: &[char]) -> Option<Pattern<'t>> {
        if chars.is_empty() || chars.len() >= NODES || chars.len() > WORD_LETTERS {
            return None;
        }
        let mut p = Pattern::empty(table);
        p.nodes = chars.len() + 1;
        p.letters = chars.len();
        if let Some(unit) = table.whole(chars) {
            p.consonants = table.units[usize::from(unit)].consonants;
            p.edges.push(Edge { from: 0, to: chars.len() as u8, unit, single: false });
            return Some(p);
        }
        let mut reached = [false; NODES];
        reached[0] = true;
        for i in 0..chars.len() {
            if !reached[i] {
                continue;
            }
            for (len, unit) in table.at(&chars[i..]) {
                p.consonants |= table.units[usize::from(unit)].consonants;
                p.edges.push(Edge { from: i as u8, to: (i + len) as u8, unit, single: len == 1 });
                reached[i + len] = true;
            }
        }
        reached[chars.len()].then_some(p)
    }

    /// A new node behind all others, or `None` when there is no room.
    pub(crate) fn node(&mut self) -> Option<u8> {
        (self.nodes < NODES).then(|| {
            self.nodes += 1;
            self.nodes as u8 - 1
        })
    }

    /// Adds an edge between two nodes.
    pub(crate) fn edge(&mut self, from: u8, to: u8, unit: u16) {
        self.consonants |= self.table.units[usize::from(unit)].consonants;
        self.edges.push(Edge { from, to, unit, single: true });
    }

    /// Sorts the edges after they were added out of order.
    pub(crate) fn settle(&mut self) {
        self.edges.sort_by_key(|e| e.from);
    }

    /// The least cost at which the whole pattern reads as the whole text, when it is within the budget.
    pub(crate) fn cost(&self, text: &Text, budget: u16) -> Option<u16> {
        // A consonant that no letter of the pattern can be written with has to be put in or to stand for another one.
        if budget < self.table.costs.consonant && text.consonants() & !self.consonants != 0 {
            return None;
        }
        // Most words are short; the rows are cleared each time, so a small set of them is kept for those.
        let c = if self.nodes <= SMALL && text.len() < SMALL {
            self.fill::<SMALL, SMALL>(text, budget)
        } else {
            self.fill::<NODES, { WORD_LETTERS + 1 }>(text, budget)
        };
        (c <= budget).then_some(c)
    }

    /// Whether the pattern can begin with the given letter.
    pub(crate) fn begins_with(&self, letter: u8) -> bool {
        self.edges.iter().filter(|e| e.from == 0).any(|e| {
            self.table.units[usize::from(e.unit)].spellings.iter().any(|s| {
                s.cost <= 15 && (s.len > 0 && s.letters as u8 == letter || s.len == 0 && self.next_begins(e.to, letter))
            })
        })
    }

    fn next_begins(&self, node: u8, letter: u8) -> bool {
        self.edges.iter().filter(|e| e.from == node).any(|e| {
            let unit = &self.table.units[usize::from(e.unit)];
            unit.spellings.iter().any(|s| s.cost <= 15 && s.len > 0 && s.letters as u8 == letter)
        })
    }

    fn fill<const N: usize, const M: usize>(&self, text: &Text, budget: u16) -> u16 {
        let mut rows = [[NEVER; M]; N];
        let mut least = [NEVER; N];
        let n = text.len();
        let costs = &self.table.costs;
        rows[0][0] = 0;
        least[0] = 0;
        let mut next = 0;
        let mut inserts = [0u16; M];
        for (j, slot) in inserts.iter_mut().enumerate().take(n) {
            *slot = insert(costs, text, j);
        }
        for node in 0..self.nodes {
            let mut row = rows[node];
            let open = least[node] <= budget;
            if open {
                for j in 0..n {
                    let with = row[j] + inserts[j];
                    if with < row[j + 1] {
                        row[j + 1] = with;
                    }
                }
                if node + 1 == self.nodes {
                    return row[n];
                }
            }
            while let Some(edge) = self.edges.get(next).filter(|e| usize::from(e.from) == node) {
                next += 1;
                if !open {
                    continue;
                }
                let unit = &self.table.units[usize::from(edge.unit)];
                let to = usize::from(edge.to);
                let target = &mut rows[to];
                let low = &mut least[to];
                let (drop, change) = match (unit.vowel, unit.first) {
                    (true, _) => (costs.vowel_delete, costs.vowel_change),
                    (false, b'h') => (costs.h, costs.consonant),
                    (false, _) => (costs.consonant, costs.consonant),
                };
                for (j, &at) in row.iter().enumerate().take(n + 1) {
                    if at > budget {
                        continue;
                    }
                    let here = text.window(j);
                    for s in unit.spellings {
                        if here & s.mask == s.letters {
                            relax(target, low, j + usize::from(s.len), at + s.cost);
                        }
                    }
                    if edge.single {
                        if at + drop <= budget {
                            relax(target, low, j, at + drop);
                        }
                        if at + change <= budget && j < n && is_vowel(text.byte(j)) == unit.vowel {
                            relax(target, low, j + 1, at + change);
                        }
                    }
                }
            }
        }
        NEVER
    }
}

/// What a doubled letter costs, where the scripts write every vowel.
const DOUBLED: u16 = 5;

/// Rows and columns that suffice for most words.
const SMALL: usize = 20;

fn relax<const M: usize>(row: &mut [u16; M], least: &mut u16, at: usize, cost: u16) {
    if let Some(slot) = row.get_mut(at)
        && cost < *slot
    {
        *slot = cost;
        *least = cost.min(*least);
    }
}

#[inline]
fn insert(costs: &Costs, text: &Text, at: usize) -> u16 {
    let b = text.byte(at);
    if at > 0 && text.byte(at - 1) == b {
        // A doubled letter is a habit of spelling, not another sound; but in Korean a doubled vowel is another vowel, and ee and
        // oo are long vowels, which consonant scripts write.
        let doubled = if is_vowel(b) { costs.double_vowel } else { DOUBLED }.min(costs.vowel_insert);
        return if matches!(b, b'e' | b'o') { costs.vowel_long.max(doubled) } else { doubled };
    }
    let last = text.byte(at + 1) == 0;
    match b {
        // "ah" and "eh" at the end stand for a letter as well.
        b'h' if last && at > 0 && costs.vowel_edge > costs.vowel_insert => costs.vowel_edge,
        b'h' => costs.h,
        // A final e is silent in French spellings.
        b'e' if last && at > 0 => costs.vowel_insert,
        b if is_vowel(b) && (at == 0 || last) => costs.vowel_edge,
        b if is_vowel(b) && is_vowel(text.byte(at - 1)) && (text.byte(at - 1), b) != (b'o', b'u') => costs.vowel_pair,
        b if is_vowel(b) => costs.vowel_insert,
        _ => costs.consonant,
    }
}
