//! Which commits of a source are the candidate's own.

use std::collections::BTreeMap;

use crosscheck_compare::contacts::Email;
use crosscheck_model::{Claim, Commit, SourceReading};
use crosscheck_names::{Verdict, compare, display_name};

use crate::accounts::accounts;
use crate::analysis::Analysis;
use crate::commits::made_on_the_site;
use crate::contacts::Contact;
use crate::identity::names;

/// Own commits whose clock was the author's own: a commit made on a site's page carries the site's clock.
pub(super) fn commits<'a>(analysis: &Analysis<'a>, source: &'a SourceReading) -> Vec<&'a Claim<Commit>> {
    let readings = analysis.readings();
    let stated: Vec<&str> = readings
        .iter()
        .flat_map(|reading| &analysis.contacts(reading).emails)
        .filter_map(|stated| match &stated.contact {
            Contact::Email(email) => Some(email.key()),
            _ => None,
        })
        .collect();
    // Thousands of commits carry a handful of authors.
    let mut known: BTreeMap<(&str, &str, Option<&str>), bool> = BTreeMap::new();
    let own = source.claims.commits.iter().filter(|claim| {
        let commit = claim.value();
        if made_on_the_site(commit) {
            return false;
        }
        let author = (
            commit.author_email.expose(),
            commit.author_name.expose(),
            commit.account.as_ref().map(|account| account.expose()),
        );
        *known.entry(author).or_insert_with(|| is_own(author, &stated, source, readings))
    });
    own.collect()
}

fn is_own(
    (email, name, account): (&str, &str, Option<&str>),
    stated: &[&str],
    source: &SourceReading,
    readings: &[&SourceReading],
) -> bool {
    let by_account = |login: &str| accounts(source).any(|own| own.eq_ignore_ascii_case(login));
    if account.is_some_and(by_account) {
        return true;
    }
    let parsed = Email::parse(email);
    if let Some(email) = &parsed {
        let login = email.no_reply().and_then(|no_reply| no_reply.login);
        if stated.iter().any(|own| *own == email.key()) || login.is_some_and(|login| by_account(login.expose())) {
            return true;
        }
    }
    let same = |stated: &str| {
        let verdict = compare(&display_name(stated), &display_name(name)).verdict;
        matches!(verdict, Verdict::Same | Verdict::Compatible)
    };
    readings.iter().flat_map(|reading| names(reading)).any(|stated| same(stated.value().full.expose()))
        || accounts(source).any(|own| own.eq_ignore_ascii_case(name))
}
