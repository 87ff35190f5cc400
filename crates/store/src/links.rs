//! What outlives a run of linking: which cases stood in which group, and what reviewers decided.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::keys::SealingKey;
use crate::{CaseId, Store, StoreError};

/// What a reviewer said of two applications.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// They are one person's, or one group's: they stay together.
    TheSame,
    /// They have nothing to do with each other, whatever they share.
    NotTheSame,
}

impl Verdict {
    /// Stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TheSame => "the_same",
            Self::NotTheSame => "not_the_same",
        }
    }
}

/// A decision, kept for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// One application.
    pub a: CaseId,
    /// The other.
    pub b: CaseId,
    /// What was said.
    pub verdict: Verdict,
}

/// Both cases, what they share, and the wrapped key of each.
type StoredEdge = (i64, i64, Vec<u8>, Vec<u8>, Vec<u8>);

#[derive(Serialize, Deserialize)]
struct Grounds {
    by: String,
    reason: String,
}

impl Store {
    /// Keeps what a reviewer said; the latest word counts.
    pub async fn decide(
        &self,
        (a, b): (&str, &str),
        verdict: Verdict,
        by: &str,
        reason: &str,
    ) -> Result<(), StoreError> {
        let (a, b) = (self.keys.lookup("reference", a.as_bytes()), self.keys.lookup("reference", b.as_bytes()));
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        let grounds = Grounds { by: by.to_owned(), reason: reason.to_owned() };
        let sealed = self.keys.own().seal_value("grounds of a decision", &grounds)?;
        let mut transaction = self.connection.begin().await?;
        sqlx::query(
            "INSERT INTO link_decisions (a, b, verdict, at, sealed) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (a, b) DO UPDATE SET verdict = excluded.verdict, at = excluded.at, sealed = excluded.sealed",
        )
        .bind(a.to_vec())
        .bind(b.to_vec())
        .bind(verdict.as_str())
        .bind(Timestamp::now().to_string())
        .bind(sealed)
        .execute(&mut *transaction)
        .await?;
        self.append(&mut transaction, "link_decided", "", verdict.as_str()).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Every decision.
    pub async fn decisions(&self) -> Result<Vec<Decision>, StoreError> {
        let rows: Vec<(Vec<u8>, Vec<u8>, String)> =
            sqlx::query_as("SELECT a, b, verdict FROM link_decisions ORDER BY a, b")
                .fetch_all(&self.connection.pool)
                .await?;
        let id = |lookup: Vec<u8>| <[u8; 32]>::try_from(lookup).map(|lookup| CaseId(crate::cases::id_of(&lookup)));
        let decision = |(a, b, verdict): (Vec<u8>, Vec<u8>, String)| {
            let verdict = if verdict == Verdict::TheSame.as_str() { Verdict::TheSame } else { Verdict::NotTheSame };
            Some(Decision { a: id(a).ok()?, b: id(b).ok()?, verdict })
        };
        Ok(rows.into_iter().filter_map(decision).collect())
    }

    /// Which cases stood in which group when links were made last.
    pub async fn groups(&self) -> Result<Vec<(i64, CaseId)>, StoreError> {
        let rows: Vec<(i64, i64)> =
            sqlx::query_as("SELECT group_id, case_id FROM link_groups ORDER BY group_id, case_id")
                .fetch_all(&self.connection.pool)
                .await?;
        Ok(rows.into_iter().map(|(group, case)| (group, CaseId(case))).collect())
    }

    /// What pairs of cases shared when links were made last, as the caller wrote it.
    pub async fn edges(&self) -> Result<Vec<(CaseId, CaseId, Vec<u8>)>, StoreError> {
        let rows: Vec<StoredEdge> = sqlx::query_as(
            "SELECT e.a, e.b, e.sealed, k.wrapped, l.wrapped FROM link_edges e \
             JOIN case_keys k ON k.case_id = e.a JOIN case_keys l ON l.case_id = e.b ORDER BY e.a, e.b",
        )
        .fetch_all(&self.connection.pool)
        .await?;
        let mut edges = Vec::new();
        for (a, b, sealed, key_a, key_b) in rows {
            let key = SealingKey::of_both(&self.keys.unwrap(a, &key_a)?, &self.keys.unwrap(b, &key_b)?);
            edges.push((CaseId(a), CaseId(b), key.open(&edge_place(a, b), &sealed)?));
        }
        Ok(edges)
    }

    /// Which cases were there when links were made last.
    pub async fn linked(&self) -> Result<BTreeSet<CaseId>, StoreError> {
        let rows: Vec<(i64,)> = sqlx::query_as("SELECT case_id FROM linked").fetch_all(&self.connection.pool).await?;
        Ok(rows.into_iter().map(|(case,)| CaseId(case)).collect())
    }

    /// Keeps what links were made of: what pairs share, and which cases were there.
    pub async fn keep_edges(
        &self,
        edges: &[(CaseId, CaseId, Vec<u8>)],
        linked: &BTreeSet<CaseId>,
    ) -> Result<(), StoreError> {
        let mut sealed = Vec::new();
        for (a, b, edge) in edges {
            // One that was erased meanwhile is left out.
            if let (Some(key_a), Some(key_b)) = (self.case_key(a.0).await?, self.case_key(b.0).await?) {
                let key = SealingKey::of_both(&key_a, &key_b);
                sealed.push((a.0, b.0, key.seal(&edge_place(a.0, b.0), edge)?));
            }
        }
        let mut transaction = self.connection.begin().await?;
        sqlx::query("DELETE FROM link_edges").execute(&mut *transaction).await?;
        sqlx::query("DELETE FROM linked").execute(&mut *transaction).await?;
        for (a, b, sealed) in sealed {
            sqlx::query("INSERT INTO link_edges (a, b, sealed) VALUES ($1, $2, $3)")
                .bind(a)
                .bind(b)
                .bind(sealed)
                .execute(&mut *transaction)
                .await?;
        }
        for case in linked {
            sqlx::query("INSERT INTO linked (case_id) VALUES ($1)").bind(case.0).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Keeps which cases stand in which group now.
    pub async fn keep_groups(&self, groups: &[(i64, CaseId)]) -> Result<(), StoreError> {
        let mut transaction = self.connection.begin().await?;
        sqlx::query("DELETE FROM link_groups").execute(&mut *transaction).await?;
        for (group, case) in groups {
            sqlx::query("INSERT INTO link_groups (group_id, case_id) VALUES ($1, $2)")
                .bind(*group)
                .bind(case.0)
                .execute(&mut *transaction)
                .await?;
        }
        self.append(&mut transaction, "linked", "", &format!("{} members of groups", groups.len())).await?;
        transaction.commit().await?;
        Ok(())
    }
}

fn edge_place(a: i64, b: i64) -> String {
    format!("edge of cases {a} and {b}")
}
