#![doc = include_str!("../README.md")]

mod application;
pub mod batch;
pub mod challenge;
mod checked;
mod clock;
mod computing;
mod control;
mod engine;
pub mod knowledge;
mod limits;
pub mod linking;
mod links;
mod network_down;
mod one;
mod page_source;
mod progress;
mod readers;
mod recogniser;
mod saved;
mod shared_hosts;
mod sources;
mod supplied;
mod task;

pub use application::{Application, Document, Role};
pub use checked::Checked;
pub use clock::{Clock, FixedClock, SystemClock};
pub use engine::Engine;
pub use limits::Limits;
pub use one::One;
pub use page_source::{ArchivePages, FirstOf, LivePages, MemoryPages, PageSource};
pub use progress::{Progress, Quiet, Step};
pub use readers::Readers;
pub use recogniser::Recogniser;
pub use shared_hosts::StoreHosts;
pub use task::answer_task;
