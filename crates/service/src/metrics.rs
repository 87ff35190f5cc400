//! Counts for an operator, in the text form of Prometheus. No label holds anything of a customer or a candidate.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Upper ends of the histogram's parts, in milliseconds.
const PARTS: [u64; 8] = [1, 5, 10, 25, 50, 100, 500, 5_000];

#[derive(Default)]
struct Counts {
    requests: BTreeMap<(&'static str, u16), u64>,
    within: [u64; PARTS.len()],
    seconds: f64,
    answered: u64,
    cases: BTreeMap<&'static str, u64>,
    messages: BTreeMap<&'static str, u64>,
    misunderstood: BTreeMap<&'static str, u64>,
    sources: BTreeMap<(&'static str, &'static str), u64>,
}

#[derive(Default)]
pub(crate) struct Metrics(Mutex<Counts>);

impl Metrics {
    fn change(&self, change: impl FnOnce(&mut Counts)) {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }

    pub(crate) fn answered(&self, operation: &'static str, status: u16, took: Duration) {
        self.change(|counts| {
            *counts.requests.entry((operation, status)).or_default() += 1;
            for (within, end) in counts.within.iter_mut().zip(PARTS) {
                *within += u64::from(took <= Duration::from_millis(end));
            }
            counts.seconds += took.as_secs_f64();
            counts.answered += 1;
        });
    }

    pub(crate) fn case(&self, how: &'static str) {
        self.change(|counts| *counts.cases.entry(how).or_default() += 1);
    }

    pub(crate) fn message(&self, how: &'static str) {
        self.change(|counts| *counts.messages.entry(how).or_default() += 1);
    }

    /// A source of a known site was read, or why not.
    pub(crate) fn source(&self, site: &'static str, outcome: &'static str) {
        self.change(|counts| *counts.sources.entry((site, outcome)).or_default() += 1);
    }

    /// How reading a site went since the process began: how often it was read, not reached, not understood.
    pub(crate) fn of_site(&self, site: &str) -> (u64, u64, u64) {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let sum = |wanted: &dyn Fn(&str) -> bool| {
            let of = counts.sources.iter().filter(|((known, outcome), _)| *known == site && wanted(outcome));
            of.map(|(_, count)| count).sum()
        };
        let plain = ["read", "not_reached"];
        (sum(&|word| word == plain[0]), sum(&|word| word == plain[1]), sum(&|word| !plain.contains(&word)))
    }

    /// Another system could not use an answer.
    pub(crate) fn misunderstood(&self, call: &'static str) {
        self.change(|counts| *counts.misunderstood.entry(call).or_default() += 1);
    }

    /// Everything, with the queue as it stands.
    pub(crate) fn text(&self, (waiting, running): (u64, u64)) -> String {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::new();
        let mut line = |line: String| text.extend([line.as_str(), "\n"]);
        line("# HELP crosscheck_cases Cases of the service by state.\n# TYPE crosscheck_cases gauge".to_owned());
        line(format!("crosscheck_cases{{state=\"waiting\"}} {waiting}"));
        line(format!("crosscheck_cases{{state=\"running\"}} {running}"));
        line("# HELP crosscheck_cases_ended_total Cases that this process ran.\n# TYPE crosscheck_cases_ended_total counter".to_owned());
        for (how, count) in &counts.cases {
            line(format!("crosscheck_cases_ended_total{{how=\"{how}\"}} {count}"));
        }
        line(
            "# HELP crosscheck_webhooks_total Messages to endpoints.\n# TYPE crosscheck_webhooks_total counter"
                .to_owned(),
        );
        for (how, count) in &counts.messages {
            line(format!("crosscheck_webhooks_total{{how=\"{how}\"}} {count}"));
        }
        line("# HELP crosscheck_sources_total Sources of known sites by outcome.\n# TYPE crosscheck_sources_total counter".to_owned());
        for ((site, outcome), count) in &counts.sources {
            line(format!("crosscheck_sources_total{{site=\"{site}\",outcome=\"{outcome}\"}} {count}"));
        }
        line("# HELP crosscheck_http_requests_total Requests by operation and status.\n# TYPE crosscheck_http_requests_total counter".to_owned());
        for (call, count) in &counts.misunderstood {
            line(format!("crosscheck_ats_misunderstood_total{{call=\"{call}\"}} {count}"));
        }
        for ((operation, status), count) in &counts.requests {
            line(format!("crosscheck_http_requests_total{{operation=\"{operation}\",status=\"{status}\"}} {count}"));
        }
        line("# HELP crosscheck_http_seconds Time to the first byte of answers.\n# TYPE crosscheck_http_seconds histogram".to_owned());
        for (within, end) in counts.within.iter().zip(PARTS) {
            line(format!("crosscheck_http_seconds_bucket{{le=\"{}\"}} {within}", end as f64 / 1000.0));
        }
        line(format!("crosscheck_http_seconds_bucket{{le=\"+Inf\"}} {}", counts.answered));
        line(format!("crosscheck_http_seconds_sum {}", counts.seconds));
        line(format!("crosscheck_http_seconds_count {}", counts.answered));
        text
    }
}
