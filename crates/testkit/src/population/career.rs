use std::fmt;

use super::culture::{Culture, Variants};
use crate::random::Random;

/// A month, counted from year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Month(pub(super) u16);

impl Month {
    /// The month in which cases of case files are looked at.
    pub(super) const NOW: Self = Self(2026 * 12 + 10);

    pub(super) const fn year(self) -> u16 {
        self.0 / 12
    }

    /// A year's January.
    pub(super) const fn of_year(year: u16) -> Self {
        Self(year * 12)
    }

    pub(super) fn moved(self, by: i16) -> Self {
        Self(self.0.saturating_add_signed(by).min(Self::NOW.0))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.year(), self.0 % 12 + 1)
    }
}

pub(super) struct Job<'a> {
    pub(super) employer: &'a Variants,
    pub(super) title: usize,
    pub(super) start: Month,
    /// Nothing while it goes on.
    pub(super) end: Option<Month>,
}

pub(super) struct Career<'a> {
    /// The earliest first.
    pub(super) jobs: Vec<Job<'a>>,
    pub(super) school: &'a Variants,
    pub(super) degree: usize,
    pub(super) studied: (u16, u16),
}

/// Titles in English, and how else the same is said.
pub(super) const TITLES: [[&str; 2]; 5] = [
    ["Software Engineer", "Software Developer"],
    ["Backend Developer", "Back-end Engineer"],
    ["Data Engineer", "Data Engineer"],
    ["Systems Administrator", "System Administrator"],
    ["Project Manager", "Project Manager"],
];

/// Degrees, and how else the same is said.
pub(super) const DEGREES: [[&str; 3]; 3] = [
    ["Bachelor of Science", "BSc", "B.Sc."],
    ["Master of Science", "MSc", "M.Sc."],
    ["Bachelor of Engineering", "BEng", "B.Eng."],
];

/// Technologies, and the first year in which work with one is beyond doubt.
const SKILLS: [(&str, u16); 8] = [
    ("Java", 2000),
    ("PostgreSQL", 2000),
    ("Python", 2000),
    ("jQuery", 2008),
    ("Docker", 2015),
    ("React", 2015),
    ("Kubernetes", 2017),
    ("TypeScript", 2016),
];

impl<'a> Career<'a> {
    pub(super) fn new(random: &mut Random, culture: &'a Culture) -> Self {
        let count = 2 + random.below(3);
        let first = random.below(culture.employers.len());
        let graduated = 2008 + u16::try_from(random.below(9)).unwrap_or_default();
        let mut at = Month::of_year(graduated).moved(6 + i16::try_from(random.below(8)).unwrap_or_default());
        let each = (Month::NOW.0 - at.0) / u16::try_from(count).unwrap_or(1);
        let mut jobs = Vec::new();
        for number in 0..count {
            let start = at;
            let lasts = (each - 6).max(14) + u16::try_from(random.below(9)).unwrap_or_default();
            let end = Month(start.0 + lasts);
            let last = number + 1 == count;
            let end = (!last).then_some(end.min(Month(Month::NOW.0 - 4)));
            jobs.push(Job {
                employer: &culture.employers[(first + number) % culture.employers.len()],
                title: random.below(TITLES.len()),
                start,
                end,
            });
            let gap = u16::try_from(random.below(4)).unwrap_or_default();
            at = end.map_or(at, |end| Month(end.0 + gap));
        }
        let degree = random.below(DEGREES.len());
        let long = if degree == 1 { 2 } else { 4 };
        let school = &culture.schools[random.below(culture.schools.len())];
        Self { jobs, school, degree, studied: (graduated - long, graduated) }
    }
}

impl Job<'_> {
    /// Technologies that this employment can have used.
    pub(super) fn skills(&self, random: &mut Random) -> String {
        let known: Vec<&str> =
            SKILLS.iter().filter(|(_, year)| *year <= self.start.year()).map(|(name, _)| *name).collect();
        let first = random.below(known.len());
        format!("Worked with {} and {}", known[first], known[(first + 1) % known.len()])
    }
}
