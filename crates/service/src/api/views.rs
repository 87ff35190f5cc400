//! What answers look like in JSON.

use crosscheck_engine::batch::Row;
use crosscheck_report::{ChecklistItem, CoverageView, FindingView, SourceView};
use crosscheck_store::{CaseEvent, DeliveryState, State, Submission};
use schemars::JsonSchema;
use serde::Serialize;

/// How far a case has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CaseState {
    /// It waits for its turn.
    Waiting,
    /// It is being run.
    Running,
    /// It has its report.
    Done,
    /// It cannot be run: the program ended on it again and again.
    LeftAlone,
    /// It was stopped by who handed it in.
    Cancelled,
    /// Nothing of it is kept.
    Erased,
}

/// A case.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Case")]
pub(crate) struct CaseView {
    /// Its name here.
    pub(crate) id: String,
    /// How far it has come.
    pub(crate) state: CaseState,
    /// Whether it is about a candidate; otherwise it is for trying things out.
    pub(crate) live: bool,
    /// When it was handed in, RFC 3339.
    pub(crate) created_at: String,
    /// When its report was made.
    pub(crate) finished_at: Option<String>,
    /// When a person closed it.
    pub(crate) closed_at: Option<String>,
    /// When the person was erased.
    pub(crate) erased_at: Option<String>,
    /// The customer's reference; empty once erased.
    pub(crate) external_ref: String,
    /// Reference to the candidate's consent.
    pub(crate) consent_ref: String,
    /// Why the check is permitted.
    pub(crate) permissible_purpose: String,
    /// Whose law holds.
    pub(crate) jurisdiction: String,
    /// Why it cannot be run.
    pub(crate) why: Option<String>,
}

impl CaseView {
    pub(crate) fn of(case: &Submission) -> Self {
        let row: Option<Row> = serde_json::from_str(&case.row).ok();
        let (external_ref, consent_ref, permissible_purpose, jurisdiction) =
            row.map(|row| (row.candidate_ref, row.consent_ref, row.purpose, row.jurisdiction)).unwrap_or_default();
        let time = |at: &Option<jiff::Timestamp>| at.map(|at| at.to_string());
        Self {
            id: case.public_id.clone(),
            state: match case.state {
                Some(State::Waiting) => CaseState::Waiting,
                Some(State::Running) => CaseState::Running,
                Some(State::Done) => CaseState::Done,
                Some(State::Quarantined) => CaseState::LeftAlone,
                Some(State::Cancelled) => CaseState::Cancelled,
                None => CaseState::Erased,
            },
            live: case.tenant.live,
            created_at: case.created_at.to_string(),
            finished_at: time(&case.finished_at),
            closed_at: time(&case.closed_at),
            erased_at: time(&case.erased_at),
            external_ref,
            consent_ref,
            permissible_purpose,
            jurisdiction,
            why: case.why.clone(),
        }
    }
}

/// A page of a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "{T}List")]
pub(crate) struct List<T> {
    /// What is on it.
    pub(crate) data: Vec<T>,
    /// Give this as `cursor` for the next page; there is none without.
    pub(crate) next: Option<String>,
}

/// Something that happened to a case.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Event")]
pub(crate) struct EventView {
    /// Its name.
    pub(crate) id: String,
    /// What happened.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// When, RFC 3339.
    pub(crate) at: String,
    /// What belongs to it.
    pub(crate) detail: serde_json::Value,
}

impl From<CaseEvent> for EventView {
    fn from(event: CaseEvent) -> Self {
        Self { id: event.id, kind: event.kind, at: event.at.to_string(), detail: event.detail }
    }
}

/// What the checks state, and what people said of it. Written from the report as it was kept: this type is its description.
#[derive(JsonSchema)]
#[schemars(rename = "Findings")]
#[expect(dead_code, reason = "it only describes")]
pub(crate) struct FindingsView {
    /// In the order of the report.
    findings: Vec<FindingView>,
    /// Answers, disputes and resolutions, in the order they were made; each names the finding that it stands beside.
    said: Vec<EventView>,
}

/// What could be checked and what could not. Written from the report as it was kept: this type is its description.
#[derive(JsonSchema)]
#[schemars(rename = "Coverage")]
#[expect(dead_code, reason = "it only describes")]
pub(crate) struct CoverageOfCase {
    /// What was supplied and what came of it.
    sources: Vec<SourceView>,
    /// By topic.
    coverage: Vec<CoverageView>,
}

/// Steps that only a person can take, as they stand now.
#[derive(JsonSchema)]
#[schemars(rename = "Checklist")]
#[expect(dead_code, reason = "it only describes")]
pub(crate) struct ChecklistOfCase {
    /// In the order of the report.
    items: Vec<ChecklistItem>,
    /// Every change, in the order it was made.
    changes: Vec<EventView>,
}

/// What the candidate was asked to show, and what was seen. What was not shown says nothing against anybody.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Control")]
pub(crate) struct ControlOfCase {
    /// Until when it can be shown, RFC 3339.
    pub(crate) expires_at: String,
    /// In the order they were named.
    pub(crate) profiles: Vec<ControlledProfile>,
}

