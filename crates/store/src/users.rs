//! People who sign in, and for how long they are signed in. What a browser sends is kept as its SHA-256 only.

use crosscheck_model::Digest;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::keys::{hex, random};
use crate::{Store, StoreError, Tenant};

/// A person to be let in.
#[derive(Debug, Clone)]
pub struct NewUser<'a> {
    /// Whose cases they see.
    pub tenant: &'a Tenant,
    /// What they sign in as.
    pub name: &'a str,
    /// Their password, hashed.
    pub password: &'a str,
}

/// A person who may sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// What they are called in the log.
    pub id: String,
    /// What they sign in as.
    pub name: String,
    /// Whose cases they see.
    pub tenant: Tenant,
    /// Their password, hashed.
    pub password: String,
}

#[derive(Serialize, Deserialize)]
struct Sheet {
    name: String,
    password: String,
}

/// Identifier, tenant, whether it is about candidates, sealed sheet.
type UserRow = (String, String, i64, Vec<u8>);

fn place(id: &str) -> String {
    format!("user {id}")
}

impl Store {
    /// Whether anybody can sign in.
    pub async fn has_users(&self) -> Result<bool, StoreError> {
        let (count,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM users").fetch_one(&self.connection.pool).await?;
        Ok(count > 0)
    }

    /// Lets the first person in; nobody is let in if somebody was before.
    pub async fn add_first_user(&self, new: &NewUser<'_>) -> Result<Option<User>, StoreError> {
        let id = format!("user_{}", hex(&random::<6>()?));
        let sheet = Sheet { name: new.name.to_owned(), password: new.password.to_owned() };
        let sealed = self.keys.own().seal_value(&place(&id), &sheet)?;
        let mut transaction = self.connection.begin().await?;
        let (count,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM users").fetch_one(&mut *transaction).await?;
        if count > 0 {
            return Ok(None);
        }
        sqlx::query("INSERT INTO users (id, lookup, tenant, live, created_at, sealed) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(&id)
            .bind(self.user_lookup(new.name))
            .bind(&new.tenant.name)
            .bind(i64::from(new.tenant.live))
            .bind(Timestamp::now().to_string())
            .bind(sealed)
            .execute(&mut *transaction)
            .await?;
        self.append(&mut transaction, "user_created", &id, &new.tenant.name).await?;
        transaction.commit().await?;
        let Sheet { name, password } = sheet;
        Ok(Some(User { id, name, tenant: new.tenant.clone(), password }))
    }

    fn user_lookup(&self, name: &str) -> Vec<u8> {
        self.keys.lookup("user", name.trim().to_lowercase().as_bytes()).to_vec()
    }

    fn user(&self, (id, tenant, live, sealed): UserRow) -> Result<User, StoreError> {
        let Sheet { name, password } = self.keys.own().open_value(&place(&id), &sealed)?;
        Ok(User { id, name, tenant: Tenant { name: tenant, live: live != 0 }, password })
    }

    /// Who signs in under this name.
    pub async fn user_named(&self, name: &str) -> Result<Option<User>, StoreError> {
        let row: Option<UserRow> = sqlx::query_as("SELECT id, tenant, live, sealed FROM users WHERE lookup = $1")
            .bind(self.user_lookup(name))
            .fetch_optional(&self.connection.pool)
            .await?;
        row.map(|row| self.user(row)).transpose()
    }

    /// Signs somebody in until this time; the text is what their browser sends, and is nowhere afterwards.
    pub async fn begin_session(&self, user: &User, until: Timestamp) -> Result<String, StoreError> {
        let text = hex(&random::<32>()?);
        let mut transaction = self.connection.begin().await?;
        sqlx::query("DELETE FROM sessions WHERE until_s < $1")
            .bind(Timestamp::now().as_second())
            .execute(&mut *transaction)
            .await?;
        sqlx::query("INSERT INTO sessions (digest, user_id, until_s) VALUES ($1, $2, $3)")
            .bind(Digest::of(text.as_bytes()).as_bytes().to_vec())
            .bind(&user.id)
            .bind(until.as_second())
            .execute(&mut *transaction)
            .await?;
        self.append(&mut transaction, "signed_in", &user.id, "").await?;
        transaction.commit().await?;
        Ok(text)
    }

    /// Who is signed in with this text.
    pub async fn session(&self, text: &str, now: Timestamp) -> Result<Option<User>, StoreError> {
        let row: Option<UserRow> = sqlx::query_as(
            "SELECT u.id, u.tenant, u.live, u.sealed FROM sessions s JOIN users u ON u.id = s.user_id \
             WHERE s.digest = $1 AND s.until_s > $2",
        )
        .bind(Digest::of(text.as_bytes()).as_bytes().to_vec())
        .bind(now.as_second())
        .fetch_optional(&self.connection.pool)
        .await?;
        row.map(|row| self.user(row)).transpose()
    }

    /// Signs them out.
    pub async fn end_session(&self, text: &str) -> Result<(), StoreError> {
        let mut transaction = self.connection.begin().await?;
        sqlx::query("DELETE FROM sessions WHERE digest = $1")
            .bind(Digest::of(text.as_bytes()).as_bytes().to_vec())
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }
}
