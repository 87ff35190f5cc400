//! What several checks of records ask: rows of one kind, where the candidate says they live, what was announced, whether a name fits.

mod homes;
mod names;
mod rows;

pub(crate) use homes::{apart, candidate_country, country_name, home, home_of, place};
pub(crate) use names::{Fit, fits_the_applicant};
pub(crate) use rows::{
    Row, accounts, announced, applicants, changes, flags, identity_documents, kilometres, logins, messages,
    observations, offer, payouts, positions, processes, referees, requests, shipments, slots, verifications,
};
