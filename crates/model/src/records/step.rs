use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Personal;

/// `answers.csv`: how somebody settled a finding. It stands beside the finding and takes nothing back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedAnswer {
    /// The key of the finding, as the report states it.
    pub finding: String,
    /// `explained`, `source_corrected`, `read_wrongly`, `documented` or `left_open`.
    pub resolved_by: String,
    /// Why.
    pub reason: Personal,
    /// What it can be seen by: the SHA-256 of a file, a reference.
    pub evidence: Option<Personal>,
    /// Who.
    pub by: Personal,
    /// When.
    pub at: Timestamp,
}

/// `checklist.csv`: a step that a person took, or why it was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepTaken {
    /// The step.
    pub item: String,
    /// `open`, `done`, `waived` or `not_applicable`.
    pub state: String,
    /// How.
    pub method: Option<String>,
    /// The SHA-256 of a file, or a line of a log.
    pub evidence: Option<Personal>,
    /// Why it was waived.
    pub reason: Option<Personal>,
    /// Who.
    pub by: Personal,
    /// A second person who has seen it.
    pub second: Option<Personal>,
    /// When.
    pub at: Timestamp,
}

/// `checklist_template.csv`: a step that this customer takes in this jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateStep {
    /// Its id; the customer's own begin with `C-`.
    pub item: String,
    /// What to do, where it is said otherwise than usual.
    pub step: Option<String>,
    /// Whether a second person has to see it.
    pub four_eyes: bool,
    /// Whether only those who answer for compliance may see it.
    pub restricted: bool,
}
