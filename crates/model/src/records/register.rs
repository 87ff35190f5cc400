use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{PartialDate, Personal};

/// `organisations.csv`: a register's entry of an employer or a school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisteredOrganisation {
    /// Its name there.
    pub name: String,
    /// When it came to be.
    pub founded: Option<PartialDate>,
    /// When it ceased to be.
    pub dissolved: Option<PartialDate>,
    /// The register.
    pub register: Option<String>,
    /// When the register was asked.
    pub as_of: Option<String>,
}

/// `domains.csv`: what was found about a domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Domain {
    /// In small letters.
    pub name: String,
    /// The organisation whose own it is known to be.
    pub organisation: Option<Personal>,
    /// When it was registered.
    pub registered: Option<PartialDate>,
    /// `live`, `parked`, `dead` or `disposable`.
    pub state: Option<String>,
    /// Who was asked.
    pub source: Option<String>,
    /// When.
    pub as_of: Option<String>,
}

/// `platform_export.json`: what a platform of freelance work says of the candidate's account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlatformAccount {
    /// The platform.
    pub platform: Option<String>,
    /// The account that the candidate is paid into, by its key.
    pub payout: Option<Personal>,
    /// Clients and the accounts that they pay from, by their keys.
    pub clients: Vec<(Personal, Option<Personal>)>,
    /// When which client rated.
    pub ratings: Vec<(Timestamp, Personal)>,
    /// Bids that were made, and those that were accepted.
    pub bids: Option<(u32, u32)>,
}

/// `blocklist.csv`: an entry of the customer's own list whose key is one of the candidate's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListEntry {
    /// `email`, `phone`, `wallet` or `document`.
    pub kind: String,
    /// The list.
    pub list: Option<String>,
    /// When it was put there.
    pub added: Option<PartialDate>,
    /// When it goes.
    pub expires: Option<PartialDate>,
    /// Where it can be disputed.
    pub dispute: Option<String>,
}
