//! A batch that is killed again and again, and one that two processes run at once, come to what an unbroken run comes to.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crosscheck_testkit::rosters::{Shares, write};

use crate::crosscheck;

const ROWS: usize = 30;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        write(folder.0.path(), 3, ROWS, Shares { bad_rows: 0, ..Shares::default() }).unwrap();
        folder
    }

    fn text(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn start(&self, store: &str) -> Child {
        let (roster, warc) = (self.text("roster.csv"), self.text("pages.warc"));
        let arguments = ["batch", &roster, "--store", &self.text(store), "--replay", &warc, "--jobs", "4"];
        let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().unwrap()
    }

    fn cases(&self, store: &str) -> String {
        crosscheck(&["cases", "--store", &self.text(store)]).out
    }

    fn holds(&self, store: &str) {
        let checked = crosscheck(&["store", "check", "--store", &self.text(store)]);
        assert_eq!(checked.status, 0, "{}", checked.out);
    }
}

#[test]
fn a_batch_that_is_killed_loses_nothing_and_doubles_nothing() {
    let folder = Folder::new();
    assert!(folder.start("unbroken").wait().unwrap().success());
    let expected = folder.cases("unbroken");
    assert_eq!(expected.lines().count(), ROWS);
    for kill_after in [150, 900, 1_400, 500] {
        let mut running = folder.start("broken");
        std::thread::sleep(Duration::from_millis(kill_after));
        // One that has ended already cannot be killed.
        drop(running.kill());
        running.wait().unwrap();
    }
    assert!(folder.start("broken").wait().unwrap().success());
    assert_eq!(folder.cases("broken"), expected);
    folder.holds("broken");
}

#[test]
fn two_batches_at_once_share_the_rows() {
    let folder = Folder::new();
    let mut both = [folder.start("shared"), folder.start("shared")];
    for running in &mut both {
        assert!(running.wait().unwrap().success());
    }
    let cases = folder.cases("shared");
    assert_eq!(cases.lines().count(), ROWS);
    assert!(cases.lines().all(|line| line.contains("\"state\":\"done\"")));
    folder.holds("shared");
}

/// Files of a run may not become longer than this: what a disk that is full comes to, without a disk.
#[test]
fn a_full_disk_ends_the_run_and_what_was_kept_is_gone_on_with() {
    let folder = Folder::new();
    assert!(folder.start("unbroken").wait().unwrap().success());
    let expected = folder.cases("unbroken");
    let (roster, store, warc) = (folder.text("roster.csv"), folder.text("full"), folder.text("pages.warc"));
    for kilobytes in [700, 1_400] {
        let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", kilobytes * 2);
        let program = env!("CARGO_BIN_EXE_crosscheck");
        let ran = Command::new("sh")
            .args(["-c", &script, "sh", program, "batch", &roster, "--store", &store, "--replay", &warc, "--jobs", "4"])
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let told = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(2), "{told}");
    }
    assert!(folder.start("full").wait().unwrap().success());
    assert_eq!(folder.cases("full"), expected);
    folder.holds("full");
}
