//! The holder of an account bears another name than the applicant.

use crosscheck_model::Evidence;
use crosscheck_model::{Finding, Side, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Fit, accounts, fits_the_applicant, payouts};
use crate::words::{quote_of, quoted, sentence};

const OTHER_NAME: LevelRule = LevelRule::contradiction("other_name", Strength::Strong);
const OTHER_FAMILY_NAME: LevelRule = LevelRule::contradiction("other_family_name", Strength::Moderate);
const COMPANY: LevelRule = LevelRule::info("company");
const SAME_NAME: LevelRule = LevelRule::confirmed("same_name", Strength::Moderate);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "account_holder_differs",
    version: 1,
    since: "0.2.0",
    title: "The holder of an account bears another name than the applicant",
    topic: Topic::Name,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[OTHER_NAME, OTHER_FAMILY_NAME, COMPANY, SAME_NAME],
    advisory_refs: &["S1-22", "S2-12", "S2-23", "F22-09", "V-02", "V-54"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let of_accounts = accounts(analysis).into_iter().filter_map(|row| {
        Some(Held { holder: row.value.holder.as_ref()?.expose(), evidence: row.evidence(), file: row.file() })
    });
    let own = payouts(analysis).into_iter().filter(|row| row.value.party.is_candidate());
    let of_payouts = own.filter_map(|row| {
        Some(Held { holder: row.value.holder.as_ref()?.expose(), evidence: row.evidence(), file: row.file() })
    });
    let mut groups: Vec<(String, Vec<Held<'_>>)> = Vec::new();
    for held in of_accounts.chain(of_payouts) {
        let key = format!("{} {}", held.file, held.holder.to_lowercase());
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.push(held),
            None => groups.push((key, vec![held])),
        }
    }
    groups.iter().filter_map(|(_, group)| finding(analysis, group)).collect()
}

struct Held<'a> {
    holder: &'a str,
    evidence: &'a Evidence,
    file: String,
}

fn finding(analysis: &Analysis<'_>, group: &[Held<'_>]) -> Option<Finding> {
    let first = &group[0];
    let (level, own, reason) = match fits_the_applicant(analysis, first.holder) {
        Fit::Open => return None,
        Fit::Fits(own) => (SAME_NAME, own, None),
        Fit::NoPerson(own) => (COMPANY, own, None),
        Fit::Contradicts { nearest, comparison, given_agrees, .. } => {
            let level = if given_agrees { OTHER_FAMILY_NAME } else { OTHER_NAME };
            (level, nearest, Some(comparison.sentence()))
        }
    };
    let statement = format!(
        "{} names {} as the account's holder; the applicant is called {}.",
        first.file,
        quoted(first.holder),
        quote_of(own.evidence())
    );
    let mut builder = CHECK.finding(level, sentence(&statement)).cite(Side::A, own.evidence());
    builder = builder.cite_all(Side::B, group.iter().map(|held| held.evidence));
    if let Some(reason) = reason {
        builder = builder.because("name_parts", reason);
    }
    if level == SAME_NAME {
        return Some(builder.done());
    }
    let explanations: &[&str] = if level == COMPANY {
        &["They are paid through a company of their own or an umbrella company."]
    } else {
        &[
            "A joint account, or that of a spouse or a parent.",
            "A former name, or a name at birth, still stands with the bank.",
            "They are paid through a company or an agency.",
        ]
    };
    Some(builder.explained(explanations).ask("Whose account is this, and what is your relation to its holder?").done())
}
