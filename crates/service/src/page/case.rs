//! One case: how far it has come, what disagrees, what to ask, what to do, what people said.

use askama::Template;
use crosscheck_store::CaseEvent;
use serde_json::Value;

use super::list::is_under_way;
use super::shown::{Frame, Showing, Shown};
use super::texts::Texts;
use super::visit::Visit;
use crate::api::call::Answer;
use crate::api::control::stands;
use crate::api::notices::clock;
use crate::api::results;
use crate::api::supplied::supplied;
use crate::api::views::{CaseView, ControlOfCase};
use crate::happened::happened;
use crate::kept::{HTML, JSON};
use crate::problem::Problem;
use crate::reading::{Point, Reading, Step, plain};

#[derive(Template)]
#[template(path = "page/case.html")]
struct CasePage {
    t: &'static Texts,
    frame: Frame,
    view: CaseView,
    state: &'static str,
    came: String,
    under_way: bool,
    reading: Option<Reading>,
    /// Which disagreements are shown.
    show: &'static str,
    said: Vec<Said>,
    /// What the candidate said last of being checked.
    consent: Option<&'static str>,
    /// What the candidate waits for.
    asked: Vec<&'static str>,
    /// The case that it was read again as.
    repeated: Option<String>,
    control: Option<ControlOfCase>,
    /// Files of the candidate, by name, with their places.
    files: Vec<(String, usize)>,
    /// How far the notices before and after a decision have come, once one was sent.
    notices: Option<String>,
    /// When it is erased.
    goes_at: Option<String>,
    /// Since when it is held against erasure, and why.
    held: Option<(String, String)>,
    mail: String,
}

/// What somebody said, or did.
pub(crate) struct Said {
    kind: String,
    pub(crate) title: &'static str,
    pub(crate) at: String,
    pub(crate) by: String,
    pub(crate) finding: Option<u64>,
    pub(crate) how: Option<&'static str>,
    /// What it can be seen by.
    pub(crate) evidence: String,
    pub(crate) text: String,
}

impl Said {
    /// Nothing, if it says nothing to people: steps of reading, messages to endpoints.
    pub(crate) fn of(t: &'static Texts, event: &CaseEvent) -> Option<Self> {
        let title = t.event(&event.kind)?;
        let detail = &event.detail;
        let text = ["text", "reason", "reasons", "links", "files", "item"].iter().map(|name| &detail[*name]);
        let text = text.map(words).find(|text| !text.is_empty());
        let state =
            (event.kind == "checklist.changed").then(|| t.step_state(detail["state"].as_str().unwrap_or_default()));
        Some(Self {
            kind: event.kind.clone(),
            title,
            at: t.minute(&event.at.to_string()),
            by: plain(&detail["by"]),
            finding: detail["finding"].as_u64(),
            how: detail["resolved_by"].as_str().map(|how| t.settled(how)).or(state),
            evidence: plain(&detail["evidence"]),
            text: text.unwrap_or_default(),
        })
    }
}

