use std::collections::{BTreeMap, BTreeSet};

use crosscheck_model::{
    Blob, Case, Digest, Evidence, Finding, FindingKind, Outcome, Side, SourceId, SourceReading, Topic,
};

use super::disagreements::Root;
use super::quotes::{readable, shortened_to};
use super::sources::number;
use super::{activity, sources};
use crate::schema::{CellState, MatrixCell, MatrixRow, MatrixView, Weight};

/// Longest quote in a cell, in characters; the finding has it whole.
const CELL_QUOTE: usize = 60;

pub(super) fn of(case: &Case, findings: &[Finding], roots: &[Root], previews: &BTreeMap<Digest, Blob>) -> MatrixView {
    // What follows from another disagreement is told there, and makes no second cell differ.
    let counts = |index: usize| !roots.iter().any(|root| root.follow.contains(&index));
    let counted: Vec<(usize, &Finding)> = findings.iter().enumerate().filter(|(index, _)| counts(*index)).collect();
    let row = |reading| MatrixRow {
        source: number(reading),
        cells: Topic::MATRIX.into_iter().map(|topic| cell(reading, topic, &counted, previews)).collect(),
    };
    MatrixView {
        columns: Topic::MATRIX.into_iter().map(Into::into).collect(),
        rows: case.sources.iter().map(row).collect(),
    }
}

fn cell(
    reading: &SourceReading,
    topic: Topic,
    findings: &[(usize, &Finding)],
    previews: &BTreeMap<Digest, Blob>,
) -> MatrixCell {
    let id = reading.source.id;
    let cited: Vec<(usize, &Finding)> = findings
        .iter()
        .map(|(index, finding)| (index + 1, *finding))
        .filter(|(_, finding)| finding.topic == topic)
        .filter(|(_, finding)| finding.claims.iter().any(|cited| cited.evidence.source == id))
        .collect();
    let find = |kind, decides: fn(&Finding, SourceId) -> bool| {
        cited.iter().map(|(_, finding)| *finding).find(|finding| finding.kind == kind && decides(finding, id))
    };
    let (state, weight, deciding) = if let Some(one) = find(FindingKind::Contradiction, stands_out) {
        (CellState::Differ, Some(Weight::Contradiction), Some(one))
    } else if let Some(one) = find(FindingKind::Confirmed, |finding, _| has_both_sides(finding)) {
        (CellState::Agree, None, Some(one))
    } else if let Some(one) = find(FindingKind::Contradiction, |finding, _| has_both_sides(finding)) {
        (CellState::Agree, None, Some(one))
    } else if let Some(one) = find(FindingKind::Info, stands_out) {
        (CellState::Differ, Some(Weight::Info), Some(one))
    } else if reading.claims.evidence_on(topic).is_empty() && cited.is_empty() && is_read(reading) {
        (CellState::Silent, None, None)
    } else {
        (CellState::NotChecked, None, None)
    };
    let from_finding = deciding
        .and_then(|finding| finding.claims.iter().map(|cited| &cited.evidence).find(|evidence| evidence.source == id));
    let evidence = from_finding.or_else(|| reading.claims.evidence_on(topic).into_iter().next());
    let hours = (topic == Topic::Hours).then(|| activity::in_words(reading)).flatten();
    let shown = (topic == Topic::Photo).then(|| sources::picture(reading, previews)).flatten();
    MatrixCell {
        state,
        weight,
        quote: hours.or_else(|| evidence.map(|one| short(one, topic))),
        picture: shown.map(|digest| digest.to_string()),
        findings: cited.iter().map(|(number, _)| *number).collect(),
    }
}

fn short(evidence: &Evidence, topic: Topic) -> String {
    shortened_to(&readable(evidence, topic == Topic::Photo).0, CELL_QUOTE)
}

fn is_read(reading: &SourceReading) -> bool {
    reading.source.outcome == Outcome::Read
}

fn has_both_sides(finding: &Finding) -> bool {
    [Side::A, Side::B].iter().all(|side| !on(finding, *side).is_empty())
}

/// Whether a source stands on the smaller side of a finding; where both sides are equal, each stands out.
fn stands_out(finding: &Finding, source: SourceId) -> bool {
    let (a, b) = (on(finding, Side::A), on(finding, Side::B));
    let (own, other) = if b.contains(&source) { (b, a) } else { (a, b) };
    !other.is_empty() && own.len() <= other.len()
}

fn on(finding: &Finding, side: Side) -> BTreeSet<SourceId> {
    finding.claims.iter().filter(|cited| cited.side == side).map(|cited| cited.evidence.source).collect()
}
