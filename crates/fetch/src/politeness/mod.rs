//! When a host may be asked: its rate, how many requests at a time, when it asked to be left alone, and how much a run
//! may ask at all.

mod budget;
mod elsewhere;
mod hosts;
mod policy;
mod signals;

pub(crate) use budget::RequestBudget;
pub use elsewhere::{HostPace, SharedHosts, SharedTurn, Told};
pub(crate) use hosts::Hosts;
pub(crate) use policy::Policies;
pub use policy::politeness_of;
pub(crate) use signals::{Signal, backoff, read as read_signals};
