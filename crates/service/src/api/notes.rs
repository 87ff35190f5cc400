//! What people say of a case. Each stands beside what was found; nothing is changed or taken back.

use axum::http::StatusCode;
use serde::Serialize;
use serde_json::Value;

use super::bodies::{AnswerBody, ChecklistBody, ItemState, ResolutionBody};
use super::call::{Answer, Answered, Call};
use super::views::{EventView, List};
use crate::kept::JSON;
use crate::problem::Problem;

/// Events of a case that are looked through at a time.
const AT_A_TIME: i64 = 1_000;

/// Everything of these kinds that was said of the case, oldest first.
pub(crate) async fn said(call: &Call, kinds: &[&str]) -> Result<Vec<EventView>, Problem> {
    let case = call.case().await?;
    let mut said = Vec::new();
    let mut after = 0;
    loop {
        let events = call.service.0.store.events(case.id, after, AT_A_TIME).await?;
        let Some(last) = events.last() else { return Ok(said) };
        after = last.number;
        said.extend(events.into_iter().filter(|event| kinds.contains(&event.kind.as_str())).map(EventView::from));
    }
}

async fn listed(call: &Call, kind: &str) -> Answered {
    Answer::json(&List { data: said(call, &[kind]).await?, next: None })
}

/// The body with one more field.
fn with(body: &impl Serialize, name: &str, value: &str) -> Result<Value, Problem> {
    let mut detail = serde_json::to_value(body).map_err(|_| Problem::fault())?;
    detail[name] = value.into();
    Ok(detail)
}

async fn note(call: &Call, kind: &str, detail: &Value) -> Answered {
    let case = call.done().await?;
    let actor = &call.caller()?.key.id;
    let event = call.service.0.store.add_event(case.id, kind, detail, Some(actor)).await?;
    Ok(Answer::json(&EventView::from(event))?.with_status(StatusCode::CREATED))
}

/// Who says something, and that it says something.
fn filled(fields: &[(&str, &str)]) -> Result<(), Problem> {
    match fields.iter().find(|(_, text)| text.trim().is_empty()) {
        Some((name, _)) => Err(Problem::field(&format!("/{name}"), "it is empty")),
        None => Ok(()),
    }
}

/// A finding that the report has.
async fn known_finding(call: &Call, number: u64) -> Result<(), Problem> {
    let case = call.done().await?;
    let report: Value = serde_json::from_slice(&call.kept(&case, JSON).await?).map_err(|_| Problem::fault())?;
    let known = report["findings"].as_array().into_iter().flatten().any(|finding| finding["number"] == number);
    if known { Ok(()) } else { Err(Problem::field("/finding", "the report has no finding of this number")) }
}

async fn answer_of_kind(call: Call, kind: &str) -> Answered {
    let body: AnswerBody = call.json()?;
    filled(&[("by", &body.by), ("text", &body.text)])?;
    if let Some(finding) = body.finding {
        known_finding(&call, finding).await?;
    }
    let detail = with(&body, "key", &call.caller()?.key.id)?;
    note(&call, kind, &detail).await
}

pub(crate) async fn answer(call: Call) -> Answered {
    answer_of_kind(call, "answer.given").await
}

pub(crate) async fn answers(call: Call) -> Answered {
    listed(&call, "answer.given").await
}

pub(crate) async fn dispute(call: Call) -> Answered {
    answer_of_kind(call, "dispute.raised").await
}

pub(crate) async fn disputes(call: Call) -> Answered {
    listed(&call, "dispute.raised").await
}

/// A complaint about how the check was done. It can be made before there is a report, and is part of no finding.
pub(crate) async fn complain(call: Call) -> Answered {
    let body: AnswerBody = call.json()?;
    filled(&[("by", &body.by), ("text", &body.text)])?;
    if body.finding.is_some() {
        return Err(Problem::field("/finding", "a complaint is about the case: dispute the finding instead"));
    }
    let case = call.case().await?;
    let actor = &call.caller()?.key.id;
    let detail = with(&body, "key", actor)?;
    let event = call.service.0.store.add_event(case.id, "complaint.made", &detail, Some(actor)).await?;
    Ok(Answer::json(&EventView::from(event))?.with_status(StatusCode::CREATED))
}

pub(crate) async fn complaints(call: Call) -> Answered {
    listed(&call, "complaint.made").await
}

pub(crate) async fn resolve(call: Call) -> Answered {
    let body: ResolutionBody = call.json()?;
    filled(&[("by", &body.by), ("reason", &body.reason)])?;
    known_finding(&call, body.finding).await?;
    let detail = with(&body, "key", &call.caller()?.key.id)?;
    note(&call, "resolution.recorded", &detail).await
}

pub(crate) async fn resolutions(call: Call) -> Answered {
    listed(&call, "resolution.recorded").await
}

pub(crate) async fn change_checklist(call: Call) -> Answered {
    let body: ChecklistBody = call.json()?;
    filled(&[("by", &body.by)])?;
    let (method, evidence) = (body.method.as_deref().unwrap_or_default(), body.evidence.as_deref().unwrap_or_default());
    match body.state {
        ItemState::Done => filled(&[("method", method), ("evidence", evidence)])?,
        ItemState::Waived => filled(&[("reason", body.reason.as_deref().unwrap_or_default())])?,
        ItemState::Open | ItemState::NotApplicable => {}
    }
    let case = call.done().await?;
    let report: Value = serde_json::from_slice(&call.kept(&case, JSON).await?).map_err(|_| Problem::fault())?;
    let item = call.part("item").to_owned();
    if !report["checklist"].as_array().into_iter().flatten().any(|known| known["id"] == item.as_str()) {
        return Err(Problem::not_found());
    }
    let mut detail = with(&body, "key", &call.caller()?.key.id)?;
    detail["item"] = item.into();
    note(&call, "checklist.changed", &detail).await
}
