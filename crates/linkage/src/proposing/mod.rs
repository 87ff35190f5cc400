//! Which pairs are worth a look, without looking at all: by what few share. What many share is named and left out.

mod exact;
mod gathering;
mod hub;
mod keys;
mod overlap;
mod pictures;
mod runs;
mod sketch;

pub use gathering::{Gathering, LeftOut, Proposals};
pub use hub::Hub;
pub use keys::{Keys, TraceKey};
pub(crate) use runs::{FACTS_IN_A_ROW, fact_run, trace_hash};
pub(crate) use sketch::Rarity;
