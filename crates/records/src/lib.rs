#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod address_intel;
mod applicants;
mod attendance;
mod blocklist;
mod bounded;
mod changes;
mod context;
mod device_gps;
mod domains;
mod edr;
mod identity_document;
mod input;
mod interview;
mod json;
mod kind;
mod logins;
mod messages;
mod networks;
pub mod numbers;
mod offer;
mod organisations;
mod output;
mod payment_account;
mod payouts;
mod platform_export;
mod read;
mod references;
mod referrals;
mod requests;
mod self_statements;
mod shipping;
mod steps;
mod table;
mod verifications;
mod who;

pub use input::{File, Input};
pub use kind::is_record;
pub use read::read;
pub use who::Known;
