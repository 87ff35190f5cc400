use std::path::Path;

use anyhow::Context;
use crosscheck_documents::Format;
use crosscheck_engine::{Limits, LivePages, MemoryPages, One, PageSource, Role};
use crosscheck_fetch::Fetcher;
use crosscheck_fetch::archive::HandedIn;
use crosscheck_model::{Digest, Freshness, Outcome, Page};
use crosscheck_report::ReadView;
use jiff::Timestamp;
use url::Url;

use crate::args::{Kind, Read};
use crate::config::Loaded;
use crate::output::{self, Status};
use crate::{input, workers};

/// Stands for the address of a saved page that was not told; RFC 2606 keeps it from meaning any real host.
const UNKNOWN_ADDRESS: &str = "https://saved-page.invalid/";

pub(crate) fn run(read: Read, settings: &Loaded) -> anyhow::Result<Status> {
    if read.text {
        return print_text(&read);
    }
    let as_of = read.as_of.unwrap_or_else(Timestamp::now);
    let one = source(&read, as_of)?;
    let pages: Box<dyn PageSource> = match &one {
        One::Link(_) => Box::new(LivePages::new(&Fetcher::new(settings.for_fetching(&read.network, &read.browser)?)?)),
        _ => Box::new(MemoryPages::new()),
    };
    let engine = workers::engine_opening(&read.opening, Limits::default())?;
    let (address, extraction) = workers::runtime()?.block_on(engine.read_one(one, &*pages));
    output::print(&ReadView::build(&address, &extraction).to_json())?;
    Ok(if extraction.outcome == Outcome::Read { Status::Done } else { Status::NothingReached })
}

/// The text alone, read by a worker like everything else.
fn print_text(read: &Read) -> anyhow::Result<Status> {
    let (name, bytes) = file(&read.source)?;
    let engine = workers::engine_opening(&read.opening, Limits::default())?;
    let text = workers::runtime()?.block_on(engine.read_text(bytes.into(), name, format(read.kind)));
    let text = text.map_err(anyhow::Error::msg)?;
    let lines: Vec<String> = text.lines().map(crosscheck_report::escape_terminal).collect();
    output::print(&(lines.join("\n") + "\n"))?;
    Ok(Status::Done)
}

fn file(source: &str) -> anyhow::Result<(String, Vec<u8>)> {
    match source {
        "-" => Ok(("standard input".to_owned(), input::standard()?)),
        path => input::file(Path::new(path)),
    }
}

fn format(kind: Option<Kind>) -> Option<Format> {
    match kind {
        Some(Kind::Pdf) => Some(Format::Pdf),
        Some(Kind::JsonResume) => Some(Format::JsonResume),
        Some(Kind::Html) => Some(Format::Html),
        Some(Kind::Text) => Some(Format::PlainText),
        _ => None,
    }
}

fn source(read: &Read, as_of: Timestamp) -> anyhow::Result<One> {
    if read.source != "-" && read.url.is_none() && read.kind.is_none() && read.status.is_none() {
        match input::given(&read.source)? {
            input::Given::Link(link) => return Ok(One::Link(link)),
            input::Given::File(_) => {}
        }
    }
    let (name, bytes) = file(&read.source)?;
    let format = format(read.kind);
    let told = read.url.is_some() || read.status.is_some();
    let page = read.kind == Some(Kind::Page) || read.kind.is_none() && (told || is_page(&bytes, &name));
    let one_file = is_markup_or_json(&bytes);
    if page && (one_file || !told) {
        let unknown = || Url::parse(UNKNOWN_ADDRESS).context("the stand-in address does not parse");
        let url = read.url.clone().map_or_else(unknown, Ok)?;
        return Ok(One::Page(saved_page(url, bytes, read.status.unwrap_or(200), as_of)));
    }
    let role = match read.kind {
        _ if page => Role::Profile(read.url.clone()),
        Some(_) => Role::Cv,
        None => Role::ByContent,
    };
    Ok(One::Document(HandedIn { name, bytes: bytes.into(), captured_at: as_of }, role, format))
}

/// A page as its site sent it, and not packed with others into a file of a browser.
fn is_markup_or_json(bytes: &[u8]) -> bool {
    matches!(bytes.trim_ascii_start().first(), Some(b'<' | b'{' | b'['))
}

/// JSON that is no JSON Resume is an answer of some site.
fn is_page(bytes: &[u8], name: &str) -> bool {
    let start = bytes.trim_ascii_start();
    let json = start.starts_with(b"{") || start.starts_with(b"[");
    json && crosscheck_documents::sniff(bytes, name) != Some(Format::JsonResume)
}

fn saved_page(url: Url, bytes: Vec<u8>, status: u16, as_of: Timestamp) -> Page {
    let start = bytes.trim_ascii_start();
    let media = match start.first() {
        Some(b'{' | b'[') => "application/json",
        Some(b'<') => "text/html",
        _ => "text/plain",
    };
    let sha256 = Digest::of(&bytes);
    let headers = vec![("content-type".to_owned(), media.to_owned())];
    Page {
        final_url: url.clone(),
        url,
        status,
        headers,
        body: bytes.into(),
        captured_at: as_of,
        sha256,
        freshness: Freshness::Fetched,
    }
}
