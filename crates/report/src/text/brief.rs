use std::collections::BTreeSet;

use super::layout::{Detail, Lines, Look, column};
use crate::schema::{AccountEdge, AccountView, OwnershipProof, Report, SourceView};
use crate::wording;

/// Width of the column of topics.
const TOPIC: usize = 13;
/// Most sources named before the rest is counted.
const MOST_NAMED: usize = 4;

/// What a reader needs first.
pub(super) fn write(report: &Report, out: &mut Lines, detail: Detail) {
    head(report, out);
    disagreements(report, out);
    questions(report, out);
    not_read(report, out);
    worth_knowing(report, out);
    agreements(report, out);
    accounts(report, out, detail);
    control(report, out);
    not_compared(report, out, detail);
    steps(report, out, detail);
    if detail == Detail::Brief {
        out.blank();
        out.hung("", "Quotes, timeline and versions: --verbose. Pictures: --format html --out report.html", Look::Soft);
    }
}

fn head(report: &Report, out: &mut Lines) {
    let who = match (&report.application, &report.name) {
        (Some(application), Some(name)) => format!("Application {application}, under the name {name}"),
        (Some(application), None) => format!("Application {application}"),
        (None, Some(name)) => format!("Application under the name {name}"),
        (None, None) => "Application without a name that could be read".to_owned(),
    };
    out.hung("", &who, Look::Bold);
    let read = format!("{} of {} sources read", report.summary.sources_read, report.summary.sources);
    let basis = [("consent", &report.basis.consent_ref), ("purpose", &report.basis.purpose)];
    let basis: Vec<String> =
        basis.into_iter().map(|(what, text)| format!("{what} {}", text.as_deref().unwrap_or("not stated"))).collect();
    out.hung("", &format!("{} · {read} · {}", wording::when(&report.at), basis.join(" · ")), Look::Soft);
    out.blank();
    let look = if report.summary.disagreements > 0 { Look::Differs } else { Look::Bold };
    out.hung("", &wording::headline(report), look);
    out.item("", wording::NOT_A_VERIFICATION);
}

fn disagreements(report: &Report, out: &mut Lines) {
    if report.disagreements.is_empty() {
        return;
    }
    out.heading("WHAT DISAGREES");
    for (number, root) in (1..).zip(&report.disagreements) {
        let Some(finding) = report.finding(root.finding) else { continue };
        let mark = format!("{number:>2}. ");
        let weight = wording::strength(finding.strength);
        out.hung(&mark, &format!("{} · {weight}", wording::topic(finding.topic)), Look::Differs);
        out.item("    ", &finding.statement);
        for follow in root.follow.iter().filter_map(|one| report.finding(*one)) {
            out.item("    + ", &format!("Follows from it: {}", follow.statement));
        }
        if !finding.explanations.is_empty() {
            out.item("    ? ", &format!("Can be: {}", finding.explanations.join(" Or: ")));
        }
    }
}

fn questions(report: &Report, out: &mut Lines) {
    if report.questions.is_empty() {
        return;
    }
    out.heading("WHAT TO ASK");
    for (number, question) in (1..).zip(&report.questions) {
        out.item(&format!("{number:>2}. "), &question.text);
    }
}

fn not_read(report: &Report, out: &mut Lines) {
    let unread = report.unread();
    let partly = report.sources.iter().filter(|source| source.is_read());
    let gaps: usize = partly.map(|source| source.gaps.len() + source.problems.len()).sum();
    if unread.is_empty() && gaps == 0 {
        return;
    }
    out.heading("WHAT COULD NOT BE READ");
    for group in unread {
        let names: Vec<String> = group.sources.iter().map(|source| source.short()).collect();
        out.item("  - ", &format!("{}: {}.", names.join(", "), group.why));
        out.item("    ", group.what_to_do.unwrap_or_default());
    }
    if gaps > 0 {
        let requests = wording::counted(gaps, "request");
        out.item("  - ", &format!("{requests} to sources that were read otherwise: --verbose tells."));
    }
}

