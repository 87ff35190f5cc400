use super::layout::{Lines, Look, column};
use crate::build::shortened_to;
use crate::schema::{CellState, ChecklistState, Citation, FindingKind, FindingView, Report, Topic, Weight};
use crate::wording;

/// Quotes shown of one finding: more would bury the others; the JSON has them all.
const MOST_QUOTED: usize = 12;
/// Characters shown of one quote.
const QUOTE: usize = 240;

/// Everything else.
pub(super) fn write(report: &Report, out: &mut Lines) {
    sources(report, out);
    matrix(report, out);
    findings(report, out);
    timeline(report, out);
    coverage(report, out);
    steps(report, out);
    made_with(report, out);
}

fn sources(report: &Report, out: &mut Lines) {
    out.heading("SOURCES");
    for source in &report.sources {
        let mark = format!("  {}. ", source.number);
        let site = source.site.as_deref().unwrap_or("file");
        out.item(&mark, &format!("{} [{site}]: {}", address(source), source.outcome_text));
        if let Some(found_on) = source.found_on {
            out.item("     ", &format!("not supplied: found on source {found_on}"));
        }
        for problem in &source.problems {
            out.item("     problem: ", problem);
        }
        for gap in source.gaps.iter().filter(|_| source.is_read()) {
            out.item("     not read: ", &format!("{}: {}. {}", gap.url, gap.outcome_text, gap.what_to_do));
        }
    }
}

fn address(source: &crate::schema::SourceView) -> &str {
    source.url.as_deref().or(source.file.as_deref()).unwrap_or_default()
}

fn matrix(report: &Report, out: &mut Lines) {
    const CELL: usize = 11;
    out.heading("WHO SAYS WHAT");
    let titles = report.matrix.columns.iter().map(|topic| column(wording::topic(*topic), CELL));
    let titles: String = titles.collect();
    out.line(&format!("  {}{}", column("source", 8), titles.trim_end()));
    for row in &report.matrix.rows {
        let cells: String = row.cells.iter().map(|cell| column(word(cell.state, cell.weight), CELL)).collect();
        out.line(&format!("  {}{}", column(&row.source.to_string(), 8), cells.trim_end()));
    }
    out.item("  ", "DIFFERS: stands against the others; (differs): only worth knowing; -: says nothing on it");
}

fn word(state: CellState, weight: Option<Weight>) -> &'static str {
    match (state, weight) {
        (CellState::Agree, _) => "agrees",
        (CellState::Differ, Some(Weight::Info)) => "(differs)",
        (CellState::Differ, _) => "DIFFERS",
        (CellState::Silent, _) => "-",
        (CellState::NotChecked, _) => "unchecked",
    }
}

fn findings(report: &Report, out: &mut Lines) {
    for kind in FindingKind::ALL {
        let mut of_kind = report.findings.iter().filter(|finding| finding.kind == *kind).peekable();
        if of_kind.peek().is_some() {
            out.heading(&format!("{}, WITH QUOTES", title(*kind)));
        }
        for finding in of_kind {
            write_finding(finding, out);
        }
    }
}

fn title(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Contradiction => "CONTRADICTIONS",
        FindingKind::SharedWithOtherApplication => "SHARED WITH OTHER APPLICATIONS",
        FindingKind::Unconfirmed => "UNCONFIRMED",
        FindingKind::Info => "WORTH KNOWING",
        FindingKind::Confirmed => "CONFIRMED",
        FindingKind::NotChecked => "NOT CHECKED",
    }
}

fn write_finding(finding: &FindingView, out: &mut Lines) {
    out.hung(&format!("  {}. ", finding.number), &finding.statement, Look::Bold);
    out.hung("     ", &format!("check {}: {}", finding.check, finding.level), Look::Soft);
    let mut shown: Vec<&Citation> = finding.claims.iter().take(MOST_QUOTED).collect();
    shown.sort_by_key(|citation| citation.side);
    for citation in shown {
        write_citation(citation, out);
    }
    if let Some(more @ 1..) = finding.claims.len().checked_sub(MOST_QUOTED) {
        out.item("     ", &format!("and {} more, in the JSON report", wording::counted(more, "quote")));
    }
    for reason in &finding.reasons {
        out.item("     why: ", &reason.sentence);
    }
    for explanation in &finding.explanations {
        out.item("     can be: ", explanation);
    }
    if let Some(question) = &finding.question {
        out.item("     ask: ", question);
    }
    if let Some(measured) = &finding.measured {
        out.hung("     ", measured, Look::Soft);
    }
}

fn write_citation(citation: &Citation, out: &mut Lines) {
    // Whole as far as anybody reads on: what differs often stands at its end.
    let quote = shortened_to(&citation.quote, QUOTE);
    out.item(&format!("     {}: ", citation.side.as_str().to_uppercase()), &format!("“{quote}”"));
    let sha256 = citation.sha256.get(..12).unwrap_or_default();
    let captured = wording::when(&citation.captured_at);
    let place = format!("source {}: {} ({})", citation.source_number, citation.page, citation.locator);
    let sure = wording::certainty(citation.certainty);
    out.hung("        ", &format!("{place}, {captured}, SHA-256 {sha256}…; {sure}"), Look::Soft);
}

fn timeline(report: &Report, out: &mut Lines) {
    if report.timeline.is_empty() {
        return;
    }
    out.heading("TIMELINE");
    for entry in &report.timeline {
        let when = wording::period(entry.start.as_deref(), entry.end.as_deref());
        let differs = if entry.findings.is_empty() { "" } else { " (differs)" };
        let mark = format!("  {}{}", column(&when, 36), column(&format!("source {}", entry.source), 11));
        out.item(&mark, &format!("{}: {}{differs}", entry.kind, entry.label));
    }
}

fn coverage(report: &Report, out: &mut Lines) {
    out.heading("COVERAGE");
    for coverage in &report.coverage {
        let topic: Topic = coverage.topic;
        out.item(&format!("  {}", column(wording::topic(topic), 11)), &coverage.text);
    }
}

fn steps(report: &Report, out: &mut Lines) {
    out.heading("STEPS FOR A PERSON, THE SAME FOR EVERY CANDIDATE; THOSE THAT THIS CASE CALLS FOR FIRST");
    for item in &report.checklist {
        let mark = if item.state == ChecklistState::Done { "[done]" } else { "[open]" };
        out.item(&format!("  {mark} {}", column(&item.id, 14)), &item.step);
    }
}

fn made_with(report: &Report, out: &mut Lines) {
    let configuration = &report.configuration;
    out.heading("MADE WITH");
    out.item("  ", &format!("{} {}, report {}", report.tool.name, report.tool.version, report.schema_version));
    out.item("  ", &format!("checks SHA-256 {}", configuration.checks_sha256));
    out.item("  ", &format!("pictures {}", configuration.pictures));
    if let Some(readers) = &configuration.readers {
        out.item("  ", &format!("read by {readers}"));
    }
    for option in &configuration.overrides {
        out.item("  test option in force: ", option);
    }
}
