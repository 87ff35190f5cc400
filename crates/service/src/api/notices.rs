//! Notices before and after a decision against a candidate: how far they have come, their texts, and what was done.

use axum::http::StatusCode;
use crosscheck_report::escape_terminal;
use crosscheck_store::{CaseEvent, Submission};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use super::bodies::{NoticeBody, NoticeStep};
use super::call::{Answer, Answered, Call};
use super::views::{CaseView, EventView};
use crate::happened::happened;
use crate::kept::JSON;
use crate::notices::{AFTER, BEFORE, Clock, DISPUTE_ANSWERED, Law, Letter, Standing, WITHDRAWN, letters};
use crate::problem::Problem;
use crate::reading::Reading;

/// Most days of business that somebody can state. Our choice: a quarter of a year is no time to answer any more.
const MOST_DAYS: u16 = 60;

/// How far the notices have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NoticesState {
    /// None was sent.
    None,
    /// The first was sent, and the candidate has time to answer.
    Waiting,
    /// There is a dispute: no time passes until it was looked into.
    Disputed,
    /// The time is over.
    TimeIsOver,
    /// The second was sent.
    Told,
    /// There will be no decision against the candidate.
    Withdrawn,
}

/// What a law asks for.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "NoticeRule")]
pub(crate) struct RuleView {
    /// Least days of business between the two notices; nothing where the law states no number.
    pub(crate) business_days: Option<u16>,
    /// Where it is written.
    pub(crate) source: &'static str,
    /// Where it is written how soon a dispute is answered.
    pub(crate) dispute_source: &'static str,
}

/// A text for the customer to send.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "NoticeText")]
pub(crate) struct LetterView {
    /// `before` or `after` the decision.
    pub(crate) notice: &'static str,
    /// What asks for what stands in it.
    pub(crate) law: &'static str,
    /// What goes with it.
    pub(crate) enclosed: &'static [&'static str],
    /// What the service cannot know: it stands in square brackets.
    pub(crate) to_fill_in: Vec<String>,
    /// The text, in English.
    pub(crate) text: String,
}

impl From<Letter> for LetterView {
    fn from(letter: Letter) -> Self {
        let to_fill_in = letter.to_fill_in();
        let Letter { notice, law, enclosed, text } = letter;
        Self { notice, law, enclosed, to_fill_in, text }
    }
}

/// The notices of a case.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Notices")]
pub(crate) struct NoticesOfCase {
    /// How far they have come.
    pub(crate) state: NoticesState,
    /// What the law asks for; nothing if the program knows none.
    pub(crate) rule: Option<RuleView>,
    /// How many days of business the candidate has.
    pub(crate) business_days: Option<u16>,
    /// Since when, RFC 3339: the first notice, or the answer to the last dispute.
    pub(crate) began_at: Option<String>,
    /// Until when.
    pub(crate) ends_at: Option<String>,
    /// Since when a dispute waits to be looked into.
    pub(crate) disputed_at: Option<String>,
    /// By when the law asks that it is answered.
    pub(crate) answer_until: Option<String>,
    /// What the customer sends.
    pub(crate) texts: Vec<LetterView>,
    /// What was done, oldest first.
    pub(crate) history: Vec<EventView>,
}

/// What the clock of a case says now.
pub(crate) fn clock(case: &CaseView, events: &[CaseEvent]) -> Clock {
    Clock::of(events, law(case), Timestamp::now())
}

fn law(case: &CaseView) -> Law<'_> {
    Law { jurisdiction: &case.jurisdiction, live: case.live }
}

fn view(case: &CaseView, clock: &Clock, events: &[CaseEvent], report: &[u8]) -> NoticesOfCase {
    let law = law(case);
    let rule = law.rule();
    let days = clock.business_days.or_else(|| rule?.business_days);
    let time = days.map(|days| (days, clock.ends.unwrap_or_else(|| law.end_of(Timestamp::now(), days))));
    let texts = letters(law, &escape_terminal(&case.external_ref), &Reading::of(report), time);
    let written = |at: Option<Timestamp>| at.map(|at| at.to_string());
    let history = events.iter().filter(|event| event.kind.starts_with("notice."));
    NoticesOfCase {
        state: match clock.standing {
            Standing::None => NoticesState::None,
            Standing::Waiting => NoticesState::Waiting,
            Standing::Disputed => NoticesState::Disputed,
            Standing::Over => NoticesState::TimeIsOver,
            Standing::Told => NoticesState::Told,
            Standing::Withdrawn => NoticesState::Withdrawn,
        },
        rule: rule.map(|rule| RuleView {
            business_days: rule.business_days,
            source: rule.source,
            dispute_source: rule.dispute.source,
        }),
        business_days: clock.business_days,
        began_at: written(clock.began),
        ends_at: written(clock.ends),
        disputed_at: written(clock.disputed),
        answer_until: written(clock.answer_until),
        texts: texts.map(LetterView::from).into(),
        history: history.cloned().map(EventView::from).collect(),
    }
}

