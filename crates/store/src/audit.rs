//! The log of every change: each entry holds the digest of the one before, checkpoints are signed. It holds no personal data.

use crosscheck_model::Digest;
use jiff::Timestamp;
use ring::signature::{ED25519, KeyPair, UnparsedPublicKey};
use sqlx::AnyConnection;

use crate::keys::hex;
use crate::{Store, StoreError};

/// Entries between two signed checkpoints. Our choice.
const CHECKPOINT_EVERY: i64 = 1_000;

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct AuditEntry {
    /// From 1.
    pub number: i64,
    /// When, RFC 3339.
    pub at: String,
    /// Which program.
    pub actor: String,
    /// What happened.
    pub event: String,
    /// Which case, by its number in the store; empty if none.
    pub subject: String,
    /// More about it; no personal data.
    pub detail: String,
}

/// The last entry.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct AuditHead {
    /// Its number.
    pub number: i64,
    /// Its digest, hexadecimal.
    pub hash: String,
    /// Signature over both, hexadecimal.
    pub signature: String,
    /// The key that it verifies with, hexadecimal.
    pub public_key: String,
}

/// What became of verifying the log.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct AuditReport {
    /// Entries read.
    pub entries: i64,
    /// Signed checkpoints that hold.
    pub checkpoints: i64,
    /// What is wrong; empty if nothing is.
    pub problems: Vec<String>,
    /// The last entry, signed now. Kept elsewhere, it shows later whether the log was cut.
    pub head: AuditHead,
}

/// Number, time, actor, event, subject, detail, digest of the entry before, digest.
type StoredEntry = (i64, String, String, String, String, String, Vec<u8>, Vec<u8>);

/// Digest over all fields, each with its length before it.
fn hash(entry: &AuditEntry, previous: &[u8]) -> [u8; 32] {
    let mut bytes = entry.number.to_be_bytes().to_vec();
    for field in [&entry.at, &entry.actor, &entry.event, &entry.subject, &entry.detail] {
        bytes.extend_from_slice(&(field.len() as u64).to_be_bytes());
        bytes.extend_from_slice(field.as_bytes());
    }
    bytes.extend_from_slice(previous);
    *Digest::of(&bytes).as_bytes()
}

fn signed(number: i64, hash: &[u8]) -> Vec<u8> {
    [b"crosscheck audit 1\n".as_slice(), &number.to_be_bytes(), hash].concat()
}

