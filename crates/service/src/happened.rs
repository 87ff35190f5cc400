//! Everything that happened to a case.

use crosscheck_store::{CaseEvent, Submission};

use crate::problem::Problem;
use crate::service::Service;

/// Events that are looked through at a time.
const AT_A_TIME: i64 = 1_000;

/// Everything that happened to a case, oldest first.
pub(crate) async fn happened(service: &Service, case: &Submission) -> Result<Vec<CaseEvent>, Problem> {
    let mut all: Vec<CaseEvent> = Vec::new();
    loop {
        let after = all.last().map_or(0, |event| event.number);
        let more = service.0.store.events(case.id, after, AT_A_TIME).await?;
        if more.is_empty() {
            return Ok(all);
        }
        all.extend(more);
    }
}
