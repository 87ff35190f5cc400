//! Answers kept on disk between runs, as long as their servers allow: an index of policies over a store of bodies that
//! are named by their digest.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crosscheck_model::{Digest, Freshness};
use http::request::Parts;
use http_cache_semantics::{AfterResponse, BeforeRequest, CacheOptions, CachePolicy};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::SetupError;
use crate::wire::Answer;

/// The store is cut to this when a run starts, oldest first.
const MAX_BYTES: u64 = 512 << 20;
/// A profile that nobody looked at for so long is asked for afresh.
const MAX_AGE: Duration = Duration::from_secs(30 * 24 * 3600);

#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    policy: CachePolicy,
    captured_at: Timestamp,
    body: Digest,
}

/// What the store holds for a request.
pub(crate) enum CacheLookup {
    Nothing,
    /// It may be used without asking.
    Fresh(Answer, Timestamp),
    /// It may be used if the server says that nothing changed; ask with these headers.
    Stale(Box<Stale>),
}

pub(crate) struct Stale {
    pub(crate) headers: http::HeaderMap,
    policy: CachePolicy,
    body: Vec<u8>,
}

#[derive(Debug, Clone)]
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    pub(crate) fn open(folder: &Path) -> Result<Self, SetupError> {
        let failed = |source| SetupError::Cache { path: folder.to_owned(), source };
        for part in ["index", "body"] {
            fs::create_dir_all(folder.join(part)).map_err(failed)?;
        }
        private(folder).map_err(failed)?;
        let cache = Self { folder: folder.to_owned() };
        cache.prune();
        Ok(cache)
    }

    /// Looks a request up. Whatever is damaged counts as nothing.
    pub(crate) fn look(&self, request: &Parts, now: Timestamp) -> CacheLookup {
        let Some((entry, body)) = self.load(request) else { return CacheLookup::Nothing };
        match entry.policy.before_request(request, now.into()) {
            BeforeRequest::Fresh(parts) => {
                let answer =
                    Answer { status: parts.status, headers: parts.headers, body, freshness: Freshness::Cached };
                CacheLookup::Fresh(answer, entry.captured_at)
            }
            BeforeRequest::Stale { request, matches: true } => {
                CacheLookup::Stale(Box::new(Stale { headers: request.headers, policy: entry.policy, body }))
            }
            BeforeRequest::Stale { .. } => CacheLookup::Nothing,
        }
    }

    /// The server answered 304: the kept body with renewed headers, kept again.
    pub(crate) fn renew(&self, request: &Parts, stale: Stale, answer: &Answer, now: Timestamp) -> Option<Answer> {
        match stale.policy.after_response(request, &head(answer), now.into()) {
            AfterResponse::NotModified(policy, parts) => {
                let (status, headers, body) = (parts.status, parts.headers, stale.body);
                let answer = Answer { status, headers, body, freshness: Freshness::NotModified };
                self.save(request, &Entry { policy, captured_at: now, body: Digest::of(&answer.body) }, &answer.body);
                Some(answer)
            }
            AfterResponse::Modified(..) => None,
        }
    }

    /// Keeps an answer if it may be kept and is of any later use.
    pub(crate) fn keep(&self, request: &Parts, answer: &Answer, now: Timestamp) {
        let options = CacheOptions { shared: false, ..CacheOptions::default() };
        let policy = CachePolicy::new_options(request, &head(answer), now.into(), options);
        let checkable = ["etag", "last-modified"].iter().any(|name| answer.headers.contains_key(*name));
        if policy.is_storable() && (checkable || !policy.time_to_live(now.into()).is_zero()) {
            self.save(request, &Entry { policy, captured_at: now, body: Digest::of(&answer.body) }, &answer.body);
        }
    }

    fn load(&self, request: &Parts) -> Option<(Entry, Vec<u8>)> {
        let entry: Entry = serde_json::from_slice(&fs::read(self.index(request)).ok()?).ok()?;
        let body = fs::read(self.body(entry.body)).ok()?;
        (Digest::of(&body) == entry.body).then_some((entry, body))
    }

    fn save(&self, request: &Parts, entry: &Entry, body: &[u8]) {
        let written = serde_json::to_vec(entry).map_err(io::Error::other).and_then(|text| {
            write(&self.body(entry.body), body)?;
            write(&self.index(request), &text)
        });
        // A full disk makes the next run slower, nothing else.
        written.unwrap_or_default();
    }

    fn index(&self, request: &Parts) -> PathBuf {
        let accept = request.headers.get(http::header::ACCEPT).map_or(&b""[..], |value| value.as_bytes());
        let key = [request.uri.to_string().as_bytes(), b"\n", accept].concat();
        place(&self.folder.join("index"), &Digest::of(&key))
    }

    fn body(&self, digest: Digest) -> PathBuf {
        place(&self.folder.join("body"), &digest)
    }

    /// Removes what is old, and the oldest until the store is no larger than it should be.
    fn prune(&self) {
        let mut files = Vec::new();
        for part in ["index", "body"] {
            for folder in entries(&self.folder.join(part)) {
                for file in entries(&folder) {
                    if let Ok(about) = fs::metadata(&file) {
                        files.push((about.modified().unwrap_or(SystemTime::UNIX_EPOCH), about.len(), file));
                    }
                }
            }
        }
        files.sort_by(|a, b| b.cmp(a));
        let mut kept = 0;
        for (modified, bytes, file) in files {
            kept += bytes;
            if kept > MAX_BYTES || modified.elapsed().is_ok_and(|age| age > MAX_AGE) {
                fs::remove_file(file).unwrap_or_default();
            }
        }
    }
}

fn head(answer: &Answer) -> http::Response<()> {
    let mut head = http::Response::new(());
    *head.status_mut() = answer.status;
    *head.headers_mut() = answer.headers.clone();
    head
}

fn place(folder: &Path, digest: &Digest) -> PathBuf {
    let name = digest.to_string();
    folder.join(&name[..2]).join(name)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).map(|all| all.flatten().map(|entry| entry.path()).collect()).unwrap_or_default()
}

/// Never leaves half a file under its final name.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let unique = std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), path);
    let temporary = path.with_extension(format!("{unique:016x}"));
    fs::write(&temporary, bytes)?;
    fs::rename(&temporary, path)
}

/// Pages hold personal data: nobody else on the machine may read them.
#[cfg(unix)]
fn private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn private(_: &Path) -> io::Result<()> {
    Ok(())
}
