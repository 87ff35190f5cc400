//! Servers for tests: what to answer is a function of what was asked.

mod answer;
mod authority;
pub mod hostile;
mod serve;

pub use answer::{Answer, Part};
pub use authority::Authority;
pub use serve::{Asked, Handler, Server, serve};
