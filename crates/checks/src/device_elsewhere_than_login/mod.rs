//! A device says that it is elsewhere than the network of a sign-in.

use crosscheck_model::records::{Login, Position};
use crosscheck_model::{Finding, Side, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, country_name, kilometres, logins, positions};
use crate::threshold::Threshold;
use crate::words::sentence;

const ELSEWHERE: LevelRule = LevelRule::contradiction("elsewhere", Strength::Moderate);

const DISTANCE: Threshold = Threshold::of_records(
    "distance",
    100.0,
    "km beyond accuracy and radius",
    (20.0, 20000.0),
    "telephone masts and databases of places are off by tens of kilometres.",
);

const APART: Threshold = Threshold::of_records(
    "apart",
    30.0,
    "minutes between the two",
    (1.0, 240.0),
    "nobody travels 100 km in half an hour on the way to work.",
);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "device_elsewhere_than_login",
    version: 1,
    since: "0.2.0",
    title: "A device says that it is elsewhere than the network of a sign-in",
    topic: Topic::Location,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[ELSEWHERE],
    advisory_refs: &["S1-31", "S2-21"],
    thresholds: &[DISTANCE, APART],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let (distance, apart) = (analysis.value(CHECK.id, &DISTANCE), analysis.value(CHECK.id, &APART));
    let positions = positions(analysis);
    let mut found: Vec<(f64, Row<'_, Login>, Row<'_, Position>)> = Vec::new();
    for login in logins(analysis) {
        let Some(network) = login.value.network.as_ref().filter(|_| login.value.party.is_candidate()) else { continue };
        let Some(place) = network.place.as_ref().filter(|_| !network.announced && !network.hides_the_place()) else {
            continue;
        };
        let Some((at, device)) = place.at.zip(login.value.device.as_ref()) else { continue };
        let minutes =
            |position: &&Row<'_, Position>| (position.value.at.as_second() - login.value.at.as_second()).abs();
        let of_device = positions.iter().filter(|position| position.value.device == *device);
        let Some(nearest) = of_device.min_by_key(minutes).filter(|position| minutes(position) as f64 <= apart * 60.0)
        else {
            continue;
        };
        let beyond = kilometres(at, nearest.value.place) - place.radius_km - nearest.value.accuracy_m / 1000.0;
        if beyond > distance {
            found.push((beyond, login, *nearest));
        }
    }
    let Some((beyond, login, position)) = found.first().copied() else { return Vec::new() };
    let place = login.value.network.as_ref().and_then(|network| network.place.as_ref());
    let there: Vec<String> = place
        .map(|place| place.city.iter().cloned().chain(place.country.as_deref().map(country_name)).collect())
        .unwrap_or_default();
    let statement = format!(
        "{} puts the device more than {beyond:.0} km from {}, where {} puts its network at {}.",
        position.file(),
        there.join(", "),
        login.file(),
        login.value.at
    );
    let mut builder = CHECK.finding(ELSEWHERE, sentence(&statement));
    if found.len() > 1 {
        builder = builder.because("more", format!("{} further sign-ins lie as far away.", found.len() - 1));
    }
    for (_, login, position) in &found {
        builder = builder.cite(Side::A, position.evidence()).cite(Side::B, login.evidence());
    }
    let builder = builder
        .explained(&[
            "A private network or a provider's gateway stands between, and no list knows it yet.",
            "The device guesses its place from networks around it, and one of them has moved.",
            "The database of places is wrong about the network.",
        ])
        .ask("Where was the device at that time, and through which connection did it go out?");
    vec![builder.with(analysis, &[DISTANCE, APART]).done()]
}
