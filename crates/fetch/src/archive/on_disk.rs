//! A WARC that is too large for memory: one pass finds where each capture stands, a request reads the one that answers it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crosscheck_model::{Digest, Freshness, Gap, Page, Reply, Request, Want};
use flate2::bufread::MultiGzDecoder;
use jiff::Timestamp;
use url::Url;

use super::contents::{FILE_SCHEME, GAP_TYPE};
use super::http::Answer;
use super::limits::MAX_BODY;
use super::open::{MAX_REDIRECTS, percent_decode, target};
use super::open_error::OpenError;
use super::{lookup, warc};

/// Most captures of one file: at some 200 bytes each, what they take in memory stays under 2 GiB.
const MAX_CAPTURES: usize = 10_000_000;

/// Where one capture stands, and what tells whether it answers a request.
#[derive(Debug, Clone)]
struct Capture {
    url: Url,
    status: u16,
    media: Box<str>,
    captured_at: Timestamp,
    offset: u64,
    length: u32,
    /// The block is an HTTP answer, not the body alone.
    is_answer: bool,
}

/// The captures of a WARC file, read when they are asked for. It never touches the network.
#[derive(Debug)]
pub struct ArchiveFile {
    file: Mutex<File>,
    captures: Vec<Capture>,
    by_path: BTreeMap<u64, Vec<u32>>,
    gaps: BTreeMap<String, Gap>,
    latest: Option<Timestamp>,
    problems: Vec<String>,
}

