//! Holds findings against what a case file expects.

use std::collections::BTreeSet;

use crosscheck_model::{Finding, FindingKind};
use crosscheck_testkit::cases::Expected;

use crate::support::{Failure, Prepared};

fn sources_of(prepared: &Prepared, finding: &Finding) -> BTreeSet<String> {
    let cited = finding.claims.iter().filter_map(|cited| prepared.case.source(cited.evidence.source));
    cited.map(|reading| reading.source.address.to_string()).collect()
}

fn fits(prepared: &Prepared, expected: &Expected, finding: &Finding) -> bool {
    expected.check.as_deref().is_none_or(|id| id == finding.check.0)
        && expected.kind == finding.kind.as_str()
        && expected.level == finding.level.0
        && expected
            .sources
            .as_ref()
            .is_none_or(|s| s.iter().cloned().collect::<BTreeSet<_>>() == sources_of(prepared, finding))
        && expected.says.iter().all(|words| finding.statement.contains(words))
}

fn shown(prepared: &Prepared, findings: &[&Finding]) -> String {
    let line = |f: &&Finding| {
        let sources: Vec<String> = sources_of(prepared, f).into_iter().collect();
        let why: Vec<&str> = f.reasons.iter().map(|r| r.sentence.as_str()).collect();
        let (kind, level) = (f.kind.as_str(), f.level.0.as_ref());
        format!("  {} {kind} {level} {sources:?}\n    {} [{}]\n", f.check, f.statement, why.join(" / "))
    };
    findings.iter().map(line).collect()
}

/// Pairs expectations with findings; what is left on either side is a failure.
fn pair_up(prepared: &Prepared, found: &[&Finding]) -> Result<(), Failure> {
    let mut left: Vec<&Finding> = found.to_vec();
    let mut missing = Vec::new();
    for expected in &prepared.expect {
        match left.iter().position(|finding| fits(prepared, expected, finding)) {
            Some(place) => drop(left.remove(place)),
            None => missing.push(expected),
        }
    }
    if missing.is_empty() && left.is_empty() {
        return Ok(());
    }
    let all = shown(prepared, found);
    Err(format!("missing: {missing:#?}\nnot expected:\n{}\nall:\n{all}", shown(prepared, &left)).into())
}

/// The findings are exactly those expected.
pub(crate) fn expect_exactly(prepared: &Prepared, findings: &[Finding]) -> Result<(), Failure> {
    pair_up(prepared, &findings.iter().collect::<Vec<_>>())
}

/// The contradictions are exactly those expected; of the rest at least those expected are there.
pub(crate) fn expect_contradictions(prepared: &Prepared, findings: &[Finding]) -> Result<(), Failure> {
    let named =
        |f: &&Finding| f.kind == FindingKind::Contradiction || prepared.expect.iter().any(|e| fits(prepared, e, f));
    let mut seen: Vec<&Finding> = Vec::new();
    let mut spare = prepared.expect.clone();
    for finding in findings.iter().filter(named) {
        let place = spare.iter().position(|e| fits(prepared, e, finding));
        if finding.kind == FindingKind::Contradiction || place.is_some() {
            seen.push(finding);
        }
        if let Some(place) = place {
            spare.remove(place);
        }
    }
    pair_up(prepared, &seen)
}
