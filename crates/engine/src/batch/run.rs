use std::io;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crosscheck_model::Digest;
use crosscheck_store::{Claimed, Finished, NewCase, State, Store, StoreError, Ticket};
use futures_util::FutureExt;
use futures_util::stream::{self, StreamExt};
use jiff::Timestamp;

use super::application::{application, read};
use super::kept::Kept;
use super::{CaseSummary, Row, SharedPages};
use crate::task::Task;
use crate::{Application, Checked, Document, Engine, PageSource};

/// A row that so many processes ended on while others ran beside it is run alone: it may be one of those others' fault.
const ENDED_BEFORE_ALONE: i64 = 3;
/// A row that so many processes ended on, the last ones while it ran alone, is left alone for good.
const ENDED_BEFORE_QUARANTINE: i64 = 8;
/// Between two looks at a row that another process runs.
const LOOK_AGAIN: Duration = Duration::from_millis(300);

/// How a batch is run.
#[derive(Debug, Clone)]
pub struct BatchOptions {
    /// Rows under way at a time.
    pub jobs: usize,
    /// No more rows than this are begun.
    pub most: Option<u64>,
    /// No row is begun after this.
    pub until: Option<Instant>,
    /// The time that every case is evaluated as of; now if nobody says.
    pub as_of: Option<Timestamp>,
    /// Test options in force, in words.
    pub overrides: Vec<String>,
    /// A row that takes longer is left alone.
    pub longest: Duration,
    /// The digest of the checks in force: with others, rows are run again.
    pub rules: Digest,
}

/// Writes what comes of a row outside of the store, before the store has it: a run that ends in between writes it again.
pub type Writer = Arc<dyn Fn(&Row, &Kept) -> io::Result<()> + Send + Sync>;

/// Pages of one row.
pub type Pages = Arc<dyn Fn() -> Arc<dyn PageSource> + Send + Sync>;

/// Runs rows of a roster.
pub struct Batch {
    /// Runs the cases.
    pub engine: Engine,
    /// Keeps them.
    pub store: Store,
    /// Where the pages of each row come from.
    pub pages: Pages,
    /// What is fetched once for all of them.
    pub shared: SharedPages,
    /// Writes reports, if they are wanted.
    pub writer: Option<Writer>,
    /// How.
    pub options: BatchOptions,
}

/// What came of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowOutcome {
    /// It has a result now.
    Done,
    /// It had a result already.
    Settled,
    /// It is left alone, and why, without personal data.
    Quarantined(String),
    /// The person was erased; nothing was run.
    Erased,
    /// A file of it could not be read any more.
    Unreadable(String),
    /// It was not begun: the limit of rows or of time was reached.
    Left,
}

/// A row has come to its end.
pub struct Event<'a> {
    /// Which.
    pub row: &'a Row,
    /// What came of it.
    pub outcome: &'a RowOutcome,
    /// Its line of `cases`, if it was run now.
    pub summary: Option<&'a CaseSummary>,
}

/// How a run ended: rows by outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Ended {
    /// Run now.
    pub done: u64,
    /// Had a result already.
    pub settled: u64,
    /// Left alone.
    pub quarantined: u64,
    /// Erased.
    pub erased: u64,
    /// Files that could not be read.
    pub unreadable: u64,
    /// Not begun.
    pub left: u64,
}

impl Ended {
    fn count(&mut self, outcome: &RowOutcome) {
        *match outcome {
            RowOutcome::Done => &mut self.done,
            RowOutcome::Settled => &mut self.settled,
            RowOutcome::Quarantined(_) => &mut self.quarantined,
            RowOutcome::Erased => &mut self.erased,
            RowOutcome::Unreadable(_) => &mut self.unreadable,
            RowOutcome::Left => &mut self.left,
        } += 1;
    }
}

/// What came of trying a row.
#[expect(clippy::large_enum_variant, reason = "nearly every row ends: a box would cost more than it saves")]
enum Tried {
    Ended(RowOutcome, Option<CaseSummary>),
    /// It has to run alone, or another process runs it.
    Later,
}

impl Batch {
    /// Runs the rows. Every row comes to its end once; an error of the store ends the run, and what it has is kept.
    pub async fn run(
        &self,
        rows: impl Iterator<Item = Row>,
        mut on_end: impl FnMut(Event<'_>),
    ) -> Result<Ended, StoreError> {
        let begun = &AtomicU64::new(0);
        let mut ended = Ended::default();
        let mut later = Vec::new();
        let mut tell = |row: &Row, outcome: &RowOutcome, summary: Option<&CaseSummary>| {
            ended.count(outcome);
            on_end(Event { row, outcome, summary });
        };
        let trying = stream::iter(rows).map(|row| async move {
            let tried = self.try_row(&row, false, begun).await;
            (row, tried)
        });
        let mut trying = std::pin::pin!(trying.buffer_unordered(self.options.jobs.max(1)));
        while let Some((row, tried)) = trying.next().await {
            match tried? {
                Tried::Ended(outcome, summary) => tell(&row, &outcome, summary.as_ref()),
                Tried::Later => later.push(row),
            }
        }
        for row in later {
            loop {
                match self.try_row(&row, true, begun).await? {
                    Tried::Ended(outcome, summary) => {
                        tell(&row, &outcome, summary.as_ref());
                        break;
                    }
                    Tried::Later => tokio::time::sleep(LOOK_AGAIN).await,
                }
            }
        }
        Ok(ended)
    }

    /// Takes one of the rows that may be begun, if there is one left.
    fn may_begin(&self, begun: &AtomicU64) -> bool {
        let most = self.options.most.unwrap_or(u64::MAX);
        let one_more = |count: u64| (count < most).then_some(count + 1);
        self.options.until.is_none_or(|until| Instant::now() < until)
            && begun.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_more).is_ok()
    }