fn words(value: &Value) -> String {
    match value.as_array() {
        // Links are texts, files have a name.
        Some(several) => several
            .iter()
            .map(|one| plain(if one.is_object() { &one["name"] } else { one }))
            .collect::<Vec<_>>()
            .join("\n"),
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

    /// Who writes something down, unless they say otherwise.
    fn own_name(&self) -> &str {
        self.frame.user.as_deref().unwrap_or_default()
    }

    fn standing(&self, point: &Point) -> &'static str {
        let mut standing = "open";
        for said in self.said.iter().filter(|said| said.finding == Some(point.number)) {
            match said.kind.as_str() {
                "dispute.raised" => standing = "disputed",
                "resolution.recorded" if said.how == Some(self.t.left_open) => standing = "open",
                "resolution.recorded" => standing = "settled",
                _ => {}
            }
        }
        standing
    }

    fn points(&self) -> &[Point] {
        self.reading.as_ref().map_or(&[], |reading| &reading.disagreements)
    }

    /// Which disagreements can be shown: the word in the address, its name, and how many there are.
    fn shows(&self) -> Vec<(&'static str, &'static str, usize)> {
        let count = |word: &str| self.points().iter().filter(|point| self.standing(point) == word).count();
        let t = self.t;
        let some = [("open", t.show_open), ("disputed", t.show_disputed), ("settled", t.show_settled)];
        let all = ("all", t.show_any, self.points().len());
        std::iter::once(all).chain(some.map(|(word, name)| (word, name, count(word)))).collect()
    }

    fn shown(&self) -> Vec<&Point> {
        let points = self.points().iter();
        points.filter(|point| self.show == "all" || self.standing(point) == self.show).collect()
    }

    /// Steps that the case calls for, then the others.
    fn step_groups(&self) -> [(&'static str, bool, Vec<&Step>); 2] {
        [(self.t.steps_called, true), (self.t.steps_other, false)].map(|(title, called_for)| {
            let steps = self.reading.iter().flat_map(|reading| &reading.steps);
            (title, called_for, steps.filter(|step| step.called_for == called_for).collect())
        })
    }

    /// What was said to this point.
    fn said_to(&self, point: &Point) -> Vec<&Said> {
        self.said.iter().filter(|said| said.finding == Some(point.number)).collect()
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
    let mut reading = service.0.store.blob(case.id, JSON).await?.map(|report| Reading::of(&report));
    if let Some(reading) = &mut reading {
        note_steps(reading, &events);
    }
    let view = CaseView::of(&case);
    let questions = reading.as_ref().map(Reading::numbered).unwrap_or_default();
    let letter = format!("{}\n\n{questions}\n\n{}", t.letter_begins, t.letter_ends);
    let files = supplied(service, &case).await?.files;
    let repeated = events.iter().rev().find(|event| event.kind == "case.repeated");
    let pending = service.0.store.pending_erasure(&case).await?;
    let held = service.0.store.hold_on(case.id).await?;
    let wish = events.iter().rev().find(|event| event.kind == "erasure.requested");
    let asks_erasure = wish.is_some() && pending.is_none();
    let words = ["all", "open", "disputed", "settled"];
    let show = visit.query.get("show").and_then(|asked| words.into_iter().find(|word| word == asked));
    let mut page = CasePage {
        t,
        frame: visit.frame(t.case_title),
        state: t.state(view.state, view.closed_at.is_some()),
        came: t.minute(&view.created_at),
        under_way: is_under_way(case.state),
        reading,
        show: show.unwrap_or("all"),
        said: events.iter().filter_map(|event| Said::of(t, event)).collect(),
        consent: last_consent(&events).and_then(|kind| t.event(kind)),
        asked: asks_erasure.then_some(t.erasure_requested).into_iter().collect(),
        repeated: repeated.map(|event| plain(&event.detail["case"])),
        control: stands(service, &case).await?,
        files: files.into_iter().map(|(name, _)| crosscheck_report::escape_terminal(&name)).zip(0..).collect(),
        notices: t.notices(&clock(&view, &events)),
        goes_at: pending.map(|pending| t.minute(&pending.at.to_string())),
        held: held.map(|(since, why)| (t.minute(&since.to_string()), crosscheck_report::escape_terminal(&why))),
        mail: letter,
        view,
    };
    page.frame.title = page.title();
    Ok(Shown::page(&page))
}

/// One disagreement, with what can be said to it.
#[derive(Template)]
#[template(path = "page/one_point.html")]
struct OnePoint {
    t: &'static Texts,
    frame: Frame,
    id: String,
    back: String,
    own_name: String,
    point: Point,
    to: Vec<Said>,
}

pub(crate) async fn point(visit: Visit) -> Showing {
    let (t, call) = (visit.t(), visit.call(&Value::Null)?);
    let case = call.done().await?;
    let number: u64 = visit.part("number").parse().map_err(|_| Problem::not_found())?;
    let reading = Reading::of(&call.kept(&case, JSON).await?);
    let point = reading.disagreements.into_iter().find(|point| point.number == number);
    let point = point.ok_or_else(Problem::not_found)?;
    let said = happened(&visit.service, &case).await?;
    let to = said.iter().filter_map(|event| Said::of(t, event)).filter(|said| said.finding == Some(number));
    let page = OnePoint {
        t,
        frame: visit.frame(&point.statement),
        back: format!("/cases/{}#point-{number}", case.public_id),
        id: case.public_id,
        own_name: visit.user()?.name.clone(),
        to: to.collect(),
        point,
    };
    Ok(Shown::page(&page))
}

/// Each step in the state that was noted last.
fn note_steps(reading: &mut Reading, events: &[CaseEvent]) {
    for event in events.iter().filter(|event| event.kind == "checklist.changed") {
        let detail = &event.detail;
        if let Some(step) = reading.steps.iter_mut().find(|step| detail["item"] == step.id.as_str()) {
            step.state = plain(&detail["state"]);
            let said = ["by", "method", "evidence", "reason"].iter().map(|name| plain(&detail[*name]));
            step.noted = said.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        }
    }
}

/// A file that the candidate sent.
pub(crate) async fn file(visit: Visit) -> Showing {
    let call = visit.call(&Value::Null)?;
    let case = call.case().await?;
    let files = supplied(&visit.service, &case).await?.files;
    let at: usize = visit.part("at").parse().map_err(|_| Problem::not_found())?;
    let (name, kept_as) = files.get(at).ok_or_else(Problem::not_found)?;
    let bytes = call.kept(&case, kept_as).await?;
    // A stranger's file is saved, and never shown as a page of ours.
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' }).collect();
    Shown::file(Answer::whole("application/octet-stream", bytes).named(&plain))
}

pub(crate) async fn evidence(visit: Visit) -> Showing {
    Shown::file(results::evidence(visit.call(&Value::Null)?).await?)
}

pub(crate) async fn dossier(visit: Visit) -> Showing {
    Shown::file(results::dossier(visit.call(&Value::Null)?).await?)
}

/// The whole report, as it was kept.
pub(crate) async fn report(visit: Visit) -> Showing {
    let call = visit.call(&Value::Null)?;
    let case = call.done().await?;
    Ok(Shown::report(call.kept(&case, HTML).await?))
}
