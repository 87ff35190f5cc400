//! `crosscheck batch` and `crosscheck cases`.

mod cases;
mod index;
mod output_folder;
mod progress;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, anyhow, bail};
use clap::Args;
use crosscheck_checks::Configuration;
use crosscheck_engine::Limits;
use crosscheck_engine::batch::{BadRow, Batch, BatchOptions, Ended, LONGEST_CASE, Roster, SharedPages, Writer, plan};
use crosscheck_model::Digest;
use crosscheck_store::Store;
use jiff::{SignedDuration, Timestamp};

use crate::config::Loaded;
use crate::opening::Opening;
use crate::output::{self, Status};
use crate::pages::WhichPages;
use crate::store::Which;
use crate::{input, workers};
use output_folder::OutputFolder;
use progress::Progress;

pub(crate) use cases::{CasesArguments, for_sheet, run as cases};

/// Rows under way at a time, unless `--jobs` says: enough to wait for many hosts side by side; the CPU's share is bounded anyway.
const JOBS: usize = 32;

#[derive(Debug, Args)]
pub(crate) struct BatchArguments {
    /// CSV (comma, semicolon or tab), JSON Lines, XLSX or ODS with the columns candidate_ref, agency, consent_ref, purpose, cv, links
    #[arg(value_name = "ROSTER")]
    roster: PathBuf,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    pages: WhichPages,
    #[command(flatten)]
    opening: Opening,
    /// Write a report and a dossier a row, and an index, into this folder
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Rows under way at a time
    #[arg(long, value_name = "N", default_value_t = JOBS)]
    jobs: usize,
    /// Begin no row after this time: a duration (90m) or a time (RFC 3339)
    #[arg(long, value_name = "D")]
    deadline: Option<String>,
    /// Begin no more rows than this
    #[arg(long, value_name = "N")]
    max_candidates: Option<u64>,
    /// Only tell which hosts would be asked how often, and how long politeness makes that take
    #[arg(long)]
    dry_run: bool,
    /// Go on without the rows that cannot be used
    #[arg(long)]
    skip_bad_rows: bool,
    /// Which checks run, and with which thresholds (TOML)
    #[arg(long, value_name = "FILE")]
    checks: Option<PathBuf>,
}

pub(crate) fn run(arguments: BatchArguments, settings: &Loaded) -> anyhow::Result<Status> {
    let shown = arguments.roster.display().to_string();
    let roster = Roster::open(&arguments.roster).map_err(|error| anyhow!("{shown} {error}"))?;
    let (rows, bad) = look_through(&roster)?;
    for row in &bad {
        output::say(&format!("crosscheck: {shown}: {row}"));
    }
    if !bad.is_empty() && !arguments.skip_bad_rows {
        bail!(
            "{} of {} rows cannot be used; nothing was done: mend them, or go on without them with --skip-bad-rows",
            bad.len(),
            rows + bad.len() as u64
        );
    }
    if arguments.dry_run {
        let plan = plan(roster.rows()?);
        output::print(&(serde_json::to_string_pretty(&plan)? + "\n"))?;
        return Ok(Status::Done);
    }
    let ended = workers::runtime()?.block_on(perform(&arguments, settings, &roster, rows, &bad))?;
    Ok(status(ended, bad.len()))
}

/// Every row once before the first is run: how many can be used, and what is wrong with the others.
fn look_through(roster: &Roster) -> anyhow::Result<(u64, Vec<BadRow>)> {
    let mut lines: HashMap<[u8; 16], u64> = HashMap::new();
    let (mut rows, mut bad) = (0, Vec::new());
    for row in roster.rows()? {
        match row {
            Ok(row) => match lines.insert(short_digest(&row.candidate_ref), row.line) {
                None => rows += 1,
                Some(first) => {
                    lines.insert(short_digest(&row.candidate_ref), first);
                    let reason = format!("it stands in line {first} already: references must differ");
                    bad.push(BadRow { line: row.line, column: "candidate_ref".to_owned(), reason });
                }
            },
            Err(row) => bad.push(row),
        }
    }
    Ok((rows, bad))
}

/// Sixteen bytes instead of a text: a million references fit into memory.
fn short_digest(text: &str) -> [u8; 16] {
    let mut short = [0; 16];
    short.copy_from_slice(&Digest::of(text.as_bytes()).as_bytes()[..16]);
    short
}

async fn perform(
    arguments: &BatchArguments,
    settings: &Loaded,
    roster: &Roster,
    total: u64,
    bad: &[BadRow],
) -> anyhow::Result<Ended> {
    let checks = arguments.checks.as_deref().map(input::checks).transpose()?.unwrap_or_default();
    let store = Store::open_or_init(&arguments.which.location()).await?;
    let source = arguments.pages.source(settings, Some(&store))?;
    let options = BatchOptions {
        jobs: arguments.jobs,
        most: arguments.max_candidates,
        until: arguments.deadline.as_deref().map(deadline).transpose()?,
        as_of: source.as_of,
        overrides: source.overrides,
        longest: LONGEST_CASE,
        rules: rules(&checks),
    };
    let out = arguments.out.as_ref().map(|folder| OutputFolder::make(folder)).transpose()?.map(Arc::new);
    let writer = out.clone().map(|out| Arc::new(move |row: &_, kept: &_| out.write(row, kept)) as Writer);
    let limits = Limits { cases: arguments.jobs.max(1), ..Limits::default() };
    let engine = workers::engine_opening(&arguments.opening, limits)?.with_checks(checks);
    let batch =
        Batch { engine, store: store.clone(), pages: source.pages, shared: SharedPages::default(), writer, options };
    let mut progress = Progress::new(total, bad);
    let bad_lines: std::collections::BTreeSet<u64> = bad.iter().map(|bad| bad.line).collect();
    let rows = roster.rows()?.filter_map(Result::ok).filter(move |row| !bad_lines.contains(&row.line));
    let ended = batch.run(rows, |event| progress.row(&event)).await?;
    progress.ended(&ended);
    if let Some(out) = out {
        index::write(&store, &out).await?;
    }
    store.close().await;
    Ok(ended)
}

/// The digest of the checks in force.
fn rules(checks: &Configuration) -> Digest {
    checks.digest()
}

/// A duration from now (`90m`, `2h 30m`), or a time.
fn deadline(text: &str) -> anyhow::Result<Instant> {
    let from_now = match text.parse::<SignedDuration>() {
        Ok(duration) => duration,
        Err(_) => {
            let time: Timestamp = text
                .parse()
                .with_context(|| format!("--deadline {text}: write a duration such as 90m, or a time (RFC 3339)"))?;
            Timestamp::now().duration_until(time)
        }
    };
    Ok(Instant::now() + Duration::try_from(from_now).unwrap_or_default())
}

fn status(ended: Ended, bad: usize) -> Status {
    if ended.quarantined + ended.unreadable > 0 || bad > 0 {
        output::say(&format!(
            "crosscheck: {} rows have no result: {bad} cannot be used, {} were left alone, {} have a file that cannot be read",
            ended.quarantined + ended.unreadable + bad as u64,
            ended.quarantined,
            ended.unreadable
        ));
        Status::SomeFailed
    } else if ended.left > 0 {
        Status::StoppedEarly
    } else {
        Status::Done
    }
}
