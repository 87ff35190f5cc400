//! What requests look like in JSON.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::handed_in::File;

/// What a candidate or anybody else says to a finding.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewAnswer")]
pub(crate) struct AnswerBody {
    /// Number of the finding in the report; without it, it is about the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) finding: Option<u64>,
    /// Who says it.
    #[schemars(length(min = 1, max = 256))]
    pub(crate) by: String,
    /// What.
    #[schemars(length(min = 1, max = 10000))]
    pub(crate) text: String,
    /// What it can be seen by: an address, a reference, a SHA-256.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 1000))]
    pub(crate) evidence: Option<String>,
}

/// How a finding was settled.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SettledBy {
    /// Both sources are right: there is a reason.
    Explained,
    /// A source was wrong, and was corrected.
    SourceCorrected,
    /// It was read wrongly.
    ReadWrongly,
    /// A document shows which source is right.
    Documented,
    /// It stays open.
    LeftOpen,
}

/// How a finding or a dispute was settled, by whom and why.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewResolution")]
pub(crate) struct ResolutionBody {
    /// Number of the finding in the report.
    pub(crate) finding: u64,
    /// Who settles it.
    #[schemars(length(min = 1, max = 256))]
    pub(crate) by: String,
    /// How.
    pub(crate) resolved_by: SettledBy,
    /// Why.
    #[schemars(length(min = 1, max = 10000))]
    pub(crate) reason: String,
    /// What it can be seen by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 1000))]
    pub(crate) evidence: Option<String>,
}

/// Why a person closes a case, or opens it again.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Reasons")]
pub(crate) struct ReasonsBody {
    /// Who.
    #[schemars(length(min = 1, max = 256))]
    pub(crate) by: String,
    /// Why, in their own words.
    #[schemars(length(min = 1, max = 10000))]
    pub(crate) reasons: String,
}

/// What was done about a decision against the candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NoticeStep {
    /// The notice before the decision was sent, with the report.
    SentBefore,
    /// What was disputed was looked into, and the candidate was told what came of it.
    AnsweredDispute,
    /// The notice of the decision was sent.
    SentAfter,
    /// There will be no decision against the candidate.
    Withdrawn,
}

/// A step of the notices.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewNoticeStep")]
pub(crate) struct NoticeBody {
    /// What was done.
    pub(crate) step: NoticeStep,
    /// Who did it.
    #[schemars(length(min = 1, max = 256))]
    pub(crate) by: String,
    /// How it was sent, what came of the dispute, or why there is no decision.
    #[schemars(length(min = 1, max = 10000))]
    pub(crate) text: String,
    /// For `sent_before`: how many days of business the candidate has; needed where the program knows no law, and never fewer than a law asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 60))]
    pub(crate) business_days: Option<u16>,
}

/// A step that a person took.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ChecklistChange")]
pub(crate) struct ChecklistBody {
    /// Its state now.
    pub(crate) state: ItemState,
    /// Who took it.
    #[schemars(length(min = 1, max = 256))]
    pub(crate) by: String,
    /// How it was done; needed for `done`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 1000))]
    pub(crate) method: Option<String>,
    /// What it can be seen by: a SHA-256 of a file, or a line of a log; needed for `done`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 1000))]
    pub(crate) evidence: Option<String>,
    /// Why it is not done; needed for `waived`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 10000))]
    pub(crate) reason: Option<String>,
}

/// State of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ItemState {
    /// To be done.
    Open,
    /// Done, with evidence.
    Done,
    /// Not done, and why.
    Waived,
    /// It does not apply to this application.
    NotApplicable,
}

/// Which profiles the candidate is asked to show control of.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AskControl")]
pub(crate) struct AskControlBody {
    /// Their addresses; the links of the case if none is named.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub(crate) links: Vec<String>,
}

/// Many applications, as a table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewRoster")]
pub(crate) struct NewRosterBody {
    /// What the customer calls it.
    #[schemars(length(min = 1, max = 256))]
    pub(crate) label: String,
    /// The table as text (CSV): `candidate_ref`, `consent_ref`, `purpose`, `jurisdiction`, and `cv` or `links`; also `agency` and `records`.
    #[schemars(length(min = 1))]
    pub(crate) table: String,
    /// The files that the table names.
    #[serde(default)]
    pub(crate) files: Vec<File>,
}

/// An address that is to be told of events.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewWebhook")]
pub(crate) struct NewWebhookBody {
    /// An https address on the public internet.
    #[schemars(length(min = 1, max = 2000))]
    pub(crate) url: String,
    /// Which events, as `case.finished`; all if none is named.
    #[serde(default)]
    #[schemars(length(max = 50))]
    pub(crate) events: Vec<String>,
}

/// Which event is to be told again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Resend")]
pub(crate) struct ResendBody {
    /// Its name.
    pub(crate) event: String,
}

/// Which event is to be told of a case that is for trying things out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Simulation")]
pub(crate) struct SimulationBody {
    /// What is to have happened.
    pub(crate) event: SimulatedEvent,
}

/// Events that can be tried out. Nothing but the event happens: the case stays as it is.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, JsonSchema)]
pub(crate) enum SimulatedEvent {
    /// The case was handed in.
    #[serde(rename = "case.created")]
    Created,
    /// It has its report.
    #[serde(rename = "case.finished")]
    Finished,
    /// It cannot be run.
    #[serde(rename = "case.left_alone")]
    LeftAlone,
    /// It was stopped.
    #[serde(rename = "case.cancelled")]
    Cancelled,
    /// It was taken up again.
    #[serde(rename = "case.restored")]
    Restored,
    /// A person closed it.
    #[serde(rename = "case.closed")]
    Closed,
    /// It was opened again.
    #[serde(rename = "case.reopened")]
    Reopened,
    /// The person was erased.
    #[serde(rename = "case.erased")]
    Erased,
    /// Somebody answered.
    #[serde(rename = "answer.given")]
    Answered,
    /// Somebody disputed.
    #[serde(rename = "dispute.raised")]
    Disputed,
    /// A finding was settled.
    #[serde(rename = "resolution.recorded")]
    Resolved,
    /// A step was noted.
    #[serde(rename = "checklist.changed")]
    Checklist,
    /// Somebody complained.
    #[serde(rename = "complaint.made")]
    Complained,
    /// The candidate asked to be erased.
    #[serde(rename = "erasure.requested")]
    ErasureRequested,
}
