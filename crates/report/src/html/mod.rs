//! The report as one HTML file: styles in `templates/report.css`, one partial a section in `templates/parts`, and here what
//! they are filled with.

mod cards;
mod escaping;
mod graph;
mod heat;
#[cfg(test)]
mod palette;
mod timeline;

use std::borrow::Borrow;

use askama::Template;

use escaping::{breakable, show};

use crate::schema::*;
use crate::{style, wording};
use cards::Card;
use graph::Graph;
use heat::Heat;
use timeline::Axis;

const STYLE: &str = concat!(include_str!("../../templates/tokens.css"), include_str!("../../templates/report.css"));

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    report: &'a Report,
    style: &'static str,
    style_hash: String,
    cards: Vec<Card<'a>>,
    axis: Axis<'a>,
    heats: Vec<Heat<'a>>,
    graph: Graph<'a>,
}

/// A source's name with its picture, leading to its row of the matrix.
#[derive(Template)]
#[template(path = "parts/source.html")]
struct Chip<'a> {
    source: &'a SourceView,
    name: String,
    face: Option<&'a str>,
}

impl Report {
    /// One HTML file that needs nothing else.
    pub fn to_html(&self) -> String {
        let style_hash = style::allowed(STYLE);
        let page = Page {
            report: self,
            style: STYLE,
            style_hash,
            cards: cards::of(self),
            axis: Axis::of(&self.timeline),
            heats: self.activity.iter().map(Heat::of).collect(),
            graph: Graph::of(&self.accounts),
        };
        // Rendering into memory fails only if a value's Display does, and all are strings and numbers.
        page.render().unwrap_or_default()
    }
}

impl<'a> Page<'a> {
    fn title(&self) -> String {
        match &self.report.name {
            Some(name) => show(name),
            None => "No name could be read".to_owned(),
        }
    }

    /// A source's picture as a `data:` address.
    fn face(&self, source: &SourceView) -> Option<&'a str> {
        self.data(source.picture.as_deref()?)
    }

    fn chip<'s>(&'s self, source: &'s SourceView) -> Chip<'s> {
        Chip { source, name: show(&source.short()), face: self.face(source) }
    }

    fn data(&self, digest: &str) -> Option<&'a str> {
        self.report.pictures.get(digest).map(String::as_str)
    }

    fn cell_picture(&self, cell: &MatrixCell) -> Option<&'a str> {
        self.data(cell.picture.as_deref()?)
    }

    fn by_number(&self, number: &u32) -> Vec<&'a SourceView> {
        self.report.source(*number).into_iter().collect()
    }

    fn sources(&self, numbers: &std::collections::BTreeSet<u32>) -> Vec<&'a SourceView> {
        numbers.iter().filter_map(|number| self.report.source(*number)).collect()
    }

    /// The place of a disagreement on the page that a finding belongs to, if there is one.
    fn card_of(&self, findings: &[usize]) -> Option<usize> {
        let has = |card: &Card<'_>| {
            findings
                .iter()
                .any(|number| *number == card.finding.number || card.follow.iter().any(|f| f.number == *number))
        };
        self.cards.iter().find(|card| has(card)).map(|card| card.number)
    }

    /// What the checks say of the hours of a source: held against the place that is claimed, or why not.
    fn hours_of(&self, source: &u32) -> Vec<&'a FindingView> {
        let cites = |finding: &FindingView| finding.claims.iter().any(|claim| claim.source_number == *source);
        self.report.findings.iter().filter(|one| one.topic == Topic::Hours && cites(one)).collect()
    }

    fn called_for(&self) -> Vec<&'a ChecklistItem> {
        self.report.checklist.iter().filter(|item| item.called_for).collect()
    }

    fn other_steps(&self) -> Vec<&'a ChecklistItem> {
        self.report.checklist.iter().filter(|item| !item.called_for).collect()
    }

    /// Parts of sources that were read which brought no answer.
    fn partly(&self) -> Vec<&'a SourceView> {
        let some = |source: &&SourceView| source.is_read() && !(source.gaps.is_empty() && source.problems.is_empty());
        self.report.sources.iter().filter(some).collect()
    }

    fn not_compared_topics(&self) -> String {
        let missing = self.report.coverage.iter().filter(|one| !one.compared);
        missing.map(|one| wording::topic(one.topic).to_lowercase()).collect::<Vec<_>>().join(", ")
    }
}

/// Only http and https addresses become links.
fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

fn cell_class(cell: &MatrixCell) -> &'static str {
    match (cell.state, cell.weight) {
        (CellState::Agree, _) => "agree",
        (CellState::Differ, Some(Weight::Info)) => "differ info",
        (CellState::Differ, _) => "differ",
        (CellState::Silent, _) => "silent",
        (CellState::NotChecked, _) => "unchecked",
    }
}

/// A sign and a word for the state of a cell: neither colour nor sign stands alone.
fn cell_words(cell: &MatrixCell) -> (&'static str, &'static str) {
    match (cell.state, cell.weight) {
        (CellState::Agree, _) => ("=", "agrees"),
        (CellState::Differ, Some(Weight::Info)) => ("~", "another, worth knowing"),
        (CellState::Differ, _) => ("≠", "differs"),
        (CellState::Silent, _) => ("–", "says nothing"),
        (CellState::NotChecked, _) => ("?", "not compared"),
    }
}

fn kind_word(kind: &FindingKind) -> &'static str {
    match kind {
        FindingKind::Contradiction => "Contradiction",
        FindingKind::SharedWithOtherApplication => "Shared with another application",
        FindingKind::Unconfirmed => "Unconfirmed",
        FindingKind::Info => "Worth knowing",
        FindingKind::Confirmed => "Agreement",
        FindingKind::NotChecked => "Not checked",
    }
}

fn short(source: &SourceView) -> String {
    show(&source.short())
}

fn controlled(control: &ControlView) -> String {
    show(&control.short())
}

fn topic(topic: &Topic) -> &'static str {
    wording::topic(*topic)
}

fn strength(strength: &Strength) -> &'static str {
    wording::strength(*strength)
}

fn certainty(certainty: &Certainty) -> &'static str {
    wording::certainty(*certainty)
}

fn counted(count: impl Borrow<usize>, noun: &str) -> String {
    wording::counted(*count.borrow(), noun)
}
