//! How often a check is wrong: measured on invented applications, for whoever has to answer for a finding.

mod card;
mod interval;
mod measured;

pub use card::{BOUND, Measured, NOT_COVERED, RuleCard};
pub use interval::{Interval, interval};

/// The card of a check.
pub fn rule_card(check: &str) -> Option<&'static RuleCard> {
    measured::CARDS.iter().find(|card| card.check == check)
}
