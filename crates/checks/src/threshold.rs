use std::fmt;

/// A number that a check uses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold {
    /// Stable name.
    pub name: &'static str,
    /// The number, unless the configuration gives another.
    pub value: f64,
    /// Its unit.
    pub unit: &'static str,
    /// The least and the most that a configuration may set. Where both are the value, it cannot be set.
    pub range: (f64, f64),
    /// Where it came from.
    pub basis: Basis,
}

/// What a number rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// It was measured: what was counted, on what, and what came out.
    Measured(&'static str),
    /// It was chosen, and nothing that could be measured would settle it.
    Chosen {
        /// Why this number.
        why: &'static str,
        /// Why no measurement can be had.
        not_measured: &'static str,
    },
}

impl Threshold {
    /// A number that belongs to a measurement and cannot be set apart from it.
    pub(crate) const fn fixed(name: &'static str, value: f64, unit: &'static str, basis: Basis) -> Self {
        Self { name, value, unit, range: (value, value), basis }
    }

    /// A number about records, which nobody publishes.
    pub(crate) const fn of_records(
        name: &'static str,
        value: f64,
        unit: &'static str,
        range: (f64, f64),
        why: &'static str,
    ) -> Self {
        Self { name, value, unit, range, basis: Basis::Chosen { why, not_measured: NO_PUBLIC_RECORDS } }
    }

    /// Whether a configuration may set it.
    pub fn is_fixed(&self) -> bool {
        self.range.0 >= self.range.1
    }

    /// Where it came from, in words.
    pub fn source(&self) -> String {
        match self.basis {
            Basis::Measured(what) => format!("Measured: {what}"),
            Basis::Chosen { why, not_measured } => format!("Chosen, not measured: {why} {not_measured}"),
        }
    }
}

impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.value, self.unit)
    }
}

/// Why dates, places and languages of people have no measured tolerance.
pub(crate) const NO_PAIRED_HISTORIES: &str = "No public set pairs the CVs and the profiles of real people with what is true of them: it would be personal data that \
     nobody agreed to share. The invented cases beside the checks hold both sides of the number.";

/// Why numbers about sign-ins, payments and deliveries have no measured tolerance.
const NO_PUBLIC_RECORDS: &str = "No public set holds such records of real people at work: they would be personal data that nobody agreed to \
     share. The invented records beside the check hold both sides of the number.";
