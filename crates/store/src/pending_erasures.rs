//! Erasures that somebody asked for and that can still be undone: a case is erased when its time comes.

use jiff::Timestamp;
use serde_json::json;

use crate::{Receipt, Store, StoreError, Submission};

/// An erasure that is to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingErasure {
    /// When the case is erased.
    pub at: Timestamp,
    /// Who asked for it.
    pub actor: String,
}

impl Store {
    /// Has a case erased at this time; a hold beats it.
    pub async fn erase_later(&self, of: &Submission, at: Timestamp, actor: &str) -> Result<(), StoreError> {
        let key = self.case_key(of.id.0).await?.ok_or(StoreError::NoSuchCase)?;
        let mut transaction = self.connection.begin().await?;
        if let Some(held) = self.hold_of(&mut transaction, of.id).await? {
            self.append(&mut transaction, "erasure_refused", &self.subject(of.id.0), "a legal hold stands").await?;
            transaction.commit().await?;
            return Err(held);
        }
        sqlx::query("INSERT INTO erasures_due (case_id, at_s, actor) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(of.id.0)
            .bind(at.as_second())
            .bind(actor)
            .execute(&mut *transaction)
            .await?;
        let detail = json!({ "by": actor, "at": at.to_string() });
        self.record(&mut transaction, of.id.0, Some(&key), "erasure.planned", &detail).await?;
        self.append(&mut transaction, "erasure_planned", &self.subject(of.id.0), actor).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Keeps a case that was to be erased; tells whether it was.
    pub async fn keep_after_all(&self, of: &Submission, actor: &str) -> Result<bool, StoreError> {
        let key = self.case_key(of.id.0).await?.ok_or(StoreError::NoSuchCase)?;
        let mut transaction = self.connection.begin().await?;
        let undone = sqlx::query("DELETE FROM erasures_due WHERE case_id = $1")
            .bind(of.id.0)
            .execute(&mut *transaction)
            .await?
            .rows_affected();
        if undone > 0 {
            self.record(&mut transaction, of.id.0, Some(&key), "erasure.undone", &json!({ "by": actor })).await?;
            self.append(&mut transaction, "erasure_undone", &self.subject(of.id.0), actor).await?;
            transaction.commit().await?;
        }
        Ok(undone > 0)
    }

    /// The erasure that is to come for a case, if there is one.
    pub async fn pending_erasure(&self, of: &Submission) -> Result<Option<PendingErasure>, StoreError> {
        let row: Option<(i64, String)> = sqlx::query_as("SELECT at_s, actor FROM erasures_due WHERE case_id = $1")
            .bind(of.id.0)
            .fetch_optional(&self.connection.pool)
            .await?;
        let pending = row.map(|(at, actor)| {
            let at = Timestamp::from_second(at).map_err(|_| StoreError::Damaged("the time of an erasure"))?;
            Ok(PendingErasure { at, actor })
        });
        pending.transpose()
    }

    /// Erases the cases whose time has come. One that is held meanwhile is kept, and its erasure is given up.
    pub async fn erase_what_is_due(&self, now: Timestamp) -> Result<Vec<Receipt>, StoreError> {
        let due: Vec<(i64, String)> = sqlx::query_as(
            "SELECT e.case_id, s.public_id FROM erasures_due e JOIN submissions s ON s.case_id = e.case_id \
             WHERE e.at_s <= $1 ORDER BY e.at_s, e.case_id",
        )
        .bind(now.as_second())
        .fetch_all(&self.connection.pool)
        .await?;
        let mut receipts = Vec::new();
        for (id, public_id) in due {
            match self.erase(&public_id).await {
                Ok(receipt) => receipts.push(receipt),
                // Another process was quicker, or a hold was placed: the log has it.
                Err(StoreError::NoSuchCase | StoreError::Held { .. }) => {}
                Err(error) => return Err(error),
            }
            sqlx::query("DELETE FROM erasures_due WHERE case_id = $1").bind(id).execute(&self.connection.pool).await?;
        }
        Ok(receipts)
    }
}
