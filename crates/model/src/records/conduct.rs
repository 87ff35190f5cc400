use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::access::Network;
use super::party::Party;
use crate::Personal;

/// What an interviewer wrote down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// When.
    pub at: Timestamp,
    /// The name that the call showed.
    pub displayed_name: Option<Personal>,
    /// Where the candidate said they were.
    pub stated_place: Option<Personal>,
    /// Light or clock as seen: `dark`, `daylight`, `HH:MM`.
    pub light_or_clock: Option<String>,
    /// The network that the candidate joined from.
    pub network: Option<Network>,
    /// Who wrote it down.
    pub author: Option<Personal>,
}

/// An agreed time and whether it was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// First moment.
    pub start: Timestamp,
    /// Last moment.
    pub end: Timestamp,
    /// `yes`, `no`, `excused`.
    pub attended: String,
}

/// A message and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// When it was sent.
    pub sent: Timestamp,
    /// When it was answered.
    pub answered: Option<Timestamp>,
    /// `im`, `email`, `phone`, `platform`.
    pub channel: Option<String>,
    /// What the customer marked: `off_platform_request`.
    pub flag: Option<String>,
}

/// A step of verification that somebody took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// When.
    pub at: Option<Timestamp>,
    /// What was verified.
    pub claim: Option<String>,
    /// With whom.
    pub organisation: Option<Personal>,
    /// Through which address or number.
    pub contact: Option<Personal>,
    /// Where that came from: `independent`, `candidate`.
    pub contact_source: Option<String>,
    /// Who issued the paper.
    pub issuer: Option<Personal>,
    /// Whether the issuer stands in the customer's list; nothing without a list.
    pub issuer_known: Option<bool>,
}

/// A referee whom the candidate named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referee {
    /// Whose referee it is.
    #[serde(default)]
    pub party: Party,
    /// Name.
    pub name: Option<Personal>,
    /// Organisation.
    pub organisation: Option<Personal>,
    /// Address.
    pub email: Option<Personal>,
    /// Number.
    pub phone: Option<Personal>,
}

/// `referrals.csv`: who recommended whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// When.
    pub at: Option<Timestamp>,
    /// Who recommended.
    pub by: Party,
    /// Who was recommended.
    pub of: Party,
}

/// `self_statements.csv`: the nationality that the candidate states of themselves, word for word. Only read under a lawful rule of the offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NationalityStatement {
    /// Countries as ISO 3166 alpha-2.
    pub countries: Vec<String>,
    /// The form, CV or profile that states it.
    pub stated_in: Option<String>,
}
