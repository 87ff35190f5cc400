#![doc = include_str!("../README.md")]

mod confine;
mod frame;
mod interrupt;
mod pool;
mod worker;

pub use confine::{Confinement, Limits};
pub use interrupt::Interrupt;
pub use pool::{Pool, Program, WorkerFailure};
pub use worker::serve;
