use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::party::Party;
use crate::Personal;

/// A thing that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shipment {
    /// Whose delivery it is.
    #[serde(default)]
    pub party: Party,
    /// When.
    pub at: Timestamp,
    /// What.
    pub item: Option<String>,
    /// Key of the address, as the customer's vendor of addresses calls it.
    pub address_id: Option<Personal>,
    /// For whom.
    pub recipient: Option<Personal>,
    /// Street and number.
    pub lines: Option<Personal>,
    /// City.
    pub city: Option<Personal>,
    /// Postal code.
    pub postcode: Option<Personal>,
    /// Two letters.
    pub country: Option<String>,
    /// Whether the address took the place of another one.
    pub changed: bool,
    /// Who signed.
    pub signed_by: Option<Personal>,
}

/// What an address vendor says of an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressFlag {
    /// Key of the address.
    pub address_id: Personal,
    /// The vendor.
    pub vendor: Option<String>,
    /// Date of what it says.
    pub as_of: Option<String>,
    /// An agency that receives mail for others.
    pub agency: bool,
    /// Empty.
    pub vacant: bool,
}
