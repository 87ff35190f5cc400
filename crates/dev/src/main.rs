//! `just` calls this: `tidy`, `imports [CRATE] [--dot]`, `long`, `new-check ID`, `new-site ID`, `scale [--check]`,
//! `generated [--check]`.

#![expect(clippy::print_stdout, reason = "it is a command for a terminal")]

mod generated;
mod imports;
mod lengths;
mod python_client;
mod scaffold;
mod scale;
mod tidy;

use std::process::ExitCode;

use anyhow::bail;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("dev: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> anyhow::Result<()> {
    match arguments {
        ["imports", rest @ ..] => imports::run(rest),
        ["long"] => lengths::run(&tidy::tracked()?),
        ["tidy"] => tidy::run(),
        ["new-check", id] => scaffold::check(id),
        ["new-site", id] => scaffold::site(id),
        ["scale"] => scale::write(),
        ["scale", "--check"] => scale::check(),
        ["generated"] => generated::write(),
        ["generated", "--check"] => generated::check(),
        _ => {
            bail!(
                "usage: dev tidy | imports [CRATE] [--dot] | long | new-check ID | new-site ID | scale [--check] | generated [--check]"
            )
        }
    }
}
