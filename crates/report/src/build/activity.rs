use std::collections::BTreeMap;

use crosscheck_model::{Case, OffsetTime, SourceReading};
use jiff::tz::{Offset, TimeZone};

use super::sources::number;
use crate::schema::ActivityView;
use crate::wording;

/// Fewer acts than this make no picture: findings.md calls anything below 100 "not enough data".
const ENOUGH: usize = 100;

/// A heat map for every source with enough dated acts.
pub(super) fn of(case: &Case) -> Vec<ActivityView> {
    case.read().filter_map(of_source).collect()
}

fn of_source(reading: &SourceReading) -> Option<ActivityView> {
    let commits = reading.claims.commits.iter().map(|claim| claim.value().authored);
    let acts: Vec<OffsetTime> = commits.chain(reading.claims.activity.iter().map(|claim| claim.value().at)).collect();
    if acts.len() < ENOUGH {
        return None;
    }
    let (usual, _) = usual_offset(&acts).unwrap_or((0, 0));
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
    Some(ActivityView { source: number(reading), zone: zone(usual), count: acts.len(), hours })
}

/// What the commits of a source, or else its other acts, say about hours, in few words; the time of one of them says nothing
/// to a reader.
pub(super) fn in_words(reading: &SourceReading) -> Option<String> {
    let commits: Vec<OffsetTime> = reading.claims.commits.iter().map(|claim| claim.value().authored).collect();
    let acts = || reading.claims.activity.iter().map(|claim| claim.value().at).collect::<Vec<_>>();
    counted(&commits, "commit").or_else(|| counted(&acts(), "dated act"))
}

fn counted(acts: &[OffsetTime], noun: &str) -> Option<String> {
    if acts.is_empty() {
        return None;
    }
    let commits = wording::counted(acts.len(), noun);
    Some(match usual_offset(acts) {
        None => format!("{commits}, no UTC offset kept"),
        Some((offset, count)) if count == acts.len() => format!("{commits} at {}", zone(offset)),
        Some((offset, count)) => format!("{commits}, {count} of them at {}", zone(offset)),
    })
}

/// The offset of most acts, in seconds, and of how many.
fn usual_offset(acts: &[OffsetTime]) -> Option<(i32, usize)> {
    let mut offsets: BTreeMap<i32, usize> = BTreeMap::new();
    for offset in acts.iter().filter_map(|act| act.offset_seconds) {
        *offsets.entry(offset).or_default() += 1;
    }
    offsets.into_iter().max_by_key(|(offset, count)| (*count, -offset.abs()))
}

fn zone(seconds: i32) -> String {
    let offset = Offset::from_seconds(seconds).unwrap_or(Offset::UTC);
    if seconds == 0 { "UTC".to_owned() } else { format!("UTC{offset}") }
}

#[cfg(test)]
mod tests {
    use super::{OffsetTime, counted};

    fn acts(offsets: &[Option<i32>]) -> Vec<OffsetTime> {
        let at = jiff::Timestamp::UNIX_EPOCH;
        offsets.iter().map(|hours| OffsetTime { instant: at, offset_seconds: hours.map(|h| h * 3600) }).collect()
    }

    #[test]
    fn commits_are_counted_with_their_usual_offset() {
        let words = |offsets: &[Option<i32>]| counted(&acts(offsets), "commit");
        assert_eq!(words(&[]), None);
        assert_eq!(words(&[Some(9)]).as_deref(), Some("1 commit at UTC+09"));
        assert_eq!(words(&[Some(-7), Some(-7), Some(0)]).as_deref(), Some("3 commits, 2 of them at UTC-07"));
        assert_eq!(words(&[Some(0), Some(0)]).as_deref(), Some("2 commits at UTC"));
        assert_eq!(words(&[None, None]).as_deref(), Some("2 commits, no UTC offset kept"), "unknown is not UTC");
    }
}
