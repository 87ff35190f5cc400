//! Erasing a person, and the legal holds that stand against it.

use jiff::Timestamp;
use ring::signature::{ED25519, KeyPair, UnparsedPublicKey};
use serde::{Deserialize, Serialize};

use crate::cases::id_of;
use crate::claiming::delete_result;
use crate::connection::Backend;
use crate::keys::{from_hex, hex};
use crate::{CaseId, Store, StoreError};

/// What an erasure leaves: it says what was deleted and names nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Always `erasure`.
    pub receipt: String,
    /// Keyed digest of the reference, hexadecimal: with the store's key it can be told whose receipt it is.
    pub subject: String,
    /// When, RFC 3339.
    pub erased_at: String,
    /// How many records of each sort were deleted.
    pub deleted: Vec<(String, u64)>,
    /// Entry of the log.
    pub audit_entry: i64,
    /// Digest of that entry, hexadecimal.
    pub audit_hash: String,
    /// The key that the signature verifies with, hexadecimal.
    pub public_key: String,
    /// Signature over everything above, hexadecimal.
    pub signature: String,
}

impl Receipt {
    fn signed_bytes(&self) -> Vec<u8> {
        let Self { receipt, subject, erased_at, deleted, audit_entry, audit_hash, public_key, signature: _ } = self;
        let mut text = format!("{receipt}\n{subject}\n{erased_at}\n{audit_entry}\n{audit_hash}\n{public_key}\n");
        for (what, count) in deleted {
            text.push_str(&format!("{what} {count}\n"));
        }
        text.into_bytes()
    }

    /// Whether it was signed by the key that it names, and not changed since.
    pub fn is_intact(&self) -> bool {
        let (Some(key), Some(signature)) = (from_hex(&self.public_key), from_hex(&self.signature)) else {
            return false;
        };
        UnparsedPublicKey::new(&ED25519, key).verify(&self.signed_bytes(), &signature).is_ok()
    }
}

impl Store {
    /// Deletes everything that is kept about a reference, its key first of all. A hold beats it.
    pub async fn erase(&self, reference: &str) -> Result<Receipt, StoreError> {
        let lookup = self.keys.lookup("reference", reference.as_bytes());
        let id = id_of(&lookup);
        let mut transaction = self.connection.begin().await?;
        let there: Option<(i64,)> =
            sqlx::query_as("SELECT id FROM cases WHERE id = $1").bind(id).fetch_optional(&mut *transaction).await?;
        if there.is_none() {
            return Err(StoreError::NoSuchCase);
        }
        if let Some(held) = self.hold_of(&mut transaction, CaseId(id)).await? {
            self.append(&mut transaction, "erasure_refused", &self.subject(id), "a legal hold stands").await?;
            transaction.commit().await?;
            return Err(held);
        }
        let mut deleted = delete_result(&mut transaction, id).await?;
        for (what, sql) in [
            ("cases", "DELETE FROM cases WHERE id = $1"),
            ("link_groups", "DELETE FROM link_groups WHERE case_id = $1"),
            ("erasures_due", "DELETE FROM erasures_due WHERE case_id = $1"),
        ] {
            deleted.push((what, sqlx::query(sql).bind(id).execute(&mut *transaction).await?.rows_affected()));
        }
        deleted.push(("events", self.forget_events(&mut transaction, id).await?));
        let decisions = sqlx::query("UPDATE link_decisions SET sealed = $1 WHERE a = $2 OR b = $2")
            .bind(Vec::new())
            .bind(lookup.to_vec())
            .execute(&mut *transaction)
            .await?;
        deleted.push(("reasons_of_decisions", decisions.rows_affected()));
        let (entry, hash) = self.append(&mut transaction, "erased", &self.subject(id), "").await?;
        self.checkpoint(&mut transaction, entry, &hash).await?;
        let at = Timestamp::now().to_string();
        sqlx::query("INSERT INTO erasures (lookup, at, entry) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(lookup.to_vec())
            .bind(&at)
            .bind(entry)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        self.forget_freed_pages().await?;
        let signer = self.keys.signer()?;
        let mut receipt = Receipt {
            receipt: "erasure".to_owned(),
            subject: hex(&lookup),
            erased_at: at,
            deleted: deleted.into_iter().map(|(what, count)| (what.to_owned(), count)).collect(),
            audit_entry: entry,
            audit_hash: hex(&hash),
            public_key: hex(signer.public_key().as_ref()),
            signature: String::new(),
        };
        receipt.signature = hex(signer.sign(&receipt.signed_bytes()).as_ref());
        Ok(receipt)
    }

    /// Whether a receipt is of this store, intact, and its entry stands in the log.
    pub async fn verify_receipt(&self, receipt: &Receipt) -> Result<bool, StoreError> {
        let ours = hex(self.keys.signer()?.public_key().as_ref()) == receipt.public_key;
        let entry: Option<(Vec<u8>, String)> = sqlx::query_as("SELECT hash, event FROM audit WHERE number = $1")
            .bind(receipt.audit_entry)
            .fetch_optional(&self.connection.pool)
            .await?;
        let stands = entry.is_some_and(|(hash, event)| hex(&hash) == receipt.audit_hash && event == "erased");
        Ok(ours && stands && receipt.is_intact())
    }

    /// Deleted bytes are overwritten where they stood; what the journal still holds of them goes too.
    async fn forget_freed_pages(&self) -> Result<(), StoreError> {
        if self.connection.backend == Backend::Sqlite {
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.connection.pool).await?;
        }
        Ok(())
    }

