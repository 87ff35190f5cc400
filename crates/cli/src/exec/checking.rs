//! The stages that wait for pages and workers: several rows are under way at a time, and go out in their order.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crosscheck_engine::batch::{Row, SharedPages, check_row};
use crosscheck_engine::{Application, ArchivePages, Engine, FirstOf, Limits, PageSource};
use crosscheck_fetch::archive::Archive;
use crosscheck_linkage::WithPictures;
use futures_util::StreamExt;
use futures_util::stream;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;
use url::Url;

use super::arguments::{ExecArguments, Stage};
use super::input;
use super::output::Rows;
use crate::config::Loaded;
use crate::pages::Source;
use crate::workers;

/// A link to be fetched.
#[derive(Deserialize)]
struct Link {
    link: Url,
}

/// Its pages.
#[derive(Serialize)]
struct Fetched {
    link: Url,
    /// Whose limits it falls under: rows of one host belong to one process.
    host: String,
    /// A dossier of the one link, in base64.
    wacz: String,
}

/// A row of a roster, with pages that were fetched for it before.
#[derive(Deserialize)]
struct RowWithPages {
    #[serde(flatten)]
    row: Row,
    /// Dossiers in base64; they are asked before the archives of `--replay` or the network.
    #[serde(default)]
    waczs: Vec<String>,
}

/// What came of it.
#[derive(Serialize)]
struct CheckedRow {
    /// Its line in the roster: its number while linking.
    number: u64,
    /// As `cases` prints it, to the byte.
    summary: String,
    /// [`WithPictures`] as CBOR in base64.
    linking: String,
    /// As `check --format json` prints it, to the byte.
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<String>,
}

pub(super) fn run(arguments: &ExecArguments, settings: &Loaded, output: &mut Rows) -> anyhow::Result<()> {
    let jobs = arguments.jobs.max(1);
    let runtime = workers::runtime()?;
    runtime.block_on(async {
        let source = arguments.pages.source(settings, None)?;
        let engine = workers::engine_opening(&arguments.opening, Limits { cases: jobs, ..Limits::default() })?;
        let shared = SharedPages::default();
        if arguments.stage == Stage::Fetch {
            let fetch = |row: Result<Link, String>| {
                let (engine, pages) = (&engine, shared.of((source.pages)()));
                async move { fetch(engine, row?.link, pages).await }
            };
            through(jobs, fetch, output).await
        } else {
            let check = |row: Result<RowWithPages, String>| {
                let (engine, pages, source) = (&engine, shared.of((source.pages)()), &source);
                async move { check(engine, row?, pages, source, arguments.reports).await }
            };
            through(jobs, check, output).await
        }
    })
}

/// Rows through a stage, so many at a time, in their order. No more are read ahead than are under way.
async fn through<T, R, F>(jobs: usize, stage: impl Fn(Result<T, String>) -> F, output: &mut Rows) -> anyhow::Result<()>
where
    T: DeserializeOwned + Send + 'static,
    R: Serialize,
    F: Future<Output = Result<R, String>>,
{
    let (send, receive) = mpsc::channel(1);
    // Reading waits on whoever writes: not on the thread that everything else runs on.
    std::thread::spawn(move || {
        for row in input::rows::<T>() {
            if send.blocking_send(row).is_err() {
                break;
            }
        }
    });
    let rows = stream::unfold(receive, |mut receive| async { receive.recv().await.map(|row| (row, receive)) });
    let mut results = std::pin::pin!(rows.map(stage).buffered(jobs));
    while let Some(result) = results.next().await {
        output.row(result)?;
    }
    Ok(())
}

async fn fetch(engine: &Engine, link: Url, pages: Arc<dyn PageSource>) -> Result<Fetched, String> {
    let host = link.host_str().unwrap_or_default().to_owned();
    let application = Application { links: vec![link.clone()], follow_cv_links: false, ..Application::new(pages) };
    let checked = engine.check(application).await;
    let wacz = checked.dossier.write().map_err(|error| format!("the pages cannot be packed: {error}"))?;
    Ok(Fetched { link, host, wacz: STANDARD.encode(wacz) })
}

async fn check(
    engine: &Engine,
    RowWithPages { row, waczs }: RowWithPages,
    mut pages: Arc<dyn PageSource>,
    source: &Source,
    reports: bool,
) -> Result<CheckedRow, String> {
    let mut latest = None;
    for wacz in waczs.iter().rev() {
        let bytes = STANDARD.decode(wacz).map_err(|error| format!("pages of the row are not base64: {error}"))?;
        let archive = Archive::open(&bytes).map_err(|error| format!("pages of the row cannot be opened: {error}"))?;
        latest = latest.max(archive.latest_capture());
        pages = Arc::new(FirstOf::new(Arc::new(ArchivePages::new(Arc::new(archive))), pages));
    }
    let checked = check_row(engine, &row, pages, source.as_of.or(latest), &source.overrides).await?;
    let mut linking = Vec::new();
    ciborium::into_writer(&checked.linking, &mut linking).map_err(|error| error.to_string())?;
    Ok(CheckedRow {
        number: row.line,
        summary: serde_json::to_string(&checked.summary).map_err(|error| error.to_string())?,
        linking: STANDARD.encode(linking),
        report: reports.then(|| checked.checked.report().to_json()),
    })
}

/// What linking looks at, out of a row.
pub(super) fn linking_row(base64: &str) -> Result<WithPictures, String> {
    let bytes = STANDARD.decode(base64).map_err(|error| format!("`linking` is not base64: {error}"))?;
    ciborium::from_reader(bytes.as_slice()).map_err(|error| format!("`linking` cannot be read: {error}"))
}
