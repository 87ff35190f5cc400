//! `crosscheck serve`, `worker`, `submit`, `key` and `verify`.

mod keys;
mod run;
mod submit;
mod verify;

pub(crate) use keys::{KeyCommand, run as key};
pub(crate) use run::{ServeArguments, WorkerArguments, serve, worker};
pub(crate) use submit::{SubmitArguments, run as submit};
pub(crate) use verify::{VerifyArguments, run as verify};
