//! `crosscheck link`.

mod graphml;
mod lines;

use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};
use crosscheck_engine::linking::{Gathered, Linked, link, page};
use crosscheck_store::{Store, Verdict};

use crate::output::{self, Status};
use crate::store::Which;
use crate::workers;

pub(crate) use lines::jsonl;

#[derive(Debug, Args)]
pub(crate) struct LinkArguments {
    #[command(flatten)]
    which: Which,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// Write into this file instead of the screen
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Only compare pictures of what has come since links were made last, and take over what came of the others
    #[arg(long)]
    add: bool,
    /// A reviewer's word: these two belong together; kept for ever
    #[arg(long, num_args = 2, value_names = ["REF", "REF"], requires = "by", conflicts_with = "not_the_same")]
    the_same: Option<Vec<String>>,
    /// A reviewer's word: these two have nothing to do with each other; kept for ever
    #[arg(long, num_args = 2, value_names = ["REF", "REF"], requires = "by")]
    not_the_same: Option<Vec<String>>,
    /// Who says so
    #[arg(long, value_name = "WHO")]
    by: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "")]
    reason: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line
    Jsonl,
    /// Comma-separated: one line an evidence
    Csv,
    /// A page with graphs, pictures and quotes
    Html,
    /// For programs that draw graphs
    Graphml,
}

pub(crate) fn run(arguments: &LinkArguments) -> anyhow::Result<Status> {
    workers::runtime()?.block_on(async {
        let store = Store::open(&arguments.which.location()).await?;
        if decide(arguments, &store).await? {
            return Ok(Status::Done);
        }
        let mut gathered = Gathered::of_store(&store).await?;
        let Linked { links, hubs } = link(&store, &mut gathered, arguments.add).await?;
        for hub in hubs {
            let whose = hub.agency.map(|name| format!(" of {name}")).unwrap_or_default();
            let example = gathered.numbers.reference(hub.example);
            let kind = hub.kind.as_str();
            output::say(&format!("left out: one {kind} on {} applications{whose}, as {example}'s", hub.applications));
        }
        let text = match arguments.format {
            Format::Jsonl => jsonl(&links, &|number| gathered.numbers.reference(number))?,
            Format::Csv => lines::csv(&links, &gathered.numbers)?,
            Format::Graphml => graphml::write(&links, &gathered.numbers),
            Format::Html => page(&store, &links, &gathered.numbers).await?,
        };
        match &arguments.out {
            Some(path) => output::write_file(path, text.as_bytes())?,
            None => output::print(&text)?,
        }
        store.close().await;
        Ok(Status::Done)
    })
}

/// Keeps a reviewer's word, if the command is one.
async fn decide(arguments: &LinkArguments, store: &Store) -> anyhow::Result<bool> {
    let said = [(&arguments.the_same, Verdict::TheSame), (&arguments.not_the_same, Verdict::NotTheSame)];
    let Some((pair, verdict)) = said.into_iter().find_map(|(pair, verdict)| Some((pair.as_ref()?, verdict))) else {
        return Ok(false);
    };
    let [a, b] = pair.as_slice() else { bail!("name two references") };
    for reference in [a, b] {
        if store.case(store.case_of(reference)).await?.is_none() {
            bail!("the store holds no finished case {reference}");
        }
    }
    let by = arguments.by.as_deref().unwrap_or_default();
    store.decide((a, b), verdict, by, &arguments.reason).await?;
    Ok(true)
}
