use crate::{at_root, crosscheck, dossier};

/// What `--browser` says where there is none: how to build it in, or what to install.
const NO_BROWSER: &str = if cfg!(feature = "browser") { "install Chromium" } else { "--features browser" };

#[test]
fn a_run_that_read_something_ends_with_0() {
    assert_eq!(crosscheck(&["check", "--replay", &dossier("consistent")]).status, 0);
    assert_eq!(crosscheck(&["check", "--replay", &dossier("half_unreachable")]).status, 0);
    let cv = at_root("fixtures/source/cv_alone/cv.pdf");
    assert_eq!(crosscheck(&["check", "--cv", &cv]).status, 0);
}

#[test]
fn a_contradiction_ends_with_3_only_where_that_was_asked_for() {
    let contradictory = dossier("contradictory");
    assert_eq!(crosscheck(&["check", "--replay", &contradictory]).status, 0);
    assert_eq!(crosscheck(&["check", "--replay", &contradictory, "--fail-on", "contradiction"]).status, 3);
    assert_eq!(crosscheck(&["check", "--replay", &dossier("consistent"), "--fail-on", "contradiction"]).status, 0);
    assert_eq!(crosscheck(&["check", "--replay", &dossier("consistent_hard"), "--fail-on", "contradiction"]).status, 0);
}

#[test]
fn links_of_which_none_was_read_end_with_4_although_the_cv_was() {
    let ran = crosscheck(&["check", "--replay", &dossier("nothing_reachable"), "--fail-on", "contradiction"]);
    assert_eq!(ran.status, 4);
    assert!(ran.out.contains("Petra Vacek") || ran.out.contains("cv.json"), "the report is printed all the same");
    assert!(ran.error.contains("none of the links"), "{}", ran.error);
}

#[test]
fn a_wrong_command_ends_with_2_and_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.wacz");
    std::fs::write(&broken, b"PK\x03\x04 and nothing that follows from it").unwrap();
    let broken = broken.to_str().unwrap();
    for (arguments, word) in [
        (vec!["check"], "nothing to check"),
        (vec!["check", "--cv", "/nonexistent/cv.pdf"], "there is no file"),
        (vec!["check", "--replay", "/nonexistent/one.wacz"], "there is no file"),
        (vec!["check", "--replay", broken], "cannot replay"),
        (vec!["check", "javascript:alert(1)"], "not a link"),
        (vec!["check", "--format", "pdf", "https://a.example"], "pdf"),
        (vec!["check", "--at", "yesterday", "https://a.example"], "yesterday"),
        (vec!["check", "--allow-private", "everything", "https://a.example"], "everything"),
        (vec!["check", "--browser=/nonexistent/chromium", "https://a.example"], NO_BROWSER),
        (vec!["explain", "no_such_check"], "no_such_check"),
        (vec!["no-such-command"], "no-such-command"),
        (vec!["compare", "names", "only one"], ""),
    ] {
        let ran = crosscheck(&arguments);
        assert_eq!(ran.status, 2, "{arguments:?}: {} {}", ran.out, ran.error);
        assert!(ran.error.contains(word), "{arguments:?}: {}", ran.error);
        assert!(!ran.error.contains("panicked") && ran.out.is_empty(), "{arguments:?}: {}", ran.error);
    }
}
