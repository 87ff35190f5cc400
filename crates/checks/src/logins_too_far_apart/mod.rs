//! Two sign-ins lie further apart than anybody travels in the time between.

use crosscheck_model::records::{Login, NetworkPlace};
use crosscheck_model::{Finding, Side, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, announced, country_name, kilometres, logins};
use crate::threshold::Threshold;
use crate::words::{list, sentence};

const TOO_FAR: LevelRule = LevelRule::contradiction("too_far", Strength::Moderate);

const DISTANCE: Threshold = Threshold::of_records(
    "distance",
    500.0,
    "km beyond both radii",
    (50.0, 20000.0),
    "databases of places are wrong by a region more often than by 500 km.",
);

const SPEED: Threshold = Threshold::of_records(
    "speed",
    900.0,
    "km/h",
    (200.0, 5000.0),
    "airliners cruise at about this speed, and nobody signs in from door to door.",
);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "logins_too_far_apart",
    version: 1,
    since: "0.2.0",
    title: "Two sign-ins lie further apart than anybody travels in the time between",
    topic: Topic::Location,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[TOO_FAR],
    advisory_refs: &["S2-02", "S2-29"],
    thresholds: &[DISTANCE, SPEED],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let (distance, speed) = (analysis.value(CHECK.id, &DISTANCE), analysis.value(CHECK.id, &SPEED));
    let rows: Vec<(Row<'_, Login>, &NetworkPlace)> =
        logins(analysis).into_iter().filter_map(|row| Some((row, located(analysis, row)?))).collect();
    let mut found: Vec<(f64, usize, usize)> = Vec::new();
    for (late, (row, place)) in rows.iter().enumerate() {
        // The last of the same device, and the last for which somebody had to be there.
        let same =
            |(other, _): &&(Row<'_, Login>, _)| row.value.device.is_some() && other.value.device == row.value.device;
        let person =
            |(other, _): &&(Row<'_, Login>, _)| row.value.event.takes_a_person() && other.value.event.takes_a_person();
        let before = &rows[..late];
        let earlier = [before.iter().rposition(|one| same(&one)), before.iter().rposition(|one| person(&one))];
        for early in earlier.into_iter().flatten() {
            let apart = beyond(place, rows[early].1);
            let hours = (row.value.at.as_second() - rows[early].0.value.at.as_second()).max(60) as f64 / 3600.0;
            if apart.is_some_and(|apart| apart > distance && apart / hours > speed)
                && found.iter().all(|&(_, _, known)| known != late)
            {
                found.push((apart.unwrap_or_default() / hours, early, late));
            }
        }
    }
    let Some(&(_, early, late)) = found.iter().max_by(|a, b| a.0.total_cmp(&b.0)) else { return Vec::new() };
    let ((a, place_a), (b, place_b)) = (rows[early], rows[late]);
    let apart = beyond(place_a, place_b).unwrap_or_default();
    let statement = format!(
        "{} states a sign-in in {} at {} and one in {} at {}, more than {:.0} km apart.",
        a.file(),
        named(place_a),
        a.value.at,
        named(place_b),
        b.value.at,
        apart
    );
    let mut builder = CHECK.finding(TOO_FAR, sentence(&statement)).because(
        "databases",
        format!(
            "The places are those of {}; what either can be off by is taken from the distance.",
            list(&databases(place_a, place_b))
        ),
    );
    if found.len() > 1 {
        builder = builder.because("more", format!("{} further pairs of sign-ins lie too far apart.", found.len() - 1));
    }
    for &(_, early, late) in [&(0.0, early, late)].into_iter().chain(&found) {
        builder = builder.cite(Side::A, rows[early].0.evidence()).cite(Side::B, rows[late].0.evidence());
    }
    let builder = builder
        .explained(&[
            "A private network or a provider's gateway stands between, and no list knows it yet.",
            "The database of places is wrong about one of the addresses.",
            "A telephone and a computer go out through networks in different countries.",
        ])
        .ask("Where were you at these two times, and through which connection did you sign in?");
    vec![builder.with(analysis, &[DISTANCE, SPEED]).done()]
}

/// The place of a sign-in of the candidate, where its network shows one and no journey was announced.
fn located<'a>(analysis: &Analysis<'a>, row: Row<'a, Login>) -> Option<&'a NetworkPlace> {
    let network = row.value.network.as_ref()?;
    let hidden = network.announced || network.hides_the_place();
    let travels = announced(analysis, &["travel", "moved"], row.value.at);
    let place = network.place.as_ref().filter(|place| place.at.is_some());
    place.filter(|_| row.value.party.is_candidate() && !hidden && !travels)
}

/// Kilometres between two places, less what either can be off by.
fn beyond(a: &NetworkPlace, b: &NetworkPlace) -> Option<f64> {
    Some(kilometres(a.at?, b.at?) - a.radius_km - b.radius_km)
}

fn named(place: &NetworkPlace) -> String {
    let country = place.country.as_deref().map(country_name);
    place.city.iter().cloned().chain(country).collect::<Vec<_>>().join(", ")
}

fn databases(a: &NetworkPlace, b: &NetworkPlace) -> Vec<String> {
    let mut databases = vec![a.database.clone(), b.database.clone()];
    databases.dedup();
    databases
}
