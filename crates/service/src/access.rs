//! Who asks, and what they may do.

use axum::http::{HeaderMap, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
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
    /// The forms of applicant-tracking systems.
    Ats,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::CasesWrite, Self::CasesRead, Self::CasesDecide, Self::CasesErase, Self::Webhooks, Self::Ats];

    /// As it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CasesWrite => "cases:write",
            Self::CasesRead => "cases:read",
            Self::CasesDecide => "cases:decide",
            Self::CasesErase => "cases:erase",
            Self::Webhooks => "webhooks",
            Self::Ats => "ats",
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

/// The key in a header: after `Bearer`, or as the user of basic authentication, which is how other systems send keys.
fn key_text(value: &str) -> Option<String> {
    let (scheme, text) = value.split_once(' ')?;
    let text = text.trim();
    if scheme.eq_ignore_ascii_case("bearer") {
        return (!text.is_empty()).then(|| text.to_owned());
    }
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(STANDARD.decode(text).ok()?).ok()?;
    decoded.split(':').next().filter(|user| !user.is_empty()).map(str::to_owned)
}

impl Caller {
    /// The caller behind the key in these headers.
    pub(crate) async fn of(headers: &HeaderMap, store: &Store) -> Result<Self, Problem> {
        let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let text = key_text(value).ok_or_else(Problem::no_key)?;
        let key = store.api_key(&text).await?.filter(|key| key.is_valid(Timestamp::now()));
        let key = key.ok_or_else(Problem::no_key)?;
        let tenant = Tenant { name: key.tenant.clone(), live: key.live };
        Ok(Self { key, tenant })
    }

    pub(crate) fn may(&self, scope: Scope) -> Result<(), Problem> {
        let has = self.key.scopes.iter().any(|own| own == scope.as_str());
        if has { Ok(()) } else { Err(Problem::not_in_scope(scope.as_str())) }
    }
}
