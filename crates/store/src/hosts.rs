//! When a host may be asked, for all processes of a store together. Names of hosts are kept as keyed digests: a candidate's own site
//! names the candidate.

use std::time::Duration;

use sqlx::{Any, AssertSqlSafe, Transaction};

use crate::connection::Backend;
use crate::{Store, StoreError};

/// How often a host may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HostLimits {
    /// Between two requests, on average.
    pub period: Duration,
    /// Requests that may be sent at once after a rest.
    pub burst: u32,
    /// Requests under way at a time.
    pub at_once: usize,
}

/// What came of asking for a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostTurn {
    /// A request may be sent after this wait; the number gives the turn back.
    At(Duration, i64),
    /// So many are under way as may be.
    Busy,
    /// The host asked to be left alone for so long yet.
    Paused(Duration),
}

/// A host that nobody has asked for this long is forgotten: no limit that a site states reaches further.
const FORGOTTEN_MS: i64 = 3_600_000;

fn ms(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX / 4)
}

fn ahead(ms: i64) -> Duration {
    Duration::from_millis(u64::try_from(ms).unwrap_or_default())
}

impl Store {
    fn host(&self, host: &str) -> Vec<u8> {
        self.keys.lookup("host", host.as_bytes()).to_vec()
    }

    /// A transaction about one host: those about others do not wait for it where the database can tell them apart.
    async fn about_hosts(&self) -> Result<Transaction<'static, Any>, StoreError> {
        match self.connection.backend {
            Backend::Sqlite => self.connection.begin().await,
            Backend::Postgres => Ok(self.connection.pool.begin().await?),
        }
    }

    /// Asks for a turn at a host. It is this process's until it is given back, its lease runs out, or `longest` has gone by.
    pub async fn take_host_turn(
        &self,
        host: &str,
        limits: HostLimits,
        longest: Duration,
    ) -> Result<HostTurn, StoreError> {
        // Whoever is here first makes the row; it is locked for the others until the end.
        const ROW: &str = "INSERT INTO hosts (host, next_ms, paused_ms) VALUES ($1, 0, 0) \
             ON CONFLICT (host) DO UPDATE SET paused_ms = hosts.paused_ms RETURNING next_ms, paused_ms";
        let (host, owner) = (self.host(host), self.owner().await?);
        let number = self.next_turn();
        let mut transaction = self.about_hosts().await?;
        let (next, paused): (i64, i64) = sqlx::query_as(ROW).bind(&host).fetch_one(&mut *transaction).await?;
        let under_way = format!(
            "SELECT {now}, (SELECT COUNT(*) FROM host_turns t JOIN leases l ON l.owner = t.owner \
             WHERE t.host = $1 AND t.until_ms > {now} AND l.until_ms > {now})",
            now = self.connection.now_ms()
        );
        let (now, under_way): (i64, i64) =
            sqlx::query_as(AssertSqlSafe(under_way)).bind(&host).fetch_one(&mut *transaction).await?;
        if paused > now {
            return Ok(HostTurn::Paused(ahead(paused - now)));
        }
        if under_way >= i64::try_from(limits.at_once.max(1)).unwrap_or(i64::MAX) {
            return Ok(HostTurn::Busy);
        }
        let period = ms(limits.period);
        let start = now.max(next - i64::from(limits.burst.max(1) - 1) * period);
        sqlx::query("UPDATE hosts SET next_ms = $1 WHERE host = $2")
            .bind(next.max(start) + period)
            .bind(&host)
            .execute(&mut *transaction)
            .await?;
        sqlx::query("INSERT INTO host_turns (owner, number, host, until_ms) VALUES ($1, $2, $3, $4)")
            .bind(owner)
            .bind(number)
            .bind(&host)
            .bind(start + ms(longest))
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(HostTurn::At(ahead(start - now), number))
    }

    /// Gives a turn back: its answer was read, or it was not used.
    pub async fn give_back_host_turn(&self, number: i64) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM host_turns WHERE owner = $1 AND number = $2")
            .bind(self.owner().await?)
            .bind(number)
            .execute(&self.connection.pool)
            .await?;
        Ok(())
    }

    /// Leaves a host alone for so long: it asked for it.
    pub async fn pause_host(&self, host: &str, time: Duration) -> Result<(), StoreError> {
        let now = self.connection.now_ms();
        let sql = format!(
            "INSERT INTO hosts (host, next_ms, paused_ms) VALUES ($1, 0, {now} + $2) ON CONFLICT (host) DO UPDATE \
             SET paused_ms = CASE WHEN hosts.paused_ms > excluded.paused_ms THEN hosts.paused_ms ELSE excluded.paused_ms END"
        );
        sqlx::query(AssertSqlSafe(sql)).bind(self.host(host)).bind(ms(time)).execute(&self.connection.pool).await?;
        Ok(())
    }

    /// How long a host is to be left alone yet, if it is.
    pub async fn host_pause(&self, host: &str) -> Result<Option<Duration>, StoreError> {
        let sql = format!(
            "SELECT paused_ms - {now} FROM hosts WHERE host = $1 AND paused_ms > {now}",
            now = self.connection.now_ms()
        );
        let row: Option<(i64,)> =
            sqlx::query_as(AssertSqlSafe(sql)).bind(self.host(host)).fetch_optional(&self.connection.pool).await?;
        Ok(row.map(|(left,)| ahead(left)))
    }

    /// Forgets hosts that nobody has asked for long.
    pub(crate) async fn forget_hosts(&self) -> Result<(), StoreError> {
        let now = self.connection.now_ms();
        let of = |what: &str| format!("{what} FROM hosts WHERE next_ms < {now} - $1 AND paused_ms < {now} - $1");
        let (old,): (i64,) = sqlx::query_as(AssertSqlSafe(of("SELECT COUNT(*)")))
            .bind(FORGOTTEN_MS)
            .fetch_one(&self.connection.pool)
            .await?;
        if old > 0 {
            sqlx::query(AssertSqlSafe(of("DELETE"))).bind(FORGOTTEN_MS).execute(&self.connection.pool).await?;
        }
        Ok(())
    }
}
