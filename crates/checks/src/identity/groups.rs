//! Sources put together by the names they carry, so that ten profiles of one name make one finding and not forty-five.

use crosscheck_model::{Claim, PersonName, SourceId, SourceKind, SourceReading};
use crosscheck_names::{Comparison, Relation as PartRelation, Verdict};

use super::plausible::writes_names_without_spaces;
use super::relation::{Conflict, Relation, names, relations};
use crate::clusters::{clusters, pairs};
use crate::doubt::Doubt;

/// A third name joins two that differ only if it shares this many written-out parts with each.
const PARTS_THAT_JOIN: usize = 2;

pub(crate) struct Groups<'a> {
    sources: Vec<&'a SourceReading>,
    relations: Vec<Vec<Relation<'a>>>,
    /// Places in `sources`; every member agrees with some other member and conflicts with none.
    groups: Vec<Vec<usize>>,
}

/// How two sources with different names stand to each other.
pub(crate) struct Apart<'g, 'a> {
    /// Places of the two sources' groups.
    pub(crate) groups: (usize, usize),
    pub(crate) conflict: &'g Conflict<'a>,
}

/// Two groups whose names conflict.
pub(crate) struct Meeting<'a> {
    pub(crate) a: Vec<&'a SourceReading>,
    pub(crate) b: Vec<&'a SourceReading>,
    pub(crate) conflict: Conflict<'a>,
    /// A fuller name elsewhere fits both.
    pub(crate) joined: bool,
}

/// Sources whose names agree.
pub(crate) struct Agreeing<'a> {
    pub(crate) sources: Vec<&'a SourceReading>,
    pub(crate) all_same: bool,
    pub(crate) comparisons: Vec<Comparison>,
}

impl<'a> Groups<'a> {
    pub(crate) fn of(readings: impl Iterator<Item = &'a SourceReading>) -> Self {
        let sources: Vec<_> = readings.filter(|reading| !names(reading).is_empty()).collect();
        let relations = relations(&sources);
        let agree = |old: usize, new: usize| matches!(relations[new][old], Relation::Agree { .. });
        let conflict = |old: usize, new: usize| matches!(relations[new][old], Relation::Conflict(_));
        let groups = clusters(sources.len(), agree, conflict);
        Self { sources, relations, groups }
    }

