//! The stages that engines for many machines put together, against what one machine does.

use crosscheck_testkit::rosters::{Shares, write};
use serde_json::{Value, json};

use crate::{Ran, crosscheck, crosscheck_fed};

/// A stage on these rows; its own first line is looked at and left out.
fn stage(name: &str, more: &[&str], rows: &str) -> (i32, Vec<String>) {
    let mut arguments = vec!["exec", "--stage", name];
    arguments.extend(more);
    let Ran { status, out, error } = crosscheck_fed(&arguments, rows.as_bytes());
    let mut lines = out.lines().map(str::to_owned);
    let first: Value = serde_json::from_str(&lines.next().unwrap_or_else(|| panic!("{error}"))).unwrap();
    assert_eq!((&first["exec"], &first["stage"]), (&1.into(), &name.into()));
    (status, lines.collect())
}

fn parsed(lines: &[String]) -> Vec<Value> {
    lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn stages_on_rows_give_what_batch_and_link_give_to_the_byte() {
    let folder = tempfile::tempdir().unwrap();
    let shares =
        Shares { groups: 120, one_kind: 120, double_applications: 40, families: 40, namesakes: 40, bad_rows: 0 };
    write(folder.path(), 11, 50, shares).unwrap();
    let text = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (roster, store, warc, left_out) = (text("roster.csv"), text("store"), text("pages.warc"), text("left-out"));
    let out = text("out");
    assert_eq!(crosscheck(&["batch", &roster, "--store", &store, "--replay", &warc, "--out", &out]).status, 0);
    let (cases, links) = (crosscheck(&["cases", "--store", &store]).out, crosscheck(&["link", "--store", &store]).out);
    assert!(links.contains("\"kind\":\"cluster\""), "the roster has nothing planted in it");

    let (_, rows) = stage("rows", &[&roster], "");
    let (status, checked) = stage("check", &["--replay", &warc, "--jobs", "3", "--reports"], &rows.join("\n"));
    assert_eq!((status, checked.len()), (0, 50));
    let summaries: String =
        parsed(&checked).iter().map(|row| format!("{}\n", row["summary"].as_str().unwrap())).collect();
    assert_eq!(summaries, cases);
    for row in parsed(&checked) {
        let summary: Value = serde_json::from_str(row["summary"].as_str().unwrap()).unwrap();
        let report = format!("{out}/reports/{}.json", summary["candidate_ref"].as_str().unwrap());
        assert_eq!(row["report"], std::fs::read_to_string(report).unwrap());
    }

    // Two tasks, as if on two machines.
    let (front, back) = checked.split_at(20);
    let keys: Vec<String> = [front, back].iter().flat_map(|part| stage("keys", &[], &part.join("\n")).1).collect();
    let (_, pairs) = stage("propose", &["--left-out", &left_out, "--expected", "50"], &keys.join("\n"));
    let of_number = |number: &Value| parsed(&checked).into_iter().find(|row| row["number"] == *number).unwrap();
    let pairs: Vec<String> = parsed(&pairs)
        .iter()
        .map(|pair| json!({ "a": of_number(&pair["a"]), "b": of_number(&pair["b"]), "pictures": pair["pictures"] }))
        .map(|pair| pair.to_string())
        .collect();
    let (_, verified) = stage("verify", &["--left-out", &left_out], &pairs.join("\n"));
    assert_eq!(verified.len(), pairs.len());
    // A task that was run a second time hands its rows in again.
    let twice = [verified.as_slice(), &verified[..3]].concat();
    let (_, lines) = stage("group", &[], &twice.join("\n"));
    assert_eq!(lines.join("\n") + "\n", links);
}

#[test]
fn a_row_that_cannot_be_used_has_its_error_in_its_place_and_ends_nothing() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), 3, 2, Shares { bad_rows: 0, ..Shares::default() }).unwrap();
    let text = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (_, rows) = stage("rows", &[&text("roster.csv")], "");
    std::fs::remove_file(folder.path().join("cvs/C-000001.txt")).unwrap();
    let input = format!("{}\nnot json\n{{\"error\":\"line 9: it is empty\"}}\n{}\n", rows[0], rows[1]);
    let (status, checked) = stage("check", &["--replay", &text("pages.warc")], &input);
    let errors: Vec<Option<String>> =
        parsed(&checked).iter().map(|row| row["error"].as_str().map(str::to_owned)).collect();
    assert_eq!((status, errors.len()), (5, 4));
    assert_eq!((errors[0].as_deref(), errors[2].as_deref()), (None, Some("line 9: it is empty")));
    assert!(errors[1].as_deref().unwrap().contains("not JSON"), "{errors:?}");
    assert!(errors[3].as_deref().unwrap().contains("cannot be read"), "{errors:?}");
    // The next stage hands the errors on.
    let (status, keys) = stage("keys", &[], &checked.join("\n"));
    assert_eq!((status, keys.len()), (5, 4));
    assert!(keys[0].contains("\"shingles\"") && keys[2].contains("line 9: it is empty"));
}

#[test]
fn pages_that_were_fetched_by_one_task_are_read_by_another() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), 5, 1, Shares { bad_rows: 0, ..Shares::default() }).unwrap();
    let text = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (_, rows) = stage("rows", &[&text("roster.csv")], "");
    let mut row = parsed(&rows).remove(0);
    let links: Vec<String> =
        row["links"].as_array().unwrap().iter().map(|link| json!({ "link": link }).to_string()).collect();
    let (_, fetched) = stage("fetch", &["--replay", &text("pages.warc")], &links.join("\n"));
    let fetched = parsed(&fetched);
    assert_eq!((fetched.len(), &fetched[0]["host"]), (2, &"github.com".into()));
    let (_, of_archive) = stage("check", &["--replay", &text("pages.warc")], &row.to_string());
    row["waczs"] = fetched.iter().map(|one| one["wacz"].clone()).collect();
    // Nothing else to read from.
    let nothing =
        "WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Date: 2026-11-02T08:00:00Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n";
    std::fs::write(folder.path().join("empty.warc"), nothing).unwrap();
    let more = ["--replay", &text("empty.warc"), "--as-of", "2026-11-02T08:00:00Z"];
    let (status, of_fetched) = stage("check", &more, &row.to_string());
    assert_eq!((status, parsed(&of_fetched)[0]["summary"].clone()), (0, parsed(&of_archive)[0]["summary"].clone()));
}
