//! Ashby's assessments framework (developers.ashbyhq.com, "Creating an Assessments Integration"): what a partner implements. It hands in no
//! CV; the links are asked for as a field of the partner's own.

use axum::http::StatusCode;
use crosscheck_fetch::parse_link;
use crosscheck_store::EndpointWhat;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::call::{Answer, Answered, Call};
use super::order::{ABOUT, ID, NAME, Order, basic, basis, submit};
use crate::answers::ASHBY;
use crate::problem::Problem;

/// Name of the field with the links.
const LINKS: &str = "links";

/// An assessment that is started. Fields that are not named here are not read.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "AshbyStart")]
pub(crate) struct Start {
    /// As `assessment.list` gives it.
    assessment_type_id: String,
    /// The application.
    application: Thing,
    /// The partner's own fields, by their ids.
    #[serde(default)]
    additional_fields: Value,
}

/// A thing of theirs.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "AshbyThing")]
pub(crate) struct Thing {
    /// Its name there.
    ashby_id: String,
}

/// An assessment that is cancelled.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "AshbyCancel")]
pub(crate) struct Cancel {
    /// As `assessment.start` gave it.
    assessment_id: String,
}

pub(crate) async fn list(_: Call) -> Answered {
    let results = json!([{ "assessment_type_id": ID, "name": NAME, "description": ABOUT }]);
    Answer::json(&json!({ "success": true, "results": results }))
}

pub(crate) async fn fields(_: Call) -> Answered {
    let links = json!({
        "id": LINKS,
        "name": "Links to the candidate's profiles, as they supplied them",
        "type": "LongText",
        "isRequired": true,
    });
    Answer::json(&json!({ "success": true, "fields": [links] }))
}

/// What is shown to the recruiter.
fn shown(message: &str) -> Answered {
    Ok(Answer::json(&json!({ "message": message }))?.with_status(StatusCode::UNPROCESSABLE_ENTITY))
}

pub(crate) async fn start(call: Call) -> Answered {
    let body: Start = call.json()?;
    let basis = basis(&call).await?;
    if body.assessment_type_id != ID {
        return shown("There is no such assessment.");
    }
    let text = body.additional_fields[LINKS].as_str().unwrap_or_default();
    let words = text.split([' ', '\n', '\r', '\t', ',', ';']).filter(|word| !word.is_empty());
    let links: Vec<_> = words.filter_map(|word| parse_link(word, None).ok()).collect();
    if links.is_empty() {
        return shown("Give at least one link to a profile of the candidate, with https:// before it.");
    }
    let answered = !basis.answer_url.is_empty();
    let callback = answered.then(|| EndpointWhat {
        url: basis.answer_url.clone(),
        kinds: vec!["case.finished".to_owned(), "case.left_alone".to_owned()],
        form: ASHBY.to_owned(),
        authorization: basic(&basis.answer_key),
        ..EndpointWhat::default()
    });
    let order = Order { external_ref: body.application.ashby_id, links, cv_from: None, cv: None, callback, word: None };
    let case = match submit(&call, &basis, order).await {
        Ok(case) => case,
        Err(problem) if problem.status == StatusCode::UNPROCESSABLE_ENTITY => return shown(&problem.view().detail),
        Err(problem) => return Err(problem),
    };
    Answer::json(&json!({ "success": true, "results": { "assessment_id": case.public_id } }))
}

pub(crate) async fn cancel(call: Call) -> Answered {
    let body: Cancel = call.json()?;
    let caller = call.caller()?;
    let found = call.service.0.store.find_submission(&caller.tenant, &body.assessment_id).await?;
    let case = found.filter(|case| case.erased_at.is_none()).ok_or_else(Problem::not_found)?;
    if !call.service.0.store.cancel(&case, &caller.key.id).await? {
        return Answer::json(&json!({ "success": false, "errors": ["the case waits no more, and is not being run"] }));
    }
    Answer::json(&json!({ "success": true, "results": { "assessment_id": case.public_id } }))
}
