"""Made from the description of the service by `just generated`: do not change it by hand."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict, cast

from .connection import Connection


AccountEdge = TypedDict("AccountEdge", {
    "claims": "list[Citation]",
    "confirmed": "bool",
    "from": "int",
    "proof": "OwnershipProof",
    "to": "int",
})


class AccountView(TypedDict):
    """One account."""

    address: str
    number: int
    source: NotRequired[int | None]


class AccountsView(TypedDict):
    """Which accounts name each other as one person's."""

    accounts: list[AccountView]
    edges: list[AccountEdge]


class ActivityView(TypedDict):
    """Hours of activity of one source."""

    count: int
    hours: list[list[int]]
    source: int
    zone: str


class AshbyCancel(TypedDict):
    """An assessment that is cancelled."""

    assessment_id: str


class AshbyStart(TypedDict):
    """An assessment that is started. Fields that are not named here are not read."""

    additional_fields: NotRequired[Any]
    application: AshbyThing
    assessment_type_id: str


class AshbyThing(TypedDict):
    """A thing of theirs."""

    ashby_id: str


class AskControl(TypedDict):
    """Which profiles the candidate is asked to show control of."""

    links: NotRequired[list[str]]


class BasisView(TypedDict):
    """Lawful basis."""

    consent_ref: NotRequired[str | None]
    purpose: NotRequired[str | None]


class Case(TypedDict):
    """A case."""

    closed_at: NotRequired[str | None]
    consent_ref: str
    created_at: str
    erased_at: NotRequired[str | None]
    external_ref: str
    finished_at: NotRequired[str | None]
    id: str
    jurisdiction: str
    live: bool
    permissible_purpose: str
    state: CaseState
    why: NotRequired[str | None]


class CaseList(TypedDict):
    """A page of a list."""

    data: list[Case]
    next: NotRequired[str | None]

CaseState = Literal["waiting", "running", "done", "left_alone", "cancelled", "erased"]

CellState = Literal["agree", "differ", "silent", "not_checked"]

Certainty = Literal["structured", "labelled", "laid_out", "guessed", "ocr"]


class CheckVersion(TypedDict):
    """A check and its version."""

    id: str
    version: int


class Checklist(TypedDict):
    """Steps that only a person can take, as they stand now."""

    changes: list[Event]
    items: list[ChecklistItem]


class ChecklistChange(TypedDict):
    """A step that a person took."""

    by: str
    evidence: NotRequired[str | None]
    method: NotRequired[str | None]
    reason: NotRequired[str | None]
    state: ItemState


class ChecklistItem(TypedDict):
    """A step that only a person can take."""

    called_for: bool
    details: list[str]
    id: str
    state: ChecklistState
    step: str

ChecklistState = Literal["open", "done"]


class Citation(TypedDict):
    """A claim, quoted."""

    captured_at: str
    certainty: Certainty
    locator: str
    page: str
    picture: NotRequired[str | None]
    quote: str
    raw: NotRequired[str | None]
    read_by: ReadBy
    sha256: str
    side: Side
    source: str
    source_number: int


class ConfigurationView(TypedDict):
    """Everything that determines the bytes of the report besides the sources."""

    checks: list[CheckVersion]
    checks_sha256: str
    overrides: list[str]
    pictures: str
    readers: NotRequired[str | None]


class Control(TypedDict):
    """What the candidate was asked to show, and what was seen. What was not shown says nothing against anybody."""

    expires_at: str
    profiles: list[ControlledProfile]

ControlState = Literal["shown", "not_shown", "not_checked", "expired", "cannot_be_shown"]


class ControlView(TypedDict):
    """Whether control of one profile was shown. What was not shown is coverage, never adverse."""

    captured_at: NotRequired[str | None]
    locator: NotRequired[str | None]
    page: NotRequired[str | None]
    quote: NotRequired[str | None]
    sha256: NotRequired[str | None]
    site: str
    state: ControlState
    text: str
    url: str


class ControlledProfile(TypedDict):
    """One profile."""

    put_it_into: NotRequired[str | None]
    site: str
    state: NotRequired[str | None]
    token: NotRequired[str | None]
    url: str
    why: NotRequired[str | None]