impl ArchiveFile {
    /// Reads through a WARC (1.0, 1.1; plain, gzip per record or whole). A packed one is unpacked into a temporary file first.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let unreadable = |error: io::Error| OpenError::NoRecords(error.to_string());
        let mut file = File::open(path).map_err(unreadable)?;
        let mut start = [0; 5];
        let count = file.read(&mut start).map_err(unreadable)?;
        file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
        if start[..count].starts_with(&[0x1f, 0x8b]) {
            let mut unpacked = tempfile::tempfile().map_err(unreadable)?;
            io::copy(&mut MultiGzDecoder::new(BufReader::new(file)), &mut unpacked).map_err(unreadable)?;
            unpacked.seek(SeekFrom::Start(0)).map_err(unreadable)?;
            file = unpacked;
        } else if &start[..count] != b"WARC/" {
            return Err(OpenError::NotAnArchive);
        }
        let reading = file.try_clone().map_err(unreadable)?;
        let mut archive = Self {
            file: Mutex::new(file),
            captures: Vec::new(),
            by_path: BTreeMap::new(),
            gaps: BTreeMap::new(),
            latest: None,
            problems: Vec::new(),
        };
        archive.find_captures(Counting { inner: BufReader::with_capacity(1 << 20, reading), position: 0 })?;
        Ok(archive)
    }

    fn find_captures(&mut self, mut input: Counting<BufReader<File>>) -> Result<(), OpenError> {
        for count in 0.. {
            match warc::read(&mut input, MAX_BODY + (1 << 16)) {
                Ok(Some(record)) if record.skipped => {
                    if let Some(target) = target(&record) {
                        self.gaps.insert(target, Gap::TooLarge);
                    }
                }
                Ok(Some(record)) => {
                    let offset = input.position - record.block.len() as u64;
                    self.keep(&record, offset);
                }
                Ok(None) => return Ok(()),
                Err(error) if count == 0 => return Err(OpenError::NoRecords(error.to_string())),
                Err(error) => {
                    self.problems.push(format!("reading stopped after record {count}: {error}"));
                    return Ok(());
                }
            }
            if self.captures.len() >= MAX_CAPTURES {
                self.problems.push(format!("only the first {MAX_CAPTURES} captures were read"));
                return Ok(());
            }
        }
        Ok(())
    }

    fn keep(&mut self, record: &warc::Record, offset: u64) {
        let kind = record.header("WARC-Type").unwrap_or_default().to_ascii_lowercase();
        let Some(address) = target(record) else { return };
        let date = record.header("WARC-Date").and_then(|date| date.parse::<Timestamp>().ok());
        let captured_at = date.unwrap_or(Timestamp::UNIX_EPOCH);
        self.latest = self.latest.max(date);
        if record.was_changed() {
            self.unreadable(&address, captured_at, "does not have the digest that its record states");
            return;
        }
        let media = record.header("Content-Type").unwrap_or_default();
        let Ok(length) = u32::try_from(record.block.len()) else { return };
        match kind.as_str() {
            "metadata" if media.starts_with(GAP_TYPE) => {
                if let Ok(gap) = serde_json::from_slice(&record.block) {
                    self.gaps.insert(address, gap);
                }
            }
            "resource" if address.starts_with(FILE_SCHEME) => {
                let name = percent_decode(&address[FILE_SCHEME.len()..]);
                self.problems.push(format!("the file {name} in it belongs to one case and was not read"));
            }
            "response" if media.starts_with("application/http") => match Answer::parse(&record.block) {
                Some(answer) => {
                    let media = answer.headers.iter().find(|(name, _)| name == "content-type");
                    let media = media.map(|(_, value)| value.as_str()).unwrap_or_default();
                    if let Some(problem) = answer.problem {
                        self.problems.push(format!("the answer captured at {captured_at}: {problem}"));
                    }
                    self.add(&address, answer.status, media, captured_at, offset, length, true);
                }
                None => self.unreadable(&address, captured_at, "cannot be read"),
            },
            "response" | "resource" | "conversion" => {
                self.add(&address, 200, media, captured_at, offset, length, false);
            }
            "revisit" => self.add_revisit(record, &address, captured_at),
            _ => {}
        }
    }

    /// What was captured and cannot be used is no gap of the capture.
    fn unreadable(&mut self, address: &str, captured_at: Timestamp, why: &str) {
        self.problems.push(format!("the answer captured at {captured_at} {why}"));
        let address = address.parse::<Url>().map_or_else(|_| address.to_owned(), |url| url.to_string());
        self.gaps.entry(address).or_insert(Gap::Malformed);
    }

    #[expect(clippy::too_many_arguments, reason = "they are the fields of one capture")]
    fn add(&mut self, address: &str, status: u16, media: &str, at: Timestamp, offset: u64, length: u32, answer: bool) {
        let Ok(url) = address.parse::<Url>() else { return };
        if matches!(url.scheme(), "http" | "https") {
            let media = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase().into();
            self.insert(Capture { url, status, media, captured_at: at, offset, length, is_answer: answer });
        }
    }

    /// The same answer as an earlier capture: this address points at it.
    fn add_revisit(&mut self, record: &warc::Record, address: &str, captured_at: Timestamp) {
        let refers = record.header("WARC-Refers-To-Target-URI").unwrap_or(address).trim_matches(['<', '>']);
        let earlier = refers.parse::<Url>().ok().and_then(|url| self.find(&url, None).cloned());
        if let (Some(capture), Ok(url)) = (earlier, address.parse::<Url>()) {
            self.insert(Capture { url, captured_at, ..capture });
        }
    }

    fn insert(&mut self, capture: Capture) {
        let Ok(number) = u32::try_from(self.captures.len()) else { return };
        self.by_path.entry(key(&capture.url)).or_default().push(number);
        self.captures.push(capture);
    }

    fn find(&self, url: &Url, want: Option<Want>) -> Option<&Capture> {
        let wanted = lookup::path_key(url);
        let captures = self.by_path.get(&key(url))?.iter().filter_map(|number| self.captures.get(*number as usize));
        captures
            .filter(|capture| lookup::path_key(&capture.url) == wanted)
            .filter(|capture| want.is_none_or(|want| lookup::answers(capture.status, &capture.media, want)))
            .filter_map(|capture| Some((lookup::distance(url, &capture.url)?, capture)))
            .min_by_key(|(distance, capture)| {
                (capture.status >= 400, *distance, std::cmp::Reverse(capture.captured_at))
            })
            .map(|(_, capture)| capture)
    }

    fn load(&self, capture: &Capture) -> Option<Page> {
        let mut block = vec![0; capture.length as usize];
        {
            let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(capture.offset)).ok()?;
            file.read_exact(&mut block).ok()?;
        }
        let answer = match capture.is_answer {
            true => Answer::parse(&block)?,
            false => Answer {
                status: 200,
                headers: vec![("content-type".to_owned(), capture.media.to_string())],
                body: block,
                problem: None,
            },
        };
        Some(Page {
            url: capture.url.clone(),
            final_url: capture.url.clone(),
            status: answer.status,
            headers: answer.headers,
            sha256: Digest::of(&answer.body),
            body: answer.body.into(),
            captured_at: capture.captured_at,
            freshness: Freshness::Fetched,
        })
    }

    /// Answers a request as the network did when the archive was made. What it does not hold is [`Gap::NotCaptured`].
    pub fn get(&self, request: &Request) -> Reply {
        let mut url = request.url.clone();
        url.set_fragment(None);
        for _ in 0..=MAX_REDIRECTS {
            let Some(page) = self.find(&url, Some(request.want)).and_then(|capture| self.load(capture)) else {
                let gap = self.gaps.get(url.as_str()).or_else(|| self.gaps.get(request.url.as_str()));
                return Reply::Gap(gap.cloned().unwrap_or(Gap::NotCaptured));
            };
            let target = page.header("location").filter(|_| (300..400).contains(&page.status));
            match target.and_then(|target| page.url.join(target).ok()) {
                Some(next) if next != page.url => url = next,
                _ => return Reply::Page(Page { url: request.url.clone(), ..page }),
            }
        }
        Reply::Gap(Gap::Malformed)
    }

    /// How many captures it holds.
    pub fn len(&self) -> usize {
        self.captures.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.captures.is_empty()
    }

    /// The time of the latest capture, if there is any.
    pub fn latest_capture(&self) -> Option<Timestamp> {
        self.latest
    }

    /// What could not be read, in plain words.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }
}

