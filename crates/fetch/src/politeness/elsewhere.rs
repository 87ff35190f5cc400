//! Other processes that ask the same hosts: whoever keeps their limits together is asked before each request.

use std::any::Any;
use std::fmt::Debug;
use std::pin::Pin;
use std::time::Duration;

/// How often a host may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HostPace {
    /// Between two requests, on average.
    pub period: Duration,
    /// Requests that may be sent at once after a rest.
    pub burst: u32,
    /// Requests under way at a time.
    pub at_once: usize,
    /// Nothing is under way for longer.
    pub longest: Duration,
}

/// What came of asking for a turn.
#[derive(Debug)]
pub enum SharedTurn {
    /// A request may be sent after this wait; the turn ends when what stands for it is dropped.
    At(Duration, Box<dyn Any + Send>),
    /// So many are under way as may be.
    Busy,
    /// The host asked to be left alone for so long yet.
    Paused(Duration),
    /// It cannot be told: then nothing is asked.
    Unknown,
}

/// A future of the calls below.
pub type Told<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Keeps the limits of hosts for several processes.
pub trait SharedHosts: Debug + Send + Sync {
    /// Asks for the next turn of a host.
    fn turn<'a>(&'a self, host: &'a str, pace: HostPace) -> Told<'a, SharedTurn>;
    /// How long a host is to be left alone yet: it may have asked for that while its turn was waited for.
    fn paused<'a>(&'a self, host: &'a str) -> Told<'a, Option<Duration>>;
    /// Leaves a host alone for so long.
    fn pause(&self, host: &str, time: Duration);
}
