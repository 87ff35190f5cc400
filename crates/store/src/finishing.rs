//! Handing in a result: all of it or nothing, once.

use crosscheck_model::{Case, Finding};
use jiff::Timestamp;
use serde_json::Value;
use sqlx::AnyConnection;

use crate::cases::{Frame, finding_place, sheet_place, source_place};
use crate::keys::hex;
use crate::{Store, StoreError, Ticket};

/// The result of a case.
pub struct Finished<'a> {
    /// What each source says.
    pub case: &'a Case,
    /// What was found.
    pub findings: &'a [Finding],
    /// What else is kept, by name: the dossier, a summary, pictures.
    pub blobs: &'a [(String, Vec<u8>)],
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// Hands in the result of a case. If another process took the case over meanwhile, its result counts and this
    /// one is dropped.
    pub async fn finish(&self, ticket: Ticket, finished: &Finished<'_>) -> Result<(), StoreError> {
        let (id, key) = (ticket.id.0, &ticket.key);
        let case = finished.case;
        let frame = Frame {
            application: case.application.clone(),
            candidate: case.candidate.clone(),
            as_of: case.as_of,
            basis: case.basis.clone(),
            control: case.control.clone(),
        };
        let sheet = crate::cases::Sheet { frame: Some(frame), ..ticket.sheet.clone() };
        // Sealing is the work: done before the writer's turn.
        let sheet = key.seal_value(&sheet_place(id), &sheet)?;
        let mut sources = Vec::new();
        for (number, source) in (0..).zip(&case.sources) {
            sources.push((number, key.seal_value(&source_place(id, number), source)?));
        }
        let mut findings = Vec::new();
        for (number, finding) in (0..).zip(finished.findings) {
            findings.push((number, key.seal_value(&finding_place(id, number), finding)?));
        }
        let mut blobs = Vec::new();
        for (name, content) in finished.blobs {
            let address = self.blob_address(id, content);
            blobs.push((name.as_str(), address, key.seal(&crate::blobs::place(id, &address), content)?));
        }
        let mut transaction = self.connection.begin().await?;
        let mine = sqlx::query(
            "UPDATE cases SET state = 'done', owner = 0, attempts = 0, finished_at = $1, sealed = $2 \
             WHERE id = $3 AND owner = $4 AND fence = $5 AND state = 'running'",
        )
        .bind(finished.at.to_string())
        .bind(sheet)
        .bind(id)
        .bind(ticket.owner)
        .bind(ticket.fence)
        .execute(&mut *transaction)
        .await?;
        if mine.rows_affected() != 1 {
            return Err(StoreError::LostToAnother);
        }
        insert(&mut transaction, "INSERT INTO sources (case_id, number, sealed) VALUES ($1, $2, $3)", id, sources)
            .await?;
        insert(&mut transaction, "INSERT INTO findings (case_id, number, sealed) VALUES ($1, $2, $3)", id, findings)
            .await?;
        for (name, address, sealed) in blobs {
            crate::blobs::insert(&mut transaction, id, name, &address, sealed).await?;
        }
        if self.is_submission(&mut transaction, id).await? {
            self.record(&mut transaction, id, Some(key), "case.finished", &Value::Null).await?;
        }
        self.append(&mut transaction, "finished", &self.subject(id), "").await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Leaves a case alone from now on; `why` holds no personal data.
    pub async fn quarantine(&self, ticket: Ticket, why: &str) -> Result<(), StoreError> {
        let id = ticket.id.0;
        let sheet = crate::cases::Sheet { why: Some(why.to_owned()), ..ticket.sheet.clone() };
        let mut transaction = self.connection.begin().await?;
        let mine = sqlx::query(
            "UPDATE cases SET state = 'quarantined', owner = 0, sealed = $1 WHERE id = $2 AND owner = $3 AND fence = $4 AND state = 'running'",
        )
        .bind(ticket.key.seal_value(&sheet_place(id), &sheet)?)
        .bind(id)
        .bind(ticket.owner)
        .bind(ticket.fence)
        .execute(&mut *transaction)
        .await?;
        if mine.rows_affected() != 1 {
            return Err(StoreError::LostToAnother);
        }
        if self.is_submission(&mut transaction, id).await? {
            let detail = serde_json::json!({ "why": why });
            self.record(&mut transaction, id, Some(&ticket.key), "case.left_alone", &detail).await?;
        }
        self.append(&mut transaction, "quarantined", &self.subject(id), why).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Whether a case was handed in through the service, whose events are kept.
    async fn is_submission(&self, on: &mut AnyConnection, id: i64) -> Result<bool, StoreError> {
        let row = sqlx::query("SELECT number FROM submissions WHERE case_id = $1").bind(id).fetch_optional(on).await?;
        Ok(row.is_some())
    }

    /// What the log calls a case: its number in this store.
    pub(crate) fn subject(&self, id: i64) -> String {
        hex(&id.to_be_bytes())
    }
}

async fn insert(
    on: &mut AnyConnection,
    sql: &'static str,
    id: i64,
    rows: Vec<(i64, Vec<u8>)>,
) -> Result<(), StoreError> {
    for (number, sealed) in rows {
        sqlx::query(sql).bind(id).bind(number).bind(sealed).execute(&mut *on).await?;
    }
    Ok(())
}
