use std::collections::BTreeMap;

use crosscheck_model::{Case, OffsetTime, SourceReading};
use jiff::tz::{Offset, TimeZone};

use crate::build::number;
use crate::schema::ActivityView;

/// Fewer acts than this make no picture: findings.md calls anything below 100 "not enough data".
const ENOUGH: usize = 100;

/// A heat map for every source with enough dated acts.
pub(crate) fn of(case: &Case) -> Vec<ActivityView> {
    case.read().filter_map(of_source).collect()
}

fn of_source(reading: &SourceReading) -> Option<ActivityView> {
    let commits = reading.claims.commits.iter().map(|claim| claim.value().authored);
    let acts: Vec<OffsetTime> = commits.chain(reading.claims.activity.iter().map(|claim| claim.value().at)).collect();
    if acts.len() < ENOUGH {
        return None;
    }
    let mut offsets: BTreeMap<i32, usize> = BTreeMap::new();
    for offset in acts.iter().filter_map(|act| act.offset_seconds) {
        *offsets.entry(offset).or_default() += 1;
    }
    let usual = offsets.iter().max_by_key(|(offset, count)| (**count, -offset.abs())).map_or(0, |(offset, _)| *offset);
    let offset = Offset::from_seconds(usual).unwrap_or(Offset::UTC);
    let mut hours = vec![vec![0; 24]; 7];
    for act in &acts {
        let local = act.instant.to_zoned(TimeZone::fixed(offset));
        let day = usize::try_from(local.weekday().to_monday_zero_offset()).unwrap_or(0);
        let hour = usize::try_from(local.hour()).unwrap_or(0);
        if let Some(cell) = hours.get_mut(day).and_then(|row: &mut Vec<u32>| row.get_mut(hour)) {
            *cell += 1;
        }
    }
    let zone = if usual == 0 { "UTC".to_owned() } else { format!("UTC{offset}") };
    Some(ActivityView { source: number(reading), zone, count: acts.len(), hours })
}
