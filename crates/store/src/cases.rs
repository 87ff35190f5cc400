use crosscheck_model::{Case, Digest, Finding, SourceReading};
use futures_util::{Stream, TryStreamExt};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::keys::{SealingKey, StoreKeys};
use crate::{Store, StoreError};

/// A case in a store: made of its reference under the store's key, so that it is the same whenever the reference comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(pub(crate) i64);

impl CaseId {
    /// As a number; it says nothing outside of its store.
    pub fn number(self) -> i64 {
        self.0
    }

    /// The case with this number.
    pub fn of_number(number: i64) -> Self {
        Self(number)
    }
}

/// How far a case has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nobody works on it.
    Waiting,
    /// A process works on it.
    Running,
    /// It has a result.
    Done,
    /// It brought the program down again and again, and is left alone.
    Quarantined,
    /// It was stopped by who handed it in.
    Cancelled,
}

impl State {
    /// Stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Quarantined => "quarantined",
            Self::Cancelled => "cancelled",
        }
    }

    pub(crate) fn parse(text: &str) -> Self {
        match text {
            "running" => Self::Running,
            "done" => Self::Done,
            "quarantined" => Self::Quarantined,
            "cancelled" => Self::Cancelled,
            _ => Self::Waiting,
        }
    }
}

/// What is kept of a case besides its result, sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sheet {
    pub(crate) reference: String,
    /// The row of the roster as it was handed in, in whatever form the caller chose.
    pub(crate) row: String,
    /// Why it was quarantined.
    pub(crate) why: Option<String>,
    /// Everything of the case but its sources.
    pub(crate) frame: Option<Frame>,
}

/// A case without its sources, which are records of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Frame {
    pub(crate) application: Option<crosscheck_model::ApplicationId>,
    pub(crate) candidate: Option<crosscheck_model::CandidateId>,
    pub(crate) as_of: Timestamp,
    pub(crate) basis: crosscheck_model::LawfulBasis,
    #[serde(default)]
    pub(crate) control: Vec<crosscheck_model::ProfileControl>,
}

/// One case as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCase {
    /// Which.
    pub id: CaseId,
    /// The customer's reference.
    pub reference: String,
    /// Its place in the roster.
    pub position: i64,
    /// How far it has come.
    pub state: State,
    /// The row of the roster as the caller handed it in.
    pub row: String,
    /// Why it was quarantined.
    pub why: Option<String>,
    /// When its result came.
    pub finished_at: Option<Timestamp>,
    /// Whose rules of retention hold for it; empty if nobody said.
    pub jurisdiction: String,
    /// Whether it is for trying the service out, and about nobody.
    pub is_trial: bool,
}

pub(crate) fn sheet_place(id: i64) -> String {
    format!("case {id}, sheet")
}

pub(crate) fn source_place(id: i64, number: i64) -> String {
    format!("case {id}, source {number}")
}

pub(crate) fn finding_place(id: i64, number: i64) -> String {
    format!("case {id}, finding {number}")
}

const LISTED: &str = "SELECT c.id, c.position, c.state, c.finished_at, c.jurisdiction, c.sealed, k.wrapped, \
     COALESCE((SELECT s.live FROM submissions s WHERE s.case_id = c.id), 1) AS live FROM cases c JOIN case_keys k ON k.case_id = c.id ORDER BY c.position, c.id";

fn listed(row: &AnyRow, keys: &StoreKeys) -> Result<StoredCase, StoreError> {
    let id: i64 = row.try_get(0)?;
    let key = keys.unwrap(id, row.try_get::<&[u8], _>(6)?)?;
    let sheet: Sheet = key.open_value(&sheet_place(id), row.try_get::<&[u8], _>(5)?)?;
    Ok(StoredCase {
        id: CaseId(id),
        reference: sheet.reference,
        position: row.try_get(1)?,
        state: State::parse(row.try_get::<&str, _>(2)?),
        row: sheet.row,
        why: sheet.why,
        finished_at: row.try_get::<&str, _>(3)?.parse().ok(),
        jurisdiction: row.try_get(4)?,
        is_trial: row.try_get::<i64, _>(7)? == 0,
    })
}

impl Store {
    /// The case of a reference, whether it is there or not.
    pub fn case_of(&self, reference: &str) -> CaseId {
        CaseId(id_of(&self.keys.lookup("reference", reference.as_bytes())))
    }

    /// All cases in the order of the roster, one after the other.
    pub fn cases(&self) -> impl Stream<Item = Result<StoredCase, StoreError>> + '_ {
        sqlx::query(LISTED)
            .fetch(&self.connection.pool)
            .map_err(StoreError::from)
            .and_then(|row| std::future::ready(listed(&row, &self.keys)))
    }

    /// How many cases are in each state.
    pub async fn counts(&self) -> Result<Vec<(State, u64)>, StoreError> {
        let rows: Vec<(String, i64)> =
            sqlx::query_as("SELECT state, COUNT(*) FROM cases GROUP BY state ORDER BY state")
                .fetch_all(&self.connection.pool)
                .await?;
        Ok(rows.into_iter().map(|(state, count)| (State::parse(&state), count.unsigned_abs())).collect())
    }

    /// What each source of a case says, and what was found; nothing if the case has no result.
    pub async fn case(&self, id: CaseId) -> Result<Option<(Case, Vec<Finding>)>, StoreError> {
        let Some(key) = self.case_key(id.0).await? else { return Ok(None) };
        let row: Option<(Vec<u8>,)> = sqlx::query_as("SELECT sealed FROM cases WHERE id = $1")
            .bind(id.0)
            .fetch_optional(&self.connection.pool)
            .await?;
        let Some((sealed,)) = row else { return Ok(None) };
        let sheet: Sheet = key.open_value(&sheet_place(id.0), &sealed)?;
        let Some(frame) = sheet.frame else { return Ok(None) };
        let sources = self.parts(id, "SELECT number, sealed FROM sources WHERE case_id = $1 ORDER BY number");
        let sources: Vec<SourceReading> = opened(sources.await?, &key, |number| source_place(id.0, number))?;
        let findings = self.parts(id, "SELECT number, sealed FROM findings WHERE case_id = $1 ORDER BY number");
        let findings: Vec<Finding> = opened(findings.await?, &key, |number| finding_place(id.0, number))?;
        let Frame { application, candidate, as_of, basis, control } = frame;
        Ok(Some((Case { application, candidate, as_of, basis, sources, control }, findings)))
    }

    async fn parts(&self, id: CaseId, sql: &'static str) -> Result<Vec<(i64, Vec<u8>)>, StoreError> {
        Ok(sqlx::query_as(sql).bind(id.0).fetch_all(&self.connection.pool).await?)
    }

    /// The keyed digest of what was handed in.
    pub(crate) fn input_digest(&self, input: &Digest) -> [u8; 32] {
        self.keys.lookup("input", input.as_bytes())
    }
}

fn opened<T: serde::de::DeserializeOwned>(
    rows: Vec<(i64, Vec<u8>)>,
    key: &SealingKey,
    place: impl Fn(i64) -> String,
) -> Result<Vec<T>, StoreError> {
    rows.iter().map(|(number, sealed)| key.open_value(&place(*number), sealed)).collect()
}

/// The number of a case: the first bytes of its keyed digest. That two of a million references meet is about one in 18 million.
pub(crate) fn id_of(lookup: &[u8; 32]) -> i64 {
    let mut first = [0; 8];
    first.copy_from_slice(&lookup[..8]);
    i64::from_be_bytes(first) & i64::MAX
}
