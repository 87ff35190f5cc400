//! Pages a second on one core: `bench_pages --pages DIR [--seconds N | --print]`. DIR holds answers as `NAME.json|html|xml`, each with
//! a `NAME.meta.json` beside it that tells its address, status and media type. Every page goes through recognition, the
//! judging of walls and the reading; nothing is kept from one to the next. Prints one line of JSON; with `--print` instead all that is read, a line a page, so that two
//! versions of the program can be held against each other.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a command that reads files, measures and prints")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crosscheck_model::{Digest, Freshness, Outcome, Page, SourceId};
use crosscheck_sites::{read, recognise};
use serde_json::{Value, json};
use url::Url;

type Failure = Box<dyn Error>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| arguments.iter().position(|one| one == name).and_then(|at| arguments.get(at + 1));
    let root = option("--pages").ok_or("usage: bench_pages --pages DIR [--seconds N | --print]")?;
    let seconds: u64 = option("--seconds").map_or(Ok(5), |text| text.parse())?;
    let mut pages = Vec::new();
    collect(Path::new(root), &mut pages)?;
    if pages.is_empty() {
        return Err(format!("{root} holds no answer with a .meta.json beside it").into());
    }
    if arguments.iter().any(|argument| argument == "--print") {
        return print_readings(&pages);
    }
    let bytes: usize = pages.iter().map(|page| page.body.len()).sum();
    let read_all = |pages: &[Page]| pages.iter().filter(|page| one(page)).count();
    let read_pages = read_all(&pages);
    let (began, mut rounds) = (Instant::now(), 0_u32);
    while began.elapsed() < Duration::from_secs(seconds) {
        read_all(&pages);
        rounds += 1;
    }
    let each_round = began.elapsed().as_secs_f64() / f64::from(rounds);
    let mut slowest: Vec<(f64, String)> = pages.iter().map(|page| (time_of(page), page.url.to_string())).collect();
    slowest.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!(
        "{}",
        json!({
            "pages": pages.len(), "read": read_pages, "megabytes": bytes as f64 / 1e6, "rounds": rounds,
            "pages_per_second": pages.len() as f64 / each_round, "megabytes_per_second": bytes as f64 / 1e6 / each_round,
            "slowest": slowest.iter().take(5).map(|(time, url)| json!([url, time * 1e3])).collect::<Vec<_>>(),
        })
    );
    Ok(())
}

fn print_readings(pages: &[Page]) -> Result<(), Failure> {
    for page in pages {
        let extraction = read(&recognise(&page.url), SourceId(1), std::slice::from_ref(page));
        println!("{}\t{}", page.url, serde_json::to_string(&extraction)?);
    }
    Ok(())
}

fn one(page: &Page) -> bool {
    read(&recognise(&page.url), SourceId(1), std::slice::from_ref(page)).outcome == Outcome::Read
}

fn time_of(page: &Page) -> f64 {
    let began = Instant::now();
    one(page);
    began.elapsed().as_secs_f64()
}

fn collect(folder: &Path, pages: &mut Vec<Page>) -> Result<(), Failure> {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, Failure>>()?;
    entries.sort();
    for path in entries {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if path.is_dir() {
            collect(&path, pages)?;
        } else if let Some(stem) = name.strip_suffix(".meta.json") {
            let meta: Value = serde_json::from_slice(&std::fs::read(&path)?)?;
            let body = ["json", "html", "xml"]
                .iter()
                .map(|end| path.with_file_name(format!("{stem}.{end}")))
                .find(|path| path.exists());
            if let Some(body) = body {
                pages.push(page(&meta, std::fs::read(body)?)?);
            }
        }
    }
    Ok(())
}

fn page(meta: &Value, body: Vec<u8>) -> Result<Page, Failure> {
    let text = |key: &str| meta[key].as_str().unwrap_or_default().to_owned();
    let url = Url::parse(&text("url"))?;
    Ok(Page {
        final_url: url.clone(),
        url,
        status: meta["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(200),
        headers: vec![("content-type".to_owned(), text("content_type"))],
        sha256: Digest::of(&body),
        body: body.into(),
        captured_at: "2026-11-20T12:00:00Z".parse()?,
        freshness: Freshness::Fetched,
    })
}
