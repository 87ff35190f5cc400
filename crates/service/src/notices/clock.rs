//! The clock of the notices, worked out from the events of a case.

use crosscheck_store::CaseEvent;
use jiff::{SignedDuration, Timestamp, ToSpan, tz::TimeZone};

use super::days;
use super::rules::{NoticeRule, rule_of};

/// Kinds of events that the clock is made of, besides disputes and how findings were settled.
pub(crate) const BEFORE: &str = "notice.before";
pub(crate) const DISPUTE_ANSWERED: &str = "notice.dispute_answered";
pub(crate) const AFTER: &str = "notice.after";
pub(crate) const WITHDRAWN: &str = "notice.withdrawn";

/// How far the notices of a case have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// None was sent.
    None,
    /// The first was sent, and the candidate has time to answer.
    Waiting,
    /// There is a dispute: until it was looked into, no time passes.
    Disputed,
    /// The time is over.
    Over,
    /// The second was sent.
    Told,
    /// There will be no decision against the candidate.
    Withdrawn,
}

/// The clock of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) standing: Standing,
    /// Since when the candidate has time: the first notice, or the answer to the last dispute.
    pub(crate) began: Option<Timestamp>,
    pub(crate) ends: Option<Timestamp>,
    pub(crate) business_days: Option<u16>,
    /// The oldest dispute that was not looked into.
    pub(crate) disputed: Option<Timestamp>,
    pub(crate) answer_until: Option<Timestamp>,
}

/// Whose law holds, and whether days are real.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Law<'a> {
    pub(crate) jurisdiction: &'a str,
    /// Otherwise the case is for trying things out, and a day of business takes a second.
    pub(crate) live: bool,
}

impl Law<'_> {
    pub(crate) fn rule(self) -> Option<&'static NoticeRule> {
        rule_of(self.jurisdiction)
    }

    /// When so many days of business are over.
    pub(crate) fn end_of(self, began: Timestamp, business_days: u16) -> Timestamp {
        if self.live {
            days::end_of(began, business_days, self.jurisdiction)
        } else {
            began.checked_add(SignedDuration::from_secs(business_days.into())).unwrap_or(Timestamp::MAX)
        }
    }

    /// By when a dispute of then is answered.
    fn answer_until(self, disputed: Timestamp) -> Option<Timestamp> {
        let within = self.rule()?.dispute;
        let span = within.months.months().days(within.days);
        disputed.to_zoned(TimeZone::UTC).checked_add(span).ok().map(|until| until.timestamp())
    }
}

/// What has happened so far.
#[derive(Default)]
struct Happened {
    /// Disputes that were not looked into: to which finding, and when.
    disputes: Vec<(Option<u64>, Timestamp)>,
    began: Option<Timestamp>,
    business_days: Option<u16>,
    last: Option<Standing>,
}

impl Happened {
    /// Where the last dispute was looked into, the candidate's time begins anew: they answer what came of it.
    fn looked_into(&mut self, is_answered: impl Fn(Option<u64>) -> bool, at: Timestamp) {
        let before = self.disputes.len();
        self.disputes.retain(|(finding, _)| !is_answered(*finding));
        if self.disputes.is_empty() && before > 0 && self.last == Some(Standing::Waiting) {
            self.began = Some(at);
        }
    }

    fn take(&mut self, event: &CaseEvent) {
        let (detail, at) = (&event.detail, event.at);
        match event.kind.as_str() {
            "dispute.raised" => self.disputes.push((detail["finding"].as_u64(), at)),
            "resolution.recorded" if detail["resolved_by"] != "left_open" => {
                let settled = detail["finding"].as_u64();
                self.looked_into(|finding| finding.is_some() && finding == settled, at);
            }
            DISPUTE_ANSWERED => self.looked_into(|_| true, at),
            BEFORE => {
                self.last = Some(Standing::Waiting);
                self.began = Some(at);
                self.business_days = detail["business_days"].as_u64().and_then(|days| u16::try_from(days).ok());
            }
            AFTER => self.last = Some(Standing::Told),
            WITHDRAWN => self.last = Some(Standing::Withdrawn),
            _ => {}
        }
    }
}

