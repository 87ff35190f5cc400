//! The layout of the database, step by step. A step is never changed once it was released.

use sqlx::{AnyConnection, AssertSqlSafe, Executor};

use crate::StoreError;
use crate::connection::{Backend, Connection};

/// Statements of each step; `BYTES` and `NOW_FAIL` are written as the database at hand spells them.
const STEPS: [&str; 7] = [
    include_str!("../migrations/0001_cases_links_audit.sql"),
    include_str!("../migrations/0002_edges.sql"),
    include_str!("../migrations/0003_service.sql"),
    include_str!("../migrations/0004_ats.sql"),
    include_str!("../migrations/0005_users.sql"),
    include_str!("../migrations/0006_roles_erasures_rosters.sql"),
    include_str!("../migrations/0007_leases_hosts.sql"),
];

/// Refusing changes to the log, as each database says it.
const APPEND_ONLY: [(Backend, &str); 2] = [
    (Backend::Sqlite, include_str!("../migrations/append_only_sqlite.sql")),
    (Backend::Postgres, include_str!("../migrations/append_only_postgres.sql")),
];

/// The newest layout.
pub(crate) const NEWEST: i64 = STEPS.len() as i64;

/// The oldest layout whose programs may work on the newest one: a step that only adds what they do not look at leaves it as it is, any
/// other makes it `NEWEST`. It is what allows one program after the other to be replaced while the others work on.
const WORKS_BESIDE: i64 = 7;
/// Layouts before this one did not say so.
const SAYS_BESIDE: i64 = 7;

/// How a store is laid out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    pub(crate) step: i64,
    /// Programs that know this layout may work on the store.
    pub(crate) works_beside: i64,
}

/// The layout of a database; nothing if it holds no store.
pub(crate) async fn layout(connection: &mut AnyConnection) -> Option<Layout> {
    let row: Result<(Option<i64>,), sqlx::Error> =
        sqlx::query_as("SELECT MAX(step) FROM layout").fetch_one(&mut *connection).await;
    let (Some(step),) = row.ok()? else { return None };
    if step < SAYS_BESIDE {
        return Some(Layout { step, works_beside: step });
    }
    let row: Result<(i64,), sqlx::Error> =
        sqlx::query_as("SELECT MAX(works_beside) FROM layout").fetch_one(connection).await;
    row.ok().map(|(works_beside,)| Layout { step, works_beside })
}

/// Brings the database to the newest layout; tells from which it came.
pub(crate) async fn run(connection: &Connection) -> Result<i64, StoreError> {
    let mut transaction = connection.begin().await?;
    // Looked up beside the transaction: on PostgreSQL a failed look-up would end it.
    let found = {
        let mut probe = connection.pool.acquire().await?;
        layout(&mut probe).await.map_or(0, |found| found.step)
    };
    if found > NEWEST {
        return Err(StoreError::TooNew { found, known: NEWEST });
    }
    for (number, step) in (1_i64..).zip(STEPS).filter(|(number, _)| *number > found) {
        let bytes = if connection.backend == Backend::Postgres { "BYTEA" } else { "BLOB" };
        let sql = step.replace("BYTES", bytes);
        transaction.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await?;
        if number == 1 {
            for (_, sql) in APPEND_ONLY.iter().filter(|(backend, _)| *backend == connection.backend) {
                transaction.execute(sqlx::raw_sql(*sql)).await?;
            }
        }
        sqlx::query("INSERT INTO layout (step) VALUES ($1)").bind(number).execute(&mut *transaction).await?;
    }
    if found < NEWEST {
        sqlx::query("UPDATE layout SET works_beside = $1 WHERE step = $2")
            .bind(WORKS_BESIDE)
            .bind(NEWEST)
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(found)
}
