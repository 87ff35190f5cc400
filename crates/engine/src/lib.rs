#![doc = include_str!("../README.md")]

mod one;
mod page_source;
mod readers;
mod run;
mod supplied;
mod task;

pub use one::{One, read_one, read_picture};
pub use page_source::PageSource;
pub use readers::Readers;
pub use run::{Inputs, Run, Step, run};
pub use task::answer_task;
