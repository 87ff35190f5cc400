use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use tokio::sync::OnceCell;

use crate::connection::Connection;
use crate::keys::{SealingKey, StoreKeys, from_hex, hex};
use crate::lease::LEASE;
use crate::migrations::Layout;
use crate::owner::Owner;
use crate::{Location, StoreError, lease, migrations};

/// A store of cases. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pub(crate) location: Location,
    pub(crate) connection: Connection,
    pub(crate) keys: StoreKeys,
    owner: Arc<OnceCell<Owner>>,
    lease: Duration,
    turns: Arc<AtomicI64>,
}

/// Keys are never shown.
impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("location", &self.location).finish_non_exhaustive()
    }
}

/// What the store's own key is tried on.
const KEY_TEST: &[u8] = b"crosscheck store";

impl Store {
    /// Makes a store: its folder, its key (unless the key file is there), its tables. What an earlier call left unfinished is finished.
    pub async fn init(location: &Location) -> Result<Self, StoreError> {
        let _turn = Turn::of(location)?;
        Self::init_in_turn(location).await
    }

    async fn init_in_turn(location: &Location) -> Result<Self, StoreError> {
        let key_file = location.key_file().ok_or(StoreError::KeyNotNamed)?;
        if !key_file.exists() {
            write_key(&key_file)?;
        }
        let keys = StoreKeys::new(&read_key(&key_file)?);
        let connection = Connection::open(location, true).await?;
        if key_test(&connection).await.is_some() {
            return Err(StoreError::AlreadyThere(location.to_string()));
        }
        migrations::run(&connection).await?;
        let store = Self::of(location, connection, keys);
        let mut transaction = store.connection.begin().await?;
        sqlx::query("INSERT INTO settings (name, value) VALUES ('key test', $1)")
            .bind(store.keys.own().seal("key test", KEY_TEST)?)
            .execute(&mut *transaction)
            .await?;
        store.append(&mut transaction, "init", "", &format!("layout {}", migrations::NEWEST)).await?;
        transaction.commit().await?;
        Ok(store)
    }

    /// Opens a store.
    pub async fn open(location: &Location) -> Result<Self, StoreError> {
        let store = Self::open_whatever_layout(location).await?;
        store.check_layout().await?;
        store.with_tested_key().await
    }

    /// Whether this program may work on the store as it is laid out now: a newer program may have changed that meanwhile.
    pub async fn check_layout(&self) -> Result<(), StoreError> {
        let known = migrations::NEWEST;
        match migrations::layout(&mut *self.connection.pool.acquire().await?).await {
            None => Err(StoreError::NoStore(self.location.to_string())),
            Some(Layout { step: found, works_beside }) if found > known && works_beside > known => {
                Err(StoreError::TooNew { found, known })
            }
            Some(Layout { step: found, .. }) if found < known => Err(StoreError::TooOld { found, known }),
            Some(_) => Ok(()),
        }
    }

    /// Says that the store is laid out as by a program so many layouts ahead of this one: tests look at what this one does then.
    #[doc(hidden)]
    pub async fn lay_out_for_test(&self, ahead: i64, works_beside: i64) -> Result<(), StoreError> {
        let step = migrations::NEWEST + ahead;
        for sql in ["DELETE FROM layout WHERE step >= $1", "INSERT INTO layout (step) VALUES ($1)"] {
            sqlx::query(sql).bind(step).execute(&self.connection.pool).await?;
        }
        sqlx::query("UPDATE layout SET works_beside = $1 WHERE step = $2")
            .bind(migrations::NEWEST + works_beside)
            .bind(step)
            .execute(&self.connection.pool)
            .await?;
        Ok(())
    }

    /// Opens the store, or makes it if there is none.
    pub async fn open_or_init(location: &Location) -> Result<Self, StoreError> {
        match Self::open(location).await {
            Err(StoreError::NoStore(_)) => {
                let _turn = Turn::of(location)?;
                // Somebody else may have made it meanwhile.
                match Self::open(location).await {
                    Err(StoreError::NoStore(_)) => Self::init_in_turn(location).await,
                    opened => opened,
                }
            }
            opened => opened,
        }
    }

    /// Brings an older store to the layout of this program; tells from which it came and to which it was brought.
    pub async fn migrate(location: &Location) -> Result<(i64, i64), StoreError> {
        let store = Self::open_whatever_layout(location).await?;
        let found = migrations::run(&store.connection).await?;
        let store = store.with_tested_key().await?;
        if found < migrations::NEWEST {
            let mut transaction = store.connection.begin().await?;
            store.append(&mut transaction, "migrated", "", &format!("from {found} to {}", migrations::NEWEST)).await?;
            transaction.commit().await?;
        }
        Ok((found, migrations::NEWEST))
    }

