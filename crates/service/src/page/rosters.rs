//! Rosters: handing one in, how far it has come, and what its applications share.

use askama::Template;
use axum::http::StatusCode;
use crosscheck_engine::batch::BadRow;
use crosscheck_engine::linking::page as links_page;
use serde_json::Value;

use super::list::Line;
use super::shown::{Frame, Showing, Shown};
use super::texts::Texts;
use super::visit::Visit;
use crate::api::rosters::{HandedIn, all_cases, cancel as stop, make, own, shared, view};
use crate::api::views::RosterView;
use crate::handed_in::decoded;
use crate::problem::Problem;

/// Rosters on one page.
const AT_A_TIME: i64 = 50;

#[derive(Template)]
#[template(path = "page/rosters.html")]
struct Rosters {
    t: &'static Texts,
    frame: Frame,
    rosters: Vec<Listed>,
    wrong: Option<String>,
}

struct Listed {
    id: String,
    label: String,
    came: String,
    done: u64,
    all: u64,
}

fn all(view: &RosterView) -> u64 {
    let counts = &view.counts;
    counts.waiting + counts.running + counts.done + counts.left_alone + counts.cancelled + counts.erased
}

async fn page(visit: &Visit) -> Result<Rosters, Problem> {
    let t = visit.t();
    let mut rosters = Vec::new();
    for roster in visit.service.0.store.rosters(&visit.user()?.tenant, i64::MAX, AT_A_TIME).await? {
        let view = view(&visit.service, &roster).await?;
        let (label, came) = (crosscheck_report::escape_terminal(&view.label), t.minute(&view.created_at));
        rosters.push(Listed { done: view.counts.done, all: all(&view), id: view.id, label, came });
    }
    Ok(Rosters { t, frame: visit.frame(t.rosters_title), rosters, wrong: None })
}

pub(crate) async fn list(visit: Visit) -> Showing {
    Ok(Shown::page(&page(&visit).await?))
}

async fn wrong(visit: &Visit, why: String) -> Showing {
    let page = Rosters { wrong: Some(why), ..page(visit).await? };
    Ok(Shown::page(&page).with_status(StatusCode::UNPROCESSABLE_ENTITY))
}

pub(crate) async fn create(mut visit: Visit) -> Showing {
    let sent = std::mem::take(&mut visit.form.files);
    let (tables, files): (Vec<_>, Vec<_>) = sent.into_iter().partition(|(field, _)| field == "table");
    let Some((_, table)) = tables.into_iter().next() else {
        return wrong(&visit, visit.t().no_table.to_owned()).await;
    };
    let table = match decoded(&table) {
        Ok(bytes) => bytes.to_vec(),
        Err(why) => return wrong(&visit, why.to_owned()).await,
    };
    let files = files.into_iter().map(|(_, file)| file).collect();
    let new = HandedIn { label: visit.form.text("label").to_owned(), table, files, word: None };
    match make(&visit.call(&Value::Null)?, new).await {
        Ok(made) if made.not_taken.is_empty() => Ok(Shown::see(&format!("/rosters/{}", made.roster.id))),
        Ok(made) => {
            // What could not be used is said now: it is nowhere kept.
            visit.path.insert("id".to_owned(), made.roster.id);
            let page = one(&visit, made.not_taken).await?;
            Ok(Shown::page(&page).with_status(StatusCode::CREATED))
        }
        Err(problem) if problem.status == StatusCode::UNPROCESSABLE_ENTITY => {
            wrong(&visit, problem.view().detail).await
        }
        Err(problem) => Err(problem),
    }
}

#[derive(Template)]
#[template(path = "page/roster.html")]
struct One {
    t: &'static Texts,
    frame: Frame,
    view: RosterView,
    all: u64,
    came: String,
    cases: Vec<Line>,
    not_taken: Vec<BadRow>,
}

async fn one(visit: &Visit, not_taken: Vec<BadRow>) -> Result<One, Problem> {
    let (t, call) = (visit.t(), visit.call(&Value::Null)?);
    let roster = own(&call).await?;
    let view = view(&visit.service, &roster).await?;
    let found = all_cases(&call, &roster).await?;
    let mut cases = Vec::new();
    for case in &found {
        cases.push(Line::of(&visit.service, t, case).await?);
    }
    Ok(One {
        t,
        frame: visit.frame(&crosscheck_report::escape_terminal(&view.label)),
        all: all(&view),
        came: t.minute(&view.created_at),
        cases,
        not_taken,
        view,
    })
}

pub(crate) async fn show(visit: Visit) -> Showing {
    Ok(Shown::page(&one(&visit, Vec::new()).await?))
}

/// What the applications share, as a page with graphs, pictures and quotes.
pub(crate) async fn links(visit: Visit) -> Showing {
    let call = visit.call(&Value::Null)?;
    let roster = own(&call).await?;
    let (links, numbers, _) = shared(&call, &roster).await?;
    Ok(Shown::report(links_page(&visit.service.0.store, &links, &numbers).await?.into_bytes()))
}

pub(crate) async fn cancel(visit: Visit) -> Showing {
    let id = visit.part("id").to_owned();
    stop(visit.call(&Value::Null)?).await?;
    Ok(Shown::see(&format!("/rosters/{id}")))
}
