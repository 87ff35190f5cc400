//! Prints what is read from folders of sample pages that other projects publish: `read_corpus --profiles DIR [--claims]`.
//! DIR holds any of `granary`, `xray`, `octocrab`, `gitlab`, `microformats-tests`, `extruct`, as they are in those projects.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a command that reads sample files and prints")]

use std::error::Error;
use std::path::{Path, PathBuf};

use crosscheck_model::{Claims, Digest, Freshness, Outcome, Page, SourceId};
use crosscheck_sites::{read, recognise};
use serde_json::Value;
use url::Url;

type Failure = Box<dyn Error>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = arguments.iter().position(|argument| argument == "--profiles").and_then(|at| arguments.get(at + 1));
    let root = PathBuf::from(root.ok_or("usage: read_corpus --profiles DIR [--claims]")?);
    let show = arguments.iter().any(|argument| argument == "--claims");
    for group in ["granary", "xray", "octocrab", "gitlab", "microformats-tests/microformats-v2/h-card", "extruct"] {
        let mut files = Vec::new();
        collect(&root.join(group), &mut files)?;
        files.sort();
        let (mut with, mut without) = (0, 0);
        for file in files {
            let Some((profile, page)) = sample(group, &file)? else { continue };
            let extraction = read(&recognise(&profile), SourceId(1), &[page]);
            let name = file.strip_prefix(&root).unwrap_or(&file).display();
            if extraction.outcome == Outcome::Read {
                with += 1;
                println!("{name}: {}", counts(&extraction.claims));
            } else {
                without += 1;
                println!("{name}: {:?}", extraction.outcome);
            }
            if show {
                println!("{}", serde_json::to_string_pretty(&extraction.claims)?);
            }
        }
        println!("== {group}: {with} with claims, {without} without\n");
    }
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// A sample as the page it would be, and the profile it would be read for.
fn sample(group: &str, file: &Path) -> Result<Option<(Url, Page)>, Failure> {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let bytes = std::fs::read(file)?;
    let html = name.ends_with(".html");
    let sample = match group {
        "granary" => {
            let url = Url::parse(if name.starts_with("facebook") {
                "https://www.facebook.com/212038"
            } else {
                "https://example.com/martin"
            })?;
            Some((url.clone(), page(&url, 200, kind(html), bytes)))
        }
        "xray" => recorded(file, &bytes)?,
        "octocrab" => {
            let value: Value = serde_json::from_slice(&bytes)?;
            let first = value.get(0).unwrap_or(&value);
            let login = first["login"].as_str().or_else(|| first["owner"]["login"].as_str()).unwrap_or("octocat");
            let tail = match name {
                "user_repositories.json" => "/repos",
                "user_social_accounts.json" => "/social_accounts",
                "user_gpg_keys.json" => "/gpg_keys",
                "user_data.json" => "",
                _ => return Ok(None),
            };
            let url = Url::parse(&format!("https://api.github.com/users/{login}{tail}"))?;
            Some((Url::parse(&format!("https://github.com/{login}"))?, page(&url, 200, kind(false), bytes)))
        }
        "gitlab" => {
            let value: Value = serde_json::from_slice(&bytes)?;
            let user = value.get(0).unwrap_or(&value)["username"].as_str().unwrap_or_default().to_owned();
            let path = if value.is_array() { format!("users?username={user}") } else { "users/1".to_owned() };
            let url = Url::parse(&format!("https://gitlab.com/api/v4/{path}"))?;
            Some((Url::parse(&format!("https://gitlab.com/{user}"))?, page(&url, 200, kind(false), bytes)))
        }
        _ if html => {
            let url = Url::parse("http://example.com/")?;
            Some((url.clone(), page(&url, 200, kind(true), bytes)))
        }
        _ => None,
    };
    Ok(sample)
}

fn kind(html: bool) -> &'static str {
    if html { "text/html; charset=utf-8" } else { "application/json" }
}

/// XRay keeps whole HTTP answers; feeds and redirects are no profile pages.
fn recorded(file: &Path, bytes: &[u8]) -> Result<Option<(Url, Page)>, Failure> {
    let text = String::from_utf8_lossy(bytes);
    let normal = text.replace("\r\n", "\n");
    let Some((head, body)) = normal.split_once("\n\n") else { return Ok(None) };
    let status = head.split_whitespace().nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let header = |name: &str| {
        head.lines()
            .filter_map(|line| line.split_once(':'))
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
    };
    let content_type = header("content-type").unwrap_or("text/html").to_owned();
    if status != 200 || content_type.contains("xml") || content_type.contains("rss") || content_type.contains("feed") {
        return Ok(None);
    }
    let host = file.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or_default();
    let (profile, url) = match name.strip_prefix("users_") {
        Some(login) => (format!("https://github.com/{login}"), format!("https://api.github.com/users/{login}")),
        None if host.contains('.') => (format!("http://{host}/{name}"), format!("http://{host}/{name}")),
        None => (format!("https://mastodon.example/users/{name}"), format!("https://mastodon.example/users/{name}")),
    };
    let body = body.as_bytes().to_vec();
    Ok(Some((Url::parse(&profile)?, page(&Url::parse(&url)?, status, &content_type, body))))
}

fn page(url: &Url, status: u16, content_type: &str, body: Vec<u8>) -> Page {
    Page {
        url: url.clone(),
        final_url: url.clone(),
        status,
        headers: vec![("content-type".to_owned(), content_type.to_owned())],
        sha256: Digest::of(&body),
        body: body.into(),
        captured_at: jiff::Timestamp::UNIX_EPOCH,
        freshness: Freshness::Fetched,
    }
}

fn counts(claims: &Claims) -> String {
    let Claims { names, photos, places, emails, phones, handles, links, work, education, languages, texts, .. } =
        claims;
    let kinds = [
        ("names", names.len()),
        ("photos", photos.len()),
        ("places", places.len()),
        ("e-mails", emails.len()),
        ("phones", phones.len()),
        ("handles", handles.len()),
        ("links", links.len()),
        ("work", work.len()),
        ("education", education.len()),
        ("languages", languages.len()),
        ("texts", texts.len()),
        ("commits", claims.commits.len()),
        ("activity", claims.activity.len()),
        ("account", claims.account.len()),
        ("skills", claims.skills.len()),
    ];
    let shown: Vec<String> =
        kinds.iter().filter(|(_, count)| *count > 0).map(|(kind, count)| format!("{count} {kind}")).collect();
    shown.join(", ")
}
