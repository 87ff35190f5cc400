#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod accounts;
mod analysis;
mod check;
mod claimed_place;
mod clusters;
mod commits;
mod configuration;
mod contacts;
mod context;
mod doubt;
mod finding_builder;
mod history;
mod identity;
mod needs;
mod ownership;
mod places;
mod plausible;
mod registry;
mod roots;
mod rule_cards;
mod run;
mod threshold;
mod two_names;
mod words;

mod activity_hours_differ_from_claimed_zone;
mod claimed_years_exceed_history;
mod commit_dates;
mod commit_offset_differs_from_claimed_zone;
mod contact_under_other_name;
mod contacts_differ;
mod coverage;
mod document_metadata;
mod education_differs;
mod employment_differs;
mod language_not_declared;
mod links_close;
mod location_differs;
mod name_differs_across_sources;
mod other_full_name_in_own_commits;
mod photo_differs_across_sources;
mod same_photo_under_other_name;
mod technology_before_release;
mod written_name_oddities;

pub use check::{Check, LevelRule};
pub use configuration::Configuration;
pub use configuration::written::ConfigurationError;
pub use context::CheckContext;
pub use coverage::{Cell, Coverage, CoverageState, Standing, TopicCoverage};
pub use needs::{Data, Need, Scope};
pub use ownership::{Account, Edge, Ownership, Proof};
pub use registry::{check, explain, registry};
pub use rule_cards::{BOUND, Interval, Measured, NOT_COVERED, RuleCard, interval, rule_card};
pub use run::{CheckResult, run_all};
pub use threshold::{Basis, Threshold};
