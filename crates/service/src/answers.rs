//! What other systems are told of a case, each in its own form. Counts and a link; never a word about the candidate, never a number
//! that could be taken for one.

use axum::http::Method;
use crosscheck_store::{Delivery, StoreError, Submission};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::kept::JSON;
use crate::service::Service;

/// Form of what Greenhouse is told: that there is something to ask for.
pub(crate) const GREENHOUSE: &str = "greenhouse";
/// Form of what Ashby is told: the state and what it shows of it.
pub(crate) const ASHBY: &str = "ashby";
/// Form of what Lever is told: a note beside the application.
pub(crate) const LEVER: &str = "lever";

/// How long a link shows a report. Our choice: Greenhouse asks for eight weeks, and gives a new link whenever it asks.
const SHARED_FOR: SignedDuration = SignedDuration::from_hours(24 * 60);

/// A message, ready to be sent.
pub(crate) struct Message {
    pub(crate) method: Method,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

/// What is told to the endpoint of this delivery; the usual form has no headers yet, it is signed.
pub(crate) async fn message(service: &Service, of: &Delivery, now: Timestamp) -> Result<Message, StoreError> {
    let authorization = ("authorization", of.endpoint.what.authorization.clone());
    Ok(match of.endpoint.what.form.as_str() {
        GREENHOUSE => Message { method: Method::PATCH, headers: vec![authorization], body: Vec::new() },
        ASHBY => {
            let body = ashby(service, of, now).await?.to_string().into_bytes();
            Message { method: Method::POST, headers: vec![authorization], body }
        }
        LEVER => {
            let body = json!({ "value": note(service, of, now).await? }).to_string().into_bytes();
            Message { method: Method::POST, headers: vec![authorization], body }
        }
        _ => {
            let data = json!({ "case": of.public_id, "live": of.endpoint.tenant.live });
            let body = json!({ "type": of.kind, "timestamp": of.at, "data": data }).to_string().into_bytes();
            Message { method: Method::POST, headers: Vec::new(), body }
        }
    })
}

/// What a report comes to, for systems that show a few fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) sources: u64,
    pub(crate) read: u64,
    pub(crate) disagreements: u64,
    pub(crate) questions: u64,
}

impl Counts {
    /// Of a case that has its report.
    pub(crate) async fn of(service: &Service, case: &Submission) -> Result<Option<Self>, StoreError> {
        let Some(report) = service.0.store.blob(case.id, JSON).await? else { return Ok(None) };
        let report: Value = serde_json::from_slice(&report).unwrap_or_default();
        let count = |name: &str| report["summary"][name].as_u64().unwrap_or_default();
        Ok(Some(Self {
            sources: count("sources"),
            read: count("sources_read"),
            disagreements: count("disagreements"),
            questions: report["questions"].as_array().map_or(0, Vec::len) as u64,
        }))
    }

    /// In one sentence.
    pub(crate) fn sentence(self) -> String {
        let Self { sources, read, disagreements, questions } = self;
        format!("{read} of {sources} sources read; {disagreements} statements to look at; {questions} questions to ask")
    }
}

/// A link that shows the report to whoever has it.
pub(crate) fn report_link(service: &Service, case: &Submission, now: Timestamp) -> String {
    let until = now.checked_add(SHARED_FOR).unwrap_or(now);
    format!("{}/shared/{}", service.0.options.public_url.trim_end_matches('/'), service.0.store.share(case, until))
}

/// A note: what came of it in one sentence, and where the report is.
async fn note(service: &Service, of: &Delivery, now: Timestamp) -> Result<String, StoreError> {
    let case = service.0.store.find_submission(&of.endpoint.tenant, &of.public_id).await?;
    let counts = match &case {
        Some(case) => Counts::of(service, case).await?,
        None => None,
    };
    Ok(match (case, counts) {
        (Some(case), Some(counts)) if of.kind == "case.finished" => {
            format!("crosscheck: {}. Report (60 days): {}", counts.sentence(), report_link(service, &case, now))
        }
        _ => "crosscheck: the case could not be run.".to_owned(),
    })
}

fn field(identifier: &str, label: &str, kind: &str, value: &str) -> Value {
    json!({ "identifier": identifier, "label": label, "type": kind, "value": value })
}

async fn ashby(service: &Service, of: &Delivery, now: Timestamp) -> Result<Value, StoreError> {
    let mut said = json!({ "assessment_id": of.public_id, "timestamp": now.as_millisecond() });
    let case = service.0.store.find_submission(&of.endpoint.tenant, &of.public_id).await?;
    let counts = match &case {
        Some(case) => Counts::of(service, case).await?,
        None => None,
    };
    match (case, counts) {
        (Some(case), Some(counts)) if of.kind == "case.finished" => {
            said["assessment_status"] = field("status", "Status", "string", "Report is there");
            said["assessment_profile_url"] = field("report", "Report", "url", &report_link(service, &case, now));
            said["assessment_result"] = field("summary", "Report", "string", &counts.sentence());
        }
        _ => said["cancelled_reason"] = field("reason", "Why", "string", "The case could not be run"),
    }
    Ok(said)
}
