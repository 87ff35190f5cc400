//! The cases of who is signed in, newest first.

use askama::Template;

use super::shown::{Frame, Showing, Shown};
use super::texts::Texts;
use super::visit::Visit;
use crate::api::views::CaseView;
use crate::problem::Problem;

/// Cases on one page.
const AT_A_TIME: usize = 50;

#[derive(Template)]
#[template(path = "page/cases.html")]
struct Cases {
    t: &'static Texts,
    frame: Frame,
    cases: Vec<Line>,
    older: Option<String>,
}

struct Line {
    view: CaseView,
    /// When it came, to the minute.
    came: String,
    state: &'static str,
}

pub(crate) async fn home(_: Visit) -> Showing {
    Ok(Shown::see("/cases"))
}

pub(crate) async fn cases(visit: Visit) -> Showing {
    let (t, store) = (visit.t(), &visit.service.0.store);
    let tenant = &visit.user()?.tenant;
    let before = match visit.query.get("before") {
        None => i64::MAX,
        Some(id) => store.find_submission(tenant, id).await?.ok_or_else(Problem::not_found)?.number,
    };
    let mut found = store.submissions(tenant, before, AT_A_TIME as i64 + 1, None).await?;
    let more = found.len() > AT_A_TIME;
    found.truncate(AT_A_TIME);
    let older = found.last().filter(|_| more).map(|case| case.public_id.clone());
    let line = |case| {
        let view = CaseView::of(case);
        let (came, state) = (minute(&view.created_at), t.state(view.state, view.closed_at.is_some()));
        Line { view, came, state }
    };
    let mut frame = visit.frame(t.cases_title);
    let cases: Vec<Line> = found.iter().map(line).collect();
    frame.again = found.iter().any(|case| is_under_way(case.state));
    Ok(Shown::page(&Cases { t, frame, cases, older }))
}

pub(crate) fn is_under_way(state: Option<crosscheck_store::State>) -> bool {
    matches!(state, Some(crosscheck_store::State::Waiting | crosscheck_store::State::Running))
}

/// A time as people read it: UTC, to the minute.
pub(crate) fn minute(at: &str) -> String {
    match at.get(..16) {
        Some(start) => format!("{} UTC", start.replace('T', " ")),
        None => at.to_owned(),
    }
}
