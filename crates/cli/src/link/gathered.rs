//! The applications of a store, read one after the other; of each only numbers stay in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crosscheck_engine::batch::{LINKING, PICTURES, Row};
use crosscheck_linkage::{Application, FORM, Gathering};
use crosscheck_model::Digest;
use crosscheck_photos::Fingerprint;
use crosscheck_store::{CaseId, State, Store, StoredCase};
use futures_util::TryStreamExt;

/// Applications with their pictures that are kept for the next pairs: some hundred kilobytes each.
const CACHED: usize = 400;

/// Which case has which number while linking.
#[derive(Default)]
pub(super) struct Numbers {
    cases: Vec<(CaseId, String, String)>,
    by_case: BTreeMap<CaseId, u32>,
}

impl Numbers {
    pub(super) fn of(&self, case: CaseId) -> Option<u32> {
        self.by_case.get(&case).copied()
    }

    pub(super) fn case(&self, number: u32) -> Option<CaseId> {
        self.cases.get(number as usize).map(|(case, ..)| *case)
    }

    pub(super) fn reference(&self, number: u32) -> &str {
        self.cases.get(number as usize).map_or("", |(_, reference, _)| reference)
    }

    pub(super) fn agency(&self, number: u32) -> &str {
        self.cases.get(number as usize).map_or("", |(.., agency)| agency)
    }

    pub(super) fn all(&self) -> BTreeSet<CaseId> {
        self.by_case.keys().copied().collect()
    }

    fn add(&mut self, case: &StoredCase, agency: &str) -> u32 {
        let number = u32::try_from(self.cases.len()).unwrap_or(u32::MAX);
        self.cases.push((case.id, case.reference.clone(), agency.to_owned()));
        self.by_case.insert(case.id, number);
        number
    }
}

/// One application with its pictures.
pub(super) struct Loaded {
    pub(super) application: Application,
    pub(super) pictures: BTreeMap<Digest, Fingerprint>,
}

/// The last applications that were read.
#[derive(Default)]
pub(super) struct Cache(BTreeMap<u32, Rc<Loaded>>);

impl Cache {
    pub(super) async fn load(&mut self, store: &Store, numbers: &Numbers, number: u32) -> anyhow::Result<Rc<Loaded>> {
        if let Some(held) = self.0.get(&number) {
            return Ok(Rc::clone(held));
        }
        let loaded = match numbers.case(number) {
            Some(case) => read(store, case, numbers.agency(number)).await?,
            None => Loaded { application: Application::default(), pictures: BTreeMap::new() },
        };
        if self.0.len() >= CACHED {
            self.0.clear();
        }
        let loaded = Rc::new(loaded);
        self.0.insert(number, Rc::clone(&loaded));
        Ok(loaded)
    }
}

/// What was read in the first pass.
pub(super) struct Gathered {
    pub(super) numbers: Numbers,
    pub(super) gathering: Gathering,
    pub(super) cache: Cache,
}

impl Gathered {
    pub(super) async fn of(store: &Store) -> anyhow::Result<Self> {
        let expected = store.counts().await?.iter().map(|(_, count)| *count).sum::<u64>();
        let mut gathered = Self {
            numbers: Numbers::default(),
            gathering: Gathering::new(usize::try_from(expected).unwrap_or(usize::MAX)),
            cache: Cache::default(),
        };
        let mut cases = std::pin::pin!(store.cases());
        while let Some(case) = cases.try_next().await? {
            if case.state == State::Done && !case.is_trial {
                let agency = serde_json::from_str::<Row>(&case.row).map(|row| row.agency).unwrap_or_default();
                let loaded = read(store, case.id, &agency).await?;
                let number = gathered.numbers.add(&case, &agency);
                gathered.gathering.add(number, &loaded.application, &loaded.pictures);
            }
        }
        Ok(gathered)
    }
}

async fn read(store: &Store, case: CaseId, agency: &str) -> anyhow::Result<Loaded> {
    let pictures = match store.blob(case, PICTURES).await? {
        Some(bytes) => ciborium::from_reader(bytes.as_slice())?,
        None => BTreeMap::new(),
    };
    let kept: Option<Application> = match store.blob(case, LINKING).await? {
        Some(bytes) => ciborium::from_reader(bytes.as_slice()).ok(),
        None => None,
    };
    let application = match kept.filter(|application| application.form == FORM) {
        Some(application) => application,
        // Kept by another version: made again, from what is still there.
        None => match store.case(case).await? {
            Some((case, _)) => crosscheck_linkage::read(&case, agency, &[], &crosscheck_sites::directory()),
            None => Application::default(),
        },
    };
    Ok(Loaded { application, pictures })
}
