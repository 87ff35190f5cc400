//! Circles of a directed graph: its strongly connected components of more than one node (Tarjan 1972).

use std::collections::{BTreeMap, BTreeSet};

/// The components of more than one node, each sorted, in the order of their first node.
pub(super) fn circles(edges: &BTreeMap<usize, BTreeSet<usize>>) -> Vec<Vec<usize>> {
    let mut search =
        Search { edges, index: BTreeMap::new(), low: BTreeMap::new(), stack: Vec::new(), found: Vec::new() };
    for &node in edges.keys() {
        if !search.index.contains_key(&node) {
            search.visit(node);
        }
    }
    search.found.sort();
    search.found
}

struct Search<'a> {
    edges: &'a BTreeMap<usize, BTreeSet<usize>>,
    index: BTreeMap<usize, usize>,
    low: BTreeMap<usize, usize>,
    stack: Vec<usize>,
    found: Vec<Vec<usize>>,
}

impl Search<'_> {
    /// The depth is bounded by the number of files of one crate.
    fn visit(&mut self, node: usize) {
        let order = self.index.len();
        self.index.insert(node, order);
        self.low.insert(node, order);
        self.stack.push(node);
        for &next in self.edges.get(&node).into_iter().flatten() {
            if !self.index.contains_key(&next) {
                self.visit(next);
                self.lower(node, self.low[&next]);
            } else if self.stack.contains(&next) {
                self.lower(node, self.index[&next]);
            }
        }
        if self.low[&node] == order {
            let at = self.stack.iter().position(|held| *held == node).unwrap_or(0);
            let mut component = self.stack.split_off(at);
            component.sort_unstable();
            if component.len() > 1 {
                self.found.push(component);
            }
        }
    }

    fn lower(&mut self, node: usize, to: usize) {
        self.low.entry(node).and_modify(|low| *low = (*low).min(to));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let mut graph: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for &(from, to) in edges {
            graph.entry(from).or_default().insert(to);
        }
        circles(&graph)
    }

    #[test]
    fn circles_are_found_and_trees_have_none() {
        assert!(of(&[]).is_empty());
        assert!(of(&[(1, 2), (2, 3), (1, 3)]).is_empty());
        assert_eq!(of(&[(1, 2), (2, 1)]), [[1, 2]]);
        assert_eq!(of(&[(1, 2), (2, 3), (3, 1), (3, 4), (5, 6), (6, 5)]), [vec![1, 2, 3], vec![5, 6]]);
    }
}