/// One profile.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ControlledProfile")]
pub(crate) struct ControlledProfile {
    /// Its address.
    pub(crate) url: String,
    /// Its site.
    pub(crate) site: String,
    /// What the owner puts there; nothing where the program cannot see what owners write.
    pub(crate) token: Option<String>,
    /// Where, in words.
    pub(crate) put_it_into: Option<String>,
    /// What was seen last: `shown`, `not_shown`, `not_checked`, `expired`, `cannot_be_shown`; nothing before the first look.
    pub(crate) state: Option<String>,
    /// Why it could not be looked at.
    pub(crate) why: Option<String>,
}

/// How many cases of a roster are how far.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub(crate) struct RosterCounts {
    /// They wait for their turn.
    pub(crate) waiting: u64,
    /// They are being run.
    pub(crate) running: u64,
    /// They have their report.
    pub(crate) done: u64,
    /// They cannot be run.
    pub(crate) left_alone: u64,
    /// They were stopped.
    pub(crate) cancelled: u64,
    /// Nothing of them is kept.
    pub(crate) erased: u64,
}

/// Cases that were handed in together.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Roster")]
pub(crate) struct RosterView {
    /// Its name here.
    pub(crate) id: String,
    /// What the customer calls it.
    pub(crate) label: String,
    /// When it was handed in, RFC 3339.
    pub(crate) created_at: String,
    /// How far its cases have come.
    pub(crate) counts: RosterCounts,
}

/// A row that no case was made of.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RowNotTaken {
    /// Its line in the table, from 1.
    pub(crate) line: u64,
    /// The column.
    pub(crate) column: String,
    /// What is wrong, without personal data.
    pub(crate) reason: String,
}

/// What became of handing a roster in.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RosterMade {
    /// The roster.
    pub(crate) roster: RosterView,
    /// Cases that were made.
    pub(crate) cases: u64,
    /// Rows that cannot be used.
    pub(crate) not_taken: Vec<RowNotTaken>,
}

/// One thing that two applications share.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SharedEvidence {
    /// The two cases.
    pub(crate) cases: [String; 2],
    /// What.
    pub(crate) kind: String,
    /// As each states it.
    pub(crate) quotes: [String; 2],
    /// Where.
    pub(crate) sources: [String; 2],
}

/// Applications that belong together by what they share.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SharingGroup {
    /// Its cases.
    pub(crate) cases: Vec<String>,
    /// What they share, with both quotes.
    pub(crate) evidence: Vec<SharedEvidence>,
}

/// What the applications of a roster share.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RosterLinks {
    /// Groups under several names.
    pub(crate) clusters: Vec<SharingGroup>,
    /// Applications of one person.
    pub(crate) same_applications: Vec<SharingGroup>,
    /// Cases that are not read yet, and so are not compared.
    pub(crate) waiting: u64,
}

/// How many were stopped.
#[derive(JsonSchema)]
#[schemars(rename = "Stopped")]
#[expect(dead_code, reason = "it only describes")]
pub(crate) struct StoppedView {
    /// Cases.
    stopped: u64,
}

/// An address that is told of events.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Webhook")]
pub(crate) struct WebhookView {
    /// Its name.
    pub(crate) id: String,
    /// The address.
    pub(crate) url: String,
    /// Which events; all if none is named.
    pub(crate) events: Vec<String>,
    /// When it was made, RFC 3339.
    pub(crate) created_at: String,
    /// What its messages are signed with; shown once, when it is made.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(default)]
    pub(crate) secret: Option<String>,
}

/// What became of telling an event.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Delivery")]
pub(crate) struct DeliveryView {
    /// The event: also the `webhook-id` of the message.
    pub(crate) event: String,
    /// What happened.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// `waiting`, `sending`, `taken` or `given_up`.
    pub(crate) state: String,
    /// How often it was tried.
    pub(crate) attempts: i64,
    /// The last status; nothing if no answer came.
    pub(crate) answer: Option<i64>,
}

impl From<DeliveryState> for DeliveryView {
    fn from(told: DeliveryState) -> Self {
        let DeliveryState { event_id, kind, state, attempts, answer } = told;
        Self { event: event_id, kind, state, attempts, answer: (answer > 0).then_some(answer) }
    }
}

/// What an erasure leaves. It names nobody; `crosscheck audit verify --receipt` checks it.
#[derive(JsonSchema)]
#[schemars(rename = "Receipt")]
#[expect(dead_code, reason = "it only describes what the store writes")]
pub(crate) struct ReceiptView {
    /// Always `erasure`.
    receipt: String,
    /// Keyed digest of the reference.
    subject: String,
    /// When, RFC 3339.
    erased_at: String,
    /// Sorts of records, each with how many were deleted.
    deleted: Vec<Vec<serde_json::Value>>,
    /// Entry of the log.
    audit_entry: i64,
    /// Digest of that entry.
    audit_hash: String,
    /// The key that the signature verifies with.
    public_key: String,
    /// Signature over everything above.
    signature: String,
}

/// Whether the service is well.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Health")]
pub(crate) struct HealthView {
    /// `ok`.
    pub(crate) status: &'static str,
    /// Version of the program.
    pub(crate) version: &'static str,
}
