use std::any::Any;
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crosscheck_model::Gap;
use governor::clock::Clock as GovernorClock;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

use super::elsewhere::{HostPace, SharedHosts, SharedTurn};
use super::policy::{Policies, Policy};
use crate::clock::Clock;

/// Requests under way to all hosts together.
const AT_ONCE: usize = 64;
/// New hosts after which those that need no remembering are forgotten.
const SWEEP_EVERY: usize = 512;
/// Hosts that asked for a pause and are remembered: some 2 MB. Beyond it those are forgotten whose pause ends first.
const MAX_PAUSED: usize = 16_384;

/// A turn that is used so much later than it was given for is asked for again.
const LATE: Duration = Duration::from_millis(250);
/// Between two looks whether another process has read its answer.
const LOOK_AT_LEAST: Duration = Duration::from_millis(20);
const LOOK_AT_MOST: Duration = Duration::from_millis(500);

type Limiter = RateLimiter<String, HashMapStateStore<String>, RunClock, NoOpMiddleware<Nanos>>;

/// The run's monotonic clock, which tests can pause.
#[derive(Debug, Clone)]
struct RunClock(Instant);

impl GovernorClock for RunClock {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        // The limiter takes zero for "never"; start well past it.
        Nanos::from(self.0.elapsed() + Duration::from_secs(60))
    }
}

/// All hosts that were asked lately.
#[derive(Debug)]
pub(crate) struct Hosts {
    clock: Clock,
    run_clock: RunClock,
    policies: Policies,
    rows: Vec<Policy>,
    limiters: Vec<Limiter>,
    hosts: Mutex<Known>,
    at_once: Arc<Semaphore>,
    elsewhere: Option<Arc<dyn SharedHosts>>,
}

#[derive(Debug, Default)]
struct Known {
    by_name: HashMap<String, Host>,
    new_since_sweep: usize,
}

#[derive(Debug)]
struct Host {
    slots: Arc<Semaphore>,
    resume_at: Option<Instant>,
    /// Times in a row that it turned a request away without saying until when.
    refusals: u32,
}

/// Permission to send one request; held until its answer is read.
#[derive(Debug)]
pub(crate) struct Turn {
    _host: OwnedSemaphorePermit,
    _all: OwnedSemaphorePermit,
    _elsewhere: Option<Box<dyn Any + Send>>,
}

impl Hosts {
    pub(crate) fn new(clock: Clock, policies: Policies, elsewhere: Option<Arc<dyn SharedHosts>>) -> Self {
        let run_clock = RunClock(Instant::now());
        let limiter = |policy: &Policy| {
            let burst = NonZeroU32::new(policy.burst).unwrap_or(NonZeroU32::MIN);
            let quota = Quota::with_period(policy.period).unwrap_or(Quota::per_second(NonZeroU32::MIN));
            RateLimiter::new(quota.allow_burst(burst), HashMapStateStore::default(), run_clock.clone())
        };
        let rows = policies.rows();
        let limiters = rows.iter().map(limiter).collect();
        Self {
            clock,
            run_clock,
            policies,
            rows,
            limiters,
            hosts: Mutex::default(),
            at_once: Arc::new(Semaphore::new(AT_ONCE)),
            elsewhere,
        }
    }

    /// Waits for this host's turn, which lasts `longest` at most. A host that asked to be left alone for longer than `patience` is
    /// not asked.
    pub(crate) async fn turn(&self, host: &str, patience: Duration, longest: Duration) -> Result<Turn, Gap> {
        let row = self.policies.row_of(host);
        let slots = self.slots(host, self.rows[row].at_once);
        // The semaphores live as long as this and are never closed.
        let slot = slots.acquire_owned().await.map_err(|_| Gap::BudgetSpent)?;
        loop {
            if let Some(resume_at) = self.resume_at(host) {
                let ahead = resume_at.saturating_duration_since(Instant::now());
                if ahead > patience {
                    return Err(Gap::RateLimited(Some(self.timestamp_after(ahead))));
                }
                tokio::time::sleep(ahead).await;
            }
            match self.limiters[row].check_key(&host.to_owned()) {
                Ok(()) => break,
                Err(not_until) => tokio::time::sleep(not_until.wait_time_from(self.run_clock.now())).await,
            }
        }
        let elsewhere = match &self.elsewhere {
            Some(elsewhere) => Some(self.turn_among_all(&**elsewhere, host, patience, longest).await?),
            None => None,
        };
        let all = Arc::clone(&self.at_once).acquire_owned().await.map_err(|_| Gap::BudgetSpent)?;
        Ok(Turn { _host: slot, _all: all, _elsewhere: elsewhere })
    }

