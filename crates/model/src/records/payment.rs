use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::party::Party;
use crate::{Digest, PartialDate, Personal};

/// One payment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Payout {
    /// Whose.
    pub party: Party,
    /// The payee, as the record calls them.
    pub payee: Personal,
    /// When.
    pub at: Timestamp,
    /// By which means: `bank`, `card`, `wallet`, `platform`, `crypto`, `other`.
    pub method: String,
    /// Negative: onward out of the account.
    pub amount: Option<f64>,
    /// Three letters.
    pub currency: Option<String>,
    /// Who holds the account.
    pub holder: Option<Personal>,
    /// The payee's country, two letters.
    pub country: Option<String>,
    /// A key of the account; equal for the same account.
    pub account: Option<Personal>,
    /// A wallet.
    pub wallet: Option<Wallet>,
    /// Who is on the other side.
    pub counterparty: Option<Personal>,
}

/// A wallet's address and what its own checksum says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wallet {
    /// As written.
    pub address: Personal,
    /// Whether the checksum holds; nothing where the form has none or is not known.
    pub checksum: Option<bool>,
    /// The entry of the customer's sanctions list with exactly this address.
    pub listed: Option<String>,
}

/// What kind of account number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberKind {
    /// An IBAN.
    Iban,
    /// A routing number of the American Bankers Association.
    Routing,
}

/// What remains of an account number after it was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountNumber {
    /// What kind.
    pub kind: NumberKind,
    /// The country that the number names.
    pub country: Option<String>,
    /// The bank's part of the number.
    pub bank: Option<String>,
    /// The last four characters.
    pub last4: String,
    /// Equal for the same number.
    pub key: Digest,
    /// What of it does not compute, in words.
    pub fault: Option<String>,
    /// What the customer's directory says of the bank: `bank`, `msb`, `emi`, `unknown`.
    pub institution: Option<Institution>,
    /// Whether a directory was handed in.
    pub looked_up: bool,
}

/// An entry of the customer's directory of banks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Institution {
    /// Its name.
    pub name: String,
    /// `bank`, `msb`, `emi`, `unknown`.
    pub kind: String,
    /// Date of the directory.
    pub as_of: Option<String>,
}

/// An account to be paid to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PaymentAccount {
    /// Who holds it.
    pub holder: Option<Personal>,
    /// The bank.
    pub bank: Option<String>,
    /// Two letters.
    pub country: Option<String>,
    /// The number.
    pub number: Option<AccountNumber>,
}

/// A change of account, contact or address data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// When.
    pub at: Timestamp,
    /// Which field.
    pub field: String,
    /// Who asked for it.
    pub requested_by: Option<Personal>,
}

/// Something asked for about payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentRequest {
    /// When.
    pub at: Timestamp,
    /// `PREPAY_REQUEST`, `NO_MILESTONE_REQUEST`, `CRYPTO_REQUEST`, `NEW_METHOD_REQUEST`, `NEW_PLATFORM_REQUEST`.
    pub kind: String,
}

/// The offer and its terms, as far as the checks ask.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Offer {
    /// When it was made.
    pub at: Option<Timestamp>,
    /// First day of work.
    pub start: Option<PartialDate>,
    /// Country of residence, two letters.
    pub residence: Option<String>,
    /// Agreed way of payment.
    pub method: Option<String>,
    /// What the candidate announced.
    pub announcements: Vec<Announcement>,
    /// IANA name, days (1 is Monday), first and last minute of the day, as agreed.
    pub hours: Option<(String, Vec<i8>, u16, u16)>,
}

/// A move, a journey, a leave or a new bank that the candidate announced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// When.
    pub at: Option<Timestamp>,
    /// `moved`, `travel`, `leave`, `new_bank`.
    pub kind: String,
    /// Where to.
    pub place: Option<Personal>,
    /// From when.
    pub from: Option<Timestamp>,
    /// Until when.
    pub to: Option<Timestamp>,
}

impl Announcement {
    /// Whether it holds at this time: a journey between its ends, anything else from its beginning on.
    pub fn holds_at(&self, at: Timestamp) -> bool {
        let begun = self.from.or(self.at).is_none_or(|from| from <= at);
        begun && (self.kind == "moved" || self.to.is_none_or(|to| at <= to))
    }
}
