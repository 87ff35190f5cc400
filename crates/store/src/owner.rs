//! Which process works on a case, and whether it still lives: a lock that the system frees when the process ends, however it ends, and
//! a lease for one that does not end and is not heard of (see `lease`).

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use sqlx::{Any, AnyConnection, pool::PoolConnection};

use crate::connection::{Backend, Connection};
use crate::keys::random;
use crate::lease::{self, Heart};
use crate::{Location, StoreError};

/// The number by which this process owns cases, and the lock that shows that it lives.
pub(crate) struct Owner {
    pub(crate) number: i64,
    _heart: Heart,
    lock: Lock,
}

enum Lock {
    /// Locked as long as it is open; the file goes with it.
    File { _file: LockFile },
    /// A session of the database that holds an advisory lock; never used for anything else. A connection may not be shared
    /// between threads, a mutex may, and with it the store.
    Session { session: Box<Mutex<Option<PoolConnection<Any>>>> },
}

struct LockFile {
    _file: File,
    path: PathBuf,
}

impl Drop for LockFile {
    fn drop(&mut self) {
        // One that stays is taken away by the next process that meets it.
        drop(std::fs::remove_file(&self.path));
    }
}

fn owners(folder: &Path) -> PathBuf {
    folder.join("owners")
}

impl Owner {
    pub(crate) async fn new(location: &Location, connection: &Connection, lease: Duration) -> Result<Self, StoreError> {
        let number = i64::from_le_bytes(random::<8>()?) & i64::MAX;
        let lock = match location {
            Location::Folder(folder) => {
                let owners = owners(folder);
                std::fs::create_dir_all(&owners).map_err(StoreError::file("cannot make", &owners))?;
                let path = owners.join(number.to_string());
                let file = File::create(&path).map_err(StoreError::file("cannot write", &path))?;
                file.lock().map_err(StoreError::file("cannot lock", &path))?;
                Lock::File { _file: LockFile { _file: file, path } }
            }
            Location::Postgres { .. } => {
                let mut session = connection.pool.acquire().await?;
                sqlx::query("SELECT pg_advisory_lock($1)").bind(number).execute(&mut *session).await?;
                Lock::Session { session: Box::new(Mutex::new(Some(session))) }
            }
        };
        let heart = Heart::start(connection, number, lease).await?;
        Ok(Self { number, _heart: heart, lock })
    }

    /// Gives the session back that holds the lock: connections cannot be ended before all are back, and others can hold this owner still.
    pub(crate) fn let_go(&self) {
        if let Lock::Session { session } = &self.lock {
            drop(session.lock().map(|mut session| session.take()));
        }
    }
}

/// Whether the process with this number has ended, or was silent for too long.
pub(crate) async fn is_gone(
    location: &Location,
    connection: &Connection,
    on: &mut AnyConnection,
    number: i64,
) -> Result<bool, StoreError> {
    if lease::has_run_out(connection, on, number).await? {
        return Ok(true);
    }
    match (location, connection.backend) {
        (Location::Folder(folder), _) => {
            let path = owners(folder).join(number.to_string());
            let Ok(file) = OpenOptions::new().write(true).open(&path) else { return Ok(true) };
            match file.try_lock() {
                Ok(()) => {
                    // Nobody holds it any more: the process ended without tidying up.
                    drop(std::fs::remove_file(&path));
                    Ok(true)
                }
                Err(TryLockError::WouldBlock) => Ok(false),
                Err(TryLockError::Error(cause)) => Err(StoreError::File { what: "cannot lock", path, cause }),
            }
        }
        (Location::Postgres { .. }, Backend::Postgres | Backend::Sqlite) => {
            let (free,): (bool,) =
                sqlx::query_as("SELECT pg_try_advisory_lock($1)").bind(number).fetch_one(&mut *on).await?;
            if free {
                sqlx::query("SELECT pg_advisory_unlock($1)").bind(number).execute(on).await?;
            }
            Ok(free)
        }
    }
}
