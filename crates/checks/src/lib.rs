#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod accounts;
mod against_cv;
mod check;
mod clusters;
mod contacts;
mod finding_builder;
mod identity;
mod pictures;
mod registry;
mod two_names;
mod words;

mod commit_offset_differs_from_claimed_zone;
mod contact_under_other_name;
mod contacts_differ;
mod coverage;
mod education_differs;
mod employment_differs;
mod language_not_declared;
mod links_close;
mod location_differs;
mod name_differs_across_sources;
mod other_full_name_in_own_commits;
mod photo_differs_across_sources;
mod same_photo_under_other_name;
mod written_name_oddities;

pub use check::{Check, CheckContext, LevelRule, Threshold};
pub use registry::{check, configuration_digest, explain, registry, run_all};