fn worth_knowing(report: &Report, out: &mut Lines) {
    let findings = report.worth_knowing();
    if findings.is_empty() {
        return;
    }
    out.heading("WORTH KNOWING");
    for finding in findings {
        out.item("  - ", &finding.statement);
    }
}

fn agreements(report: &Report, out: &mut Lines) {
    let agreements = report.agreements();
    if agreements.is_empty() {
        return;
    }
    out.heading("WHAT AGREES");
    for one in agreements {
        let more = if one.more > 0 { format!("; and {} more", one.more) } else { String::new() };
        let line = format!("{}: {}{more}", named(report, &one.sources), one.value);
        out.hung(&format!("  {}", column(wording::topic(one.topic), TOPIC)), &line, Look::Agrees);
    }
}

fn named(report: &Report, sources: &BTreeSet<u32>) -> String {
    let read = report.summary.sources_read;
    if sources.len() == read && read > 2 {
        return format!("all {read} sources");
    }
    let names: Vec<String> =
        sources.iter().filter_map(|number| report.source(*number)).map(SourceView::short).collect();
    match names.len().checked_sub(MOST_NAMED) {
        Some(more @ 1..) => format!("{} and {more} more", names[..MOST_NAMED].join(", ")),
        _ => names.join(", "),
    }
}

/// Who leads to whom: what more than one side says, and with all details what one side says.
fn accounts(report: &Report, out: &mut Lines, detail: Detail) {
    let shown = |edge: &&AccountEdge| edge.confirmed || detail == Detail::Full;
    let edges: Vec<&AccountEdge> = report.accounts.edges.iter().filter(shown).collect();
    if edges.is_empty() {
        return;
    }
    out.heading("WHICH ACCOUNTS LEAD TO EACH OTHER");
    let name = |number: usize| report.accounts.accounts.get(number - 1).map(AccountView::short).unwrap_or_default();
    for edge in edges {
        let arrow = match edge.proof {
            OwnershipProof::BothWays | OwnershipProof::SameAccount => "<->",
            OwnershipProof::SeenBySite | OwnershipProof::Stated => "-->",
        };
        let line = format!("{} {arrow} {}: {}", name(edge.from), name(edge.to), wording::proof(edge.proof));
        out.item("  - ", &line);
    }
}

fn control(report: &Report, out: &mut Lines) {
    if report.control.is_empty() {
        return;
    }
    out.heading("WHO CONTROLS THE PROFILES");
    for one in &report.control {
        let seen = one.captured_at.as_deref().map(|at| format!(" ({})", wording::when(at))).unwrap_or_default();
        out.item("  - ", &format!("{}: {}{seen}", one.short(), one.text));
    }
}

fn not_compared(report: &Report, out: &mut Lines, detail: Detail) {
    let missing = report.not_compared();
    let single = if detail == Detail::Brief { report.single_gaps().len() } else { 0 };
    if missing.is_empty() && single == 0 {
        return;
    }
    out.heading("WHAT COULD NOT BE COMPARED");
    for group in missing {
        let topics: Vec<&str> = group.topics.into_iter().map(wording::topic).collect();
        out.item("  - ", &format!("{}: {}.", topics.join(", "), group.why));
    }
    if single > 0 {
        out.item("  - ", &format!("{} of a single claim: --verbose tells.", wording::counted(single, "comparison")));
    }
}

fn steps(report: &Report, out: &mut Lines, detail: Detail) {
    let called: Vec<_> = report.checklist.iter().filter(|item| item.called_for && item.id != "K-SOFTQ").collect();
    if called.is_empty() || detail == Detail::Full {
        return;
    }
    out.heading("STEPS FOR A PERSON THAT THIS CASE CALLS FOR");
    for item in called {
        out.item("  - ", &item.step);
    }
}
