//! Runs the checks over a case.

use crosscheck_model::{Digest, Finding};

use crate::analysis::Analysis;
use crate::check::{Check, Run};
use crate::configuration::Configuration;
use crate::context::CheckContext;
use crate::coverage::Coverage;
use crate::ownership::Ownership;
use crate::roots;

/// What came of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckResult {
    /// In the order of a report: kind, strength, order of the checks, and within a check the order it found them in.
    pub findings: Vec<Finding>,
    /// What could be compared, and who stands where. Text, matrix and JSON are made from this one value.
    pub coverage: Coverage,
    /// Which accounts name each other as one person's.
    pub ownership: Ownership,
    /// The digest of the rules that were in force.
    pub configuration: Digest,
    /// Whether findings and steps may be shown that are for those who answer for compliance.
    pub restricted: bool,
    /// The checks that ran, each with its version.
    pub checks: Vec<(&'static str, u32)>,
}

impl CheckResult {
    /// Of findings that were made before, in the order of a report: what follows from what and what could be compared is
    /// worked out from them.
    pub fn of(context: &CheckContext<'_>, configuration: &Configuration, findings: Vec<Finding>) -> Self {
        Self::put_together(&Analysis::new(context, configuration), findings)
    }

    fn put_together(analysis: &Analysis<'_>, mut findings: Vec<Finding>) -> Self {
        let configuration = analysis.configuration();
        roots::link(&mut findings);
        Self {
            coverage: Coverage::of(analysis, &findings),
            ownership: Ownership::of(analysis),
            findings,
            restricted: configuration.shows_restricted(),
            configuration: configuration.digest(),
            checks: configuration.checks().map(|check: &Check| (check.id, check.version)).collect(),
        }
    }

    /// The findings that follow from no other: one root, one contradiction.
    pub fn roots(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.follows_from.is_none())
    }

    /// What follows from the finding at this place.
    pub fn following(&self, root: usize) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.follows_from.is_some_and(|at| at as usize == root))
    }
}

/// Runs every check that is switched on.
pub fn run_all(context: &CheckContext<'_>, configuration: &Configuration) -> CheckResult {
    let analysis = Analysis::new(context, configuration);
    let mut findings = of_single_checks(&analysis);
    for check in configuration.checks() {
        if let Run::Last(run) = check.run {
            let last = run(&analysis, &findings);
            findings.extend(last);
        }
    }
    findings.sort_by_key(|finding| (finding.kind, finding.strength));
    CheckResult::put_together(&analysis, findings)
}

impl Check {
    /// Runs this check alone, with the usual thresholds. One that runs over the findings of the others runs those first.
    pub fn run(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        let configuration = Configuration::default();
        let analysis = Analysis::new(context, &configuration);
        match self.run {
            Run::Alone(run) => run(&analysis),
            Run::Last(run) => run(&analysis, &of_single_checks(&analysis)),
        }
    }
}

/// What the checks find that look at the case alone.
pub(crate) fn of_single_checks(analysis: &Analysis<'_>) -> Vec<Finding> {
    let single = |check: &Check| match check.run {
        Run::Alone(run) => run(analysis),
        Run::Last(_) => Vec::new(),
    };
    analysis.configuration().checks().flat_map(single).collect()
}
