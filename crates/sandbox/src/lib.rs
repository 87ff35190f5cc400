#![doc = include_str!("../README.md")]

mod confine;
mod frame;
mod interrupt;
mod pool;
mod tool;
mod worker;

pub use confine::{Confinement, Limits};
pub use interrupt::Interrupt;
pub use pool::{Pool, Program, WorkerFailure};
pub use tool::{Tool, ToolFailure, ToolLimits, installed, start_tool};
pub use worker::serve;
