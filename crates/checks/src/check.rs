use std::collections::BTreeMap;
use std::fmt;

use crosscheck_model::{Case, Digest, FindingKind, Strength, Topic};
use crosscheck_photos::Fingerprint;

use crate::finding_builder::FindingBuilder;

/// What a check looks at.
#[derive(Debug, Clone, Copy)]
pub struct CheckContext<'a> {
    /// The application.
    pub case: &'a Case,
    /// Fingerprints of the pictures that could be read, by the SHA-256 of the file.
    pub pictures: &'a BTreeMap<Digest, Fingerprint>,
}

/// One check.
#[derive(Clone, Copy)]
pub struct Check {
    /// Stable id, the name of its folder.
    pub id: &'static str,
    /// Raised whenever the same dossier could come out differently.
    pub version: u32,
    /// The version of crosscheck that brought it.
    pub since: &'static str,
    /// For lists, in plain words.
    pub title: &'static str,
    /// What it is about.
    pub topic: Topic,
    /// What it can come to, the weightiest first.
    pub levels: &'static [LevelRule],
    /// Rows of the advisories' catalogue that it serves.
    pub advisory_refs: &'static [&'static str],
    /// Every number it uses.
    pub thresholds: &'static [Threshold],
    /// The text behind `crosscheck explain`.
    pub readme: &'static str,
    pub(crate) run: fn(&CheckContext<'_>) -> Vec<crosscheck_model::Finding>,
}

impl Check {
    /// Runs this check alone.
    pub fn run(&self, context: &CheckContext<'_>) -> Vec<crosscheck_model::Finding> {
        (self.run)(context)
    }

    /// Begins a finding at one of this check's levels.
    pub(crate) fn finding(&self, level: LevelRule, statement: impl Into<String>) -> FindingBuilder {
        FindingBuilder::new(self, level, statement.into())
    }
}

impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Check").field("id", &self.id).field("version", &self.version).finish_non_exhaustive()
    }
}

/// One level a check can come to, and what it weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LevelRule {
    /// Stable name.
    pub name: &'static str,
    /// The kind of finding.
    pub kind: FindingKind,
    /// Its strength.
    pub strength: Strength,
}

impl LevelRule {
    pub(crate) const fn contradiction(name: &'static str, strength: Strength) -> Self {
        Self { name, kind: FindingKind::Contradiction, strength }
    }

    pub(crate) const fn unconfirmed(name: &'static str) -> Self {
        Self { name, kind: FindingKind::Unconfirmed, strength: Strength::Weak }
    }

    pub(crate) const fn info(name: &'static str) -> Self {
        Self { name, kind: FindingKind::Info, strength: Strength::Weak }
    }

    pub(crate) const fn confirmed(name: &'static str, strength: Strength) -> Self {
        Self { name, kind: FindingKind::Confirmed, strength }
    }

    pub(crate) const fn not_checked(name: &'static str) -> Self {
        Self { name, kind: FindingKind::NotChecked, strength: Strength::Weak }
    }
}

/// A number that a check uses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold {
    /// Stable name.
    pub name: &'static str,
    /// The number.
    pub value: f64,
    /// Its unit.
    pub unit: &'static str,
    /// Where it came from: measured, and on what, or proposed.
    pub source: &'static str,
}

impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.value, self.unit)
    }
}
