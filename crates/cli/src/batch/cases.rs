use std::io::Write;

use clap::{Args, ValueEnum};
use crosscheck_engine::batch::{CaseSummary, Row, SUMMARY};
use crosscheck_store::{State, Store, StoredCase};
use futures_util::TryStreamExt;

use crate::output::Status;
use crate::store::Which;
use crate::workers;

#[derive(Debug, Args)]
pub(crate) struct CasesArguments {
    #[command(flatten)]
    which: Which,
    /// Form of the list
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line
    Jsonl,
    /// Comma-separated, with a first line of names
    Csv,
}

pub(crate) fn run(arguments: CasesArguments) -> anyhow::Result<Status> {
    workers::runtime()?.block_on(async {
        let store = Store::open(&arguments.which.location()).await?;
        let mut output = std::io::BufWriter::new(std::io::stdout().lock());
        let mut table = csv::Writer::from_writer(Vec::new());
        if arguments.format == Format::Csv {
            table.write_record(COLUMNS)?;
        }
        let mut cases = std::pin::pin!(store.cases());
        while let Some(case) = cases.try_next().await? {
            let summary = summary(&store, &case).await?;
            match arguments.format {
                Format::Jsonl => writeln!(output, "{}", serde_json::to_string(&summary)?)?,
                Format::Csv => {
                    table.write_record(record(&summary))?;
                    output.write_all(
                        &std::mem::replace(&mut table, csv::Writer::from_writer(Vec::new())).into_inner()?,
                    )?;
                }
            }
        }
        output.write_all(&table.into_inner()?)?;
        output.flush()?;
        Ok(Status::Done)
    })
}

/// The line of a case, whatever has become of it.
pub(super) async fn summary(store: &Store, case: &StoredCase) -> anyhow::Result<CaseSummary> {
    if case.state == State::Done
        && let Some(kept) = store.blob(case.id, SUMMARY).await?
    {
        return Ok(serde_json::from_slice(&kept)?);
    }
    let row: Row = serde_json::from_str(&case.row)?;
    Ok(CaseSummary::without_result(&row, case.state.as_str(), case.why.clone()))
}

const COLUMNS: [&str; 16] = [
    "candidate_ref",
    "agency",
    "line",
    "state",
    "why",
    "as_of",
    "sources",
    "sources_read",
    "strong_contradictions",
    "moderate_contradictions",
    "weak_contradictions",
    "shared",
    "unconfirmed",
    "info",
    "confirmed",
    "others",
];

fn record(summary: &CaseSummary) -> Vec<String> {
    let counts = &summary.findings;
    let numbers = [
        summary.sources,
        summary.sources_read,
        counts.strong_contradictions,
        counts.moderate_contradictions,
        counts.weak_contradictions,
        counts.shared,
        counts.unconfirmed,
        counts.info,
        counts.confirmed,
    ];
    let mut record = vec![
        for_sheet(&summary.candidate_ref),
        for_sheet(&summary.agency),
        summary.line.to_string(),
        summary.state.clone(),
        summary.why.clone().unwrap_or_default(),
        summary.as_of.clone(),
    ];
    record.extend(numbers.map(|number| number.to_string()));
    record.push(for_sheet(&serde_json::to_string(&summary.others).unwrap_or_default()));
    record
}

/// What a stranger wrote must not become a formula of a spreadsheet.
pub(crate) fn for_sheet(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
