use crosscheck_model::{Case, Finding, FindingKind, Side, SourceReading, Topic};

use crate::build::number;
use crate::schema::{CellState, MatrixCell, MatrixRow, MatrixView};

/// Longest quote in a cell, in characters; the finding has it whole.
const CELL_QUOTE: usize = 60;

pub(crate) fn of(case: &Case, findings: &[Finding]) -> MatrixView {
    MatrixView {
        columns: Topic::MATRIX.into_iter().map(|topic| topic.label().to_owned()).collect(),
        rows: case.sources.iter().map(|reading| row(reading, findings)).collect(),
    }
}

fn row(reading: &SourceReading, findings: &[Finding]) -> MatrixRow {
    let cells = Topic::MATRIX.into_iter().map(|topic| cell(reading, topic, findings));
    MatrixRow { source: number(reading), cells: cells.collect() }
}

fn cell(reading: &SourceReading, topic: Topic, findings: &[Finding]) -> MatrixCell {
    let id = reading.source.id;
    let cited: Vec<(usize, &Finding)> = (1..)
        .zip(findings)
        .filter(|(_, finding)| finding.topic == topic)
        .filter(|(_, finding)| finding.claims.iter().any(|cited| cited.evidence.source == id))
        .collect();
    let of_kind = |kind| cited.iter().find(|(_, finding)| finding.kind == kind && has_both_sides(finding));
    let (state, weight, deciding) = if let Some((_, finding)) = of_kind(FindingKind::Contradiction) {
        (CellState::Differ, Some("contradiction"), Some(*finding))
    } else if let Some((_, finding)) = of_kind(FindingKind::Confirmed) {
        (CellState::Agree, None, Some(*finding))
    } else if let Some((_, finding)) = of_kind(FindingKind::Info) {
        (CellState::Differ, Some("info"), Some(*finding))
    } else if reading.claims.evidence_on(topic).is_empty() && cited.is_empty() && is_read(reading) {
        (CellState::Silent, None, None)
    } else {
        (CellState::NotChecked, None, None)
    };
    let from_finding = deciding.and_then(|finding| {
        let mine = finding.claims.iter().find(|cited| cited.evidence.source == id);
        mine.map(|cited| cited.evidence.quote.expose())
    });
    let hours = (topic == Topic::Hours).then(|| crate::activity::in_words(reading)).flatten();
    let own = || reading.claims.evidence_on(topic).first().map(|evidence| evidence.quote.expose());
    MatrixCell {
        state,
        weight: weight.map(str::to_owned),
        quote: hours.or_else(|| from_finding.or_else(own).map(shorten)),
        findings: cited.iter().map(|(number, _)| *number).collect(),
    }
}

fn is_read(reading: &SourceReading) -> bool {
    reading.source.outcome == crosscheck_model::Outcome::Read
}

fn has_both_sides(finding: &Finding) -> bool {
    [Side::A, Side::B].iter().all(|side| finding.claims.iter().any(|cited| cited.side == *side))
}

pub(crate) fn shorten(quote: &str) -> String {
    shortened_to(quote, CELL_QUOTE)
}

/// A quote in one line of at most so many characters.
pub(crate) fn shortened_to(quote: &str, most: usize) -> String {
    let line = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
