use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crosscheck_engine::{Progress as Watcher, Step};
use crosscheck_model::{Address, Outcome};
use crosscheck_report::escape_terminal;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

/// One line a source on standard error while it is read; nothing when that is no terminal.
pub(crate) struct Progress {
    bars: Option<MultiProgress>,
    running: Mutex<BTreeMap<Address, ProgressBar>>,
}

impl Progress {
    pub(crate) fn new() -> Self {
        let bars = std::io::stderr().is_terminal().then(MultiProgress::new);
        Self { bars, running: Mutex::default() }
    }

    /// Takes the lines away: the report says it all.
    pub(crate) fn clear(&self) {
        if let Some(bars) = &self.bars {
            // A terminal that cannot be cleared keeps its lines.
            drop(bars.clear());
        }
    }
}

impl Watcher for Progress {
    fn step(&self, step: Step<'_>) {
        let Some(bars) = &self.bars else { return };
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        match step {
            Step::Started(address) => {
                let bar = bars.add(ProgressBar::new_spinner());
                if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
                    bar.set_style(style);
                }
                bar.set_message(escape_terminal(&address.to_string()));
                bar.enable_steady_tick(Duration::from_millis(120));
                running.insert(address.clone(), bar);
            }
            Step::Finished(address, outcome) => {
                if let Some(bar) = running.remove(address) {
                    bar.finish_with_message(format!("{}: {}", escape_terminal(&address.to_string()), words(outcome)));
                }
            }
        }
    }
}

fn words(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Read => "read".to_owned(),
        Outcome::NotRecognised => "nothing recognised".to_owned(),
        Outcome::NotReached(gap) => gap.to_string(),
        _ => "cannot be read".to_owned(),
    }
}
