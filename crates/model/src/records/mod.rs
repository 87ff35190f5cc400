//! What the records that a customer hands in state, one value a row.

mod access;
mod conduct;
mod delivery;
mod document;
mod party;
mod payment;
mod register;
mod step;

use serde::{Deserialize, Serialize};

pub use access::{Class, Login, LoginEvent, Network, NetworkClass, NetworkPlace, Position, Process};
pub use conduct::{Message, NationalityStatement, Observation, Referee, Referral, Slot, Verification};
pub use delivery::{AddressFlag, Shipment};
pub use document::{DocumentNumber, IdentityDocument, MrzFault, MrzReading};
pub use party::Party;
pub use payment::{
    AccountNumber, Announcement, Change, Institution, NumberKind, Offer, PaymentAccount, PaymentRequest, Payout, Wallet,
};
pub use register::{Domain, ListEntry, PlatformAccount, RegisteredOrganisation};
pub use step::{RecordedAnswer, StepTaken, TemplateStep};

use crate::Personal;

/// One row of a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Record {
    /// A sign-in, or another act in a session.
    Login(Login),
    /// A process seen on a device.
    Process(Process),
    /// Where a device says that it is.
    Position(Position),
    /// A payment to the candidate or onward from their account.
    Payout(Payout),
    /// An account to be paid to: a payment profile or a bank's document.
    PaymentAccount(PaymentAccount),
    /// A change of account, contact or address data.
    Change(Change),
    /// Something asked for about payment.
    PaymentRequest(PaymentRequest),
    /// The offer and its terms.
    Offer(Offer),
    /// A thing that was sent.
    Shipment(Shipment),
    /// What an address vendor says of an address.
    AddressFlag(AddressFlag),
    /// An identity document.
    IdentityDocument(IdentityDocument),
    /// What an interviewer wrote down.
    Observation(Observation),
    /// An agreed time and whether it was kept.
    Slot(Slot),
    /// A message and its answer.
    Message(Message),
    /// A step of verification that somebody took.
    Verification(Verification),
    /// A referee whom the candidate named.
    Referee(Referee),
    /// Where another applicant lives and what they are called.
    Applicant(Applicant),
    /// `referrals.csv`.
    Referral(Referral),
    /// `self_statements.csv`.
    NationalityStatement(NationalityStatement),
    /// `organisations.csv`.
    RegisteredOrganisation(RegisteredOrganisation),
    /// `domains.csv`.
    Domain(Domain),
    /// `platform_export.json`.
    PlatformAccount(PlatformAccount),
    /// `blocklist.csv`.
    ListEntry(ListEntry),
    /// `answers.csv`.
    RecordedAnswer(RecordedAnswer),
    /// `checklist.csv`.
    StepTaken(StepTaken),
    /// `checklist_template.csv`.
    TemplateStep(TemplateStep),
}

/// What is known of another applicant, or of the candidate's own home where the customer states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// Whose.
    pub party: Party,
    /// Name.
    pub name: Option<Personal>,
    /// Two letters.
    pub country: Option<String>,
    /// City.
    pub city: Option<Personal>,
    /// Where they are reached.
    pub email: Option<Personal>,
    /// The number that they gave.
    pub phone: Option<Personal>,
}
