//! Shows what a column of texts is read as, one a line: `read_fields places|periods|degrees FILE`. For looking at real material.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a development program: it reads a file and prints"
)]

use std::{env, fs};

use crosscheck_compare::{degrees, periods, places};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [kind, file] = arguments.as_slice() else {
        return Err("usage: read_fields places|periods|degrees FILE".into());
    };
    for line in fs::read_to_string(file)?.lines() {
        let found = match kind.as_str() {
            "places" => {
                let mentions = places::read(line).mentions;
                let labels = mentions
                    .iter()
                    .map(|m| m.candidates.iter().map(places::Place::label).collect::<Vec<_>>().join(" or "));
                labels.collect::<Vec<_>>().join(" + ")
            }
            "periods" => {
                let found = periods::find_periods(line);
                found
                    .iter()
                    .map(|(period, at)| format!("{period} [{}]", &line[at.clone()]))
                    .collect::<Vec<_>>()
                    .join("; ")
            }
            "degrees" => {
                degrees::read_degree(line).map_or_else(String::new, |d| format!("{:?} to {:?}", d.lowest, d.highest))
            }
            other => return Err(format!("no such kind: {other}").into()),
        };
        println!("{line}\t{found}");
    }
    Ok(())
}