    async fn try_row(&self, row: &Row, alone: bool, begun: &AtomicU64) -> Result<Tried, StoreError> {
        let just = |outcome| Ok(Tried::Ended(outcome, None));
        let handed_in = match read(row, &self.options.rules) {
            Ok(handed_in) => handed_in,
            Err(error) => return just(RowOutcome::Unreadable(error.to_string())),
        };
        let kept_row = serde_json::to_string(row).unwrap_or_default();
        let new = NewCase {
            reference: &row.candidate_ref,
            position: i64::try_from(row.line).unwrap_or(i64::MAX),
            input: handed_in.input,
            jurisdiction: &row.jurisdiction,
            row: &kept_row,
        };
        if let Some(state) = self.store.settled(&new).await? {
            return just(settled(state));
        }
        if !self.may_begin(begun) {
            return just(RowOutcome::Left);
        }
        let claimed = self.store.claim(&new).await?;
        let Claimed::Mine(ticket, attempts) = claimed else {
            begun.fetch_sub(1, Ordering::Relaxed);
            return match claimed {
                Claimed::Settled(state) => just(settled(state)),
                Claimed::Erased(_) => just(RowOutcome::Erased),
                Claimed::Elsewhere | Claimed::Mine(..) => Ok(Tried::Later),
            };
        };
        if attempts >= ENDED_BEFORE_QUARANTINE {
            return self.leave_alone(ticket, format!("the program ended {attempts} times while it ran it")).await;
        }
        if attempts >= ENDED_BEFORE_ALONE && !alone {
            self.store.give_back(ticket).await?;
            begun.fetch_sub(1, Ordering::Relaxed);
            return Ok(Tried::Later);
        }
        let pages = self.shared.of((self.pages)());
        let documents = handed_in.documents.clone();
        let application = application(row, handed_in.documents, pages, self.options.as_of, &self.options.overrides);
        match self.check(application).await {
            Ok(checked) => {
                let texts = self.texts(documents).await;
                self.keep(row, ticket, checked, texts).await
            }
            Err(why) => self.leave_alone(ticket, why).await,
        }
    }

    /// Runs the case; a fault of the program in it is that row's alone.
    async fn check(&self, application: Application) -> Result<Checked, String> {
        let running = AssertUnwindSafe(self.engine.check(application)).catch_unwind();
        match tokio::time::timeout(self.options.longest, running).await {
            Ok(Ok(checked)) => Ok(checked),
            Ok(Err(_)) => Err("the program has a fault that this row brings out".to_owned()),
            Err(_) => Err(format!("it took longer than {} seconds", self.options.longest.as_secs())),
        }
    }

    async fn leave_alone(&self, ticket: Ticket, why: String) -> Result<Tried, StoreError> {
        self.store.quarantine(ticket, &why).await?;
        Ok(Tried::Ended(RowOutcome::Quarantined(why), None))
    }

    /// The text of each CV, for linking; one without text (a picture, a damaged file) has none.
    async fn texts(&self, documents: Vec<Document>) -> Vec<(String, String)> {
        let mut texts = Vec::new();
        for Document { name, bytes, format, .. } in documents {
            if let Ok(text) = self
                .engine
                .readers()
                .text(Task::Text { bytes, name: name.clone(), format, passwords: self.engine.readers().passwords() })
                .await
            {
                texts.push((name, text));
            }
        }
        texts
    }

    async fn keep(
        &self,
        row: &Row,
        ticket: Ticket,
        checked: Checked,
        texts: Vec<(String, String)>,
    ) -> Result<Tried, StoreError> {
        let (for_writing, writer) = (row.clone(), self.writer.clone());
        let work = move || {
            let kept = Kept::of(&for_writing, &checked, &texts, writer.is_some())?;
            if let Some(writer) = writer {
                writer(&for_writing, &kept)?;
            }
            Ok::<_, io::Error>((checked, kept))
        };
        let (checked, kept) = match AssertUnwindSafe(self.engine.computing().run(work)).catch_unwind().await {
            Ok(Ok(done)) => done,
            Ok(Err(error)) => {
                // Not the row's fault: a full disk ends the run, and the row is run again.
                self.store.give_back(ticket).await?;
                return Err(StoreError::Output(error));
            }
            Err(_) => {
                return self.leave_alone(ticket, "the program has a fault that this row brings out".to_owned()).await;
            }
        };
        let finished = Finished {
            case: &checked.case,
            findings: &checked.result.findings,
            blobs: &kept.blobs,
            at: Timestamp::now(),
        };
        match self.store.finish(ticket, &finished).await {
            Ok(()) => Ok(Tried::Ended(RowOutcome::Done, Some(kept.summary))),
            // Another process has taken it over; its result counts.
            Err(StoreError::LostToAnother) => Ok(Tried::Later),
            Err(error) => Err(error),
        }
    }
}

fn settled(state: State) -> RowOutcome {
    match state {
        State::Quarantined => RowOutcome::Quarantined("it was left alone in an earlier run".to_owned()),
        _ => RowOutcome::Settled,
    }
}
