//! One case: how far it has come, what disagrees, what to ask, what people said.

use askama::Template;
use crosscheck_store::{CaseEvent, Submission};
use serde_json::Value;

use super::list::{is_under_way, minute};
use super::reading::{Point, Reading, plain};
use super::shown::{Frame, Showing, Shown};
use super::texts::Texts;
use super::visit::Visit;
use crate::api::views::CaseView;
use crate::kept::{HTML, JSON};
use crate::problem::Problem;
use crate::service::Service;

/// Events that are looked through at a time.
const AT_A_TIME: i64 = 1_000;

#[derive(Template)]
#[template(path = "page/case.html")]
struct CasePage {
    t: &'static Texts,
    frame: Frame,
    view: CaseView,
    state: &'static str,
    came: String,
    under_way: bool,
    progress: Vec<(String, &'static str)>,
    reading: Option<Reading>,
    said: Vec<Said>,
    /// What the candidate said last of being checked.
    consent: Option<&'static str>,
    mail: String,
}

/// What somebody said, or did.
pub(crate) struct Said {
    pub(crate) title: &'static str,
    pub(crate) at: String,
    pub(crate) by: String,
    pub(crate) finding: Option<u64>,
    pub(crate) how: Option<&'static str>,
    pub(crate) text: String,
}

impl Said {
    /// Nothing, if it says nothing to people: steps of reading, messages to endpoints.
    pub(crate) fn of(t: &'static Texts, event: &CaseEvent) -> Option<Self> {
        let title = t.event(&event.kind)?;
        let detail = &event.detail;
        let text = ["text", "reason", "reasons", "links"].iter().map(|name| &detail[*name]);
        let text = text.map(words).find(|text| !text.is_empty());
        Some(Self {
            title,
            at: minute(&event.at.to_string()),
            by: plain(&detail["by"]),
            finding: detail["finding"].as_u64(),
            how: detail["resolved_by"].as_str().map(|how| t.settled(how)),
            text: text.unwrap_or_default(),
        })
    }
}

fn words(value: &Value) -> String {
    match value.as_array() {
        Some(several) => several.iter().map(plain).collect::<Vec<_>>().join("\n"),
        // Lines that people wrote stay lines.
        None => value
            .as_str()
            .unwrap_or_default()
            .lines()
            .map(crosscheck_report::escape_terminal)
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

impl CasePage {
    fn title(&self) -> String {
        let name = self.reading.as_ref().and_then(|reading| reading.name.clone());
        name.unwrap_or_else(|| crosscheck_report::escape_terminal(&self.view.external_ref))
    }

    /// What was said to this point.
    fn said_to(&self, point: &Point) -> Vec<&Said> {
        self.said.iter().filter(|said| said.finding == Some(point.number)).collect()
    }
}

/// Everything that happened to a case, oldest first.
pub(crate) async fn happened(service: &Service, case: &Submission) -> Result<Vec<CaseEvent>, Problem> {
    let mut all: Vec<CaseEvent> = Vec::new();
    loop {
        let after = all.last().map_or(0, |event| event.number);
        let more = service.0.store.events(case.id, after, AT_A_TIME).await?;
        if more.is_empty() {
            return Ok(all);
        }
        all.extend(more);
    }
}

/// The candidate's last word on being checked.
pub(crate) fn last_consent(events: &[CaseEvent]) -> Option<&str> {
    let mut kinds = events.iter().rev().map(|event| event.kind.as_str());
    kinds.find(|kind| kind.starts_with("consent."))
}

pub(crate) async fn show(visit: Visit) -> Showing {
    let (t, service) = (visit.t(), &visit.service);
    let case = visit.call(&Value::Null)?.case().await?;
    let events = happened(service, &case).await?;
    let reading = service.0.store.blob(case.id, JSON).await?.map(|report| Reading::of(&report));
    let progress = events.iter().filter(|event| event.kind == "source.read").map(|event| {
        let outcome = event.detail["outcome"].as_str().unwrap_or_default();
        (plain(&event.detail["source"]), t.outcome(outcome))
    });
    let view = CaseView::of(&case);
    let questions = reading.as_ref().map(Reading::numbered).unwrap_or_default();
    let letter = format!("{}\n\n{questions}\n\n{}", t.letter_begins, t.letter_ends);
    let mut page = CasePage {
        t,
        frame: visit.frame(t.case_title),
        state: t.state(view.state, view.closed_at.is_some()),
        came: minute(&view.created_at),
        under_way: is_under_way(case.state),
        progress: progress.collect(),
        reading,
        said: events.iter().filter_map(|event| Said::of(t, event)).collect(),
        consent: last_consent(&events).and_then(|kind| t.event(kind)),
        mail: letter,
        view,
    };
    page.frame.title = page.title();
    page.frame.again = page.under_way;
    Ok(Shown::page(&page))
}

/// The whole report, as it was kept.
pub(crate) async fn report(visit: Visit) -> Showing {
    let call = visit.call(&Value::Null)?;
    let case = call.done().await?;
    Ok(Shown::report(call.kept(&case, HTML).await?))
}
