//! The `crosscheck` command. Each subcommand has a module of its own; this file only chooses.

mod advisories;
mod args;
mod batch;
mod challenge;
mod check;
mod compare;
mod config;
mod exec;
mod explain;
mod input;
mod link;
mod lists;
mod network_args;
mod opening;
mod output;
mod pages;
mod progress;
mod read;
mod saved_folder;
mod serve;
mod store;
mod workers;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use output::Status;

fn main() -> ExitCode {
    // First of all: a worker must be confined before any thread exists.
    if let Some(code) = workers::serve_if_asked().or_else(workers::start_tool_if_asked) {
        return code;
    }
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(status) => status.into(),
        Err(error) => {
            output::complain(&error);
            Status::Usage.into()
        }
    }
}

fn run(arguments: Arguments) -> anyhow::Result<Status> {
    let settings = config::Loaded::load(arguments.config.as_deref())?;
    match arguments.command {
        Command::Check(check) => check::run(*check, &settings),
        Command::Read(read) => read::run(read, &settings),
        Command::Compare { what } => compare::run(what),
        Command::Batch(batch) => batch::run(*batch, &settings),
        Command::Cases(cases) => batch::cases(cases),
        Command::Link(link) => link::run(&link),
        Command::Exec(exec) => exec::run(&exec, &settings),
        Command::Store { what } => store::run(what),
        Command::Audit { what } => store::audit(what),
        Command::Serve(serve) => serve::serve(*serve, &settings),
        Command::Worker(worker) => serve::worker(*worker, &settings),
        Command::Submit(submit) => serve::submit(&submit),
        Command::Key { what } => serve::key(what),
        Command::Verify(verify) => serve::verify(verify),
        Command::Challenge { what } => challenge::run(&what, &settings),
        Command::Sites { json, fields } => lists::sites(json, fields),
        Command::Checks { advisories: true, .. } => lists::advisories(),
        Command::Checks { json, .. } => lists::checks(json),
        Command::Explain { id } => explain::run(&id),
        Command::Schema { of } => lists::schema(of),
        Command::Config => lists::config(&settings),
        Command::Completions { shell } => lists::completions(shell),
        Command::Man { directory } => lists::man(directory.as_deref()),
    }
}
