use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    ApplicationId, CandidateId, Claims, Evidence, Gap, Origin, Problem, ProfileControl, Request, Source, SourceId,
    WordIndex,
};

/// Why the check is lawful, as the customer states it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LawfulBasis {
    /// Reference to the candidate's consent.
    pub consent_ref: Option<String>,
    /// The permissible purpose.
    pub purpose: Option<String>,
}

/// One source with everything it says and everything that could not be read of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SourceReading {
    /// The source.
    pub source: Source,
    /// The pages that the claims rest on, one entry a page.
    pub pages: Vec<Origin>,
    /// What it says.
    pub claims: Claims,
    /// What was malformed.
    pub problems: Vec<Problem>,
    /// Requests of it that brought no answer.
    pub gaps: Vec<(Request, Gap)>,
    /// The words of the whole text, where the source is one: searched before anything is said to contradict it.
    #[serde(default, skip_serializing_if = "WordIndex::is_empty")]
    pub words: WordIndex,
}

/// One application: what was supplied, and what each source says. A case is about an application, not about the person
/// whose name it bears.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// The application, as the customer numbers it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application: Option<ApplicationId>,
    /// The candidate, as the customer numbers them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate: Option<CandidateId>,
    /// The time the case is evaluated as of: "present" and ages are relative to it.
    pub as_of: Timestamp,
    /// Why it is lawful.
    pub basis: LawfulBasis,
    /// In order of their ids.
    pub sources: Vec<SourceReading>,
    /// What the look for tokens on the profiles showed, where the candidate was asked for any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub control: Vec<ProfileControl>,
}

impl Case {
    /// A source by its id.
    pub fn source(&self, id: SourceId) -> Option<&SourceReading> {
        self.sources.iter().find(|reading| reading.source.id == id)
    }

    /// The page that evidence points at.
    pub fn page(&self, evidence: &Evidence) -> Option<&Origin> {
        self.source(evidence.source)?.pages.iter().find(|page| page.id == evidence.page)
    }

    /// Sources that were read.
    pub fn read(&self) -> impl Iterator<Item = &SourceReading> {
        self.sources.iter().filter(|reading| reading.source.outcome == crate::Outcome::Read)
    }
}
