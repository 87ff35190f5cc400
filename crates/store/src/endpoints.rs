//! Where events are told to, and what has been told.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use crate::keys::{hex, random};
use crate::{CaseEvent, Store, StoreError, Tenant, owner};

/// An address that is told of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// Its name.
    pub id: String,
    /// Whose it is.
    pub tenant: Tenant,
    /// When it was made.
    pub created_at: Timestamp,
    /// What is kept sealed.
    pub what: EndpointWhat,
}

/// What is said of an endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EndpointWhat {
    /// The address.
    pub url: String,
    /// Which events; all if none is named.
    pub kinds: Vec<String>,
    /// What its messages are signed with.
    pub secret: Vec<u8>,
    /// In which form it is told, in the caller's words; empty for the usual one.
    #[serde(default)]
    pub form: String,
    /// What is sent as `Authorization`; nothing if empty.
    #[serde(default)]
    pub authorization: String,
}

/// Something to be told now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Which event: its number in the store.
    pub event: i64,
    /// Its name outside of the store.
    pub event_id: String,
    /// What happened.
    pub kind: String,
    /// When it happened, RFC 3339.
    pub at: String,
    /// The case's name outside of the store.
    pub public_id: String,
    /// To where.
    pub endpoint: Endpoint,
    /// How often it was tried before.
    pub attempts: i64,
}

/// What became of telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The other side took it.
    Taken {
        /// Its status.
        answer: i64,
    },
    /// It is tried again then.
    Again {
        /// When.
        at: Timestamp,
        /// The other side's status; 0 if none came.
        answer: i64,
    },
    /// It is not tried any more.
    GivenUp {
        /// The other side's status; 0 if none came.
        answer: i64,
    },
}

/// One event as it was told to one endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeliveryState {
    /// The event.
    pub event_id: String,
    /// What happened.
    pub kind: String,
    /// `waiting`, `sending`, `taken` or `given_up`.
    pub state: String,
    /// How often it was tried.
    pub attempts: i64,
    /// The last status; 0 if no answer came.
    pub answer: i64,
}

fn place(id: &str) -> String {
    format!("endpoint {id}")
}

/// The name of the address that is told of one case.
fn callback(public_id: &str) -> String {
    format!("cb_{public_id}")
}

fn millis(time: Timestamp) -> i64 {
    time.as_millisecond()
}

impl Store {
    /// Keeps an address that is told of events.
    pub async fn add_endpoint(&self, tenant: &Tenant, what: EndpointWhat, actor: &str) -> Result<Endpoint, StoreError> {
        let id = format!("we_{}", hex(&random::<12>()?));
        let endpoint = Endpoint { id, tenant: tenant.clone(), created_at: Timestamp::now(), what };
        let mut transaction = self.connection.begin().await?;
        sqlx::query("INSERT INTO endpoints (id, tenant, live, created_at, sealed) VALUES ($1, $2, $3, $4, $5)")
            .bind(&endpoint.id)
            .bind(&tenant.name)
            .bind(i64::from(tenant.live))
            .bind(endpoint.created_at.to_string())
            .bind(self.keys.own().seal_value(&place(&endpoint.id), &endpoint.what)?)
            .execute(&mut *transaction)
            .await?;
        self.append(&mut transaction, "endpoint_added", &endpoint.id, actor).await?;
        transaction.commit().await?;
        Ok(endpoint)
    }

    /// The addresses of this tenant.
    pub async fn endpoints(&self, tenant: &Tenant) -> Result<Vec<Endpoint>, StoreError> {
        self.endpoints_on(&mut *self.connection.pool.acquire().await?, tenant).await
    }

    async fn endpoints_on(&self, on: &mut AnyConnection, tenant: &Tenant) -> Result<Vec<Endpoint>, StoreError> {
        let rows: Vec<(String, String, Vec<u8>)> = sqlx::query_as(
            "SELECT id, created_at, sealed FROM endpoints WHERE tenant = $1 AND live = $2 AND substr(id, 1, 3) = 'we_' \
             ORDER BY created_at, id",
        )
        .bind(&tenant.name)
        .bind(i64::from(tenant.live))
        .fetch_all(on)
        .await?;
        rows.into_iter()
            .map(|(id, created_at, sealed)| self.endpoint(id, tenant.clone(), &created_at, &sealed))
            .collect()
    }

    fn endpoint(&self, id: String, tenant: Tenant, created_at: &str, sealed: &[u8]) -> Result<Endpoint, StoreError> {
        let what = self.keys.own().open_value(&place(&id), sealed)?;
        let created_at = created_at.parse().map_err(|_| StoreError::Damaged("the time of an endpoint"))?;
        Ok(Endpoint { id, tenant, created_at, what })
    }

