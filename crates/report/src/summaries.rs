//! What text and HTML tell together: sources that were not read by why, topics that were not compared by why, agreement by
//! topic, pictures by sameness.

use std::collections::BTreeSet;

use crate::build::shortened_to;
use crate::schema::{FindingKind, FindingView, Report, SourceView, Topic};

/// Longest value in a line of what agrees, in characters.
const VALUE: usize = 70;

/// Sources that were not read for one and the same reason.
pub(crate) struct Unread<'a> {
    pub(crate) sources: Vec<&'a SourceView>,
    pub(crate) why: &'a str,
    pub(crate) what_to_do: Option<&'a str>,
}

/// Topics that were not compared for one and the same reason.
pub(crate) struct NotCompared<'a> {
    pub(crate) topics: Vec<Topic>,
    pub(crate) why: &'a str,
}

/// What sources agree on, of one topic.
pub(crate) struct Agreement {
    pub(crate) topic: Topic,
    /// Numbers of the sources of the weightiest one.
    pub(crate) sources: BTreeSet<u32>,
    pub(crate) value: String,
    /// Further findings on the same topic.
    pub(crate) more: usize,
}

impl Report {
    pub(crate) fn unread(&self) -> Vec<Unread<'_>> {
        let mut groups: Vec<Unread<'_>> = Vec::new();
        for source in self.sources.iter().filter(|source| !source.is_read()) {
            let (why, what_to_do) = (source.outcome_text.as_str(), source.what_to_do.as_deref());
            match groups.iter_mut().find(|group| (group.why, group.what_to_do) == (why, what_to_do)) {
                Some(group) => group.sources.push(source),
                None => groups.push(Unread { sources: vec![source], why, what_to_do }),
            }
        }
        groups
    }

    pub(crate) fn not_compared(&self) -> Vec<NotCompared<'_>> {
        let mut groups: Vec<NotCompared<'_>> = Vec::new();
        for one in self.coverage.iter().filter(|one| !one.compared) {
            match groups.iter_mut().find(|group| group.why == one.text) {
                Some(group) => group.topics.push(one.topic),
                None => groups.push(NotCompared { topics: vec![one.topic], why: &one.text }),
            }
        }
        groups
    }

    pub(crate) fn not_compared_count(&self) -> usize {
        self.coverage.iter().filter(|one| !one.compared).count()
    }

    pub(crate) fn of_kind(&self, kind: FindingKind) -> Vec<&FindingView> {
        self.findings.iter().filter(|finding| finding.kind == kind).collect()
    }

    /// Neither contradiction nor agreement, and quoting something: what quotes nothing is said by the coverage.
    pub(crate) fn worth_knowing(&self) -> Vec<&FindingView> {
        let kinds = [FindingKind::SharedWithOtherApplication, FindingKind::Unconfirmed, FindingKind::Info];
        self.findings.iter().filter(|one| kinds.contains(&one.kind) && !one.claims.is_empty()).collect()
    }

    /// Comparisons of one source's claim that could not be made.
    pub(crate) fn single_gaps(&self) -> Vec<&FindingView> {
        self.of_kind(FindingKind::NotChecked).into_iter().filter(|finding| !finding.claims.is_empty()).collect()
    }

    pub(crate) fn agreements(&self) -> Vec<Agreement> {
        let confirmed = self.of_kind(FindingKind::Confirmed);
        let on_topic = |topic: &Topic| {
            let on: Vec<&FindingView> = confirmed.iter().copied().filter(|finding| finding.topic == *topic).collect();
            let first = on.iter().min_by_key(|finding| finding.strength)?;
            let sources = first.claims.iter().map(|claim| claim.source_number);
            Some(Agreement { topic: *topic, sources: sources.collect(), value: value(first), more: on.len() - 1 })
        };
        Topic::ALL.iter().filter_map(on_topic).collect()
    }

    /// Sources that show a picture, grouped where it is the same picture.
    pub(crate) fn picture_groups(&self) -> Vec<Vec<&SourceView>> {
        let same = self.findings.iter().filter(|one| one.topic == Topic::Photo && one.kind == FindingKind::Confirmed);
        let sets: Vec<BTreeSet<u32>> =
            same.map(|finding| finding.claims.iter().map(|claim| claim.source_number).collect()).collect();
        let mut groups: Vec<Vec<&SourceView>> = Vec::new();
        for source in self.sources.iter().filter(|source| source.picture.is_some()) {
            let together =
                |other: &SourceView| sets.iter().any(|set| set.contains(&source.number) && set.contains(&other.number));
            match groups.iter_mut().find(|group| group.iter().any(|other| together(other))) {
                Some(group) => group.push(source),
                None => groups.push(vec![source]),
            }
        }
        groups
    }
}

/// What is agreed on, in few words.
fn value(finding: &FindingView) -> String {
    let quoted =
        matches!(finding.topic, Topic::Name | Topic::Location | Topic::Contact | Topic::Work | Topic::Education);
    match finding.claims.first() {
        Some(claim) if quoted => format!("“{}”", shortened_to(&claim.quote, VALUE)),
        _ if finding.topic == Topic::Photo => "the same picture".to_owned(),
        _ if finding.topic == Topic::Links => "the pages link to each other".to_owned(),
        _ => shortened_to(&finding.statement, VALUE * 2),
    }
}
