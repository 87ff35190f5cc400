//! Where people say they are: free text to country, region and city, and how two such places relate.
//!
//! [`read`] keeps every reading a text allows; [`resolve`] answers only when there is exactly one. "Cambridge" alone is
//! several places and stays several: a comparison then takes the reading under which the two sides agree best.

mod choosing;
mod claimed;
mod compare;
mod gazetteer;
mod mention;
mod near;
mod reading;
#[cfg(test)]
mod tests;
mod words;
pub mod written;

pub use compare::{PlaceComparison, PlaceGap, PlaceLevel, compare, compare_readings, compare_texts};
pub(crate) use gazetteer::place_key;
pub use gazetteer::{City, Country, Place, Region, zones};
pub use mention::{Mention, Reading};
pub use near::NEAR_KM;
pub use reading::{read, read_parts, resolve, resolve_parts};
