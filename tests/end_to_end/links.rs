//! What applications share, on a roster with groups and their innocent twins planted in it.

use std::collections::BTreeSet;
use std::path::Path;

use crosscheck_testkit::rosters::{Shares, Sort, Truth, write};
use serde_json::Value;

use crate::{Ran, crosscheck};

struct Run {
    folder: tempfile::TempDir,
    truth: Truth,
}

impl Run {
    fn new(rows: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let shares =
            Shares { groups: 80, one_kind: 90, double_applications: 30, families: 30, namesakes: 30, bad_rows: 1 };
        let truth = write(folder.path(), 7, rows, shares).unwrap();
        let run = Self { folder, truth };
        let ran = run.batch();
        assert_eq!(ran.status, 5, "the bad rows are told: {}", ran.error);
        run
    }

    fn text(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn batch(&self) -> Ran {
        let (roster, store, warc) = (self.text("roster.csv"), self.text("store"), self.text("pages.warc"));
        crosscheck(&["batch", &roster, "--store", &store, "--replay", &warc, "--skip-bad-rows"])
    }

    fn link(&self, more: &[&str]) -> Ran {
        let store = self.text("store");
        let mut arguments = vec!["link", "--store", &store];
        arguments.extend(more);
        let ran = crosscheck(&arguments);
        assert_eq!(ran.status, 0, "{}", ran.error);
        ran
    }

    fn planted(&self, sort: Sort) -> impl Iterator<Item = (BTreeSet<String>, &Vec<String>)> {
        let of_sort = self.truth.planted.iter().filter(move |planted| planted.sort == sort);
        of_sort.map(|planted| (planted.members.iter().cloned().collect(), &planted.kinds))
    }
}

fn lines(ran: &Ran) -> Vec<Value> {
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn members(line: &Value) -> BTreeSet<String> {
    line["members"].as_array().unwrap().iter().map(|member| member.as_str().unwrap().to_owned()).collect()
}

fn of_kind(lines: &[Value], kind: &str) -> Vec<BTreeSet<String>> {
    lines.iter().filter(|line| line["kind"] == kind).map(members).collect()
}

#[test]
fn every_planted_group_is_found_and_no_other() {
    let run = Run::new(150);
    let ran = run.link(&[]);
    let lines = lines(&ran);
    let (clusters, edges) = (of_kind(&lines, "cluster"), of_kind(&lines, "edge"));
    for (group, kinds) in run.planted(Sort::Group) {
        assert!(clusters.contains(&group), "missing: {group:?} by {kinds:?}");
    }
    for cluster in &clusters {
        assert!(run.planted(Sort::Group).any(|(group, _)| group == *cluster), "nobody planted {cluster:?}");
    }
    for (pair, kinds) in run.planted(Sort::OneKind) {
        assert!(edges.contains(&pair), "missing: {pair:?} by {kinds:?}");
    }
    for (pair, _) in run.planted(Sort::DoubleApplication) {
        assert!(of_kind(&lines, "same_application").contains(&pair), "missing: {pair:?}");
    }
    for (pair, _) in run.planted(Sort::Namesakes) {
        assert!(!lines.iter().any(|line| members(line) == pair), "a name alone links nobody: {pair:?}");
    }
    let both = lines.iter().filter_map(|line| line["evidence"].as_array()).flatten();
    assert!(both.clone().count() > 0);
    for evidence in both {
        let quoted = |side: &str| {
            let side = &evidence[side];
            !side["quote"].as_str().unwrap().is_empty() || side["picture"].is_string()
        };
        assert!(quoted("a") && quoted("b"), "both sides are quoted: {evidence}");
    }
    assert!(ran.error.contains("left out: one phone") && ran.error.contains("Northbridge"), "{}", ran.error);
    reviewed(&run, &clusters[0]);
}

/// A reviewer's word is kept, groups keep their names, other forms say the same.
fn reviewed(run: &Run, first: &BTreeSet<String>) {
    let id = |lines: &[Value], group: &BTreeSet<String>| {
        lines.iter().find(|line| line["kind"] == "cluster" && members(line) == *group).map(|line| line["id"].clone())
    };
    let before = lines(&run.link(&[]));
    assert_eq!(before, lines(&run.link(&["--add"])), "nothing has come since");
    let names: Vec<&String> = first.iter().take(2).collect();
    run.link(&["--not-the-same", names[0], names[1], "--by", "a reviewer", "--reason", "two brothers"]);
    let after = lines(&run.link(&[]));
    assert!(first.len() > 2 || id(&after, first).is_none(), "the reviewer's word counts");
    for group in of_kind(&before, "cluster").iter().filter(|group| *group != first) {
        assert_eq!(id(&before, group), id(&after, group), "a group keeps its name");
    }
    run.link(&["--the-same", names[0], names[1], "--by", "a reviewer"]);
    assert_eq!(id(&lines(&run.link(&[])), first), id(&before, first));
    // Two that share nothing and were looked at before: the word counts without all being made again.
    let [one, other] =
        run.planted(Sort::Namesakes).map(|(pair, _)| pair).take(2).collect::<Vec<_>>().try_into().unwrap();
    let (one, other): (BTreeSet<String>, BTreeSet<String>) = (one, other);
    let strangers = [one.first().unwrap(), other.first().unwrap()];
    run.link(&["--the-same", strangers[0], strangers[1], "--by", "a reviewer"]);
    let tied: BTreeSet<String> = strangers.into_iter().cloned().collect();
    let added = lines(&run.link(&["--add"]));
    assert!(of_kind(&added, "cluster").contains(&tied));
    assert_eq!(added, lines(&run.link(&[])), "what is added to comes to what is made anew");
    let html = run.link(&["--format", "html"]).out;
    assert!(html.contains("<svg") && html.contains("data:image/png") && !html.contains("<script"));
    assert!(run.link(&["--format", "graphml"]).out.contains("<edge source="));
    assert!(run.link(&["--format", "csv"]).out.starts_with("cluster,a,b,"));
    let erased = crosscheck(&["store", "erase", "--store", &run.text("store"), names[0]]);
    assert_eq!(erased.status, 0, "{}", erased.error);
    assert!(!run.link(&[]).out.contains(names[0].as_str()), "who was erased is in no link");
    assert_eq!(crosscheck(&["store", "check", "--store", &run.text("store")]).status, 0);
    assert!(Path::new(&run.text("store")).exists());
}