class Coverage(TypedDict):
    """What could be checked and what could not. Written from the report as it was kept: this type is its description."""

    coverage: list[CoverageView]
    sources: list[SourceView]


class CoverageView(TypedDict):
    """What could be checked of one topic."""

    compared: bool
    sources: int
    text: str
    topic: Topic


class Delivery(TypedDict):
    """What became of telling an event."""

    answer: NotRequired[int | None]
    attempts: int
    event: str
    state: str
    type: str


class DeliveryList(TypedDict):
    """A page of a list."""

    data: list[Delivery]
    next: NotRequired[str | None]


class Disagreement(TypedDict):
    """A contradiction that does not follow from another one, and those that do follow from it."""

    finding: int
    follow: list[int]
    positions: list[Position]

EntryKind = Literal["work", "education"]


class Event(TypedDict):
    """Something that happened to a case."""

    at: str
    detail: Any
    id: str
    type: str


class EventList(TypedDict):
    """A page of a list."""

    data: list[Event]
    next: NotRequired[str | None]


class Evidence(TypedDict):
    """The file."""

    dossier: str
    manifest: Manifest
    report: str


class FieldProblem(TypedDict):
    """A field that cannot be used."""

    detail: str
    pointer: str


class File(TypedDict):
    """A file."""

    content: str
    name: str

FindingKind = Literal["contradiction", "shared_with_other_application", "unconfirmed", "info", "confirmed", "not_checked"]


class FindingView(TypedDict):
    """What a check states: claims of one source against claims of another."""

    check: str
    check_version: int
    claims: list[Citation]
    explanations: list[str]
    follows_from: NotRequired[int | None]
    kind: FindingKind
    level: str
    measured: NotRequired[str | None]
    not_checked_because: NotRequired[str | None]
    number: int
    parameters: list[ParameterView]
    question: NotRequired[str | None]
    reasons: list[ReasonView]
    seeds: list[str]
    statement: str
    strength: Strength
    title: str
    topic: Topic


class Findings(TypedDict):
    """What the checks state, and what people said of it. Written from the report as it was kept: this type is its description."""

    findings: list[FindingView]
    said: list[Event]


class GapView(TypedDict):
    """A request without an answer."""

    outcome: Outcome
    outcome_text: str
    url: str
    what_to_do: str


class GreenhouseCandidate(TypedDict):
    """What is read of a candidate."""

    greenhouse_profile_url: str
    resume_url: NotRequired[str | None]


class GreenhouseResponseError(TypedDict):
    """What was wrong with an answer. Its texts are not kept: they can name the candidate."""

    api_call: str


class GreenhouseSendTest(TypedDict):
    """A test that is sent to a candidate. Fields that are not named here are not read."""

    candidate: GreenhouseCandidate
    partner_test_id: str
    url: str


class Health(TypedDict):
    """Whether the service is well."""

    status: str
    version: str

ItemState = Literal["open", "done", "waived", "not_applicable"]


class LeverMessage(TypedDict):
    """A message of the webhook. Fields that are not named here are not read."""

    data: NotRequired[LeverStageChange]
    event: str
    signature: str
    token: str
    triggeredAt: int


class LeverStageChange(TypedDict):
    """What it is about."""

    opportunityId: NotRequired[str]
    toStageId: NotRequired[str]


class Manifest(TypedDict):
    """What is signed."""

    dossier_sha256: str
    evidence: int
    mode: str
    public_key: str
    report_sha256: str
    signature: str
    tool: str


class MatrixCell(TypedDict):
    """A cell of the matrix."""

    findings: list[int]
    picture: NotRequired[str | None]
    quote: NotRequired[str | None]
    state: CellState
    weight: NotRequired[Weight | None]


class MatrixRow(TypedDict):
    """A row of the matrix."""

    cells: list[MatrixCell]
    source: int


class MatrixView(TypedDict):
    """Sources against topics."""

    columns: list[Topic]
    rows: list[MatrixRow]

Mode = Literal["live", "replay"]


class NewAnswer(TypedDict):
    """What a candidate or anybody else says to a finding."""

    by: str
    evidence: NotRequired[str | None]
    finding: NotRequired[int | None]
    text: str


