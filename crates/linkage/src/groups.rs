//! What pairs come to: an edge, one person's two applications, or a group of applications.

use std::collections::{BTreeMap, BTreeSet};

use crosscheck_compare::fold;
use crosscheck_names::{Verdict, compare};
use serde::{Deserialize, Serialize};

use crate::{Application, Evidence, Family, Kind};

/// What a reviewer said of two applications.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// They belong together.
    TheSame,
    /// They have nothing to do with each other.
    NotTheSame,
}

/// Two applications and what they share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// The smaller number.
    pub a: u32,
    /// The larger number.
    pub b: u32,
    /// What they share.
    pub evidence: Vec<Evidence>,
    /// Whether the names are one name.
    pub one_name: bool,
    /// Kinds that are independent of each other.
    pub families: BTreeSet<Family>,
    /// What a reviewer said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<Word>,
}

impl Edge {
    /// Of two applications that share this.
    pub fn new((a, one): (u32, &Application), (b, other): (u32, &Application), evidence: Vec<Evidence>) -> Self {
        let relation = relation(one, other);
        let mut families: BTreeSet<Family> = evidence.iter().map(Evidence::family).collect();
        let at_home = |family: &Family| matches!(family, Family::Phone | Family::Account);
        if relation == Relation::OneNameInCommon && families.iter().all(at_home) && families.len() > 1 {
            // A household shares its telephone and its page; that is one thing.
            families.remove(&Family::Account);
        }
        Self { a, b, evidence, one_name: relation == Relation::OneName, families, word: None }
    }

    /// Whether it ties two applications to one group: two independent kinds, or a reviewer's word.
    pub fn ties(&self) -> bool {
        match self.word {
            Some(Word::TheSame) => true,
            Some(Word::NotTheSame) => false,
            None => !self.one_name && self.families.len() >= 2,
        }
    }

    /// Whether it shows two applications of one person under one name.
    pub fn is_same_application(&self) -> bool {
        let personal = |kind: Kind| kind.is_personal();
        self.one_name
            && self.word != Some(Word::NotTheSame)
            && (self.families.len() >= 2 || self.evidence.iter().any(|evidence| personal(evidence.kind)))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    OneName,
    /// Two names with a word in common: relatives, or chance.
    OneNameInCommon,
    TwoNames,
}

fn relation(one: &Application, other: &Application) -> Relation {
    let pairs = || one.names.iter().flat_map(|a| other.names.iter().map(move |b| (a, b)));
    if pairs().any(|(a, b)| matches!(compare(a, b).verdict, Verdict::Same | Verdict::Compatible)) {
        return Relation::OneName;
    }
    let words = |name: &str| -> BTreeSet<String> { fold(name).split_whitespace().map(str::to_owned).collect() };
    let shared = pairs().any(|(a, b)| words(a).intersection(&words(b)).any(|word| word.chars().count() > 1));
    if shared { Relation::OneNameInCommon } else { Relation::TwoNames }
}

/// Applications that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its name, the same from run to run as long as most of its members stay.
    pub id: i64,
    /// Numbers of applications, in order.
    pub members: Vec<u32>,
    /// Places in the list of edges.
    pub edges: Vec<usize>,
}

/// Everything that linking found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Links {
    /// Every pair that shares something, in order.
    pub edges: Vec<Edge>,
    /// Groups under several names.
    pub clusters: Vec<Group>,
    /// Applications of one person.
    pub same_applications: Vec<Group>,
}

impl Links {
    /// Groups these edges. `known` says which application stood in which group before.
    pub fn of(mut edges: Vec<Edge>, known: &[(i64, u32)]) -> Self {
        edges.sort_by_key(|edge| (edge.a, edge.b));
        let clusters = components(&edges, Edge::ties);
        // A person's two applications belong to one group if one of them does.
        let same_applications = components(&edges, Edge::is_same_application);
        let mut links = Self { edges, clusters: Vec::new(), same_applications: Vec::new() };
        links.same_applications = (1..).zip(same_applications).map(|(id, members)| links.group(id, members)).collect();
        links.clusters = named(clusters, known).into_iter().map(|(id, members)| links.group(id, members)).collect();
        links.clusters.sort_by_key(|group| group.members.clone());
        links
    }

    fn group(&self, id: i64, members: Vec<u32>) -> Group {
        let inside = |edge: &Edge| members.binary_search(&edge.a).is_ok() && members.binary_search(&edge.b).is_ok();
        let edges = self.edges.iter().enumerate().filter(|(_, edge)| inside(edge)).map(|(at, _)| at).collect();
        Group { id, members, edges }
    }
}

/// Sets of applications that are tied to each other, each in order, in the order of their first members.
fn components(edges: &[Edge], ties: impl Fn(&Edge) -> bool) -> Vec<Vec<u32>> {
    let mut parents: BTreeMap<u32, u32> = BTreeMap::new();
    for edge in edges.iter().filter(|edge| ties(edge)) {
        let (a, b) = (root(&mut parents, edge.a), root(&mut parents, edge.b));
        parents.insert(a.max(b), a.min(b));
    }
    let members: Vec<u32> = parents.keys().copied().collect();
    let mut sets: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for member in members {
        sets.entry(root(&mut parents, member)).or_default().push(member);
    }
    sets.into_values().collect()
}

