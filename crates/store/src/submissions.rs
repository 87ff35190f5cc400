//! Cases that are handed in through the service: kept before they are run, found by their tenant only.

use crosscheck_model::Digest;
use jiff::Timestamp;
use serde_json::{Value, json};
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, Row};

use crate::cases::{Sheet, State, sheet_place};
use crate::keys::{SealingKey, hex, random};
use crate::{CaseId, EndpointWhat, Store, StoreError, Tenant};

/// Name under which what was handed in is kept.
pub const MATERIAL: &str = "handed-in";

/// A case to be kept until somebody runs it.
#[derive(Debug, Clone)]
pub struct NewSubmission<'a> {
    /// Whose it is.
    pub tenant: &'a Tenant,
    /// The customer's reference.
    pub external_ref: &'a str,
    /// Whose rules of retention hold.
    pub jurisdiction: &'a str,
    /// What the case looks like as a row of a roster.
    pub row: &'a str,
    /// The caller's word for this request: under the same one a case is made once.
    pub idempotency_key: Option<&'a str>,
    /// Of everything that was handed in.
    pub content: Digest,
    /// Everything that was handed in, in whatever form the caller chose.
    pub material: &'a [u8],
    /// Who did it, for the log.
    pub actor: &'a str,
    /// Who is told of this case besides the tenant's endpoints.
    pub callback: Option<EndpointWhat>,
    /// The roster that it stands in.
    pub roster: Option<&'a str>,
}

/// What came of handing a case in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Submitted {
    /// It was made.
    New(Submission),
    /// It was made earlier under the same word.
    Again(Submission),
    /// Something else was handed in under the same word.
    Different,
}

/// A case of the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Its place among all of them; later ones have larger numbers.
    pub number: i64,
    /// Which.
    pub id: CaseId,
    /// Its name outside of the store; `erase` and `hold` take it as the reference.
    pub public_id: String,
    /// Whose it is.
    pub tenant: Tenant,
    /// When it came.
    pub created_at: Timestamp,
    /// How far it has come; nothing once the person was erased.
    pub state: Option<State>,
    /// When it has got its result.
    pub finished_at: Option<Timestamp>,
    /// When a person closed it.
    pub closed_at: Option<Timestamp>,
    /// When the person was erased.
    pub erased_at: Option<Timestamp>,
    /// The row of a roster as it was handed in; empty once the person was erased.
    pub row: String,
    /// Why it was quarantined.
    pub why: Option<String>,
}

const LISTED: &str = "SELECT s.number, s.case_id, s.public_id, s.tenant, s.live, s.created_at, s.closed_at, s.erased_at, \
     COALESCE(c.state, '') AS state, COALESCE(c.finished_at, '') AS finished_at, c.sealed, k.wrapped FROM submissions s \
     LEFT JOIN cases c ON c.id = s.case_id LEFT JOIN case_keys k ON k.case_id = s.case_id";

impl Store {
    fn submission(&self, row: &AnyRow) -> Result<Submission, StoreError> {
        let time = |at: usize| Ok::<_, StoreError>(row.try_get::<&str, _>(at)?.parse::<Timestamp>().ok());
        let id: i64 = row.try_get(1)?;
        let state: &str = row.try_get(8)?;
        let sheet = match row.try_get::<Option<Vec<u8>>, _>(11)? {
            None => None,
            Some(wrapped) => {
                let sealed: Vec<u8> = row.try_get(10)?;
                Some(self.keys.unwrap(id, &wrapped)?.open_value::<Sheet>(&sheet_place(id), &sealed)?)
            }
        };
        let (row_text, why) = sheet.map(|sheet| (sheet.row, sheet.why)).unwrap_or_default();
        Ok(Submission {
            number: row.try_get(0)?,
            id: CaseId(id),
            public_id: row.try_get(2)?,
            tenant: Tenant { name: row.try_get(3)?, live: row.try_get::<i64, _>(4)? != 0 },
            created_at: time(5)?.ok_or(StoreError::Damaged("the time of a case"))?,
            state: (!state.is_empty()).then(|| State::parse(state)),
            finished_at: time(9)?,
            closed_at: time(6)?,
            erased_at: time(7)?,
            row: row_text,
            why,
        })
    }