class NewCase(TypedDict):
    """A case to be made. At least one link, CV, file or dossier is needed."""

    agency: NotRequired[str]
    consent_ref: str
    cv: NotRequired[File | None]
    dossier: NotRequired[File | None]
    external_ref: str
    files: NotRequired[list[File]]
    follow_cv_links: NotRequired[bool]
    jurisdiction: str
    links: NotRequired[list[str]]
    permissible_purpose: str
    records: NotRequired[list[File]]


class NewNoticeStep(TypedDict):
    """A step of the notices."""

    business_days: NotRequired[int | None]
    by: str
    step: NoticeStep
    text: str


class NewResolution(TypedDict):
    """How a finding or a dispute was settled, by whom and why."""

    by: str
    evidence: NotRequired[str | None]
    finding: int
    reason: str
    resolved_by: SettledBy


class NewRoster(TypedDict):
    """Many applications, as a table."""

    files: NotRequired[list[File]]
    label: str
    table: str


class NewWebhook(TypedDict):
    """An address that is to be told of events."""

    events: NotRequired[list[str]]
    url: str


class NoticeRule(TypedDict):
    """What a law asks for."""

    business_days: NotRequired[int | None]
    dispute_source: str
    source: str

NoticeStep = Literal["sent_before", "answered_dispute", "sent_after", "withdrawn"]


class NoticeText(TypedDict):
    """A text for the customer to send."""

    enclosed: list[str]
    law: str
    notice: str
    text: str
    to_fill_in: list[str]


class Notices(TypedDict):
    """The notices of a case."""

    answer_until: NotRequired[str | None]
    began_at: NotRequired[str | None]
    business_days: NotRequired[int | None]
    disputed_at: NotRequired[str | None]
    ends_at: NotRequired[str | None]
    history: list[Event]
    rule: NotRequired[NoticeRule | None]
    state: NoticesState
    texts: list[NoticeText]

NoticesState = Literal["none", "waiting", "disputed", "time_is_over", "told", "withdrawn"]

Outcome = Literal["read", "not_recognised", "unreadable", "no_such_profile", "refused_by_robots", "sign_in_required", "browser_check", "blocked", "not_allowed_by_terms", "rate_limited", "timed_out", "too_large", "address_not_allowed", "host_not_found", "network_down", "connection_failed", "server_error", "malformed", "needs_browser", "not_shown", "not_captured", "budget_spent", "limit_of_requests", "limit_of_rounds", "limit_of_pictures", "not_there", "other"]

OwnershipProof = Literal["both_ways", "seen_by_site", "same_account", "stated"]


class ParameterView(TypedDict):
    """A number that a check used."""

    name: str
    value: str


class Position(TypedDict):
    """Sources that stand on one side of a disagreement."""

    side: Side
    sources: list[int]
    values: list[str]


class Problem(TypedDict):
    """Why a request was not answered as asked."""

    detail: str
    errors: NotRequired[list[FieldProblem]]
    status: int
    title: str
    type: str


class Question(TypedDict):
    """A neutral question, and what it is asked for."""

    findings: list[int]
    text: str

ReadBy = Literal["json_api", "activity_pub", "git", "json_resume", "cv_field", "data_export", "record", "json_ld", "microdata", "rdfa", "microformats2", "rel_me", "open_graph", "site_page", "html", "document_text", "document_link", "document_image", "document_metadata", "other"]


class ReasonView(TypedDict):
    """A reason."""

    code: str
    sentence: str


class Reasons(TypedDict):
    """Why a person closes a case, or opens it again."""

    by: str
    reasons: str


class Receipt(TypedDict):
    """What an erasure leaves. It names nobody; `crosscheck audit verify --receipt` checks it."""

    audit_entry: int
    audit_hash: str
    deleted: list[list[Any]]
    erased_at: str
    public_key: str
    receipt: str
    signature: str
    subject: str


