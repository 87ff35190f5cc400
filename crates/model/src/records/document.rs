use serde::{Deserialize, Serialize};

use super::party::Party;
use crate::{Digest, PartialDate, Personal};

/// What remains of a document's number: equal for the same number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentNumber(pub Digest);

/// An identity document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityDocument {
    /// Whose.
    pub party: Party,
    /// What kind.
    pub kind: Option<String>,
    /// Name in Latin letters, as printed.
    pub name: Option<Personal>,
    /// Name in its own script, as printed.
    pub native_name: Option<Personal>,
    /// Day of birth.
    pub born: Option<PartialDate>,
    /// Last day of use.
    pub expires: Option<PartialDate>,
    /// Its number.
    pub number: Option<DocumentNumber>,
    /// The picture of the document, as a file.
    pub picture: Option<Digest>,
    /// The address printed.
    pub address: Option<Personal>,
    /// The lines for machines.
    pub mrz: Option<MrzReading>,
    /// When and how somebody verified it.
    pub verified: Option<String>,
    /// Width and height of its picture in pixels.
    pub picture_size: Option<(u32, u32)>,
}

/// What the lines for machines say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MrzReading {
    /// `TD1`, `TD2`, `TD3`.
    pub form: String,
    /// Primary identifier.
    pub surname: Personal,
    /// Secondary identifier.
    pub given: Personal,
    /// Whether the names fill their field, so that the end can be missing.
    pub truncated: bool,
    /// Day of birth; the century is the one that lies in the past.
    pub born: Option<PartialDate>,
    /// Last day of use.
    pub expires: Option<PartialDate>,
    /// What does not compute.
    pub faults: Vec<MrzFault>,
}

/// A check digit that does not compute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MrzFault {
    /// Of which field: `number`, `birth`, `expiry`, `optional`, `composite`.
    pub field: String,
    /// Whether one misread character of the usual pairs (O and 0, I and 1, B and 8, S and 5, Z and 2) would mend it.
    pub one_misread_mends_it: bool,
}
