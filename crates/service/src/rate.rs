//! How often a key may ask: a bucket of a minute's requests, filled steadily.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// What is left to a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Left {
    /// Requests a minute.
    pub(crate) limit: u32,
    /// Requests that could be made now.
    pub(crate) remaining: u32,
    /// Seconds until the bucket is full again.
    pub(crate) reset: u64,
}

pub(crate) struct Rates {
    a_minute: u32,
    buckets: Mutex<BTreeMap<String, (f64, Instant)>>,
}

impl Rates {
    pub(crate) fn new(a_minute: u32) -> Self {
        Self { a_minute: a_minute.max(1), buckets: Mutex::default() }
    }

    /// Takes one request of a key; if there is none, the seconds until there is.
    pub(crate) fn take(&self, key: &str, now: Instant) -> Result<Left, u64> {
        let most = f64::from(self.a_minute);
        let a_second = most / 60.0;
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        // A bucket that is full again says nothing that a new one does not.
        if buckets.len() > 10_000 {
            buckets.retain(|_, (left, then)| *left + now.duration_since(*then).as_secs_f64() * a_second < most);
        }
        let (left, then) = buckets.entry(key.to_owned()).or_insert((most, now));
        *left = (*left + now.duration_since(*then).as_secs_f64() * a_second).min(most);
        *then = now;
        if *left < 1.0 {
            return Err(((1.0 - *left) / a_second).ceil() as u64);
        }
        *left -= 1.0;
        let reset = ((most - *left) / a_second).ceil() as u64;
        Ok(Left { limit: self.a_minute, remaining: *left as u32, reset })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_key_that_asks_too_often_waits_and_others_do_not() {
        let (rates, now) = (Rates::new(2), Instant::now());
        assert_eq!(rates.take("a", now), Ok(Left { limit: 2, remaining: 1, reset: 30 }));
        assert!(rates.take("a", now).is_ok());
        assert_eq!(rates.take("a", now), Err(30));
        assert!(rates.take("b", now).is_ok());
        assert!(rates.take("a", now + Duration::from_secs(31)).is_ok());
    }
}
