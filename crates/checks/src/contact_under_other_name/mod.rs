//! One e-mail address, telephone number or own page in two sources whose names cannot be one.

use crosscheck_model::{Evidence as Quote, Finding, Side, SourceReading, Strength, Topic};

use crate::check::{Check, Evidence, LevelRule};
use crate::contacts::{Contact, emails, home, own_pages, phones};
use crate::identity::{Conflict, Difference, conflict};
use crate::words::{list, name_of, names_of, opening, quote_of};

const UNDER_AN_UNRELATED_NAME: LevelRule = LevelRule::contradiction("under_an_unrelated_name", Strength::Strong);
const UNDER_ANOTHER_GIVEN_NAME: LevelRule = LevelRule::contradiction("under_another_given_name", Strength::Moderate);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "contact_under_other_name",
    version: 1,
    since: "0.1.0",
    title: "The same contact stands beside two different names",
    topic: Topic::Contact,
    levels: &[UNDER_AN_UNRELATED_NAME, UNDER_ANOTHER_GIVEN_NAME],
    seeds: &["S2-08", "V-10", "V-12", "V-40", "V-54"],
    thresholds: &[],
    readme: include_str!("README.md"),
    run,
};

/// A source that shares a contact and bears another name.
struct Other<'a> {
    reading: &'a SourceReading,
    conflict: Conflict<'a>,
    shared: Vec<(&'a Quote, &'a Quote)>,
}

fn run(evidence: &Evidence<'_>) -> Vec<Finding> {
    let readings: Vec<&SourceReading> = evidence.case.read().collect();
    let mut findings = Vec::new();
    for (n, first) in readings.iter().enumerate() {
        for given_name_only in [false, true] {
            let others: Vec<Other<'_>> = readings[n + 1..]
                .iter()
                .filter_map(|second| other(first, second))
                .filter(|other| (other.conflict.difference == Difference::GivenName) == given_name_only)
                .collect();
            if !others.is_empty() {
                findings.push(finding(first, &others, given_name_only));
            }
        }
    }
    findings
}

fn other<'a>(first: &'a SourceReading, second: &'a SourceReading) -> Option<Other<'a>> {
    let shared = shared(first, second);
    if shared.is_empty() {
        return None;
    }
    let conflict = conflict(first, second).filter(Conflict::is_of_two_names)?;
    Some(Other { reading: second, conflict, shared })
}

/// Contacts that both state. The address of either source itself does not count: linking to a page is not sharing it.
fn shared<'a>(first: &'a SourceReading, second: &'a SourceReading) -> Vec<(&'a Quote, &'a Quote)> {
    let homes: Vec<_> = [home(first), home(second)].into_iter().flatten().collect();
    let all = |reading: &'a SourceReading| {
        let pages = own_pages(reading).into_iter().filter(|stated| match &stated.contact {
            Contact::Page(page) => homes.iter().all(|home| home.key() != page.key()),
            _ => true,
        });
        emails(reading).into_iter().chain(phones(reading)).chain(pages).collect::<Vec<_>>()
    };
    let there = all(second);
    all(first)
        .iter()
        .filter_map(|one| there.iter().find(|other| other.is_same(one)).map(|other| (one.evidence, other.evidence)))
        .take(5)
        .collect()
}

fn finding(first: &SourceReading, others: &[Other<'_>], given_name_only: bool) -> Finding {
    let level = if given_name_only { UNDER_ANOTHER_GIVEN_NAME } else { UNDER_AN_UNRELATED_NAME };
    let mut contacts: Vec<String> = Vec::new();
    let mut names: Vec<String> = vec![quote_of(others[0].conflict.a.evidence())];
    for other in others {
        for quote in other.shared.iter().map(|(a, _)| quote_of(a)) {
            if !contacts.contains(&quote) {
                contacts.push(quote);
            }
        }
        let name = quote_of(other.conflict.b.evidence());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let statement = format!(
        "{} and {} state {}, beside the names {}.",
        opening(&first.source),
        names_of(others.iter().map(|other| other.reading)),
        list(&contacts),
        list(&names),
    );
    let mut draft = CHECK.finding(level, statement);
    for other in others {
        draft = draft.because("name_parts", other.conflict.comparison.sentence());
        for (a, b) in &other.shared {
            draft = draft.cite(Side::A, a).cite(Side::B, b);
        }
        draft = draft.cite(Side::A, other.conflict.a.evidence()).cite(Side::B, other.conflict.b.evidence());
    }
    draft
        .explained(&[
            "A family, or two people in one office, use one mailbox or telephone.",
            "An agency's or a former user's contact was left in place.",
            "One of the names is a pen name or a former name.",
        ])
        .ask(format!(
            "{} stands in {} and {} under different names. Whose is it?",
            list(&contacts),
            name_of(&first.source),
            names_of(others.iter().map(|other| other.reading)),
        ))
        .done()
}
