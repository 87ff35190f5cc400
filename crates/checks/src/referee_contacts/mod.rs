//! A referee has the contact of the candidate or of another referee.

use crosscheck_compare::contacts::{Email, is_free_mail};
use crosscheck_model::records::Referee;
use crosscheck_model::{Evidence, SourceKind};
use crosscheck_model::{Finding, Side, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, referees};
use crate::words::{quote_of, quoted, sentence};

const THE_CANDIDATES: LevelRule = LevelRule::contradiction("the_candidates_own", Strength::Moderate);
const ANOTHER_REFEREES: LevelRule = LevelRule::contradiction("another_referees", Strength::Moderate);
const FREE_MAIL: LevelRule = LevelRule::info("free_mail");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "referee_contacts",
    version: 1,
    since: "0.2.0",
    title: "A referee has the contact of the candidate or of another referee",
    topic: Topic::Contact,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[THE_CANDIDATES, ANOTHER_REFEREES, FREE_MAIL],
    advisory_refs: &["F22-27", "F22-28", "V-41", "V-46", "V-54"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let rows = referees(analysis);
    let mut findings = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let contacts = contacts(row.value);
        let own = own(analysis).into_iter().find(|(key, _)| contacts.contains(key));
        let earlier = rows[..place].iter().find(|other| {
            // One referee who is named twice is one referee.
            other.value.name != row.value.name && self::contacts(other.value).iter().any(|key| contacts.contains(key))
        });
        let name = row.value.name.as_ref().map(|name| quoted(name.expose())).unwrap_or_default();
        if let Some((_, evidence)) = own {
            let statement = format!(
                "{} states for {name} a contact that is the candidate's own: {}.",
                row.file(),
                quote_of(evidence)
            );
            findings
                .push(finding(THE_CANDIDATES, &statement).cite(Side::A, evidence).cite(Side::B, row.evidence()).done());
        } else if let Some(other) = earlier {
            let statement =
                format!("{} states one contact for {name} and for {}.", row.file(), quote_of(other.evidence()));
            findings.push(
                finding(ANOTHER_REFEREES, &statement)
                    .cite(Side::A, other.evidence())
                    .cite(Side::B, row.evidence())
                    .done(),
            );
        }
    }
    let free = |row: &&Row<'_, Referee>| {
        let email = row.value.email.as_ref().and_then(|email| Email::parse(email.expose()));
        row.value.organisation.is_some() && email.is_some_and(|email| is_free_mail(email.domain()))
    };
    let free: Vec<&Row<'_, Referee>> = rows.iter().filter(free).collect();
    if let Some(first) = free.first() {
        let statement =
            format!("{} states addresses of free mail for {} of {} referees.", first.file(), free.len(), rows.len());
        findings.push(finding(FREE_MAIL, &statement).cite_all(Side::A, free.iter().map(|row| row.evidence())).done());
    }
    findings
}

fn finding(level: LevelRule, statement: &str) -> crate::finding_builder::FindingBuilder {
    CHECK
        .finding(level, sentence(statement))
        .explained(&[
            "A slip: a contact was copied into the wrong line.",
            "Referees who have retired or changed work are reached at a private address.",
            "A small firm has one telephone and one mailbox.",
        ])
        .ask("Through which contact of the organisation can this referee be reached?")
}

/// Addresses and numbers in one form.
fn contacts(referee: &Referee) -> Vec<String> {
    let email =
        referee.email.as_ref().and_then(|email| Email::parse(email.expose())).map(|email| email.key().to_owned());
    let phone = referee.phone.as_ref().and_then(|phone| digits(phone.expose()));
    email.into_iter().chain(phone).collect()
}

fn digits(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    (digits.len() >= 7).then_some(digits)
}

/// The candidate's own.
fn own<'a>(analysis: &Analysis<'a>) -> Vec<(String, &'a Evidence)> {
    let mut own = Vec::new();
    for &reading in analysis.readings().iter().filter(|reading| reading.source.kind == SourceKind::Cv) {
        let emails = reading
            .claims
            .emails
            .iter()
            .filter_map(|claim| Some((Email::parse(claim.value().0.expose())?.key().to_owned(), claim.evidence())));
        let phones = reading.claims.phones.iter().filter_map(|claim| {
            let phone = claim.value();
            Some((digits(phone.e164.as_ref().unwrap_or(&phone.text).expose())?, claim.evidence()))
        });
        own.extend(emails.chain(phones));
    }
    own
}