    /// Puts a legal hold on a case: it cannot be erased until the hold is lifted.
    pub async fn hold(&self, reference: &str, reason: &str) -> Result<(), StoreError> {
        let id = self.case_of(reference);
        let key = self.case_key(id.0).await?.ok_or(StoreError::NoSuchCase)?;
        let mut transaction = self.connection.begin().await?;
        sqlx::query("INSERT INTO holds (case_id, since, sealed) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(id.0)
            .bind(Timestamp::now().to_string())
            .bind(key.seal_value(&hold_place(id.0), &reason)?)
            .execute(&mut *transaction)
            .await?;
        self.append(&mut transaction, "hold_placed", &self.subject(id.0), "").await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Lifts a legal hold; tells whether there was one.
    pub async fn lift_hold(&self, reference: &str) -> Result<bool, StoreError> {
        let id = self.case_of(reference);
        let mut transaction = self.connection.begin().await?;
        let lifted = sqlx::query("DELETE FROM holds WHERE case_id = $1").bind(id.0).execute(&mut *transaction).await?;
        let was_there = lifted.rows_affected() > 0;
        if was_there {
            self.append(&mut transaction, "hold_lifted", &self.subject(id.0), "").await?;
            transaction.commit().await?;
        }
        Ok(was_there)
    }

    pub(crate) async fn hold_of(
        &self,
        on: &mut sqlx::AnyConnection,
        id: CaseId,
    ) -> Result<Option<StoreError>, StoreError> {
        let row: Option<(String, Vec<u8>, Vec<u8>)> = sqlx::query_as(
            "SELECT h.since, h.sealed, k.wrapped FROM holds h JOIN case_keys k ON k.case_id = h.case_id \
             WHERE h.case_id = $1",
        )
        .bind(id.0)
        .fetch_optional(on)
        .await?;
        let Some((since, sealed, wrapped)) = row else { return Ok(None) };
        let reason = self.keys.unwrap(id.0, &wrapped)?.open_value(&hold_place(id.0), &sealed)?;
        let since = since.parse().map_err(|_| StoreError::Damaged("the time of a hold"))?;
        Ok(Some(StoreError::Held { since, reason }))
    }

    /// The key of a case as it is stored: tests look for its bytes after an erasure.
    #[doc(hidden)]
    pub async fn wrapped_key_for_test(&self, reference: &str) -> Result<Vec<u8>, StoreError> {
        let (wrapped,): (Vec<u8>,) = sqlx::query_as("SELECT wrapped FROM case_keys WHERE case_id = $1")
            .bind(self.case_of(reference).0)
            .fetch_one(&self.connection.pool)
            .await?;
        Ok(wrapped)
    }

    /// Since when a hold stands on a case, and why.
    pub async fn hold_on(&self, id: CaseId) -> Result<Option<(Timestamp, String)>, StoreError> {
        let mut connection = self.connection.pool.acquire().await?;
        Ok(self.hold_of(&mut connection, id).await?.and_then(|held| match held {
            StoreError::Held { since, reason } => Some((since, reason)),
            _ => None,
        }))
    }

    /// Whether a hold stands on a case.
    pub async fn is_held(&self, id: CaseId) -> Result<bool, StoreError> {
        let row: Option<(i64,)> = sqlx::query_as("SELECT case_id FROM holds WHERE case_id = $1")
            .bind(id.0)
            .fetch_optional(&self.connection.pool)
            .await?;
        Ok(row.is_some())
    }
}

fn hold_place(id: i64) -> String {
    format!("case {id}, hold")
}
