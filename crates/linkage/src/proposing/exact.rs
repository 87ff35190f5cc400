use std::collections::BTreeSet;

use super::hub::{Hub, MOST_SHARING};
use crate::Kind;

/// From so many applications of one agency on, an address or number that nobody else has may be the agency's own.
const AGENCY_LEAST: usize = 3;
/// A domain of e-mail that so many of one agency's candidates share, and nobody else's, is the agency's.
const DOMAIN_LEAST: usize = 8;
/// An agency with fewer applications is too small to tell its own contacts by their share.
const AGENCY_SIZE: usize = 10;
/// A contact that nobody else has and so much of an agency's applications have (in percent) is the agency's own.
const AGENCY_SHARE: usize = 30;
/// A contact that stands beside an agency's own on this share of its applications (in percent) is the agency's too.
const BESIDE: usize = 80;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    key: u64,
    number: u32,
    agency: u32,
    kind: Kind,
}

/// Values that are the same to the letter.
#[derive(Default)]
pub(super) struct Traces {
    entries: Vec<Entry>,
    /// Domain, address, application.
    domains: Vec<(u64, u64, u32)>,
}

pub(super) struct Exact {
    pub(super) pairs: BTreeSet<(u32, u32)>,
    pub(super) hubs: Vec<Hub>,
    pub(super) left_out: BTreeSet<u64>,
}

impl Traces {
    pub(super) fn add(&mut self, key: u64, kind: Kind, number: u32, agency: u32) {
        self.entries.push(Entry { key, number, agency, kind });
    }

    pub(super) fn add_domain(&mut self, domain: u64, key: u64, number: u32) {
        self.domains.push((domain, key, number));
    }

    pub(super) fn finish(mut self, agencies: &[String], sizes: &[usize]) -> Exact {
        self.entries.sort_unstable();
        self.entries.dedup();
        let mut found = Exact { pairs: BTreeSet::new(), hubs: Vec::new(), left_out: BTreeSet::new() };
        let groups: Vec<&[Entry]> = self.entries.chunk_by(|a, b| a.key == b.key).collect();
        for group in groups.iter().filter(|group| group.len() > MOST_SHARING) {
            found.leave_out(group, agencies);
        }
        for group in groups.iter().filter(|group| is_agencys_own(group, agencies, sizes)) {
            found.leave_out(group, agencies);
        }
        let agency_addresses = self.agency_addresses(&groups);
        for group in groups.iter().filter(|group| agency_addresses.contains(&group[0].key)) {
            found.leave_out(group, agencies);
        }
        self.leave_out_what_stands_beside(&groups, agencies, &mut found);
        for group in groups.iter().filter(|group| group.len() > 1 && !found.left_out.contains(&group[0].key)) {
            for (at, one) in group.iter().enumerate() {
                for other in &group[at + 1..] {
                    if one.number != other.number {
                        found.pairs.insert((one.number.min(other.number), one.number.max(other.number)));
                    }
                }
            }
        }
        found
    }

    /// Addresses at a domain that one agency gives to its candidates.
    fn agency_addresses(&self, groups: &[&[Entry]]) -> BTreeSet<u64> {
        let mut domains = self.domains.clone();
        domains.sort_unstable();
        let mut addresses = BTreeSet::new();
        for domain in domains.chunk_by(|a, b| a.0 == b.0) {
            let applications: BTreeSet<u32> = domain.iter().map(|(_, _, number)| *number).collect();
            let keys: BTreeSet<u64> = domain.iter().map(|(_, key, _)| *key).collect();
            let of = |key: &u64| groups.binary_search_by_key(key, |group| group[0].key).ok().map(|at| groups[at]);
            let agencies: BTreeSet<u32> = keys.iter().filter_map(of).flatten().map(|entry| entry.agency).collect();
            // Few addresses for many applications: not a provider, where everybody has their own.
            if applications.len() >= DOMAIN_LEAST && agencies.len() == 1 && keys.len() * 2 <= applications.len() {
                addresses.extend(keys);
            }
        }
        addresses
    }

    /// A recruiter's number that always stands beside the agency's own address.
    fn leave_out_what_stands_beside(&self, groups: &[&[Entry]], agencies: &[String], found: &mut Exact) {
        let mut with_agency_contact: BTreeSet<u32> = BTreeSet::new();
        for group in groups.iter().filter(|group| is_contact(group[0].kind) && found.left_out.contains(&group[0].key)) {
            if group.iter().all(|entry| entry.agency == group[0].agency) {
                with_agency_contact.extend(group.iter().map(|entry| entry.number));
            }
        }
        for group in groups {
            let one_agency = group.iter().all(|entry| entry.agency == group[0].agency);
            let beside = group.iter().filter(|entry| with_agency_contact.contains(&entry.number)).count();
            if group.len() >= AGENCY_LEAST
                && one_agency
                && is_contact(group[0].kind)
                && beside * 100 >= group.len() * BESIDE
                && !found.left_out.contains(&group[0].key)
            {
                found.leave_out(group, agencies);
            }
        }
    }
}

/// What an agency may put on the papers and pages of its candidates.
fn is_contact(kind: Kind) -> bool {
    matches!(kind, Kind::Email | Kind::Phone | Kind::Website | Kind::Handle | Kind::ServiceAccount)
}

/// Whether a contact is found with one agency only, and with much of it.
fn is_agencys_own(group: &[Entry], agencies: &[String], sizes: &[usize]) -> bool {
    let Some(first) = group.first() else { return false };
    let size = sizes.get(first.agency as usize).copied().unwrap_or_default();
    let has_name = agencies.get(first.agency as usize).is_some_and(|name| !name.is_empty());
    has_name
        && size >= AGENCY_SIZE
        && group.len() >= AGENCY_LEAST
        && is_contact(first.kind)
        && group.iter().all(|entry| entry.agency == first.agency)
        && group.len() * 100 >= size * AGENCY_SHARE
}

impl Exact {
    fn leave_out(&mut self, group: &[Entry], agencies: &[String]) {
        let Some(first) = group.first() else { return };
        if !self.left_out.insert(first.key) {
            return;
        }
        let one_agency = group.iter().all(|entry| entry.agency == first.agency);
        let agency = agencies.get(first.agency as usize).filter(|name| one_agency && !name.is_empty()).cloned();
        self.hubs.push(Hub { kind: first.kind, applications: group.len(), agency, example: first.number });
    }
}
