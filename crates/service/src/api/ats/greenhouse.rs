//! Greenhouse's Assessment Partner API (developers.greenhouse.io/assessment.html): four addresses that it calls, and one PATCH back.

use axum::http::header;
use crosscheck_fetch::parse_link;
use crosscheck_store::{EndpointWhat, State};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use url::Url;

use super::super::call::{Answer, Answered, Call};
use super::order::{ID, NAME, Order, basis, submit};
use crate::answers::{Counts, GREENHOUSE, report_link};
use crate::problem::Problem;

/// A test that is sent to a candidate. Fields that are not named here are not read.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "GreenhouseSendTest")]
pub(crate) struct SendTest {
    /// As `list_tests` gives it.
    partner_test_id: String,
    /// The candidate.
    candidate: Candidate,
    /// Where it is told that there is a result.
    url: String,
}

/// What is read of a candidate.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "GreenhouseCandidate")]
pub(crate) struct Candidate {
    /// Where the CV can be had.
    #[serde(default)]
    resume_url: Option<String>,
    /// The application.
    greenhouse_profile_url: String,
}

/// What was wrong with an answer. Its texts are not kept: they can name the candidate.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "GreenhouseResponseError")]
pub(crate) struct ResponseError {
    /// Which call.
    api_call: String,
}

pub(crate) async fn list_tests(_: Call) -> Answered {
    Answer::json(&json!([{ "partner_test_id": ID, "partner_test_name": NAME }]))
}

pub(crate) async fn send_test(call: Call) -> Answered {
    let body: SendTest = call.json()?;
    let basis = basis(&call).await?;
    if body.partner_test_id != ID {
        return Err(Problem::field("/partner_test_id", "there is no such test"));
    }
    let resume = body.candidate.resume_url.as_deref().unwrap_or_default();
    let cv_from = link("/candidate/resume_url", resume)?;
    let told = link("/url", &body.url)?;
    // The answer is sent with what came with the question: that key is kept nowhere else.
    let authorization =
        call.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let callback = EndpointWhat {
        url: told.to_string(),
        kinds: vec!["case.finished".to_owned()],
        form: GREENHOUSE.to_owned(),
        authorization: authorization.to_owned(),
        ..EndpointWhat::default()
    };
    let order = Order {
        external_ref: body.candidate.greenhouse_profile_url,
        links: Vec::new(),
        cv_from: Some(cv_from),
        cv: None,
        callback: Some(callback),
        word: Some(format!("greenhouse {told}")),
    };
    let case = submit(&call, &basis, order).await?;
    Answer::json(&json!({ "partner_interview_id": case.public_id }))
}

fn link(pointer: &str, text: &str) -> Result<Url, Problem> {
    let url = parse_link(text, None).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    url.ok_or_else(|| Problem::field(pointer, "an http or https link is needed here"))
}

pub(crate) async fn test_status(call: Call) -> Answered {
    let id = call.query.get("partner_interview_id").map(String::as_str).unwrap_or_default();
    let found = call.service.0.store.find_submission(&call.caller()?.tenant, id).await?;
    let case = found.ok_or_else(Problem::not_found)?;
    let state = match case.state {
        Some(State::Done) => "complete",
        Some(state) => state.as_str(),
        None => "erased",
    };
    let Some(counts) = Counts::of(&call.service, &case).await? else {
        return Answer::json(&json!({ "partner_status": state }));
    };
    Answer::json(&json!({
        "partner_status": state,
        "partner_profile_url": report_link(&call.service, &case, Timestamp::now()),
        "metadata": {
            "Sources read": format!("{} of {}", counts.read, counts.sources),
            "Statements to look at": counts.disagreements,
            "Questions to ask": counts.questions,
        },
    }))
}

pub(crate) async fn response_error(call: Call) -> Answered {
    let body: ResponseError = call.json()?;
    let known = ["list_tests", "send_test", "test_status"].into_iter().find(|known| *known == body.api_call);
    call.service.0.metrics.misunderstood(known.unwrap_or("other"));
    Answer::json(&json!({ "status": 200 }))
}
