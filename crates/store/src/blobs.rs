//! Content of a case by name, each content once.

use sqlx::AnyConnection;

use crate::keys::hex;
use crate::{CaseId, Store, StoreError};

pub(crate) fn place(id: i64, address: &[u8; 32]) -> String {
    format!("case {id}, blob {}", hex(address))
}

pub(crate) async fn insert(
    on: &mut AnyConnection,
    id: i64,
    name: &str,
    address: &[u8; 32],
    sealed: Vec<u8>,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO blobs (case_id, address, sealed) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(id)
        .bind(address.to_vec())
        .bind(sealed)
        .execute(&mut *on)
        .await?;
    sqlx::query("INSERT INTO blob_names (case_id, name, address) VALUES ($1, $2, $3)")
        .bind(id)
        .bind(name)
        .bind(address.to_vec())
        .execute(on)
        .await?;
    Ok(())
}

impl Store {
    /// Where content of a case is found: the digest of the content under the store's key.
    pub(crate) fn blob_address(&self, id: i64, content: &[u8]) -> [u8; 32] {
        self.keys.lookup(&format!("blob of case {id}"), content)
    }

    /// Keeps content of a case under a name; what was kept under the name before goes.
    pub async fn keep_blob(&self, of: CaseId, name: &str, content: &[u8]) -> Result<(), StoreError> {
        let key = self.case_key(of.0).await?.ok_or(StoreError::NoSuchCase)?;
        let address = self.blob_address(of.0, content);
        let sealed = key.seal(&place(of.0, &address), content)?;
        let mut transaction = self.connection.begin().await?;
        let there: Option<(i64,)> = sqlx::query_as("SELECT case_id FROM case_keys WHERE case_id = $1")
            .bind(of.0)
            .fetch_optional(&mut *transaction)
            .await?;
        there.ok_or(StoreError::NoSuchCase)?;
        sqlx::query("DELETE FROM blob_names WHERE case_id = $1 AND name = $2")
            .bind(of.0)
            .bind(name)
            .execute(&mut *transaction)
            .await?;
        insert(&mut transaction, of.0, name, &address, sealed).await?;
        sqlx::query(
            "DELETE FROM blobs WHERE case_id = $1 AND address NOT IN (SELECT address FROM blob_names WHERE case_id = $1)",
        )
        .bind(of.0)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Content of a case by its name.
    pub async fn blob(&self, id: CaseId, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let row: Option<(Vec<u8>, Vec<u8>, Vec<u8>)> = sqlx::query_as(
            "SELECT b.address, b.sealed, k.wrapped FROM blob_names n \
             JOIN blobs b ON b.case_id = n.case_id AND b.address = n.address \
             JOIN case_keys k ON k.case_id = n.case_id WHERE n.case_id = $1 AND n.name = $2",
        )
        .bind(id.0)
        .bind(name)
        .fetch_optional(&self.connection.pool)
        .await?;
        let Some((address, sealed, wrapped)) = row else { return Ok(None) };
        let address = address.try_into().map_err(|_| StoreError::Damaged("the address of a blob"))?;
        Ok(Some(self.keys.unwrap(id.0, &wrapped)?.open(&place(id.0, &address), &sealed)?))
    }

    /// Names of the content of a case.
    pub async fn blob_names(&self, id: CaseId) -> Result<Vec<String>, StoreError> {
        let rows: Vec<(String,)> = sqlx::query_as("SELECT name FROM blob_names WHERE case_id = $1 ORDER BY name")
            .bind(id.0)
            .fetch_all(&self.connection.pool)
            .await?;
        Ok(rows.into_iter().map(|(name,)| name).collect())
    }
}
