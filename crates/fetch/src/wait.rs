//! Waiting for a server that asked to be left alone.

use std::time::Duration;

use crosscheck_model::Gap;
use http::StatusCode;
use jiff::Timestamp;

/// How long a server is left alone before it is asked again.
pub(crate) struct Wait {
    pub(crate) time: Duration,
    /// Whether the server named it.
    pub(crate) stated: bool,
}

impl Wait {
    /// Why there is no answer if nobody waits any more.
    pub(crate) fn given_up(&self, status: StatusCode, now: Timestamp) -> Gap {
        match status.as_u16() {
            status @ 503 if !self.stated => Gap::ServerError(status),
            _ => {
                let time = jiff::SignedDuration::try_from(self.time).unwrap_or_default();
                Gap::RateLimited(self.stated.then(|| now.checked_add(time).unwrap_or(Timestamp::MAX)))
            }
        }
    }
}