/// Addresses that may be one page, as a number: half the memory of the text.
fn key(url: &Url) -> u64 {
    let digest = Digest::of(lookup::path_key(url).as_bytes());
    digest.as_bytes().iter().take(8).fold(0, |key, byte| key << 8 | u64::from(*byte))
}

/// A reader that knows where it is.
struct Counting<R> {
    inner: R,
    position: u64,
}

impl<R: BufRead> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.position += count as u64;
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Counting<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.position += count as u64;
        self.inner.consume(count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Archive;

    fn record(address: &str, http: &str) -> String {
        format!(
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-11-02T08:00:00Z\r\n\
             Content-Type: application/http\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
            http.len()
        )
    }

    fn warc() -> String {
        let page = |body: &str| format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}");
        record("https://one.example/a?page=1", &page("<p>one</p>"))
            + &record("https://one.example/b", "HTTP/1.1 301 Moved\r\nLocation: /a\r\n\r\n")
            + &record("https://two.example/a", "HTTP/1.1 404 Not Found\r\n\r\n")
            + &record("https://two.example/p.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\u{1}\u{2}")
    }

    #[test]
    fn it_answers_as_the_archive_in_memory_does_plain_and_packed() {
        use std::io::Write;
        let folder = tempfile::tempdir().unwrap();
        let (plain, packed) = (folder.path().join("a.warc"), folder.path().join("a.warc.gz"));
        std::fs::write(&plain, warc()).unwrap();
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(warc().as_bytes()).unwrap();
        std::fs::write(&packed, gzip.finish().unwrap()).unwrap();
        let memory = Archive::open(warc().as_bytes()).unwrap();
        for path in [plain, packed] {
            let file = ArchiveFile::open(&path).unwrap();
            assert_eq!((file.len(), file.latest_capture()), (4, memory.latest_capture()));
            for (address, want) in [
                ("https://one.example/a", Want::Html),
                ("https://one.example/b", Want::Html),
                ("https://one.example/b#top", Want::Json),
                ("https://www.two.example/a/", Want::Json),
                ("https://two.example/p.png", Want::Image),
                ("https://two.example/none", Want::Html),
            ] {
                let request = Request::new(address.parse().unwrap(), want);
                assert_eq!(file.get(&request), memory.get(&request), "{address}");
            }
        }
    }

    #[test]
    fn what_is_no_warc_is_told_and_a_cut_one_is_read_up_to_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.warc");
        std::fs::write(&path, "no archive").unwrap();
        assert!(matches!(ArchiveFile::open(&path), Err(OpenError::NotAnArchive)));
        let whole = warc();
        std::fs::write(&path, &whole[..whole.len() - 20]).unwrap();
        let file = ArchiveFile::open(&path).unwrap();
        assert_eq!((file.len(), file.problems().len()), (3, 1));
    }
}
