use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crosscheck_model::Digest;
use crosscheck_store::{Claimed, NewCase, State, Store, StoreError};
use futures_util::stream::{self, StreamExt};
use jiff::Timestamp;

use super::application::{application, read};
use super::claimed::{Also, ENDED_BEFORE_ALONE, ENDED_BEFORE_QUARANTINE, Run, Runner};
use super::kept::Kept;
use super::{CaseSummary, Row, SharedPages};
use crate::{Engine, PageSource};

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
        let runner = self.runner();
        if attempts >= ENDED_BEFORE_QUARANTINE {
            let why = format!("the program ended {attempts} times while it ran it");
            return Ok(tried(runner.leave_alone(ticket, &why).await?));
        }
        if attempts >= ENDED_BEFORE_ALONE && !alone {
            self.store.give_back(ticket).await?;
            begun.fetch_sub(1, Ordering::Relaxed);
            return Ok(Tried::Later);
        }
        let pages = self.shared.of((self.pages)());
        let application = application(row, handed_in.documents, pages, self.options.as_of, &self.options.overrides);
        Ok(tried(runner.run(row, ticket, application).await?))
    }

    fn runner(&self) -> Runner {
        let written = |writer: Writer| -> Also {
            Arc::new(move |row, checked, kept| {
                let report = checked.report();
                kept.reports = Some((report.to_json(), report.to_html()));
                writer(row, kept)
            })
        };
        let (engine, store) = (self.engine.clone(), self.store.clone());
        Runner { engine, store, also: self.writer.clone().map(written), longest: self.options.longest }
    }
}

fn tried(run: Run) -> Tried {
    match run {
        Run::Kept(summary) => Tried::Ended(RowOutcome::Done, Some(summary)),
        Run::LeftAlone(why) => Tried::Ended(RowOutcome::Quarantined(why), None),
        Run::Lost => Tried::Later,
    }
}

fn settled(state: State) -> RowOutcome {
    match state {
        State::Quarantined => RowOutcome::Quarantined("it was left alone in an earlier run".to_owned()),
        _ => RowOutcome::Settled,
    }
}
