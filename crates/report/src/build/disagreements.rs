use crosscheck_model::{Finding, FindingKind as Kind};

use crate::schema::{Disagreement, FindingKind, FindingView, Position, Question, Side};

/// A contradiction that follows from no other, by its index, with the indices of those that follow from it.
pub(super) struct Root {
    pub(super) finding: usize,
    pub(super) follow: Vec<usize>,
}

/// Contradictions by what they come from.
pub(super) fn roots(findings: &[Finding]) -> Vec<Root> {
    let contradictions = || findings.iter().enumerate().filter(|(_, one)| one.kind == Kind::Contradiction);
    // What follows from something that is no contradiction is one of its own here.
    let root_of = |finding: &Finding| {
        let place = finding.follows_from? as usize;
        (findings.get(place)?.kind == Kind::Contradiction).then_some(place)
    };
    contradictions()
        .filter(|(_, finding)| root_of(finding).is_none())
        .map(|(place, _)| {
            let follow = contradictions().filter(|(_, one)| root_of(one) == Some(place)).map(|(index, _)| index);
            Root { finding: place, follow: follow.collect() }
        })
        .collect()
}

pub(super) fn of(findings: &[FindingView], roots: &[Root]) -> Vec<Disagreement> {
    let view = |root: &Root| Disagreement {
        finding: root.finding + 1,
        follow: root.follow.iter().map(|index| index + 1).collect(),
        positions: findings.get(root.finding).map(positions).unwrap_or_default(),
    };
    roots.iter().map(view).collect()
}

fn positions(finding: &FindingView) -> Vec<Position> {
    let mut positions: Vec<Position> = [Side::A, Side::B]
        .into_iter()
        .map(|side| {
            let mut position = Position { side, sources: Vec::new(), values: Vec::new() };
            for claim in finding.claims.iter().filter(|claim| claim.side == side) {
                if !position.sources.contains(&claim.source_number) {
                    position.sources.push(claim.source_number);
                }
                if !position.values.contains(&claim.quote) {
                    position.values.push(claim.quote.clone());
                }
            }
            position
        })
        .filter(|position| !position.sources.is_empty())
        .collect();
    positions.sort_by_key(|position| std::cmp::Reverse(position.sources.len()));
    positions
}

/// Each question once. What follows from another finding is settled with it: its question is not asked beside.
pub(super) fn questions(findings: &[FindingView]) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let asking = |finding: &&FindingView| finding.kind != FindingKind::Confirmed && finding.follows_from.is_none();
    for finding in findings.iter().filter(asking) {
        let Some(text) = &finding.question else { continue };
        match questions.iter_mut().find(|question| question.text == *text) {
            Some(question) => question.findings.push(finding.number),
            None => questions.push(Question { text: text.clone(), findings: vec![finding.number] }),
        }
    }
    questions
}
