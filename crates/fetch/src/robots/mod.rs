//! robots.txt (RFC 9309), asked before pages, texts and pictures are.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crosscheck_model::{Gap, Refusal};
use robotxt::Robots;
use tokio::sync::OnceCell;
use tokio::time::Instant;
use url::Url;

/// The name that operators can address us by.
pub(crate) const AGENT: &str = "crosscheck";
/// RFC 9309, 2.4: no longer than a day.
const KEEP: Duration = Duration::from_secs(24 * 3600);
/// A host that could not say is asked again after this.
const KEEP_FAILURE: Duration = Duration::from_secs(60);
/// RFC 9309, 2.5: at least 500 KiB are read.
const MAX_BYTES: usize = 500 << 10;
/// Hosts whose rules are remembered, and the bytes of the files they came from.
const MAX_HOSTS: usize = 1024;
const MAX_REMEMBERED_BYTES: usize = 16 << 20;

/// What a host's robots.txt says.
#[derive(Debug, Clone)]
pub(crate) enum Rules {
    /// There is none: everything may be read.
    None,
    /// Its rules.
    Some(Arc<Robots>, usize),
    /// Nobody could say, so that nothing may be read now.
    Unreachable(Gap),
}

impl Rules {
    pub(crate) fn parse(text: &[u8]) -> Self {
        let text = &text[..text.len().min(MAX_BYTES)];
        Self::Some(Arc::new(Robots::parse(&without_crawl_delay(text), AGENT)), text.len())
    }

    /// From the status and body of the answer.
    pub(crate) fn of(answer: Result<(u16, &[u8]), Gap>) -> Self {
        match answer {
            Ok((200..=299, body)) => Self::parse(body),
            Ok((500..=599, _)) => Self::Unreachable(Gap::Refused(Refusal::Robots)),
            Ok(_) => Self::None,
            Err(gap) => Self::Unreachable(gap),
        }
    }

    pub(crate) fn evaluate(&self, url: &Url) -> Result<(), Gap> {
        match self {
            Self::None => Ok(()),
            Self::Some(rules, _) if allows(rules, url) => Ok(()),
            Self::Some(..) => Err(Gap::Refused(Refusal::Robots)),
            Self::Unreachable(gap) => Err(gap.clone()),
        }
    }

    fn bytes(&self) -> usize {
        if let Self::Some(_, bytes) = self { *bytes } else { 0 }
    }
}

/// A `*` or `$` in an address is written %2A or %24 in a rule (RFC 9309, 2.2.3), but people write it plainly too: either
/// form forbids.
fn allows(rules: &Robots, url: &Url) -> bool {
    let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
    rules.is_allowed(path)
        && (!path.contains(['*', '$']) || rules.is_allowed(&path.replace('*', "%2A").replace('$', "%24")))
}

/// The parser takes a Crawl-delay between two User-agent lines for the end of the group; RFC 9309 has it ignored.
fn without_crawl_delay(text: &[u8]) -> Vec<u8> {
    let delay = |line: &&[u8]| {
        let line = line.trim_ascii_start();
        line.get(..5).is_some_and(|start| start.eq_ignore_ascii_case(b"crawl"))
    };
    let lines = text.split_inclusive(|byte| matches!(byte, b'\n' | b'\r'));
    lines.filter(|line| !delay(line)).collect::<Vec<_>>().concat()
}

/// The rules of hosts asked lately.
#[derive(Debug, Default)]
pub(crate) struct RobotsFiles(Mutex<HashMap<String, Remembered>>);

type Remembered = (Instant, Arc<OnceCell<Rules>>);

impl RobotsFiles {
    /// The place to find or put an origin's rules; old ones make room.
    pub(crate) fn cell(&self, origin: &str) -> Arc<OnceCell<Rules>> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let current = |(since, cell): &Remembered| {
            let keep = if matches!(cell.get(), Some(Rules::Unreachable(_))) { KEEP_FAILURE } else { KEEP };
            now.duration_since(*since) < keep
        };
        if let Some(known) = files.get(origin).filter(|known| current(known)) {
            return Arc::clone(&known.1);
        }
        let bytes = |files: &HashMap<String, Remembered>| -> usize {
            files.values().map(|(_, cell)| cell.get().map_or(0, Rules::bytes)).sum()
        };
        if files.len() >= MAX_HOSTS || files.len().is_multiple_of(32) && bytes(&files) > MAX_REMEMBERED_BYTES {
            files.retain(|_, known| current(known));
            let mut ages: Vec<_> = files.values().map(|(since, _)| *since).collect();
            ages.sort_unstable();
            if let Some(&middle) = ages.get(ages.len() / 2) {
                files.retain(|_, (since, _)| *since > middle);
            }
        }
        let cell = Arc::new(OnceCell::new());
        files.insert(origin.to_owned(), (now, Arc::clone(&cell)));
        cell
    }
}

/// Where an origin's rules are.
pub(crate) fn address(url: &Url) -> Url {
    let mut robots = url.clone();
    robots.set_path("/robots.txt");
    robots.set_query(None);
    robots.set_fragment(None);
    robots
}

#[cfg(test)]
mod golden;
