//! All commits of a repository without trees or blobs: git's protocol version 2 over HTTP, through the same guard.

use crosscheck_model::{Gap, Reply, Request};
use http::Method;
use url::Url;

use crate::Limits;
use crate::fetcher::Fetcher;
use crate::outcome::{self, Fetched};
use crate::request_options::RequestOptions;

/// Branches asked for besides the one that HEAD names.
const BRANCHES: [&str; 3] = ["refs/heads/main", "refs/heads/master", "refs/heads/trunk"];
/// A history that is too large is asked for again with a tenth of its depth, so often.
const ATTEMPTS: u32 = 3;
const FLUSH: &str = "0000";
const DELIMITER: &str = "0001";
const VERSION: [(&str, &str); 1] = [("git-protocol", "version=2")];
const VERSION_AND_TYPE: [(&str, &str); 2] =
    [("git-protocol", "version=2"), ("content-type", "application/x-git-upload-pack-request")];

/// What the server says it can do.
#[derive(Debug, Default, PartialEq, Eq)]
struct Abilities {
    version_2: bool,
    sha256: bool,
    filter: bool,
    shallow: bool,
}

/// The raw answer of the server's upload-pack as a page. Another status than 200 is passed on as it came.
pub(crate) async fn history(fetcher: &Fetcher, request: &Request) -> Reply {
    match fetch(fetcher, request).await {
        Ok(fetched) => outcome::evaluate(request, fetched, &fetcher.evaluator()),
        Err(gap) => Reply::Gap(gap),
    }
}

async fn fetch(fetcher: &Fetcher, request: &Request) -> Result<Fetched, Gap> {
    let limits = Limits {
        wire_bytes: fetcher.limits().history_bytes,
        decoded_bytes: fetcher.limits().history_bytes,
        ..*fetcher.limits()
    };
    let mut repository = request.url.clone();
    repository.set_query(None);
    repository.set_fragment(None);
    let base = repository.as_str().trim_end_matches('/').to_owned();
    let start = link(&format!("{base}/info/refs?service=git-upload-pack"))?;
    let options = RequestOptions {
        more: &VERSION,
        keep: false,
        ..RequestOptions::get("application/x-git-upload-pack-advertisement", &limits)
    };
    let found = fetcher.follow(&start, &options).await?;
    if found.answer.status != 200 {
        return Ok(found);
    }
    let abilities = abilities(&found.answer.body);
    if crosscheck_model::is_html(&found.answer.body) || !abilities.version_2 || !abilities.filter {
        return Err(Gap::Malformed);
    }
    // A renamed repository answers from its new address.
    let (moved, _) = found.final_url.as_str().rsplit_once("/info/refs").ok_or(Gap::Malformed)?;
    let (moved, service) = (link(moved)?, link(&format!("{moved}/git-upload-pack"))?);
    let options = RequestOptions {
        method: Method::POST,
        accept: "application/x-git-upload-pack-result",
        more: &VERSION_AND_TYPE,
        ..options
    };
    let listed =
        fetcher.follow(&service, &RequestOptions { body: list_refs(&abilities).into(), ..options.clone() }).await?;
    if listed.answer.status != 200 {
        return Ok(Fetched { final_url: moved, ..listed });
    }
    let tips = tips(&listed.answer.body).ok_or(Gap::Malformed)?;
    if tips.is_empty() {
        // A repository without a commit: an empty history.
        return Ok(Fetched { final_url: moved, ..listed });
    }
    let mut depth = limits.history_depth;
    for attempt in 1.. {
        let body = want_history(&abilities, &tips, depth).into();
        match fetcher.follow(&service, &RequestOptions { body, ..options.clone() }).await {
            Ok(history) => return Ok(Fetched { final_url: moved, ..history }),
            Err(Gap::TooLarge) if attempt < ATTEMPTS && abilities.shallow => depth = (depth / 10).max(1),
            Err(gap) => return Err(gap),
        }
    }
    Err(Gap::TooLarge)
}

fn link(text: &str) -> Result<Url, Gap> {
    crate::guard::parse(text, None).map_err(crate::route::refused)
}

fn packet(text: &str) -> String {
    format!("{:04x}{text}", text.len() + 4)
}

fn command(name: &str, abilities: &Abilities) -> String {
    let format = if abilities.sha256 { packet("object-format=sha256") } else { String::new() };
    format!("{}{format}{DELIMITER}", packet(&format!("command={name}\n")))
}

