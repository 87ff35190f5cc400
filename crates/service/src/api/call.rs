//! A request as a handler gets it, and an answer as it gives it.

use std::collections::BTreeMap;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use crosscheck_store::{State, Submission};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::access::Caller;
use crate::problem::Problem;
use crate::service::Service;

/// Longest page of a list.
const MOST: i64 = 100;

/// A request, already let through.
pub(crate) struct Call {
    pub(crate) service: Service,
    /// Who asks; nothing where no key is asked for.
    pub(crate) caller: Option<Caller>,
    /// The parts of the address that have a name.
    pub(crate) path: BTreeMap<String, String>,
    pub(crate) query: BTreeMap<String, String>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) content: Content,
}

/// What an answer holds.
#[derive(Debug)]
pub(crate) enum Content {
    Whole(&'static str, Bytes),
    Stream(&'static str, Body),
    Nothing,
}

pub(crate) type Answered = Result<Answer, Problem>;

impl Answer {
    pub(crate) fn whole(media: &'static str, bytes: impl Into<Bytes>) -> Self {
        Self { status: StatusCode::OK, headers: Vec::new(), content: Content::Whole(media, bytes.into()) }
    }

    pub(crate) fn json(value: &impl Serialize) -> Answered {
        let bytes = serde_json::to_vec(value).map_err(|_| Problem::fault())?;
        Ok(Self::whole("application/json", bytes))
    }

    pub(crate) fn nothing() -> Self {
        Self { status: StatusCode::NO_CONTENT, headers: Vec::new(), content: Content::Nothing }
    }

    pub(crate) fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    pub(crate) fn with(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }

    pub(crate) fn named(self, file: &str) -> Self {
        self.with(header::CONTENT_DISPOSITION, &format!("attachment; filename=\"{file}\""))
    }
}

impl Call {
    pub(crate) fn caller(&self) -> Result<&Caller, Problem> {
        self.caller.as_ref().ok_or_else(Problem::no_key)
    }

    pub(crate) fn part(&self, name: &str) -> &str {
        self.path.get(name).map_or("", String::as_str)
    }

    /// The body as this type; what does not fit is said by field.
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        serde_json::from_slice(&self.body).map_err(|error| {
            // The text of the error can quote the request: it goes to who sent it and nowhere else.
            let detail = error.to_string();
            if error.is_data() {
                Problem::field("", detail)
            } else {
                Problem::malformed(format!("the body is no JSON: {detail}"))
            }
        })
    }

    /// How long a page of a list is to be.
    pub(crate) fn limit(&self) -> Result<i64, Problem> {
        let Some(text) = self.query.get("limit") else { return Ok(20) };
        let limit = text.parse().ok().filter(|limit| (1..=MOST).contains(limit));
        limit.ok_or_else(|| Problem::malformed(format!("limit is a number from 1 to {MOST}")))
    }

    /// The caller's case that the address names, whatever has become of it.
    pub(crate) async fn case_or_what_is_left(&self) -> Result<Submission, Problem> {
        let found = self.service.0.store.find_submission(&self.caller()?.tenant, self.part("id")).await?;
        found.ok_or_else(Problem::not_found)
    }

    /// The caller's case that the address names.
    pub(crate) async fn case(&self) -> Result<Submission, Problem> {
        let case = self.case_or_what_is_left().await?;
        if case.erased_at.is_some() || case.state.is_none() { Err(Problem::erased()) } else { Ok(case) }
    }

    /// The same, with its result.
    pub(crate) async fn done(&self) -> Result<Submission, Problem> {
        let case = self.case().await?;
        match case.state {
            Some(State::Done) => Ok(case),
            Some(state) => Err(Problem::conflict(format!("the case has no result: it is {}", state.as_str()))),
            None => Err(Problem::erased()),
        }
    }

    /// What is kept of a case under this name.
    pub(crate) async fn kept(&self, case: &Submission, name: &str) -> Result<Vec<u8>, Problem> {
        self.service.0.store.blob(case.id, name).await?.ok_or_else(Problem::erased)
    }
}
