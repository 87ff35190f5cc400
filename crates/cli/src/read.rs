use std::path::Path;

use anyhow::Context;
use crosscheck_documents::Format;
use crosscheck_engine::{LivePages, MemoryPages, One, PageSource};
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
    let engine = workers::engine()?;
    let (address, extraction) = workers::runtime()?.block_on(engine.read_one(one, &*pages));
    output::print(&ReadView::build(&address, &extraction).to_json())?;
    Ok(if extraction.outcome == Outcome::Read { Status::Done } else { Status::NothingReached })
}

/// The text alone, read by a worker like everything else.
fn print_text(read: &Read) -> anyhow::Result<Status> {
    let (name, bytes) = file(&read.source)?;
    let engine = workers::engine()?;
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
    let is_file = read.source == "-" || Path::new(&read.source).exists();
    if !is_file
        && (read.source.contains("://")
            || read.url.is_none() && input::link(&read.source).is_ok() && !looks_like_file(&read.source))
    {
        return Ok(One::Link(input::link(&read.source)?));
    }
    let (name, bytes) = file(&read.source)?;
    let format = format(read.kind);
    let page = read.kind == Some(Kind::Page) || read.kind.is_none() && (read.url.is_some() || is_page(&bytes, &name));
    if page {
        let unknown = || Url::parse(UNKNOWN_ADDRESS).context("the stand-in address does not parse");
        let url = read.url.clone().map_or_else(unknown, Ok)?;
        return Ok(One::Page(saved_page(url, bytes, as_of)));
    }
    Ok(One::Document(HandedIn { name, bytes: bytes.into(), captured_at: as_of }, format))
}

/// A missing file should be told as such, not looked up on the network.
fn looks_like_file(text: &str) -> bool {
    let ending = Path::new(text).extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    ["pdf", "json", "html", "htm", "txt", "md", "docx", "doc", "odt", "rtf"].contains(&ending.as_str())
}

/// JSON that is no JSON Resume is an answer of some site.
fn is_page(bytes: &[u8], name: &str) -> bool {
    let start = bytes.trim_ascii_start();
    let json = start.starts_with(b"{") || start.starts_with(b"[");
    json && crosscheck_documents::sniff(bytes, name) != Some(Format::JsonResume)
}

fn saved_page(url: Url, bytes: Vec<u8>, as_of: Timestamp) -> Page {
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
        status: 200,
        headers,
        body: bytes.into(),
        captured_at: as_of,
        sha256,
        freshness: Freshness::Fetched,
    }
}
