//! A referee is another applicant, or recommends and is recommended.

use crosscheck_compare::contacts::Email;
use crosscheck_model::Personal;
use crosscheck_model::records::{Applicant, Party, Referee};
use crosscheck_model::{Finding, Side, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, all_referees, applicants, referrals};
use crate::words::{quoted, sentence};

const EACH_OTHER: LevelRule = LevelRule::shared("vouch_for_each_other", Strength::Moderate);
const AN_APPLICANT: LevelRule = LevelRule::shared("referee_is_an_applicant", Strength::Weak);
const RECOMMENDED: LevelRule = LevelRule::info("recommended");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "referee_is_applicant",
    version: 1,
    since: "0.2.0",
    title: "A referee is another applicant, or recommends and is recommended",
    topic: Topic::Contact,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[EACH_OTHER, AN_APPLICANT, RECOMMENDED],
    advisory_refs: &["V-65", "F22-31"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let rows = all_referees(analysis);
    let of_others: Vec<_> = rows.iter().filter(|row| !row.value.party.is_candidate()).collect();
    let mut findings = Vec::new();
    for row in rows.iter().filter(|row| row.value.party.is_candidate()) {
        let Some(applicant) = applicants(analysis).into_iter().find(|applicant| is_one(applicant, row)) else {
            continue;
        };
        let who = row.value.name.as_ref().map(|name| quoted(name.expose())).unwrap_or_default();
        let back = of_others.iter().find(|other| other.value.party == applicant.value.party);
        let (level, statement) = match back {
            Some(_) => (
                EACH_OTHER,
                format!(
                    "{} names {who}, an applicant, as referee of the candidate, and the candidate as theirs.",
                    row.file()
                ),
            ),
            None => (AN_APPLICANT, format!("{} names {who} as referee, who is an applicant as well.", row.file())),
        };
        let mut builder = CHECK.finding(level, sentence(&statement)).cite(Side::A, row.evidence());
        builder = builder.cite(Side::B, applicant.evidence());
        builder = builder.cite_all(Side::B, back.map(|back| back.evidence()));
        findings.push(asked(builder));
    }
    for row in referrals(analysis) {
        let other = if row.value.by.is_candidate() { &row.value.of } else { &row.value.by };
        let Party::Other(account) = other else { continue };
        let account = quoted(account.expose());
        let statement = if row.value.by.is_candidate() {
            format!("{} states that the candidate recommended {account}.", row.file())
        } else {
            format!("{} states that {account} recommended the candidate.", row.file())
        };
        findings.push(asked(CHECK.finding(RECOMMENDED, sentence(&statement)).cite(Side::A, row.evidence())));
    }
    findings
}

/// By an address or a number, never by a name.
fn is_one(applicant: &Row<'_, Applicant>, referee: &Row<'_, Referee>) -> bool {
    let email = |text: &Personal| Email::parse(text.expose()).map(|email| email.key().to_owned());
    let digits = |text: &Personal| {
        let digits: String = text.expose().chars().filter(char::is_ascii_digit).collect();
        (digits.len() >= 7).then_some(digits)
    };
    let Party::Other(account) = &applicant.value.party else { return false };
    let theirs = [applicant.value.email.as_ref(), Some(account)].into_iter().flatten().filter_map(email);
    let stated = referee.value.email.as_ref().and_then(email);
    let by_email = stated.is_some_and(|stated| theirs.into_iter().any(|one| one == stated));
    let number = referee.value.phone.as_ref().and_then(digits);
    by_email || number.is_some() && number == applicant.value.phone.as_ref().and_then(digits)
}

fn asked(builder: crate::finding_builder::FindingBuilder) -> Finding {
    builder
        .explained(&[
            "Colleagues apply together, and friends recommend friends.",
            "A firm closes, and its people look for work at one time.",
        ])
        .ask("Where did the two of you work together, and who else there can be asked?")
        .done()
}