/// The notices of a case, with what its clock says and all that happened to it.
pub(crate) async fn of_case(call: &Call, case: &Submission) -> Result<(NoticesOfCase, Clock, Vec<CaseEvent>), Problem> {
    let (events, about) = (happened(&call.service, case).await?, CaseView::of(case));
    let clock = clock(&about, &events);
    let notices = view(&about, &clock, &events, &call.kept(case, JSON).await?);
    Ok((notices, clock, events))
}

pub(crate) async fn get(call: Call) -> Answered {
    let case = call.done().await?;
    let (notices, ..) = of_case(&call, &case).await?;
    Answer::json(&notices)
}

/// The days that hold, or why those that were asked for do not.
fn days_of(body: &NoticeBody, law: Law<'_>) -> Result<u16, Problem> {
    let wrong = |why: String| Problem::field("/business_days", why);
    let least = law.rule().and_then(|rule| rule.business_days);
    match (body.business_days, least) {
        (None, None) => {
            Err(wrong("no law of a number of days is known for this jurisdiction: say how many".to_owned()))
        }
        (Some(days), _) if !(1..=MOST_DAYS).contains(&days) => {
            Err(wrong(format!("it is a number from 1 to {MOST_DAYS}")))
        }
        (Some(days), Some(least)) if days < least => Err(wrong(format!("the law asks for at least {least}"))),
        (Some(days), _) | (None, Some(days)) => Ok(days),
    }
}

/// Why a step cannot be taken now.
fn refusal(step: NoticeStep, clock: &Clock) -> Option<String> {
    let is_begun = matches!(clock.standing, Standing::Waiting | Standing::Disputed | Standing::Over);
    match step {
        NoticeStep::SentBefore if is_begun => Some("the notice before the decision was sent already".to_owned()),
        NoticeStep::SentBefore if clock.standing == Standing::Told => Some("the decision was told already".to_owned()),
        NoticeStep::AnsweredDispute if clock.disputed.is_none() => {
            Some("no dispute waits to be looked into".to_owned())
        }
        NoticeStep::SentAfter => match (clock.standing, clock.ends) {
            (Standing::Over, _) => None,
            (Standing::Waiting, Some(ends)) => Some(format!("the candidate has time to answer until {ends}")),
            (Standing::Disputed, _) => Some("a dispute waits to be looked into".to_owned()),
            (Standing::Told, _) => Some("the decision was told already".to_owned()),
            _ => Some("the notice before the decision comes first".to_owned()),
        },
        NoticeStep::Withdrawn if !is_begun => Some("no notice waits".to_owned()),
        _ => None,
    }
}

/// What was done about a decision against the candidate; it stands in the history and is never changed.
pub(crate) async fn step(call: Call) -> Answered {
    let body: NoticeBody = call.json()?;
    for (name, text) in [("/by", &body.by), ("/text", &body.text)] {
        if text.trim().is_empty() {
            return Err(Problem::field(name, "it is empty"));
        }
    }
    let case = call.done().await?;
    let store = &call.service.0.store;
    let (events, about) = (happened(&call.service, &case).await?, CaseView::of(&case));
    if let Some(why) = refusal(body.step, &clock(&about, &events)) {
        return Err(Problem::conflict(why));
    }
    let actor = &call.caller()?.key.id;
    let mut detail = serde_json::json!({ "by": body.by, "text": body.text, "key": actor });
    let kind = match body.step {
        NoticeStep::SentBefore => {
            detail["business_days"] = days_of(&body, law(&about))?.into();
            BEFORE
        }
        NoticeStep::AnsweredDispute => DISPUTE_ANSWERED,
        NoticeStep::SentAfter => AFTER,
        NoticeStep::Withdrawn => WITHDRAWN,
    };
    let event = store.add_event(case.id, kind, &detail, Some(actor)).await?;
    Ok(Answer::json(&EventView::from(event))?.with_status(StatusCode::CREATED))
}
