//! Other systems that hand cases in, each in the form that it documents: an applicant-tracking system calls, and is told.

pub(super) mod ashby;
pub(super) mod greenhouse;
pub(super) mod lever;
mod order;
