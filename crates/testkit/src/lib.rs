#![doc = include_str!("../README.md")]

pub mod cases;
#[cfg(feature = "cvs")]
pub mod cvs;
pub mod pictures;
#[cfg(feature = "servers")]
pub mod servers;
