#![doc = include_str!("../README.md")]

mod confine;
mod frame;
mod pool;
mod worker;

pub use confine::{Confinement, Limits};
pub use pool::{Pool, Program, WorkerFailure};
pub use worker::serve;