    async fn open_whatever_layout(location: &Location) -> Result<Self, StoreError> {
        if let Location::Folder(folder) = location
            && !Location::database(folder).exists()
        {
            return Err(StoreError::NoStore(location.to_string()));
        }
        let key_file = location.key_file().ok_or(StoreError::KeyNotNamed)?;
        if let Location::Postgres { .. } = location
            && !key_file.exists()
        {
            // No key was made yet, so there can be no store.
            return Err(StoreError::NoStore(location.to_string()));
        }
        let keys = StoreKeys::new(&read_key(&key_file)?);
        let connection = Connection::open(location, false).await?;
        Ok(Self::of(location, connection, keys))
    }

    fn of(location: &Location, connection: Connection, keys: StoreKeys) -> Self {
        let (owner, turns) = (Arc::default(), Arc::default());
        Self { location: location.clone(), connection, keys, owner, lease: LEASE, turns }
    }

    /// With another time after which this process is taken to be gone if nothing is heard of it. Said before it takes a case.
    pub fn with_lease(self, lease: Duration) -> Self {
        Self { lease, ..self }
    }

    /// A number for the next turn at a host.
    pub(crate) fn next_turn(&self) -> i64 {
        self.turns.fetch_add(1, Ordering::Relaxed)
    }

    async fn with_tested_key(self) -> Result<Self, StoreError> {
        let Some(sealed) = key_test(&self.connection).await else {
            return Err(StoreError::NoStore(self.location.to_string()));
        };
        self.keys.own().open("key test", &sealed).map_err(|_| StoreError::WrongKey)?;
        Ok(self)
    }

    /// The number under which this process owns cases.
    pub(crate) async fn owner(&self) -> Result<i64, StoreError> {
        let make = || Owner::new(&self.location, &self.connection, self.lease);
        self.owner.get_or_try_init(make).await.map(|owner| owner.number)
    }

    /// The key of a case; none if it was erased.
    pub(crate) async fn case_key(&self, id: i64) -> Result<Option<SealingKey>, StoreError> {
        let row: Option<(Vec<u8>,)> = sqlx::query_as("SELECT wrapped FROM case_keys WHERE case_id = $1")
            .bind(id)
            .fetch_optional(&self.connection.pool)
            .await?;
        row.map(|(wrapped,)| self.keys.unwrap(id, &wrapped)).transpose()
    }

    /// Ends all connections, also those of its clones; what was written is on disk.
    pub async fn close(self) {
        if self.connection.backend == crate::connection::Backend::Sqlite {
            // A checkpoint that cannot be made now is made when the store is opened next.
            drop(sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.connection.pool).await);
        }
        if let Some(owner) = self.owner.get() {
            if let Ok(mut connection) = self.connection.pool.acquire().await {
                // One that stays runs out.
                drop(lease::forget(&mut connection, owner.number).await);
            }
            owner.let_go();
        }
        self.connection.pool.close().await;
    }
}

/// What the key is tried on; it is written last, so it is there if the store is.
async fn key_test(connection: &Connection) -> Option<Vec<u8>> {
    let row: Result<Option<(Vec<u8>,)>, sqlx::Error> =
        sqlx::query_as("SELECT value FROM settings WHERE name = 'key test'").fetch_optional(&connection.pool).await;
    row.ok().flatten().map(|(sealed,)| sealed)
}

/// The turn of one process to make a store in a folder; on PostgreSQL the database itself lets one at a time.
struct Turn {
    _lock: Option<std::fs::File>,
}

impl Turn {
    fn of(location: &Location) -> Result<Self, StoreError> {
        let Location::Folder(folder) = location else { return Ok(Self { _lock: None }) };
        std::fs::create_dir_all(folder).map_err(StoreError::file("cannot make", folder))?;
        let path = folder.join("init.lock");
        let lock = std::fs::File::create(&path).map_err(StoreError::file("cannot write", &path))?;
        lock.lock().map_err(StoreError::file("cannot lock", &path))?;
        Ok(Self { _lock: Some(lock) })
    }
}

/// Writes a new key that only its owner may read, whole or not at all.
fn write_key(path: &Path) -> Result<(), StoreError> {
    use std::io::Write;
    let beside = path.with_extension("key.new");
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let key = SealingKey::generate()?;
    let mut file = options.open(&beside).map_err(StoreError::file("cannot write", &beside))?;
    writeln!(file, "{}", hex(key.bytes()))
        .and_then(|()| file.sync_all())
        .and_then(|()| std::fs::rename(&beside, path))
        .map_err(StoreError::file("cannot write", path))
}

fn read_key(path: &Path) -> Result<[u8; 32], StoreError> {
    let text = std::fs::read_to_string(path).map_err(|_| StoreError::NoKey(path.to_owned()))?;
    from_hex(&text).and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| StoreError::NoKey(path.to_owned()))
}
