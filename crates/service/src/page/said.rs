//! What a recruiter says and does to a case. Each is the operation of the API, called by who is signed in.

use askama::Template;
use axum::http::{StatusCode, header};
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::entry::in_future;
use super::shown::{Frame, Showing, Shown};
use super::texts::Texts;
use super::visit::Visit;
use crate::api::{notes, repeat, steps};
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
        "complaint" => notes::complain(call).await?,
        _ => return Err(Problem::field("/kind", "it is an answer, a dispute or a complaint")),
    };
    Ok(back(&visit, &place(form.text("finding"))))
}

/// Where what was said to a finding stands.
fn place(finding: &str) -> String {
    if finding.is_empty() { "#said".to_owned() } else { format!("#point-{finding}") }
}

pub(crate) async fn settle(visit: Visit) -> Showing {
    let form = &visit.form;
    let body = json!({
        "finding": number(form.text("finding"))?, "by": visit.user()?.name,
        "resolved_by": form.text("resolved_by"), "reason": form.text("reason"),
    });
    notes::resolve(visit.call(&body)?).await?;
    Ok(back(&visit, &place(form.text("finding"))))
}

/// A step that was taken, or why not.
pub(crate) async fn step(mut visit: Visit) -> Showing {
    let form = &visit.form;
    let item = form.text("item").to_owned();
    let mut body = json!({ "state": form.text("state"), "by": visit.user()?.name });
    for name in ["method", "evidence", "reason"] {
        if !form.text(name).is_empty() {
            body[name] = form.text(name).into();
        }
    }
    visit.path.insert("item".to_owned(), item.clone());
    notes::change_checklist(visit.call(&body)?).await?;
    Ok(back(&visit, &format!("#step-{item}")))
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

pub(crate) async fn restore(visit: Visit) -> Showing {
    steps::restore(visit.call(&Value::Null)?).await?;
    Ok(back(&visit, ""))
}

/// Reads the application again as a new case, and goes there.
pub(crate) async fn read_again(visit: Visit) -> Showing {
    let made = repeat::repeat(visit.call(&Value::Null)?).await?;
    let place = made.headers.iter().find(|(name, _)| *name == header::LOCATION);
    let path = place.and_then(|(_, path)| path.to_str().ok()?.strip_prefix("/v1"));
    Ok(Shown::see(path.ok_or_else(Problem::fault)?))
}

/// How long an erasure can be undone. Our choice: long enough to notice a slip, short beside any time limit of a law.
const UNDONE_WITHIN: SignedDuration = SignedDuration::from_hours(1);

/// Erases the case in an hour, so that it can be undone until then.
pub(crate) async fn erase(visit: Visit) -> Showing {
    let case = visit.call(&Value::Null)?.case().await?;
    visit.service.0.store.erase_later(&case, in_future(UNDONE_WITHIN), &visit.user()?.id).await?;
    Ok(back(&visit, ""))
}

pub(crate) async fn keep(visit: Visit) -> Showing {
    let case = visit.call(&Value::Null)?.case().await?;
    visit.service.0.store.keep_after_all(&case, &visit.user()?.id).await?;
    Ok(back(&visit, ""))
}

pub(crate) async fn hold(visit: Visit) -> Showing {
    let case = visit.call(&Value::Null)?.case().await?;
    let reason = visit.form.text("reason");
    if reason.is_empty() || reason.len() > 4_000 {
        return Err(Problem::field("/reason", "a hold has a reason"));
    }
    visit.service.0.store.hold(&case.public_id, reason).await?;
    Ok(back(&visit, "#keeping"))
}

pub(crate) async fn unhold(visit: Visit) -> Showing {
    let case = visit.call(&Value::Null)?.case().await?;
    visit.service.0.store.lift_hold(&case.public_id).await?;
    Ok(back(&visit, "#keeping"))
}

/// A link that is shown once.
#[derive(Template)]
#[template(path = "page/invited.html")]
pub(super) struct Invited {
    pub(super) t: &'static Texts,
    pub(super) frame: Frame,
    pub(super) title: &'static str,
    pub(super) text: &'static str,
    pub(super) link: String,
    pub(super) until: String,
    pub(super) back: String,
    pub(super) back_text: &'static str,
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
    let page = Invited {
        t,
        frame: visit.frame(t.invited_title),
        title: t.invited_title,
        text: t.invited_text,
        link,
        until: t.minute(&until.to_string()),
        back: format!("/cases/{}", case.public_id),
        back_text: t.back_to_case,
    };
    Ok(Shown::page(&page).with_status(StatusCode::CREATED))
}

/// How long pages can be handed in at an address. Our choice: a working day.
const PAGES_FOR: SignedDuration = SignedDuration::from_hours(12);

/// Makes an address that the recruiter's own browser hands pages in at; it is shown to who made it, and nowhere kept.
pub(crate) async fn address_for_pages(visit: Visit) -> Showing {
    let (t, service) = (visit.t(), &visit.service);
    let case = visit.call(&Value::Null)?.case().await?;
    let until = in_future(PAGES_FOR);
    let word = service.0.store.share_for_pages(&case, until);
    let page = Invited {
        t,
        frame: visit.frame(t.pages_title),
        title: t.pages_title,
        text: t.pages_text,
        link: format!("{}/v1/pages/{word}", service.0.options.public_url.trim_end_matches('/')),
        until: t.minute(&until.to_string()),
        back: format!("/cases/{}", case.public_id),
        back_text: t.back_to_case,
    };
    Ok(Shown::page(&page).with_status(StatusCode::CREATED))
}