    /// Takes an address away, and with it what was still to be told to it; tells whether it was this tenant's.
    pub async fn remove_endpoint(&self, tenant: &Tenant, id: &str, actor: &str) -> Result<bool, StoreError> {
        let mut transaction = self.connection.begin().await?;
        let removed = sqlx::query("DELETE FROM endpoints WHERE id = $1 AND tenant = $2 AND live = $3")
            .bind(id)
            .bind(&tenant.name)
            .bind(i64::from(tenant.live))
            .execute(&mut *transaction)
            .await?;
        let was_there = removed.rows_affected() > 0;
        if was_there {
            sqlx::query("DELETE FROM deliveries WHERE endpoint = $1").bind(id).execute(&mut *transaction).await?;
            self.append(&mut transaction, "endpoint_removed", id, actor).await?;
            transaction.commit().await?;
        }
        Ok(was_there)
    }

    /// Notes for every endpoint of the case's tenant that it is to be told of this event, in the event's own transaction.
    pub(crate) async fn promise(&self, on: &mut AnyConnection, id: i64, event: &CaseEvent) -> Result<(), StoreError> {
        let of: Option<(String, i64, String)> =
            sqlx::query_as("SELECT tenant, live, public_id FROM submissions WHERE case_id = $1")
                .bind(id)
                .fetch_optional(&mut *on)
                .await?;
        let Some((name, live, public_id)) = of else { return Ok(()) };
        let tenant = Tenant { name, live: live != 0 };
        let mut endpoints = self.endpoints_on(on, &tenant).await?;
        endpoints.extend(self.callback_on(on, &tenant, &public_id).await?);
        for endpoint in endpoints {
            let wanted = endpoint.what.kinds.is_empty() || endpoint.what.kinds.contains(&event.kind);
            if wanted {
                sqlx::query(
                    "INSERT INTO deliveries (event, endpoint, state, owner, attempts, next_at, answer) \
                     VALUES ($1, $2, 'waiting', 0, 0, $3, 0)",
                )
                .bind(event.number)
                .bind(&endpoint.id)
                .bind(millis(event.at))
                .execute(&mut *on)
                .await?;
            }
        }
        Ok(())
    }

    /// The address that is told of this one case, if there is one.
    async fn callback_on(
        &self,
        on: &mut AnyConnection,
        tenant: &Tenant,
        public_id: &str,
    ) -> Result<Option<Endpoint>, StoreError> {
        let id = callback(public_id);
        let row: Option<(String, Vec<u8>)> = sqlx::query_as("SELECT created_at, sealed FROM endpoints WHERE id = $1")
            .bind(&id)
            .fetch_optional(on)
            .await?;
        row.map(|(created_at, sealed)| self.endpoint(id, tenant.clone(), &created_at, &sealed)).transpose()
    }

    /// Keeps an address that is told of one case, in the transaction that makes the case.
    pub(crate) async fn add_callback(
        &self,
        on: &mut AnyConnection,
        tenant: &Tenant,
        public_id: &str,
        what: &EndpointWhat,
    ) -> Result<(), StoreError> {
        let id = callback(public_id);
        sqlx::query("INSERT INTO endpoints (id, tenant, live, created_at, sealed) VALUES ($1, $2, $3, $4, $5)")
            .bind(&id)
            .bind(&tenant.name)
            .bind(i64::from(tenant.live))
            .bind(Timestamp::now().to_string())
            .bind(self.keys.own().seal_value(&place(&id), what)?)
            .execute(on)
            .await?;
        Ok(())
    }

    /// Forgets the address that is told of a case.
    pub(crate) async fn forget_callback(&self, on: &mut AnyConnection, id: i64) -> Result<(), StoreError> {
        let row: Option<(String,)> = sqlx::query_as("SELECT public_id FROM submissions WHERE case_id = $1")
            .bind(id)
            .fetch_optional(&mut *on)
            .await?;
        if let Some((public_id,)) = row {
            sqlx::query("DELETE FROM endpoints WHERE id = $1").bind(callback(&public_id)).execute(on).await?;
        }
        Ok(())
    }

