use std::collections::{BTreeMap, BTreeSet};

use crosscheck_model::Digest;
use crosscheck_photos::{Code, Index};

use super::hub::{Hub, MOST_SHARING};
use crate::Kind;

/// Nearest pictures that are verified for each: a copy is nearly always the nearest.
const NEAREST: usize = 4;

/// Pictures of all applications: each content once in the index.
#[derive(Default)]
pub(super) struct Pictures {
    index: Option<Box<Index>>,
    digests: Vec<Digest>,
    by_digest: BTreeMap<Digest, Vec<u32>>,
    near: Vec<(u32, u32)>,
}

pub(super) struct NearPictures {
    pub(super) pairs: BTreeSet<(u32, u32, Digest, Digest)>,
    pub(super) hubs: Vec<Hub>,
}

impl Pictures {
    pub(super) fn add(&mut self, number: u32, digest: Digest, code: Code) {
        let known = self.by_digest.entry(digest).or_default();
        if known.last() != Some(&number) {
            known.push(number);
        }
        if known.len() > 1 {
            return;
        }
        let index = self.index.get_or_insert_with(Box::default);
        let near = index.copies(&code, NEAREST);
        let id = index.add_code(code);
        self.digests.push(digest);
        self.near.extend(near.into_iter().map(|found| (found.id, id)));
    }

    /// Pairs of applications with equal pictures, and with pictures that are near each other.
    pub(super) fn finish(self) -> NearPictures {
        let mut found = NearPictures { pairs: BTreeSet::new(), hubs: Vec::new() };
        let users = |digest: &Digest| self.by_digest.get(digest).map(Vec::as_slice).unwrap_or_default();
        let too_many: BTreeSet<&Digest> =
            self.by_digest.iter().filter(|(_, users)| users.len() > MOST_SHARING).map(|(digest, _)| digest).collect();
        for digest in &too_many {
            let (applications, example) = (users(digest).len(), users(digest)[0]);
            found.hubs.push(Hub { kind: Kind::Photo, applications, agency: None, example });
        }
        let equal = self.digests.iter().map(|digest| (digest, digest));
        let near = self
            .near
            .iter()
            .filter_map(|(one, other)| Some((self.digests.get(*one as usize)?, self.digests.get(*other as usize)?)));
        for (one, other) in equal.chain(near) {
            if too_many.contains(one) || too_many.contains(other) {
                continue;
            }
            for a in users(one) {
                for b in users(other) {
                    match a.cmp(b) {
                        std::cmp::Ordering::Less => drop(found.pairs.insert((*a, *b, *one, *other))),
                        std::cmp::Ordering::Greater => drop(found.pairs.insert((*b, *a, *other, *one))),
                        std::cmp::Ordering::Equal => {}
                    }
                }
            }
        }
        found
    }
}
