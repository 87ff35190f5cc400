//! A discrete-event model: cases, the hosts that they ask and their limits, cores, and the one writer of a database. Times are whole
//! microseconds, nothing is random but what the cases bring: the same input gives the same result everywhere.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// A host and how often it may be asked, as the generic cell rate algorithm of `crosscheck-fetch` has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) period: u64,
    pub(super) burst: u32,
    pub(super) at_once: u32,
}

/// What one case asks of one host, one request after the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Visit {
    pub(super) host: usize,
    pub(super) requests: u32,
}

/// Who works.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cluster {
    /// Cases under way at a time, over all processes.
    pub(super) under_way: usize,
    pub(super) cores: usize,
    /// Processor time of a case.
    pub(super) computing: u64,
    /// Time of a case in which the database lets nobody else write.
    pub(super) writing: u64,
    /// Until an answer is there.
    pub(super) latency: u64,
}

/// What came of a run.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) took: u64,
    /// Of the case that was under way longest.
    pub(super) longest: u64,
    /// To each host.
    pub(super) requests: Vec<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    /// A host may be asked again.
    Turn(usize),
    Answered(Ask),
    Computed(usize),
    Written(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ask {
    case: usize,
    host: usize,
    left: u32,
}

struct Host {
    limits: Limits,
    /// When the next request would be due if they came evenly.
    due: u64,
    under_way: u32,
    waiting: VecDeque<Ask>,
    /// A `Turn` is on its way.
    is_woken: bool,
    asked: u64,
}

struct Run<'a> {
    cases: &'a [Vec<Visit>],
    cluster: Cluster,
    hosts: Vec<Host>,
    events: BinaryHeap<Reverse<(u64, u64, Event)>>,
    order: u64,
    /// Visits of each case that are not over, and when it was begun.
    open: Vec<(usize, u64)>,
    next: usize,
    free_cores: usize,
    to_compute: VecDeque<usize>,
    writer_free: u64,
    longest: u64,
}

/// Runs these cases, in their order, as one cluster would.
pub(super) fn run(cases: &[Vec<Visit>], hosts: &[Limits], cluster: Cluster) -> Outcome {
    let host = |&limits| Host { limits, due: 0, under_way: 0, waiting: VecDeque::new(), is_woken: false, asked: 0 };
    let mut run = Run {
        cases,
        cluster,
        hosts: hosts.iter().map(host).collect(),
        events: BinaryHeap::new(),
        order: 0,
        open: vec![(0, 0); cases.len()],
        next: 0,
        free_cores: cluster.cores,
        to_compute: VecDeque::new(),
        writer_free: 0,
        longest: 0,
    };
    for _ in 0..cluster.under_way {
        run.begin(0);
    }
    let mut now = 0;
    while let Some(Reverse((time, _, event))) = run.events.pop() {
        now = time;
        run.happen(now, event);
    }
    Outcome { took: now, longest: run.longest, requests: run.hosts.iter().map(|host| host.asked).collect() }
}

impl Run<'_> {
    fn at(&mut self, time: u64, event: Event) {
        self.order += 1;
        self.events.push(Reverse((time, self.order, event)));
    }

    fn begin(&mut self, now: u64) {
        let case = self.next;
        let Some(visits) = self.cases.get(case) else { return };
        self.next += 1;
        self.open[case] = (visits.len(), now);
        for &Visit { host, requests } in visits {
            self.hosts[host].waiting.push_back(Ask { case, host, left: requests });
            self.serve(host, now);
        }
        if visits.is_empty() {
            self.compute(case, now);
        }
    }

    fn serve(&mut self, number: usize, now: u64) {
        loop {
            let host = &mut self.hosts[number];
            if host.under_way >= host.limits.at_once || host.waiting.is_empty() {
                return;
            }
            let start = host.due.saturating_sub(u64::from(host.limits.burst.max(1) - 1) * host.limits.period);
            if start > now {
                if !std::mem::replace(&mut host.is_woken, true) {
                    self.at(start, Event::Turn(number));
                }
                return;
            }
            let Some(ask) = host.waiting.pop_front() else { return };
            host.due = host.due.max(now) + host.limits.period;
            host.under_way += 1;
            host.asked += 1;
            self.at(now + self.cluster.latency, Event::Answered(ask));
        }
    }

    fn compute(&mut self, case: usize, now: u64) {
        if self.free_cores == 0 {
            return self.to_compute.push_back(case);
        }
        self.free_cores -= 1;
        self.at(now + self.cluster.computing, Event::Computed(case));
    }

    fn happen(&mut self, now: u64, event: Event) {
        match event {
            Event::Turn(host) => {
                self.hosts[host].is_woken = false;
                self.serve(host, now);
            }
            Event::Answered(Ask { case, host, left }) => {
                self.hosts[host].under_way -= 1;
                if left > 1 {
                    self.hosts[host].waiting.push_back(Ask { case, host, left: left - 1 });
                } else {
                    self.open[case].0 -= 1;
                    if self.open[case].0 == 0 {
                        self.compute(case, now);
                    }
                }
                self.serve(host, now);
            }
            Event::Computed(case) => {
                self.free_cores += 1;
                if let Some(next) = self.to_compute.pop_front() {
                    self.compute(next, now);
                }
                self.writer_free = self.writer_free.max(now) + self.cluster.writing;
                self.at(self.writer_free, Event::Written(case));
            }
            Event::Written(case) => {
                self.longest = self.longest.max(now - self.open[case].1);
                self.begin(now);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: u64 = 1_000_000;
    const HOST: Limits = Limits { period: SECOND, burst: 1, at_once: 2 };
    const CLUSTER: Cluster = Cluster { under_way: 8, cores: 1, computing: 0, writing: 0, latency: 0 };

    fn cases(count: usize, requests: u32) -> Vec<Vec<Visit>> {
        vec![vec![Visit { host: 0, requests }]; count]
    }

    #[test]
    fn a_host_is_asked_at_its_pace_and_a_burst_comes_before_it() {
        let outcome = run(&cases(10, 1), &[HOST], CLUSTER);
        assert_eq!((outcome.took, outcome.requests), (9 * SECOND, vec![10]));
        let burst = Limits { burst: 4, at_once: 9, ..HOST };
        assert_eq!(run(&cases(10, 1), &[burst], CLUSTER).took, 6 * SECOND);
    }

    #[test]
    fn slow_answers_are_waited_for_and_no_more_are_under_way_than_may_be() {
        let slow = Cluster { latency: 10 * SECOND, ..CLUSTER };
        assert_eq!(run(&cases(4, 1), &[HOST], slow).took, 21 * SECOND, "at 0, 1, 10 and 11 s");
    }

    #[test]
    fn cores_and_the_writer_are_shared() {
        let busy = Cluster { computing: 2 * SECOND, ..CLUSTER };
        assert_eq!(run(&vec![Vec::new(); 6], &[], busy).took, 12 * SECOND);
        assert_eq!(run(&vec![Vec::new(); 6], &[], Cluster { cores: 3, ..busy }).took, 4 * SECOND);
        let writing = Cluster { cores: 6, writing: SECOND, ..busy };
        assert_eq!(run(&vec![Vec::new(); 6], &[], writing).took, 8 * SECOND);
    }
}
