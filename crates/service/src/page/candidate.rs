//! The candidate's page: what is compared and why, their word on it, their links, the copy of the report, and what they say
//! against it. It shows nothing that the recruiter wrote, and nothing about other people.

use askama::Template;
use axum::http::StatusCode;
use crosscheck_engine::batch::Row;
use crosscheck_store::{CaseEvent, State, Submission};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::time::Instant;

use super::case::{Said, last_consent};
use super::new_case::links_in;
use super::shown::{Frame, Showing, Shown};
use super::texts::Texts;
use super::visit::{Visit, caller};
use crate::api::call::Call;
use crate::api::notices::clock;
use crate::api::supplied::supplied;
use crate::api::views::{CaseView, ControlOfCase};
use crate::api::{control, notes};
use crate::handed_in::decoded;
use crate::happened::happened;
use crate::kept::{HTML, JSON};
use crate::problem::Problem;
use crate::reading::Reading;

/// Who the log names for what is done on this page.
const CANDIDATE: &str = "candidate";
/// Who says it, as it is kept.
const BY: &str = "the candidate";
/// Most links that a candidate adds at a time; as for a case.
const MOST_LINKS: usize = 100;
/// Names under which their files are kept begin so.
const FILE: &str = "candidate-file-";
/// Most files that a candidate sends, in all.
const MOST_FILES: usize = 10;

#[derive(Template)]
#[template(path = "page/candidate.html")]
struct CandidatePage {
    t: &'static Texts,
    frame: Frame,
    address: String,
    purpose: String,
    /// What was handed in.
    material: Vec<String>,
    /// What the candidate said of it last.
    consent: Option<String>,
    reading: Option<Reading>,
    /// What was asked to be shown on profiles, and what was seen.
    control: Option<ControlOfCase>,
    /// Until when the organisation waits for an answer before it decides.
    answer_until: Option<String>,
    /// What the candidate said here.
    said: Vec<Said>,
    wrong: Option<&'static str>,
}

/// The case that the link leads to, for its candidate.
async fn case_of(visit: &Visit) -> Result<Submission, Problem> {
    let found = visit.service.0.store.shared_with_candidate(visit.part("link"), Timestamp::now()).await?;
    let case = found.ok_or_else(Problem::not_found)?;
    visit.service.0.rates.take(&format!("candidate {}", case.public_id), Instant::now()).map_err(Problem::too_many)?;
    if case.erased_at.is_some() || case.state.is_none() { Err(Problem::erased()) } else { Ok(case) }
}

async fn page(visit: &Visit, case: &Submission) -> Result<CandidatePage, Problem> {
    let (t, service) = (visit.t(), &visit.service);
    let events = happened(service, case).await?;
    let report = if case.state == Some(State::Done) { service.0.store.blob(case.id, JSON).await? } else { None };
    let row: Option<Row> = serde_json::from_str(&case.row).ok();
    let material = row.iter().flat_map(|row| {
        let files = row.cv.iter().map(|file| file.display().to_string());
        files.chain(row.links.iter().map(ToString::to_string))
    });
    let view = CaseView::of(case);
    // What a recruiter wrote has the recruiter's key, whoever it says it is from.
    let own = |event: &&CaseEvent| event.detail["key"] == CANDIDATE;
    Ok(CandidatePage {
        t,
        // The same for everybody, a recruiter who looks at it included.
        frame: Frame { user: None, ..visit.frame(t.candidate_title) },
        address: format!("/candidate/{}", visit.part("link")),
        purpose: view.permissible_purpose.clone(),
        material: material.map(|text| crosscheck_report::escape_terminal(&text)).collect(),
        consent: last_consent(&events).map(str::to_owned),
        reading: report.map(|report| Reading::of(&report)),
        control: control::stands(service, case).await?,
        answer_until: clock(&view, &events).ends.map(|until| t.minute(&until.to_string())),
        said: events.iter().filter(own).filter_map(|event| Said::of(t, event)).collect(),
        wrong: None,
    })
}

pub(crate) async fn show(visit: Visit) -> Showing {
    let case = case_of(&visit).await?;
    Ok(Shown::page(&page(&visit, &case).await?))
}

/// The copy of the report; not where it speaks of other applications.
pub(crate) async fn report(visit: Visit) -> Showing {
    let case = case_of(&visit).await?;
    let store = &visit.service.0.store;
    let kept = store.blob(case.id, JSON).await?.filter(|_| case.state == Some(State::Done));
    let json = kept.ok_or_else(Problem::not_found)?;
    if Reading::of(&json).speaks_of_others {
        return Err(Problem::not_found());
    }
    Ok(Shown::report(store.blob(case.id, HTML).await?.ok_or_else(Problem::not_found)?))
}

fn back(visit: &Visit) -> Shown {
    Shown::see(&format!("/candidate/{}#said", visit.part("link")))
}

async fn wrong(visit: &Visit, case: &Submission, why: &'static str) -> Showing {
    let page = CandidatePage { wrong: Some(why), ..page(visit, case).await? };
    Ok(Shown::page(&page).with_status(StatusCode::UNPROCESSABLE_ENTITY))
}

