//! How long a process is taken to live without a word from it. One that was stopped, or that the network has cut off, holds its lock
//! without an end: its lease runs out, its cases go to others, and what it hands in later bears an old fence.

use std::time::Duration;

use sqlx::{AnyConnection, AssertSqlSafe};
use tokio::task::JoinHandle;

use crate::StoreError;
use crate::connection::Connection;

/// Unless the operator says otherwise. Our choice: far above a slow moment of a database, and short beside the quarter of an hour that
/// a case may take.
pub(crate) const LEASE: Duration = Duration::from_secs(30);
/// A lease is renewed so many times before it runs out: a few may fail.
const RENEWALS: u32 = 5;
/// A lease that ran out this long ago is forgotten once nothing is held under it.
const FORGOTTEN_MS: i64 = 600_000;

/// Renews a lease until it is dropped.
pub(crate) struct Heart(JoinHandle<()>);

impl Drop for Heart {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Heart {
    /// Takes a lease and goes on renewing it.
    pub(crate) async fn start(connection: &Connection, owner: i64, lease: Duration) -> Result<Self, StoreError> {
        renew(connection, owner, lease).await?;
        let connection = connection.clone();
        Ok(Self(tokio::spawn(async move {
            loop {
                tokio::time::sleep(lease / RENEWALS).await;
                // One that could not be renewed runs out, which the fence is for.
                drop(renew(&connection, owner, lease).await);
            }
        })))
    }
}

async fn renew(connection: &Connection, owner: i64, lease: Duration) -> Result<(), StoreError> {
    let now = connection.now_ms();
    let sql = format!(
        "INSERT INTO leases (owner, until_ms) VALUES ($1, {now} + $2) ON CONFLICT (owner) DO UPDATE SET until_ms = excluded.until_ms"
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(owner)
        .bind(i64::try_from(lease.as_millis()).unwrap_or(i64::MAX / 2))
        .execute(&connection.pool)
        .await?;
    Ok(())
}

/// Whether a process has been silent for longer than its lease. One without a lease is known by its lock alone.
pub(crate) async fn has_run_out(
    connection: &Connection,
    on: &mut AnyConnection,
    owner: i64,
) -> Result<bool, StoreError> {
    let sql = format!("SELECT COUNT(*) FROM leases WHERE owner = $1 AND until_ms <= {}", connection.now_ms());
    let (out,): (i64,) = sqlx::query_as(AssertSqlSafe(sql)).bind(owner).fetch_one(on).await?;
    Ok(out > 0)
}

/// Forgets a process: its lease and the turns at hosts that it held.
pub(crate) async fn forget(on: &mut AnyConnection, owner: i64) -> Result<(), StoreError> {
    for sql in ["DELETE FROM leases WHERE owner = $1", "DELETE FROM host_turns WHERE owner = $1"] {
        sqlx::query(sql).bind(owner).execute(&mut *on).await?;
    }
    Ok(())
}

/// Processes whose leases ran out long ago and that hold nothing.
pub(crate) async fn long_gone(connection: &Connection) -> Result<Vec<i64>, StoreError> {
    let sql = format!(
        "SELECT owner FROM leases WHERE until_ms < {} - $1 AND owner NOT IN (SELECT owner FROM cases WHERE state = 'running') \
         AND owner NOT IN (SELECT owner FROM deliveries WHERE state = 'sending')",
        connection.now_ms()
    );
    let rows: Vec<(i64,)> = sqlx::query_as(AssertSqlSafe(sql)).bind(FORGOTTEN_MS).fetch_all(&connection.pool).await?;
    Ok(rows.into_iter().map(|(owner,)| owner).collect())
}