    /// One for each pair of groups with a conflict between them; the mildest conflict speaks for all, because a group's
    /// fullest name explains most.
    pub(crate) fn meetings(&self) -> Vec<Meeting<'a>> {
        let mut meetings = Vec::new();
        for (first, second) in pairs(&self.groups) {
            let mut between: Vec<(usize, usize, &Conflict<'a>)> = Vec::new();
            for &x in first {
                for &y in second {
                    let (early, late) = (x.min(y), x.max(y));
                    if let Relation::Conflict(conflict) = &self.relations[late][early] {
                        between.push((early, late, conflict));
                    }
                }
            }
            let Some((_, _, mildest)) = between.iter().min_by_key(|(_, _, c)| c.difference) else { continue };
            let conflict = (*mildest).clone();
            let joined = between.iter().all(|&(early, late, _)| self.joined(early, late));
            let involved = |group: &[usize]| -> Vec<&'a SourceReading> {
                let meets = |s: &&usize| between.iter().any(|(early, late, _)| early == *s || late == *s);
                group.iter().filter(meets).map(|&s| self.sources[s]).collect()
            };
            let (mut a, mut b) = (involved(first), involved(second));
            // The side that the representative name stands on comes first.
            if !a.iter().any(|s| s.source.id == conflict.a.source()) {
                (a, b) = (b, a);
            }
            meetings.push(Meeting { a, b, conflict, joined });
        }
        meetings
    }

    /// How two sources stand to each other whose names conflict, unless a fuller name elsewhere fits both.
    pub(crate) fn apart(&self, a: SourceId, b: SourceId) -> Option<Apart<'_, 'a>> {
        let place = |id: SourceId| self.sources.iter().position(|source| source.source.id == id);
        let (x, y) = (place(a)?, place(b)?);
        let (early, late) = (x.min(y), x.max(y));
        let Relation::Conflict(conflict) = self.relations.get(late)?.get(early)? else { return None };
        let group = |at: usize| self.groups.iter().position(|group| group.contains(&at));
        (!self.joined(early, late)).then_some(Apart { groups: (group(x)?, group(y)?), conflict })
    }

    fn joined(&self, x: usize, y: usize) -> bool {
        (0..self.sources.len()).any(|third| {
            let fits = |other: usize| {
                third != other
                    && match &self.relations[third.max(other)][third.min(other)] {
                        Relation::Agree { .. } if self.holds(third, other) => true,
                        Relation::Agree { comparison } | Relation::Open { comparison, .. } => {
                            joins(comparison, third < other)
                        }
                        Relation::Conflict(_) | Relation::Uncertain { .. } | Relation::Silent => false,
                    }
            };
            third != x && third != y && fits(x) && fits(y)
        })
    }

    /// Whether a name of the third source, written without spaces, holds a part of a name of the other: 渡辺美咲 and 美咲.
    fn holds(&self, third: usize, other: usize) -> bool {
        let written = |source: usize| names(self.sources[source]).into_iter().map(|name| name.value().full.expose());
        written(other).flat_map(str::split_whitespace).any(|part| {
            let fits = part.chars().count() > 1 && part.chars().all(writes_names_without_spaces);
            fits && written(third).any(|name| {
                let name: String = name.split_whitespace().collect();
                name.contains(part) && name != part
            })
        })
    }

    /// Pairs of sources one of whose names may be read wrongly, each two names once.
    pub(crate) fn uncertain(&self) -> Vec<(&'a Claim<PersonName>, &'a Claim<PersonName>, &Doubt)> {
        let mut told: Vec<(&str, &str)> = Vec::new();
        let all = self.relations.iter().flatten().filter_map(|relation| match relation {
            Relation::Uncertain { a, b, doubt } => Some((*a, *b, doubt)),
            _ => None,
        });
        all.filter(|(a, b, _)| {
            let pair = (a.value().full.expose(), b.value().full.expose());
            let new = !told.contains(&pair);
            told.push(pair);
            new
        })
        .collect()
    }

    /// Whether the sources of one side are all CVs, and the other side all the rest of two sources or more.
    pub(crate) fn cv_stands_alone(&self, meeting: &Meeting<'_>) -> bool {
        let is_cv = |reading: &&SourceReading| reading.source.kind == SourceKind::Cv;
        let alone = |cvs: &[&SourceReading], others: &[&SourceReading]| {
            others.len() > 1
                && cvs.iter().all(is_cv)
                && !others.iter().any(is_cv)
                && cvs.len() + others.len() == self.sources.len()
        };
        alone(&meeting.a, &meeting.b) || alone(&meeting.b, &meeting.a)
    }

    /// One for each group of two or more.
    pub(crate) fn agreeing(&self) -> Vec<Agreeing<'a>> {
        let groups = self.groups.iter().filter(|group| group.len() > 1);
        groups
            .map(|group| {
                let mut comparisons: Vec<Comparison> = Vec::new();
                let mut all_same = true;
                for (n, &late) in group.iter().enumerate() {
                    for &early in &group[..n] {
                        match &self.relations[late][early] {
                            Relation::Agree { comparison, .. } => {
                                all_same &= comparison.verdict == Verdict::Same;
                                let new = !comparisons.iter().any(|c| c.sentence() == comparison.sentence());
                                if new && comparisons.len() < 3 {
                                    comparisons.push(comparison.clone());
                                }
                            }
                            _ => all_same = false,
                        }
                    }
                }
                Agreeing { sources: group.iter().map(|&s| self.sources[s]).collect(), all_same, comparisons }
            })
            .collect()
    }

    /// Sources that agree with none and conflict with none, each with the first relation that could not be judged.
    pub(crate) fn alone(&self) -> Vec<(&'a SourceReading, &Relation<'a>)> {
        let single = self.groups.iter().filter(|group| group.len() == 1).map(|group| group[0]);
        single
            .filter(|&s| {
                (0..self.sources.len())
                    .filter(|&o| o != s)
                    .all(|o| matches!(self.relations[s.max(o)][s.min(o)], Relation::Open { .. } | Relation::Silent))
            })
            .filter_map(|s| {
                let open = self.relations[s].iter().find(|relation| matches!(relation, Relation::Open { .. }))?;
                Some((self.sources[s], open))
            })
            .collect()
    }
}

/// Whether two names agree in enough parts that are written out. A part beside which no rule can put the other (a Western
/// given name beside a legal one) counts as well: it is a name that the person goes by.
fn joins(comparison: &Comparison, third_is_first: bool) -> bool {
    let full = |r: PartRelation| matches!(r, PartRelation::Equal | PartRelation::Variant | PartRelation::Nickname);
    let agreeing = comparison.alignment.iter().filter(|row| full(row.relation)).count();
    let beside = comparison.alignment.iter().filter(|row| row.relation == PartRelation::NotComparable).count();
    // A given name alone agrees as far as it goes, beside a name that holds more.
    let parts = |first: bool| {
        comparison.alignment.iter().filter(|row| if first { row.a.is_some() } else { row.b.is_some() }).count()
    };
    let whole = agreeing == parts(!third_is_first) && parts(third_is_first) > agreeing;
    agreeing > 0 && (whole || agreeing + beside >= PARTS_THAT_JOIN)
}

/// The evidence of the names a source states.
pub(crate) fn evidence(reading: &SourceReading) -> impl Iterator<Item = &crosscheck_model::Evidence> {
    names(reading).into_iter().map(|name| name.evidence())
}
