use crosscheck_model::OffsetTime;
use jiff::Timestamp;

use super::*;

/// One event a day at `hour` UTC from 2025-01-01 on.
fn days(count: i64, hour: i64) -> Vec<Timestamp> {
    (0..count).map(|day| Timestamp::from_second(1_735_689_600 + day * 86_400 + hour * 3600).unwrap()).collect()
}

fn commits(count: i64, offset: Option<i32>) -> Vec<OffsetTime> {
    days(count, 12).into_iter().map(|instant| OffsetTime { instant, offset_seconds: offset }).collect()
}

#[test]
fn offsets_of_another_part_of_the_world() {
    let found = compare_offsets(&commits(60, Some(9 * 3600)), &["America/Chicago"]);
    assert!(matches!(&found, OffsetComparison::Differs(f) if f.differing == 60 && f.days == 59), "{found:?}");
    assert_eq!(
        found.sentence(),
        "60 of 60 commits between 2025-01-01 and 2025-03-01 carry a UTC offset 3 hours or more from the claimed zone; 60 carry UTC+09:00"
    );
}

#[test]
fn the_innocent_ones() {
    // The claimed zone itself, in winter and in summer.
    let berlin: Vec<OffsetTime> = commits(300, None)
        .into_iter()
        .enumerate()
        .map(|(day, c)| OffsetTime { offset_seconds: Some(if (88..298).contains(&day) { 7200 } else { 3600 }), ..c })
        .collect();
    assert!(matches!(compare_offsets(&berlin, &["Europe/Berlin"]), OffsetComparison::Agrees(f) if f.differing == 0));
    // A neighbouring zone is less than three hours away; exactly three is not.
    assert!(matches!(compare_offsets(&commits(60, Some(2 * 3600 + 3599)), &["Etc/UTC"]), OffsetComparison::Agrees(_)));
    assert!(matches!(compare_offsets(&commits(60, Some(3 * 3600)), &["Etc/UTC"]), OffsetComparison::Differs(_)));
    // A country with several zones: the nearest counts.
    assert!(matches!(
        compare_offsets(&commits(60, Some(-8 * 3600)), &["America/New_York", "America/Los_Angeles"]),
        OffsetComparison::Agrees(_)
    ));
    // Travelling: a fifth or more differ, but not four fifths.
    let mut travelling = commits(60, Some(3600));
    travelling.extend(commits(60, Some(9 * 3600)));
    assert!(matches!(compare_offsets(&travelling, &["Europe/Berlin"]), OffsetComparison::Mixed(_)));
    // Machines at +0000 and times without an offset say nothing.
    for offset in [Some(0), None] {
        let found = compare_offsets(&commits(500, offset), &["Asia/Seoul"]);
        assert!(matches!(found, OffsetComparison::NotComparable(OffsetGap::TooFew(f)) if f.considered == 0));
    }
}

#[test]
fn the_share_is_exactly_eighty_percent() {
    let mixed = |away: i64, home: i64| {
        let mut all = commits(away, Some(9 * 3600));
        all.extend(commits(home, Some(3600)));
        compare_offsets(&all, &["Europe/Berlin"])
    };
    assert!(matches!(mixed(80, 20), OffsetComparison::Differs(_)));
    assert!(matches!(mixed(79, 21), OffsetComparison::Mixed(_)));
    assert!(matches!(mixed(20, 80), OffsetComparison::Mixed(_)));
    assert!(matches!(mixed(19, 81), OffsetComparison::Agrees(_)));
}

#[test]
fn too_little_is_said_with_its_counts() {
    let away = Some(9 * 3600);
    assert!(
        matches!(compare_offsets(&commits(49, away), &["Europe/Berlin"]), OffsetComparison::NotComparable(OffsetGap::TooFew(f)) if f.considered == 49)
    );
    let crowded: Vec<OffsetTime> = commits(30, away).into_iter().flat_map(|c| [c, c, c]).collect();
    assert!(
        matches!(compare_offsets(&crowded, &["Europe/Berlin"]), OffsetComparison::NotComparable(OffsetGap::TooShort(f)) if f.days == 29)
    );
    for zones in [&[][..], &["Nowhere/Land"], &[""], &["../../etc/passwd"]] {
        assert_eq!(compare_offsets(&commits(60, away), zones), OffsetComparison::NotComparable(OffsetGap::NoZone));
        assert_eq!(compare_quiet_hours(&days(300, 3), zones), QuietComparison::NotComparable(QuietGap::NoZone));
    }
    assert!(compare_offsets(&[], &["Asia/Seoul"]).figures().is_some());
}

