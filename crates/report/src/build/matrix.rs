use std::collections::BTreeMap;

use crosscheck_checks::{CheckResult, Standing, TopicCoverage};
use crosscheck_model::{Blob, Case, Digest, Evidence, Finding, FindingKind, SourceReading, Topic};

use super::quotes::{readable, shortened_to};
use super::sources::number;
use super::{activity, sources};
use crate::schema::{CellState, MatrixCell, MatrixRow, MatrixView, Weight};

/// Longest quote in a cell, in characters; the finding has it whole.
const CELL_QUOTE: usize = 60;

pub(super) fn of(case: &Case, result: &CheckResult, previews: &BTreeMap<Digest, Blob>) -> MatrixView {
    let row = |reading| MatrixRow {
        source: number(reading),
        cells: result.coverage.topics.iter().map(|topic| cell(reading, topic, &result.findings, previews)).collect(),
    };
    MatrixView {
        columns: result.coverage.topics.iter().map(|one| one.topic.into()).collect(),
        rows: case.sources.iter().map(row).collect(),
    }
}

fn cell(
    reading: &SourceReading,
    coverage: &TopicCoverage,
    findings: &[Finding],
    previews: &BTreeMap<Digest, Blob>,
) -> MatrixCell {
    let (id, topic) = (reading.source.id, coverage.topic);
    let place = coverage.cell(id);
    let (state, weight, kind) = match place.map_or(Standing::NotRead, |cell| cell.standing) {
        Standing::Differs => (CellState::Differ, Some(Weight::Contradiction), Some(FindingKind::Contradiction)),
        Standing::Agrees => (CellState::Agree, None, Some(FindingKind::Confirmed)),
        Standing::Varies => (CellState::Differ, Some(Weight::Info), Some(FindingKind::Info)),
        Standing::Silent => (CellState::Silent, None, None),
        Standing::NotCompared | Standing::NotRead => (CellState::NotChecked, None, None),
    };
    let cited: Vec<(usize, &Finding)> = place
        .into_iter()
        .flat_map(|cell| &cell.findings)
        .filter_map(|&place| Some((place as usize + 1, findings.get(place as usize)?)))
        .collect();
    let deciding = cited.iter().map(|(_, finding)| *finding).find(|finding| Some(finding.kind) == kind);
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
    shortened_to(&readable(evidence, topic, topic == Topic::Photo).0, CELL_QUOTE)
}
