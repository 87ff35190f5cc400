//! Sign-ins come from another country than the one claimed.

use crosscheck_model::records::Login;
use crosscheck_model::{Finding, Side, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, announced, candidate_country, country_name, logins};
use crate::threshold::Threshold;
use crate::words::sentence;

const OTHER_COUNTRY: LevelRule = LevelRule::contradiction("other_country", Strength::Moderate);

const LOGINS: Threshold =
    Threshold::of_records("logins", 10.0, "sign-ins of four weeks", (5.0, 1000.0), "below it one journey decides.");

const SHARE: Threshold = Threshold::of_records(
    "share",
    0.8,
    "of them",
    (0.5, 1.0),
    "who lives in one place and visits another now and then stays below it.",
);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "login_country_differs",
    version: 1,
    since: "0.2.0",
    title: "Sign-ins come from another country than the one claimed",
    topic: Topic::Location,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[OTHER_COUNTRY],
    advisory_refs: &["S2-07", "S2-13", "S2-21", "V-39"],
    thresholds: &[LOGINS, SHARE],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

/// Four weeks, in seconds.
const FOUR_WEEKS: i64 = 28 * 86_400;

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let (least, share) = (analysis.value(CHECK.id, &LOGINS), analysis.value(CHECK.id, &SHARE));
    let Some((claimed, by)) = candidate_country(analysis) else { return Vec::new() };
    let rows: Vec<(Row<'_, Login>, &str)> =
        logins(analysis).into_iter().filter_map(|row| Some((row, country(analysis, row)?))).collect();
    let mut found: Vec<(Row<'_, Login>, &str)> = Vec::new();
    let mut of = 0;
    for (first, (row, _)) in rows.iter().enumerate() {
        let until = row.value.at.as_second() + FOUR_WEEKS;
        let window: Vec<_> =
            rows[first..].iter().take_while(|(row, _)| row.value.at.as_second() < until).copied().collect();
        let mut countries: Vec<&str> =
            window.iter().map(|(_, country)| *country).filter(|one| *one != claimed).collect();
        countries.sort_unstable();
        countries.dedup();
        for country in countries {
            let there: Vec<_> = window.iter().filter(|(_, one)| *one == country).copied().collect();
            let many = window.len() as f64;
            if many >= least && there.len() as f64 >= many * share && there.len() > found.len() {
                (found, of) = (there, window.len());
            }
        }
    }
    let Some((first, country)) = found.first().copied() else { return Vec::new() };
    let statement = format!(
        "{} states {} of {of} sign-ins of four weeks from {}; {} is claimed.",
        first.file(),
        found.len(),
        country_name(country),
        country_name(claimed),
    );
    let database =
        first.value.network.as_ref().and_then(|network| network.place.as_ref()).map(|place| place.database.clone());
    let builder = CHECK
        .finding(OTHER_COUNTRY, sentence(&statement))
        .because("database", format!("The countries are those of {}.", database.unwrap_or_default()))
        .cite(Side::A, by)
        .cite_all(Side::B, found.iter().map(|(row, _)| row.evidence()))
        .explained(&[
            "They travel or have moved, and nobody was told.",
            "A company's or a provider's gateway stands in another country, and no list knows it.",
            "The database of places is wrong about the network.",
        ])
        .ask("From where did you work in these weeks?");
    vec![builder.with(analysis, &[LOGINS, SHARE]).done()]
}

/// The country of a sign-in, where its network shows one and no move or journey was announced.
fn country<'a>(analysis: &Analysis<'a>, row: Row<'a, Login>) -> Option<&'a str> {
    let network = row.value.network.as_ref()?;
    let own = row.value.party.is_candidate() && row.value.event.takes_a_person();
    let hidden = network.announced || network.hides_the_place();
    let away = announced(analysis, &["travel", "moved"], row.value.at);
    network.place.as_ref()?.country.as_deref().filter(|_| own && !hidden && !away)
}
