//! What went wrong, as RFC 9457 has it: the same form everywhere.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use crosscheck_store::StoreError;
use schemars::JsonSchema;
use serde::Serialize;

/// A field that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct FieldProblem {
    /// Where it stands in the request (JSON Pointer).
    pub(crate) pointer: String,
    /// What is wrong with it.
    pub(crate) detail: String,
}

/// Why a request was not answered as asked.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
pub(crate) struct ProblemView {
    /// Which kind of problem.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// The kind in words.
    pub(crate) title: String,
    /// Status of the answer.
    pub(crate) status: u16,
    /// What is wrong this time, and what to do.
    pub(crate) detail: String,
    /// Fields that cannot be used.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub(crate) errors: Vec<FieldProblem>,
}

#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) status: StatusCode,
    kind: &'static str,
    detail: String,
    errors: Vec<FieldProblem>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
}

impl Problem {
    fn new(status: StatusCode, kind: &'static str, detail: impl Into<String>) -> Self {
        Self { status, kind, detail: detail.into(), errors: Vec::new(), headers: Vec::new() }
    }

    pub(crate) fn no_key() -> Self {
        let problem = Self::new(
            StatusCode::UNAUTHORIZED,
            "no-valid-key",
            "send an API key that is valid: Authorization: Bearer KEY",
        );
        problem.with_header(header::WWW_AUTHENTICATE, "Bearer")
    }

    pub(crate) fn not_in_scope(scope: &str) -> Self {
        Self::new(StatusCode::FORBIDDEN, "not-in-scope", format!("this key does not have the scope {scope}"))
    }

    pub(crate) fn refused(why: &str) -> Self {
        Self::new(StatusCode::FORBIDDEN, "refused", why)
    }

    pub(crate) fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "there is nothing here that this key may see")
    }

    pub(crate) fn wrong_method() -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "this address takes other methods: see Allow")
    }

    pub(crate) fn too_large(most: usize) -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", format!("at most {most} bytes are taken here"))
    }

    pub(crate) fn too_slow() -> Self {
        Self::new(StatusCode::REQUEST_TIMEOUT, "too-slow", "the body did not come in time: send it again, faster")
    }

    pub(crate) fn wrong_media_type(taken: &str) -> Self {
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type-not-taken", format!("send {taken}"))
    }

    pub(crate) fn not_acceptable(given: &str) -> Self {
        Self::new(StatusCode::NOT_ACCEPTABLE, "not-acceptable", format!("this can be had as {given}"))
    }

    pub(crate) fn malformed(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "malformed", detail)
    }

    pub(crate) fn unusable(errors: Vec<FieldProblem>) -> Self {
        let detail = match errors.as_slice() {
            [one] => format!("{}: {}", one.pointer, one.detail),
            more => format!("{} fields cannot be used", more.len()),
        };
        Self { errors, ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, "not-usable", detail) }
    }

    pub(crate) fn field(pointer: &str, detail: impl Into<String>) -> Self {
        Self::unusable(vec![FieldProblem { pointer: pointer.to_owned(), detail: detail.into() }])
    }

    pub(crate) fn other_content() -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "idempotency-key-used",
            "something else was handed in under this Idempotency-Key",
        )
    }

    pub(crate) fn conflict(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, "not-in-this-state", detail)
    }

    pub(crate) fn erased() -> Self {
        Self::new(StatusCode::GONE, "erased", "the case was erased: nothing of it is kept")
    }

    pub(crate) fn too_many(seconds: u64) -> Self {
        let problem =
            Self::new(StatusCode::TOO_MANY_REQUESTS, "too-many-requests", format!("ask again in {seconds} seconds"));
        problem.with_header(header::RETRY_AFTER, &seconds.to_string())
    }

    pub(crate) fn busy(detail: &str) -> Self {
        let problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", detail);
        problem.with_header(header::RETRY_AFTER, "5")
    }

    pub(crate) fn fault() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "fault",
            "the service could not do this; it is not the request's fault",
        )
    }

    fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }

    pub(crate) fn view(&self) -> ProblemView {
        ProblemView {
            kind: format!("urn:crosscheck:problem:{}", self.kind),
            title: self.kind.replace('-', " "),
            status: self.status.as_u16(),
            detail: self.detail.clone(),
            errors: self.errors.clone(),
        }
    }
}

/// Nothing of what the store says goes out: it could name files or hosts of the operator.
impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NoSuchCase => Self::erased(),
            StoreError::Held { .. } => {
                Self::conflict("a legal hold stands on this case: it beats the request, and nothing was erased")
            }
            _ => Self::fault(),
        }
    }
}
