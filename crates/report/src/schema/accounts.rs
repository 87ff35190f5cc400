use schemars::JsonSchema;
use serde::Serialize;

use super::findings::Citation;
use super::words::{ControlState, OwnershipProof};

/// Which accounts name each other as one person's.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AccountsView {
    /// The sources that were read, in their order, then addresses that they name and nobody supplied.
    pub accounts: Vec<AccountView>,
    /// Who names whom.
    pub edges: Vec<AccountEdge>,
}

/// One account.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AccountView {
    /// Its number among the accounts, from 1.
    pub number: usize,
    /// The number of the source it is, unless it is only named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<u32>,
    /// Its address, or the file's name.
    pub address: String,
}

impl AccountView {
    /// Short, as people write it.
    pub(crate) fn short(&self) -> String {
        super::sources::short(&self.address)
    }
}

/// One account names another as its owner's.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AccountEdge {
    /// Number of the account that names the other.
    pub from: usize,
    /// Number of the account that is named.
    pub to: usize,
    /// What vouches for it.
    pub proof: OwnershipProof,
    /// Whether more than one side says so.
    pub confirmed: bool,
    /// Where it is named, and where the other names this one.
    pub claims: Vec<Citation>,
}

/// Whether control of one profile was shown. What was not shown is coverage, never adverse.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ControlView {
    /// The profile.
    pub url: String,
    /// Its site.
    pub site: String,
    /// What was seen.
    pub state: ControlState,
    /// In plain words.
    pub text: String,
    /// The words in which the token stood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The page it stood on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Where on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locator: Option<String>,
    /// When the page was captured, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub captured_at: Option<String>,
    /// Of its bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

impl ControlView {
    /// Short, as people write it.
    pub(crate) fn short(&self) -> String {
        super::sources::short(&self.url)
    }
}
