//! Keys of the service's callers. A key is shown once, when it is made; what is kept is its SHA-256.

use crosscheck_model::Digest;
use jiff::Timestamp;
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::keys::{hex, random};
use crate::{Store, StoreError};

/// A key to be made.
#[derive(Debug, Clone)]
pub struct NewApiKey<'a> {
    /// Whose cases it opens.
    pub tenant: &'a str,
    /// What it may do, in the service's words.
    pub scopes: &'a [String],
    /// Whether it is for candidates; a test key sees test cases only, and no other key sees those.
    pub live: bool,
    /// After this it opens nothing.
    pub expires_at: Option<Timestamp>,
}

/// A key, without what it is made of.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ApiKey {
    /// What it is called in lists and in the log.
    pub id: String,
    /// Whose cases it opens.
    pub tenant: String,
    /// What it may do.
    pub scopes: Vec<String>,
    /// Whether it is for candidates, or for trying things out.
    pub live: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// After this it opens nothing.
    pub expires_at: Option<Timestamp>,
    /// Since then it opens nothing.
    pub revoked_at: Option<Timestamp>,
}

/// On which basis the cases of a key are run where its caller cannot say: another system's form has no place for it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct KeyBasis {
    /// Where the candidates' consent is written down.
    pub consent: String,
    /// Why the checks are permitted.
    pub purpose: String,
    /// Whose law holds.
    pub jurisdiction: String,
    /// Where that system is told of results, if not where its requests say.
    pub answer_url: String,
    /// What it is told with.
    pub answer_key: String,
    /// What its messages are signed with, where they come without a key.
    #[serde(default)]
    pub signature_token: String,
    /// The stage of an application there that orders a case.
    #[serde(default)]
    pub stage: String,
}

impl ApiKey {
    /// Whether it opens anything at this time.
    pub fn is_valid(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|end| now < end)
    }
}

fn basis_place(id: &str) -> String {
    format!("basis of {id}")
}

const KEY: &str = "SELECT id, tenant, scopes, live, created_at, expires_at, revoked_at FROM api_keys";

fn key(row: &AnyRow) -> Result<ApiKey, StoreError> {
    let time = |at: usize| -> Result<Option<Timestamp>, StoreError> {
        let text: &str = row.try_get(at)?;
        let parsed = (!text.is_empty()).then(|| text.parse()).transpose();
        parsed.map_err(|_| StoreError::Damaged("a time of a key"))
    };
    Ok(ApiKey {
        id: row.try_get(0)?,
        tenant: row.try_get(1)?,
        scopes: row.try_get::<&str, _>(2)?.split_whitespace().map(str::to_owned).collect(),
        live: row.try_get::<i64, _>(3)? != 0,
        created_at: time(4)?.ok_or(StoreError::Damaged("a time of a key"))?,
        expires_at: time(5)?,
        revoked_at: time(6)?,
    })
}

impl Store {
    /// Makes a key; the text is what the caller sends, and is nowhere afterwards.
    pub async fn create_api_key(&self, new: &NewApiKey<'_>) -> Result<(ApiKey, String), StoreError> {
        let id = format!("key_{}", hex(&random::<6>()?));
        let text = format!("ck_{}_{}", if new.live { "live" } else { "test" }, hex(&random::<32>()?));
        let made = ApiKey {
            id,
            tenant: new.tenant.to_owned(),
            scopes: new.scopes.to_vec(),
            live: new.live,
            created_at: Timestamp::now(),
            expires_at: new.expires_at,
            revoked_at: None,
        };
        let mut transaction = self.connection.begin().await?;
        sqlx::query(
            "INSERT INTO api_keys (id, digest, tenant, scopes, live, created_at, expires_at, revoked_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, '')",
        )
        .bind(&made.id)
        .bind(Digest::of(text.as_bytes()).as_bytes().to_vec())
        .bind(&made.tenant)
        .bind(made.scopes.join(" "))
        .bind(i64::from(made.live))
        .bind(made.created_at.to_string())
        .bind(made.expires_at.map(|end| end.to_string()).unwrap_or_default())
        .execute(&mut *transaction)
        .await?;
        self.append(&mut transaction, "key_created", &made.id, &made.scopes.join(" ")).await?;
        transaction.commit().await?;
        Ok((made, text))
    }

    /// Says on which basis the cases of a key are run.
    pub async fn set_key_basis(&self, key: &ApiKey, basis: &KeyBasis) -> Result<(), StoreError> {
        let mut transaction = self.connection.begin().await?;
        sqlx::query("DELETE FROM key_bases WHERE key_id = $1").bind(&key.id).execute(&mut *transaction).await?;
        sqlx::query("INSERT INTO key_bases (key_id, sealed) VALUES ($1, $2)")
            .bind(&key.id)
            .bind(self.keys.own().seal_value(&basis_place(&key.id), basis)?)
            .execute(&mut *transaction)
            .await?;
        self.append(&mut transaction, "key_basis_set", &key.id, "").await?;
        transaction.commit().await?;
        Ok(())
    }

    /// On which basis the cases of a key are run, if that was said.
    pub async fn key_basis(&self, key: &ApiKey) -> Result<Option<KeyBasis>, StoreError> {
        let row: Option<(Vec<u8>,)> = sqlx::query_as("SELECT sealed FROM key_bases WHERE key_id = $1")
            .bind(&key.id)
            .fetch_optional(&self.connection.pool)
            .await?;
        row.map(|(sealed,)| self.keys.own().open_value(&basis_place(&key.id), &sealed)).transpose()
    }

    /// The key that this text is, valid or not.
    pub async fn api_key(&self, text: &str) -> Result<Option<ApiKey>, StoreError> {
        let sql = format!("{KEY} WHERE digest = $1");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(Digest::of(text.as_bytes()).as_bytes().to_vec())
            .fetch_optional(&self.connection.pool)
            .await?;
        row.as_ref().map(key).transpose()
    }

    /// The key of this id, valid or not: for a message that is signed and brings no key.
    pub async fn api_key_of(&self, id: &str) -> Result<Option<ApiKey>, StoreError> {
        let sql = format!("{KEY} WHERE id = $1");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).fetch_optional(&self.connection.pool).await?;
        row.as_ref().map(key).transpose()
    }

    /// All keys, in the order they were made.
    pub async fn api_keys(&self) -> Result<Vec<ApiKey>, StoreError> {
        let sql = format!("{KEY} ORDER BY created_at, id");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(&self.connection.pool).await?;
        rows.iter().map(key).collect()
    }

    /// Ends a key; tells whether there was one to end.
    pub async fn revoke_api_key(&self, id: &str) -> Result<bool, StoreError> {
        let mut transaction = self.connection.begin().await?;
        let ended = sqlx::query("UPDATE api_keys SET revoked_at = $1 WHERE id = $2 AND revoked_at = ''")
            .bind(Timestamp::now().to_string())
            .bind(id)
            .execute(&mut *transaction)
            .await?;
        let was_there = ended.rows_affected() > 0;
        if was_there {
            self.append(&mut transaction, "key_revoked", id, "").await?;
            transaction.commit().await?;
        }
        Ok(was_there)
    }
}
