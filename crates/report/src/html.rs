use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crosscheck_model::Digest;

use crate::plain::escape_terminal;
use crate::schema::{
    ActivityView, CellState, ChecklistState, Citation, FindingView, MatrixCell, Report, TimelineEntry,
};

const STYLE: &str = include_str!("../templates/report.css");

/// Most quotes shown of one side: more would bury the others; the JSON has them all.
const MOST_QUOTED: usize = 8;
/// Width of the timeline in units of its drawing.
const AXIS: i32 = 1000;

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    report: &'a Report,
    style: &'static str,
    style_hash: String,
}

impl Report {
    /// One HTML file that needs nothing else.
    pub fn to_html(&self) -> String {
        let style_hash = format!("sha256-{}", STANDARD.encode(Digest::of(STYLE.as_bytes()).as_bytes()));
        // Rendering into memory fails only if a value's Display does, and all are strings and numbers.
        Page { report: self, style: STYLE, style_hash }.render().unwrap_or_default()
    }
}

impl Page<'_> {
    fn of_kind(&self, kind: &str) -> Vec<&FindingView> {
        self.report.findings.iter().filter(|finding| finding.kind == kind).collect()
    }

    /// Findings that are shown with all their evidence.
    fn weighty(&self) -> Vec<&FindingView> {
        self.report.findings.iter().filter(|one| !matches!(one.kind.as_str(), "confirmed" | "not_checked")).collect()
    }

    fn of_side<'f>(&self, finding: &'f FindingView, side: &str) -> Vec<&'f Citation> {
        finding.claims.iter().filter(|claim| claim.side == side).take(MOST_QUOTED).collect()
    }

    fn picture(&self, claim: &Citation) -> Option<&str> {
        self.report.pictures.get(claim.picture.as_deref()?).map(String::as_str)
    }

    /// Each picture that a finding rests on, with the number of its source.
    fn pictures_of(&self, finding: &FindingView) -> Vec<(u32, &str)> {
        finding
            .claims
            .iter()
            .filter_map(|claim| Some((claim.source_number, self.picture(claim)?)))
            .take(MOST_QUOTED)
            .collect()
    }

    fn sources_of(&self, finding: &FindingView) -> String {
        let mut numbers: Vec<u32> = finding.claims.iter().map(|claim| claim.source_number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
    }

    fn short_source(&self, number: u32) -> &str {
        let source = self.report.sources.iter().find(|source| source.number == number);
        source.map_or("", |source| source.site.as_deref().or(source.file.as_deref()).unwrap_or_default())
    }

    /// First year and number of years the timeline spans.
    fn span(&self) -> (i32, i32) {
        let months = || self.report.timeline.iter().filter_map(|entry| entry.months);
        let first = months().map(|(start, _)| start).min().unwrap_or(0).div_euclid(12);
        let last = months().map(|(_, end)| end).max().unwrap_or(12).div_euclid(12);
        (first, (last - first + 1).max(1))
    }

    fn ticks(&self) -> Vec<(i32, i32)> {
        let (first, years) = self.span();
        let step = (years / 10 + 1).max(1);
        (0..=years).filter(|year| year % step == 0).map(|year| (year * AXIS / years, first + year)).collect()
    }

    fn axis_words(&self) -> String {
        let (first, years) = self.span();
        let step = (years / 10 + 1).max(1);
        let every = if step == 1 { "every year".to_owned() } else { format!("every {step} years") };
        format!("{first} to {}, a line {every}", first + years)
    }

    fn bar(&self, entry: &TimelineEntry) -> Option<(i32, i32)> {
        let (start, end) = entry.months?;
        let (first, years) = self.span();
        let x = |month: i32| (month - first * 12) * AXIS / (years * 12);
        Some((x(start), (x(end) - x(start)).max(4)))
    }
}

/// A time without its fractions of a second: they are in the JSON.
fn to_the_second(time: &str) -> String {
    crate::plain::to_the_second(time)
}

fn noun(count: &usize, noun: &str) -> String {
    if *count == 1 { noun.to_owned() } else { format!("{noun}s") }
}

/// Text of a source as a page may show it: what reorders or hides text is written out. The template escapes HTML.
fn show(text: &str) -> String {
    escape_terminal(text)
}

/// Only http and https addresses become links.
fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

fn cell_class(cell: &MatrixCell) -> &'static str {
    match (cell.state, cell.weight.as_deref()) {
        (CellState::Agree, _) => "agree",
        (CellState::Differ, Some("info")) => "differ info",
        (CellState::Differ, _) => "differ",
        (CellState::Silent, _) => "silent",
        (CellState::NotChecked, _) => "not_checked",
    }
}

fn cell_word(cell: &MatrixCell) -> &'static str {
    match (cell.state, cell.weight.as_deref()) {
        (CellState::Agree, _) => "= agrees",
        (CellState::Differ, Some("info")) => "~ differs (worth knowing)",
        (CellState::Differ, _) => "× differs",
        (CellState::Silent, _) => "– silent",
        (CellState::NotChecked, _) => "? not checked",
    }
}

fn kind_word(kind: &str) -> &'static str {
    match kind {
        "contradiction" => "Contradiction",
        "shared_with_other_application" => "Shared with another application",
        "unconfirmed" => "Unconfirmed",
        "info" => "Worth knowing",
        "confirmed" => "Confirmed",
        _ => "Not checked",
    }
}

fn days() -> [(usize, &'static str); 7] {
    [(0, "Mon"), (1, "Tue"), (2, "Wed"), (3, "Thu"), (4, "Fri"), (5, "Sat"), (6, "Sun")]
}

fn heat(activity: &ActivityView, day: &usize) -> Vec<(usize, String)> {
    let most = activity.hours.iter().flatten().copied().max().unwrap_or(1).max(1);
    let row = activity.hours.get(*day).into_iter().flatten();
    (0..)
        .zip(row)
        .map(|(hour, count): (usize, _)| (41 + hour * 20, format!("{:.2}", f64::from(*count) / f64::from(most))))
        .collect()
}

fn hours_axis() -> Vec<(usize, String)> {
    (0..24).step_by(3).map(|hour| (41 + hour * 20, format!("{hour:02}"))).collect()
}

/// What the map shows, for those who cannot see it.
fn activity_words(activity: &ActivityView) -> String {
    let by_hour = |hour: usize| activity.hours.iter().filter_map(|day| day.get(hour)).sum::<u32>();
    let window = |start: usize| (start..start + 7).map(|hour| by_hour(hour % 24)).sum::<u32>();
    let quiet = (0..24).min_by_key(|start| window(*start)).unwrap_or(0);
    format!(
        "The quietest seven hours are {quiet:02}:00 to {:02}:00, with {} of {} acts.",
        (quiet + 7) % 24,
        window(quiet),
        activity.count,
    )
}