/// Agreed, or not: who does not agree is not read any further.
pub(crate) async fn consent(visit: Visit) -> Showing {
    let case = case_of(&visit).await?;
    let kind = match visit.form.text("answer") {
        "yes" => "consent.given",
        "no" => "consent.refused",
        _ => return wrong(&visit, &case, visit.t().choose_one).await,
    };
    let store = &visit.service.0.store;
    store.add_event(case.id, kind, &json!({ "by": BY, "key": CANDIDATE }), Some(CANDIDATE)).await?;
    if kind == "consent.refused" {
        // One that is done has nothing to stop: the recruiter sees the refusal.
        store.cancel(&case, CANDIDATE).await?;
    }
    Ok(back(&visit))
}

/// Links that the candidate names as their own: kept for the recruiter, who decides whether they are read.
pub(crate) async fn links(visit: Visit) -> Showing {
    let case = case_of(&visit).await?;
    let links = links_in(visit.form.text("links"));
    if links.is_empty() || links.len() > MOST_LINKS {
        return wrong(&visit, &case, visit.t().no_links).await;
    }
    let detail = json!({ "by": BY, "key": CANDIDATE, "links": links });
    visit.service.0.store.add_event(case.id, "links.supplied", &detail, Some(CANDIDATE)).await?;
    Ok(back(&visit))
}

pub(crate) async fn dispute(mut visit: Visit) -> Showing {
    let case = case_of(&visit).await?;
    let text = visit.form.text("text").to_owned();
    if text.is_empty() {
        return wrong(&visit, &case, visit.t().say_what).await;
    }
    if case.state != Some(State::Done) {
        return Err(Problem::conflict(visit.t().no_report_yet));
    }
    let mut body: Value = json!({ "by": BY, "text": text });
    let evidence = visit.form.text("evidence");
    if !evidence.is_empty() {
        body["evidence"] = evidence.into();
    }
    if let Ok(finding) = visit.form.text("finding").parse::<u64>() {
        body["finding"] = finding.into();
    }
    notes::dispute(call(&mut visit, case, &body)).await?;
    Ok(back(&visit))
}

/// Files that the candidate sends: kept for the recruiter, who decides whether they are read.
pub(crate) async fn files(mut visit: Visit) -> Showing {
    let case = case_of(&visit).await?;
    let sent = std::mem::take(&mut visit.form.files);
    if sent.is_empty() {
        return wrong(&visit, &case, visit.t().no_files).await;
    }
    // Pages that the recruiter handed in do not take the candidate's places.
    let supplied = supplied(&visit.service, &case).await?.files;
    let there = supplied.iter().filter(|(_, kept_as)| kept_as.starts_with(FILE)).count();
    if there + sent.len() > MOST_FILES {
        return wrong(&visit, &case, visit.t().too_many_files).await;
    }
    let mut read = Vec::new();
    for (_, file) in sent {
        match decoded(&file) {
            Ok(bytes) => read.push((file.name, bytes)),
            Err(_) => return wrong(&visit, &case, visit.t().file_too_large).await,
        }
    }
    let store = &visit.service.0.store;
    let mut kept = Vec::new();
    for (name, bytes) in read {
        let kept_as = format!("{FILE}{}", store.random_word()?);
        store.keep_blob(case.id, &kept_as, &bytes).await?;
        kept.push(json!({ "name": name, "kept_as": kept_as, "bytes": bytes.len() }));
    }
    let detail = json!({ "by": BY, "key": CANDIDATE, "files": kept });
    store.add_event(case.id, "files.supplied", &detail, Some(CANDIDATE)).await?;
    Ok(back(&visit))
}

/// The operation of the API that does this to the candidate's case, called by the candidate.
fn call(visit: &mut Visit, case: Submission, body: &Value) -> Call {
    visit.path.insert("id".to_owned(), case.public_id);
    visit.call_by(caller(CANDIDATE, case.tenant), body)
}

pub(crate) async fn ask_control(mut visit: Visit) -> Showing {
    let case = case_of(&visit).await?;
    match control::begin(call(&mut visit, case.clone(), &json!({}))).await {
        Ok(_) => Ok(Shown::see(&format!("/candidate/{}#control", visit.part("link")))),
        Err(problem) if problem.status == StatusCode::UNPROCESSABLE_ENTITY => {
            wrong(&visit, &case, visit.t().control_no_links).await
        }
        Err(problem) => Err(problem),
    }
}

pub(crate) async fn check_control(mut visit: Visit) -> Showing {
    let case = case_of(&visit).await?;
    control::check(call(&mut visit, case, &Value::Null)).await?;
    Ok(Shown::see(&format!("/candidate/{}#control", visit.part("link"))))
}

pub(crate) async fn complain(mut visit: Visit) -> Showing {
    let case = case_of(&visit).await?;
    let body = json!({ "by": BY, "text": visit.form.text("text") });
    if visit.form.text("text").is_empty() {
        return wrong(&visit, &case, visit.t().say_what).await;
    }
    notes::complain(call(&mut visit, case, &body)).await?;
    Ok(back(&visit))
}

/// Asks the organisation to erase the case: it answers for the law, so it decides when.
pub(crate) async fn ask_erasure(visit: Visit) -> Showing {
    let case = case_of(&visit).await?;
    let detail = json!({ "by": BY, "key": CANDIDATE });
    visit.service.0.store.add_event(case.id, "erasure.requested", &detail, Some(CANDIDATE)).await?;
    Ok(back(&visit))
}
