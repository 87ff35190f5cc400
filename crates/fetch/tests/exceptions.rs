//! The user's exceptions, on the real network of this machine: they open what they name and nothing beside it.

#![expect(clippy::unwrap_used, reason = "test code, but not inside a #[test]")]

mod support;

use std::sync::Arc;

use crosscheck_fetch::{Fetcher, Settings, Tokens};
use crosscheck_model::Gap;
use crosscheck_testkit::servers::{Answer, Asked, Authority, Server};
use support::*;

struct Here {
    server: Server,
    ca: std::path::PathBuf,
    _folder: tempfile::TempDir,
}

async fn here() -> Here {
    let authority = Authority::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let ca = folder.path().join("ca.pem");
    std::fs::write(&ca, authority.pem()).unwrap();
    let handler = |asked: &Asked| match asked.header("authorization") {
        Some(token) => Answer::new(200, &[("cache-control", "max-age=600")], token),
        None if asked.path.contains("key=") => Answer::new(200, &[("cache-control", "max-age=600")], &asked.path),
        None => Answer::json(&asked.host),
    };
    let server = Server::start(&authority, Arc::new(handler)).await.unwrap();
    Here { server, ca, _folder: folder }
}

async fn asked(settings: Settings, link: &str) -> Result<String, Gap> {
    match Fetcher::new(settings).unwrap().get(&json(link)).await {
        crosscheck_model::Reply::Page(page) => Ok(String::from_utf8_lossy(&page.body).into_owned()),
        crosscheck_model::Reply::Gap(gap) => Err(gap),
    }
}

#[tokio::test]
async fn by_default_this_machine_is_out_of_reach() {
    let here = here().await;
    let port = here.server.http.port();
    for link in [format!("http://127.0.0.1:{port}/"), format!("http://localhost:{port}/"), "http://[::1]/".into()] {
        assert_eq!(asked(Settings::default(), &link).await, Err(Gap::AddressNotAllowed), "{link}");
    }
}

#[tokio::test]
async fn an_allowed_range_opens_its_addresses_on_any_port_and_no_other_address() {
    let here = here().await;
    let port = here.server.http.port();
    let settings = || Settings { allow_private: vec!["127.0.0.0/8".parse().unwrap()], ..Settings::default() };
    let link = format!("http://127.0.0.1:{port}/");
    assert_eq!(asked(settings(), &link).await, Ok(format!("127.0.0.1:{port}")));
    for link in ["http://10.0.0.1/", "http://[::ffff:127.0.0.1]/", "http://8.8.8.8:8080/"] {
        assert_eq!(asked(settings(), link).await, Err(Gap::AddressNotAllowed), "{link}");
    }
}

#[tokio::test]
async fn a_named_host_is_asked_where_the_user_says_with_its_certificate_checked() {
    let here = here().await;
    let to = |host: &str| format!("{host}:443:{}", here.server.https).parse().unwrap();
    let resolve = vec![to("profiles.example"), to("wrong.example")];
    let settings = || Settings { resolve: resolve.clone(), ca_files: vec![here.ca.clone()], ..Settings::default() };
    assert_eq!(asked(settings(), "https://profiles.example/ada").await, Ok("profiles.example".into()));
    assert_eq!(asked(settings(), "https://wrong.example/").await, Err(Gap::ConnectionFailed), "another's certificate");
    let unknown = Settings { ca_files: Vec::new(), ..settings() };
    assert_eq!(asked(unknown, "https://profiles.example/").await, Err(Gap::ConnectionFailed), "unknown authority");
    assert_eq!(asked(settings(), "https://profiles.example:8443/").await, Err(Gap::AddressNotAllowed), "another port");
}

fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[tokio::test]
async fn tokens_reach_their_sites_and_are_neither_kept_nor_shown() {
    let here = here().await;
    let store = tempfile::tempdir().unwrap();
    let to = |host: &str| format!("{host}:443:{}", here.server.https).parse().unwrap();
    let settings = || Settings {
        resolve: vec![to("api.github.com"), to("api.stackexchange.com")],
        ca_files: vec![here.ca.clone()],
        cache_dir: Some(store.path().into()),
        sites: crosscheck_sites::directory(),
        tokens: Tokens::from_iter([("github", "s3cret-a"), ("stackexchange_key", "s3cret-b")]),
        ..Settings::default()
    };
    assert_eq!(asked(settings(), "https://api.github.com/users/ada").await, Ok("Bearer s3cret-a".into()));
    let link = "https://api.stackexchange.com/2.3/users/1?site=stackoverflow";
    let found = page(Fetcher::new(settings()).unwrap().get(&json(link)).await);
    assert!(found.body.ends_with(b"key=s3cret-b"));
    assert_eq!((found.url.as_str(), found.final_url.as_str()), (link, link));
    let kept = files(&store.path().join("index"));
    assert_eq!(kept.len(), 2);
    for file in kept {
        assert!(!std::fs::read_to_string(file).unwrap().contains("s3cret"));
    }
}
