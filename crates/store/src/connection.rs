use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{Any, AnyPool, Executor, Transaction};

use crate::{Location, StoreError};

/// Which database is behind a store. All statements are the same for both but those that say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Backend {
    Sqlite,
    Postgres,
}

/// Set on every connection: readers and the one writer do not wait for each other, deleted bytes are overwritten, a writer waits
/// for another one instead of failing.
const SQLITE_SETTINGS: &str = "PRAGMA busy_timeout = 60000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; \
     PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;";

/// Connections at a time. Our choice: one writes, others read.
const MOST_CONNECTIONS: u32 = 8;

/// Key of the lock that orders writers on PostgreSQL, where SQLite has one writer anyway. Any number will do.
const WRITER_LOCK: i64 = 0x63_72_6f_73_73;

#[derive(Clone)]
pub(crate) struct Connection {
    pub(crate) pool: AnyPool,
    pub(crate) backend: Backend,
}

impl Connection {
    pub(crate) async fn open(location: &Location, create: bool) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let (url, backend) = match location {
            Location::Folder(folder) => {
                let path = Location::database(folder);
                if !create && !path.exists() {
                    return Err(StoreError::NoStore(location.to_string()));
                }
                let mode = if create { "rwc" } else { "rw" };
                (format!("sqlite://{}?mode={mode}", escaped(&path.to_string_lossy())), Backend::Sqlite)
            }
            Location::Postgres { url, .. } => (url.clone(), Backend::Postgres),
        };
        let options = AnyPoolOptions::new().max_connections(MOST_CONNECTIONS).acquire_timeout(Duration::from_secs(120));
        let options = options.after_connect(move |connection, _| {
            Box::pin(async move {
                if backend == Backend::Sqlite {
                    connection.execute(sqlx::raw_sql(SQLITE_SETTINGS)).await?;
                }
                Ok(())
            })
        });
        let pool = options.connect(&url).await?;
        Ok(Self { pool, backend })
    }

    /// The database's clock, in SQL: processes on several machines need one.
    pub(crate) const fn now_ms(&self) -> &'static str {
        match self.backend {
            Backend::Sqlite => "CAST(unixepoch('subsec') * 1000 AS BIGINT)",
            Backend::Postgres => "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)",
        }
    }

    /// A transaction that writes. One at a time writes to the log, which each entry of continues.
    pub(crate) async fn begin(&self) -> Result<Transaction<'static, Any>, StoreError> {
        match self.backend {
            Backend::Sqlite => Ok(self.pool.begin_with("BEGIN IMMEDIATE").await?),
            Backend::Postgres => {
                let mut transaction = self.pool.begin().await?;
                sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(WRITER_LOCK).execute(&mut *transaction).await?;
                Ok(transaction)
            }
        }
    }
}

/// A path inside an address.
fn escaped(path: &str) -> String {
    path.replace('%', "%25").replace('?', "%3F").replace('#', "%23")
}
