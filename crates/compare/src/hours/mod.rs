//! When someone is active, against the time zone of the place they name.
//!
//! Two independent looks: the UTC offset that a commit's clock wrote down ([`compare_offsets`]), and the hours of the day at
//! which nothing happens ([`compare_quiet_hours`]). Neither says where anybody is; a zone has many countries, and nights are
//! worked. One commit's offset means nothing: 40% of ordinary authors have one that is three hours off.

mod heat_map;
mod offsets;
mod quiet;
#[cfg(test)]
mod tests;
mod thresholds;

pub use heat_map::{HeatMap, heat_map};
pub use offsets::{OffsetComparison, OffsetFigures, OffsetGap, compare_offsets};
pub use quiet::{QuietComparison, QuietFigures, QuietGap, compare_quiet_hours};
pub use thresholds::{
    FEWEST_COMMITS, FEWEST_DAYS, FEWEST_EVENTS, FEWEST_EVENTS_FOR_A_QUESTION, MANY_DIFFER_PERCENT, MOST_QUIET_PERCENT,
    OFFSET_DIFFERS_HOURS, QUIET_CENTRE_HOUR, QUIET_DIFFERS_HOURS, QUIET_WINDOW_HOURS, SOME_DIFFER_PERCENT,
};
