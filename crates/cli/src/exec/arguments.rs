use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::opening::Opening;
use crate::pages::WhichPages;

/// Rows under way at a time, unless `--jobs` says.
const JOBS: usize = 8;

#[derive(Debug, Args)]
#[command(
    after_help = "Every row that comes in has one row that goes out, in the same order; an error stands in its row and ends nothing.\nThe first line that goes out names the stage and the version of the rows. docs/formats.md describes them."
)]
pub(crate) struct ExecArguments {
    /// What is done with the rows
    #[arg(long, value_enum)]
    pub(super) stage: Stage,
    /// With `rows`: the roster
    #[arg(value_name = "ROSTER")]
    pub(super) roster: Option<PathBuf>,
    /// `propose` writes into this file what is no evidence, `verify` reads it
    #[arg(long, value_name = "FILE")]
    pub(super) left_out: Option<PathBuf>,
    /// With `propose`: about so many applications there will be, as for `link`
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) expected: usize,
    /// With `check`: put the report into the row too
    #[arg(long)]
    pub(super) reports: bool,
    /// Rows under way at a time
    #[arg(long, value_name = "N", default_value_t = JOBS)]
    pub(super) jobs: usize,
    #[command(flatten)]
    pub(super) pages: WhichPages,
    #[command(flatten)]
    pub(super) opening: Opening,
}

/// One step of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Stage {
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
    pub(super) fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}
