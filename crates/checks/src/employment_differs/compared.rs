//! What came of holding one source's employments against the CV's.

use crosscheck_compare::organisations::OrganisationComparison;
use crosscheck_model::{Claim, WorkItem};

/// One employment of the CV and one of the other source.
#[derive(Clone)]
pub(super) struct Against<'a> {
    pub(super) here: &'a Claim<WorkItem>,
    pub(super) there: &'a Claim<WorkItem>,
    pub(super) employers: OrganisationComparison,
    pub(super) periods: String,
}

impl Against<'_> {
    pub(super) fn is_of(&self, item: &Claim<WorkItem>) -> bool {
        std::ptr::eq(self.here, item)
    }

    pub(super) fn employer(&self) -> String {
        let name = self.here.value().organisation.as_ref().map(|name| name.expose()).unwrap_or_default();
        crate::words::quoted(name)
    }
}

/// Everything one source says about the employments of the CV.
#[derive(Default)]
pub(super) struct Compared<'a> {
    pub(super) same_period: Vec<Against<'a>>,
    pub(super) same_employer: Vec<Against<'a>>,
    pub(super) little_shifted: Vec<Against<'a>>,
    pub(super) shifted: Vec<Against<'a>>,
    pub(super) other_employer: Vec<Against<'a>>,
    pub(super) only_there: Vec<&'a Claim<WorkItem>>,
    /// Items of the CV whose employer could not be compared with every employer there.
    pub(super) open: Vec<&'a Claim<WorkItem>>,
}

impl Compared<'_> {
    /// Whether the other source names the item's employer, or may.
    pub(super) fn speaks_of(&self, item: &Claim<WorkItem>) -> bool {
        [&self.same_period, &self.same_employer, &self.little_shifted, &self.shifted]
            .into_iter()
            .flatten()
            .any(|against| against.is_of(item))
            || self.open.iter().any(|open| std::ptr::eq(*open, item))
    }
}
