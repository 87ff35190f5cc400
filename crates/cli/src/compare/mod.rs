//! `crosscheck compare`: two values, or a stream of them. The output is described in `docs/formats.md`.

mod languages;
mod names;
mod on_all_cores;
mod organisations;
mod photos;
mod verdicts;

use crate::args::Compare;
use crate::output::Status;

pub(crate) fn run(what: Compare) -> anyhow::Result<Status> {
    match what {
        Compare::Names(names) => names::run(&names),
        Compare::Photos(photos) => photos::run(&photos),
        Compare::Languages(languages) => languages::run(&languages),
        Compare::Organisations(pair) => organisations::organisations(&pair),
        Compare::Degrees(pair) => organisations::degrees(&pair),
        Compare::Places(pair) => organisations::places(&pair),
    }
}
