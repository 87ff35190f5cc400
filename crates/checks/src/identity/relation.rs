//! How the names of two sources relate.

use crate::doubt::{self, Doubt};
use crosscheck_model::{Claim, NameRole, PersonName, SourceReading};
use crosscheck_names::{Agreement, Comparison, Verdict, compare, display_name};

use super::plausible::{could_be_a_full_name, writes_names_without_spaces};

/// Names of one source that are looked at: a page that lists more is a list of people, not a person.
const MOST_NAMES: usize = 8;

/// How two contradictory names differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Difference {
    /// A given name agrees, the family name differs: also after a marriage or a change of name.
    FamilyName,
    /// Some part agrees; which of them is the family name is open.
    SomePart,
    /// The family name agrees, the given name differs.
    GivenName,
    /// Nothing agrees.
    EveryPart,
}

/// Two names that cannot be one as written.
#[derive(Debug, Clone)]
pub(crate) struct Conflict<'a> {
    pub(crate) a: &'a Claim<PersonName>,
    pub(crate) b: &'a Claim<PersonName>,
    pub(crate) difference: Difference,
    pub(crate) comparison: Comparison,
}

impl Conflict<'_> {
    /// Whether what the two sources share otherwise (a contact, a picture) would be shared by two names that a change of
    /// name does not explain.
    pub(crate) fn is_of_two_names(&self) -> bool {
        self.difference >= Difference::GivenName
    }
}

/// How the names of two sources relate.
#[derive(Debug, Clone)]
pub(crate) enum Relation<'a> {
    /// Some name of the one fits some name of the other.
    Agree { comparison: Comparison },
    /// Every pair that can be compared is contradictory.
    Conflict(Conflict<'a>),
    /// They are contradictory as read, and one of them may be read wrongly.
    Uncertain { a: &'a Claim<PersonName>, b: &'a Claim<PersonName>, doubt: Doubt },
    /// There are names on both sides, and no rule can compare them.
    Open { a: &'a Claim<PersonName>, b: &'a Claim<PersonName>, comparison: Comparison },
    /// One side names nobody.
    Silent,
}

/// Stated names first, then alternates. Guesses from titles are left out: they are hints, never evidence.
pub(crate) fn names(reading: &SourceReading) -> Vec<&Claim<PersonName>> {
    let mut names: Vec<_> = reading.claims.names.iter().filter(|n| n.value().role != NameRole::Guess).collect();
    names.retain(|name| crate::plausible::is_a_name(name.value().full.expose()));
    names.sort_by_key(|name| name.value().role);
    names.truncate(MOST_NAMES);
    names
}

/// Relates the names of two sources.
pub(crate) fn relate<'a>(a: &'a SourceReading, b: &'a SourceReading) -> Relation<'a> {
    let mut conflict: Option<Conflict<'a>> = None;
    let mut open = None;
    let mut uncertain = None;
    for x in names(a) {
        for y in names(b) {
            let comparison = compare_names(x.value(), y.value());
            match comparison.verdict {
                Verdict::Same | Verdict::Compatible => return Relation::Agree { comparison },
                Verdict::Contradictory if speaks(x) && speaks(y) => {
                    let (own, other) = (display_name(x.value().full.expose()), display_name(y.value().full.expose()));
                    if let Some(doubt) = doubt::of_names((a, x, &own), (b, y, &other)) {
                        uncertain.get_or_insert((x, y, doubt));
                        continue;
                    }
                    let difference = difference(&comparison);
                    if conflict.as_ref().is_none_or(|known| difference < known.difference) {
                        conflict = Some(Conflict { a: x, b: y, difference, comparison });
                    }
                }
                Verdict::Contradictory | Verdict::NotComparable(_) => {
                    open.get_or_insert((x, y, comparison));
                }
            }
        }
    }
    if let Some((a, b, doubt)) = uncertain {
        return Relation::Uncertain { a, b, doubt };
    }
    match (conflict, open) {
        (Some(conflict), _) => Relation::Conflict(conflict),
        (None, Some((a, b, comparison))) => Relation::Open { a, b, comparison },
        (None, None) => Relation::Silent,
    }
}

/// How every two of these sources relate by name, as `[later][earlier]`.
pub(crate) fn relations<'a>(sources: &[&'a SourceReading]) -> Vec<Vec<Relation<'a>>> {
    let with_earlier = |(new, source): (usize, &&'a SourceReading)| {
        sources[..new].iter().map(|earlier| relate(earlier, source)).collect()
    };
    sources.iter().enumerate().map(with_earlier).collect()
}

fn compare_names(a: &PersonName, b: &PersonName) -> Comparison {
    compare(&display_name(a.full.expose()), &display_name(b.full.expose()))
}

/// Only a stated or displayed name that reads like a full name can contradict.
fn speaks(name: &Claim<PersonName>) -> bool {
    matches!(name.value().role, NameRole::Full | NameRole::Display) && could_be_a_full_name(name.value().full.expose())
}

/// How two contradictory names differ.
pub(crate) fn difference(comparison: &Comparison) -> Difference {
    match comparison.agreement() {
        Agreement::NoPart if differs_after_the_first_character(comparison) => Difference::GivenName,
        Agreement::NoPart => Difference::EveryPart,
        Agreement::FamilyOnly => Difference::GivenName,
        Agreement::GivenOnly => Difference::FamilyName,
        Agreement::SomePart | Agreement::AllComparedParts => Difference::SomePart,
    }
}

/// Two names written as one word each in a script that puts the family name first and no space after it: 김민수, 김지영.
fn differs_after_the_first_character(comparison: &Comparison) -> bool {
    let [row] = comparison.alignment.as_slice() else { return false };
    let (Some(a), Some(b)) = (&row.a, &row.b) else { return false };
    let first = a.text.chars().next();
    first == b.text.chars().next() && first.is_some_and(writes_names_without_spaces)
}
