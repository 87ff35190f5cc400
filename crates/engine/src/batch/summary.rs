use std::collections::BTreeMap;

use crosscheck_checks::CheckResult;
use crosscheck_model::{Case, Finding, FindingKind, Outcome, Strength};
use serde::{Deserialize, Serialize};

use super::Row;

/// How many findings there are of each sort. What follows from another finding is not counted again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct FindingCounts {
    /// Contradictions that need a particular reason to be innocent.
    pub strong_contradictions: usize,
    /// Contradictions with ordinary innocent reasons.
    pub moderate_contradictions: usize,
    /// Contradictions that are a question at most.
    pub weak_contradictions: usize,
    /// Evidence that occurs in other applications too.
    pub shared: usize,
    /// Statements that no source confirms.
    pub unconfirmed: usize,
    /// Worth knowing.
    pub info: usize,
    /// Statements that two sources agree on.
    pub confirmed: usize,
}

impl FindingCounts {
    fn of(findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        for finding in findings.iter().filter(|finding| finding.follows_from.is_none()) {
            let count = match (finding.kind, finding.strength) {
                (FindingKind::Contradiction, Strength::Strong) => &mut counts.strong_contradictions,
                (FindingKind::Contradiction, Strength::Moderate) => &mut counts.moderate_contradictions,
                (FindingKind::Contradiction, _) => &mut counts.weak_contradictions,
                (FindingKind::SharedWithOtherApplication, _) => &mut counts.shared,
                (FindingKind::Unconfirmed, _) => &mut counts.unconfirmed,
                (FindingKind::Info, _) => &mut counts.info,
                (FindingKind::Confirmed, _) => &mut counts.confirmed,
                (FindingKind::NotChecked, _) => continue,
            };
            *count += 1;
        }
        counts
    }
}

/// One line about one row of a roster: what `cases` prints. The fields stand in this order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseSummary {
    /// The customer's reference.
    pub candidate_ref: String,
    /// Who handed the candidate in.
    pub agency: String,
    /// Line of the roster.
    pub line: u64,
    /// `done`, `quarantined`, `running`, `waiting` or `cancelled`.
    pub state: String,
    /// Why it was quarantined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The time it was evaluated as of, RFC 3339; empty without a result.
    pub as_of: String,
    /// CVs, profiles and pages.
    pub sources: usize,
    /// How many of them could be read.
    pub sources_read: usize,
    /// Sources that could not be read: their addresses, and why.
    pub not_read: Vec<(String, String)>,
    /// By kind and strength.
    pub findings: FindingCounts,
    /// Columns of the roster without a meaning here.
    pub others: BTreeMap<String, String>,
}

impl CaseSummary {
    /// Of a row without a result.
    pub fn without_result(row: &Row, state: &str, why: Option<String>) -> Self {
        Self {
            candidate_ref: row.candidate_ref.clone(),
            agency: row.agency.clone(),
            line: row.line,
            state: state.to_owned(),
            why,
            as_of: String::new(),
            sources: 0,
            sources_read: 0,
            not_read: Vec::new(),
            findings: FindingCounts::default(),
            others: row.others.clone(),
        }
    }

    pub(crate) fn of(row: &Row, case: &Case, result: &CheckResult) -> Self {
        let unread = case.sources.iter().filter(|reading| reading.source.outcome != Outcome::Read);
        let not_read: Vec<(String, String)> =
            unread.map(|reading| (reading.source.address.to_string(), why(&reading.source.outcome))).collect();
        Self {
            as_of: case.as_of.to_string(),
            sources: case.sources.len(),
            sources_read: case.sources.len() - not_read.len(),
            not_read,
            findings: FindingCounts::of(&result.findings),
            ..Self::without_result(row, "done", None)
        }
    }
}

fn why(outcome: &Outcome) -> String {
    match outcome {
        Outcome::NotReached(gap) => gap.to_string(),
        Outcome::Unreadable(why) => why.clone(),
        _ => "nothing recognised".to_owned(),
    }
}