/// Awake from `from` UTC for sixteen hours.
fn awake(from: i64, rounds: i64) -> Vec<Timestamp> {
    (0..16).flat_map(|hour| days(rounds, (from + hour) % 24)).collect()
}

#[test]
fn quiet_hours() {
    // 09:00 to 01:00 in Seoul is 00:00 to 16:00 UTC.
    let seoul = awake(0, 20);
    assert!(
        matches!(compare_quiet_hours(&seoul, &["Asia/Seoul"]), QuietComparison::Compatible(f) if f.events == 320 && f.within == 0)
    );
    let found = compare_quiet_hours(&seoul, &["America/Chicago"]);
    assert!(matches!(found, QuietComparison::Far(f) if f.apart >= 6), "{found:?}");
    assert!(
        found.sentence().starts_with("quietest hours are 1")
            && found.sentence().ends_with("in the claimed zone (n=320)")
    );
    // Fewer than 200: shown, not asked. Fewer than 100: nothing.
    let mut evenly = awake(0, 13);
    evenly.sort();
    assert!(
        matches!(compare_quiet_hours(&evenly[..200], &["America/Chicago"]), QuietComparison::Far(f) if f.events == 200)
    );
    assert!(matches!(compare_quiet_hours(&evenly[..199], &["America/Chicago"]), QuietComparison::PerhapsFar(_)));
    assert!(
        matches!(compare_quiet_hours(&awake(0, 12), &["America/Chicago"]), QuietComparison::PerhapsFar(f) if f.events == 192)
    );
    assert!(
        matches!(compare_quiet_hours(&awake(0, 6), &["America/Chicago"]), QuietComparison::NotComparable(QuietGap::TooFew(f)) if f.events == 96)
    );
    // Round the clock: no quiet hours.
    let always: Vec<Timestamp> = (0..24).flat_map(|hour| days(20, hour)).collect();
    assert!(matches!(
        compare_quiet_hours(&always, &["America/Chicago"]),
        QuietComparison::NotComparable(QuietGap::NoQuietHours(_))
    ));
    // A night owl, four hours late, is no matter.
    assert!(matches!(compare_quiet_hours(&awake(4, 20), &["Asia/Seoul"]), QuietComparison::Compatible(_)));
}

#[test]
fn shifting_place_and_hours_together_changes_nothing() {
    // Zones without summer time, one hour apart: the same habits in each give the same result.
    let zones = ["Etc/GMT-9", "Etc/GMT-5", "Etc/UTC", "Etc/GMT+3", "Etc/GMT+11"];
    let found: Vec<_> = zones
        .iter()
        .zip([9i64, 5, 0, -3, -11])
        .map(|(zone, east)| compare_quiet_hours(&awake((8 - east).rem_euclid(24), 20), &[zone]))
        .collect();
    assert!(found.windows(2).all(|pair| pair[0] == pair[1]), "{found:?}");
}

#[test]
fn heat_maps() {
    // 2025-01-01 was a Wednesday; 20:00 UTC is Thursday 05:00 in Seoul.
    let map = heat_map(&days(14, 20), "Asia/Seoul").unwrap();
    assert_eq!((map.total, map.most(), map.counts[3][5], map.counts[2][5]), (14, 2, 2, 2));
    assert_eq!(heat_map(&[], "Asia/Seoul").unwrap().most(), 0);
    assert_eq!(heat_map(&[], "Nowhere"), None);
}

#[test]
fn extreme_times_and_many_of_them() {
    let extreme = [Timestamp::MIN, Timestamp::MAX];
    assert!(heat_map(&extreme, "Asia/Seoul").is_some());
    let odd: Vec<OffsetTime> =
        extreme.iter().map(|t| OffsetTime { instant: *t, offset_seconds: Some(i32::MIN) }).collect();
    let many: Vec<OffsetTime> = odd.iter().cycle().take(1_000_000).copied().collect();
    assert!(matches!(compare_offsets(&many, &["Asia/Seoul"]), OffsetComparison::Differs(f) if f.considered == 50_000));
    assert!(!compare_offsets(&many, &["Asia/Seoul"]).sentence().is_empty());
}
