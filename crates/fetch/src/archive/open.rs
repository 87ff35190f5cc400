use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor};

use crosscheck_model::{Digest, Freshness, Gap, Page, Reply, Request, Want};
use flate2::bufread::MultiGzDecoder;
use jiff::Timestamp;
use url::Url;

use crate::outcome::RENDERED_BY;

use super::contents::{CASE_ADDRESS, CaseSheet, FILE_SCHEME, GAP_TYPE, HandedIn};
use super::http::Answer;
use super::limits::{MAX_BODY, MAX_RECORDS, MAX_TOTAL};
use super::open_error::OpenError;
use super::{lookup, wacz, warc};

/// Everything an archive holds, ready to answer requests. It never touches the network.
#[derive(Debug, Default)]
pub struct Archive {
    pages: Vec<Page>,
    by_path: BTreeMap<String, Vec<usize>>,
    gaps: BTreeMap<String, Gap>,
    files: Vec<HandedIn>,
    sheet: Option<CaseSheet>,
    problems: Vec<String>,
}

/// Redirects followed inside an archive, as in the live fetcher.
pub(super) const MAX_REDIRECTS: usize = 10;

impl Archive {
    /// Reads an archive. Broken records are left out and listed in [`Archive::problems`].
    pub fn open(bytes: &[u8]) -> Result<Self, OpenError> {
        let mut archive = Self::default();
        if bytes.starts_with(b"PK") {
            for (name, warc) in wacz::warcs(bytes)? {
                archive.read_file(&name, &warc)?;
            }
        } else if bytes.starts_with(&[0x1f, 0x8b]) || bytes.trim_ascii_start().starts_with(b"WARC/") {
            archive.read_file("the archive", bytes)?;
        } else {
            return Err(OpenError::NotAnArchive);
        }
        Ok(archive)
    }

    fn read_file(&mut self, name: &str, bytes: &[u8]) -> Result<(), OpenError> {
        let mut input: Box<dyn BufRead> = if bytes.starts_with(&[0x1f, 0x8b]) {
            Box::new(BufReader::new(MultiGzDecoder::new(Cursor::new(bytes))))
        } else {
            Box::new(Cursor::new(bytes))
        };
        let mut total = 0;
        for count in 0..MAX_RECORDS {
            match warc::read(&mut input, MAX_BODY + (1 << 16)) {
                Ok(Some(record)) if record.skipped || total + record.block.len() > MAX_TOTAL => {
                    if let Some(target) = target(&record) {
                        self.gaps.insert(target, Gap::TooLarge);
                    }
                }
                Ok(Some(record)) => {
                    total += record.block.len();
                    self.keep(record);
                }
                Ok(None) => return Ok(()),
                Err(error) if count == 0 => return Err(OpenError::NoRecords(error.to_string())),
                Err(error) => {
                    self.problems.push(format!("{name}: reading stopped after record {count}: {error}"));
                    return Ok(());
                }
            }
        }
        self.problems.push(format!("{name}: only the first {MAX_RECORDS} records were read"));
        Ok(())
    }

    fn keep(&mut self, record: warc::Record) {
        let kind = record.header("WARC-Type").unwrap_or_default().to_ascii_lowercase();
        let Some(address) = target(&record) else { return };
        let date = record.header("WARC-Date").and_then(|date| date.parse::<Timestamp>().ok());
        let captured_at = date.unwrap_or(Timestamp::UNIX_EPOCH);
        if record.was_changed() {
            self.unreadable(&address, captured_at, "does not have the digest that its record states");
            return;
        }
        let media = record.header("Content-Type").unwrap_or_default().to_owned();
        match kind.as_str() {
            "resource" if address == CASE_ADDRESS => match serde_json::from_slice(&record.block) {
                Ok(sheet) => self.sheet = Some(sheet),
                Err(error) => self.problems.push(format!("the list of what was supplied cannot be read: {error}")),
            },
            "resource" if address.starts_with(FILE_SCHEME) => {
                let name = percent_decode(&address[FILE_SCHEME.len()..]);
                self.files.push(HandedIn { name, bytes: record.block.into(), captured_at });
            }
            "metadata" if media.starts_with(GAP_TYPE) => {
                if let Ok(gap) = serde_json::from_slice(&record.block) {
                    self.gaps.insert(address, gap);
                }
            }
            "resource" | "conversion" => {
                let mut headers = vec![("content-type".to_owned(), media)];
                if kind == "conversion" {
                    headers.push((RENDERED_BY.to_owned(), "as the archive says".to_owned()));
                }
                self.add_page(
                    &address,
                    Answer { status: 200, headers, body: record.block, problem: None },
                    captured_at,
                );
            }
            "response" if media.starts_with("application/http") => match Answer::parse(&record.block) {
                Some(answer) => {
                    if let Some(problem) = answer.problem {
                        self.problems.push(format!("the answer captured at {captured_at}: {problem}"));
                    }
                    self.add_page(&address, answer, captured_at);
                }
                None => self.unreadable(&address, captured_at, "cannot be read"),
            },
            "response" => {
                let headers = vec![("content-type".to_owned(), media)];
                self.add_page(
                    &address,
                    Answer { status: 200, headers, body: record.block, problem: None },
                    captured_at,
                );
            }
            "revisit" => {
                // The same answer as an earlier capture: point this address at it.
                let refers = record.header("WARC-Refers-To-Target-URI").map(trim_brackets).unwrap_or(address.as_str());
                let earlier = refers.parse::<Url>().ok().and_then(|url| self.find(&url, None).cloned());
                if let (Some(page), Ok(url)) = (earlier, address.parse::<Url>()) {
                    self.insert(Page { url: url.clone(), final_url: url, captured_at, ..page });
                }
            }
            _ => {}
        }
    }

