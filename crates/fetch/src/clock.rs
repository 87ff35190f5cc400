use jiff::{SignedDuration, Timestamp};
use tokio::time::Instant;

/// The time of day: read once from outside, then carried on by the run's own monotonic clock, which tests can pause.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    wall: Timestamp,
    since: Instant,
}

impl Clock {
    pub(crate) fn starting_at(wall: Timestamp) -> Self {
        Self { wall, since: Instant::now() }
    }

    pub(crate) fn now(&self) -> Timestamp {
        let elapsed = SignedDuration::try_from(self.since.elapsed()).unwrap_or(SignedDuration::MAX);
        self.wall.checked_add(elapsed).unwrap_or(Timestamp::MAX)
    }

    /// When a wait until `then` is over on the monotonic clock.
    pub(crate) fn instant_of(&self, then: Timestamp) -> Instant {
        let ahead = then.duration_since(self.now());
        Instant::now() + std::time::Duration::try_from(ahead).unwrap_or_default()
    }
}
