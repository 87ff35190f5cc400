//! Records that a customer holds, handed in as a folder or as files: found, consistent, not enough data, and a look-alike.

use std::path::Path;

use serde_json::Value;

use crate::{checks_of, crosscheck};

const CV: &str = "Ana Sousa\nana@mail.example\nLisbon, Portugal\n\nExperience\n\nSoftware Engineer, Acme Example\nMarch 2019 - Present\n";
const GEO: &str = "cidr,country,city,lat,lon,radius_km,asn,as_of\n192.0.2.0/24,PT,Lisbon,38.7,-9.1,20,AS64500,2026-11-01\n198.51.100.0/24,BR,Recife,-8.05,-34.9,20,AS64501,2026-11-01\n";
const FAR: &str = "ts,account_id,event,ip,device_id\n2026-11-02T10:02:00Z,ana@mail.example,login,192.0.2.1,d1\n2026-11-02T10:20:00Z,ana@mail.example,login,198.51.100.1,d1\n";
const NEAR: &str = "ts,account_id,event,ip,device_id\n2026-11-02T10:02:00Z,ana@mail.example,login,192.0.2.1,d1\n2026-11-02T10:20:00Z,ana@mail.example,login,192.0.2.2,d1\n";

fn report(folder: &Path, files: &[(&str, &str)], further: &[&str]) -> Value {
    let records = folder.join("records");
    std::fs::create_dir_all(&records).unwrap();
    let cv = folder.join("cv.txt");
    std::fs::write(&cv, CV).unwrap();
    for (name, text) in files {
        std::fs::write(records.join(name), text).unwrap();
    }
    let (cv, records) = (cv.to_str().unwrap().to_owned(), records.to_str().unwrap().to_owned());
    let arguments = ["check", "--format", "json", "--no-cv-links", "--as-of", "2026-11-20T08:00:00Z", "--cv", &cv];
    let ran = crosscheck(&[&arguments[..], &["--records", &records], further].concat());
    assert_eq!(ran.status, 0, "{}", ran.error);
    ran.json()
}

fn contradictions(files: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    checks_of(&report(folder.path(), files, &[]), "contradiction")
}

#[test]
fn a_folder_of_records_is_held_against_the_cv() {
    let found = contradictions(&[("geo.csv", GEO), ("logins.csv", FAR)]);
    assert_eq!(found, ["logins_too_far_apart"]);
    assert!(contradictions(&[("geo.csv", GEO), ("logins.csv", NEAR)]).is_empty());
    assert!(contradictions(&[("logins.csv", FAR)]).is_empty(), "nobody knows where the networks are");
    let hotel = "cidr,class,provider,list_date\n198.51.100.0/24,vpn,Hotel Example,2026-11-01\n";
    assert!(contradictions(&[("geo.csv", GEO), ("logins.csv", FAR), ("ip_intel.csv", hotel)]).is_empty());
}

#[test]
fn a_dossier_keeps_the_records_and_gives_the_same_report_again() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = folder.path().join("case.wacz");
    let dossier = dossier.to_str().unwrap();
    let first = report(folder.path(), &[("geo.csv", GEO), ("logins.csv", FAR)], &["--save", dossier]);
    let again = crosscheck(&["check", "--replay", dossier, "--format", "json"]);
    assert_eq!(again.status, 0, "{}", again.error);
    assert_eq!(again.json()["findings"], first["findings"]);
}

#[test]
fn what_cannot_be_read_is_told_and_the_case_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let hostile = format!("ts,account_id,event\n{}", "x".repeat(2 << 20));
    let report =
        report(folder.path(), &[("logins.csv", &hostile), ("notes.csv", "a,b\n1,2\n"), ("offer.json", "{")], &[]);
    let outcome = |name: &str| {
        let sources = report["sources"].as_array().unwrap();
        let source = sources.iter().find(|source| source["file"] == name).unwrap();
        (source["outcome"].as_str().unwrap().to_owned(), source["problems"].as_array().unwrap().len())
    };
    assert_eq!(outcome("notes.csv").0, "unreadable");
    assert_eq!(outcome("offer.json").0, "unreadable");
    assert_ne!(outcome("logins.csv"), ("read".to_owned(), 0));
}