    /// Takes what is to be told at this time, at most so much; nobody else gets it until `told`.
    pub async fn take_deliveries(&self, now: Timestamp, most: i64) -> Result<Vec<Delivery>, StoreError> {
        const DUE: &str = "SELECT d.event, d.attempts, e.event_id, e.kind, e.at, s.public_id, s.tenant, s.live, p.id, p.created_at, \
             p.sealed FROM deliveries d JOIN events e ON e.number = d.event JOIN submissions s ON s.case_id = e.case_id \
             JOIN endpoints p ON p.id = d.endpoint WHERE d.state = 'waiting' AND d.next_at <= $1 ORDER BY d.next_at, d.event LIMIT $2";
        type Due = (i64, i64, String, String, String, String, String, i64, String, String, Vec<u8>);
        let own = self.owner().await?;
        let due = || sqlx::query_as::<_, Due>(DUE).bind(millis(now)).bind(most);
        if due().fetch_optional(&self.connection.pool).await?.is_none() {
            return Ok(Vec::new());
        }
        let mut transaction = self.connection.begin().await?;
        let mut taken = Vec::new();
        for row in due().fetch_all(&mut *transaction).await? {
            let (event, attempts, event_id, kind, at, public_id, name, live, endpoint, created_at, sealed) = row;
            sqlx::query("UPDATE deliveries SET state = 'sending', owner = $1, attempts = attempts + 1 WHERE event = $2 AND endpoint = $3")
                .bind(own)
                .bind(event)
                .bind(&endpoint)
                .execute(&mut *transaction)
                .await?;
            let endpoint = self.endpoint(endpoint, Tenant { name, live: live != 0 }, &created_at, &sealed)?;
            taken.push(Delivery { event, event_id, kind, at, public_id, endpoint, attempts });
        }
        transaction.commit().await?;
        Ok(taken)
    }

    /// Notes what became of telling. Of a process that lost it meanwhile nothing is noted: the other's word counts.
    pub async fn told(&self, of: &Delivery, told: Told) -> Result<(), StoreError> {
        let (state, next_at, answer) = match told {
            Told::Taken { answer } => ("taken", 0, answer),
            Told::Again { at, answer } => ("waiting", millis(at), answer),
            Told::GivenUp { answer } => ("given_up", 0, answer),
        };
        let own = self.owner().await?;
        let mut transaction = self.connection.begin().await?;
        sqlx::query(
            "UPDATE deliveries SET state = $1, owner = 0, next_at = $2, answer = $3 WHERE event = $4 AND endpoint = $5 \
             AND state = 'sending' AND owner = $6 AND attempts = $7",
        )
        .bind(state)
        .bind(next_at)
        .bind(answer)
        .bind(of.event)
        .bind(&of.endpoint.id)
        .bind(own)
        .bind(of.attempts + 1)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Lets what processes that have ended were telling be told again.
    pub async fn take_back_deliveries(&self) -> Result<u64, StoreError> {
        let own = self.owner().await?;
        let others: Vec<(i64,)> =
            sqlx::query_as("SELECT DISTINCT owner FROM deliveries WHERE state = 'sending' AND owner <> $1")
                .bind(own)
                .fetch_all(&self.connection.pool)
                .await?;
        let mut back = 0;
        for (other,) in others {
            let mut transaction = self.connection.begin().await?;
            if owner::is_gone(&self.location, &self.connection, &mut transaction, other).await? {
                let freed = sqlx::query(
                    "UPDATE deliveries SET state = 'waiting', owner = 0 WHERE state = 'sending' AND owner = $1",
                )
                .bind(other)
                .execute(&mut *transaction)
                .await?;
                transaction.commit().await?;
                back += freed.rows_affected();
            }
        }
        Ok(back)
    }

    /// Tells an event again, whatever became of it; whether this tenant's endpoint was promised it.
    pub async fn resend(&self, tenant: &Tenant, endpoint: &str, event_id: &str) -> Result<bool, StoreError> {
        let mut transaction = self.connection.begin().await?;
        let again = sqlx::query(
            "UPDATE deliveries SET state = 'waiting', owner = 0, attempts = 0, next_at = $1 WHERE endpoint = $2 \
             AND event IN (SELECT number FROM events WHERE event_id = $3) \
             AND endpoint IN (SELECT id FROM endpoints WHERE tenant = $4 AND live = $5)",
        )
        .bind(millis(Timestamp::now()))
        .bind(endpoint)
        .bind(event_id)
        .bind(&tenant.name)
        .bind(i64::from(tenant.live))
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(again.rows_affected() > 0)
    }

    /// What became of the newest events at an endpoint of this tenant, newest first.
    pub async fn deliveries(
        &self,
        tenant: &Tenant,
        endpoint: &str,
        most: i64,
    ) -> Result<Vec<DeliveryState>, StoreError> {
        let rows: Vec<(String, String, String, i64, i64)> = sqlx::query_as(
            "SELECT e.event_id, e.kind, d.state, d.attempts, d.answer FROM deliveries d JOIN events e ON e.number = d.event \
             JOIN endpoints p ON p.id = d.endpoint WHERE d.endpoint = $1 AND p.tenant = $2 AND p.live = $3 \
             ORDER BY d.event DESC LIMIT $4",
        )
        .bind(endpoint)
        .bind(&tenant.name)
        .bind(i64::from(tenant.live))
        .bind(most)
        .fetch_all(&self.connection.pool)
        .await?;
        let state =
            |(event_id, kind, state, attempts, answer)| DeliveryState { event_id, kind, state, attempts, answer };
        Ok(rows.into_iter().map(state).collect())
    }
}
