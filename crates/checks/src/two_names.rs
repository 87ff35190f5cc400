//! What sources with names that cannot be one share otherwise: a contact, a picture. Sources are put together by their names,
//! so that ten profiles beside one other name make one finding and not ten.

use crosscheck_model::{Evidence, SourceReading, Strength};

use crate::analysis::Analysis;
use crate::check::LevelRule;
use crate::identity::{Conflict, Difference};
use crate::words::{list, names_of, quote_of};

pub(crate) const UNDER_AN_UNRELATED_NAME: LevelRule =
    LevelRule::contradiction("under_an_unrelated_name", Strength::Strong);
pub(crate) const UNDER_ANOTHER_GIVEN_NAME: LevelRule =
    LevelRule::contradiction("under_another_given_name", Strength::Moderate);

/// What one source of either side shares with one of the other.
pub(crate) struct Shared<'a, T> {
    pub(crate) a: &'a SourceReading,
    pub(crate) b: &'a SourceReading,
    pub(crate) conflict: Conflict<'a>,
    pub(crate) what: T,
}

/// Everything that the sources of one name share with those of another.
pub(crate) struct TwoNames<'a, T> {
    /// Places of the two among the groups of sources of one name.
    groups: (usize, usize),
    pub(crate) level: LevelRule,
    /// At least one. The side that comes first in the case is `a`.
    pub(crate) shared: Vec<Shared<'a, T>>,
}

/// One for each two names under which sources share something; `what` tells what two of them share.
pub(crate) fn two_names<'a, T>(
    analysis: &Analysis<'a>,
    readings: &[&'a SourceReading],
    what: impl Fn(&'a SourceReading, &'a SourceReading) -> Option<T>,
) -> Vec<TwoNames<'a, T>> {
    let mut found: Vec<TwoNames<'a, T>> = Vec::new();
    for (n, &late) in readings.iter().enumerate() {
        for &early in &readings[..n] {
            let Some(apart) = analysis.names().apart(early.source.id, late.source.id) else { continue };
            if !apart.conflict.is_of_two_names() {
                continue;
            }
            // Pictures cost more to compare than names.
            let Some(what) = what(early, late) else { continue };
            let level = if apart.conflict.difference == Difference::GivenName {
                UNDER_ANOTHER_GIVEN_NAME
            } else {
                UNDER_AN_UNRELATED_NAME
            };
            let (first, second) = apart.groups;
            let conflict = apart.conflict.clone();
            let shared = if first <= second {
                Shared { a: early, b: late, conflict, what }
            } else {
                let conflict = Conflict { a: conflict.b, b: conflict.a, ..conflict };
                Shared { a: late, b: early, conflict, what }
            };
            let groups = (first.min(second), first.max(second));
            match found.iter_mut().find(|two| two.groups == groups && two.level == level) {
                Some(two) => two.shared.push(shared),
                None => found.push(TwoNames { groups, level, shared: vec![shared] }),
            }
        }
    }
    found
}

impl<'a, T> TwoNames<'a, T> {
    /// `beside “Jane Doe” in the CV (cv.pdf), and beside “Robert Miller” in github.com/rm`.
    pub(crate) fn beside(&self) -> String {
        let a = side(self.shared.iter().map(|s| (s.conflict.a.evidence(), s.a)));
        let b = side(self.shared.iter().map(|s| (s.conflict.b.evidence(), s.b)));
        format!("{a}, and {b}")
    }

    /// Every source, those of the first name first.
    pub(crate) fn sources(&self) -> Vec<&'a SourceReading> {
        let a = self.shared.iter().map(|s| s.a);
        distinct(a.chain(self.shared.iter().map(|s| s.b)))
    }

    /// Why the names cannot be one, each reason once.
    pub(crate) fn reasons(&self) -> Vec<String> {
        let mut reasons: Vec<String> = self.shared.iter().map(|s| s.conflict.comparison.sentence()).collect();
        let mut seen = Vec::new();
        reasons.retain(|reason| {
            !seen.contains(reason) && {
                seen.push(reason.clone());
                true
            }
        });
        reasons.truncate(2);
        reasons
    }
}

fn side<'a>(stated: impl Iterator<Item = (&'a Evidence, &'a SourceReading)>) -> String {
    let (mut names, mut sources) = (Vec::new(), Vec::new());
    for (name, source) in stated {
        let name = quote_of(name);
        if !names.contains(&name) {
            names.push(name);
        }
        sources.push(source);
    }
    format!("beside {} in {}", list(&names), names_of(distinct(sources.into_iter())))
}

fn distinct<'a>(sources: impl Iterator<Item = &'a SourceReading>) -> Vec<&'a SourceReading> {
    let mut out: Vec<&SourceReading> = Vec::new();
    for source in sources {
        if out.iter().all(|known| known.source.id != source.source.id) {
            out.push(source);
        }
    }
    out
}
