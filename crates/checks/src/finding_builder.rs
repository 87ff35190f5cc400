use crosscheck_model::{CheckId, Cited, Digest, Evidence, Finding, FindingKind, Level, Parameter, Reason, Side, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule};
use crate::threshold::Threshold;

/// A finding cites at most this many claims: more would not be read, and a hostile page could list thousands.
const MOST_CITED: usize = 60;

/// A finding in the making.
pub(crate) struct FindingBuilder {
    finding: Finding,
    check: &'static Check,
}

impl Check {
    /// Begins a finding at one of this check's levels.
    pub(crate) fn finding(&'static self, level: LevelRule, statement: impl Into<String>) -> FindingBuilder {
        FindingBuilder::new(self, level, statement.into())
    }
}

impl FindingBuilder {
    pub(crate) fn new(check: &'static Check, level: LevelRule, statement: String) -> Self {
        debug_assert!(check.levels.contains(&level), "{} has no level {}", check.id, level.name);
        let finding = Finding {
            check: CheckId::new(check.id),
            check_version: check.version,
            kind: level.kind,
            level: Level::new(level.name),
            strength: level.strength,
            topic: check.topic,
            statement,
            reasons: Vec::new(),
            claims: Vec::new(),
            explanations: Vec::new(),
            question: None,
            advisory_refs: check.advisory_refs.iter().map(|&one| one.into()).collect(),
            parameters: Vec::new(),
            follows_from: None,
        };
        Self { finding, check }
    }

    /// For a check that speaks to several topics.
    pub(crate) fn about(mut self, topic: Topic) -> Self {
        self.finding.topic = topic;
        self
    }

    /// A reason with its sentence.
    pub(crate) fn because(mut self, code: &'static str, sentence: impl Into<String>) -> Self {
        self.finding.reasons.push(Reason { code: code.into(), sentence: sentence.into() });
        self
    }

    /// Cites a claim on one side; a claim is cited once.
    pub(crate) fn cite(mut self, side: Side, evidence: &Evidence) -> Self {
        self.push(side, evidence, None);
        self
    }

    /// Cites several claims on one side.
    pub(crate) fn cite_all<'e>(mut self, side: Side, evidence: impl IntoIterator<Item = &'e Evidence>) -> Self {
        for one in evidence {
            self.push(side, one, None);
        }
        self
    }

    /// Cites a picture.
    pub(crate) fn cite_picture(mut self, side: Side, evidence: &Evidence, picture: Option<Digest>) -> Self {
        self.push(side, evidence, picture);
        self
    }

    fn push(&mut self, side: Side, evidence: &Evidence, picture: Option<Digest>) {
        let claims = &mut self.finding.claims;
        let known = claims.iter().any(|cited| cited.evidence == *evidence && cited.picture == picture);
        if claims.len() < MOST_CITED && !known {
            claims.push(Cited { side, evidence: evidence.clone(), picture });
        }
    }

    /// Innocent explanations that apply; the first three are kept.
    pub(crate) fn explained(mut self, explanations: &[&str]) -> Self {
        let room = 3_usize.saturating_sub(self.finding.explanations.len());
        self.finding.explanations.extend(explanations.iter().take(room).map(|&e| e.to_owned()));
        self
    }

    /// The one neutral question to ask.
    pub(crate) fn ask(mut self, question: impl Into<String>) -> Self {
        self.finding.question = Some(question.into());
        self
    }

    /// Records the numbers that were used.
    pub(crate) fn with(mut self, analysis: &Analysis<'_>, thresholds: &[Threshold]) -> Self {
        for threshold in thresholds {
            let value = format!("{} {}", analysis.value(self.check.id, threshold), threshold.unit);
            self.finding.parameters.push(Parameter { name: threshold.name.into(), value });
        }
        self
    }

    pub(crate) fn done(self) -> Finding {
        debug_assert!(
            self.finding.kind != FindingKind::Contradiction
                || (!self.finding.explanations.is_empty() && self.finding.question.is_some()),
            "a contradiction offers an explanation and a question"
        );
        self.finding
    }
}
