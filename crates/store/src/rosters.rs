//! Cases that were handed in together: one name for all of them, and how far they have come.

use crosscheck_model::Digest;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::keys::{hex, random};
use crate::{State, Store, StoreError, Submission, Tenant};

/// A roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRoster {
    /// Its place among all of them; later ones have larger numbers.
    pub number: i64,
    /// Its name outside of the store.
    pub id: String,
    /// When it came.
    pub created_at: Timestamp,
    /// What the customer calls it.
    pub label: String,
}

/// What came of handing a roster in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterKept {
    /// It was made.
    New(StoredRoster),
    /// It was made earlier under the same word.
    Again(StoredRoster),
    /// Something else was handed in under the same word.
    Different,
}

/// What is kept sealed of a roster.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Sealed {
    /// One without a word.
    Label(String),
    /// One that was handed in under a word: what it held then, as a keyed digest.
    Wished { label: String, content: [u8; 32] },
}

impl Sealed {
    fn label(self) -> String {
        match self {
            Self::Label(label) | Self::Wished { label, .. } => label,
        }
    }
}

type RosterRow = (i64, String, String, Vec<u8>);
const ROSTER: &str = "SELECT number, id, created_at, sealed FROM rosters";

fn place(id: &str) -> String {
    format!("roster {id}")
}

impl Store {
    /// Makes a name for cases that are handed in together: once under the same word, given with the digest of everything handed in.
    pub async fn add_roster(
        &self,
        tenant: &Tenant,
        label: &str,
        wish: Option<(&str, Digest)>,
        actor: &str,
    ) -> Result<RosterKept, StoreError> {
        let (id, kept) = match wish {
            None => (random::<12>()?, Sealed::Label(label.to_owned())),
            Some((word, content)) => {
                let content = self.input_digest(&content);
                (self.wished_roster(tenant, word), Sealed::Wished { label: label.to_owned(), content })
            }
        };
        let id = format!("roster_{}", hex(&id));
        let created_at = Timestamp::now();
        let sealed = self.keys.own().seal_value(&place(&id), &kept)?;
        let mut transaction = self.connection.begin().await?;
        let there: Option<RosterRow> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{ROSTER} WHERE id = $1")))
            .bind(&id)
            .fetch_optional(&mut *transaction)
            .await?;
        if let Some(there) = there {
            return self.as_wished(there, &kept);
        }
        let (last,): (i64,) =
            sqlx::query_as("SELECT COALESCE(MAX(number), 0) FROM rosters").fetch_one(&mut *transaction).await?;
        sqlx::query(
            "INSERT INTO rosters (id, number, tenant, live, created_at, sealed) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&id)
        .bind(last + 1)
        .bind(&tenant.name)
        .bind(i64::from(tenant.live))
        .bind(created_at.to_string())
        .bind(sealed)
        .execute(&mut *transaction)
        .await?;
        self.append(&mut transaction, "roster_created", &id, actor).await?;
        transaction.commit().await?;
        Ok(RosterKept::New(StoredRoster { number: last + 1, id, created_at, label: label.to_owned() }))
    }

    /// The name of a roster that was handed in under this word; each tenant has words of its own.
    fn wished_roster(&self, tenant: &Tenant, word: &str) -> [u8; 12] {
        let text = format!("{}\0{}\0{word}", tenant.name, tenant.live);
        let mut name = [0; 12];
        name.copy_from_slice(&self.keys.lookup("idempotency key of a roster", text.as_bytes())[..12]);
        name
    }

    fn as_wished(&self, there: RosterRow, wished: &Sealed) -> Result<RosterKept, StoreError> {
        let kept: Sealed = self.keys.own().open_value(&place(&there.1), &there.3)?;
        Ok(match (kept, wished) {
            (Sealed::Wished { content: one, .. }, Sealed::Wished { content: other, .. }) if one == *other => {
                RosterKept::Again(self.stored_roster(there)?)
            }
            _ => RosterKept::Different,
        })
    }

    fn stored_roster(&self, (number, id, created_at, sealed): RosterRow) -> Result<StoredRoster, StoreError> {
        let label = self.keys.own().open_value::<Sealed>(&place(&id), &sealed)?.label();
        let created_at = created_at.parse().map_err(|_| StoreError::Damaged("the time of a roster"))?;
        Ok(StoredRoster { number, id, created_at, label })
    }

    /// A roster of this tenant by its name; nothing if it is another's.
    pub async fn roster(&self, tenant: &Tenant, id: &str) -> Result<Option<StoredRoster>, StoreError> {
        let sql = format!("{ROSTER} WHERE id = $1 AND tenant = $2 AND live = $3");
        let row: Option<RosterRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(id)
            .bind(&tenant.name)
            .bind(i64::from(tenant.live))
            .fetch_optional(&self.connection.pool)
            .await?;
        row.map(|row| self.stored_roster(row)).transpose()
    }

    /// Rosters of this tenant, newest first: those before this number, at most so many.
    pub async fn rosters(&self, tenant: &Tenant, before: i64, most: i64) -> Result<Vec<StoredRoster>, StoreError> {
        let sql = format!("{ROSTER} WHERE tenant = $1 AND live = $2 AND number < $3 ORDER BY number DESC LIMIT $4");
        let rows: Vec<RosterRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(&tenant.name)
            .bind(i64::from(tenant.live))
            .bind(before)
            .bind(most)
            .fetch_all(&self.connection.pool)
            .await?;
        rows.into_iter().map(|row| self.stored_roster(row)).collect()
    }

    /// How many cases of a roster are in each state; those of erased persons have none.
    pub async fn roster_counts(&self, id: &str) -> Result<Vec<(Option<State>, u64)>, StoreError> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "SELECT COALESCE(c.state, '') AS state, COUNT(*) FROM submissions s LEFT JOIN cases c ON c.id = s.case_id \
             WHERE s.roster = $1 GROUP BY COALESCE(c.state, '') ORDER BY 1",
        )
        .bind(id)
        .fetch_all(&self.connection.pool)
        .await?;
        let count =
            |(state, count): (String, i64)| ((!state.is_empty()).then(|| State::parse(&state)), count.unsigned_abs());
        Ok(rows.into_iter().map(count).collect())
    }

    /// Cases of a roster in the order they stand there: those after this number, at most so many.
    pub async fn cases_of_roster(
        &self,
        tenant: &Tenant,
        id: &str,
        after: i64,
        most: i64,
    ) -> Result<Vec<Submission>, StoreError> {
        self.listed("s.roster = $3 AND s.number > $4 ORDER BY s.number LIMIT $5", tenant, |query| {
            query.bind(id.to_owned()).bind(after).bind(most)
        })
        .await
    }
}
