//! A verification went through a contact that the candidate supplied.

use crosscheck_compare::contacts::Email;
use crosscheck_model::records::Verification;
use crosscheck_model::{Evidence, SourceKind};
use crosscheck_model::{Finding, Side, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, referees, verifications};
use crate::words::{quoted, sentence};

const NOT_INDEPENDENT: LevelRule = LevelRule::unconfirmed("not_independent");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "verified_through_supplied_contact",
    version: 1,
    since: "0.2.0",
    title: "A verification went through a contact that the candidate supplied",
    topic: Topic::Contact,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[NOT_INDEPENDENT],
    advisory_refs: &["S2-16", "F22-20", "F22-28", "V-30"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    verifications(analysis).into_iter().filter_map(|row| finding(analysis, row)).collect()
}

fn finding(analysis: &Analysis<'_>, row: Row<'_, Verification>) -> Option<Finding> {
    let contact = row.value.contact.as_ref().map(|contact| contact.expose());
    let supplied = contact.and_then(|contact| supplied(analysis, contact));
    let says_so = row.value.contact_source.as_deref() == Some("candidate");
    if supplied.is_none() && !says_so {
        return None;
    }
    let of = row.value.organisation.as_ref().map(|name| quoted(name.expose())).unwrap_or_default();
    let through = contact.map(quoted).unwrap_or_else(|| "a contact".to_owned());
    let statement = format!(
        "{} states that {of} was asked through {through}, which the candidate supplied: not independent.",
        row.file()
    );
    let mut builder = CHECK.finding(NOT_INDEPENDENT, sentence(&statement)).cite(Side::B, row.evidence());
    if let Some(evidence) = supplied {
        builder = builder.cite(Side::A, evidence);
    }
    let builder = builder.explained(&[
        "A small organisation has only this contact.",
        "The contact also stands in an independent directory.",
    ]);
    Some(builder.ask("Which public contact does the organisation have?").done())
}

/// The same address or number in a CV or among the referees.
fn supplied<'a>(analysis: &Analysis<'a>, contact: &str) -> Option<&'a Evidence> {
    let key = key(contact)?;
    let cvs = analysis.readings().iter().filter(|reading| reading.source.kind == SourceKind::Cv);
    let of_cvs = cvs.flat_map(|&reading| {
        let emails = reading.claims.emails.iter().map(|claim| (claim.value().0.expose(), claim.evidence()));
        let phones = reading.claims.phones.iter().map(|claim| {
            let phone = claim.value();
            (phone.e164.as_ref().unwrap_or(&phone.text).expose(), claim.evidence())
        });
        emails.chain(phones).collect::<Vec<_>>()
    });
    let of_referees = referees(analysis).into_iter().flat_map(|row| {
        let stated = [&row.value.email, &row.value.phone].into_iter().flatten();
        stated.map(|text| (text.expose(), row.evidence())).collect::<Vec<_>>()
    });
    of_cvs.chain(of_referees).find(|(text, _)| self::key(text).as_ref() == Some(&key)).map(|(_, evidence)| evidence)
}

fn key(contact: &str) -> Option<String> {
    if let Some(email) = Email::parse(contact) {
        return Some(email.key().to_owned());
    }
    let digits: String = contact.chars().filter(char::is_ascii_digit).collect();
    (digits.len() >= 7).then_some(digits)
}
