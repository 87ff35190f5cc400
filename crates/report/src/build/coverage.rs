use crosscheck_checks::{Coverage, TopicCoverage};

use crate::schema::CoverageView;

pub(super) fn of(coverage: &Coverage) -> Vec<CoverageView> {
    coverage.topics.iter().map(one).collect()
}

fn one(topic: &TopicCoverage) -> CoverageView {
    let text = match topic.is_compared() {
        true => format!("compared; {} something on it", sources_state(topic.stated_by.len())),
        false => format!("not checked, because {}", topic.because),
    };
    CoverageView { topic: topic.topic.into(), sources: topic.stated_by.len(), compared: topic.is_compared(), text }
}

fn sources_state(count: usize) -> String {
    if count == 1 { "1 source states".to_owned() } else { format!("{count} sources state") }
}
