//! Stopping a case, taking it up again, closing it, erasing the person.

use axum::http::StatusCode;

use super::bodies::{ReasonsBody, SimulationBody};
use super::call::{Answer, Answered, Call};
use super::views::{CaseView, EventView};
use crate::problem::Problem;

async fn as_it_stands(call: &Call) -> Answered {
    Answer::json(&CaseView::of(&call.case_or_what_is_left().await?))
}

pub(crate) async fn cancel(call: Call) -> Answered {
    let case = call.case().await?;
    if !call.service.0.store.cancel(&case, &call.caller()?.key.id).await? {
        return Err(Problem::conflict("only a case that waits or runs can be stopped"));
    }
    as_it_stands(&call).await
}

pub(crate) async fn restore(call: Call) -> Answered {
    let case = call.case().await?;
    if !call.service.0.store.take_up_again(&case, &call.caller()?.key.id).await? {
        return Err(Problem::conflict("only a case that was stopped or left alone can be taken up again"));
    }
    call.service.0.came.notify_one();
    as_it_stands(&call).await
}

/// Who and why, with the key that says so.
fn reasons(call: &Call) -> Result<serde_json::Value, Problem> {
    let body: ReasonsBody = call.json()?;
    for (name, text) in [("/by", &body.by), ("/reasons", &body.reasons)] {
        if text.trim().is_empty() {
            return Err(Problem::field(name, "a person closes a case, and says why"));
        }
    }
    let mut detail = serde_json::to_value(&body).map_err(|_| Problem::fault())?;
    detail["key"] = call.caller()?.key.id.as_str().into();
    Ok(detail)
}

pub(crate) async fn close(call: Call) -> Answered {
    let detail = reasons(&call)?;
    let case = call.done().await?;
    if !call.service.0.store.close_case(&case, &detail, &call.caller()?.key.id).await? {
        return Err(Problem::conflict("the case is closed already"));
    }
    as_it_stands(&call).await
}

pub(crate) async fn reopen(call: Call) -> Answered {
    let detail = reasons(&call)?;
    let case = call.case().await?;
    if !call.service.0.store.reopen_case(&case, &detail, &call.caller()?.key.id).await? {
        return Err(Problem::conflict("the case is not closed"));
    }
    as_it_stands(&call).await
}

pub(crate) async fn erase(call: Call) -> Answered {
    let case = call.case().await?;
    Answer::json(&call.service.0.store.erase(&case.public_id).await?)
}

/// Tells an event of a case that is for trying things out, without anything else happening to it.
pub(crate) async fn simulate(call: Call) -> Answered {
    let body: SimulationBody = call.json()?;
    let case = call.case().await?;
    if case.tenant.live {
        return Err(Problem::conflict("events are only simulated for cases of test keys"));
    }
    let kind = serde_json::to_value(body.event).map_err(|_| Problem::fault())?;
    let detail = serde_json::json!({ "simulated": true });
    let actor = &call.caller()?.key.id;
    let event =
        call.service.0.store.add_event(case.id, kind.as_str().unwrap_or_default(), &detail, Some(actor)).await?;
    Ok(Answer::json(&EventView::from(event))?.with_status(StatusCode::CREATED))
}
