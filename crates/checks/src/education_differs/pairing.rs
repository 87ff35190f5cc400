//! Pairs the courses of two sources by institution, then by degree and years.

use crosscheck_compare::degrees::{DegreeComparison, Rung, compare_degrees, read_degree};
use crosscheck_compare::organisations::{OrganisationComparison, SimilarReason, compare_organisations};
use crosscheck_compare::periods::{PeriodComparison, PeriodLevel, compare_periods_within};
use crosscheck_model::{Claim, EducationItem, PartialDate, Period, PeriodEnd, Personal};

use super::levels::{AGREES, ID, OTHER_DEGREE, OTHER_INSTITUTION, OTHER_YEARS, YEARS};
use crate::analysis::Analysis;
use crate::check::LevelRule;
use crate::history::{self, Compared, Item, beginning};

/// One course of the CV and one of the other source.
struct Pair<'a> {
    here: &'a Claim<EducationItem>,
    there: &'a Claim<EducationItem>,
    institutions: OrganisationComparison,
    degrees: DegreeComparison,
    years: PeriodComparison,
}

impl<'a> Pair<'a> {
    fn new(here: &Item<'a, EducationItem>, there: &Item<'a, EducationItem>, tolerance: u32) -> Self {
        let degree = |item: &Item<'a, EducationItem>| -> &'a str {
            let degree = item.claim.value().degree.as_ref();
            degree.map(Personal::expose).map(beginning).unwrap_or_default()
        };
        Self {
            here: here.claim,
            there: there.claim,
            institutions: institutions(here.organisation, there.organisation),
            degrees: compare_degrees(degree(here), degree(there)),
            years: years(&here.claim.value().period, &there.claim.value().period, tolerance),
        }
    }

    fn at(&self, level: LevelRule) -> history::Pair<'a, EducationItem> {
        let reasons = vec![
            ("institutions", format!("institutions: {}", self.institutions.sentence())),
            ("degrees", format!("degrees: {}", self.degrees.sentence())),
            ("years", format!("years: {}", self.years.sentence())),
        ];
        history::Pair { level, here: self.here, there: self.there, reasons }
    }

    fn years_agree(&self) -> bool {
        matches!(self.years.level(), PeriodLevel::Same | PeriodLevel::WithinTolerance)
    }

    fn years_differ(&self) -> bool {
        matches!(self.years.level(), PeriodLevel::Shifted | PeriodLevel::Disjoint)
    }

    fn degrees_differ(&self) -> bool {
        matches!(self.degrees, DegreeComparison::Different { .. })
    }
}

/// Ends decide where both are stated: people write the year of graduation and leave out or round the enrolment. A date that
/// stands alone ("BSc, 2014") is most often that of the degree, and may be that of the enrolment: it agrees with either.
fn years(a: &Period, b: &Period, tolerance: u32) -> PeriodComparison {
    let (mut a, mut b) = (*a, *b);
    match (lone(&a), lone(&b)) {
        (Some(date), None) if matches!(b.end, PeriodEnd::On(_)) => a = beside(date, &b, tolerance),
        (None, Some(date)) if matches!(a.end, PeriodEnd::On(_)) => b = beside(date, &a, tolerance),
        _ => {}
    }
    if matches!((a.end, b.end), (PeriodEnd::On(_), PeriodEnd::On(_))) {
        (a.start, b.start) = (None, None);
    }
    compare_periods_within(&a, &b, tolerance)
}

/// The only date of a period.
fn lone(period: &Period) -> Option<PartialDate> {
    period.start.filter(|_| period.end == PeriodEnd::Unstated)
}

/// A lone date as the start or the end of a course, whichever lies nearer to those of the other side.
fn beside(date: PartialDate, other: &Period, tolerance: u32) -> Period {
    let as_end = Period { start: None, end: PeriodEnd::On(date) };
    let as_start = Period { start: Some(date), end: PeriodEnd::Unstated };
    let level = |period: &Period| compare_periods_within(period, other, tolerance).level();
    if level(&as_start) > level(&as_end) { as_start } else { as_end }
}

