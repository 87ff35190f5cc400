//! Runs of public acts, written short.

use crosscheck_model::{Activity, Claim, Locator, OffsetTime, Origin, ReadBy};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::error::CaseError;

/// One act an hour for some hours, on so many days in a row.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Acts {
    from: Timestamp,
    /// Hours of the day that have an act.
    hours: u32,
    days: u32,
}

impl Acts {
    pub(super) fn claims(&self, origin: &Origin) -> Result<Vec<Claim<Activity>>, CaseError> {
        let hours =
            (0..self.days).flat_map(|day| (0..self.hours).map(move |hour| i64::from(day) * 24 + i64::from(hour)));
        hours
            .map(|hour| {
                let instant = self.from.checked_add(SignedDuration::from_hours(hour));
                let instant = instant.map_err(|_| CaseError::Time(self.from.to_string()))?;
                let at = OffsetTime { instant, offset_seconds: None };
                Ok(origin.claim(
                    Activity { at },
                    instant.to_string(),
                    Locator::Field("created_at".into()),
                    ReadBy::JsonApi,
                ))
            })
            .collect()
    }
}
