use std::fmt;

use crosscheck_model::{Finding, FindingKind, Strength, Topic};

use crate::analysis::Analysis;
use crate::needs::{Need, Scope};
use crate::threshold::Threshold;

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
    /// What it holds against what.
    pub scope: Scope,
    /// The data without which it has nothing to compare: all of them have to be met.
    pub needs: &'static [Need],
    /// Checks whose findings can be the root of a contradiction of this one.
    pub follows_from: &'static [&'static str],
    /// What it can come to, the weightiest first.
    pub levels: &'static [LevelRule],
    /// Rows of the advisories' catalogue that it serves.
    pub advisory_refs: &'static [&'static str],
    /// Every number it uses.
    pub thresholds: &'static [Threshold],
    /// Only for those who answer for compliance: it runs where the configuration says `restricted = true`.
    pub restricted: bool,
    /// The text behind `crosscheck explain`.
    pub readme: &'static str,
    pub(crate) run: Run,
}

/// When a check runs, and what it is given.
#[derive(Clone, Copy)]
pub(crate) enum Run {
    /// By itself, over the case.
    Alone(fn(&Analysis<'_>) -> Vec<Finding>),
    /// After all others, over the case and what they found.
    Last(fn(&Analysis<'_>, &[Finding]) -> Vec<Finding>),
}

impl Check {
    /// One of its thresholds, by name.
    pub fn threshold(&self, name: &str) -> Option<&'static Threshold> {
        self.thresholds.iter().find(|threshold| threshold.name == name)
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

    pub(crate) const fn shared(name: &'static str, strength: Strength) -> Self {
        Self { name, kind: FindingKind::SharedWithOtherApplication, strength }
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

    /// Tells what could be compared; weighs nothing.
    pub(crate) const fn coverage(name: &'static str) -> Self {
        Self { name, kind: FindingKind::Info, strength: Strength::None }
    }

    pub(crate) const fn not_checked(name: &'static str) -> Self {
        Self { name, kind: FindingKind::NotChecked, strength: Strength::None }
    }
}
