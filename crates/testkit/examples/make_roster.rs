//! Writes a roster of invented people into a folder.
//!
//!     cargo run --release -p crosscheck-testkit --features rosters --example make_roster -- FOLDER ROWS [SEED]

#![expect(clippy::print_stdout, reason = "it is a command for a terminal")]

use std::path::PathBuf;

use crosscheck_testkit::rosters::{Shares, write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, rows, rest @ ..] = arguments.as_slice() else {
        return Err("usage: make_roster FOLDER ROWS [SEED]".into());
    };
    let seed = rest.first().map_or(Ok(1), |seed| seed.parse())?;
    let folder = PathBuf::from(folder);
    std::fs::create_dir_all(&folder)?;
    let truth = write(&folder, seed, rows.parse()?, Shares::default())?;
    println!("{} rows, {} bad ones, {} things planted", truth.rows, truth.bad_rows, truth.planted.len());
    Ok(())
}
