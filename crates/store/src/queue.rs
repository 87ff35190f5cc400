//! The store as a queue: whoever has time takes the oldest case that waits. A process that ends in any way gives its cases back by
//! ending (see `owner`), one that is not heard of loses them (see `lease`), and what it still hands in does not count.

use crate::cases::{Sheet, sheet_place};
use crate::{CaseId, Fence, Store, StoreError, Ticket, lease, owner};

/// A case taken from the queue.
pub struct Taken {
    /// The right to hand in its result.
    pub ticket: Ticket,
    /// How many processes ended while they ran it.
    pub ended_before: i64,
    /// Its name outside of the store.
    pub public_id: String,
    /// Whether it is about a candidate, or for trying things out.
    pub live: bool,
    /// What it looks like as a row of a roster.
    pub row: String,
}

impl Store {
    /// The case that is next, if one waits: the customers take turns, and of each the oldest case comes first. One who hands in
    /// thousands does not keep the others waiting.
    pub async fn take_next(&self) -> Result<Option<Taken>, StoreError> {
        const NEXT: &str = "SELECT s.tenant, s.live, MIN(s.number) AS first FROM cases c JOIN submissions s ON s.case_id = c.id \
             LEFT JOIN turns t ON t.tenant = s.tenant AND t.live = s.live WHERE c.state = 'waiting' \
             GROUP BY s.tenant, s.live ORDER BY COALESCE(MAX(t.turn), 0), first LIMIT 1";
        const CASE: &str = "SELECT c.id, c.attempts, c.fence, c.sealed, k.wrapped, s.public_id FROM submissions s \
             JOIN cases c ON c.id = s.case_id JOIN case_keys k ON k.case_id = c.id WHERE s.number = $1";
        let owner = self.owner().await?;
        // Most looks find nothing: no need to wait for the writer.
        let (waiting,): (i64,) =
            sqlx::query_as("SELECT COUNT(*) FROM (SELECT id FROM cases WHERE state = 'waiting' LIMIT 1) w")
                .fetch_one(&self.connection.pool)
                .await?;
        if waiting == 0 {
            return Ok(None);
        }
        let mut transaction = self.connection.begin().await?;
        let next: Option<(String, i64, i64)> = sqlx::query_as(NEXT).fetch_optional(&mut *transaction).await?;
        let Some((tenant, live, number)) = next else { return Ok(None) };
        type Next = (i64, i64, i64, Vec<u8>, Vec<u8>, String);
        let next: Option<Next> = sqlx::query_as(CASE).bind(number).fetch_optional(&mut *transaction).await?;
        let Some((id, attempts, fence, sealed, wrapped, public_id)) = next else { return Ok(None) };
        sqlx::query(
            "INSERT INTO turns (tenant, live, turn) SELECT $1, $2, COALESCE(MAX(turn), 0) + 1 FROM turns WHERE TRUE \
             ON CONFLICT (tenant, live) DO UPDATE SET turn = excluded.turn",
        )
        .bind(tenant)
        .bind(live)
        .execute(&mut *transaction)
        .await?;
        sqlx::query(
            "UPDATE cases SET state = 'running', owner = $1, attempts = attempts + 1, fence = fence + 1 WHERE id = $2",
        )
        .bind(owner)
        .bind(id)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        let key = self.keys.unwrap(id, &wrapped)?;
        let sheet: Sheet = key.open_value(&sheet_place(id), &sealed)?;
        let row = sheet.row.clone();
        let ticket = Ticket { id: CaseId(id), owner, fence: fence + 1, key, sheet };
        Ok(Some(Taken { ticket, ended_before: attempts, public_id, live: live != 0, row }))
    }

    /// Puts the cases of processes that have ended, or are not heard of any more, back into the queue; how many.
    pub async fn take_back_abandoned(&self) -> Result<u64, StoreError> {
        const RUNNING: &str = "SELECT DISTINCT c.owner FROM cases c JOIN submissions s ON s.case_id = c.id \
             WHERE c.state = 'running' AND c.owner <> $1";
        let own = self.owner().await?;
        let others: Vec<(i64,)> = sqlx::query_as(RUNNING).bind(own).fetch_all(&self.connection.pool).await?;
        let mut back = 0;
        for (other,) in others {
            let mut transaction = self.connection.begin().await?;
            if !owner::is_gone(&self.location, &self.connection, &mut transaction, other).await? {
                continue;
            }
            let freed = sqlx::query(
                "UPDATE cases SET state = 'waiting', owner = 0 WHERE state = 'running' AND owner = $1 \
                 AND id IN (SELECT case_id FROM submissions)",
            )
            .bind(other)
            .execute(&mut *transaction)
            .await?;
            // Its turns at hosts are over too. A lease that ran out stays: what else it held is known by it.
            if !lease::has_run_out(&self.connection, &mut transaction, other).await? {
                lease::forget(&mut transaction, other).await?;
            }
            transaction.commit().await?;
            back += freed.rows_affected();
        }
        for other in lease::long_gone(&self.connection).await? {
            let mut transaction = self.connection.begin().await?;
            lease::forget(&mut transaction, other).await?;
            transaction.commit().await?;
        }
        self.forget_hosts().await?;
        Ok(back)
    }

    /// Puts the cases that this process runs back into the queue: it stops in good order, so that does not count as an attempt.
    pub async fn give_back_all(&self) -> Result<u64, StoreError> {
        let given = sqlx::query(
            "UPDATE cases SET state = 'waiting', owner = 0, attempts = attempts - 1 WHERE state = 'running' AND owner = $1 \
             AND id IN (SELECT case_id FROM submissions)",
        )
        .bind(self.owner().await?)
        .execute(&self.connection.pool)
        .await?;
        Ok(given.rows_affected())
    }

    /// Whether a case is still this process's to run: it may have been cancelled, erased or given to another meanwhile.
    pub async fn is_still_ours(&self, fence: Fence) -> Result<bool, StoreError> {
        let row: Option<(i64, i64)> =
            sqlx::query_as("SELECT owner, fence FROM cases WHERE id = $1 AND state = 'running'")
                .bind(fence.id.0)
                .fetch_optional(&self.connection.pool)
                .await?;
        Ok(row == Some((fence.owner, fence.number)))
    }

    /// How many cases of the service wait, and how many are being run.
    pub async fn queue_length(&self) -> Result<(u64, u64), StoreError> {
        let count = "SELECT COUNT(*) FROM cases c JOIN submissions s ON s.case_id = c.id WHERE c.state = $1";
        let mut counts = [0; 2];
        for (state, into) in ["waiting", "running"].into_iter().zip(&mut counts) {
            let (found,): (i64,) = sqlx::query_as(count).bind(state).fetch_one(&self.connection.pool).await?;
            *into = found.unsigned_abs();
        }
        Ok((counts[0], counts[1]))
    }
}
