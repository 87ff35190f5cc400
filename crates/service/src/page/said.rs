//! What a recruiter says and does to a case. Each is the operation of the API, called by who is signed in.

use askama::Template;
use axum::http::StatusCode;
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::entry::in_future;
use super::list::minute;
use super::shown::{Frame, Showing, Shown};
use super::texts::Texts;
use super::visit::Visit;
use crate::api::{notes, steps};
use crate::problem::Problem;

/// How long a candidate's link lives. Our choice: two weeks, as long as candidates are commonly given to answer.
const INVITED_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

fn back(visit: &Visit, place: &str) -> Shown {
    Shown::see(&format!("/cases/{}{place}", visit.part("id")))
}

fn number(text: &str) -> Result<Option<u64>, Problem> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Problem::field("/finding", "it is a number"))
}

/// An answer, or a dispute.
pub(crate) async fn say(visit: Visit) -> Showing {
    let form = &visit.form;
    let mut body = json!({ "by": form.text("by"), "text": form.text("text") });
    if let Some(finding) = number(form.text("finding"))? {
        body["finding"] = finding.into();
    }
    let call = visit.call(&body)?;
    match form.text("kind") {
        "answer" => notes::answer(call).await?,
        "dispute" => notes::dispute(call).await?,
        _ => return Err(Problem::field("/kind", "it is an answer or a dispute")),
    };
    Ok(back(&visit, "#said"))
}

pub(crate) async fn settle(visit: Visit) -> Showing {
    let form = &visit.form;
    let body = json!({
        "finding": number(form.text("finding"))?, "by": visit.user()?.name,
        "resolved_by": form.text("resolved_by"), "reason": form.text("reason"),
    });
    notes::resolve(visit.call(&body)?).await?;
    Ok(back(&visit, "#said"))
}

fn reasons(visit: &Visit) -> Result<Value, Problem> {
    Ok(json!({ "by": visit.user()?.name, "reasons": visit.form.text("reasons") }))
}

pub(crate) async fn close(visit: Visit) -> Showing {
    steps::close(visit.call(&reasons(&visit)?)?).await?;
    Ok(back(&visit, ""))
}

pub(crate) async fn reopen(visit: Visit) -> Showing {
    steps::reopen(visit.call(&reasons(&visit)?)?).await?;
    Ok(back(&visit, ""))
}

pub(crate) async fn cancel(visit: Visit) -> Showing {
    steps::cancel(visit.call(&Value::Null)?).await?;
    Ok(back(&visit, ""))
}

#[derive(Template)]
#[template(path = "page/invited.html")]
struct Invited {
    t: &'static Texts,
    frame: Frame,
    id: String,
    link: String,
    until: String,
}

/// Makes a link for the candidate; it is shown to who made it, and nowhere kept.
pub(crate) async fn invite(visit: Visit) -> Showing {
    let (t, service) = (visit.t(), &visit.service);
    let case = visit.call(&Value::Null)?.case().await?;
    let until = in_future(INVITED_FOR);
    let detail = json!({ "until": until.to_string() });
    service.0.store.add_event(case.id, "candidate.invited", &detail, Some(&visit.user()?.id)).await?;
    let word = service.0.store.share_with_candidate(&case, until);
    let link = format!("{}/candidate/{word}", service.0.options.public_url.trim_end_matches('/'));
    let page =
        Invited { t, frame: visit.frame(t.invited_title), id: case.public_id, link, until: minute(&until.to_string()) };
    Ok(Shown::page(&page).with_status(StatusCode::CREATED))
}
