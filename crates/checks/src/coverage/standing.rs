//! Where each source stands on a topic: the odd one out differs, not all of them.

use std::collections::BTreeSet;

use crosscheck_model::{Case, Finding, FindingKind, Outcome, Side, SourceId, Topic};
use serde::{Deserialize, Serialize};

/// Where one source stands on one topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The source.
    pub source: SourceId,
    /// Where it stands.
    pub standing: Standing,
    /// The sources that it stands against in a contradiction.
    pub against: Vec<SourceId>,
    /// The places (from 0) in the list of findings of those on this topic that cite the source.
    pub findings: Vec<u32>,
}

/// Where a source stands among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The source was not read.
    NotRead,
    /// It states nothing on the topic.
    Silent,
    /// It states something that nothing was held against.
    NotCompared,
    /// Another source states the same, or most of those that state something stand on its side.
    Agrees,
    /// It states something else than another source, and both can hold.
    Varies,
    /// It contradicts others, and no more sources stand on its side than on theirs.
    Differs,
}

/// The sources of the two sides of a finding.
struct Sides {
    a: BTreeSet<SourceId>,
    b: BTreeSet<SourceId>,
}

impl Sides {
    fn of(finding: &Finding) -> Option<Self> {
        let on = |side: Side| -> BTreeSet<SourceId> {
            finding.claims.iter().filter(|cited| cited.side == side).map(|cited| cited.evidence.source).collect()
        };
        let (a, b) = (on(Side::A), on(Side::B));
        (!a.is_empty() && !b.is_empty()).then_some(Self { a, b })
    }

    fn hold(&self, source: SourceId) -> bool {
        self.a.contains(&source) || self.b.contains(&source)
    }
}

/// One cell for each source of the case.
pub(super) fn cells(case: &Case, findings: &[Finding], topic: Topic) -> Vec<Cell> {
    let on_topic: Vec<(u32, &Finding)> = (0..).zip(findings).filter(|(_, finding)| finding.topic == topic).collect();
    let of_kind = |kind: FindingKind| -> Vec<Sides> {
        let told = on_topic.iter().filter(|(_, finding)| finding.kind == kind && finding.follows_from.is_none());
        told.filter_map(|(_, finding)| Sides::of(finding)).collect()
    };
    let (contradictions, confirmed) = (of_kind(FindingKind::Contradiction), of_kind(FindingKind::Confirmed));
    let varying = of_kind(FindingKind::Info);
    let mut differing: BTreeSet<SourceId> = BTreeSet::new();
    let mut with_most: BTreeSet<SourceId> = BTreeSet::new();
    for sides in &contradictions {
        let (a, b) = (supporters(&sides.a, &sides.b, &confirmed), supporters(&sides.b, &sides.a, &confirmed));
        if a <= b {
            differing.extend(&sides.a);
        } else {
            with_most.extend(&sides.a);
        }
        if b <= a {
            differing.extend(&sides.b);
        } else {
            with_most.extend(&sides.b);
        }
    }
    case.sources
        .iter()
        .map(|reading| {
            let source = reading.source.id;
            let among = |all: &[Sides]| all.iter().any(|sides| sides.hold(source));
            let standing = if reading.source.outcome != Outcome::Read {
                Standing::NotRead
            } else if differing.contains(&source) {
                Standing::Differs
            } else if among(&confirmed) || with_most.contains(&source) {
                Standing::Agrees
            } else if among(&varying) {
                Standing::Varies
            } else if reading.claims.evidence_on(topic).is_empty() {
                Standing::Silent
            } else {
                Standing::NotCompared
            };
            let against: BTreeSet<SourceId> =
                contradictions.iter().flat_map(|sides| opposing(sides, source)).copied().collect();
            let cites = |finding: &Finding| finding.claims.iter().any(|cited| cited.evidence.source == source);
            let findings = on_topic.iter().filter(|(_, finding)| cites(finding)).map(|(place, _)| *place).collect();
            Cell { source, standing, against: against.into_iter().collect(), findings }
        })
        .collect()
}

/// How many sources stand on a side: its own, and those that another finding confirms to agree with one of them.
fn supporters(side: &BTreeSet<SourceId>, other: &BTreeSet<SourceId>, confirmed: &[Sides]) -> usize {
    let mut with: BTreeSet<SourceId> = side.clone();
    for sides in confirmed.iter().filter(|sides| side.iter().any(|&source| sides.hold(source))) {
        with.extend(sides.a.iter().chain(&sides.b));
    }
    with.difference(other).count()
}

fn opposing(sides: &Sides, source: SourceId) -> impl Iterator<Item = &SourceId> {
    let against_a = sides.b.contains(&source).then_some(&sides.a);
    let against_b = sides.a.contains(&source).then_some(&sides.b);
    against_a.into_iter().chain(against_b).flatten().filter(move |other| **other != source)
}
