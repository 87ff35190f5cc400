use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A date as precise as it was written: a year, a month of a year, or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    /// Gregorian year.
    pub year: i16,
    /// 1 to 12, if a month was written.
    pub month: Option<u8>,
    /// 1 to 31, if a day was written; never without a month.
    pub day: Option<u8>,
}

impl PartialDate {
    /// Only a year.
    pub const fn year(year: i16) -> Self {
        Self { year, month: None, day: None }
    }

    /// A month of a year.
    pub const fn month(year: i16, month: u8) -> Self {
        Self { year, month: Some(month), day: None }
    }

    /// First month this date can mean, counted from year 0 (January = 0).
    pub fn first_month(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month.unwrap_or(1)) - 1
    }

    /// Last month this date can mean, counted from year 0 (January = 0).
    pub fn last_month(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month.unwrap_or(12)) - 1
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

/// Where a period ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PeriodEnd {
    /// It ended then.
    On(PartialDate),
    /// "Present", "heute", "현재": it had not ended when the source was written.
    Present,
    /// The source does not say.
    Unstated,
}

/// A stretch of time as a source writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// First date, if stated.
    pub start: Option<PartialDate>,
    /// Last date.
    pub end: PeriodEnd,
}

impl Period {
    /// Nothing is stated.
    pub const UNSTATED: Self = Self { start: None, end: PeriodEnd::Unstated };

    /// Whether neither a start nor an end is stated.
    pub fn is_unstated(&self) -> bool {
        *self == Self::UNSTATED
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.start {
            Some(start) => write!(f, "{start}")?,
            None => f.write_str("?")?,
        }
        match self.end {
            PeriodEnd::On(end) => write!(f, " to {end}"),
            PeriodEnd::Present => f.write_str(" to present"),
            PeriodEnd::Unstated => f.write_str(" to ?"),
        }
    }
}

/// An instant, with the UTC offset of the clock it was written by where that survived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OffsetTime {
    /// The instant.
    pub instant: Timestamp,
    /// Seconds east of UTC; `None` where the source normalises every time to UTC, which is not the same as +0000.
    pub offset_seconds: Option<i32>,
}
