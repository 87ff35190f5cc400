//! How two periods relate, each as precise as it was written.

use crosscheck_model::{PartialDate, Period, PeriodEnd};

/// Employments: ends that differ by no more are one statement. A choice of ours: the notice period, the day the contract was
/// signed and the first day at work lie a quarter of a year apart without anybody being wrong.
pub const WORK_TOLERANCE_MONTHS: u32 = 3;
/// Education: as the description of the education check says (D1: "date tolerance 1 y"), for enrolment, last examination and
/// graduation are all written as "the" date.
pub const EDUCATION_TOLERANCE_MONTHS: u32 = 12;

/// Why nothing can be said about two periods.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PeriodGap {
    /// At least one side states no date.
    NoDate,
    /// No date of one side has a counterpart on the other ("since 2015" against "until 2019").
    NothingInCommon,
}

/// The levels of [`PeriodComparison`] in order of agreement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PeriodLevel {
    /// Nothing can be said.
    NotComparable,
    /// One ended before the other began.
    Disjoint,
    /// They overlap or may overlap, but a start or an end differs by more than the tolerance.
    Shifted,
    /// Starts and ends differ by no more than the tolerance.
    WithinTolerance,
    /// No stated date differs.
    Same,
}

/// How two periods relate. Months count from the first to the second: positive when the second is later. Where a side
/// states only a year, the difference is the smallest that year allows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PeriodComparison {
    /// Nothing can be said.
    NotComparable(PeriodGap),
    /// One ended before the other began.
    Disjoint {
        /// Months between them, at least.
        gap: u32,
    },
    /// A start or an end differs by more than the tolerance.
    Shifted {
        /// Difference of the starts, where both are stated.
        start: Option<i32>,
        /// Difference of the ends, where both are stated; a present end is not.
        end: Option<i32>,
        /// The tolerance in months.
        tolerance: u32,
    },
    /// The differences are within the tolerance.
    WithinTolerance {
        /// The larger difference in months.
        months: u32,
        /// The tolerance in months.
        tolerance: u32,
    },
    /// No stated date differs.
    Same,
}

impl PeriodComparison {
    /// The level alone.
    #[must_use]
    pub fn level(&self) -> PeriodLevel {
        match self {
            Self::NotComparable(_) => PeriodLevel::NotComparable,
            Self::Disjoint { .. } => PeriodLevel::Disjoint,
            Self::Shifted { .. } => PeriodLevel::Shifted,
            Self::WithinTolerance { .. } => PeriodLevel::WithinTolerance,
            Self::Same => PeriodLevel::Same,
        }
    }

    /// The result in words.
    #[must_use]
    pub fn sentence(&self) -> String {
        let side = |what: &str, months: &Option<i32>| match months {
            Some(months) if *months != 0 => {
                let later = if *months > 0 { "later" } else { "earlier" };
                Some(format!("the second {what} {} {later}", count(months.unsigned_abs())))
            }
            _ => None,
        };
        match self {
            Self::NotComparable(PeriodGap::NoDate) => "at least one side states no date".to_owned(),
            Self::NotComparable(PeriodGap::NothingInCommon) => {
                "the two sides state no date of the same kind".to_owned()
            }
            Self::Disjoint { gap: 0 } => "one period ended before the other began".to_owned(),
            Self::Disjoint { gap } => format!("one period ended at least {} before the other began", count(*gap)),
            Self::Shifted { start, end, .. } => {
                let parts: Vec<String> = [side("starts", start), side("ends", end)].into_iter().flatten().collect();
                parts.join(", ")
            }
            Self::WithinTolerance { months, tolerance } => {
                format!("the dates differ by {}, within the tolerance of {}", count(*months), count(*tolerance))
            }
            Self::Same => "the stated dates agree".to_owned(),
        }
    }
}

/// The first or the last day of a year says no more than the year: forms that ask for a day are given it where only the year
/// is known.
fn as_known(period: &Period) -> Period {
    let known = |date: PartialDate| match (date.month, date.day) {
        (Some(1), Some(1)) | (Some(12), Some(31)) => PartialDate::year(date.year),
        _ => date,
    };
    let end = match period.end {
        PeriodEnd::On(date) => PeriodEnd::On(known(date)),
        other => other,
    };
    Period { start: period.start.map(known), end }
}

fn count(months: u32) -> String {
    if months == 1 { "1 month".to_owned() } else { format!("{months} months") }
}

/// [`compare_periods_within`] the tolerance for employments.
#[must_use]
pub fn compare_periods(a: &Period, b: &Period) -> PeriodComparison {
    compare_periods_within(a, b, WORK_TOLERANCE_MONTHS)
}

/// Compares two periods; starts and ends may differ by `tolerance` months.
///
/// A period that goes on to the present ended later than anything: how the ends differ cannot be said, because the source may
/// be old.
#[must_use]
pub fn compare_periods_within(a: &Period, b: &Period, tolerance: u32) -> PeriodComparison {
    let (a, b) = (&as_known(a), &as_known(b));
    if a.is_unstated() || b.is_unstated() {
        return PeriodComparison::NotComparable(PeriodGap::NoDate);
    }
    let gap = gap(a, b).max(gap(b, a));
    let start = a.start.zip(b.start).map(|(x, y)| difference(x, y));
    let end = match (a.end, b.end) {
        (PeriodEnd::On(x), PeriodEnd::On(y)) => Some(difference(x, y)),
        _ => None,
    };
    if let Some(gap) = gap.filter(|gap| *gap > tolerance) {
        return PeriodComparison::Disjoint { gap };
    }
    let Some(months) = [start, end].into_iter().flatten().map(i32::unsigned_abs).max() else {
        return PeriodComparison::NotComparable(PeriodGap::NothingInCommon);
    };
    if months > tolerance {
        PeriodComparison::Shifted { start, end, tolerance }
    } else if months > 0 {
        PeriodComparison::WithinTolerance { months, tolerance }
    } else {
        PeriodComparison::Same
    }
}

/// Months by which two periods overlap for certain, with `present` standing for a present end; `None` where a start or an end
/// is not stated.
#[must_use]
pub fn overlap_months(a: &Period, b: &Period, present: PartialDate) -> Option<u32> {
    let end = |period: &Period| match period.end {
        PeriodEnd::On(date) => Some(date.first_month()),
        PeriodEnd::Present => Some(present.first_month()),
        PeriodEnd::Unstated => None,
    };
    let from = a.start?.last_month().max(b.start?.last_month());
    let to = end(a)?.min(end(b)?);
    Some(u32::try_from(to - from + 1).unwrap_or(0))
}

/// Months from the last that `first` can reach to the first that `second` can begin; `None` when not known to be apart.
fn gap(first: &Period, second: &Period) -> Option<u32> {
    let PeriodEnd::On(end) = first.end else { return None };
    u32::try_from(second.start?.first_month() - end.last_month()).ok().filter(|gap| *gap > 0)
}

/// Smallest difference that the written precision allows; 0 when the two can be one date.
fn difference(a: PartialDate, b: PartialDate) -> i32 {
    if b.first_month() > a.last_month() {
        b.first_month() - a.last_month()
    } else if b.last_month() < a.first_month() {
        b.last_month() - a.first_month()
    } else {
        0
    }
}
