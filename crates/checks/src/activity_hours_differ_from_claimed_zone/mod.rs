//! The hours of the day at which a source is silent, against the night of the claimed place.

use crosscheck_compare::hours::{
    FEWEST_EVENTS, FEWEST_EVENTS_FOR_A_QUESTION, MOST_QUIET_PERCENT, QUIET_DIFFERS_HOURS, QuietComparison, QuietGap,
    compare_quiet_hours,
};
use crosscheck_model::{Claim, Finding, Side, SourceReading, Strength, Topic};
use jiff::Timestamp;

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::claimed_place::ClaimedPlace;
use crate::needs::{Data, Need, Scope};
use crate::threshold::{Basis, Threshold};
use crate::words::{list, name_of, quote_of, sentence};

const FAR: LevelRule = LevelRule::info("far_from_the_night");
const PERHAPS_FAR: LevelRule = LevelRule::info("perhaps_far_from_the_night");
const AS_CLAIMED: LevelRule = LevelRule::confirmed("as_claimed", Strength::Weak);
const NOT_ENOUGH: LevelRule = LevelRule::not_checked("not_enough_activity");

const BASE_RATES: &str = "430,643 commits of 30 public repositories, 36 others held out: with at least 200 events and a quiet window that holds at \
     most 3% of them, 0 of 32 held-out authors were wrong by 6 hours or more (95% upper bound about 9%); with 100 to 199 \
     events 0 of 15, with 50 to 99 events 3 of 45.";

const EVENTS: Threshold =
    Threshold::fixed("events", FEWEST_EVENTS as f64, "public acts with a time", Basis::Measured(BASE_RATES));
const EVENTS_TO_ASK: Threshold = Threshold::fixed(
    "events_to_ask",
    FEWEST_EVENTS_FOR_A_QUESTION as f64,
    "public acts with a time, for a question",
    Basis::Measured(BASE_RATES),
);
const QUIET: Threshold = Threshold::fixed(
    "quiet",
    MOST_QUIET_PERCENT as f64,
    "percent of the acts within the quietest seven hours",
    Basis::Measured(BASE_RATES),
);
const APART: Threshold = Threshold::fixed(
    "apart",
    QUIET_DIFFERS_HOURS as f64,
    "hours between the middle of the quiet hours and five in the morning",
    Basis::Measured(BASE_RATES),
);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "activity_hours_differ_from_claimed_zone",
    version: 1,
    since: "0.2.0",
    title: "Public activity rests at other hours than the claimed place",
    topic: Topic::Hours,
    scope: Scope::EverySource,
    needs: &[Need::Some(Data::Place), Need::Some(Data::Act)],
    follows_from: &[],
    levels: &[FAR, PERHAPS_FAR, AS_CLAIMED, NOT_ENOUGH],
    advisory_refs: &["S2-13", "S2-21", "V-29"],
    thresholds: &[EVENTS, EVENTS_TO_ASK, QUIET, APART],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let acting = analysis.readings().iter().copied().filter(|reading| !reading.claims.activity.is_empty());
    acting.filter_map(|reading| against_the_night(analysis, reading)).collect()
}

fn against_the_night<'a>(analysis: &Analysis<'a>, reading: &'a SourceReading) -> Option<Finding> {
    let acts = &reading.claims.activity;
    let ClaimedPlace { by, zones, places } = ClaimedPlace::of(analysis, reading)?;
    let times: Vec<Timestamp> = acts.iter().map(|act| act.value().at.instant).collect();
    let comparison = compare_quiet_hours(&times, &zones);
    let level = match comparison {
        QuietComparison::NotComparable(QuietGap::NoZone) => return None,
        QuietComparison::NotComparable(_) => NOT_ENOUGH,
        QuietComparison::Far(_) => FAR,
        QuietComparison::PerhapsFar(_) => PERHAPS_FAR,
        QuietComparison::Compatible(_) => AS_CLAIMED,
    };
    let quotes: Vec<String> = places.iter().map(|quote| quote_of(quote)).collect();
    let statement = format!(
        "{} states {}; at {} the {}.",
        name_of(by),
        list(&quotes),
        name_of(&reading.source),
        comparison.sentence()
    );
    let last = acts.iter().max_by_key(|act| act.value().at.instant).map(Claim::evidence);
    let builder = CHECK
        .finding(level, sentence(&statement))
        .cite_all(Side::A, places)
        .cite_all(Side::B, last)
        .with(analysis, &[EVENTS, EVENTS_TO_ASK, QUIET, APART]);
    if level != FAR && level != PERHAPS_FAR {
        return Some(builder.done());
    }
    Some(
        builder
            .explained(&[
                "Nights are worked: shifts, small children, studies, another employer's hours.",
                "Posts are scheduled, or a program makes them.",
                "The activity is from a time at another place.",
            ])
            .ask("At which hours of your day do you usually work and post?")
            .done(),
    )
}
