//! The operations, one file a subject, and the table that names them all.

mod ats;
mod bodies;
pub(crate) mod call;
pub(crate) mod cases;
pub(crate) mod control;
pub(crate) mod notes;
pub(crate) mod notices;
mod pages;
pub(crate) mod repeat;
pub(crate) mod results;
pub(crate) mod rosters;
pub(crate) mod route;
mod service;
pub(crate) mod steps;
pub(crate) mod supplied;
mod table;
pub(crate) mod views;
pub(crate) mod watch;
pub(crate) mod webhooks;

pub(crate) use table::ROUTES;
