//! The country of a telephone number, held against the place the candidate states.

use crosscheck_compare::contacts::Phone;
use crosscheck_compare::places::Country;
use crosscheck_model::{Evidence, Finding, Side, SourceReading, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::claimed_place::ClaimedPlace;
use crate::needs::{Data, Need, Scope};
use crate::words::{list, name_of, opening, quote_of};

const OTHER_COUNTRY: LevelRule = LevelRule::info("other_country");

/// Numbers of one source that are looked at.
const MOST_NUMBERS: usize = 20;

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "phone_country_differs_from_place",
    version: 1,
    since: "0.2.0",
    title: "A telephone number belongs to another country than the stated place",
    topic: Topic::Contact,
    scope: Scope::OneSource,
    needs: &[Need::Some(Data::Phone), Need::Some(Data::Place)],
    follows_from: &[],
    levels: &[OTHER_COUNTRY],
    advisory_refs: &["S2-07", "S2-24", "V-51"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let readings = analysis.readings();
    readings.iter().filter_map(|reading| of_source(analysis, reading)).collect()
}

/// One finding a source, with all its numbers of other countries; none where one of its numbers belongs to the stated place.
fn of_source<'a>(analysis: &Analysis<'a>, reading: &'a SourceReading) -> Option<Finding> {
    let claimed = ClaimedPlace::of(analysis, reading)?;
    let home = countries(analysis, &claimed);
    let numbers: Vec<(Country, &Evidence)> =
        reading.claims.phones.iter().take(MOST_NUMBERS).filter_map(known).collect();
    if home.is_empty() || numbers.is_empty() || numbers.iter().any(|(country, _)| home.contains(country)) {
        return None;
    }
    let named: Vec<String> =
        numbers.iter().map(|(country, evidence)| format!("{} ({})", quote_of(evidence), country.name())).collect();
    let places: Vec<String> = claimed.places.iter().map(|evidence| quote_of(evidence)).collect();
    let statement = format!(
        "{} gives telephone numbers of another country, {}; {} states the place {}.",
        opening(&reading.source),
        list(&named),
        name_of(claimed.by),
        list(&places),
    );
    Some(
        CHECK
            .finding(OTHER_COUNTRY, statement)
            .cite_all(Side::A, numbers.iter().map(|(_, evidence)| *evidence))
            .cite_all(Side::B, claimed.places.iter().copied())
            .explained(&[
                "People keep a number when they move, and use one of the country they come from or work for.",
                "Numbers bought over the Internet can have any country code.",
            ])
            .done(),
    )
}

/// The country of a number whose code belongs to one country only.
fn known(claim: &crosscheck_model::Claim<crosscheck_model::Phone>) -> Option<(Country, &Evidence)> {
    let stated = claim.value();
    let written = stated.e164.as_ref().unwrap_or(&stated.text);
    let country = Phone::parse(written.expose(), None)?.country().and_then(Country::from_code)?;
    Some((country, claim.evidence()))
}

/// Everything that the words of the stated place can mean.
fn countries(analysis: &Analysis<'_>, claimed: &ClaimedPlace<'_>) -> Vec<Country> {
    let stated = analysis.places().iter().filter(|stated| stated.source().source.id == claimed.by.id);
    let mentions = stated.flat_map(|stated| stated.reading.mentions.iter());
    mentions.flat_map(|mention| mention.candidates.iter().chain(&mention.unlikely)).map(|place| place.country).collect()
}
