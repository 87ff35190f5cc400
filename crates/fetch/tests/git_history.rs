//! Histories from real git servers: `git upload-pack` behind our test server.

#![expect(clippy::unwrap_used, reason = "test code, but not inside a #[test]")]

mod support;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crosscheck_fetch::{Limits, Settings};
use crosscheck_model::{Gap, Refusal, Request, Want};
use crosscheck_testkit::servers::{Answer, Asked};
use support::*;

fn git(folder: &Path, arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let mut child = Command::new("git")
        .args(arguments)
        .current_dir(folder)
        .env("GIT_PROTOCOL", "version=2")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap_or_default();
    output.stdout
}

/// A repository with so many commits on its default branch, each with a file.
fn repository(commits: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &["init", "--quiet", "--bare", "--initial-branch=main"], b"");
    git(folder.path(), &["config", "uploadpack.allowFilter", "true"], b"");
    let mut stream = String::new();
    for number in 0..commits {
        let when = 1_700_000_000 + number * 3600;
        let content = "x".repeat(number);
        stream += &format!(
            "commit refs/heads/main\ncommitter Ada Byron <ada@example.org> {when} +0530\ndata 5\nwork\n\
             M 644 inline file\ndata {number}\n{content}\n"
        );
    }
    git(folder.path(), &["fast-import", "--quiet"], stream.as_bytes());
    folder
}

fn smart(folder: &Path, asked: &Asked) -> Answer {
    assert_eq!(asked.header("git-protocol"), Some("version=2"));
    let folder_name = folder.to_str().unwrap();
    match (asked.method.as_str(), asked.path.as_str()) {
        ("GET", "/ada/engine/info/refs?service=git-upload-pack") => {
            let body = git(folder, &["upload-pack", "--stateless-rpc", "--advertise-refs", folder_name], b"");
            Answer::new(200, &[("content-type", "application/x-git-upload-pack-advertisement")], body)
        }
        ("POST", "/ada/engine/git-upload-pack") => {
            let body = git(folder, &["upload-pack", "--stateless-rpc", folder_name], &asked.body);
            Answer::new(200, &[("content-type", "application/x-git-upload-pack-result")], body)
        }
        _ => Answer::redirect(301, &asked.path.replace("/old/", "/ada/")),
    }
}

fn history(link: &str) -> Request {
    Request::new(link.parse().unwrap(), Want::GitHistory)
}

/// The objects that the pack inside an answer announces: every one of them has to be a commit.
fn objects(body: &[u8]) -> usize {
    let start = body.windows(8).position(|window| window == b"PACK\0\0\0\x02").expect("a pack");
    u32::from_be_bytes(body[start + 8..start + 12].try_into().unwrap()) as usize
}

#[tokio::test(start_paused = true)]
async fn all_commits_come_and_nothing_else() {
    let repository = repository(7);
    let folder = repository.path().to_owned();
    let (fetcher, _, log) = in_memory(Settings::default(), move |asked| smart(&folder, asked));
    let found = page(fetcher.get(&history("http://git.example/ada/engine/")).await);
    assert_eq!(found.media_type(), "application/x-git-upload-pack-result");
    assert_eq!(found.final_url.as_str(), "http://git.example/ada/engine");
    assert_eq!(objects(&found.body), 7);
    assert_eq!(log.lock().unwrap().len(), 3, "no robots.txt: this is a documented interface");
}

#[tokio::test(start_paused = true)]
async fn a_renamed_repository_is_followed() {
    let repository = repository(2);
    let folder = repository.path().to_owned();
    let (fetcher, _, _) = in_memory(Settings::default(), move |asked| smart(&folder, asked));
    let found = page(fetcher.get(&history("http://git.example/old/engine")).await);
    assert_eq!((found.url.path(), found.final_url.path()), ("/old/engine", "/ada/engine"));
    assert_eq!(objects(&found.body), 2);
}

#[tokio::test(start_paused = true)]
async fn a_history_that_is_too_large_is_cut_to_its_newest_part() {
    let repository = repository(60);
    let folder = repository.path().to_owned();
    let limits = Limits { history_bytes: 4096, history_depth: 100, ..Limits::default() };
    let (fetcher, _, _) = in_memory(Settings { limits, ..Settings::default() }, move |asked| smart(&folder, asked));
    assert_eq!(objects(&page(fetcher.get(&history("http://git.example/ada/engine")).await).body), 10);
}

#[tokio::test(start_paused = true)]
async fn a_repository_without_commits_has_an_empty_history() {
    let repository = repository(0);
    let folder = repository.path().to_owned();
    let (fetcher, _, _) = in_memory(Settings::default(), move |asked| smart(&folder, asked));
    let found = page(fetcher.get(&history("http://git.example/ada/engine")).await);
    assert!(!found.body.windows(4).any(|window| window == b"PACK"));
}

#[tokio::test(start_paused = true)]
async fn servers_that_do_not_speak_it_are_gaps() {
    let page_404 = Answer::new(404, &[("content-type", "text/html")], "<html>no such repository");
    let (fetcher, _, _) = in_memory(Settings::default(), move |_| page_404.clone());
    assert_eq!(page(fetcher.get(&history("http://git.example/ada/engine")).await).status, 404);
    for (answer, expected) in [
        (Answer::new(200, &[], format!("{}\trefs/heads/main\n", "a".repeat(40))), Gap::Malformed),
        (Answer::new(200, &[], "001e# service=git-upload-pack\n0000"), Gap::Malformed),
        (Answer::html("<!doctype html><title>Ada</title>"), Gap::Malformed),
        (Answer::new(401, &[], ""), Gap::Refused(Refusal::SignIn)),
        (Answer::redirect(302, "http://10.0.0.1/x/info/refs"), Gap::AddressNotAllowed),
        (Answer::redirect(302, "/users/sign_in"), Gap::Refused(Refusal::SignIn)),
    ] {
        let (fetcher, _, _) = in_memory(Settings::default(), move |_| answer.clone());
        assert_eq!(gap(fetcher.get(&history("http://git.example/ada/engine")).await), expected);
    }
}
