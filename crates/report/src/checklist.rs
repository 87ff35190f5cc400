use crosscheck_model::{Case, Finding, FindingKind};

use crate::schema::{ChecklistItem, ChecklistState};

/// The steps of a background check that only a person can take, as findings.md lists them. The same for every candidate.
const STEPS: [(&str, &str); 25] = [
    ("K-RELEASE", "Have the candidate sign a release before the check."),
    ("K-EMPVERIFY", "Confirm employment with the employers, through contacts found independently."),
    ("K-EDUVERIFY", "Confirm education with the schools, through contacts found independently."),
    ("K-VIDEO", "Hold an interview on video, or offer an alternative and record why."),
    ("K-IDONCAM", "Have the identity document shown beside the face on live video; keep no face template."),
    ("K-CAMOUT", "Ask whether the camera may be pointed outside to show the place."),
    ("K-SAMEPERSON", "Compare the person across interviews and the first working day."),
    ("K-SCREEN", "Run the screening that the role requires."),
    ("K-SOFTQ", "Ask the neutral questions below."),
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

pub(crate) fn of(case: &Case, findings: &[Finding]) -> Vec<ChecklistItem> {
    let questions = findings.iter().filter(|finding| finding.kind != FindingKind::Confirmed);
    let mut asked: Vec<String> = Vec::new();
    for question in questions.filter_map(|finding| finding.question.clone()) {
        if !asked.contains(&question) {
            asked.push(question);
        }
    }
    STEPS
        .iter()
        .map(|(id, step)| {
            let (state, details) = match (*id, &case.basis.consent_ref) {
                ("K-RELEASE", Some(reference)) => {
                    (ChecklistState::Done, vec![format!("consent reference: {reference}")])
                }
                ("K-SOFTQ", _) => (ChecklistState::Open, asked.clone()),
                _ => (ChecklistState::Open, Vec::new()),
            };
            ChecklistItem { id: (*id).to_owned(), step: (*step).to_owned(), state, details }
        })
        .collect()
}
