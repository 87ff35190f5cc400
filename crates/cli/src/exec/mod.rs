//! `crosscheck exec`: one stage of the work on rows that come in and go out, for engines that spread work over many machines.

mod checking;
mod input;
mod linking;
mod output;

use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};

use crate::config::Loaded;
use crate::output::Status;
use crate::pages::WhichPages;

/// Version of the rows; a row of another one is an error, never a guess.
const FORM: u32 = 1;

/// Rows under way at a time, unless `--jobs` says.
const JOBS: usize = 8;

#[derive(Debug, Args)]
#[command(
    after_help = "Every row that comes in has one row that goes out, in the same order; an error stands in its row and ends nothing.\nThe first line that goes out names the stage and the version of the rows. docs/formats.md describes them."
)]
pub(crate) struct ExecArguments {
    /// What is done with the rows
    #[arg(long, value_enum)]
    stage: Stage,
    /// With `rows`: the roster
    #[arg(value_name = "ROSTER")]
    roster: Option<PathBuf>,
    /// `propose` writes into this file what is no evidence, `verify` reads it
    #[arg(long, value_name = "FILE")]
    left_out: Option<PathBuf>,
    /// With `propose`: about so many applications there will be, as for `link`
    #[arg(long, value_name = "N", default_value_t = 0)]
    expected: usize,
    /// With `check`: put the report into the row too
    #[arg(long)]
    reports: bool,
    /// Rows under way at a time
    #[arg(long, value_name = "N", default_value_t = JOBS)]
    jobs: usize,
    #[command(flatten)]
    pages: WhichPages,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Stage {
    /// The rows of a roster, as `check` takes them
    Rows,
    /// A link: the pages of its profile, as a WACZ
    Fetch,
    /// A row of a roster: what `cases` prints of it, and what linking looks at
    Check,
    /// What linking looks at: numbers by which pairs are proposed
    Keys,
    /// Those numbers of all applications: pairs that share something few have
    Propose,
    /// A pair: what it really shares
    Verify,
    /// What all pairs share: the lines of `link`
    Group,
}

impl Stage {
    fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

pub(crate) fn run(arguments: &ExecArguments, settings: &Loaded) -> anyhow::Result<Status> {
    let mut output = output::Rows::begin(&arguments.stage.name())?;
    match (arguments.stage, &arguments.roster, &arguments.left_out) {
        (Stage::Rows, Some(roster), _) => input::roster(roster, &mut output)?,
        (Stage::Rows, None, _) => bail!("name the roster"),
        (_, Some(_), _) => bail!("only the stage `rows` takes a roster; rows come on standard input"),
        (Stage::Fetch | Stage::Check, ..) => checking::run(arguments, settings, &mut output)?,
        (Stage::Keys, ..) => linking::keys(&mut output)?,
        (Stage::Propose, _, Some(file)) => linking::propose(arguments.expected, file, &mut output)?,
        (Stage::Verify, _, Some(file)) => linking::verify(file, &mut output)?,
        (Stage::Propose | Stage::Verify, _, None) => bail!("name a file with --left-out"),
        (Stage::Group, ..) => linking::group(&mut output)?,
    }
    let failed = output.end()?;
    if failed > 0 {
        crate::output::say(&format!("crosscheck: {failed} rows have an error in their place"));
        return Ok(Status::SomeFailed);
    }
    Ok(Status::Done)
}
