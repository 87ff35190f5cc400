use crosscheck_model::{Case, Cited, Finding, FindingKind, Topic};

use super::quotes;
use crate::schema::{Citation, FindingView, ParameterView, ReasonView};

pub(super) fn of(case: &Case, findings: &[Finding]) -> Vec<FindingView> {
    findings.iter().enumerate().map(|(index, one)| view(case, one, index)).collect()
}

fn view(case: &Case, finding: &Finding, index: usize) -> FindingView {
    let title = crosscheck_checks::check(&finding.check.0).map_or(finding.check.0.as_ref(), |check| check.title);
    let because = || finding.reasons.first().map_or_else(|| finding.statement.clone(), |one| one.sentence.clone());
    let reasons = finding.reasons.iter();
    let parameters = finding.parameters.iter();
    FindingView {
        number: index + 1,
        check: finding.check.to_string(),
        check_version: finding.check_version,
        title: title.to_owned(),
        kind: finding.kind.into(),
        level: finding.level.0.to_string(),
        strength: finding.strength.into(),
        topic: finding.topic.into(),
        statement: finding.statement.clone(),
        not_checked_because: (finding.kind == FindingKind::NotChecked).then(because),
        follows_from: finding.follows_from.map(|place| place as usize + 1),
        reasons: reasons.map(|one| ReasonView { code: one.code.to_string(), sentence: one.sentence.clone() }).collect(),
        claims: finding.claims.iter().map(|cited| citation(case, cited, finding.topic)).collect(),
        explanations: finding.explanations.clone(),
        question: finding.question.clone(),
        seeds: finding.advisory_refs.iter().map(ToString::to_string).collect(),
        parameters: parameters
            .map(|one| ParameterView { name: one.name.to_string(), value: one.value.clone() })
            .collect(),
        measured: (finding.kind == FindingKind::Contradiction).then(|| measured(&finding.check.0)).flatten(),
    }
}

fn measured(check: &str) -> Option<String> {
    crosscheck_checks::rule_card(check).map(crosscheck_checks::RuleCard::summary)
}

pub(super) fn citation(case: &Case, cited: &Cited, topic: Topic) -> Citation {
    let evidence = &cited.evidence;
    let page = case.page(evidence);
    let address = page.map(|page| page.address.to_string()).unwrap_or_default();
    let source = case.source(evidence.source).map(|reading| reading.source.address.to_string());
    let (quote, raw) = quotes::readable(evidence, topic, cited.picture.is_some());
    Citation {
        side: cited.side.into(),
        source_number: evidence.source.0 + 1,
        source: source.unwrap_or_else(|| address.clone()),
        page: address,
        quote,
        raw,
        locator: evidence.locator.to_string(),
        read_by: evidence.read_by.into(),
        certainty: evidence.certainty.into(),
        captured_at: page.map(|page| page.captured_at.to_string()).unwrap_or_default(),
        sha256: page.map(|page| page.sha256.to_string()).unwrap_or_default(),
        picture: cited.picture.map(|digest| digest.to_string()),
    }
}