    /// Keeps a case until somebody runs it.
    pub async fn submit(&self, new: &NewSubmission<'_>) -> Result<Submitted, StoreError> {
        let wish = new.idempotency_key.map(|word| self.wish(new.tenant, word)).unwrap_or_default();
        let wished = self.input_digest(&new.content);
        let public_id = format!("case_{}", hex(&random::<12>()?));
        let id = self.number_of(&public_id);
        let key = SealingKey::generate()?;
        // Sealing is the work: done before the writer's turn.
        let address = self.blob_address(id, new.material);
        let material = key.seal(&crate::blobs::place(id, &address), new.material)?;
        let mut transaction = self.connection.begin().await?;
        if !wish.is_empty()
            && let Some((earlier, then)) = wished_before(&mut transaction, &wish).await?
        {
            drop(transaction);
            let same = then.is_empty() || then == wished;
            let earlier = self.find_submission(new.tenant, &earlier).await?;
            return Ok(earlier.filter(|_| same).map_or(Submitted::Different, Submitted::Again));
        }
        let sheet = Sheet { reference: public_id.clone(), row: new.row.to_owned(), why: None, frame: None };
        let number = self.insert_case(&mut transaction, id, new, &wished, &key, &sheet).await?;
        let created_at = Timestamp::now();
        sqlx::query(
            "INSERT INTO submissions (number, case_id, public_id, tenant, live, created_at, closed_at, erased_at, external, \
             wish, wished, roster) VALUES ($1, $2, $3, $4, $5, $6, '', '', $7, $8, $9, $10)",
        )
        .bind(number)
        .bind(id)
        .bind(&public_id)
        .bind(&new.tenant.name)
        .bind(i64::from(new.tenant.live))
        .bind(created_at.to_string())
        .bind(self.external(new.tenant, new.external_ref))
        .bind(wish)
        .bind(wished.to_vec())
        .bind(new.roster.unwrap_or_default())
        .execute(&mut *transaction)
        .await?;
        if let Some(callback) = &new.callback {
            self.add_callback(&mut transaction, new.tenant, &public_id, callback).await?;
        }
        crate::blobs::insert(&mut transaction, id, MATERIAL, &address, material).await?;
        self.record(&mut transaction, id, Some(&key), "case.created", &Value::Null).await?;
        self.append(&mut transaction, "submitted", &self.subject(id), new.actor).await?;
        transaction.commit().await?;
        Ok(Submitted::New(Submission {
            number,
            id: CaseId(id),
            public_id,
            tenant: new.tenant.clone(),
            created_at,
            state: Some(State::Waiting),
            finished_at: None,
            closed_at: None,
            erased_at: None,
            row: new.row.to_owned(),
            why: None,
        }))
    }

    /// What a caller's word is found by; each tenant has words of its own.
    fn wish(&self, tenant: &Tenant, word: &str) -> Vec<u8> {
        let text = format!("{}\0{}\0{word}", tenant.name, tenant.live);
        self.keys.lookup("idempotency key", text.as_bytes()).to_vec()
    }

    async fn insert_case(
        &self,
        on: &mut AnyConnection,
        id: i64,
        new: &NewSubmission<'_>,
        input: &[u8; 32],
        key: &SealingKey,
        sheet: &Sheet,
    ) -> Result<i64, StoreError> {
        let (last,): (i64,) =
            sqlx::query_as("SELECT COALESCE(MAX(number), 0) FROM submissions").fetch_one(&mut *on).await?;
        sqlx::query(
            "INSERT INTO cases (id, lookup, input, position, state, owner, attempts, jurisdiction, finished_at, sealed) \
             VALUES ($1, $2, $3, $4, 'waiting', 0, 0, $5, '', $6)",
        )
        .bind(id)
        .bind(self.keys.lookup("reference", sheet.reference.as_bytes()).to_vec())
        .bind(input.to_vec())
        .bind(last + 1)
        .bind(new.jurisdiction)
        .bind(key.seal_value(&sheet_place(id), sheet)?)
        .execute(&mut *on)
        .await?;
        sqlx::query("INSERT INTO case_keys (case_id, wrapped) VALUES ($1, $2)")
            .bind(id)
            .bind(self.keys.wrap(id, key)?)
            .execute(on)
            .await?;
        Ok(last + 1)
    }

    fn external(&self, tenant: &Tenant, reference: &str) -> Vec<u8> {
        let text = format!("{}\0{}\0{reference}", tenant.name, tenant.live);
        self.keys.lookup("external reference", text.as_bytes()).to_vec()
    }

    /// A case of this tenant by its name; nothing if it is another's.
    pub async fn find_submission(&self, tenant: &Tenant, public_id: &str) -> Result<Option<Submission>, StoreError> {
        let sql = format!("{LISTED} WHERE s.public_id = $1 AND s.tenant = $2 AND s.live = $3");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(public_id)
            .bind(&tenant.name)
            .bind(i64::from(tenant.live))
            .fetch_optional(&self.connection.pool)
            .await?;
        row.as_ref().map(|row| self.submission(row)).transpose()
    }