impl Clock {
    /// What stands at this time, from everything that happened to a case, oldest first.
    pub(crate) fn of(events: &[CaseEvent], law: Law<'_>, now: Timestamp) -> Self {
        let mut happened = Happened::default();
        events.iter().for_each(|event| happened.take(event));
        let Happened { disputes, began, business_days, last } = happened;
        let disputed = disputes.iter().map(|(_, at)| *at).min();
        let is_waiting = last == Some(Standing::Waiting);
        let runs = began.zip(business_days).filter(|_| is_waiting && disputed.is_none());
        let ends = runs.map(|(began, days)| law.end_of(began, days));
        let standing = match (last, disputed, ends) {
            (None, _, _) => Standing::None,
            (Some(Standing::Waiting), Some(_), _) => Standing::Disputed,
            (Some(Standing::Waiting), None, Some(ends)) if ends <= now => Standing::Over,
            (Some(last), _, _) => last,
        };
        let began = began.filter(|_| is_waiting);
        let answer_until = disputed.and_then(|at| law.answer_until(at));
        Self { standing, began, ends, business_days: business_days.filter(|_| is_waiting), disputed, answer_until }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const COLORADO: Law<'_> = Law { jurisdiction: "US-CO", live: true };

    fn events(all: &[(&str, &str, Value)]) -> Vec<CaseEvent> {
        let event = |(number, (at, kind, detail)): (i64, &(&str, &str, Value))| CaseEvent {
            number,
            id: format!("evt_{number}"),
            kind: (*kind).to_owned(),
            at: at.parse().unwrap(),
            detail: detail.clone(),
        };
        (1..).zip(all).map(event).collect()
    }

    fn at(all: &[(&str, &str, Value)], now: &str) -> Clock {
        Clock::of(&events(all), COLORADO, now.parse().unwrap())
    }

    #[test]
    fn nothing_is_decided_before_the_time_to_answer_is_over() {
        let mut all = vec![("2026-10-21T15:00:00Z", BEFORE, json!({ "business_days": 5 }))];
        assert_eq!(at(&[], "2026-10-22T00:00:00Z").standing, Standing::None);
        let waiting = at(&all, "2026-10-29T11:59:59Z");
        assert_eq!(waiting.standing, Standing::Waiting);
        assert_eq!(waiting.ends.unwrap().to_string(), "2026-10-29T12:00:00Z");
        assert_eq!(at(&all, "2026-10-29T12:00:00Z").standing, Standing::Over);
        all.push(("2026-10-30T12:00:00Z", AFTER, json!({})));
        let told = at(&all, "2026-10-30T13:00:00Z");
        assert_eq!((told.standing, told.ends, told.began), (Standing::Told, None, None));
    }

    #[test]
    fn a_dispute_stops_the_clock_until_it_was_looked_into_and_then_it_begins_anew() {
        let mut all = vec![
            ("2026-10-21T15:00:00Z", BEFORE, json!({ "business_days": 5 })),
            ("2026-10-23T09:00:00Z", "dispute.raised", json!({ "finding": 2 })),
            ("2026-10-23T10:00:00Z", "dispute.raised", json!({})),
        ];
        let stopped = at(&all, "2026-11-20T00:00:00Z");
        assert_eq!((stopped.standing, stopped.ends), (Standing::Disputed, None));
        assert_eq!(stopped.answer_until.unwrap().to_string(), "2026-11-22T09:00:00Z", "thirty days");
        all.push(("2026-11-02T09:00:00Z", "resolution.recorded", json!({ "finding": 2, "resolved_by": "left_open" })));
        assert_eq!(at(&all, "2026-11-20T00:00:00Z").disputed.unwrap().to_string(), "2026-10-23T09:00:00Z");
        all.push(("2026-11-02T10:00:00Z", "resolution.recorded", json!({ "finding": 2, "resolved_by": "explained" })));
        let other = at(&all, "2026-11-20T00:00:00Z");
        assert_eq!(other.disputed.unwrap().to_string(), "2026-10-23T10:00:00Z", "the one about the whole case stands");
        all.push(("2026-11-03T10:00:00Z", DISPUTE_ANSWERED, json!({})));
        let anew = at(&all, "2026-11-04T00:00:00Z");
        assert_eq!(anew.standing, Standing::Waiting);
        // Veterans Day is no day of business.
        assert_eq!(anew.ends.unwrap().to_string(), "2026-11-11T12:00:00Z");
        all.push(("2026-11-05T00:00:00Z", WITHDRAWN, json!({})));
        assert_eq!(at(&all, "2026-11-20T00:00:00Z").standing, Standing::Withdrawn);
    }

    #[test]
    fn a_dispute_from_before_the_notice_stops_it_too() {
        let all = [
            ("2026-10-20T09:00:00Z", "dispute.raised", json!({})),
            ("2026-10-21T15:00:00Z", BEFORE, json!({ "business_days": 5 })),
        ];
        assert_eq!(at(&all, "2026-12-01T00:00:00Z").standing, Standing::Disputed);
    }

    #[test]
    fn a_month_after_a_dispute_is_a_month_of_the_calendar() {
        let all = events(&[("2026-01-31T09:00:00Z", "dispute.raised", json!({}))]);
        let clock = Clock::of(&all, Law { jurisdiction: "NL", live: true }, "2026-02-01T00:00:00Z".parse().unwrap());
        assert_eq!(clock.answer_until.unwrap().to_string(), "2026-02-28T09:00:00Z");
    }
}
