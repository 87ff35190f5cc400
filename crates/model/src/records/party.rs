use serde::{Deserialize, Serialize};

use crate::Personal;

/// Whose row it is, as the customer's own references say.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The candidate's of this case.
    #[default]
    Candidate,
    /// Another applicant's, by this reference.
    Other(Personal),
}

impl Party {
    /// Whether it is the candidate's.
    pub fn is_candidate(&self) -> bool {
        *self == Self::Candidate
    }
}