impl Store {
    /// Adds an entry; its number is given back. The caller's transaction is the only one that writes.
    pub(crate) async fn append(
        &self,
        on: &mut AnyConnection,
        event: &str,
        subject: &str,
        detail: &str,
    ) -> Result<(i64, [u8; 32]), StoreError> {
        let last: Option<(i64, Vec<u8>)> =
            sqlx::query_as("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
                .fetch_optional(&mut *on)
                .await?;
        let (last, previous) = last.unwrap_or_default();
        let entry = AuditEntry {
            number: last + 1,
            at: Timestamp::now().to_string(),
            actor: format!("crosscheck {}", env!("CARGO_PKG_VERSION")),
            event: event.to_owned(),
            subject: subject.to_owned(),
            detail: detail.to_owned(),
        };
        let hash = hash(&entry, &previous);
        sqlx::query(
            "INSERT INTO audit (number, at, actor, event, subject, detail, previous, hash) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(entry.number)
        .bind(&entry.at)
        .bind(&entry.actor)
        .bind(&entry.event)
        .bind(&entry.subject)
        .bind(&entry.detail)
        .bind(previous)
        .bind(hash.to_vec())
        .execute(&mut *on)
        .await?;
        if entry.number % CHECKPOINT_EVERY == 0 {
            self.checkpoint(on, entry.number, &hash).await?;
        }
        Ok((entry.number, hash))
    }

    /// Signs the log as it stands.
    pub(crate) async fn checkpoint(&self, on: &mut AnyConnection, number: i64, hash: &[u8]) -> Result<(), StoreError> {
        let signature = self.keys.signer()?.sign(&signed(number, hash));
        sqlx::query(
            "INSERT INTO checkpoints (number, at, hash, signature) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        )
        .bind(number)
        .bind(Timestamp::now().to_string())
        .bind(hash.to_vec())
        .bind(signature.as_ref().to_vec())
        .execute(on)
        .await?;
        Ok(())
    }

    /// Follows the chain from its first entry and checks every signature. `kept` is an earlier head that was kept elsewhere.
    pub async fn verify_audit(&self, kept: Option<(i64, &str)>) -> Result<AuditReport, StoreError> {
        let mut problems = Vec::new();
        let mut chain = Chain::default();
        let signer = self.keys.signer()?;
        let public = UnparsedPublicKey::new(&ED25519, signer.public_key().as_ref());
        let mut checkpoints = 0;
        loop {
            let rows = self.entries_after(chain.number).await?;
            if rows.is_empty() {
                break;
            }
            for (entry, previous, stored) in rows {
                if let Some((number, kept)) = kept
                    && number == entry.number
                    && hex(&stored) != kept
                {
                    problems.push(format!("entry {number} is not the one that was kept"));
                }
                chain.add(&entry, &previous, stored, &mut problems);
            }
        }
        let signed_at: Vec<(i64, Vec<u8>, Vec<u8>)> =
            sqlx::query_as("SELECT number, hash, signature FROM checkpoints ORDER BY number")
                .fetch_all(&self.connection.pool)
                .await?;
        for (number, hash, signature) in signed_at {
            let stands: Option<(Vec<u8>,)> = sqlx::query_as("SELECT hash FROM audit WHERE number = $1")
                .bind(number)
                .fetch_optional(&self.connection.pool)
                .await?;
            if public.verify(&signed(number, &hash), &signature).is_err() {
                problems.push(format!("the signature of checkpoint {number} does not hold"));
            } else if stands.is_none_or(|(stands,)| stands != hash) {
                problems.push(format!("entry {number} is not the one that was signed, or is gone"));
            } else {
                checkpoints += 1;
            }
        }
        if let Some((number, _)) = kept
            && number > chain.number
        {
            problems.push(format!("the log ends at entry {}; entry {number} was kept", chain.number));
        }
        let signature = signer.sign(&signed(chain.number, &chain.hash));
        let head = AuditHead {
            number: chain.number,
            hash: hex(&chain.hash),
            signature: hex(signature.as_ref()),
            public_key: hex(signer.public_key().as_ref()),
        };
        Ok(AuditReport { entries: chain.number, checkpoints, problems, head })
    }

    /// The newest entries, oldest of them first.
    pub async fn audit_entries(&self, most: i64) -> Result<Vec<AuditEntry>, StoreError> {
        let (last,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM audit").fetch_one(&self.connection.pool).await?;
        let mut entries: Vec<AuditEntry> = Vec::new();
        loop {
            let after = entries.last().map_or((last - most).max(0), |entry| entry.number);
            let rows = self.entries_after(after).await?;
            if rows.is_empty() {
                return Ok(entries);
            }
            entries.extend(rows.into_iter().map(|(entry, ..)| entry));
        }
    }

    async fn entries_after(&self, number: i64) -> Result<Vec<(AuditEntry, Vec<u8>, Vec<u8>)>, StoreError> {
        let rows: Vec<StoredEntry> = sqlx::query_as(
            "SELECT number, at, actor, event, subject, detail, previous, hash FROM audit \
             WHERE number > $1 ORDER BY number LIMIT 1000",
        )
        .bind(number)
        .fetch_all(&self.connection.pool)
        .await?;
        let entry = |row: StoredEntry| {
            let (number, at, actor, event, subject, detail, previous, hash) = row;
            (AuditEntry { number, at, actor, event, subject, detail }, previous, hash)
        };
        Ok(rows.into_iter().map(entry).collect())
    }
}

/// As far as the chain was followed.
#[derive(Default)]
struct Chain {
    number: i64,
    hash: Vec<u8>,
}

impl Chain {
    fn add(&mut self, entry: &AuditEntry, previous: &[u8], stored: Vec<u8>, problems: &mut Vec<String>) {
        if entry.number != self.number + 1 {
            problems.push(format!("entries {} to {} are gone", self.number + 1, entry.number - 1));
        } else if previous != self.hash {
            problems.push(format!("entry {} does not continue the one before it", entry.number));
        }
        if hash(entry, previous).as_slice() != stored {
            problems.push(format!("entry {} was changed", entry.number));
        }
        (self.number, self.hash) = (entry.number, stored);
    }
}
