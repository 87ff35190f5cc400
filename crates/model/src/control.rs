//! Whether somebody controls the profiles that they name: what was asked for, and what a look at them showed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::{Address, Digest, Locator, SiteId};

/// Tokens that a candidate was asked to put into the profiles they name, bound to one case and valid for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Challenge {
    /// Version of this form.
    pub version: u32,
    /// The case.
    pub case: String,
    /// When it was made.
    pub made: Timestamp,
    /// Until when it can be met.
    pub expires: Timestamp,
    /// One for each profile.
    pub profiles: Vec<AskedProfile>,
}

/// The token for one profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedProfile {
    /// The profile.
    pub url: Url,
    /// Its site.
    pub site: String,
    /// Whose.
    pub handle: String,
    /// `None` where the program cannot see what the owner writes.
    pub token: Option<String>,
    /// Where the owner puts it, in words.
    pub put_it_into: Option<String>,
    /// When it was seen; a token counts once.
    pub used: Option<Timestamp>,
    /// Where it was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<ControlProof>,
}

/// Where a token stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ControlProof {
    /// The words it stood in.
    pub quote: String,
    /// On which page.
    pub page: Address,
    /// Where on it.
    pub locator: Locator,
    /// When the page was captured.
    pub captured_at: Timestamp,
    /// Of its bytes.
    pub sha256: Digest,
}

/// What a look for the token on one profile showed. Only [`ControlState::Shown`] says anything at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileControl {
    /// The profile.
    pub url: Url,
    /// Its site.
    pub site: SiteId,
    /// What was seen.
    pub state: ControlState,
    /// For a profile that could not be looked at: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Where the token stood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<ControlProof>,
}

/// Whether control of a profile was shown. What was not shown is coverage, never adverse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ControlState {
    /// The token stood where only the owner can write.
    Shown,
    /// It did not stand there.
    NotShown,
    /// The profile could not be looked at.
    NotChecked,
    /// It was not seen before it expired.
    Expired,
    /// The site gives no place for it that the program can see.
    CannotBeShown,
}
