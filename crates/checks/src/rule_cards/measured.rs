//! Written by `just rules`; not by hand.

use super::RuleCard;

pub(super) static CARDS: &[RuleCard] = &[];
