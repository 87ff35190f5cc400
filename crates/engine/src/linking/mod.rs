//! What applications that are kept share with each other: gathered one after the other, verified pair by pair, shown as a page.

mod gathered;
mod page;

use std::collections::{BTreeMap, BTreeSet};

use crosscheck_linkage::{Evidence, Gathering, Hub, Linking, Word};
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

/// Verifies the proposed pairs. Of two that an earlier run looked at, everything is verified again but the comparison of pictures, which
/// is dear: what nobody shared then can be evidence now, since more applications tell better what many have.
pub async fn verify_pairs(
    store: &Store,
    gathered: &mut Gathered,
    linking: &mut Linking,
    mut earlier: Earlier,
) -> Result<(), StoreError> {
    for (a, b, pictures) in linking.pairs() {
        let is_known = |number| gathered.numbers.case(number).is_some_and(|case| earlier.known.contains(&case));
        let before = (is_known(a) && is_known(b)).then(|| earlier.found.remove(&(a, b)).unwrap_or_default());
        let one = gathered.cache.load(store, &gathered.numbers, a).await?;
        let other = gathered.cache.load(store, &gathered.numbers, b).await?;
        match before {
            Some(before) => linking.add_again((a, &one), (b, &other), &pictures, before),
            None => linking.add((a, &one), (b, &other), &pictures),
        }
    }
    Ok(())
}

/// What linking a store came to.
pub struct Linked {
    /// Edges and groups.
    pub links: Links,
    /// What many share and is left out.
    pub hubs: Vec<Hub>,
}

/// Proposes, verifies and groups what was gathered of a store, and keeps what the next run needs. With `add`, pictures that the last run
/// compared are not compared again.
pub async fn link(store: &Store, gathered: &mut Gathered, add: bool) -> Result<Linked, StoreError> {
    let words = words(store, &gathered.numbers).await?;
    let earlier = if add { Earlier::of(store, &gathered.numbers).await? } else { Earlier::default() };
    let mut linking = propose(gathered, words);
    let hubs = linking.hubs().to_vec();
    verify_pairs(store, gathered, &mut linking, earlier).await?;
    let groups = store.groups().await?.into_iter();
    let before: Vec<(i64, u32)> =
        groups.filter_map(|(group, case)| Some((group, gathered.numbers.of(case)?))).collect();
    let links = linking.finish(&before);
    keep(store, &links, &gathered.numbers).await?;
    Ok(Linked { links, hubs })
}

async fn keep(store: &Store, links: &Links, numbers: &Numbers) -> Result<(), StoreError> {
    let mut groups: Vec<(i64, CaseId)> = Vec::new();
    for group in &links.clusters {
        groups.extend(group.members.iter().filter_map(|member| Some((group.id, numbers.case(*member)?))));
    }
    store.keep_groups(&groups).await?;
    let mut edges = Vec::new();
    for edge in &links.edges {
        let mut written = Vec::new();
        ciborium::into_writer(&edge.evidence, &mut written)
            .map_err(|error| StoreError::Output(std::io::Error::other(error.to_string())))?;
        if let (Some(a), Some(b)) = (numbers.case(edge.a), numbers.case(edge.b)) {
            edges.push((a, b, written));
        }
    }
    store.keep_edges(&edges, &numbers.all()).await
}

/// What these applications share, and nothing of it kept: for a roster that stands by itself.
pub async fn among(store: &Store, applications: Vec<ToLink>) -> Result<(Links, Numbers), StoreError> {
    let mut gathered = Gathered::of(store, applications).await?;
    let words = words(store, &gathered.numbers).await?;
    let mut linking = propose(&mut gathered, words);
    verify_pairs(store, &mut gathered, &mut linking, Earlier::default()).await?;
    Ok((linking.finish(&[]), gathered.numbers))
}
