//! Which checks run, and with which numbers.

use std::collections::{BTreeMap, BTreeSet};

use crate::threshold::Threshold;

pub(crate) mod written;

/// Which checks run, and with which numbers: the same for every application that is held against another. The default runs
/// every check that is not restricted, with the numbers of its own table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Configuration {
    pub(super) switched_off: BTreeSet<&'static str>,
    pub(super) restricted: bool,
    pub(super) values: BTreeMap<(&'static str, &'static str), f64>,
}

impl Configuration {
    /// Whether the check is not switched off.
    pub fn is_enabled(&self, id: &str) -> bool {
        !self.switched_off.contains(id)
    }

    /// Whether what is for compliance alone is worked out and shown.
    pub fn shows_restricted(&self) -> bool {
        self.restricted
    }

    /// The number that is in force.
    pub fn value(&self, check: &'static str, threshold: &Threshold) -> f64 {
        self.values.get(&(check, threshold.name)).copied().unwrap_or(threshold.value)
    }
}