fn root(parents: &mut BTreeMap<u32, u32>, member: u32) -> u32 {
    let mut at = member;
    loop {
        let parent = *parents.entry(at).or_insert(at);
        if parent == at {
            return at;
        }
        at = parent;
    }
}

/// A name for each group: that of the earlier group it has most members of, else a new one.
fn named(groups: Vec<Vec<u32>>, known: &[(i64, u32)]) -> Vec<(i64, Vec<u32>)> {
    let before: BTreeMap<u32, i64> = known.iter().map(|(group, member)| (*member, *group)).collect();
    let mut claims: Vec<(usize, i64, usize)> = Vec::new();
    for (at, members) in groups.iter().enumerate() {
        let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
        for group in members.iter().filter_map(|member| before.get(member)) {
            *counts.entry(*group).or_default() += 1;
        }
        claims.extend(counts.into_iter().map(|(group, count)| (count, group, at)));
    }
    // Most members first; between equals the older name and the earlier group.
    claims.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let mut names: BTreeMap<usize, i64> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (_, group, at) in claims {
        if !names.contains_key(&at) && taken.insert(group) {
            names.insert(at, group);
        }
    }
    let mut next = known.iter().map(|(group, _)| *group).max().unwrap_or_default() + 1;
    let mut name = |at: usize| {
        names.get(&at).copied().unwrap_or_else(|| {
            next += 1;
            next - 1
        })
    };
    groups.into_iter().enumerate().map(|(at, members)| (name(at), members)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Quoted;

    fn application(name: &str) -> Application {
        Application { names: vec![name.to_owned()], ..Application::default() }
    }

    fn edge(names: [&str; 2], kinds: &[Kind]) -> Edge {
        let quoted = Quoted { quote: String::new(), source: String::new(), picture: None };
        let evidence = kinds
            .iter()
            .map(|kind| Evidence { kind: *kind, extent: String::new(), a: quoted.clone(), b: quoted.clone() })
            .collect();
        Edge::new((1, &application(names[0])), (2, &application(names[1])), evidence)
    }

    const TWO: [&str; 2] = ["Lotte van Tongeren", "Marcus Feld"];

    #[test]
    fn a_group_needs_two_kinds_that_are_independent() {
        assert!(edge(TWO, &[Kind::Phone, Kind::Photo]).ties());
        assert!(!edge(TWO, &[Kind::Photo]).ties());
        assert!(!edge(TWO, &[Kind::Email, Kind::Handle]).ties(), "an address and an account are one thing");
        assert!(!edge(TWO, &[Kind::CvText, Kind::BioText, Kind::Facts]).ties());
    }

    #[test]
    fn one_name_is_one_person_applying_twice_and_no_accusation() {
        let one = ["Lotte van Tongeren", "Tongeren, Lotte van"];
        assert!(edge(one, &[Kind::Phone, Kind::CvText]).is_same_application());
        assert!(!edge(one, &[Kind::Phone, Kind::CvText]).ties());
        assert!(edge(one, &[Kind::Email]).is_same_application());
        assert!(!edge(one, &[]).is_same_application(), "a name alone links nobody");
        assert!(!edge(one, &[Kind::Phone]).is_same_application(), "father and son can have one name and one telephone");
    }

    #[test]
    fn what_stands_on_one_page_that_both_name_is_one_thing() {
        let mut edge = edge(TWO, &[Kind::Handle, Kind::Photo]);
        assert!(edge.ties());
        for evidence in &mut edge.evidence {
            (evidence.a.source, evidence.b.source) = ("https://x.example/a".into(), "https://x.example/a".into());
        }
        let [one, other] = TWO.map(application);
        assert!(!Edge::new((1, &one), (2, &other), edge.evidence).ties());
    }

    #[test]
    fn a_household_is_no_group() {
        assert!(!edge(["Lotte van Tongeren", "Pieter van Tongeren"], &[Kind::Phone, Kind::Website]).ties());
        assert!(
            edge(["Lotte van Tongeren", "Pieter van Tongeren"], &[Kind::Phone, Kind::Website, Kind::Wallet]).ties()
        );
    }

    #[test]
    fn a_reviewers_word_counts_whatever_is_shared() {
        let apart = Edge { word: Some(Word::NotTheSame), ..edge(TWO, &[Kind::Phone, Kind::Photo]) };
        let together = Edge { word: Some(Word::TheSame), ..edge(TWO, &[]) };
        assert!(!apart.ties() && together.ties());
    }

    #[test]
    fn groups_keep_their_names_when_members_come_and_go() {
        let link = |a, b| Edge { a, b, ..edge(TWO, &[Kind::Phone, Kind::Photo]) };
        let first = Links::of(vec![link(1, 2), link(7, 8)], &[]);
        let known: Vec<(i64, u32)> =
            first.clusters.iter().flat_map(|group| group.members.iter().map(|member| (group.id, *member))).collect();
        let next = Links::of(vec![link(7, 8), link(8, 9), link(3, 4)], &known);
        let of = |links: &Links, member: u32| {
            links.clusters.iter().find(|group| group.members.contains(&member)).unwrap().id
        };
        assert_eq!(of(&next, 9), of(&first, 7));
        assert!(
            !known.iter().any(|(group, _)| *group == of(&next, 3)),
            "the name of a group that is gone is not given again"
        );
    }
}
