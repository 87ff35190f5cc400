use crosscheck_checks::{Coverage, TopicCoverage};

use crate::schema::CoverageView;

pub(super) fn of(coverage: &Coverage) -> Vec<CoverageView> {
    coverage.topics.iter().map(one).collect()
}

fn one(topic: &TopicCoverage) -> CoverageView {
    let text = match topic.is_compared() {
        true => format!("compared; {}", topic.because),
        false => format!("not checked, because {}", topic.because),
    };
    CoverageView { topic: topic.topic.into(), sources: topic.stated_by.len(), compared: topic.is_compared(), text }
}
