//! The names that commits carry under addresses and accounts of the candidate.

use std::collections::BTreeMap;

use crosscheck_model::{Claim, Commit, Evidence, PersonName, SourceReading};
use crosscheck_names::{Comparison, Verdict, compare, display_name};

use crate::accounts::accounts;
use crate::analysis::Analysis;
use crate::commits::{is_a_program, made_on_the_site};
use crate::contacts::{Contact, Stated, personal_email};
use crate::identity::{Difference, could_be_a_full_name, difference, names};

/// Names under one source's commits that are looked at, the most frequent first.
const MOST_AUTHORS: usize = 20;

/// Different signatures under one source's commits that are read.
const MOST_SIGNATURES: usize = 500;

/// One name under one address.
pub(super) struct Author<'a> {
    pub(super) name: &'a str,
    pub(super) email: &'a str,
    pub(super) commits: usize,
    /// How many of them the site wrote: a squash or a merge puts any contributor's name beside the account's address.
    pub(super) by_the_site: usize,
    pub(super) example: &'a Claim<Commit>,
    pub(super) own: Option<Own<'a>>,
}

/// Commits under one signature.
struct Counted<'a> {
    commits: usize,
    by_the_site: usize,
    example: &'a Claim<Commit>,
}

impl Counted<'_> {
    fn add(&mut self, more: &Self) {
        self.commits += more.commits;
        self.by_the_site += more.by_the_site;
    }
}

/// Why an address counts as the candidate's.
#[derive(Clone, Copy)]
pub(super) enum Own<'a> {
    /// A source states it.
    Stated(&'a Evidence),
    /// The site attributes the commits to the account.
    Account(&'a str),
}

impl<'a> Own<'a> {
    pub(super) fn sentence(self) -> String {
        match self {
            Self::Stated(_) => "The address is stated as the candidate's.".to_owned(),
            Self::Account(account) => format!("The site attributes these commits to the account “{account}”."),
        }
    }

    pub(super) fn evidence(self) -> Option<&'a Evidence> {
        match self {
            Self::Stated(evidence) => Some(evidence),
            Self::Account(_) => None,
        }
    }
}

/// What an author's name is held against.
pub(super) enum Against<'a> {
    Agrees(&'a Claim<PersonName>),
    Stated(&'a SourceReading, &'a Claim<PersonName>, Comparison),
    Author(Other<'a>, Comparison),
}

/// Another name under the same address.
#[derive(Clone, Copy)]
pub(super) struct Other<'a> {
    pub(super) name: &'a str,
    pub(super) commits: usize,
    pub(super) example: &'a Claim<Commit>,
}

impl<'a> Against<'a> {
    pub(super) fn name(&self) -> &'a str {
        match self {
            Self::Agrees(name) | Self::Stated(_, name, _) => name.value().full.expose(),
            Self::Author(other, _) => other.name,
        }
    }

    pub(super) fn shares_nothing(&self) -> bool {
        match self {
            Self::Agrees(_) => false,
            Self::Stated(_, _, comparison) | Self::Author(_, comparison) => {
                difference(comparison) == Difference::EveryPart
            }
        }
    }
}

/// Full names on enough commits under an address or account of the candidate, the most frequent first.
pub(super) fn authors<'a>(analysis: &Analysis<'a>, source: &'a SourceReading, min_commits: f64) -> Vec<Author<'a>> {
    // Thousands of commits carry a handful of signatures: only those are read.
    let mut signed: BTreeMap<(&str, &str), Counted<'a>> = BTreeMap::new();
    for commit in &source.claims.commits {
        let value = commit.value();
        let signature = (value.author_email.expose(), value.author_name.expose().trim());
        let one = Counted { commits: 1, by_the_site: usize::from(made_on_the_site(value)), example: commit };
        signed.entry(signature).and_modify(|known| known.add(&one)).or_insert(one);
    }
    let mut counted: BTreeMap<(String, &str), Counted<'a>> = BTreeMap::new();
    for ((email, name), more) in signed.into_iter().take(MOST_SIGNATURES) {
        // Addresses of offices and machines are nobody's in particular.
        let Some(email) = personal_email(email).filter(|_| !is_a_program(name)) else { continue };
        counted.entry((email.key().to_owned(), name)).and_modify(|known| known.add(&more)).or_insert(more);
    }
    let mut authors: Vec<Author<'a>> = counted
        .into_iter()
        .filter(|((_, name), counted)| counted.commits as f64 >= min_commits && could_be_a_full_name(name))
        .filter_map(|((email, name), Counted { commits, by_the_site, example })| {
            let own = Some(own(analysis, &email, example, source)?);
            Some(Author {
                name,
                email: example.value().author_email.expose().trim(),
                commits,
                by_the_site,
                example,
                own,
            })
        })
        .collect();
    authors.sort_by_key(|author| std::cmp::Reverse(author.commits));
    authors.truncate(MOST_AUTHORS);
    authors
}

fn own<'a>(
    analysis: &Analysis<'a>,
    email: &str,
    example: &'a Claim<Commit>,
    source: &'a SourceReading,
) -> Option<Own<'a>> {
    let key = personal_email(email)?;
    let mut stated = analysis.readings().iter().flat_map(|reading| &analysis.contacts(reading).emails);
    let same = |claim: &&Stated<'_>| matches!(&claim.contact, Contact::Email(e) if e.key() == key.key());
    if let Some(claim) = stated.find(same) {
        return Some(Own::Stated(claim.evidence));
    }
    let account = example.value().account.as_ref()?.expose();
    accounts(source).any(|own| own.eq_ignore_ascii_case(account)).then_some(Own::Account(account))
}

/// A stated name that agrees, or the stated name that differs least where none agrees.
pub(super) fn against_stated<'a>(author: &Author<'a>, readings: &[&'a SourceReading]) -> Option<Against<'a>> {
    let mut differs: Option<(&'a SourceReading, &'a Claim<PersonName>, Comparison)> = None;
    for reading in readings {
        for name in names(reading) {
            let comparison = compare(&display_name(name.value().full.expose()), &display_name(author.name));
            match comparison.verdict {
                Verdict::Same | Verdict::Compatible => return Some(Against::Agrees(name)),
                Verdict::Contradictory if could_be_a_full_name(name.value().full.expose()) => {
                    let milder = |(_, _, known): &(_, _, Comparison)| difference(&comparison) < difference(known);
                    if differs.as_ref().is_none_or(milder) {
                        differs = Some((reading, name, comparison));
                    }
                }
                Verdict::Contradictory | Verdict::NotComparable(_) => {}
            }
        }
    }
    differs.map(|(reading, name, comparison)| Against::Stated(reading, name, comparison))
}

/// Another name under the same address that shares no part.
pub(super) fn against_authors<'a>(author: &Author<'a>, authors: &[Author<'a>]) -> Option<Against<'a>> {
    let others =
        authors.iter().filter(|other| other.email.eq_ignore_ascii_case(author.email) && other.name != author.name);
    others
        .filter_map(|other| {
            let comparison = compare(&display_name(other.name), &display_name(author.name));
            let of = Other { name: other.name, commits: other.commits, example: other.example };
            (comparison.verdict == Verdict::Contradictory).then_some(Against::Author(of, comparison))
        })
        .find(Against::shares_nothing)
}
