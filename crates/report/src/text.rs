use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use crate::plain::escape_terminal as safe;
use crate::schema::{CellState, Citation, FindingView, Report};

/// Whether text may carry ANSI colours. Colour only repeats what the words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Plain text.
    Plain,
    /// With colours.
    Colour,
}

impl Paint {
    fn with(self, code: &str, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Colour => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        }
    }

    fn heading(self, text: &str) -> String {
        self.with("1", text)
    }
}

/// Width the text is laid out for.
const WIDTH: usize = 100;
/// Most confirmed findings that are spelled out; the JSON has them all.
const KINDS: [(&str, &str, &str); 6] = [
    ("contradiction", "CONTRADICTIONS", "1;31"),
    ("shared_with_other_application", "SHARED WITH OTHER APPLICATIONS", "1;35"),
    ("unconfirmed", "UNCONFIRMED", "1;33"),
    ("info", "WORTH KNOWING", "1;36"),
    ("confirmed", "CONFIRMED", "1;32"),
    ("not_checked", "NOT CHECKED", "1"),
];

impl Report {
    /// For a terminal.
    pub fn to_text(&self, paint: Paint) -> String {
        let mut out = String::new();
        match self.write_text(&mut out, paint) {
            // Writing to a String cannot fail.
            Ok(()) | Err(std::fmt::Error) => out,
        }
    }

    fn write_text(&self, out: &mut String, paint: Paint) -> std::fmt::Result {
        writeln!(out, "{}", paint.heading("crosscheck report"))?;
        writeln!(
            out,
            "judged at {}, {}",
            self.at,
            if self.mode == "live" { "fetched live" } else { "replayed from an archive" }
        )?;
        let stated = |text: &Option<String>| text.as_deref().map_or_else(|| "not stated".to_owned(), safe);
        writeln!(out, "consent: {}; purpose: {}", stated(&self.basis.consent_ref), stated(&self.basis.purpose))?;
        for line in wrap(&self.notice, WIDTH) {
            writeln!(out, "{line}")?;
        }
        let summary = &self.summary;
        writeln!(
            out,
            "\n{}; {} of {} sources read",
            paint.heading(&counted(summary.contradictions, "contradiction")),
            summary.sources_read,
            summary.sources,
        )?;
        self.write_sources(out, paint)?;
        self.write_matrix(out, paint)?;
        for (kind, title, colour) in KINDS {
            let findings: Vec<&FindingView> = self.findings.iter().filter(|finding| finding.kind == kind).collect();
            if findings.is_empty() && kind != "contradiction" {
                continue;
            }
            writeln!(out, "\n{} ({})", paint.with(colour, title), findings.len())?;
            if findings.is_empty() {
                writeln!(out, "  None found. This is not a verification.")?;
            }
            for finding in findings {
                self.write_finding(out, finding, paint)?;
            }
        }
        self.write_timeline(out, paint)?;
        self.write_rest(out, paint)
    }

    fn write_sources(&self, out: &mut String, paint: Paint) -> std::fmt::Result {
        writeln!(out, "\n{}", paint.heading("SOURCES"))?;
        for source in &self.sources {
            let address = source.url.as_deref().or(source.file.as_deref()).unwrap_or_default();
            let site = source.site.as_deref().unwrap_or("file");
            writeln!(out, "  {}. {} [{}]: {}", source.number, safe(address), site, safe(&source.outcome_text))?;
            if let Some(what) = &source.what_to_do {
                writeln!(out, "     -> {what}")?;
            }
            for problem in &source.problems {
                writeln!(out, "     problem: {}", safe(problem))?;
            }
            if source.outcome == "read" {
                for gap in &source.gaps {
                    writeln!(out, "     not read: {}: {}", safe(&gap.url), gap.outcome_text)?;
                }
            }
        }
        Ok(())
    }

    fn write_matrix(&self, out: &mut String, paint: Paint) -> std::fmt::Result {
        writeln!(out, "\n{}", paint.heading("WHO SAYS WHAT"))?;
        write!(out, "  {:<8}", "source")?;
        for column in &self.matrix.columns {
            write!(out, "{column:<11}")?;
        }
        writeln!(out)?;
        for row in &self.matrix.rows {
            write!(out, "  {:<8}", row.source)?;
            for cell in &row.cells {
                let (word, colour) = match cell.state {
                    CellState::Agree => ("agree", "32"),
                    CellState::Differ if cell.weight.as_deref() == Some("info") => ("(differ)", "36"),
                    CellState::Differ => ("DIFFER", "1;31"),
                    CellState::Silent => ("-", "2"),
                    CellState::NotChecked => ("unchecked", "2"),
                };
                write!(out, "{}", paint.with(colour, &format!("{word:<11}")))?;
            }
            writeln!(out)?;
        }
        writeln!(out, "  (differ): differs in a way that is only worth knowing; -: the source says nothing on it")
    }