class Report(TypedDict):
    """The report on one application. It is about the application, not about the person whose name it bears."""

    accounts: AccountsView
    activity: list[ActivityView]
    application: NotRequired[str | None]
    at: str
    basis: BasisView
    checklist: list[ChecklistItem]
    configuration: ConfigurationView
    control: list[ControlView]
    coverage: list[CoverageView]
    disagreements: list[Disagreement]
    findings: list[FindingView]
    matrix: MatrixView
    mode: Mode
    name: NotRequired[str | None]
    notice: str
    pictures: dict[str, str]
    questions: list[Question]
    schema_version: str
    sources: list[SourceView]
    summary: Summary
    timeline: list[TimelineEntry]
    tool: ToolView


class Resend(TypedDict):
    """Which event is to be told again."""

    event: str


class Roster(TypedDict):
    """Cases that were handed in together."""

    counts: RosterCounts
    created_at: str
    id: str
    label: str


class RosterCounts(TypedDict):
    """How many cases of a roster are how far."""

    cancelled: int
    done: int
    erased: int
    left_alone: int
    running: int
    waiting: int


class RosterLinks(TypedDict):
    """What the applications of a roster share."""

    clusters: list[SharingGroup]
    same_applications: list[SharingGroup]
    waiting: int


class RosterList(TypedDict):
    """A page of a list."""

    data: list[Roster]
    next: NotRequired[str | None]


class RosterMade(TypedDict):
    """What became of handing a roster in."""

    cases: int
    not_taken: list[RowNotTaken]
    roster: Roster


class RowNotTaken(TypedDict):
    """A row that no case was made of."""

    column: str
    line: int
    reason: str

SettledBy = Literal["explained", "source_corrected", "read_wrongly", "documented", "left_open"]


class SharedEvidence(TypedDict):
    """One thing that two applications share."""

    cases: list[str]
    kind: str
    quotes: list[str]
    sources: list[str]


class SharingGroup(TypedDict):
    """Applications that belong together by what they share."""

    cases: list[str]
    evidence: list[SharedEvidence]

Side = Literal["a", "b"]

SimulatedEvent = Literal["case.created", "case.finished", "case.left_alone", "case.cancelled", "case.restored", "case.closed", "case.reopened", "case.erased", "answer.given", "dispute.raised", "resolution.recorded", "checklist.changed", "complaint.made", "erasure.requested"]


class Simulation(TypedDict):
    """Which event is to be told of a case that is for trying things out."""

    event: SimulatedEvent

SourceKind = Literal["cv", "profile", "portfolio", "record"]


class SourceView(TypedDict):
    """One source."""

    claims: int
    file: NotRequired[str | None]
    found_on: NotRequired[int | None]
    gaps: list[GapView]
    kind: SourceKind
    name: NotRequired[str | None]
    number: int
    outcome: Outcome
    outcome_text: str
    picture: NotRequired[str | None]
    problems: list[str]
    site: NotRequired[str | None]
    url: NotRequired[str | None]
    what_to_do: NotRequired[str | None]


class Stopped(TypedDict):
    """How many were stopped."""

    stopped: int

Strength = Literal["strong", "moderate", "weak", "none"]


class Summary(TypedDict):
    """Counts of findings by kind, and of sources."""

    confirmed: int
    contradictions: int
    disagreements: int
    info: int
    not_checked: int
    sources: int
    sources_read: int
    unconfirmed: int


class TimelineEntry(TypedDict):
    """An entry of the timeline."""

    end: NotRequired[str | None]
    findings: list[int]
    kind: EntryKind
    label: str
    source: int
    start: NotRequired[str | None]


class ToolView(TypedDict):
    """The program."""

    name: str
    version: str

Topic = Literal["name", "photo", "location", "contact", "work", "education", "languages", "hours", "links", "account"]


class Webhook(TypedDict):
    """An address that is told of events."""

    created_at: str
    events: list[str]
    id: str
    secret: NotRequired[str | None]
    url: str


class WebhookList(TypedDict):
    """A page of a list."""

    data: list[Webhook]
    next: NotRequired[str | None]

Weight = Literal["contradiction", "info"]


