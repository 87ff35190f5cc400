#![doc = include_str!("../README.md")]

mod door;
mod one;
mod readers;
mod run;
mod supplied;
mod task;

pub use door::Door;
pub use one::{One, read_one, read_picture};
pub use readers::Readers;
pub use run::{Inputs, Run, Step, run};
pub use task::answer_task;
