//! Which accounts name each other as one person's: the sources of a case, what they state as their own, and who vouches for it.
//! It is shown, and weighs nothing by itself: the check `links_close` says what follows from it.

use std::collections::BTreeMap;

use crosscheck_model::{AccountFactKind, Address, Evidence, LinkRole, SourceId, SourceReading};
use serde::{Deserialize, Serialize};

use crate::analysis::Analysis;
use crate::contacts::Contact;

/// Accounts that are shown; a page that names more is a directory.
const MOST_ACCOUNTS: usize = 40;

/// Accounts and how they lead to each other.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ownership {
    /// The sources in their order, then addresses that nobody supplied.
    pub accounts: Vec<Account>,
    /// Who names whom, in the order of the accounts.
    pub edges: Vec<Edge>,
}

/// One account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The source it is; `None` where it is only named.
    pub source: Option<SourceId>,
    /// Its address, or the file's name.
    pub address: Address,
}

/// One account names another as its owner's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// Place of the account that names the other.
    pub from: usize,
    /// Place of the account that is named.
    pub to: usize,
    /// What vouches for it.
    pub proof: Proof,
    /// Where it is named.
    pub evidence: Evidence,
    /// Where the other names this one.
    pub back: Option<Evidence>,
}

/// What vouches for an account's being its owner's. All but [`Proof::Stated`] confirm it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// Each names the other.
    BothWays,
    /// The site that names it has seen a proof there: a link back, a signature, a record in the domain name system.
    SeenBySite,
    /// The site says that both are one account: renamed, or under a second address.
    SameAccount,
    /// Only one of them says so.
    Stated,
}

impl Proof {
    /// Whether more than one side says so.
    pub const fn confirms(self) -> bool {
        !matches!(self, Self::Stated)
    }
}

/// What one source says of another account.
struct Naming<'a> {
    from: usize,
    key: String,
    /// The site that says so has seen a proof.
    seen: bool,
    address: Address,
    evidence: &'a Evidence,
}

impl Ownership {
    pub(crate) fn of(analysis: &Analysis<'_>) -> Self {
        let readings = analysis.readings();
        let mut accounts: Vec<Account> = readings
            .iter()
            .map(|reading| Account { source: Some(reading.source.id), address: reading.source.address.clone() })
            .collect();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (place, reading) in readings.iter().enumerate() {
            if let Some(home) = &analysis.contacts(reading).home {
                places.entry(home.key().to_owned()).or_insert(place);
            }
        }
        let named: Vec<Naming<'_>> =
            readings.iter().enumerate().flat_map(|(at, one)| naming(analysis, at, one)).collect();
        // What nobody supplied is shown where a site vouches for it, or where two sources name it.
        for one in &named {
            let several = named.iter().any(|other| other.key == one.key && other.from != one.from);
            if !places.contains_key(&one.key) && (several || one.seen) && accounts.len() < MOST_ACCOUNTS {
                places.insert(one.key.clone(), accounts.len());
                accounts.push(Account { source: None, address: one.address.clone() });
            }
        }
        let mut edges = edges(&named, &places);
        edges.extend(same_accounts(readings));
        edges.sort_by_key(|edge| (edge.from, edge.to, edge.proof));
        Self { accounts, edges }
    }
}

/// What a source names as its owner's own, each account once, in the weightiest role.
fn naming<'a>(analysis: &Analysis<'a>, from: usize, reading: &'a SourceReading) -> Vec<Naming<'a>> {
    let contacts = analysis.contacts(reading);
    let mut found: Vec<Naming<'a>> = Vec::new();
    for stated in &contacts.pages {
        let Contact::Page(page) = &stated.contact else { continue };
        let link = reading.claims.links.iter().find(|claim| std::ptr::eq(claim.evidence(), stated.evidence));
        let Some(link) = link.map(|claim| claim.value()) else { continue };
        let seen = link.role == LinkRole::OwnVerified;
        let itself = contacts.home.as_ref().is_some_and(|home| home.key() == page.key());
        if itself || found.iter().any(|known| known.key == page.key() && (known.seen || !seen)) {
            continue;
        }
        found.retain(|known| known.key != page.key());
        found.push(Naming {
            from,
            key: page.key().to_owned(),
            seen,
            address: Address::Url(link.url.clone()),
            evidence: stated.evidence,
        });
    }
    found
}

fn edges(named: &[Naming<'_>], places: &BTreeMap<String, usize>) -> Vec<Edge> {
    let to = |one: &Naming<'_>| places.get(&one.key).copied().filter(|to| *to != one.from);
    let mut edges: Vec<Edge> = Vec::new();
    for one in named {
        let Some(at) = to(one) else { continue };
        let back = named.iter().find(|other| other.from == at && to(other) == Some(one.from));
        if back.is_some() && edges.iter().any(|edge| (edge.from, edge.to) == (at, one.from)) {
            continue;
        }
        let proof = match back {
            Some(_) => Proof::BothWays,
            None if one.seen => Proof::SeenBySite,
            None => Proof::Stated,
        };
        let back = back.map(|back| back.evidence.clone());
        edges.push(Edge { from: one.from, to: at, proof, evidence: one.evidence.clone(), back });
    }
    edges
}

/// Sources of one site that state one number which the site gives no two accounts.
fn same_accounts(readings: &[&SourceReading]) -> Vec<Edge> {
    let ids: Vec<(usize, &SourceReading, &Evidence, &str)> = readings
        .iter()
        .enumerate()
        .filter_map(|(at, reading)| {
            let mut ids = reading.claims.account.iter().filter(|fact| fact.value().kind == AccountFactKind::StableId);
            let id = ids.next()?;
            Some((at, *reading, id.evidence(), id.value().value.as_str()))
        })
        .collect();
    let mut edges = Vec::new();
    for (place, (from, one, evidence, id)) in ids.iter().enumerate() {
        for (to, other, back, other_id) in &ids[place + 1..] {
            if id == other_id && one.source.site.is_some() && one.source.site == other.source.site {
                let (evidence, back) = ((*evidence).clone(), Some((*back).clone()));
                edges.push(Edge { from: *from, to: *to, proof: Proof::SameAccount, evidence, back });
            }
        }
    }
    edges
}
