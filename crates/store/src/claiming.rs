//! Who works on a case: each is given to one process at a time, and to nobody once it has a result.

use crosscheck_model::Digest;
use jiff::Timestamp;
use sqlx::AnyConnection;

use crate::cases::{Sheet, State, id_of, sheet_place};
use crate::keys::SealingKey;
use crate::{CaseId, Store, StoreError, owner};

/// An application that is to become a case.
#[derive(Debug, Clone)]
pub struct NewCase<'a> {
    /// The customer's reference.
    pub reference: &'a str,
    /// Its place in the roster.
    pub position: i64,
    /// Of everything that was handed in for it: another one makes it a case to be run again.
    pub input: Digest,
    /// Whose rules of retention hold; empty if nobody says.
    pub jurisdiction: &'a str,
    /// The row of the roster, kept as it is.
    pub row: &'a str,
}

/// What came of asking for a case.
#[expect(clippy::large_enum_variant, reason = "a ticket is the rule: a box would cost more than it saves")]
pub enum Claimed {
    /// It is this process's to run; how many processes ended while they ran it.
    Mine(Ticket, i64),
    /// It has a result, or is quarantined.
    Settled(State),
    /// The person was erased then; nothing is run.
    Erased(Timestamp),
    /// Another process runs it.
    Elsewhere,
}

/// The right to hand in the result of a case.
pub struct Ticket {
    pub(crate) id: CaseId,
    pub(crate) owner: i64,
    pub(crate) fence: i64,
    pub(crate) key: SealingKey,
    pub(crate) sheet: Sheet,
}

impl Ticket {
    /// Of which case.
    pub fn id(&self) -> CaseId {
        self.id
    }

    /// A second one, which there is not but in tests of what comes of it.
    #[doc(hidden)]
    pub fn duplicate_for_test(&self) -> Self {
        Self { key: self.key.clone(), sheet: self.sheet.clone(), ..*self }
    }

    /// By what it is known whether the case is still this process's.
    pub fn fence(&self) -> Fence {
        Fence { id: self.id, owner: self.owner, number: self.fence }
    }
}

/// One time that a case was given to a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fence {
    pub(crate) id: CaseId,
    pub(crate) owner: i64,
    pub(crate) number: i64,
}

struct Found {
    input: Vec<u8>,
    state: State,
    owner: i64,
    attempts: i64,
    fence: i64,
}

async fn find(on: &mut AnyConnection, id: i64) -> Result<Option<Found>, StoreError> {
    let row: Option<(Vec<u8>, String, i64, i64, i64)> =
        sqlx::query_as("SELECT input, state, owner, attempts, fence FROM cases WHERE id = $1")
            .bind(id)
            .fetch_optional(on)
            .await?;
    Ok(row.map(|(input, state, owner, attempts, fence)| Found {
        input,
        state: State::parse(&state),
        owner,
        attempts,
        fence,
    }))
}

