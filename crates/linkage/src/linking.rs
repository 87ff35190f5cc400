//! The whole way for applications that are all in memory: tests, and rosters of a size for it.

use std::collections::{BTreeMap, BTreeSet};

use crosscheck_model::Digest;
use crosscheck_photos::Fingerprint;

use crate::{Application, Edge, Evidence, Gathering, Hub, LeftOut, Links, Proposals, Word, picture_evidence, verify};

/// Two applications, and their pictures that are to be compared.
pub type PairToVerify = (u32, u32, Vec<(Digest, Digest)>);

/// Collects evidence pair by pair. Whoever holds the applications hands in two at a time.
pub struct Linking {
    proposals: Proposals,
    words: BTreeMap<(u32, u32), Word>,
    edges: Vec<Edge>,
}

impl Linking {
    /// Of these proposals, and what reviewers said (the smaller number first).
    pub fn new(proposals: Proposals, words: BTreeMap<(u32, u32), Word>) -> Self {
        Self { proposals, words, edges: Vec::new() }
    }

    /// What many share and is left out.
    pub fn hubs(&self) -> &[Hub] {
        &self.proposals.hubs
    }

    /// Pairs to be handed in, in order, each with the pictures that are to be compared.
    pub fn pairs(&self) -> Vec<PairToVerify> {
        let mut pictures: BTreeMap<(u32, u32), Vec<(Digest, Digest)>> = BTreeMap::new();
        for (a, b, one, other) in &self.proposals.pictures {
            pictures.entry((*a, *b)).or_default().push((*one, *other));
        }
        let mut pairs: BTreeSet<(u32, u32)> = self.proposals.pairs.clone();
        pairs.extend(pictures.keys());
        pairs.extend(self.words.iter().filter(|(_, word)| **word == Word::TheSame).map(|(pair, _)| *pair));
        pairs.into_iter().map(|pair| (pair.0, pair.1, pictures.remove(&pair).unwrap_or_default())).collect()
    }

    /// Verifies one pair.
    pub fn add(&mut self, a: (u32, &Application), b: (u32, &Application), pictures: &[PicturePair<'_>]) {
        let word = self.words.get(&(a.0, b.0)).copied();
        self.edges.extend(edge(a, b, pictures, &self.proposals.left_out, word));
    }

    /// Groups what was found. `known` says which application stood in which group before.
    pub fn finish(self, known: &[(i64, u32)]) -> Links {
        Links::of(self.edges, known)
    }
}

/// The pictures of a pair that are to be compared: digest and fingerprint of each.
pub type PicturePair<'p> = (&'p Digest, &'p Fingerprint, &'p Digest, &'p Fingerprint);

/// What a pair really shares, if it is anything or a reviewer ties it.
pub fn edge(
    (a, one): (u32, &Application),
    (b, other): (u32, &Application),
    pictures: &[PicturePair<'_>],
    left_out: &LeftOut,
    word: Option<Word>,
) -> Option<Edge> {
    let mut evidence = verify(one, other, left_out);
    let same = |(digest_a, picture_a, digest_b, picture_b): &PicturePair<'_>| {
        picture_evidence((one, digest_a, picture_a), (other, digest_b, picture_b))
    };
    let mut of_pictures: Vec<Evidence> = pictures.iter().filter_map(same).collect();
    // One that stands on a page of its own on each side says more than one page that both name.
    of_pictures.sort_by_key(|evidence| (evidence.family(), evidence.clone()));
    of_pictures.truncate(1);
    evidence.extend(of_pictures);
    let is_edge = !evidence.is_empty() || word == Some(Word::TheSame);
    is_edge.then(|| Edge { word, ..Edge::new((a, one), (b, other), evidence) })
}

impl Links {
    /// Links applications that are all in memory, each with its pictures.
    pub fn among(applications: &[(Application, BTreeMap<Digest, Fingerprint>)]) -> Self {
        let mut gathering = Gathering::new(applications.len());
        for (number, (application, pictures)) in (0..).zip(applications) {
            gathering.add(number, application, pictures);
        }
        let mut linking = Linking::new(gathering.finish(), BTreeMap::new());
        for (a, b, pictures) in linking.pairs() {
            let ((one, of_one), (other, of_other)) = (&applications[a as usize], &applications[b as usize]);
            let found = pictures.iter().filter_map(|(x, y)| Some((x, of_one.get(x)?, y, of_other.get(y)?)));
            let found: Vec<_> = found.collect();
            linking.add((a, one), (b, other), &found);
        }
        linking.finish(&[])
    }
}