    fn write_finding(&self, out: &mut String, finding: &FindingView, paint: Paint) -> std::fmt::Result {
        let head = format!("{}. {}", finding.number, safe(&finding.statement));
        for (index, line) in wrap(&head, WIDTH - 4).into_iter().enumerate() {
            let line = if index == 0 { paint.heading(&line) } else { line };
            writeln!(out, "  {line}")?;
        }
        writeln!(out, "     {}: {}, {} evidence", finding.check, finding.level, finding.strength)?;
        let brief = matches!(finding.kind.as_str(), "confirmed" | "not_checked");
        if !brief {
            let mut shown: Vec<&Citation> = finding.claims.iter().take(MOST_QUOTED).collect();
            shown.sort_by_key(|citation| &citation.side);
            for citation in shown {
                self.write_citation(out, citation)?;
            }
            if finding.claims.len() > MOST_QUOTED {
                writeln!(
                    out,
                    "     and {} more quotes, in the JSON and HTML report",
                    finding.claims.len() - MOST_QUOTED
                )?;
            }
        }
        let confirmed = finding.kind == "confirmed";
        for reason in finding.reasons.iter().filter(|_| !confirmed) {
            for (index, line) in wrap(&safe(&reason.sentence), WIDTH - 12).into_iter().enumerate() {
                writeln!(out, "     {} {line}", if index == 0 { "why:" } else { "    " })?;
            }
        }
        if !finding.explanations.is_empty() && !confirmed {
            writeln!(out, "     what else can explain it:")?;
        }
        for explanation in finding.explanations.iter().filter(|_| !confirmed) {
            for (index, line) in wrap(&safe(explanation), WIDTH - 12).into_iter().enumerate() {
                writeln!(out, "     {} {line}", if index == 0 { "  -" } else { "   " })?;
            }
        }
        if let Some(question) = finding.question.as_deref().filter(|_| !brief) {
            for (index, line) in wrap(&safe(question), WIDTH - 12).into_iter().enumerate() {
                writeln!(out, "     {} {line}", if index == 0 { "ask:" } else { "    " })?;
            }
        }
        Ok(())
    }

    fn write_citation(&self, out: &mut String, citation: &Citation) -> std::fmt::Result {
        let side = citation.side.to_uppercase();
        // Whole as far as anybody reads on: what differs often stands at its end.
        let quote = crate::matrix::shortened_to(&citation.quote, QUOTE);
        for (index, line) in wrap(&format!("\"{}\"", safe(&quote)), WIDTH - 9).into_iter().enumerate() {
            writeln!(out, "     {} {line}", if index == 0 { format!("{side}:") } else { "  ".to_owned() })?;
        }
        writeln!(
            out,
            "        source {}: {} ({}), {}, sha256 {}",
            citation.source_number,
            safe(&citation.page),
            safe(&citation.locator),
            crate::plain::to_the_second(&citation.captured_at),
            citation.sha256.get(..12).unwrap_or_default(),
        )
    }

    fn write_timeline(&self, out: &mut String, paint: Paint) -> std::fmt::Result {
        if self.timeline.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", paint.heading("TIMELINE"))?;
        for entry in &self.timeline {
            let start = entry.start.as_deref().unwrap_or("?");
            let end = entry.end.as_deref().unwrap_or("?");
            let when = format!("{start} to {end}");
            let gap = 24_usize.saturating_sub(when.width());
            writeln!(out, "  {when}{:gap$}source {}  {:<10}{}", "", entry.source, entry.kind, safe(&entry.label))?;
        }
        Ok(())
    }

    fn write_rest(&self, out: &mut String, paint: Paint) -> std::fmt::Result {
        writeln!(out, "\n{}", paint.heading("COVERAGE"))?;
        for coverage in &self.coverage {
            writeln!(out, "  {:<11}{}", coverage.topic, coverage.text)?;
        }
        writeln!(out, "\n{}", paint.heading("STEPS FOR A PERSON"))?;
        for item in &self.checklist {
            let mark = if item.state == crate::ChecklistState::Done { "[done]" } else { "[open]" };
            writeln!(out, "  {mark} {:<13} {}", item.id, item.step)?;
            for detail in &item.details {
                writeln!(out, "         - {}", safe(detail))?;
            }
        }
        let configuration = &self.configuration;
        writeln!(out, "\n{}", paint.heading("MADE WITH"))?;
        writeln!(out, "  {} {}, report {}", self.tool.name, self.tool.version, self.schema_version)?;
        writeln!(out, "  checks sha256 {}", configuration.checks_sha256)?;
        writeln!(out, "  pictures {}", configuration.pictures)?;
        if let Some(readers) = &configuration.readers {
            writeln!(out, "  read by {readers}")?;
        }
        for option in &configuration.overrides {
            writeln!(out, "  TEST OPTION IN FORCE: {}", safe(option))?;
        }
        Ok(())
    }
}

/// Quotes shown of one finding: more would bury the others.
const MOST_QUOTED: usize = 6;

/// Characters shown of one quote.
const QUOTE: usize = 240;

pub(crate) fn counted(count: usize, noun: &str) -> String {
    match count {
        0 => format!("No {noun} found"),
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

/// Breaks text at spaces so that no line is wider than asked, except where one word is.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
