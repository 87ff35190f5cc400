//! Reads case files, holds findings against what a case expects, and against the rules that every finding obeys.

use std::collections::{BTreeMap, BTreeSet};

use crosscheck_checks::{Evidence, check};
use crosscheck_model::{Case, Digest, Finding, FindingKind, Outcome};
use crosscheck_photos::Sketch;
use crosscheck_testkit::cases::{Expected, Written};

type Failure = Box<dyn std::error::Error>;

/// Words that nothing shown to a user may hold, whatever a source says.
const FORBIDDEN: [&str; 7] = ["fake", "fraud", "suspicious", "liar", "spy", "dprk", "north korea"];

pub(crate) struct Prepared {
    case: Case,
    pictures: BTreeMap<Digest, Sketch>,
    pub(crate) expect: Vec<Expected>,
}

impl Prepared {
    pub(crate) fn read(text: &str) -> Result<Self, Failure> {
        let written = Written::parse(text)?;
        let built = written.build()?;
        let pictures = built
            .pictures
            .iter()
            .map(|(digest, bytes)| Ok((*digest, crosscheck_photos::read(bytes)?)))
            .collect::<Result<_, crosscheck_photos::ReadError>>()?;
        Ok(Self { case: built.case, pictures, expect: written.expect })
    }

    pub(crate) fn evidence(&self) -> Evidence<'_> {
        Evidence { case: &self.case, pictures: &self.pictures }
    }

    fn sources_of(&self, finding: &Finding) -> BTreeSet<String> {
        let cited = finding.claims.iter().filter_map(|cited| self.case.source(cited.evidence.origin.source));
        cited.map(|reading| reading.source.address.to_string()).collect()
    }

    fn fits(&self, expected: &Expected, finding: &Finding) -> bool {
        expected.check.as_deref().is_none_or(|id| id == finding.check.0)
            && expected.kind == finding.kind.as_str()
            && expected.level == finding.level.0
            && expected
                .sources
                .as_ref()
                .is_none_or(|s| s.iter().cloned().collect::<BTreeSet<_>>() == self.sources_of(finding))
            && expected.says.iter().all(|words| finding.statement.contains(words))
    }

    fn shown(&self, findings: &[&Finding]) -> String {
        let line = |f: &&Finding| {
            let sources: Vec<String> = self.sources_of(f).into_iter().collect();
            let why: Vec<&str> = f.reasons.iter().map(|r| r.sentence.as_str()).collect();
            let (kind, level) = (f.kind.as_str(), f.level.0);
            format!("  {} {kind} {level} {sources:?}\n    {} [{}]\n", f.check, f.statement, why.join(" / "))
        };
        findings.iter().map(line).collect()
    }
}

/// Pairs expectations with findings; what is left on either side is a failure.
fn pair_up(prepared: &Prepared, found: &[&Finding]) -> Result<(), Failure> {
    let mut left: Vec<&Finding> = found.to_vec();
    let mut missing = Vec::new();
    for expected in &prepared.expect {
        match left.iter().position(|finding| prepared.fits(expected, finding)) {
            Some(place) => drop(left.remove(place)),
            None => missing.push(expected),
        }
    }
    if missing.is_empty() && left.is_empty() {
        return Ok(());
    }
    let all = prepared.shown(found);
    Err(format!("missing: {missing:#?}\nnot expected:\n{}\nall:\n{all}", prepared.shown(&left)).into())
}

/// The findings are exactly those expected.
pub(crate) fn expect_exactly(prepared: &Prepared, findings: &[Finding]) -> Result<(), Failure> {
    pair_up(prepared, &findings.iter().collect::<Vec<_>>())
}

/// The contradictions are exactly those expected; of the rest at least those expected are there.
pub(crate) fn expect_contradictions(prepared: &Prepared, findings: &[Finding]) -> Result<(), Failure> {
    let named =
        |f: &&Finding| f.kind == FindingKind::Contradiction || prepared.expect.iter().any(|e| prepared.fits(e, f));
    let mut seen: Vec<&Finding> = Vec::new();
    let mut spare = prepared.expect.clone();
    for finding in findings.iter().filter(named) {
        let place = spare.iter().position(|e| prepared.fits(e, finding));
        if finding.kind == FindingKind::Contradiction || place.is_some() {
            seen.push(finding);
        }
        if let Some(place) = place {
            spare.remove(place);
        }
    }
    pair_up(prepared, &seen)
}

/// What holds for every finding of every check.
pub(crate) fn hold_the_rules(prepared: &Prepared, findings: &[Finding]) -> Result<(), Failure> {
    let quotes: Vec<String> = prepared
        .case
        .sources
        .iter()
        .filter(|reading| reading.source.outcome == Outcome::Read)
        .flat_map(|r| crosscheck_model::Topic::MATRIX.map(|t| r.claims.evidence_on(t)))
        .flatten()
        .map(|evidence| evidence.quote.reveal().to_lowercase())
        .collect();
    for finding in findings {
        let rules = check(finding.check.0).ok_or("a finding of an unknown check")?;
        let level = rules.levels.iter().find(|level| level.name == finding.level.0);
        let level = level.ok_or_else(|| format!("{} has no level {}", finding.check, finding.level.0))?;
        if (level.kind, level.strength) != (finding.kind, finding.strength) {
            return Err(format!("{} does not follow its own table", finding.check).into());
        }
        let text: Vec<&str> = [finding.statement.as_str(), finding.question.as_deref().unwrap_or_default()]
            .into_iter()
            .chain(finding.reasons.iter().map(|reason| reason.sentence.as_str()))
            .chain(finding.explanations.iter().map(String::as_str))
            .collect();
        let text = text.join("\n").to_lowercase();
        if let Some(word) =
            FORBIDDEN.iter().find(|word| text.contains(*word) && !quotes.iter().any(|q| q.contains(*word)))
        {
            return Err(format!("{} says {word:?}: {text}", finding.check).into());
        }
        if finding.kind == FindingKind::Contradiction {
            let both = [crosscheck_model::Side::A, crosscheck_model::Side::B]
                .iter()
                .all(|side| finding.claims.iter().any(|cited| cited.side == *side));
            if !both || finding.question.is_none() || !(1..=3).contains(&finding.explanations.len()) {
                return Err(format!(
                    "{} contradicts without both quotes, a question and an explanation",
                    finding.check
                )
                .into());
            }
        }
        if finding.kind != FindingKind::NotChecked && finding.claims.is_empty() && finding.check.0 != "coverage" {
            return Err(format!("{} states something and cites nothing", finding.check).into());
        }
        if !finding.statement.ends_with('.') {
            return Err(format!("not a sentence: {}", finding.statement).into());
        }
    }
    Ok(())
}
