//! `crosscheck exec`: one stage of the work on rows that come in and go out, for engines that spread work over many machines.

mod arguments;
mod checking;
mod input;
mod linking;
mod output;

use anyhow::bail;

use crate::config::Loaded;
use crate::output::Status;

pub(crate) use arguments::ExecArguments;
use arguments::Stage;

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
