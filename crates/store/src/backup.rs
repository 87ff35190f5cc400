use std::path::Path;

use crate::connection::Backend;
use crate::{Location, Store, StoreError};

impl Store {
    /// Writes the database as it stands into a file, while others go on working. The key is not in it: it is kept apart, and a
    /// backup without it is unreadable.
    pub async fn backup(&self, to: &Path) -> Result<(), StoreError> {
        if self.connection.backend == Backend::Postgres {
            return Err(StoreError::NotHere("a PostgreSQL store is backed up with pg_dump; keep its key file apart"));
        }
        if to.exists() {
            return Err(StoreError::AlreadyThere(to.display().to_string()));
        }
        let mut transaction = self.connection.begin().await?;
        let (entry, hash) = self.append(&mut transaction, "backed_up", "", "").await?;
        self.checkpoint(&mut transaction, entry, &hash).await?;
        transaction.commit().await?;
        sqlx::query("VACUUM INTO $1").bind(to.to_string_lossy().into_owned()).execute(&self.connection.pool).await?;
        Ok(())
    }

    /// Makes a store of a backup and its key. Whoever was erased in `erased_in` since then is erased in it too; how many.
    pub async fn restore(
        backup: &Path,
        key: &Path,
        to: &Location,
        erased_in: Option<&Self>,
    ) -> Result<(Self, u64), StoreError> {
        let Location::Folder(folder) = to else {
            return Err(StoreError::NotHere("a PostgreSQL store is restored with pg_restore"));
        };
        let database = Location::database(folder);
        if database.exists() {
            return Err(StoreError::AlreadyThere(folder.display().to_string()));
        }
        std::fs::create_dir_all(folder).map_err(StoreError::file("cannot make", folder))?;
        std::fs::copy(backup, &database).map_err(StoreError::file("cannot copy", backup))?;
        if let Some(key_file) = to.key_file() {
            std::fs::copy(key, &key_file).map_err(StoreError::file("cannot copy", key))?;
        }
        let store = Self::open(to).await?;
        let mut again = 0;
        if let Some(other) = erased_in {
            let erased: Vec<(Vec<u8>,)> =
                sqlx::query_as("SELECT lookup FROM erasures").fetch_all(&other.connection.pool).await?;
            for (lookup,) in erased {
                again += store.erase_lookup(&lookup).await?;
            }
        }
        let mut transaction = store.connection.begin().await?;
        store.append(&mut transaction, "restored", "", &format!("{again} erased again")).await?;
        transaction.commit().await?;
        Ok((store, again))
    }

    async fn erase_lookup(&self, lookup: &[u8]) -> Result<u64, StoreError> {
        let Ok(lookup) = <[u8; 32]>::try_from(lookup) else { return Ok(0) };
        let id = crate::cases::id_of(&lookup);
        let Some(case) = self.reference_of(id).await? else { return Ok(0) };
        self.erase(&case).await.map(|_| 1)
    }

    async fn reference_of(&self, id: i64) -> Result<Option<String>, StoreError> {
        let Some(key) = self.case_key(id).await? else { return Ok(None) };
        let (sealed,): (Vec<u8>,) =
            sqlx::query_as("SELECT sealed FROM cases WHERE id = $1").bind(id).fetch_one(&self.connection.pool).await?;
        let sheet: crate::cases::Sheet = key.open_value(&crate::cases::sheet_place(id), &sealed)?;
        Ok(Some(sheet.reference))
    }
}
