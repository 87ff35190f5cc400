#![doc = include_str!("../README.md")]

mod client;
mod connection;
mod error;
mod types;

pub use client::{Client, Response};
pub use error::ClientError;
pub use types::{Case, CaseState, File, NewCase, Problem};
