//! What several checks of records ask: rows of one kind, where the candidate says they live, what was announced, whether a name fits.

mod homes;
mod names;
mod rows;

pub(crate) use homes::{apart, candidate_country, country_name, home, home_of, place};
pub(crate) use names::{Fit, fits_the_applicant};
pub(crate) use rows::{
    Row, accounts, all_referees, all_shipments, announced, applicants, changes, domains, flags, identity_documents,
    kilometres, list_entries, logins, messages, nationalities, observations, offer, payouts, platform_accounts,
    positions, processes, referees, referrals, registered, requests, shipments, slots, verifications,
};
