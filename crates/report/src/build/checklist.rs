use crosscheck_model::{Case, ControlState};

use crate::schema::{ChecklistItem, ChecklistState, FindingKind, FindingView, Question, Topic};
use crate::wording;

/// The steps of a background check that only a person can take, as findings.md lists them. The same for every candidate.
const STEPS: [(&str, &str); 26] = [
    ("K-RELEASE", "Have the candidate sign a release before the check."),
    ("K-EMPVERIFY", "Confirm employment with the employers, through contacts found independently."),
    ("K-EDUVERIFY", "Confirm education with the schools, through contacts found independently."),
    ("K-CONTROL", "Ask the candidate to show that they control the profiles they name (crosscheck challenge)."),
    ("K-VIDEO", "Hold an interview on video, or offer an alternative and record why."),
    ("K-IDONCAM", "Have the identity document shown beside the face on live video; keep no face template."),
    ("K-CAMOUT", "Ask whether the camera may be pointed outside to show the place."),
    ("K-SAMEPERSON", "Compare the person across interviews and the first working day."),
    ("K-SCREEN", "Run the screening that the role requires."),
    ("K-SOFTQ", "Ask the neutral questions of this report."),
    ("K-LIVECODE", "Hold a live work sample, with accommodation where it is needed."),
    ("K-INPERSON", "Invite the candidate to meet in person; record the invitation and the outcome only."),
    ("K-DRUGTEST", "Only where it is lawful and in use: the test itself."),
    ("K-NOTARY", "Ask for notarised copies of identity documents, from every candidate or from none."),
    ("K-IDFORENSIC", "Have identity documents examined."),
    ("K-IDCHECK", "Check the identity document with its issuer's or a provider's service."),
    ("K-BIOMETRIC", "Record the result of a provider's biometric check; never the biometric."),
    ("K-BANKDOC", "Ask for a statement or voided cheque from the bank."),
    ("K-PAYPOLICY", "Pay by the means the contract names."),
    ("K-VENDORDOC", "Ask the staffing firm for its record of the background check."),
    ("K-PLATFORM", "Note which platform the candidate came from and how it checks identity."),
    ("K-OUTREACH", "Note who made the first contact and how."),
    ("K-RECORD", "Keep a record of all dealings, with consent where recording needs it."),
    ("K-ITPOLICY", "Apply the policy on remote-access software, devices and access rights."),
    ("K-INCIDENT", "After hiring: report incidents to the responsible team."),
    ("K-REPORT", "Where the law asks for it: report to the authorities, outside this file."),
];

/// Steps that settle what sources disagree on or what none of them confirms, by what that is.
const SETTLES: [(&str, &[Topic]); 5] = [
    ("K-EMPVERIFY", &[Topic::Work]),
    ("K-EDUVERIFY", &[Topic::Education]),
    ("K-VIDEO", &[Topic::Name, Topic::Photo, Topic::Languages]),
    ("K-IDCHECK", &[Topic::Name]),
    ("K-CAMOUT", &[Topic::Location, Topic::Hours]),
];

/// The ids of all steps.
pub fn steps() -> impl Iterator<Item = &'static str> {
    STEPS.iter().map(|(id, _)| *id)
}

/// Every step, those that this case calls for first.
pub(super) fn of(case: &Case, findings: &[FindingView], questions: &[Question]) -> Vec<ChecklistItem> {
    let item = |(id, step): &(&str, &str)| {
        let (state, details) = match (*id, &case.basis.consent_ref) {
            ("K-RELEASE", Some(reference)) => (ChecklistState::Done, vec![format!("consent reference: {reference}")]),
            ("K-CONTROL", _) => control_shown(case),
            ("K-SOFTQ", _) => (ChecklistState::Open, questions.iter().map(|one| one.text.clone()).collect()),
            _ => (ChecklistState::Open, Vec::new()),
        };
        let called_for = match *id {
            "K-RELEASE" => state == ChecklistState::Open,
            "K-SOFTQ" => !questions.is_empty(),
            _ => SETTLES.iter().any(|(step, topics)| step == id && open_on(findings, topics)),
        };
        ChecklistItem { id: (*id).to_owned(), step: (*step).to_owned(), state, called_for, details }
    };
    let mut items: Vec<ChecklistItem> = STEPS.iter().map(item).collect();
    items.sort_by_key(|item| !item.called_for);
    items
}

/// Done where control was shown of every profile where it can be; what was seen of each stands beside it.
fn control_shown(case: &Case) -> (ChecklistState, Vec<String>) {
    let can = |one: &&crosscheck_model::ProfileControl| one.state != ControlState::CannotBeShown;
    let mut asked = case.control.iter().filter(can).peekable();
    let any = asked.peek().is_some();
    let done = any && asked.all(|one| one.state == ControlState::Shown);
    let state = if done { ChecklistState::Done } else { ChecklistState::Open };
    (state, case.control.iter().map(|one| format!("{}: {}", one.url, wording::control(one.state.into()))).collect())
}

fn open_on(findings: &[FindingView], topics: &[Topic]) -> bool {
    let open = [FindingKind::Contradiction, FindingKind::Unconfirmed];
    findings.iter().any(|finding| open.contains(&finding.kind) && topics.contains(&finding.topic))
}
