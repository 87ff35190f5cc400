use crate::schema::{AccountEdge, AccountView, AccountsView, OwnershipProof};

use super::escaping::show;
use crate::wording;

/// Width of the drawing, in its own units.
pub(super) const WIDTH: usize = 640;
/// Where the accounts stand; their names are left of it, the lines between them right of it.
pub(super) const AXIS: usize = 400;
/// Height of an account.
const STEP: usize = 30;
/// Characters of a name; the list below the drawing has it whole.
const NAME: usize = 48;

/// Accounts below each other, and arcs between those that name each other.
pub(super) struct Graph<'a> {
    pub(super) nodes: Vec<Node<'a>>,
    pub(super) edges: Vec<Arc<'a>>,
}

/// An account that names another or is named.
pub(super) struct Node<'a> {
    pub(super) account: &'a AccountView,
    pub(super) y: usize,
}

/// A line between two accounts.
pub(super) struct Arc<'a> {
    pub(super) edge: &'a AccountEdge,
    from: &'a AccountView,
    to: &'a AccountView,
    start: usize,
    end: usize,
}

impl<'a> Graph<'a> {
    pub(super) fn of(view: &'a AccountsView) -> Self {
        let joined = |account: &&AccountView| {
            view.edges.iter().any(|edge| edge.from == account.number || edge.to == account.number)
        };
        let nodes: Vec<Node<'a>> = view
            .accounts
            .iter()
            .filter(joined)
            .enumerate()
            .map(|(place, account)| Node { account, y: place * STEP + STEP / 2 })
            .collect();
        let at = |number: usize| nodes.iter().find(|node| node.account.number == number);
        let arc = |edge: &'a AccountEdge| {
            let (from, to) = (at(edge.from)?, at(edge.to)?);
            Some(Arc { edge, from: from.account, to: to.account, start: from.y, end: to.y })
        };
        let edges = view.edges.iter().filter_map(arc).collect();
        Self { nodes, edges }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.edges.is_empty()
    }

    pub(super) fn height(&self) -> usize {
        self.nodes.len() * STEP
    }
}

impl Node<'_> {
    pub(super) fn label(&self) -> String {
        let name = show(&self.account.short());
        match name.char_indices().nth(NAME) {
            Some((end, _)) => format!("{}…", &name[..end]),
            None => name,
        }
    }
}

impl Arc<'_> {
    pub(super) fn name_of_first(&self) -> String {
        show(&self.from.short())
    }

    pub(super) fn name_of_second(&self) -> String {
        show(&self.to.short())
    }

    pub(super) fn words(&self) -> &'static str {
        wording::proof(self.edge.proof)
    }

    pub(super) fn both_ways(&self) -> bool {
        matches!(self.edge.proof, OwnershipProof::BothWays | OwnershipProof::SameAccount)
    }

    /// An arc that leaves room for those inside it.
    pub(super) fn path(&self) -> String {
        let x = AXIS + 8;
        let reach = (x + self.start.abs_diff(self.end)).min(WIDTH - 8);
        format!("M{x} {} C{reach} {} {reach} {} {x} {}", self.start, self.start, self.end, self.end)
    }

    /// The head of an arrow at the account that is named.
    pub(super) fn head(&self) -> String {
        let (x, y) = (AXIS + 8, self.end);
        format!("M{x} {y} l8 -4 v8 z")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_that_nothing_joins_are_left_out_and_arcs_stay_inside() {
        let account = |number| AccountView { number, source: None, address: format!("https://a{number}.example/") };
        let edge = AccountEdge { from: 1, to: 3, proof: OwnershipProof::Stated, confirmed: false, claims: Vec::new() };
        let view = AccountsView { accounts: (1..=30).map(account).collect(), edges: vec![edge] };
        let graph = Graph::of(&view);
        assert_eq!((graph.nodes.len(), graph.edges.len(), graph.height()), (2, 1, 60));
        assert_eq!(graph.edges[0].path(), "M408 15 C438 15 438 45 408 45");
        assert_eq!(graph.nodes[0].label(), "a1.example");
        assert!(Graph::of(&AccountsView { accounts: Vec::new(), edges: Vec::new() }).is_empty());
    }
}
