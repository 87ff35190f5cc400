use std::fmt::Write;

use super::interval::interval;

/// What a check came to on one culture's applications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// The culture of the invented people.
    pub culture: &'static str,
    /// Applications with nothing wrong in them.
    pub honest: u32,
    /// How many of them this check contradicted.
    pub flagged: u32,
    /// Applications with something planted that this check looks for.
    pub planted: u32,
    /// How many of them it contradicted.
    pub found: u32,
}

/// The measured rates of one check.
#[derive(Debug, Clone, Copy)]
pub struct RuleCard {
    /// The check.
    pub check: &'static str,
    /// Its version when it was measured.
    pub version: u32,
    /// The day.
    pub measured_on: &'static str,
    /// By culture.
    pub cultures: &'static [Measured],
}

/// What the applications of the cards cannot tell.
pub const NOT_COVERED: &str = "The applications are invented by this project, of twelve cultures, and read without error: how often a page or \
    file is misread, how common each way of writing is among real candidates, and people of other cultures are not covered. \
    What is planted is plain; somebody who takes care plants less.";

/// Highest share of honest applications that a check may contradict.
pub const BOUND: f64 = 0.01;

impl RuleCard {
    /// All cultures together.
    pub fn total(&self) -> Measured {
        let zero = Measured { culture: "all", honest: 0, flagged: 0, planted: 0, found: 0 };
        self.cultures.iter().fold(zero, |sum, one| Measured {
            culture: sum.culture,
            honest: sum.honest + one.honest,
            flagged: sum.flagged + one.flagged,
            planted: sum.planted + one.planted,
            found: sum.found + one.found,
        })
    }

    /// The rates in a line, with their 95% intervals.
    pub fn summary(&self) -> String {
        let total = self.total();
        let mut text = format!(
            "Measured on {}: contradicted {} of {} honest invented applications ({})",
            self.measured_on,
            total.flagged,
            total.honest,
            interval(total.flagged, total.honest)
        );
        if total.planted > 0 {
            // Writing into a string cannot fail.
            let _ = write!(
                text,
                "; found {} of {} planted ({})",
                total.found,
                total.planted,
                interval(total.found, total.planted)
            );
        }
        text
    }
}