impl Store {
    /// Asks for a case. It is made if it is new, and run again if what was handed in for it is another thing now.
    pub async fn claim(&self, new: &NewCase<'_>) -> Result<Claimed, StoreError> {
        let lookup = self.keys.lookup("reference", new.reference.as_bytes());
        let (id, input) = (id_of(&lookup), self.input_digest(&new.input));
        let owner = self.owner().await?;
        // Most of a run that goes on has its result: no need to wait for the writer.
        let settled = find(&mut *self.connection.pool.acquire().await?, id).await?;
        if let Some(found) = &settled
            && found.input == input
            && matches!(found.state, State::Done | State::Quarantined)
        {
            return Ok(Claimed::Settled(found.state));
        }
        let mut transaction = self.connection.begin().await?;
        if let Some(at) = erased(&mut transaction, &lookup).await? {
            return Ok(Claimed::Erased(at));
        }
        let found = find(&mut transaction, id).await?;
        let (mut attempts, mut fence) = (0, 1);
        if let Some(found) = found {
            fence = found.fence + 1;
            let same = found.input == input;
            if same && matches!(found.state, State::Done | State::Quarantined) {
                return Ok(Claimed::Settled(found.state));
            }
            if found.state == State::Running {
                if !owner::is_gone(&self.location, &self.connection, &mut transaction, found.owner).await? {
                    return Ok(Claimed::Elsewhere);
                }
                attempts = found.attempts;
            } else if same {
                attempts = found.attempts;
            }
            delete_result(&mut transaction, id).await?;
        }
        let key = SealingKey::generate()?;
        let sheet = Sheet { reference: new.reference.to_owned(), row: new.row.to_owned(), why: None, frame: None };
        sqlx::query("DELETE FROM cases WHERE id = $1").bind(id).execute(&mut *transaction).await?;
        sqlx::query(
            "INSERT INTO cases (id, lookup, input, position, state, owner, attempts, jurisdiction, finished_at, sealed, fence) \
             VALUES ($1, $2, $3, $4, 'running', $5, $6, $7, '', $8, $9)",
        )
        .bind(id)
        .bind(lookup.to_vec())
        .bind(input.to_vec())
        .bind(new.position)
        .bind(owner)
        .bind(attempts + 1)
        .bind(new.jurisdiction)
        .bind(key.seal_value(&sheet_place(id), &sheet)?)
        .bind(fence)
        .execute(&mut *transaction)
        .await?;
        sqlx::query("INSERT INTO case_keys (case_id, wrapped) VALUES ($1, $2)")
            .bind(id)
            .bind(self.keys.wrap(id, &key)?)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(Claimed::Mine(Ticket { id: CaseId(id), owner, fence, key, sheet }, attempts))
    }

    /// How a case has ended, if it has, of what was handed in for it now.
    pub async fn settled(&self, new: &NewCase<'_>) -> Result<Option<State>, StoreError> {
        let lookup = self.keys.lookup("reference", new.reference.as_bytes());
        let found = find(&mut *self.connection.pool.acquire().await?, id_of(&lookup)).await?;
        let input = self.input_digest(&new.input);
        let ended = |found: &Found| found.input == input && matches!(found.state, State::Done | State::Quarantined);
        Ok(found.filter(ended).map(|found| found.state))
    }

    /// Gives a case back without a result: the run was stopped in good order, so it does not count as an attempt.
    pub async fn give_back(&self, ticket: Ticket) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE cases SET state = 'waiting', owner = 0, attempts = attempts - 1 \
             WHERE id = $1 AND owner = $2 AND fence = $3 AND state = 'running'",
        )
        .bind(ticket.id.0)
        .bind(ticket.owner)
        .bind(ticket.fence)
        .execute(&self.connection.pool)
        .await?;
        Ok(())
    }
}

/// When the person behind a reference was erased.
async fn erased(on: &mut AnyConnection, lookup: &[u8; 32]) -> Result<Option<Timestamp>, StoreError> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT at FROM erasures WHERE lookup = $1").bind(lookup.to_vec()).fetch_optional(on).await?;
    row.map(|(at,)| at.parse().map_err(|_| StoreError::Damaged("the time of an erasure"))).transpose()
}

/// Deletes everything sealed under a case's key, and the key; tells how many records of each sort.
pub(crate) async fn delete_result(on: &mut AnyConnection, id: i64) -> Result<Vec<(&'static str, u64)>, StoreError> {
    let mut deleted = Vec::new();
    for (what, sql) in [
        ("keys", "DELETE FROM case_keys WHERE case_id = $1"),
        ("sources", "DELETE FROM sources WHERE case_id = $1"),
        ("findings", "DELETE FROM findings WHERE case_id = $1"),
        ("blobs", "DELETE FROM blobs WHERE case_id = $1"),
        ("blob_names", "DELETE FROM blob_names WHERE case_id = $1"),
        ("link_edges", "DELETE FROM link_edges WHERE a = $1 OR b = $1"),
        ("linked", "DELETE FROM linked WHERE case_id = $1"),
    ] {
        let done = sqlx::query(sql).bind(id).execute(&mut *on).await?;
        deleted.push((what, done.rows_affected()));
    }
    Ok(deleted)
}
