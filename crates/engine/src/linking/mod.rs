//! What applications that are kept share with each other: gathered one after the other, verified pair by pair, shown as a page.

mod gathered;
mod page;

use std::collections::{BTreeMap, BTreeSet};

use crosscheck_linkage::{Evidence, Gathering, Linking, Word};
use crosscheck_store::{CaseId, Store, StoreError, Verdict};

pub use crosscheck_linkage::{Group, Links};
pub use gathered::{Cache, Gathered, Numbers, ToLink};
pub use page::page;

/// What reviewers said of pairs of these, the smaller number first.
pub async fn words(store: &Store, numbers: &Numbers) -> Result<BTreeMap<(u32, u32), Word>, StoreError> {
    let word = |verdict| if verdict == Verdict::TheSame { Word::TheSame } else { Word::NotTheSame };
    let decisions = store.decisions().await?;
    let said = decisions.iter().filter_map(|decision| {
        let (a, b) = (numbers.of(decision.a)?, numbers.of(decision.b)?);
        Some(((a.min(b), a.max(b)), word(decision.verdict)))
    });
    Ok(said.collect())
}

/// Proposes pairs of what was gathered, and tells what many share and is left out.
pub fn propose(gathered: &mut Gathered, words: BTreeMap<(u32, u32), Word>) -> Linking {
    let gathering = std::mem::replace(&mut gathered.gathering, Gathering::new(0));
    Linking::new(gathering.finish(), words)
}

/// What an earlier run found.
#[derive(Debug, Default)]
pub struct Earlier {
    /// Applications that it looked at.
    pub known: BTreeSet<CaseId>,
    /// What it found of pairs of them, the smaller number first.
    pub found: BTreeMap<(u32, u32), Vec<Evidence>>,
}

impl Earlier {
    /// Of what a store keeps.
    pub async fn of(store: &Store, numbers: &Numbers) -> Result<Self, StoreError> {
        let mut found = BTreeMap::new();
        for (a, b, evidence) in store.edges().await? {
            if let (Some(a), Some(b)) = (numbers.of(a), numbers.of(b)) {
                let evidence = ciborium::from_reader(evidence.as_slice())
                    .map_err(|_| StoreError::Damaged("what two applications share"))?;
                found.insert((a.min(b), a.max(b)), evidence);
            }
        }
        Ok(Self { known: store.linked().await?, found })
    }
}

/// Verifies the proposed pairs. Of two that an earlier run looked at, what it found is verified again, all but the comparison of
/// pictures; what it found nothing of is passed over, unless a reviewer ties it.
pub async fn verify_pairs(
    store: &Store,
    gathered: &mut Gathered,
    linking: &mut Linking,
    mut earlier: Earlier,
) -> Result<(), StoreError> {
    for (a, b, pictures) in linking.pairs() {
        let is_known = |number| gathered.numbers.case(number).is_some_and(|case| earlier.known.contains(&case));
        let found = if is_known(a) && is_known(b) { Some(earlier.found.remove(&(a, b))) } else { None };
        if matches!(found, Some(None)) && !linking.is_tied(a, b) {
            continue;
        }
        let one = gathered.cache.load(store, &gathered.numbers, a).await?;
        let other = gathered.cache.load(store, &gathered.numbers, b).await?;
        match found.flatten() {
            Some(before) => linking.add_again((a, &one), (b, &other), &pictures, before),
            None => linking.add((a, &one), (b, &other), &pictures),
        }
    }
    Ok(())
}

/// What these applications share, and nothing of it kept: for a roster that stands by itself.
pub async fn among(store: &Store, applications: Vec<ToLink>) -> Result<(Links, Numbers), StoreError> {
    let mut gathered = Gathered::of(store, applications).await?;
    let words = words(store, &gathered.numbers).await?;
    let mut linking = propose(&mut gathered, words);
    verify_pairs(store, &mut gathered, &mut linking, Earlier::default()).await?;
    Ok((linking.finish(&[]), gathered.numbers))
}
