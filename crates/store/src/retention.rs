//! How long cases are kept: at least as long as the law of a jurisdiction asks, then they are due to be erased.

use futures_util::TryStreamExt;
use jiff::{Timestamp, ToSpan, tz::TimeZone};

use crate::{State, Store, StoreError};

/// A rule: records of a case in this jurisdiction are kept so long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetentionRule {
    /// ISO 3166-1 or -2, as in a roster's column `jurisdiction`.
    pub jurisdiction: &'static str,
    /// Years from the day the result came.
    pub years: i16,
    /// Where it is written.
    pub source: &'static str,
}

/// Rules known to the program. Elsewhere the customer's own rule holds (`--keep-days`).
pub const RULES: [RetentionRule; 2] = [
    RetentionRule {
        jurisdiction: "US-CA",
        years: 4,
        source: "California Code of Regulations, title 2, section 11013(c): records of automated-decision systems, four years",
    },
    RetentionRule { jurisdiction: "US-CO", years: 3, source: "Colorado SB 26-189: records of decisions, three years" },
];

/// A case whose time is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The customer's reference.
    pub reference: String,
    /// Since when it is due.
    pub since: Timestamp,
    /// Whether a hold stands against erasing it.
    pub held: bool,
}

impl Store {
    /// Cases whose time is over at this time. `keep_days` is the customer's rule for cases of which no law above speaks; without it
    /// those are never due.
    pub async fn due(&self, now: Timestamp, keep_days: Option<u32>) -> Result<Vec<Due>, StoreError> {
        let mut due = Vec::new();
        let cases: Vec<crate::StoredCase> =
            self.cases().try_filter(|case| std::future::ready(case.state == State::Done)).try_collect().await?;
        for case in cases {
            let Some(finished) = case.finished_at else { continue };
            let rule = RULES.iter().find(|rule| rule.jurisdiction == case.jurisdiction);
            let span = match (rule, keep_days) {
                (Some(rule), _) => rule.years.years(),
                (None, Some(days)) => i64::from(days).days(),
                (None, None) => continue,
            };
            let end = finished.to_zoned(TimeZone::UTC).checked_add(span);
            let Ok(since) = end.map(|end| end.timestamp()) else { continue };
            if since <= now {
                due.push(Due { held: self.is_held(case.id).await?, reference: case.reference, since });
            }
        }
        Ok(due)
    }
}