pub(super) fn compare<'a>(
    analysis: &Analysis<'_>,
    here: &[Item<'a, EducationItem>],
    there: &[Item<'a, EducationItem>],
) -> Compared<'a, EducationItem> {
    let tolerance = analysis.value(ID, &YEARS) as u32;
    let row = |x: &Item<'a, EducationItem>| there.iter().map(|y| Pair::new(x, y, tolerance)).collect();
    let table: Vec<Vec<Pair<'a>>> = here.iter().map(row).collect();
    let mut out = Compared::default();
    let mut taken = vec![false; there.len()];
    let mut left: Vec<usize> = Vec::new();
    // First the courses that find their counterpart; each course there answers for one here.
    for (h, row) in table.iter().enumerate() {
        let fits = |pair: &Pair<'_>| pair.institutions.may_be_one() && !pair.degrees_differ() && !pair.years_differ();
        let counterpart = (0..row.len())
            .filter(|&t| !taken[t] && fits(&row[t]))
            .max_by_key(|&t| (row[t].years_agree(), row[t].degrees, std::cmp::Reverse(t)));
        match counterpart {
            Some(t) => {
                taken[t] = true;
                out.pairs.push(row[t].at(AGREES));
            }
            None => left.push(h),
        }
    }
    for &h in &left {
        let row = &table[h];
        let at_one: Vec<usize> = (0..row.len()).filter(|&t| !taken[t] && row[t].institutions.may_be_one()).collect();
        // What is left there may be another course; only one that must be the same disagrees.
        let found = at_one.iter().find_map(|&t| Some((t, disagreement(&row[t])?)));
        let open = row.iter().any(|pair| matches!(pair.institutions, OrganisationComparison::NotComparable(_)));
        if let Some((t, level)) = found {
            taken[t] = true;
            out.pairs.push(row[t].at(level));
        } else if !at_one.is_empty() || open {
            out.open.push(here[h].claim);
        } else if let Some(t) = (0..row.len()).find(|&t| !taken[t] && is_same_course_elsewhere(&table, h, t)) {
            taken[t] = true;
            out.pairs.push(row[t].at(OTHER_INSTITUTION));
        } else if row.iter().any(|pair| pair.institutions.may_be_one()) {
            out.open.push(here[h].claim);
        }
    }
    for (t, item) in there.iter().enumerate() {
        let known = table.iter().any(|row| row[t].institutions != OrganisationComparison::Different);
        if !taken[t] && !known {
            out.only_there.push(item.claim);
        }
    }
    out
}

/// How two courses at one institution disagree, if they must be one course.
fn disagreement(pair: &Pair<'_>) -> Option<LevelRule> {
    let certain = matches!(pair.institutions, OrganisationComparison::Same | OrganisationComparison::Alias(_));
    if !certain {
        return None;
    }
    if pair.degrees_differ() {
        // In the same years it is one course; at other times it is another.
        return pair.years_agree().then_some(OTHER_DEGREE);
    }
    pair.years_differ().then_some(OTHER_YEARS)
}

/// The same rung from a bachelor's degree on and the same years, at an institution that the CV does not name. The caller has
/// seen that nothing is left there that could be the course of the CV.
fn is_same_course_elsewhere(table: &[Vec<Pair<'_>>], h: usize, t: usize) -> bool {
    let pair = &table[h][t];
    let unnamed_here = table.iter().all(|row| row[t].institutions == OrganisationComparison::Different);
    let rung = |claim: &Claim<EducationItem>| {
        let degree = read_degree(claim.value().degree.as_ref()?.expose())?;
        (degree.lowest >= Rung::Bachelor).then_some(degree)
    };
    let rungs = rung(pair.here).zip(rung(pair.there)).is_some_and(|(a, b)| a == b);
    unnamed_here && rungs && pair.years_agree()
}

/// As employers are compared, and a short form beside a place may be the name it abbreviates: "INSA Lyon".
fn institutions(a: &str, b: &str) -> OrganisationComparison {
    match compare_organisations(a, b) {
        OrganisationComparison::Different if abbreviates(a, b) || abbreviates(b, a) => {
            OrganisationComparison::Similar(SimilarReason::Part)
        }
        found => found,
    }
}

/// Whether a word of the one is made of the first letters of the other.
fn abbreviates(short: &str, long: &str) -> bool {
    let initials: String = long
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .filter(|first| first.is_uppercase())
        .collect();
    short.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let letters = word.chars().count();
        (3..=8).contains(&letters) && word.chars().all(char::is_uppercase) && initials.contains(word)
    })
}
