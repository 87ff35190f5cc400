//! Which accounts name each other as one person's.

use crosscheck_checks::{Configuration, Ownership, Proof, run_all};

use crate::support::Prepared;

#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
fn ownership(case: &str) -> Ownership {
    let prepared = Prepared::read(case).unwrap();
    run_all(&prepared.evidence(), &Configuration::default()).ownership
}

fn edges(ownership: &Ownership) -> Vec<(String, String, Proof)> {
    let name = |place: usize| ownership.accounts[place].address.to_string();
    ownership.edges.iter().map(|edge| (name(edge.from), name(edge.to), edge.proof)).collect()
}

#[test]
fn accounts_that_name_each_other_are_confirmed_and_one_way_links_are_only_stated() {
    let found = ownership(
        r#"
about = "A page and a forge name each other; a third account is named once."

[[source]]
address = "https://github.com/Ana"
links = ["https://www.ana.example"]

[[source]]
address = "https://ana.example/"
kind = "portfolio"
links = ["https://github.com/ana", "https://gitlab.com/ana"]

[[source]]
address = "https://gitlab.com/ana"
"#,
    );
    let text = |text: &str| text.to_owned();
    assert_eq!(
        edges(&found),
        [
            (text("https://github.com/Ana"), text("https://ana.example/"), Proof::BothWays),
            (text("https://ana.example/"), text("https://gitlab.com/ana"), Proof::Stated),
        ]
    );
    assert!(found.edges[0].back.is_some() && found.edges[1].back.is_none());
}

#[test]
fn what_nobody_supplied_is_shown_where_a_site_vouches_or_two_name_it() {
    let found = ownership(
        r#"
about = "One account is proven by a site, one is named by two, one by one only."

[[source]]
address = "https://keybase.io/ana"
links = ["verified: https://github.com/ana", "https://shared.example/", "https://once.example/"]

[[source]]
address = "https://dev.to/ana"
links = ["https://shared.example"]
"#,
    );
    let proofs: Vec<_> = edges(&found).into_iter().map(|(_, to, proof)| (to, proof)).collect();
    assert!(proofs.contains(&("https://github.com/ana".to_owned(), Proof::SeenBySite)), "{proofs:?}");
    assert_eq!(proofs.iter().filter(|(to, _)| to.contains("shared")).count(), 2);
    assert!(!proofs.iter().any(|(to, _)| to.contains("once")), "{proofs:?}");
}
