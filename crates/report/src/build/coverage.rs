use crosscheck_model::{Case, Finding, FindingKind, Outcome, Side, Topic};

use crate::schema::CoverageView;

pub(super) fn of(case: &Case, findings: &[Finding]) -> Vec<CoverageView> {
    Topic::MATRIX.into_iter().map(|topic| one(case, findings, topic)).collect()
}

fn one(case: &Case, findings: &[Finding], topic: Topic) -> CoverageView {
    let sources = case.read().filter(|reading| !reading.claims.evidence_on(topic).is_empty()).count();
    let compared = findings.iter().any(|finding| {
        finding.topic == topic
            && finding.kind != FindingKind::NotChecked
            && finding.claims.iter().any(|cited| cited.side == Side::A)
            && finding.claims.iter().any(|cited| cited.side == Side::B)
    });
    let missing = case.sources.iter().filter(|one| one.source.outcome != Outcome::Read).count();
    let text = match (compared, sources) {
        (true, _) => format!("compared; {} on it", sources_speak(sources)),
        (false, 0) => "not checked, because no source that was read says anything on it".to_owned(),
        (false, 1) => "not checked, because only one source that was read says anything on it".to_owned(),
        (false, _) => format!("not compared, although {} on it", sources_speak(sources)),
    };
    let text = if !compared && missing > 0 { format!("{text}; {missing} of the sources were not read") } else { text };
    CoverageView { topic: topic.into(), sources, compared, text }
}

fn sources_speak(count: usize) -> String {
    if count == 1 { "1 source speaks".to_owned() } else { format!("{count} sources speak") }
}
