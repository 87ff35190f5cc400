//! Whose row it is: by the customer's own references and the addresses that the candidate gave, never by a name.

use std::collections::{BTreeMap, BTreeSet};

use crosscheck_compare::contacts::Email;
use crosscheck_model::records::Party;
use crosscheck_model::{Digest, SourceKind, SourceReading};

/// What the case knows of its candidate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The customer's reference.
    pub reference: Option<String>,
    /// E-mail addresses and handles of the CV.
    pub accounts: Vec<String>,
    /// E-mail addresses and telephone numbers of the CV, as the customer's own lists may hold them.
    pub contacts: Vec<String>,
}

impl Known {
    /// What the CVs of a case and the customer's reference tell; contacts of referees are known from the records themselves.
    pub fn of(sources: &[SourceReading], reference: Option<&str>) -> Self {
        let cvs = || sources.iter().filter(|reading| reading.source.kind == SourceKind::Cv);
        let emails = cvs().flat_map(|cv| &cv.claims.emails).map(|email| email.value().0.expose().to_owned());
        let handles = cvs().flat_map(|cv| &cv.claims.handles).map(|handle| handle.value().handle.expose().to_owned());
        let numbers = cvs().flat_map(|cv| &cv.claims.phones).filter_map(|phone| phone.value().e164.as_ref());
        let contacts = emails.clone().chain(numbers.map(|number| number.expose().to_owned())).collect();
        Self { reference: reference.map(str::to_owned), accounts: emails.chain(handles).collect(), contacts }
    }
}

impl Known {
    /// Kind and SHA-256 of each contact in its normal form: e-mail addresses by their provider's rules, numbers as E.164.
    pub(crate) fn keys(&self) -> BTreeSet<(&'static str, Digest)> {
        let of = |contact: &String| match Email::parse(contact) {
            Some(email) => ("email", Digest::of(email.key().as_bytes())),
            None => ("phone", Digest::of(contact.as_bytes())),
        };
        self.contacts.iter().map(of).collect()
    }
}

/// Tells whose a row is.
#[derive(Debug, Default)]
pub(crate) struct Who {
    own: BTreeSet<Vec<u8>>,
    reference: Option<String>,
    mapped: BTreeMap<Vec<u8>, Option<String>>,
}

fn key(text: &[u8]) -> Vec<u8> {
    text.trim_ascii().to_ascii_lowercase()
}

impl Who {
    pub(crate) fn new(known: &Known) -> Self {
        let mut who = Self { reference: known.reference.clone(), ..Self::default() };
        known.reference.iter().chain(&known.accounts).for_each(|name| who.add(name));
        who
    }

    /// Another name of the candidate.
    pub(crate) fn add(&mut self, name: &str) {
        if !name.trim().is_empty() {
            self.own.insert(key(name.as_bytes()));
        }
    }

    /// An account that the customer says is this one's; of nobody with `None`.
    pub(crate) fn map(&mut self, account: &str, reference: Option<&str>) {
        self.mapped.insert(key(account.as_bytes()), reference.map(str::to_owned));
    }

    pub(crate) fn is_candidate(&self, account: &[u8]) -> bool {
        // Most rows are of others: no copy is made unless a letter is a capital.
        let lower;
        let account = if account.iter().any(u8::is_ascii_uppercase) {
            lower = key(account);
            &lower
        } else {
            account
        };
        match self.mapped.get(account) {
            Some(Some(reference)) => {
                self.reference.as_ref() == Some(reference) || self.own.contains(&key(reference.as_bytes()))
            }
            Some(None) => false,
            None => self.own.contains(account),
        }
    }

    /// Whose it is; the account that belongs to nobody is nobody's.
    pub(crate) fn party(&self, account: &str) -> Option<Party> {
        if self.is_candidate(account.trim().as_bytes()) {
            return Some(Party::Candidate);
        }
        match self.mapped.get(&key(account.as_bytes())) {
            Some(None) => None,
            Some(Some(reference)) => Some(Party::Other(reference.as_str().into())),
            None => Some(Party::Other(account.trim().into())),
        }
    }
}
