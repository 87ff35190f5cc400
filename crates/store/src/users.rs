//! People who sign in, and for how long they are signed in. What a browser sends is kept as its SHA-256 only.

use crosscheck_model::Digest;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

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
    /// What they may do, in the service's words.
    pub role: &'a str,
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
    /// What they may do, in the service's words.
    pub role: String,
}

#[derive(Serialize, Deserialize)]
struct Sheet {
    name: String,
    password: String,
}

/// Identifier, tenant, whether it is about candidates, role, sealed sheet.
type UserRow = (String, String, i64, String, Vec<u8>);
const USER: &str = "SELECT id, tenant, live, role, sealed FROM users";

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
        let mut transaction = self.connection.begin().await?;
        let (count,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM users").fetch_one(&mut *transaction).await?;
        if count > 0 {
            return Ok(None);
        }
        let user = self.insert_user(&mut transaction, id, new).await?;
        transaction.commit().await?;
        Ok(Some(user))
    }

    /// A word for an invitation: whoever comes with it is let in once.
    pub fn new_invitation(&self) -> Result<String, StoreError> {
        Ok(hex(&random::<6>()?))
    }

    /// Whether nobody has come with this invitation yet.
    pub async fn is_open_invitation(&self, word: &str) -> Result<bool, StoreError> {
        let (used,): (i64,) =
            sqlx::query_as("SELECT COUNT(*) FROM audit WHERE event = 'user_created' AND subject = $1")
                .bind(format!("user_{word}"))
                .fetch_one(&self.connection.pool)
                .await?;
        Ok(used == 0)
    }

    /// Lets an invited person in; nobody is let in if the invitation was used, or somebody signs in under this name.
    pub async fn add_invited_user(&self, new: &NewUser<'_>, word: &str) -> Result<Option<User>, StoreError> {
        let id = format!("user_{word}");
        // A removed person's invitation stays used: the log has it.
        if !self.is_open_invitation(word).await? {
            return Ok(None);
        }
        let mut transaction = self.connection.begin().await?;
        let (count,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM users WHERE id = $1 OR lookup = $2")
            .bind(&id)
            .bind(self.user_lookup(new.name))
            .fetch_one(&mut *transaction)
            .await?;
        if count > 0 {
            return Ok(None);
        }
        let user = self.insert_user(&mut transaction, id, new).await?;
        transaction.commit().await?;
        Ok(Some(user))
    }

    async fn insert_user(&self, on: &mut AnyConnection, id: String, new: &NewUser<'_>) -> Result<User, StoreError> {
        let sheet = Sheet { name: new.name.to_owned(), password: new.password.to_owned() };
        sqlx::query(
            "INSERT INTO users (id, lookup, tenant, live, created_at, role, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(&id)
        .bind(self.user_lookup(new.name))
        .bind(&new.tenant.name)
        .bind(i64::from(new.tenant.live))
        .bind(Timestamp::now().to_string())
        .bind(new.role)
        .bind(self.keys.own().seal_value(&place(&id), &sheet)?)
        .execute(&mut *on)
        .await?;
        self.append(on, "user_created", &id, &format!("{} of {}", new.role, new.tenant.name)).await?;
        let Sheet { name, password } = sheet;
        Ok(User { id, name, tenant: new.tenant.clone(), password, role: new.role.to_owned() })
    }

    /// Who may sign in of this tenant, in the order they came.
    pub async fn users(&self, tenant: &Tenant) -> Result<Vec<User>, StoreError> {
        let sql = format!("{USER} WHERE tenant = $1 AND live = $2 ORDER BY created_at, id");
        let rows: Vec<UserRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(&tenant.name)
            .bind(i64::from(tenant.live))
            .fetch_all(&self.connection.pool)
            .await?;
        rows.into_iter().map(|row| self.user(row)).collect()
    }

    /// Gives somebody of this tenant another role, or none: then they are let in no more. One with the role `kept` stays; tells whether
    /// it was done.
    pub async fn change_user(
        &self,
        tenant: &Tenant,
        id: &str,
        role: Option<&str>,
        kept: &str,
        actor: &str,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.connection.begin().await?;
        let (others,): (i64,) =
            sqlx::query_as("SELECT COUNT(*) FROM users WHERE tenant = $1 AND live = $2 AND role = $3 AND id <> $4")
                .bind(&tenant.name)
                .bind(i64::from(tenant.live))
                .bind(kept)
                .bind(id)
                .fetch_one(&mut *transaction)
                .await?;
        if others == 0 && role != Some(kept) {
            return Ok(false);
        }
        let query = match role {
            Some(role) => sqlx::query("UPDATE users SET role = $4 WHERE id = $1 AND tenant = $2 AND live = $3")
                .bind(id)
                .bind(&tenant.name)
                .bind(i64::from(tenant.live))
                .bind(role),
            None => sqlx::query("DELETE FROM users WHERE id = $1 AND tenant = $2 AND live = $3")
                .bind(id)
                .bind(&tenant.name)
                .bind(i64::from(tenant.live)),
        };
        if query.execute(&mut *transaction).await?.rows_affected() == 0 {
            return Ok(false);
        }
        if role.is_none() {
            sqlx::query("DELETE FROM sessions WHERE user_id = $1").bind(id).execute(&mut *transaction).await?;
        }
        let event = if role.is_some() { "user_changed" } else { "user_removed" };
        self.append(&mut transaction, event, id, &format!("{} by {actor}", role.unwrap_or_default())).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Gives somebody a new password, hashed. Whoever is signed in as them elsewhere is signed out, but with this text.
    pub async fn set_password(&self, user: &User, password: &str, session: &str) -> Result<(), StoreError> {
        let sheet = Sheet { name: user.name.clone(), password: password.to_owned() };
        let mut transaction = self.connection.begin().await?;
        sqlx::query("UPDATE users SET sealed = $1 WHERE id = $2")
            .bind(self.keys.own().seal_value(&place(&user.id), &sheet)?)
            .bind(&user.id)
            .execute(&mut *transaction)
            .await?;
        sqlx::query("DELETE FROM sessions WHERE user_id = $1 AND digest <> $2")
            .bind(&user.id)
            .bind(Digest::of(session.as_bytes()).as_bytes().to_vec())
            .execute(&mut *transaction)
            .await?;
        self.append(&mut transaction, "password_changed", &user.id, "").await?;
        transaction.commit().await?;
        Ok(())
    }

    fn user_lookup(&self, name: &str) -> Vec<u8> {
        self.keys.lookup("user", name.trim().to_lowercase().as_bytes()).to_vec()
    }

    fn user(&self, (id, tenant, live, role, sealed): UserRow) -> Result<User, StoreError> {
        let Sheet { name, password } = self.keys.own().open_value(&place(&id), &sealed)?;
        Ok(User { id, name, tenant: Tenant { name: tenant, live: live != 0 }, password, role })
    }

    /// Who signs in under this name.
    pub async fn user_named(&self, name: &str) -> Result<Option<User>, StoreError> {
        let sql = format!("{USER} WHERE lookup = $1");
        let row: Option<UserRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
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
            "SELECT u.id, u.tenant, u.live, u.role, u.sealed FROM sessions s JOIN users u ON u.id = s.user_id \
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
