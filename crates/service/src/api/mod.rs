//! The operations, one file a subject, and the table that names them all.

mod ats;
mod bodies;
pub(crate) mod call;
pub(crate) mod cases;
pub(crate) mod notes;
mod results;
pub(crate) mod route;
mod service;
pub(crate) mod steps;
mod table;
pub(crate) mod views;
mod watch;
mod webhooks;

pub(crate) use table::ROUTES;
