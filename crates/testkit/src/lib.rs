#![doc = include_str!("../README.md")]

pub mod cases;
pub mod pictures;
#[cfg(feature = "servers")]
pub mod servers;