    /// Waits for a turn among all processes that ask this host.
    async fn turn_among_all(
        &self,
        elsewhere: &dyn SharedHosts,
        host: &str,
        patience: Duration,
        longest: Duration,
    ) -> Result<Box<dyn Any + Send>, Gap> {
        let Policy { period, burst, at_once } = self.rows[self.policies.row_of(host)];
        let pace = HostPace { period, burst, at_once, longest };
        loop {
            let left_alone = match elsewhere.turn(host, pace).await {
                SharedTurn::At(wait, held) => {
                    let due = Instant::now() + wait;
                    tokio::time::sleep_until(due).await;
                    // A turn that this process slept through is another's by now.
                    let is_late = due.elapsed() > (period / 2).max(LATE);
                    match elsewhere.paused(host).await {
                        None if is_late => Duration::ZERO,
                        None => return Ok(held),
                        Some(left) => left,
                    }
                }
                // Nothing is sent sooner than a period after the last one anyway.
                SharedTurn::Busy => {
                    tokio::time::sleep((period / 2).clamp(LOOK_AT_LEAST, LOOK_AT_MOST)).await;
                    continue;
                }
                SharedTurn::Paused(left) => left,
                SharedTurn::Unknown => return Err(Gap::RateLimited(None)),
            };
            if left_alone > patience {
                return Err(Gap::RateLimited(Some(self.timestamp_after(left_alone))));
            }
            tokio::time::sleep(left_alone).await;
        }
    }

    /// Leaves a host alone until then.
    pub(crate) fn pause(&self, host: &str, until: Instant) {
        if let Some(elsewhere) = &self.elsewhere {
            elsewhere.pause(host, until.saturating_duration_since(Instant::now()));
        }
        let mut known = self.lock();
        if let Some(host) = known.by_name.get_mut(host) {
            host.resume_at = Some(host.resume_at.map_or(until, |earlier| earlier.max(until)));
        }
    }

    /// Counts one more refusal of any request to this host; how many there were before it.
    pub(crate) fn refused(&self, host: &str) -> u32 {
        let mut known = self.lock();
        known.by_name.get_mut(host).map_or(0, |host| {
            host.refusals = host.refusals.saturating_add(1);
            host.refusals - 1
        })
    }

    /// The host answers again.
    pub(crate) fn answered(&self, host: &str) {
        if let Some(host) = self.lock().by_name.get_mut(host) {
            host.refusals = 0;
        }
    }

    fn timestamp_after(&self, ahead: Duration) -> jiff::Timestamp {
        let ahead = jiff::SignedDuration::try_from(ahead).unwrap_or(jiff::SignedDuration::MAX);
        self.clock.now().checked_add(ahead).unwrap_or(jiff::Timestamp::MAX)
    }

    fn resume_at(&self, host: &str) -> Option<Instant> {
        let mut known = self.lock();
        let host = known.by_name.get_mut(host)?;
        host.resume_at = host.resume_at.filter(|&then| then > Instant::now());
        host.resume_at
    }

