#![doc = include_str!("../README.md")]

mod access;
mod answers;
mod api;
mod dispatch;
mod door;
mod evidence;
mod handed_in;
mod happened;
mod hooks;
mod jobs;
mod kept;
mod metrics;
mod notices;
mod openapi;
mod page;
mod problem;
mod rate;
mod reading;
mod serve;
mod service;
mod trying_out;

pub use access::Scope;
pub use dispatch::{description, router};
pub use evidence::{Evidence, EvidenceError, Manifest};
pub use hooks::{sign_message, whsec};
pub use jobs::{Jobs, Say};
pub use page::{fill_with_invented_cases, set_up_link};
pub use serve::{serve, work};
pub use service::{Options, Service};
