//! The service itself.

use super::call::{Answer, Answered, Call};
use super::views::HealthView;
use crate::problem::Problem;

const WELL: HealthView = HealthView { status: "ok", version: env!("CARGO_PKG_VERSION") };

pub(crate) async fn health(_: Call) -> Answered {
    Answer::json(&WELL)
}

/// Whether cases can be taken: not while it stops, and not without its store.
pub(crate) async fn ready(call: Call) -> Answered {
    if call.service.is_stopping() {
        return Err(Problem::busy("the service is stopping"));
    }
    match call.service.0.store.queue_length().await {
        Ok(_) => Answer::json(&WELL),
        Err(_) => Err(Problem::busy("the store does not answer")),
    }
}

pub(crate) async fn metrics(call: Call) -> Answered {
    let queue = call.service.0.store.queue_length().await?;
    let text = call.service.0.metrics.text(queue);
    Ok(Answer::whole("text/plain; version=0.0.4; charset=utf-8", text))
}

pub(crate) async fn document(call: Call) -> Answered {
    let document = call.service.0.document.get().ok_or_else(Problem::fault)?;
    Ok(Answer::whole("application/json", document.clone()))
}
