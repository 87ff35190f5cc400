//! The cases of who is signed in, newest first, and finding one among them.

use askama::Template;
use crosscheck_store::{State, Submission};

use super::shown::{Frame, Showing, Shown, case_of};
use super::texts::Texts;
use super::visit::Visit;
use crate::api::views::CaseView;
use crate::kept::{GLANCE, Glance};
use crate::problem::Problem;
use crate::service::Service;

/// Cases on one page.
const AT_A_TIME: usize = 50;
/// Cases that are looked through for one page of a filtered list; older ones are on the next.
const LOOKED_THROUGH: usize = 1_000;
/// Cases that are fetched at a time while looking.
const FETCHED: i64 = 200;

#[derive(Template)]
#[template(path = "page/cases.html")]
struct Cases {
    t: &'static Texts,
    frame: Frame,
    cases: Vec<Line>,
    /// Whether there is any, whatever is filtered.
    has_cases: bool,
    /// Whether one of them is being read.
    under_way: bool,
    q: String,
    show: String,
    older: Option<String>,
}

/// A case in a list.
pub(super) struct Line {
    pub(super) view: CaseView,
    /// When it came, to the minute.
    pub(super) came: String,
    pub(super) state: &'static str,
    pub(super) name: Option<String>,
    pub(super) disagreements: Option<usize>,
}

impl Line {
    pub(super) async fn of(service: &Service, t: &'static Texts, case: &Submission) -> Result<Self, Problem> {
        let glance = glance(service, case).await?;
        let view = CaseView::of(case);
        let name = glance.as_ref().map(|glance| crosscheck_report::escape_terminal(&glance.name));
        let (came, state) = (t.minute(&view.created_at), t.state(view.state, view.closed_at.is_some()));
        let disagreements = glance.map(|glance| glance.disagreements);
        Ok(Self { view, came, state, name: name.filter(|name| !name.is_empty()), disagreements })
    }
}

pub(crate) async fn home(_: Visit) -> Showing {
    Ok(Shown::see("/cases"))
}

async fn glance(service: &Service, case: &Submission) -> Result<Option<Glance>, Problem> {
    if case.state != Some(State::Done) {
        return Ok(None);
    }
    let kept = service.0.store.blob(case.id, GLANCE).await?;
    Ok(kept.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

fn is_shown(show: &str, case: &Submission) -> bool {
    match show {
        "under_way" => is_under_way(case.state),
        "read" => case.state == Some(State::Done) && case.closed_at.is_none(),
        "closed" => case.state == Some(State::Done) && case.closed_at.is_some(),
        "stopped" => matches!(case.state, Some(State::Cancelled | State::Quarantined)),
        _ => true,
    }
}

pub(crate) async fn cases(visit: Visit) -> Showing {
    let (t, store) = (visit.t(), &visit.service.0.store);
    let tenant = &visit.user()?.tenant;
    let asked = |name: &str| visit.query.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let (q, show) = (asked("q"), asked("show"));
    let wanted = q.to_lowercase();
    let mut before = match visit.query.get("before") {
        None => i64::MAX,
        Some(id) => store.find_submission(tenant, id).await?.ok_or_else(Problem::not_found)?.number,
    };
    let (mut lines, mut looked, mut last, mut more) = (Vec::new(), 0, None, false);
    let mut under_way = false;
    'looking: loop {
        let found = store.submissions(tenant, before, FETCHED, None).await?;
        let is_end = (found.len() as i64) < FETCHED;
        for case in found {
            if lines.len() == AT_A_TIME || looked == LOOKED_THROUGH {
                more = true;
                break 'looking;
            }
            looked += 1;
            before = case.number;
            last = Some(case.public_id.clone());
            if !is_shown(&show, &case) {
                continue;
            }
            let line = Line::of(&visit.service, t, &case).await?;
            let is_named = |text: &str| text.to_lowercase().contains(&wanted);
            if !is_named(&line.view.external_ref) && !line.name.as_deref().is_some_and(is_named) {
                continue;
            }
            under_way |= is_under_way(case.state);
            lines.push(line);
        }
        if is_end {
            break;
        }
    }
    let frame = visit.frame(t.cases_title);
    let has_cases = looked > 0 || visit.query.contains_key("before");
    Ok(Shown::page(&Cases { t, frame, cases: lines, has_cases, under_way, q, show, older: last.filter(|_| more) }))
}

pub(crate) fn is_under_way(state: Option<State>) -> bool {
    matches!(state, Some(State::Waiting | State::Running))
}

/// Everything that can be gone to from where somebody was.
#[derive(Template)]
#[template(path = "page/places.html")]
struct Places {
    t: &'static Texts,
    frame: Frame,
}

/// Goes to a page or a part of a case by its name or how it begins, to a case by its reference, or else looks among the cases. Without a
/// name, all of them are shown.
pub(crate) async fn go(visit: Visit) -> Showing {
    let asked = |name: &str| visit.query.get(name).map(|text| text.trim()).unwrap_or_default();
    let to = asked("to");
    let mut frame = visit.frame(visit.t().go_label);
    // Of the address that came along, only the name of a case is taken: the page leads back to it.
    if let Some(id) = case_of(asked("from")) {
        frame.address = format!("/cases/{id}");
    }
    if to.is_empty() {
        return Ok(Shown::page(&Places { t: visit.t(), frame }));
    }
    let places = frame.named_places();
    let named = |name: &str| name.to_lowercase() == to.to_lowercase();
    let begins = |name: &str| name.to_lowercase().starts_with(&to.to_lowercase());
    let mut beginning = places.iter().filter(|(name, _)| begins(name));
    let only = beginning.next().filter(|_| beginning.next().is_none());
    let found = visit.service.0.store.submissions(&visit.user()?.tenant, i64::MAX, 2, Some(to)).await?;
    match (places.iter().find(|(name, _)| named(name)), found.as_slice(), only) {
        (Some((_, path)), ..) => Ok(Shown::see(path)),
        (None, [one], _) => Ok(Shown::see(&format!("/cases/{}", one.public_id))),
        (None, [], Some((_, path))) => Ok(Shown::see(path)),
        _ => {
            let query: String = url::form_urlencoded::byte_serialize(to.as_bytes()).collect();
            Ok(Shown::see(&format!("/cases?q={query}")))
        }
    }
}
