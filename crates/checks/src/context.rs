//! What a check looks at.

use std::collections::BTreeMap;

use crosscheck_model::{Case, Digest, SiteDirectory};
use crosscheck_photos::Fingerprint;

/// What a check looks at.
#[derive(Debug, Clone, Copy)]
pub struct CheckContext<'a> {
    /// The application.
    pub case: &'a Case,
    /// Fingerprints of the pictures that could be read, by the SHA-256 of the file.
    pub pictures: &'a BTreeMap<Digest, Fingerprint>,
    /// What the sites say of their addresses.
    pub sites: SiteDirectory,
}