    fn slots(&self, host: &str, at_once: usize) -> Arc<Semaphore> {
        let mut known = self.lock();
        if let Some(found) = known.by_name.get(host) {
            return Arc::clone(&found.slots);
        }
        known.new_since_sweep += 1;
        if known.new_since_sweep >= SWEEP_EVERY {
            known.new_since_sweep = 0;
            let now = Instant::now();
            known
                .by_name
                .retain(|_, host| Arc::strong_count(&host.slots) > 1 || host.resume_at.is_some_and(|then| then > now));
            let mut ends: Vec<Instant> = known.by_name.values().filter_map(|host| host.resume_at).collect();
            if let Some(beyond @ 1..) = ends.len().checked_sub(MAX_PAUSED) {
                let (_, &mut last, _) = ends.select_nth_unstable(beyond - 1);
                known.by_name.retain(|_, host| {
                    Arc::strong_count(&host.slots) > 1 || host.resume_at.is_some_and(|then| then > last)
                });
            }
            known.by_name.shrink_to(SWEEP_EVERY);
            for limiter in &self.limiters {
                // Forgets only what would not change a decision.
                limiter.retain_recent();
                limiter.shrink_to_fit();
            }
        }
        let slots = Arc::new(Semaphore::new(at_once));
        known.by_name.insert(host.to_owned(), Host { slots: Arc::clone(&slots), resume_at: None, refusals: 0 });
        slots
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Known> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Entries held, for the test of their bound.
    #[cfg(test)]
    fn remembered(&self) -> usize {
        self.lock().by_name.len() + self.limiters.iter().map(RateLimiter::len).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts() -> Hosts {
        Hosts::new(
            Clock::starting_at("2026-03-01T12:00:00Z".parse().unwrap()),
            Policies::of(&crosscheck_model::SiteDirectory::default()),
            None,
        )
    }

    const PATIENCE: Duration = Duration::from_secs(60);

    #[tokio::test(start_paused = true)]
    async fn a_host_is_asked_once_a_second_and_others_do_not_wait_for_it() {
        let hosts = hosts();
        let start = Instant::now();
        for second in 0..5 {
            drop(hosts.turn("a.example", PATIENCE, PATIENCE).await.unwrap());
            assert_eq!(start.elapsed().as_secs(), second);
        }
        let before = Instant::now();
        drop(hosts.turn("b.example", PATIENCE, PATIENCE).await.unwrap());
        assert_eq!(before.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn at_most_two_requests_are_under_way_to_one_host() {
        let hosts = Arc::new(hosts());
        let first = hosts.turn("a.example", PATIENCE, PATIENCE).await.unwrap();
        let _second = hosts.turn("a.example", PATIENCE, PATIENCE).await.unwrap();
        let third = tokio::time::timeout(Duration::from_secs(3600), hosts.turn("a.example", PATIENCE, PATIENCE)).await;
        assert!(third.is_err(), "a third request was let through");
        drop(first);
        hosts.turn("a.example", PATIENCE, PATIENCE).await.unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn a_host_that_asked_for_a_pause_gets_it() {
        let hosts = hosts();
        drop(hosts.turn("a.example", PATIENCE, PATIENCE).await.unwrap());
        let start = Instant::now();
        hosts.pause("a.example", start + Duration::from_secs(30));
        hosts.pause("a.example", start + Duration::from_secs(10));
        drop(hosts.turn("a.example", PATIENCE, PATIENCE).await.unwrap());
        assert_eq!(start.elapsed().as_secs(), 30);
        hosts.pause("a.example", Instant::now() + Duration::from_secs(3600));
        let refused = hosts.turn("a.example", PATIENCE, PATIENCE).await.unwrap_err();
        assert_eq!(refused, Gap::RateLimited(Some("2026-03-01T13:00:30Z".parse().unwrap())));
    }

    #[tokio::test(start_paused = true)]
    async fn memory_stays_bounded_over_a_hundred_thousand_hosts() {
        let hosts = hosts();
        let mut most = 0;
        for number in 0..100_000 {
            drop(hosts.turn(&format!("h{number}.example"), PATIENCE, PATIENCE).await.unwrap());
            // 100 hosts a second: what must be remembered is the last second and what came since the last sweep.
            tokio::time::advance(Duration::from_millis(10)).await;
            most = most.max(hosts.remembered());
        }
        assert!(most <= 2 * (SWEEP_EVERY + 200), "{most} entries");
    }

    #[tokio::test(start_paused = true)]
    async fn a_hundred_thousand_hosts_that_all_ask_for_a_long_pause_stay_bounded_too() {
        let hosts = hosts();
        for number in 0..100_000_u64 {
            let name = format!("h{number}.example");
            drop(hosts.turn(&name, PATIENCE, PATIENCE).await.unwrap());
            hosts.pause(&name, Instant::now() + Duration::from_secs(24 * 3600));
            tokio::time::advance(Duration::from_millis(10)).await;
            assert!(hosts.remembered() <= MAX_PAUSED + 2 * (SWEEP_EVERY + 200), "{}", hosts.remembered());
        }
        assert!(hosts.turn("h99999.example", PATIENCE, PATIENCE).await.is_err(), "the latest are remembered");
        assert!(hosts.turn("h90000.example", PATIENCE, PATIENCE).await.is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn forgetting_hosts_never_lets_one_be_asked_too_often() {
        let hosts = hosts();
        drop(hosts.turn("a.example", PATIENCE, PATIENCE).await.unwrap());
        let start = Instant::now();
        for number in 0..2 * SWEEP_EVERY {
            drop(hosts.turn(&format!("h{number}.example"), PATIENCE, PATIENCE).await.unwrap());
        }
        drop(hosts.turn("a.example", PATIENCE, PATIENCE).await.unwrap());
        assert_eq!(start.elapsed().as_secs(), 1);
    }

    /// Two processes share a host, one of which is told to leave it alone.
    #[derive(Debug, Default)]
    struct Shared {
        asked: Mutex<u32>,
        paused: Mutex<Option<Instant>>,
    }

    impl SharedHosts for Shared {
        fn turn<'a>(&'a self, _: &'a str, pace: HostPace) -> super::super::Told<'a, SharedTurn> {
            *self.asked.lock().unwrap() += 1;
            Box::pin(async move { SharedTurn::At(pace.period * 3, Box::new(())) })
        }

        fn paused<'a>(&'a self, _: &'a str) -> super::super::Told<'a, Option<Duration>> {
            let paused = self.paused.lock().unwrap();
            let left = paused.map(|until| until.saturating_duration_since(Instant::now()));
            Box::pin(async move { left.filter(|left| !left.is_zero()) })
        }

        fn pause(&self, _: &str, time: Duration) {
            *self.paused.lock().unwrap() = Some(Instant::now() + time);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_turn_among_several_processes_is_waited_for_and_a_pause_meanwhile_is_kept() {
        let shared = Arc::new(Shared::default());
        let hosts = || Hosts { elsewhere: Some(Arc::clone(&shared) as _), ..hosts() };
        let (one, other) = (hosts(), hosts());
        let start = Instant::now();
        drop(one.turn("a.example", PATIENCE, PATIENCE).await.unwrap());
        assert_eq!(start.elapsed().as_secs(), 3);
        other.pause("a.example", start + Duration::from_secs(30));
        drop(one.turn("a.example", PATIENCE, PATIENCE).await.unwrap());
        assert_eq!((start.elapsed().as_secs(), *shared.asked.lock().unwrap()), (33, 3));
        other.pause("a.example", start + Duration::from_secs(3600));
        assert!(matches!(one.turn("a.example", PATIENCE, PATIENCE).await, Err(Gap::RateLimited(Some(_)))));
    }
}
