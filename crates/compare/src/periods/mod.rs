//! When something is said to have begun and ended: dates and periods as people write them in some fifty languages, and how
//! two periods relate.

mod calendars;
mod compare;
mod dates;
mod durations;
mod ranges;
#[cfg(test)]
mod tests;
mod tokens;

pub use compare::{
    EDUCATION_TOLERANCE_MONTHS, PeriodComparison, PeriodGap, PeriodLevel, WORK_TOLERANCE_MONTHS, compare_periods,
    compare_periods_within, overlap_months,
};
pub use durations::{Duration, find_durations};
pub use ranges::{find_periods, is_present, parse_date, parse_period, period_from_fields};
