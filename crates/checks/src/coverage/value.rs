//! What could be compared, as one value: computed from the data that the checks say they need, and from what they found.

use crosscheck_model::{Case, Finding, FindingKind, Outcome, SourceId, SourceReading, Topic};
use serde::{Deserialize, Serialize};

use super::standing::{self, Cell};
use crate::analysis::Analysis;
use crate::check::Check;
use crate::needs::{Data, Need, Scope};
use crate::words::{list, names_of};

/// What could be compared of a case, topic by topic, and where each source stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// One for each topic of the matrix, in its order.
    pub topics: Vec<TopicCoverage>,
}

/// What could be compared on one topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicCoverage {
    /// The topic.
    pub topic: Topic,
    /// Whether it was compared.
    pub state: CoverageState,
    /// In words, without the topic: `only the CV (cv.pdf) states something, and no other source could speak to it`.
    pub because: String,
    /// The sources that state something on it.
    pub stated_by: Vec<SourceId>,
    /// One for each source of the case, in its order.
    pub cells: Vec<Cell>,
}

/// Whether a topic was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CoverageState {
    /// It was held against another source.
    Compared,
    /// Enough is stated, and no rule could hold it against each other; the findings say why.
    NotComparable,
    /// Something is stated, and what it is to be held against is not.
    NothingToCompareWith,
    /// No source that was read states anything.
    NothingStated,
    /// Every check of the topic is switched off.
    SwitchedOff,
}

impl Coverage {
    /// Computes it: `findings` are those of the case, in the order of the report.
    pub(crate) fn of(analysis: &Analysis<'_>, findings: &[Finding]) -> Self {
        Self { topics: Topic::MATRIX.iter().map(|&topic| topic_coverage(analysis, findings, topic)).collect() }
    }

    /// What could be compared on a topic of the matrix.
    pub fn topic(&self, topic: Topic) -> Option<&TopicCoverage> {
        self.topics.iter().find(|one| one.topic == topic)
    }
}

impl TopicCoverage {
    /// Whether it was held against another source.
    pub fn is_compared(&self) -> bool {
        self.state == CoverageState::Compared
    }

    /// Where a source stands.
    pub fn cell(&self, source: SourceId) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.source == source)
    }
}

fn topic_coverage(analysis: &Analysis<'_>, findings: &[Finding], topic: Topic) -> TopicCoverage {
    let read = analysis.readings();
    let checks: Vec<&Check> = analysis
        .configuration()
        .checks()
        .filter(|check| check.topic == topic && check.scope != Scope::OneSource)
        .collect();
    let is_met = |check: &&&Check| check.needs.iter().all(|need| need.is_met(read));
    let speaking: Vec<&SourceReading> =
        read.iter().copied().filter(|reading| !reading.claims.evidence_on(topic).is_empty()).collect();
    let mut found = findings.iter().filter(|finding| finding.topic == topic);
    let compares = |finding: &Finding| {
        finding.kind != FindingKind::NotChecked && checks.iter().any(|check| check.id == finding.check.0)
    };
    let state = if checks.is_empty() {
        CoverageState::SwitchedOff
    } else if checks.iter().filter(is_met).count() == 0 {
        if speaking.is_empty() { CoverageState::NothingStated } else { CoverageState::NothingToCompareWith }
    } else if found.any(compares) {
        CoverageState::Compared
    } else {
        CoverageState::NotComparable
    };
    TopicCoverage {
        topic,
        state,
        because: because(state, &checks, read, &speaking, analysis.case),
        stated_by: speaking.iter().map(|reading| reading.source.id).collect(),
        cells: standing::cells(analysis.case, findings, topic),
    }
}

fn because(
    state: CoverageState,
    checks: &[&Check],
    read: &[&SourceReading],
    speaking: &[&SourceReading],
    case: &Case,
) -> String {
    let who = || names_of(speaking.iter().copied());
    let verb = if speaking.len() == 1 { "states" } else { "state" };
    match state {
        CoverageState::Compared => format!("{} {verb} something on it", who()),
        CoverageState::NotComparable => format!("{} {verb} something that no rule can hold against each other", who()),
        CoverageState::NothingStated => {
            let unread = case.sources.iter().any(|reading| reading.source.outcome != Outcome::Read);
            if unread { "no source that was read states anything" } else { "no source states anything" }.to_owned()
        }
        CoverageState::SwitchedOff => "its checks are switched off in this configuration".to_owned(),
        CoverageState::NothingToCompareWith => match lacking(checks, read) {
            None => format!("only {} {verb} something, and no other source could speak to it", who()),
            Some((needed, lacking)) => {
                format!("it takes {needed}; {} {verb} something, and no source states {lacking}", who())
            }
        },
    }
}

/// For a topic on which the sources need not state the same: what it takes, and what is not stated.
fn lacking(checks: &[&Check], read: &[&SourceReading]) -> Option<(String, String)> {
    if checks.iter().flat_map(|check| check.needs).any(|need| matches!(need, Need::Two(_))) {
        return None;
    }
    let halves = checks.iter().find_map(|check| {
        let halves: Vec<Data> = check
            .needs
            .iter()
            .filter_map(|need| if let Need::Some(data) = need { Some(*data) } else { None })
            .collect();
        (halves.len() == check.needs.len() && halves.len() > 1).then_some(halves)
    })?;
    let labels = |data: Vec<Data>| list(&data.into_iter().map(|data| data.label().to_owned()).collect::<Vec<_>>());
    let absent = |data: &Data| !read.iter().any(|reading| data.is_stated_by(reading));
    let lacking: Vec<Data> = halves.iter().copied().filter(absent).collect();
    (lacking.len() < halves.len()).then(|| (labels(halves), labels(lacking)))
}
