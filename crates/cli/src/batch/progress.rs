//! How a batch goes on: a line with rate and time left on a terminal, JSON events in a pipe.

use std::io::IsTerminal;
use std::time::Instant;

use crosscheck_engine::batch::{BadRow, Ended, Event, RowOutcome};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use crate::output;

pub(super) struct Progress {
    bar: Option<ProgressBar>,
    events: bool,
    total: u64,
    ended: u64,
    run: u64,
    began: Instant,
}

impl Progress {
    pub(super) fn new(total: u64, bad: &[BadRow]) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| ProgressBar::new(total));
        if let Some(bar) = &bar
            && let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} rows, {per_sec}, {eta} left {msg}")
        {
            bar.set_style(style);
        }
        let events = !std::io::stdout().is_terminal();
        let progress = Self { bar, events, total, ended: 0, run: 0, began: Instant::now() };
        progress.event(&json!({ "event": "started", "rows": total, "bad_rows": bad.len() }));
        for row in bad {
            let (line, column, reason) = (row.line, &row.column, &row.reason);
            progress.event(&json!({ "event": "bad_row", "line": line, "column": column, "reason": reason }));
        }
        progress
    }

    pub(super) fn row(&mut self, event: &Event<'_>) {
        self.ended += 1;
        let (outcome, why) = words(event.outcome);
        if matches!(event.outcome, RowOutcome::Done | RowOutcome::Quarantined(_)) {
            self.run += 1;
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.ended);
        }
        let per_second = self.run as f64 / self.began.elapsed().as_secs_f64().max(0.001);
        let left = (self.total.saturating_sub(self.ended)) as f64 / per_second.max(0.001);
        let mut line = json!({
            "event": "row", "line": event.row.line, "candidate_ref": event.row.candidate_ref, "outcome": outcome,
            "ended": self.ended, "rows": self.total,
            "per_second": (per_second * 10.0).round() / 10.0, "seconds_left": left.round(),
        });
        if let Some(why) = why {
            line["why"] = Value::from(why);
        }
        self.event(&line);
    }

    pub(super) fn ended(&self, ended: &Ended) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        let mut line = json!({ "event": "ended", "seconds": self.began.elapsed().as_secs_f64() });
        if let (Value::Object(line), Ok(Value::Object(counts))) = (&mut line, serde_json::to_value(ended)) {
            line.extend(counts);
        }
        self.event(&line);
        let per_second = ended.done as f64 / self.began.elapsed().as_secs_f64().max(0.001);
        output::say(&format!(
            "{} run now ({per_second:.1} a second), {} had a result, {} left alone, {} erased, {} not begun",
            ended.done, ended.settled, ended.quarantined, ended.erased, ended.left
        ));
    }

    fn event(&self, line: &Value) {
        if self.events {
            // A reader that has gone does not end the batch: what counts is in the store.
            drop(output::print(&format!("{line}\n")));
        }
    }
}

fn words(outcome: &RowOutcome) -> (&'static str, Option<&str>) {
    match outcome {
        RowOutcome::Done => ("done", None),
        RowOutcome::Settled => ("settled", None),
        RowOutcome::Quarantined(why) => ("quarantined", Some(why)),
        RowOutcome::Erased => ("erased", None),
        RowOutcome::Unreadable(why) => ("unreadable", Some(why)),
        RowOutcome::Left => ("left", None),
    }
}
