use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::party::Party;
use crate::Personal;

/// What kind of act in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LoginEvent {
    /// Somebody signed in.
    Login,
    /// Somebody signed out.
    Logout,
    /// The session was used; a program in the background can do that, too.
    Active,
    /// A second factor was shown.
    Mfa,
}

impl LoginEvent {
    /// Whether a person has to be there for it.
    pub const fn takes_a_person(self) -> bool {
        matches!(self, Self::Login | Self::Mfa)
    }
}

/// One row of a record of sign-ins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Login {
    /// Whose account.
    pub party: Party,
    /// The account, as the record calls it.
    pub account: Personal,
    /// When.
    pub at: Timestamp,
    /// What.
    pub event: LoginEvent,
    /// The device.
    pub device: Option<Personal>,
    /// The network that it came from.
    pub network: Option<Network>,
}

/// A network, as the customer's lists and databases describe it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Network {
    /// The address.
    pub ip: Personal,
    /// `AS64500`, or without such a database the /16 or /32 that the address lies in.
    pub name: String,
    /// Where, as a database says.
    pub place: Option<NetworkPlace>,
    /// What kind, as a list says.
    pub class: Option<NetworkClass>,
    /// Whether the offer names it as a network of the candidate's.
    pub announced: bool,
}

impl Network {
    /// Whether a list calls it one behind which the user's own place does not show.
    pub fn hides_the_place(&self) -> bool {
        self.class.as_ref().is_some_and(|class| class.class.hides_the_place())
    }
}

/// Where a network is, as a database says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NetworkPlace {
    /// Two letters.
    pub country: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Degrees north and east.
    pub at: Option<(f64, f64)>,
    /// How far off it can be.
    pub radius_km: f64,
    /// Which database, with its date.
    pub database: String,
}

/// What kind of network, as a list says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkClass {
    /// What kind.
    pub class: Class,
    /// Whose.
    pub provider: Option<String>,
    /// Date of the list.
    pub list_date: Option<String>,
}

/// Kinds of networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Homes.
    Residential,
    /// Mobile telephones.
    Mobile,
    /// Offices.
    Business,
    /// Schools.
    Education,
    /// Data centres.
    Hosting,
    /// A virtual private network.
    Vpn,
    /// A proxy.
    Proxy,
    /// A relay of a browser or a telephone.
    Relay,
    /// Tor.
    Tor,
}

impl Class {
    /// Every kind, with the word of the lists.
    pub const ALL: [(&'static str, Self); 9] = [
        ("residential", Self::Residential),
        ("mobile", Self::Mobile),
        ("business", Self::Business),
        ("education", Self::Education),
        ("hosting", Self::Hosting),
        ("vpn", Self::Vpn),
        ("proxy", Self::Proxy),
        ("relay", Self::Relay),
        ("tor", Self::Tor),
    ];

    /// Whether the user's own place does not show behind it.
    pub const fn hides_the_place(self) -> bool {
        matches!(self, Self::Hosting | Self::Vpn | Self::Proxy | Self::Relay | Self::Tor)
    }
}

/// A process that was seen on a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Process {
    /// When.
    pub at: Timestamp,
    /// The device.
    pub device: Personal,
    /// Its name.
    pub name: String,
    /// Whether the offer names it as a tool of the customer's own.
    pub announced: bool,
}

/// Where a device says that it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// When.
    pub at: Timestamp,
    /// The device.
    pub device: Personal,
    /// Degrees north and east.
    pub place: (f64, f64),
    /// How far off it can be.
    pub accuracy_m: f64,
}
