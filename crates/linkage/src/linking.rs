//! From proposals to what pairs really share, pair by pair.

use std::collections::{BTreeMap, BTreeSet};

use crosscheck_model::Digest;

use crate::{Edge, Evidence, Hub, Kind, LeftOut, Links, Proposals, WithPictures, Word, picture_evidence, verify};

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
    pub fn add(&mut self, a: (u32, &WithPictures), b: (u32, &WithPictures), pictures: &[(Digest, Digest)]) {
        let word = self.words.get(&(a.0, b.0)).copied();
        self.edges.extend(edge(a, b, pictures, &self.proposals.left_out, word));
    }

    /// Verifies one pair whose pictures were compared before: only what is dear is taken over, and only as far as these pictures
    /// would be compared again. What has come to be shared by many is no evidence any more. Equal files cost nothing, and are
    /// compared: that many shared one then may have kept it out.
    pub fn add_again(
        &mut self,
        a: (u32, &WithPictures),
        b: (u32, &WithPictures),
        pictures: &[(Digest, Digest)],
        before: Vec<Evidence>,
    ) {
        let equal: Vec<(Digest, Digest)> = pictures.iter().filter(|(one, other)| one == other).copied().collect();
        let pictures: BTreeSet<(String, String)> =
            pictures.iter().map(|(one, other)| (one.to_string(), other.to_string())).collect();
        let still_compared = |evidence: &Evidence| match (&evidence.a.picture, &evidence.b.picture) {
            (Some(one), Some(other)) => pictures.contains(&(one.clone(), other.clone())),
            _ => false,
        };
        let mut kept = before;
        kept.retain(|evidence| evidence.kind == Kind::Photo && still_compared(evidence));
        if kept.is_empty() {
            kept.extend(equal.iter().filter_map(|picture| same_picture(a.1, b.1, picture)));
        }
        let word = self.words.get(&(a.0, b.0)).copied();
        self.edges.extend(with_pictures(a, b, kept, &self.proposals.left_out, word));
    }

    /// Groups what was found. `known` says which application stood in which group before.
    pub fn finish(self, known: &[(i64, u32)]) -> Links {
        Links::of(self.edges, known)
    }
}

/// What a pair really shares, if it is anything or a reviewer ties it. `pictures` are those that are to be compared.
pub fn edge(
    a: (u32, &WithPictures),
    b: (u32, &WithPictures),
    pictures: &[(Digest, Digest)],
    left_out: &LeftOut,
    word: Option<Word>,
) -> Option<Edge> {
    let same = pictures.iter().filter_map(|pair| same_picture(a.1, b.1, pair));
    with_pictures(a, b, same.collect(), left_out, word)
}

fn same_picture(one: &WithPictures, other: &WithPictures, (x, y): &(Digest, Digest)) -> Option<Evidence> {
    let (picture_x, picture_y) = (one.pictures.get(x)?, other.pictures.get(y)?);
    picture_evidence((&one.application, x, picture_x), (&other.application, y, picture_y))
}

fn with_pictures(
    (a, WithPictures { application: one, .. }): (u32, &WithPictures),
    (b, WithPictures { application: other, .. }): (u32, &WithPictures),
    mut of_pictures: Vec<Evidence>,
    left_out: &LeftOut,
    word: Option<Word>,
) -> Option<Edge> {
    let mut evidence = verify(one, other, left_out);
    // One that stands on a page of its own on each side says more than one page that both name.
    of_pictures.sort_by_key(|evidence| (evidence.family(), evidence.clone()));
    of_pictures.truncate(1);
    evidence.extend(of_pictures);
    let is_edge = !evidence.is_empty() || word == Some(Word::TheSame);
    is_edge.then(|| Edge { word, ..Edge::new((a, one), (b, other), evidence) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Application, Gathering, Quoted, Trace};

    /// Somebody with this wallet.
    fn with_wallet(name: &str, wallet: &str) -> WithPictures {
        let trace = Trace { kind: Kind::Wallet, key: wallet.into(), quote: wallet.into(), source: "cv.txt".into() };
        let application = Application { names: vec![name.to_owned()], traces: vec![trace], ..Application::default() };
        WithPictures { application, pictures: BTreeMap::new() }
    }

    fn linking(applications: &[WithPictures], words: &[((u32, u32), Word)]) -> Linking {
        let mut gathering = Gathering::new(applications.len());
        for (number, held) in (0..).zip(applications) {
            gathering.add(number, held);
        }
        Linking::new(gathering.finish(), words.iter().copied().collect())
    }

    fn photo(one: &Digest, other: &Digest) -> Evidence {
        let side =
            |digest: &Digest| Quoted { quote: String::new(), source: String::new(), picture: Some(digest.to_string()) };
        Evidence { kind: Kind::Photo, extent: String::new(), a: side(one), b: side(other) }
    }

    #[test]
    fn what_was_found_before_and_has_come_to_be_shared_by_many_is_found_no_more() {
        let few = [with_wallet("Ana Ejemplo", "0xa"), with_wallet("Bo Beispiel", "0xa")];
        let mut first = linking(&few, &[]);
        first.add((0, &few[0]), (1, &few[1]), &[]);
        let before = first.finish(&[]).edges.remove(0).evidence;
        assert_eq!(before.len(), 1);
        let many: Vec<WithPictures> = (0..20).map(|number| with_wallet(&format!("Person {number}"), "0xa")).collect();
        let mut later = linking(&many, &[]);
        assert!(later.pairs().is_empty());
        later.add_again((0, &many[0]), (1, &many[1]), &[], before.clone());
        assert!(later.finish(&[]).edges.is_empty());
        // With few it still is what it was.
        let mut again = linking(&few, &[]);
        again.add_again((0, &few[0]), (1, &few[1]), &[], before.clone());
        assert_eq!(again.finish(&[]).edges[0].evidence, before);
    }

    #[test]
    fn pictures_that_were_compared_before_count_as_long_as_they_would_be_compared_again() {
        let people = [with_wallet("Ana Ejemplo", "0xa"), with_wallet("Bo Beispiel", "0xb")];
        let (one, other) = (Digest::of(b"1"), Digest::of(b"2"));
        for (proposed, found) in [(vec![(one, other)], 1), (vec![(other, one)], 0), (Vec::new(), 0)] {
            let mut linking = linking(&people, &[]);
            linking.add_again((0, &people[0]), (1, &people[1]), &proposed, vec![photo(&one, &other)]);
            assert_eq!(linking.finish(&[]).edges.len(), found, "{proposed:?}");
        }
    }

    #[test]
    fn a_pair_that_a_reviewer_ties_is_looked_at_whatever_it_shares() {
        let people = [with_wallet("Ana Ejemplo", "0xa"), with_wallet("Bo Beispiel", "0xb")];
        let mut tied = linking(&people, &[((0, 1), Word::TheSame)]);
        assert_eq!(tied.pairs().len(), 1);
        tied.add((0, &people[0]), (1, &people[1]), &[]);
        assert_eq!(tied.finish(&[]).edges[0].word, Some(Word::TheSame));
        let apart = linking(&people, &[((0, 1), Word::NotTheSame)]);
        assert_eq!(apart.pairs().len(), 0);
    }
}
