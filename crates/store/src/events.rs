//! What happened to a case that the service keeps, in order. Nothing is changed or taken back: what was said later stands beside it.

use jiff::Timestamp;
use serde_json::Value;
use sqlx::AnyConnection;

use crate::cases::id_of;
use crate::keys::{SealingKey, hex, random};
use crate::{CaseId, Store, StoreError};

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct CaseEvent {
    /// Its place among all events; later ones have larger numbers.
    pub number: i64,
    /// Its name outside of the store.
    pub id: String,
    /// What happened.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// What belongs to it; nothing once the person was erased.
    pub detail: Value,
}

/// Kinds of events that begin so say how far reading has come; they are told to who watches, and to no endpoint.
const PROGRESS: &str = "source.";

fn place(id: i64, event: &str) -> String {
    format!("case {id}, event {event}")
}

impl Store {
    /// Adds an event within a transaction, and what is to be told about it. Without a key nothing is kept but that it happened.
    pub(crate) async fn record(
        &self,
        on: &mut AnyConnection,
        id: i64,
        key: Option<&SealingKey>,
        kind: &str,
        detail: &Value,
    ) -> Result<CaseEvent, StoreError> {
        let (last,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(number), 0) FROM events").fetch_one(&mut *on).await?;
        let event = CaseEvent {
            number: last + 1,
            id: format!("evt_{}", hex(&random::<12>()?)),
            kind: kind.to_owned(),
            at: Timestamp::now(),
            detail: detail.clone(),
        };
        let sealed = key.map(|key| key.seal_value(&place(id, &event.id), &detail.to_string())).transpose()?;
        sqlx::query("INSERT INTO events (number, event_id, case_id, kind, at, sealed) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(event.number)
            .bind(&event.id)
            .bind(id)
            .bind(kind)
            .bind(event.at.to_string())
            .bind(sealed.unwrap_or_default())
            .execute(&mut *on)
            .await?;
        if !kind.starts_with(PROGRESS) {
            self.promise(on, id, &event).await?;
        }
        Ok(event)
    }

    /// Adds an event to a case. `logged` puts it into the log of the store too, under the name of who did it.
    pub async fn add_event(
        &self,
        of: CaseId,
        kind: &str,
        detail: &Value,
        logged: Option<&str>,
    ) -> Result<CaseEvent, StoreError> {
        let id = of.0;
        let key = self.case_key(id).await?.ok_or(StoreError::NoSuchCase)?;
        let mut transaction = self.connection.begin().await?;
        let there: Option<(i64,)> = sqlx::query_as("SELECT case_id FROM case_keys WHERE case_id = $1")
            .bind(id)
            .fetch_optional(&mut *transaction)
            .await?;
        there.ok_or(StoreError::NoSuchCase)?;
        let event = self.record(&mut transaction, id, Some(&key), kind, detail).await?;
        if let Some(who) = logged {
            self.append(&mut transaction, &kind.replace('.', "_"), &self.subject(id), who).await?;
        }
        transaction.commit().await?;
        Ok(event)
    }

    /// Events of a case after this number, oldest first, at most so many.
    pub async fn events(&self, id: CaseId, after: i64, most: i64) -> Result<Vec<CaseEvent>, StoreError> {
        let rows: Vec<(i64, String, String, String, Vec<u8>)> = sqlx::query_as(
            "SELECT number, event_id, kind, at, sealed FROM events WHERE case_id = $1 AND number > $2 \
             ORDER BY number LIMIT $3",
        )
        .bind(id.0)
        .bind(after)
        .bind(most)
        .fetch_all(&self.connection.pool)
        .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let key = self.case_key(id.0).await?;
        let event = |(number, event_id, kind, at, sealed): (i64, String, String, String, Vec<u8>)| {
            let detail = match &key {
                Some(key) if !sealed.is_empty() => {
                    let text: String = key.open_value(&place(id.0, &event_id), &sealed)?;
                    serde_json::from_str(&text).map_err(|_| StoreError::Damaged("an event"))?
                }
                _ => Value::Null,
            };
            let at = at.parse().map_err(|_| StoreError::Damaged("the time of an event"))?;
            Ok(CaseEvent { number, id: event_id, kind, at, detail })
        };
        rows.into_iter().map(event).collect()
    }

    /// What stays of the events of an erased case: that it was erased.
    pub(crate) async fn forget_events(&self, on: &mut AnyConnection, id: i64) -> Result<u64, StoreError> {
        let there: Option<(i64,)> = sqlx::query_as("SELECT number FROM submissions WHERE case_id = $1")
            .bind(id)
            .fetch_optional(&mut *on)
            .await?;
        if there.is_none() {
            return Ok(0);
        }
        self.forget_callback(on, id).await?;
        let erased = self.record(on, id, None, "case.erased", &Value::Null).await?;
        sqlx::query(
            "DELETE FROM deliveries WHERE event IN (SELECT number FROM events WHERE case_id = $1 AND number <> $2)",
        )
        .bind(id)
        .bind(erased.number)
        .execute(&mut *on)
        .await?;
        let deleted = sqlx::query("DELETE FROM events WHERE case_id = $1 AND number <> $2")
            .bind(id)
            .bind(erased.number)
            .execute(&mut *on)
            .await?;
        sqlx::query("UPDATE submissions SET erased_at = $1, external = $2, wished = $2 WHERE case_id = $3")
            .bind(erased.at.to_string())
            .bind(Vec::new())
            .bind(id)
            .execute(on)
            .await?;
        Ok(deleted.rows_affected())
    }

    /// The number of a case by the name that the service gives it, whether it is there or not.
    pub(crate) fn number_of(&self, public_id: &str) -> i64 {
        id_of(&self.keys.lookup("reference", public_id.as_bytes()))
    }
}
