//! What applications that are kept share with each other: gathered one after the other, verified pair by pair, shown as a page.

mod gathered;
mod page;

use std::collections::BTreeMap;

use crosscheck_linkage::{Gathering, Linking, Word};
use crosscheck_store::{Store, StoreError, Verdict};

pub use crosscheck_linkage::{Group, Links};
pub use gathered::{Cache, Gathered, Loaded, Numbers, ToLink};
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

/// Verifies the proposed pairs but those to be left out.
pub async fn verify_pairs(
    store: &Store,
    gathered: &mut Gathered,
    linking: &mut Linking,
    leave_out: impl Fn(u32, u32) -> bool,
) -> Result<(), StoreError> {
    for (a, b, pictures) in linking.pairs() {
        if leave_out(a, b) {
            continue;
        }
        let one = gathered.cache.load(store, &gathered.numbers, a).await?;
        let other = gathered.cache.load(store, &gathered.numbers, b).await?;
        let found = pictures.iter().filter_map(|(x, y)| Some((x, one.pictures.get(x)?, y, other.pictures.get(y)?)));
        let found: Vec<_> = found.collect();
        linking.add((a, &one.application), (b, &other.application), &found);
    }
    Ok(())
}

/// What these applications share, and nothing of it kept: for a roster that stands by itself.
pub async fn among(store: &Store, applications: Vec<ToLink>) -> Result<(Links, Numbers), StoreError> {
    let mut gathered = Gathered::of(store, applications).await?;
    let words = words(store, &gathered.numbers).await?;
    let mut linking = propose(&mut gathered, words);
    verify_pairs(store, &mut gathered, &mut linking, |_, _| false).await?;
    Ok((linking.finish(&[]), gathered.numbers))
}
