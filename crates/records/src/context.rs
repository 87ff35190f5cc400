//! What the rows of a record are held against while they are read.

use std::collections::{BTreeMap, BTreeSet};

use crosscheck_model::records::Institution;
use crosscheck_model::{Digest, PartialDate};

use crate::networks::Networks;
use crate::numbers::keyed::Key;
use crate::output::Output;
use crate::table::{Columns, Table};
use crate::who::{Known, Who};

/// What the rows of a record are held against while they are read.
pub(crate) struct Context {
    pub(crate) who: Who,
    pub(crate) networks: Networks,
    /// The customer's own tools, in small letters.
    pub(crate) tools: BTreeSet<String>,
    /// Banks by routing number or BIC.
    pub(crate) banks: Option<BTreeMap<String, Institution>>,
    /// Entries by address.
    pub(crate) sanctions: BTreeMap<String, String>,
    /// Issuers in small letters.
    pub(crate) issuers: Option<BTreeSet<String>>,
    pub(crate) key: Key,
    /// Kind and SHA-256 of what is the candidate's own: what a list of the customer's can hold.
    pub(crate) own_keys: BTreeSet<(&'static str, Digest)>,
    /// Statements about nationality may be read: the offer names the lawful rule.
    pub(crate) nationality_rule: bool,
    pub(crate) today: PartialDate,
}

static BANKS: Columns =
    Columns { known: &["routing", "bic", "name", "country", "type", "as_of"], needed: &["name", "type"] };
static SANCTIONS: Columns =
    Columns { known: &["list", "entry_id", "type", "address", "list_date"], needed: &["list", "entry_id", "address"] };
static ISSUERS: Columns = Columns { known: &["name", "domain", "country"], needed: &["name"] };

impl Context {
    pub(crate) fn new(known: &Known, key: Key, today: PartialDate) -> Self {
        Self {
            who: Who::new(known),
            networks: Networks::default(),
            tools: BTreeSet::new(),
            banks: None,
            sanctions: BTreeMap::new(),
            issuers: None,
            key,
            own_keys: known.keys(),
            nationality_rule: false,
            today,
        }
    }

    /// `routing_directory.csv`.
    pub(crate) fn add_banks(&mut self, input: impl std::io::Read, out: &mut Output) {
        let Some(mut table) = Table::open(input, &BANKS, out) else { return };
        let banks = self.banks.get_or_insert_default();
        while let Some(row) = table.next(out) {
            let Some(kind) = row.word("type", &["bank", "msb", "emi", "unknown"], out) else { continue };
            let entry = Institution { name: row.text("name").unwrap_or_default(), kind, as_of: row.text("as_of") };
            for key in [row.text("routing"), row.text("bic")].into_iter().flatten() {
                banks.insert(key.to_ascii_uppercase(), entry.clone());
            }
        }
    }

    /// `sanctions.csv`.
    pub(crate) fn add_sanctions(&mut self, input: impl std::io::Read, out: &mut Output) {
        let Some(mut table) = Table::open(input, &SANCTIONS, out) else { return };
        while let Some(row) = table.next(out) {
            let Some(address) = row.text("address") else { continue };
            let part = |column| row.text(column).unwrap_or_default();
            let dated = row.text("list_date").map(|date| format!(" of {date}")).unwrap_or_default();
            self.sanctions.insert(address, format!("{} entry {}{dated}", part("list"), part("entry_id")));
        }
    }

    /// `trusted_issuers.csv`.
    pub(crate) fn add_issuers(&mut self, input: impl std::io::Read, out: &mut Output) {
        let Some(mut table) = Table::open(input, &ISSUERS, out) else { return };
        let issuers = self.issuers.get_or_insert_default();
        while let Some(row) = table.next(out) {
            issuers.extend(row.text("name").map(|name| name.to_lowercase()));
        }
    }
}