    /// What was captured and cannot be used is no gap of the capture.
    fn unreadable(&mut self, address: &str, captured_at: Timestamp, why: &str) {
        self.problems.push(format!("the answer captured at {captured_at} {why}"));
        let address = address.parse::<Url>().map_or_else(|_| address.to_owned(), |url| url.to_string());
        self.gaps.entry(address).or_insert(Gap::Malformed);
    }

    fn add_page(&mut self, address: &str, answer: Answer, captured_at: Timestamp) {
        let Ok(url) = address.parse::<Url>() else { return };
        if !matches!(url.scheme(), "http" | "https") {
            return;
        }
        let sha256 = Digest::of(&answer.body);
        self.insert(Page {
            url: url.clone(),
            final_url: url,
            status: answer.status,
            headers: answer.headers,
            body: answer.body.into(),
            captured_at,
            sha256,
            freshness: Freshness::Fetched,
        });
    }

    fn insert(&mut self, page: Page) {
        self.by_path.entry(lookup::path_key(&page.url)).or_default().push(self.pages.len());
        self.pages.push(page);
    }

    /// Answers a request as the network did when the archive was made. What it does not hold is
    /// [`Gap::NotCaptured`].
    pub fn get(&self, request: &Request) -> Reply {
        let mut url = request.url.clone();
        url.set_fragment(None);
        for _ in 0..=MAX_REDIRECTS {
            let Some(page) = self.find(&url, Some(request.want)) else {
                let gap = self.gaps.get(url.as_str()).or_else(|| self.gaps.get(request.url.as_str()));
                return Reply::Gap(gap.cloned().unwrap_or(Gap::NotCaptured));
            };
            let target = page.header("location").filter(|_| (300..400).contains(&page.status));
            match target.and_then(|target| page.url.join(target).ok()) {
                Some(next) if next != page.url => url = next,
                _ => return Reply::Page(Page { url: request.url.clone(), ..page.clone() }),
            }
        }
        Reply::Gap(Gap::Malformed)
    }

    /// The capture nearest to this address: nearest parameters, then a success, then the latest.
    fn find(&self, url: &Url, want: Option<Want>) -> Option<&Page> {
        let captures = self.by_path.get(&lookup::path_key(url))?;
        let candidates = captures.iter().map(|index| &self.pages[*index]);
        candidates
            .filter(|page| want.is_none_or(|want| lookup::answers(page.status, &page.media_type(), want)))
            .filter_map(|page| Some((lookup::distance(url, &page.url)?, page)))
            .min_by_key(|(distance, page)| (page.status >= 400, *distance, std::cmp::Reverse(page.captured_at)))
            .map(|(_, page)| page)
    }

    /// Every captured page, in the archive's order.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// Files that were handed in.
    pub fn files(&self) -> &[HandedIn] {
        &self.files
    }

    /// What was supplied; only our own dossiers say.
    pub fn sheet(&self) -> Option<&CaseSheet> {
        self.sheet.as_ref()
    }

    /// Requests that brought no answer when the archive was made.
    pub fn gaps(&self) -> impl Iterator<Item = (&str, &Gap)> {
        self.gaps.iter().map(|(address, gap)| (address.as_str(), gap))
    }

    /// The time of the latest capture, if there is any.
    pub fn latest_capture(&self) -> Option<Timestamp> {
        let pages = self.pages.iter().map(|page| page.captured_at);
        pages.chain(self.files.iter().map(|file| file.captured_at)).max()
    }

    /// What could not be read, in plain words.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }
}

pub(super) fn target(record: &warc::Record) -> Option<String> {
    // WARC 1.0 drafts put the address into angle brackets; Wget still does.
    record.header("WARC-Target-URI").map(|uri| trim_brackets(uri).to_owned())
}

fn trim_brackets(uri: &str) -> &str {
    uri.trim_start_matches('<').trim_end_matches('>')
}

pub(super) fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).filter(|_| *first == b'%').and_then(|pair| std::str::from_utf8(pair).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
