//! One case that this process has claimed: run, and its result handed in whole, once.

use std::io;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use crosscheck_store::{Finished, Store, StoreError, Ticket};
use futures_util::FutureExt;
use jiff::Timestamp;

use super::kept::Kept;
use super::{CaseSummary, Row};
use crate::task::Task;
use crate::{Application, Checked, Document, Engine, Role};

/// A case that so many processes ended on while others ran beside it is run alone: it may be one of those others' fault.
pub const ENDED_BEFORE_ALONE: i64 = 3;
/// A case that so many processes ended on, the last ones while it ran alone, is left alone for good.
pub const ENDED_BEFORE_QUARANTINE: i64 = 8;
/// A case that takes longer is left alone. Our choice: the slowest case seen took 40 seconds, of waiting for hosts.
pub const LONGEST_CASE: Duration = Duration::from_secs(15 * 60);

/// Adds to what is kept of a case, or writes it elsewhere, before the store has it: a run that ends in between does it again.
pub type Also = Arc<dyn Fn(&Row, &Checked, &mut Kept) -> io::Result<()> + Send + Sync>;

/// Runs claimed cases. Cheap to clone.
#[derive(Clone)]
pub struct Runner {
    /// Runs them.
    pub engine: Engine,
    /// Keeps them.
    pub store: Store,
    /// What else is done with a result.
    pub also: Option<Also>,
    /// A case that takes longer is left alone.
    pub longest: Duration,
}

/// What came of a claimed case.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "nearly every case is kept: a box would cost more than it saves")]
pub enum Run {
    /// The store has its result.
    Kept(CaseSummary),
    /// It is left alone, and why, without personal data.
    LeftAlone(String),
    /// It was not this process's any more: its result was dropped.
    Lost,
}

impl Runner {
    /// Runs a case, as the row of a roster that it is or looks like. A fault of the program in it is that case's alone.
    pub async fn run(&self, row: &Row, ticket: Ticket, application: Application) -> Result<Run, StoreError> {
        match checked(&self.engine, application, self.longest).await {
            Ok((checked, texts)) => self.keep(row, ticket, checked, texts).await,
            Err(why) => self.leave_alone(ticket, &why).await,
        }
    }

    /// Leaves a case alone for good; `why` holds no personal data.
    pub async fn leave_alone(&self, ticket: Ticket, why: &str) -> Result<Run, StoreError> {
        match self.store.quarantine(ticket, why).await {
            Ok(()) => Ok(Run::LeftAlone(why.to_owned())),
            Err(StoreError::LostToAnother) => Ok(Run::Lost),
            Err(error) => Err(error),
        }
    }

    async fn keep(
        &self,
        row: &Row,
        ticket: Ticket,
        checked: Checked,
        texts: Vec<(String, String)>,
    ) -> Result<Run, StoreError> {
        let (row, also) = (row.clone(), self.also.clone());
        let work = move || {
            let mut kept = Kept::of(&row, &checked, &texts)?;
            if let Some(also) = also {
                also(&row, &checked, &mut kept)?;
            }
            Ok::<_, io::Error>((checked, kept))
        };
        let (checked, kept) = match AssertUnwindSafe(self.engine.computing().run(work)).catch_unwind().await {
            Ok(Ok(done)) => done,
            Ok(Err(error)) => {
                // Not the case's fault: a full disk ends the run, and the case is run again.
                self.store.give_back(ticket).await?;
                return Err(StoreError::Output(error));
            }
            Err(_) => return self.leave_alone(ticket, FAULT).await,
        };
        let finished = Finished {
            case: &checked.case,
            findings: &checked.result.findings,
            blobs: &kept.blobs,
            at: Timestamp::now(),
        };
        match self.store.finish(ticket, &finished).await {
            Ok(()) => Ok(Run::Kept(kept.summary)),
            // Another process has taken it over; its result counts.
            Err(StoreError::LostToAnother) => Ok(Run::Lost),
            Err(error) => Err(error),
        }
    }
}

/// Runs an application, and gives the texts of its CVs with what came of it. A fault of the program in it is told like a case that
/// takes too long, without personal data.
pub(super) async fn checked(
    engine: &Engine,
    application: Application,
    longest: Duration,
) -> Result<(Checked, Vec<(String, String)>), String> {
    let is_cv = |document: &&Document| document.role == Role::Cv;
    let cvs: Vec<Document> = application.documents.iter().filter(is_cv).cloned().collect();
    let running = AssertUnwindSafe(engine.check(application)).catch_unwind();
    match tokio::time::timeout(longest, running).await {
        Ok(Ok(checked)) => Ok((checked, texts(engine, cvs).await)),
        Ok(Err(_)) => Err(FAULT.to_owned()),
        Err(_) => Err(format!("it took longer than {} seconds", longest.as_secs())),
    }
}

/// The text of each CV, for linking; one without text (a picture, a damaged file) has none.
async fn texts(engine: &Engine, documents: Vec<Document>) -> Vec<(String, String)> {
    let readers = engine.readers();
    let mut texts = Vec::new();
    for Document { name, bytes, format, .. } in documents {
        let passwords = readers.passwords();
        let task = Task::Text { bytes, name: name.clone(), format, passwords, recognised: Vec::new() };
        if let Ok(text) = readers.text(task).await {
            texts.push((name, text));
        }
    }
    texts
}

const FAULT: &str = "the program has a fault that this row brings out";
