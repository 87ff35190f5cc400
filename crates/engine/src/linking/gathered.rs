//! The applications of a store, read one after the other; of each only numbers stay in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crosscheck_linkage::{Application, FORM, Gathering, WithPictures};
use crosscheck_store::{CaseId, State, Store, StoreError};
use futures_util::TryStreamExt;

use crate::batch::{LINKING, PICTURES, Row};

/// Applications with their pictures that are kept for the next pairs: some hundred kilobytes each.
const CACHED: usize = 400;

/// An application to be linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToLink {
    /// Its case.
    pub case: CaseId,
    /// The customer's reference.
    pub reference: String,
    /// Who handed it in.
    pub agency: String,
}

/// Which case has which number while linking.
#[derive(Debug, Clone, Default)]
pub struct Numbers {
    cases: Vec<(CaseId, String, String)>,
    by_case: BTreeMap<CaseId, u32>,
}

impl Numbers {
    /// The number of a case.
    pub fn of(&self, case: CaseId) -> Option<u32> {
        self.by_case.get(&case).copied()
    }

    /// The case with this number.
    pub fn case(&self, number: u32) -> Option<CaseId> {
        self.cases.get(number as usize).map(|(case, ..)| *case)
    }

    /// The customer's reference of it.
    pub fn reference(&self, number: u32) -> &str {
        self.cases.get(number as usize).map_or("", |(_, reference, _)| reference)
    }

    /// Who handed it in.
    pub fn agency(&self, number: u32) -> &str {
        self.cases.get(number as usize).map_or("", |(.., agency)| agency)
    }

    /// All cases.
    pub fn all(&self) -> BTreeSet<CaseId> {
        self.by_case.keys().copied().collect()
    }

    fn add(&mut self, application: ToLink) -> u32 {
        let number = u32::try_from(self.cases.len()).unwrap_or(u32::MAX);
        self.by_case.insert(application.case, number);
        self.cases.push((application.case, application.reference, application.agency));
        number
    }
}

/// The last applications that were read.
#[derive(Default)]
pub struct Cache(BTreeMap<u32, Arc<WithPictures>>);

impl Cache {
    /// Reads one, unless it is held.
    pub async fn load(
        &mut self,
        store: &Store,
        numbers: &Numbers,
        number: u32,
    ) -> Result<Arc<WithPictures>, StoreError> {
        if let Some(held) = self.0.get(&number) {
            return Ok(Arc::clone(held));
        }
        let loaded = match numbers.case(number) {
            Some(case) => read(store, case, numbers.agency(number)).await?,
            None => WithPictures::default(),
        };
        if self.0.len() >= CACHED {
            self.0.clear();
        }
        let loaded = Arc::new(loaded);
        self.0.insert(number, Arc::clone(&loaded));
        Ok(loaded)
    }
}

/// What was read in the first pass.
pub struct Gathered {
    /// Which case has which number.
    pub numbers: Numbers,
    /// What many may share.
    pub gathering: Gathering,
    /// The last that were read.
    pub cache: Cache,
}

impl Gathered {
    /// Everything of a store that has a result and is about a candidate.
    pub async fn of_store(store: &Store) -> Result<Self, StoreError> {
        let expected = store.counts().await?.iter().map(|(_, count)| *count).sum::<u64>();
        let mut gathered = Self::new(usize::try_from(expected).unwrap_or(usize::MAX));
        let mut cases = std::pin::pin!(store.cases());
        while let Some(case) = cases.try_next().await? {
            if case.state == State::Done && !case.is_trial {
                let agency = serde_json::from_str::<Row>(&case.row).map(|row| row.agency).unwrap_or_default();
                gathered.add(store, ToLink { case: case.id, reference: case.reference, agency }).await?;
            }
        }
        Ok(gathered)
    }

    /// These, each with a result.
    pub async fn of(store: &Store, applications: Vec<ToLink>) -> Result<Self, StoreError> {
        let mut gathered = Self::new(applications.len());
        for application in applications {
            gathered.add(store, application).await?;
        }
        Ok(gathered)
    }

    fn new(expected: usize) -> Self {
        Self { numbers: Numbers::default(), gathering: Gathering::new(expected), cache: Cache::default() }
    }

    async fn add(&mut self, store: &Store, application: ToLink) -> Result<(), StoreError> {
        let loaded = read(store, application.case, &application.agency).await?;
        let number = self.numbers.add(application);
        self.gathering.add(number, &loaded);
        Ok(())
    }
}

async fn read(store: &Store, case: CaseId, agency: &str) -> Result<WithPictures, StoreError> {
    let pictures = match store.blob(case, PICTURES).await? {
        Some(bytes) => {
            ciborium::from_reader(bytes.as_slice()).map_err(|_| StoreError::Damaged("fingerprints of pictures"))?
        }
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
    Ok(WithPictures { application, pictures })
}
