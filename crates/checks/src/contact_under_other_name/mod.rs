//! One e-mail address, telephone number or own page in two sources whose names cannot be one.

use crosscheck_model::{Certainty, Evidence, Finding, Side, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, Run};
use crate::contacts::{Contact, Contacts, Stated};
use crate::needs::{Data, Need, Scope};
use crate::two_names::{TwoNames, UNDER_AN_UNRELATED_NAME, UNDER_ANOTHER_GIVEN_NAME, two_names};
use crate::words::{list, names_of, quote_of};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "contact_under_other_name",
    version: 2,
    since: "0.1.0",
    title: "The same contact stands beside two different names",
    topic: Topic::Contact,
    scope: Scope::EverySource,
    needs: &[Need::Two(&[Data::Name]), Need::Two(&[Data::Email, Data::Phone, Data::OwnPage])],
    follows_from: &["name_differs_across_sources"],
    levels: &[UNDER_AN_UNRELATED_NAME, UNDER_ANOTHER_GIVEN_NAME],
    advisory_refs: &["S2-08", "V-10", "V-12", "V-40", "V-54"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let readings = analysis.readings();
    two_names(analysis, readings, |first, second| {
        Some(shared(analysis.contacts(first), analysis.contacts(second))).filter(|shared| !shared.is_empty())
    })
    .iter()
    .map(finding)
    .collect()
}

/// Contacts that both state. The address of either source itself does not count: linking to a page is not sharing it.
fn shared<'a>(first: &Contacts<'a>, second: &Contacts<'a>) -> Vec<(&'a Evidence, &'a Evidence)> {
    let homes: Vec<_> = [&first.home, &second.home].into_iter().flatten().collect();
    // What is guessed from its form may stand there for anybody.
    let elsewhere = |stated: &&Stated<'_>| match &stated.contact {
        _ if stated.evidence.certainty == Certainty::Guessed => false,
        Contact::Page(page) => homes.iter().all(|home| home.key() != page.key()),
        _ => true,
    };
    let there: Vec<_> = second.all().filter(elsewhere).collect();
    first
        .all()
        .filter(elsewhere)
        .filter_map(|one| there.iter().find(|other| other.is_same(one)).map(|other| (one.evidence, other.evidence)))
        .take(5)
        .collect()
}

fn finding(two: &TwoNames<'_, Vec<(&Evidence, &Evidence)>>) -> Finding {
    let mut contacts: Vec<String> = Vec::new();
    let mut cited: Vec<(Side, &Evidence)> = Vec::new();
    for shared in &two.shared {
        for &(x, y) in &shared.what {
            let (a, b) = if x.source == shared.a.source.id { (x, y) } else { (y, x) };
            cited.extend([(Side::A, a), (Side::B, b)]);
            let contact = quote_of(a);
            if !contacts.contains(&contact) {
                contacts.push(contact);
            }
        }
        cited.extend([(Side::A, shared.conflict.a.evidence()), (Side::B, shared.conflict.b.evidence())]);
    }
    let verb = if contacts.len() == 1 { "stands" } else { "stand" };
    let mut builder = CHECK.finding(two.level, format!("{} {verb} {}.", list(&contacts), two.beside()));
    for (side, quote) in cited {
        builder = builder.cite(side, quote);
    }
    for reason in two.reasons() {
        builder = builder.because("name_parts", reason);
    }
    let it = if contacts.len() == 1 { "it" } else { "them" };
    builder
        .explained(&[
            "A family, or two people in one office, use one mailbox or telephone.",
            "An agency's or a former user's contact was left in place.",
            "One of the names is a pen name or a former name.",
        ])
        .ask(
            format!("{} {verb} in {} under different names. Who uses {it}?", list(&contacts), names_of(two.sources()),),
        )
        .done()
}
