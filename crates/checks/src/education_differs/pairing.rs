//! Pairs the courses of two sources by institution, then by degree and years.

use crosscheck_compare::degrees::{DegreeComparison, Rung, compare_degrees, read_degree};
use crosscheck_compare::organisations::{OrganisationComparison, SimilarReason, compare_organisations};
use crosscheck_compare::periods::{EDUCATION_TOLERANCE_MONTHS, PeriodComparison, PeriodLevel, compare_periods_within};
use crosscheck_model::{Claim, EducationItem, PartialDate, Period, PeriodEnd, Personal, SourceReading};

/// Items of a source that are looked at.
const MOST_ITEMS: usize = 20;

/// Characters of a name or degree that are compared; the longest names in use have about as many.
const LONGEST_NAME: usize = 120;

/// One course of the CV and one of the other source.
#[derive(Clone)]
pub(super) struct Pair<'a> {
    pub(super) here: &'a Claim<EducationItem>,
    pub(super) there: &'a Claim<EducationItem>,
    pub(super) institutions: OrganisationComparison,
    pub(super) degrees: DegreeComparison,
    pub(super) years: PeriodComparison,
}

impl<'a> Pair<'a> {
    fn new(here: &'a Claim<EducationItem>, there: &'a Claim<EducationItem>) -> Self {
        let text = |part: &'a Option<Personal>| part.as_ref().map(Personal::expose).map(beginning).unwrap_or_default();
        let (x, y) = (here.value(), there.value());
        Self {
            here,
            there,
            institutions: institutions(text(&x.institution), text(&y.institution)),
            degrees: compare_degrees(text(&x.degree), text(&y.degree)),
            years: years(&x.period, &y.period),
        }
    }

    pub(super) fn is_of(&self, item: &Claim<EducationItem>) -> bool {
        std::ptr::eq(self.here, item)
    }

    pub(super) fn institution(&self) -> String {
        let name = self.here.value().institution.as_ref().map(Personal::expose).unwrap_or_default();
        crate::words::quoted(name)
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

/// A text without what goes beyond any name.
fn beginning(text: &str) -> &str {
    text.char_indices().nth(LONGEST_NAME).map_or(text, |(end, _)| &text[..end])
}

/// Ends decide where both are stated: people write the year of graduation and leave out or round the enrolment. A date that
/// stands alone ("BSc, 2014") is most often that of the degree, and may be that of the enrolment: it agrees with either.
fn years(a: &Period, b: &Period) -> PeriodComparison {
    let (mut a, mut b) = (*a, *b);
    match (lone(&a), lone(&b)) {
        (Some(date), None) if matches!(b.end, PeriodEnd::On(_)) => a = beside(date, &b),
        (None, Some(date)) if matches!(a.end, PeriodEnd::On(_)) => b = beside(date, &a),
        _ => {}
    }
    if matches!((a.end, b.end), (PeriodEnd::On(_), PeriodEnd::On(_))) {
        (a.start, b.start) = (None, None);
    }
    compare_periods_within(&a, &b, EDUCATION_TOLERANCE_MONTHS)
}

/// The only date of a period.
fn lone(period: &Period) -> Option<PartialDate> {
    period.start.filter(|_| period.end == PeriodEnd::Unstated)
}

/// A lone date as the start or the end of a course, whichever lies nearer to those of the other side.
fn beside(date: PartialDate, other: &Period) -> Period {
    let as_end = Period { start: None, end: PeriodEnd::On(date) };
    let as_start = Period { start: Some(date), end: PeriodEnd::Unstated };
    let level = |period: &Period| compare_periods_within(period, other, EDUCATION_TOLERANCE_MONTHS).level();
    if level(&as_start) > level(&as_end) { as_start } else { as_end }
}

/// Everything one source says about the education of the CV.
#[derive(Default)]
pub(super) struct Compared<'a> {
    pub(super) agrees: Vec<Pair<'a>>,
    pub(super) other_years: Vec<Pair<'a>>,
    pub(super) other_degree: Vec<Pair<'a>>,
    pub(super) other_institution: Vec<Pair<'a>>,
    pub(super) only_there: Vec<&'a Claim<EducationItem>>,
    open: Vec<&'a Claim<EducationItem>>,
}

impl Compared<'_> {
    /// Whether the other source names the item's institution, or may.
    pub(super) fn speaks_of(&self, item: &Claim<EducationItem>) -> bool {
        [&self.agrees, &self.other_years, &self.other_degree, &self.other_institution]
            .into_iter()
            .flatten()
            .any(|pair| pair.is_of(item))
            || self.open.iter().any(|open| std::ptr::eq(*open, item))
    }
}

pub(super) fn compare<'a>(cv: &'a SourceReading, other: &'a SourceReading) -> Compared<'a> {
    let named = |claim: &&Claim<EducationItem>| claim.value().institution.as_ref().is_some_and(|i| !i.is_blank());
    let here: Vec<_> = cv.claims.education.iter().take(MOST_ITEMS).filter(named).collect();
    let there: Vec<_> = other.claims.education.iter().take(MOST_ITEMS).filter(named).collect();
    let table: Vec<Vec<Pair<'a>>> = here.iter().map(|x| there.iter().map(|y| Pair::new(x, y)).collect()).collect();
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
                out.agrees.push(row[t].clone());
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
        if let Some((t, kind)) = found {
            taken[t] = true;
            match kind {
                Kind::Degree => out.other_degree.push(row[t].clone()),
                Kind::Years => out.other_years.push(row[t].clone()),
            }
        } else if !at_one.is_empty() || open {
            out.open.push(here[h]);
        } else if let Some(t) = (0..row.len()).find(|&t| !taken[t] && is_same_course_elsewhere(&table, h, t)) {
            taken[t] = true;
            out.other_institution.push(row[t].clone());
        } else if row.iter().any(|pair| pair.institutions.may_be_one()) {
            out.open.push(here[h]);
        }
    }
    for (t, item) in there.iter().enumerate() {
        let known = table.iter().any(|row| row[t].institutions != OrganisationComparison::Different);
        if !taken[t] && !known {
            out.only_there.push(item);
        }
    }
    out
}

enum Kind {
    Degree,
    Years,
}

/// How two courses at one institution disagree, if they must be one course.
fn disagreement(pair: &Pair<'_>) -> Option<Kind> {
    let certain = matches!(pair.institutions, OrganisationComparison::Same | OrganisationComparison::Alias(_));
    if !certain {
        return None;
    }
    if pair.degrees_differ() {
        // In the same years it is one course; at other times it is another.
        return pair.years_agree().then_some(Kind::Degree);
    }
    pair.years_differ().then_some(Kind::Years)
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
