//! Rows of one kind, in the order of the sources and their lines.

use crosscheck_model::records::*;
use crosscheck_model::{Claim, Evidence, SourceReading};
use jiff::Timestamp;

use crate::analysis::Analysis;
use crate::words::name_of;

/// One row, and where it stands.
#[derive(Debug)]
pub(crate) struct Row<'a, T> {
    pub(crate) value: &'a T,
    claim: &'a Claim<Record>,
    reading: &'a SourceReading,
}

impl<T> Clone for Row<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Row<'_, T> {}

impl<'a, T> Row<'a, T> {
    pub(crate) fn evidence(&self) -> &'a Evidence {
        self.claim.evidence()
    }

    /// What the file is called.
    pub(crate) fn file(&self) -> String {
        name_of(&self.reading.source)
    }
}

fn rows<'a, T>(analysis: &Analysis<'a>, of: impl Fn(&'a Record) -> Option<&'a T>) -> Vec<Row<'a, T>> {
    let claims = analysis
        .readings()
        .iter()
        .flat_map(|&reading| reading.claims.records.iter().map(move |claim| (reading, claim)));
    claims.filter_map(|(reading, claim)| Some(Row { value: of(claim.value())?, claim, reading })).collect()
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident: $variant:ident;)*) => {
        $($(#[$doc])*
        pub(crate) fn $name<'a>(analysis: &Analysis<'a>) -> Vec<Row<'a, $variant>> {
            rows(analysis, |record| if let Record::$variant(value) = record { Some(value) } else { None })
        })*
    };
}

kinds! {
    all_logins: Login;
    processes: Process;
    positions: Position;
    payouts: Payout;
    accounts: PaymentAccount;
    changes: Change;
    requests: PaymentRequest;
    offers: Offer;
    all_shipments: Shipment;
    flags: AddressFlag;
    identity_documents: IdentityDocument;
    observations: Observation;
    slots: Slot;
    messages: Message;
    verifications: Verification;
    all_referees: Referee;
    applicants: Applicant;
    referrals: Referral;
    nationalities: NationalityStatement;
    registered: RegisteredOrganisation;
    domains: Domain;
    platform_accounts: PlatformAccount;
    list_entries: ListEntry;
}

/// Sign-ins in the order of time.
pub(crate) fn logins<'a>(analysis: &Analysis<'a>) -> Vec<Row<'a, Login>> {
    let mut rows = all_logins(analysis);
    rows.sort_by_key(|row| row.value.at);
    rows
}

/// Deliveries to the candidate.
pub(crate) fn shipments<'a>(analysis: &Analysis<'a>) -> Vec<Row<'a, Shipment>> {
    all_shipments(analysis).into_iter().filter(|row| row.value.party.is_candidate()).collect()
}

/// Referees whom the candidate named.
pub(crate) fn referees<'a>(analysis: &Analysis<'a>) -> Vec<Row<'a, Referee>> {
    all_referees(analysis).into_iter().filter(|row| row.value.party.is_candidate()).collect()
}

/// The offer, where one was handed in.
pub(crate) fn offer<'a>(analysis: &Analysis<'a>) -> Option<Row<'a, Offer>> {
    offers(analysis).into_iter().next()
}

/// Whether the candidate had announced one of these by then.
pub(crate) fn announced(analysis: &Analysis<'_>, kinds: &[&str], at: Timestamp) -> bool {
    let of = |row: Row<'_, Offer>| {
        row.value.announcements.iter().any(|one| kinds.contains(&one.kind.as_str()) && one.holds_at(at))
    };
    offers(analysis).into_iter().any(of)
}

/// Along the surface of the Earth.
pub(crate) fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let (half_lat, half_lon) = ((lat_b - lat_a) / 2.0, (b.1 - a.1).to_radians() / 2.0);
    let h = half_lat.sin().powi(2) + lat_a.cos() * lat_b.cos() * half_lon.sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}
