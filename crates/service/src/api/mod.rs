//! The operations, one file a subject, and the table that names them all.

mod ats;
mod bodies;
pub(crate) mod call;
mod cases;
mod notes;
mod results;
pub(crate) mod route;
mod service;
mod steps;
mod table;
mod views;
mod watch;
mod webhooks;

pub(crate) use table::ROUTES;
