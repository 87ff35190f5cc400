//! Pages that many applications share: archives named for the whole batch, and answers that were fetched for another row.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crosscheck_fetch::archive::{Archive, ArchiveFile, OpenError};
use crosscheck_model::{Gap, Reply, Request};
use futures_util::future::BoxFuture;
use jiff::Timestamp;
use tokio::sync::OnceCell;

use crate::{ArchivePages, PageSource};

/// Bytes of answers that are kept for other rows. Our choice: an agency's page is some kilobytes, and memory stays flat.
const KEPT_BYTES: usize = 64 << 20;
/// Answers that are kept for other rows, without a body too.
const KEPT_ANSWERS: usize = 20_000;

/// Why a replay cannot be opened.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReplayError {
    /// The folder cannot be listed, or a file in it cannot be read.
    File(PathBuf, std::io::Error),
    /// It is no archive, or a damaged one.
    Archive(PathBuf, OpenError),
    /// The folder holds no archive.
    Empty(PathBuf),
}

impl fmt::Display for ReplayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, error) => write!(f, "cannot read {}: {error}", path.display()),
            Self::Archive(path, error) => write!(f, "cannot replay {}: {error}", path.display()),
            Self::Empty(path) => write!(f, "{} holds no WARC and no WACZ file", path.display()),
        }
    }
}

impl std::error::Error for ReplayError {}

enum Kept {
    Memory(ArchivePages),
    Disk(ArchiveFile),
}

/// Archives that answer for every row, in the order they were named. It never touches the network.
#[derive(Default)]
pub struct Replay {
    kept: Vec<Kept>,
    latest: Option<Timestamp>,
    problems: Vec<String>,
}

impl Replay {
    /// Opens each: a WARC is read from disk as it is asked for, a WACZ is held in memory, of a folder every archive in it counts in
    /// the order of the names.
    pub fn open(paths: &[PathBuf]) -> Result<Self, ReplayError> {
        let mut replay = Self::default();
        for path in paths {
            if path.is_dir() {
                let listed = std::fs::read_dir(path).map_err(|error| ReplayError::File(path.clone(), error))?;
                let mut files: Vec<PathBuf> =
                    listed.flatten().map(|entry| entry.path()).filter(|path| is_archive(path)).collect();
                files.sort();
                if files.is_empty() {
                    return Err(ReplayError::Empty(path.clone()));
                }
                for file in files {
                    replay.add(&file)?;
                }
            } else {
                replay.add(path)?;
            }
        }
        Ok(replay)
    }

    fn add(&mut self, path: &Path) -> Result<(), ReplayError> {
        let problem = |problem: &String| format!("{}: {problem}", path.display());
        match ArchiveFile::open(path) {
            Ok(file) => {
                self.latest = self.latest.max(file.latest_capture());
                self.problems.extend(file.problems().iter().map(problem));
                self.kept.push(Kept::Disk(file));
            }
            Err(OpenError::NotAnArchive) => {
                let bytes = std::fs::read(path).map_err(|error| ReplayError::File(path.to_owned(), error))?;
                let archive = Archive::open(&bytes).map_err(|error| ReplayError::Archive(path.to_owned(), error))?;
                self.latest = self.latest.max(archive.latest_capture());
                self.problems.extend(archive.problems().iter().map(problem));
                self.kept.push(Kept::Memory(ArchivePages::new(Arc::new(archive))));
            }
            Err(error) => return Err(ReplayError::Archive(path.to_owned(), error)),
        }
        Ok(())
    }

    /// The time of the latest capture: what a replay is evaluated as of when nobody says.
    pub fn latest_capture(&self) -> Option<Timestamp> {
        self.latest
    }

    /// What could not be read, in plain words.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }
}

fn is_archive(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    [".warc", ".warc.gz", ".wacz"].iter().any(|ending| name.ends_with(ending))
}

impl PageSource for Replay {
    fn get<'a>(&'a self, request: &'a Request) -> BoxFuture<'a, Reply> {
        Box::pin(async move {
            let mut answer = Reply::Gap(Gap::NotCaptured);
            for kept in &self.kept {
                answer = match kept {
                    Kept::Memory(pages) => pages.get(request).await,
                    Kept::Disk(file) => file.get(request),
                };
                if answer != Reply::Gap(Gap::NotCaptured) {
                    return answer;
                }
            }
            answer
        })
    }
}

type Answer = Arc<OnceCell<Reply>>;

#[derive(Default)]
struct Answers {
    by_request: BTreeMap<Request, Answer>,
    order: VecDeque<(Request, usize)>,
    bytes: usize,
}

/// Answers of all rows of a batch: an address that several rows name is asked for once, also if they ask at the same moment. The
/// oldest answers go when there are too many.
#[derive(Clone, Default)]
pub struct SharedPages(Arc<Mutex<Answers>>);

impl SharedPages {
    /// Pages of one application, shared with all others.
    pub fn of(&self, pages: Arc<dyn PageSource>) -> Arc<dyn PageSource> {
        Arc::new(Shared { pages, answers: self.clone() })
    }

    fn cell(&self, request: &Request) -> Answer {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(answers.by_request.entry(request.clone()).or_default())
    }

    /// Counts an answer that has come, and lets the oldest go.
    fn came(&self, request: &Request, reply: &Reply) {
        let size = match reply {
            Reply::Page(page) => page.body.len(),
            Reply::Gap(_) => 0,
        };
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        answers.order.push_back((request.clone(), size));
        answers.bytes += size;
        while answers.bytes > KEPT_BYTES || answers.order.len() > KEPT_ANSWERS {
            let Some((oldest, size)) = answers.order.pop_front() else { return };
            answers.by_request.remove(&oldest);
            answers.bytes -= size;
        }
    }
}

struct Shared {
    pages: Arc<dyn PageSource>,
    answers: SharedPages,
}

impl PageSource for Shared {
    fn get<'a>(&'a self, request: &'a Request) -> BoxFuture<'a, Reply> {
        Box::pin(async move {
            let cell = self.answers.cell(request);
            let ask = || async {
                let reply = self.pages.get(request).await;
                self.answers.came(request, &reply);
                reply
            };
            match cell.get_or_init(ask).await {
                // A row's own budget is spent, not that of the next one.
                Reply::Gap(Gap::BudgetSpent) => self.pages.get(request).await,
                reply => reply.clone(),
            }
        })
    }

    fn is_live(&self) -> bool {
        self.pages.is_live()
    }
}
