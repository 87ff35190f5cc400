//! The rules that every finding obeys.

use crosscheck_checks::check;
use crosscheck_model::{Finding, FindingKind, Outcome};

use super::{Failure, Prepared};

/// Words that nothing shown to a user may hold, whatever a source says: these, and words that begin with them.
const FORBIDDEN: [&str; 8] = ["fake", "fraud", "suspicious", "suspect", "liar", "spy", "dprk", "north korea"];

/// The first forbidden word that the text holds.
pub(crate) fn forbidden_word(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let begins = |word: &&str| {
        text.match_indices(*word).any(|(at, _)| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric))
    };
    FORBIDDEN.into_iter().find(|word| begins(word))
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
        .map(|evidence| evidence.quote.expose().to_lowercase())
        .collect();
    for finding in findings {
        let rules = check(&finding.check.0).ok_or("a finding of an unknown check")?;
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
        // A quote may hold any word.
        let mut text = text.join("\n").to_lowercase();
        for quote in &quotes {
            text = text.replace(quote.as_str(), " ");
        }
        if let Some(word) = forbidden_word(&text) {
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