    /// A case by its name alone: only for a name that a seal of this store vouches for.
    pub(crate) async fn submission_by_name(&self, public_id: &str) -> Result<Option<Submission>, StoreError> {
        let sql = format!("{LISTED} WHERE s.public_id = $1");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(public_id).fetch_optional(&self.connection.pool).await?;
        row.as_ref().map(|row| self.submission(row)).transpose()
    }

    /// Cases of this tenant, newest first: those before this number, at most so many, with this reference if one is asked for.
    pub async fn submissions(
        &self,
        tenant: &Tenant,
        before: i64,
        most: i64,
        external_ref: Option<&str>,
    ) -> Result<Vec<Submission>, StoreError> {
        let external = external_ref.map(|reference| self.external(tenant, reference));
        let only = if external.is_some() { "AND s.external = $5" } else { "" };
        let rest = format!("s.number < $3 {only} ORDER BY s.number DESC LIMIT $4");
        self.listed(&rest, tenant, |query| {
            let query = query.bind(before).bind(most);
            match external {
                Some(external) => query.bind(external),
                None => query,
            }
        })
        .await
    }

    /// Cases of this tenant for which the rest of the statement holds; what `bind` binds begins at `$3`.
    pub(crate) async fn listed<'q>(
        &self,
        rest: &str,
        tenant: &Tenant,
        bind: impl FnOnce(Query<'q, Any, AnyArguments>) -> Query<'q, Any, AnyArguments>,
    ) -> Result<Vec<Submission>, StoreError> {
        let sql = format!("{LISTED} WHERE s.tenant = $1 AND s.live = $2 AND {rest}");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(tenant.name.clone()).bind(i64::from(tenant.live));
        bind(query).fetch_all(&self.connection.pool).await?.iter().map(|row| self.submission(row)).collect()
    }

    /// Stops a case that has no result yet; tells whether there was something to stop.
    pub async fn cancel(&self, of: &Submission, actor: &str) -> Result<bool, StoreError> {
        self.change(
            of,
            "UPDATE cases SET state = 'cancelled', owner = 0 WHERE id = $1 AND state IN ('waiting', 'running')",
            "case.cancelled",
            &json!({ "by": actor }),
            actor,
        )
        .await
    }

    /// Puts a stopped case, or one that was left alone, back into the queue; tells whether it was one.
    pub async fn take_up_again(&self, of: &Submission, actor: &str) -> Result<bool, StoreError> {
        self.change(
            of,
            "UPDATE cases SET state = 'waiting', owner = 0, attempts = 0 WHERE id = $1 AND state IN ('cancelled', 'quarantined')",
            "case.restored",
            &json!({ "by": actor }),
            actor,
        )
        .await
    }

    /// Closes a case that has its result, by a person and with their reasons; tells whether it was open.
    pub async fn close_case(&self, of: &Submission, detail: &Value, actor: &str) -> Result<bool, StoreError> {
        let sql = "UPDATE submissions SET closed_at = $2 WHERE case_id = $1 AND closed_at = '' AND erased_at = ''";
        self.change(of, sql, "case.closed", detail, actor).await
    }

    /// Opens a closed case again; tells whether it was closed.
    pub async fn reopen_case(&self, of: &Submission, detail: &Value, actor: &str) -> Result<bool, StoreError> {
        let sql = "UPDATE submissions SET closed_at = '' WHERE case_id = $1 AND closed_at <> '' AND erased_at = ''";
        self.change(of, sql, "case.reopened", detail, actor).await
    }

    async fn change(
        &self,
        of: &Submission,
        sql: &'static str,
        kind: &str,
        detail: &Value,
        actor: &str,
    ) -> Result<bool, StoreError> {
        let key = self.case_key(of.id.0).await?.ok_or(StoreError::NoSuchCase)?;
        let mut transaction = self.connection.begin().await?;
        let query = sqlx::query(sql).bind(of.id.0);
        let query = if sql.contains("$2") { query.bind(Timestamp::now().to_string()) } else { query };
        let changed = query.execute(&mut *transaction).await?.rows_affected() > 0;
        if changed {
            self.record(&mut transaction, of.id.0, Some(&key), kind, detail).await?;
            self.append(&mut transaction, &kind.replace('.', "_"), &self.subject(of.id.0), actor).await?;
            transaction.commit().await?;
        }
        Ok(changed)
    }
}

async fn wished_before(on: &mut AnyConnection, wish: &[u8]) -> Result<Option<(String, Vec<u8>)>, StoreError> {
    let row = sqlx::query_as("SELECT public_id, wished FROM submissions WHERE wish = $1").bind(wish.to_vec());
    Ok(row.fetch_optional(on).await?)
}
