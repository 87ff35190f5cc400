//! Notices before and after a decision against somebody, as the law has them: the first with the report, time to answer, a dispute that
//! stops the clock, the second only after that. What stands is worked out from the events of the case, which nobody changes; the
//! texts are sent by the customer. It says how far the notices have come, and nothing about the person.

mod clock;
mod days;
mod letters;
mod rules;

pub(crate) use clock::{AFTER, BEFORE, Clock, DISPUTE_ANSWERED, Law, Standing, WITHDRAWN};
pub(crate) use letters::{Letter, letters};
