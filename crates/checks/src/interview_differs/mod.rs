//! What an interviewer wrote down differs from what is claimed.

use crosscheck_model::Evidence;
use crosscheck_model::records::Observation;
use crosscheck_model::{Finding, Side, Strength, Topic};
use jiff::Timestamp;

mod sun;

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::identity::could_be_a_full_name;
use crate::needs::Scope;
use crate::places::zones_of_place;
use crate::records::{Fit, Row, announced, candidate_country, country_name, fits_the_applicant, observations};
use crate::threshold::Threshold;
use crate::words::{quote_of, quoted, sentence};

const OTHER_NAME: LevelRule = LevelRule::contradiction("other_name", Strength::Moderate);
const ANOTHER_TIME_OF_DAY: LevelRule = LevelRule::contradiction("another_time_of_day", Strength::Moderate);
const OTHER_COUNTRY: LevelRule = LevelRule::info("network_in_another_country");

const HOURS: Threshold = Threshold::of_records(
    "hours",
    3.0,
    "hours off the stated place",
    (1.0, 11.0),
    "blinds, lamps and a wrong clock explain less; the zones of one country are taken together.",
);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "interview_differs",
    version: 1,
    since: "0.2.0",
    title: "What an interviewer wrote down differs from what is claimed",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[OTHER_NAME, ANOTHER_TIME_OF_DAY, OTHER_COUNTRY],
    advisory_refs: &["S1-02", "V-23", "V-39", "V-40"],
    thresholds: &[HOURS],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let hours = analysis.value(CHECK.id, &HOURS);
    let mut findings = Vec::new();
    for row in observations(analysis) {
        findings.extend(name(analysis, row));
        findings.extend(time_of_day(analysis, row, hours));
        findings.extend(network(analysis, row));
    }
    findings
}

fn name(analysis: &Analysis<'_>, row: Row<'_, Observation>) -> Option<Finding> {
    let shown = row.value.displayed_name.as_ref()?.expose();
    let Fit::Contradicts { nearest, comparison, .. } = fits_the_applicant(analysis, shown) else { return None };
    // A nickname or a device's name is nobody's full name.
    if !could_be_a_full_name(shown) {
        return None;
    }
    let statement = format!(
        "{} states that the call showed {}; the applicant is called {}.",
        row.file(),
        quoted(shown),
        quote_of(nearest.evidence())
    );
    let builder = CHECK.finding(OTHER_NAME, sentence(&statement)).because("name_parts", comparison.sentence());
    let builder = builder.cite(Side::A, nearest.evidence()).cite(Side::B, row.evidence()).explained(&[
        "They joined from somebody else's account or computer.",
        "The name is a former one, or one that they go by.",
    ]);
    Some(builder.ask("Under which name did you join, and whose account was it?").done())
}

fn time_of_day(analysis: &Analysis<'_>, row: Row<'_, Observation>, hours: f64) -> Option<Finding> {
    let observed = row.value.light_or_clock.as_deref()?;
    let stated = row.value.stated_place.as_ref()?.expose();
    let reading = analysis.place(stated);
    let all: Vec<_> =
        reading.mentions.iter().flat_map(|mention| mention.candidates.iter().chain(&mention.unlikely)).collect();
    let impossible = match observed {
        "dark" | "daylight" => {
            let cities: Option<Vec<(f64, f64)>> =
                all.iter().map(|place| place.city.map(|city| (city.latitude, city.longitude))).collect();
            let cities = cities.filter(|cities| !cities.is_empty())?;
            cities.iter().all(|&city| sun::never(observed == "daylight", row.value.at, city, hours))
        }
        clock => {
            let zones = zones_of_place(&reading);
            let seen = minutes(clock)?;
            !zones.is_empty() && zones.iter().all(|zone| off(zone, row.value.at, seen).is_some_and(|off| off >= hours))
        }
    };
    if !impossible {
        return None;
    }
    let statement = format!(
        "{} states {} at {}; the stated place is {}.",
        row.file(),
        quoted(observed),
        row.value.at,
        quoted(stated)
    );
    let claim = Evidence { quote: stated.into(), ..row.evidence().clone() };
    let builder =
        CHECK.finding(ANOTHER_TIME_OF_DAY, sentence(&statement)).cite(Side::A, &claim).cite(Side::B, row.evidence());
    let builder = builder.explained(&[
        "They were on a journey that day.",
        "Blinds, a lamp, a picture as background, or a clock that nobody has set.",
        "The record's own time is of another zone.",
    ]);
    Some(builder.ask("Where were you during the call?").with(analysis, &[HOURS]).done())
}

/// Hours between a clock that was seen and the time in a zone.
fn off(zone: &str, at: Timestamp, seen: i32) -> Option<f64> {
    let there = at.in_tz(zone).ok()?;
    let apart = (i32::from(there.hour()) * 60 + i32::from(there.minute()) - seen).rem_euclid(1440);
    Some(f64::from(apart.min(1440 - apart)) / 60.0)
}

fn minutes(clock: &str) -> Option<i32> {
    let (hour, minute) = clock.split_once(':')?;
    let (hour, minute): (i32, i32) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}

fn network(analysis: &Analysis<'_>, row: Row<'_, Observation>) -> Option<Finding> {
    let network = row.value.network.as_ref().filter(|network| !network.announced && !network.hides_the_place())?;
    let country = network.place.as_ref()?.country.as_deref()?;
    let (claimed, by) = candidate_country(analysis)?;
    if country == claimed || announced(analysis, &["travel", "moved"], row.value.at) {
        return None;
    }
    let statement =
        format!("{} states a network in {}; {} is claimed.", row.file(), country_name(country), country_name(claimed));
    let builder = CHECK.finding(OTHER_COUNTRY, sentence(&statement)).cite(Side::A, by).cite(Side::B, row.evidence());
    let builder = builder.explained(&[
        "A journey, or a gateway in another country.",
        "The database of places is wrong about the network.",
    ]);
    Some(builder.ask("From where did you join the call?").done())
}
