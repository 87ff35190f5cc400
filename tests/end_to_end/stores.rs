//! Stores through the command line.

use crate::crosscheck;

#[test]
fn a_store_is_made_checked_and_its_log_verified() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store").to_string_lossy().into_owned();
    let missing = crosscheck(&["store", "check", "--store", &store]);
    assert!(missing.status == 2 && missing.error.contains("crosscheck store init"), "{}", missing.error);
    assert_eq!(crosscheck(&["store", "init", "--store", &store]).status, 0);
    assert_eq!(crosscheck(&["store", "init", "--store", &store]).status, 2, "there is one already");
    let checked = crosscheck(&["store", "check", "--store", &store]);
    assert!(checked.status == 0 && checked.json()["problems"].as_array().unwrap().is_empty());
    let verified = crosscheck(&["audit", "verify", "--store", &store]).json();
    let head = format!("1:{}", verified["head"]["hash"].as_str().unwrap());
    assert_eq!(crosscheck(&["audit", "verify", "--store", &store, "--kept", &head]).status, 0);
    let other = crosscheck(&["audit", "verify", "--store", &store, "--kept", &format!("1:{}", "0".repeat(64))]);
    assert!(other.status == 5 && other.out.contains("not the one that was kept"), "{}", other.out);
    let erased = crosscheck(&["store", "erase", "--store", &store, "A-1"]);
    assert!(erased.status == 2 && erased.error.contains("no case"), "{}", erased.error);
    let postgres = crosscheck(&["store", "check", "--store", "postgres://user:secret@localhost/x"]);
    assert!(postgres.status == 2 && !postgres.error.contains("secret"), "{}", postgres.error);
}