class Operations(Connection):
    """Every operation of the service; each raises `Problem` where it is not answered as asked."""

    def ashby_cancel(self, body: AshbyCancel) -> Any:
        """Ashby: stop an order."""
        return self.read(self.call("POST", f"/ats/ashby/assessment.cancel", body=body))

    def ashby_fields(self, body: Any) -> Any:
        """Ashby: what is asked for an order."""
        return self.read(self.call("POST", f"/ats/ashby/assessment.customField.list", body=body))

    def ashby_list(self, body: Any) -> Any:
        """Ashby: what can be ordered."""
        return self.read(self.call("POST", f"/ats/ashby/assessment.list", body=body))

    def ashby_start(self, body: AshbyStart) -> Any:
        """Ashby: order for a candidate."""
        return self.read(self.call("POST", f"/ats/ashby/assessment.start", body=body))

    def greenhouse_list_tests(self) -> Any:
        """Greenhouse: what can be ordered."""
        return self.read(self.call("GET", f"/ats/greenhouse/list_tests"))

    def greenhouse_response_error(self, body: GreenhouseResponseError) -> Any:
        """Greenhouse: an answer could not be used."""
        return self.read(self.call("POST", f"/ats/greenhouse/response_error", body=body))

    def greenhouse_send_test(self, body: GreenhouseSendTest) -> Any:
        """Greenhouse: order for a candidate."""
        return self.read(self.call("POST", f"/ats/greenhouse/send_test", body=body))

    def greenhouse_test_status(self, *, partner_interview_id: str | None = None) -> Any:
        """Greenhouse: how far an order has come."""
        return self.read(self.call("GET", f"/ats/greenhouse/test_status", query={"partner_interview_id": partner_interview_id}))

    def lever_stage_change(self, key: str, body: LeverMessage) -> Any:
        """Lever: an application came into a stage; signed by Lever, without a key."""
        return self.read(self.call("POST", f"/ats/lever/{self.part(key)}/stage_change", body=body))

    def get_health(self) -> Health:
        """Whether the process answers."""
        return cast(Health, self.read(self.call("GET", f"/health")))

    def get_metrics(self) -> bytes:
        """Counts for an operator (Prometheus)."""
        return self.call("GET", f"/metrics")

    def get_description(self) -> Any:
        """This document."""
        return self.read(self.call("GET", f"/openapi.json"))

    def get_ready(self) -> Health:
        """Whether cases can be taken."""
        return cast(Health, self.read(self.call("GET", f"/ready")))

    def get_shared_report(self, link: str) -> bytes:
        """The report, for whoever has a link that another system was told."""
        return self.call("GET", f"/shared/{self.part(link)}")

    def list_cases(self, *, limit: int | None = None, cursor: str | None = None, external_ref: str | None = None) -> CaseList:
        """Cases, newest first."""
        return cast(CaseList, self.read(self.call("GET", f"/v1/cases", query={"limit": limit, "cursor": cursor, "external_ref": external_ref})))

    def create_case(self, body: NewCase, *, idempotency_key: str | None = None) -> Case:
        """Hand a case in."""
        return cast(Case, self.read(self.call("POST", f"/v1/cases", body=body, headers={"Idempotency-Key": idempotency_key})))

    def erase_case(self, id: str) -> Receipt:
        """Erase the person: nothing of the case is kept."""
        return cast(Receipt, self.read(self.call("DELETE", f"/v1/cases/{self.part(id)}")))

    def get_case(self, id: str) -> Case:
        """A case, and how far it has come."""
        return cast(Case, self.read(self.call("GET", f"/v1/cases/{self.part(id)}")))

    def list_answers(self, id: str) -> EventList:
        """All of what was said to a finding or to the case, oldest first."""
        return cast(EventList, self.read(self.call("GET", f"/v1/cases/{self.part(id)}/answers")))

    def add_answer(self, id: str, body: NewAnswer) -> Event:
        """Note what was said to a finding or to the case."""
        return cast(Event, self.read(self.call("POST", f"/v1/cases/{self.part(id)}/answers", body=body)))

    def cancel_case(self, id: str) -> Case:
        """Stop a case that has no result yet."""
        return cast(Case, self.read(self.call("POST", f"/v1/cases/{self.part(id)}/cancel")))

    def get_checklist(self, id: str) -> Checklist:
        """Steps that only a person can take, as they stand."""
        return cast(Checklist, self.read(self.call("GET", f"/v1/cases/{self.part(id)}/checklist")))

    def change_checklist(self, id: str, item: str, body: ChecklistChange) -> Event:
        """Note that a step was taken, or why not."""
        return cast(Event, self.read(self.call("POST", f"/v1/cases/{self.part(id)}/checklist/{self.part(item)}", body=body)))

    def close_case(self, id: str, body: Reasons) -> Case:
        """Close a case: a person does, and says why."""
        return cast(Case, self.read(self.call("POST", f"/v1/cases/{self.part(id)}/close", body=body)))

    def list_complaints(self, id: str) -> EventList:
        """All complaints, oldest first."""
        return cast(EventList, self.read(self.call("GET", f"/v1/cases/{self.part(id)}/complaints")))

    def add_complaint(self, id: str, body: NewAnswer) -> Event:
        """Note a complaint about how the check was done."""
        return cast(Event, self.read(self.call("POST", f"/v1/cases/{self.part(id)}/complaints", body=body)))

    def get_control(self, id: str) -> Control:
        """What was asked, and what was seen last."""
        return cast(Control, self.read(self.call("GET", f"/v1/cases/{self.part(id)}/control")))

    def ask_control(self, id: str, body: AskControl) -> Control:
        """Make a token for each profile that the candidate is to show control of."""
        return cast(Control, self.read(self.call("POST", f"/v1/cases/{self.part(id)}/control", body=body)))

    def check_control(self, id: str) -> Control:
        """Look now whether the tokens stand there."""
        return cast(Control, self.read(self.call("POST", f"/v1/cases/{self.part(id)}/control/check")))

    def get_coverage(self, id: str) -> Coverage:
        """What could be checked and what could not."""
        return cast(Coverage, self.read(self.call("GET", f"/v1/cases/{self.part(id)}/coverage")))

    def list_disputes(self, id: str) -> EventList:
        """All of what was disputed, oldest first."""
        return cast(EventList, self.read(self.call("GET", f"/v1/cases/{self.part(id)}/disputes")))

    def add_dispute(self, id: str, body: NewAnswer) -> Event:
        """Note what was disputed."""
        return cast(Event, self.read(self.call("POST", f"/v1/cases/{self.part(id)}/disputes", body=body)))

    def get_dossier(self, id: str) -> bytes:
        """Everything that was read, as a web archive."""
        return self.call("GET", f"/v1/cases/{self.part(id)}/dossier")

    def watch_case(self, id: str, *, last_event_i_d: str | None = None) -> bytes:
        """What happens to the case, while it happens (server-sent events)."""
        return self.call("GET", f"/v1/cases/{self.part(id)}/events", headers={"Last-Event-ID": last_event_i_d})

    def get_evidence(self, id: str) -> Evidence:
        """Report and dossier, signed, in one file for `crosscheck verify`."""
        return cast(Evidence, self.read(self.call("GET", f"/v1/cases/{self.part(id)}/evidence")))

    def get_findings(self, id: str) -> Findings:
        """What the checks state, and what people said of it."""
        return cast(Findings, self.read(self.call("GET", f"/v1/cases/{self.part(id)}/findings")))

    def get_notices(self, id: str) -> Notices:
        """Notices before and after a decision: how far they have come, and their texts."""
        return cast(Notices, self.read(self.call("GET", f"/v1/cases/{self.part(id)}/notices")))

    def add_notice_step(self, id: str, body: NewNoticeStep) -> Event:
        """Note what was done about a decision against the candidate; too soon is refused."""
        return cast(Event, self.read(self.call("POST", f"/v1/cases/{self.part(id)}/notices", body=body)))

    def reopen_case(self, id: str, body: Reasons) -> Case:
        """Open a closed case again."""
        return cast(Case, self.read(self.call("POST", f"/v1/cases/{self.part(id)}/reopen", body=body)))

    def repeat_case(self, id: str) -> Case:
        """Read the application again as a new case, with what its candidate added."""
        return cast(Case, self.read(self.call("POST", f"/v1/cases/{self.part(id)}/repeat")))

    def get_report(self, id: str) -> Report:
        """The report: JSON, a page, or text, as Accept says."""
        return cast(Report, self.read(self.call("GET", f"/v1/cases/{self.part(id)}/report")))

    def list_resolutions(self, id: str) -> EventList:
        """How findings were settled, oldest first."""
        return cast(EventList, self.read(self.call("GET", f"/v1/cases/{self.part(id)}/resolutions")))

    def add_resolution(self, id: str, body: NewResolution) -> Event:
        """Note how a finding was settled, by whom and why."""
        return cast(Event, self.read(self.call("POST", f"/v1/cases/{self.part(id)}/resolutions", body=body)))

    def restore_case(self, id: str) -> Case:
        """Take a stopped case up again."""
        return cast(Case, self.read(self.call("POST", f"/v1/cases/{self.part(id)}/restore")))

    def simulate_event(self, id: str, body: Simulation) -> Event:
        """Tell an event of a case that is for trying things out."""
        return cast(Event, self.read(self.call("POST", f"/v1/cases/{self.part(id)}/simulate", body=body)))

    def get_timeline(self, id: str, *, limit: int | None = None, cursor: str | None = None) -> EventList:
        """What happened to the case, oldest first."""
        return cast(EventList, self.read(self.call("GET", f"/v1/cases/{self.part(id)}/timeline", query={"limit": limit, "cursor": cursor})))

    def hand_page_in(self, link: str, body: File) -> Any:
        """Hand a page in that was saved in a browser, at the address that a case's page made for it."""
        return self.read(self.call("POST", f"/v1/pages/{self.part(link)}", body=body))

    def list_rosters(self, *, limit: int | None = None, cursor: str | None = None) -> RosterList:
        """Rosters, newest first."""
        return cast(RosterList, self.read(self.call("GET", f"/v1/rosters", query={"limit": limit, "cursor": cursor})))

    def create_roster(self, body: NewRoster, *, idempotency_key: str | None = None) -> RosterMade:
        """Hand many applications in, as a table."""
        return cast(RosterMade, self.read(self.call("POST", f"/v1/rosters", body=body, headers={"Idempotency-Key": idempotency_key})))

    def get_roster(self, id: str) -> Roster:
        """A roster, and how far its cases have come."""
        return cast(Roster, self.read(self.call("GET", f"/v1/rosters/{self.part(id)}")))

    def cancel_roster(self, id: str) -> Stopped:
        """Stop what is not read yet of it."""
        return cast(Stopped, self.read(self.call("POST", f"/v1/rosters/{self.part(id)}/cancel")))

    def list_roster_cases(self, id: str, *, limit: int | None = None, cursor: str | None = None) -> CaseList:
        """Its cases, in the order of the table."""
        return cast(CaseList, self.read(self.call("GET", f"/v1/rosters/{self.part(id)}/cases", query={"limit": limit, "cursor": cursor})))

    def get_roster_links(self, id: str) -> RosterLinks:
        """What its applications share, with both quotes."""
        return cast(RosterLinks, self.read(self.call("GET", f"/v1/rosters/{self.part(id)}/links")))

    def list_webhooks(self) -> WebhookList:
        """Addresses that are told of events."""
        return cast(WebhookList, self.read(self.call("GET", f"/v1/webhooks")))

    def create_webhook(self, body: NewWebhook) -> Webhook:
        """Name an address that is told of events."""
        return cast(Webhook, self.read(self.call("POST", f"/v1/webhooks", body=body)))

    def delete_webhook(self, id: str) -> None:
        """Tell this address nothing any more."""
        self.call("DELETE", f"/v1/webhooks/{self.part(id)}")

    def get_webhook(self, id: str) -> Webhook:
        """An address that is told of events."""
        return cast(Webhook, self.read(self.call("GET", f"/v1/webhooks/{self.part(id)}")))

    def list_deliveries(self, id: str, *, limit: int | None = None) -> DeliveryList:
        """What became of telling, newest first."""
        return cast(DeliveryList, self.read(self.call("GET", f"/v1/webhooks/{self.part(id)}/deliveries", query={"limit": limit})))

    def resend_event(self, id: str, body: Resend) -> None:
        """Tell an event again."""
        self.call("POST", f"/v1/webhooks/{self.part(id)}/resend", body=body)
