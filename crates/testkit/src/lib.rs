#![doc = include_str!("../README.md")]

pub mod cases;
#[cfg(feature = "cvs")]
pub mod cvs;
pub mod pictures;
#[cfg(feature = "population")]
pub mod population;
#[cfg(any(feature = "photos", feature = "population", feature = "rosters"))]
mod random;
pub mod records;
#[cfg(feature = "rosters")]
pub mod rosters;
#[cfg(feature = "servers")]
pub mod servers;
