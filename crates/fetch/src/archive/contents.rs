//! What an archive holds beside pages, and how its records are addressed.

use crosscheck_model::{ApplicationId, Blob, Challenge, LawfulBasis};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use url::Url;

pub(super) const FILE_SCHEME: &str = "urn:crosscheck:file:";
pub(super) const CASE_ADDRESS: &str = "urn:crosscheck:case";
pub(super) const GAP_TYPE: &str = "application/vnd.crosscheck.gap+json";

/// A file that was handed in, as the dossier keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedIn {
    /// Its name, without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Blob,
    /// When it was handed in.
    pub captured_at: Timestamp,
}

/// A file that was handed in, but not as a CV.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileFile {
    /// Its name, without folders.
    pub name: String,
    /// Whether its content was to say what it is; else it was handed in as a profile.
    #[serde(default)]
    pub by_content: bool,
    /// Whether it is a record that the customer holds.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub record: bool,
    /// The address of the page, as the customer stated it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Url>,
}

/// What a dossier says of the case itself: with it, a replay needs no other argument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseSheet {
    /// Version of this sheet: 1.
    pub version: u32,
    /// The application, as the customer numbers it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application: Option<ApplicationId>,
    /// Names of the CVs, in the order supplied.
    pub cvs: Vec<String>,
    /// Files that were not handed in as CVs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub profiles: Vec<ProfileFile>,
    /// The links, in the order supplied.
    pub links: Vec<Url>,
    /// Whether links that a CV names as the candidate's own were read too.
    pub follow_cv_links: bool,
    /// Whether links that the sources name as the candidate's own were read too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub follow_own_links: bool,
    /// What the candidate was asked to put into their profiles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub challenge: Option<Challenge>,
    /// The time the case was evaluated as of.
    #[serde(rename = "at")]
    pub as_of: Timestamp,
    /// Why the check is lawful, as the customer stated it.
    pub basis: LawfulBasis,
    /// Test options that were in force while fetching; printed in the report.
    pub overrides: Vec<String>,
}
