//! Patterns planted in a record are found, and their honest twins are not.

use std::fmt::Write;

use crosscheck_model::FindingKind;
use crosscheck_testkit::records::{ACCOUNT, Pattern, folder};

use crate::support::Prepared;

#[test]
fn planted_patterns_are_found_and_their_honest_twins_are_not() {
    for (pattern, check) in Pattern::ALL {
        let mut case = format!(
            "about = \"\"\n[[source]]\naddress = \"cv.pdf\"\nnames = [\"Ana Sousa\"]\nplaces = [\"Lisbon, Portugal\"]\nemails = [\"{ACCOUNT}\"]\n"
        );
        for (name, content) in folder(pattern, 2_000) {
            write!(case, "[[source]]\naddress = \"{name}\"\ncontent = '''\n{content}'''\n").unwrap();
        }
        let findings = Prepared::read(&case).unwrap().findings();
        match check {
            Some(id) => assert!(findings.iter().any(|finding| finding.check.0 == id), "{pattern:?}"),
            None => {
                let against =
                    |kind| matches!(kind, FindingKind::Contradiction | FindingKind::SharedWithOtherApplication);
                let told: Vec<&str> = findings
                    .iter()
                    .filter(|finding| against(finding.kind))
                    .map(|finding| finding.statement.as_str())
                    .collect();
                assert!(told.is_empty(), "{pattern:?}: {told:?}");
                assert!(findings.iter().all(|finding| finding.check.0 != "many_networks_in_a_day"), "{pattern:?}");
            }
        }
    }
}
