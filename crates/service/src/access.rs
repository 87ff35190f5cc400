//! Who asks, and what they may do.

use axum::http::{HeaderMap, header};
use crosscheck_store::{ApiKey, Store, Tenant};
use jiff::Timestamp;

use crate::problem::Problem;

/// What a key may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Hand cases in, stop them and take them up again.
    CasesWrite,
    /// Read cases and what came of them.
    CasesRead,
    /// Answer, dispute, resolve, tick off, close.
    CasesDecide,
    /// Erase a person.
    CasesErase,
    /// Endpoints that are told of events.
    Webhooks,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::CasesWrite, Self::CasesRead, Self::CasesDecide, Self::CasesErase, Self::Webhooks];

    /// As it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CasesWrite => "cases:write",
            Self::CasesRead => "cases:read",
            Self::CasesDecide => "cases:decide",
            Self::CasesErase => "cases:erase",
            Self::Webhooks => "webhooks",
        }
    }

    /// The scope that is written so.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == text)
    }
}

/// Who asks.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    pub(crate) key: ApiKey,
    pub(crate) tenant: Tenant,
}

impl Caller {
    /// The caller behind the key in these headers.
    pub(crate) async fn of(headers: &HeaderMap, store: &Store) -> Result<Self, Problem> {
        let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let (scheme, text) = value.split_once(' ').unwrap_or_default();
        if !scheme.eq_ignore_ascii_case("bearer") || text.is_empty() {
            return Err(Problem::no_key());
        }
        let key = store.api_key(text.trim()).await?.filter(|key| key.is_valid(Timestamp::now()));
        let key = key.ok_or_else(Problem::no_key)?;
        let tenant = Tenant { name: key.tenant.clone(), live: key.live };
        Ok(Self { key, tenant })
    }

    pub(crate) fn may(&self, scope: Scope) -> Result<(), Problem> {
        let has = self.key.scopes.iter().any(|own| own == scope.as_str());
        if has { Ok(()) } else { Err(Problem::not_in_scope(scope.as_str())) }
    }
}