fn list_refs(abilities: &Abilities) -> String {
    let prefixes: String =
        ["HEAD"].iter().chain(&BRANCHES).map(|name| packet(&format!("ref-prefix {name}\n"))).collect();
    format!("{}{prefixes}{FLUSH}", command("ls-refs", abilities))
}

fn want_history(abilities: &Abilities, tips: &[String], depth: u32) -> String {
    let mut text = command("fetch", abilities);
    text += &packet("no-progress\n");
    text += &packet("filter tree:0\n");
    if abilities.shallow {
        text += &packet(&format!("deepen {depth}\n"));
    }
    for tip in tips {
        text += &packet(&format!("want {tip}\n"));
    }
    text + &packet("done\n") + FLUSH
}

/// The lines of an answer, without flushes and delimiters; `None` once it breaks off or is not in this format.
fn packets(mut bytes: &[u8]) -> impl Iterator<Item = Option<&[u8]>> {
    std::iter::from_fn(move || {
        while !bytes.is_empty() {
            let length = bytes.get(..4).and_then(|digits| std::str::from_utf8(digits).ok());
            let length = length.and_then(|digits| usize::from_str_radix(digits, 16).ok());
            let taken = match length {
                Some(0..=2) => 4,
                Some(length) if length >= 4 && length <= bytes.len() => length,
                _ => {
                    bytes = &[];
                    return Some(None);
                }
            };
            let line = &bytes[4..taken];
            bytes = &bytes[taken..];
            if taken > 4 {
                return Some(Some(line.strip_suffix(b"\n").unwrap_or(line)));
            }
        }
        None
    })
}

fn abilities(advertisement: &[u8]) -> Abilities {
    let mut found = Abilities::default();
    for line in packets(advertisement).flatten() {
        let line = String::from_utf8_lossy(line);
        if line == "version 2" {
            found.version_2 = true;
        } else if line == "object-format=sha256" {
            found.sha256 = true;
        } else if let Some(features) = line.strip_prefix("fetch=") {
            found.filter = features.split(' ').any(|feature| feature == "filter");
            found.shallow = features.split(' ').any(|feature| feature == "shallow");
        }
    }
    found
}

/// The distinct commits that the listed names stand for.
fn tips(listing: &[u8]) -> Option<Vec<String>> {
    let mut tips = Vec::new();
    for line in packets(listing) {
        let line = std::str::from_utf8(line?).ok()?;
        let (id, name) = line.split_once(' ')?;
        let name = name.split(' ').next()?;
        let known = name == "HEAD" || BRANCHES.contains(&name);
        if known && matches!(id.len(), 40 | 64) && id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            tips.push(id.to_owned());
        }
    }
    tips.sort();
    tips.dedup();
    Some(tips)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abilities_are_read_with_and_without_the_service_line() {
        let plain = [packet("version 2\n"), packet("fetch=shallow wait-for-done filter\n"), FLUSH.into()].concat();
        let full = [packet("# service=git-upload-pack\n"), FLUSH.into(), plain.clone()].concat();
        let all = Abilities { version_2: true, sha256: false, filter: true, shallow: true };
        assert_eq!(abilities(plain.as_bytes()), all);
        assert_eq!(abilities(full.as_bytes()), all);
        for dumb in ["", "<html>", "0123456789abcdef refs/heads/main\n", "ffff", "0004", "0003000"] {
            assert_eq!(abilities(dumb.as_bytes()), Abilities::default(), "{dumb}");
        }
    }

    #[test]
    fn only_the_expected_names_are_taken_from_a_listing() {
        let (a, b) = ("a".repeat(40), "b".repeat(40));
        let listing = [
            packet(&format!("{a} HEAD symref-target:refs/heads/main\n")),
            packet(&format!("{a} refs/heads/main\n")),
            packet(&format!("{b} refs/heads/master\n")),
            packet(&format!("{b} refs/heads/unasked\n")),
            packet("unborn HEAD symref-target:refs/heads/main\n"),
            FLUSH.into(),
        ];
        assert_eq!(tips(listing.concat().as_bytes()), Some(vec![a, b]));
        assert_eq!(tips(b"0000"), Some(vec![]));
        assert_eq!(tips(b"00zz"), None);
        assert_eq!(tips(packet("nonsense").as_bytes()), None);
    }
}
