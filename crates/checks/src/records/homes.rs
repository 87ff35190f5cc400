//! Where the candidate says that they live.

use std::rc::Rc;

use crosscheck_compare::places::{Country, PlaceComparison, Reading, compare_readings};
use crosscheck_model::records::{Applicant, Party};
use crosscheck_model::{Evidence, SourceKind};

use super::rows::{applicants, offer};
use crate::analysis::Analysis;
use crate::words::quote_of;

/// A place that is claimed, with the words that claim it.
pub(crate) struct Home<'a> {
    pub(crate) evidence: &'a Evidence,
    pub(crate) words: String,
    pub(crate) reading: Rc<Reading>,
}

/// The candidate's home: the customer's own list, the CV, or what the first source states.
pub(crate) fn home<'a>(analysis: &Analysis<'a>) -> Option<Home<'a>> {
    home_of(analysis, &Party::Candidate).or_else(|| {
        let stated = |is_cv: bool| {
            let mut places = analysis.places().iter();
            places.find(|stated| (stated.source().source.kind == SourceKind::Cv) == is_cv && stated.names_a_place())
        };
        let stated = stated(true).or_else(|| stated(false))?;
        let evidence = stated.claim.evidence();
        Some(Home { evidence, words: quote_of(evidence), reading: stated.reading.clone() })
    })
}

/// The home that the customer's own list states.
pub(crate) fn home_of<'a>(analysis: &Analysis<'a>, party: &Party) -> Option<Home<'a>> {
    let row = applicants(analysis).into_iter().find(|row| row.value.party == *party)?;
    let Applicant { city, country, .. } = row.value;
    let reading = place(analysis, city.as_ref().map(|city| city.expose()), country.as_deref())?;
    Some(Home { evidence: row.evidence(), words: quote_of(row.evidence()), reading })
}

/// The place of a city and the code of a country, either of which may be missing.
pub(crate) fn place(analysis: &Analysis<'_>, city: Option<&str>, country: Option<&str>) -> Option<Rc<Reading>> {
    let name = country.map(country_name);
    let parts: Vec<String> = city.map(str::to_owned).into_iter().chain(name).collect();
    let reading = analysis.place(&parts.join(", "));
    (!reading.mentions.is_empty()).then_some(reading)
}

/// The name of a country by its code.
pub(crate) fn country_name(code: &str) -> String {
    Country::from_code(code).map_or_else(|| code.to_owned(), |country| country.name().to_owned())
}

/// The country that the candidate claims for the present, where it is one: the offer's, or that of the home.
pub(crate) fn candidate_country<'a>(analysis: &Analysis<'a>) -> Option<(&'static str, &'a Evidence)> {
    let of_offer = offer(analysis).and_then(|row| Some((row.value.residence.as_deref()?, row.evidence())));
    if let Some((code, evidence)) = of_offer {
        return Country::from_code(code).map(|country| (country.code(), evidence));
    }
    let home = home(analysis)?;
    if home.reading.remote || home.reading.wide || home.reading.mentions.len() != 1 {
        return None;
    }
    let mention = home.reading.mentions.first()?;
    let mut countries: Vec<&'static str> =
        mention.candidates.iter().chain(&mention.unlikely).map(|place| place.country.code()).collect();
    countries.dedup();
    match countries.as_slice() {
        [one] => Some((one, home.evidence)),
        _ => None,
    }
}

/// Whether two places cannot be one: another country, or cities that do not lie near each other.
pub(crate) fn apart(a: &Reading, b: &Reading) -> Option<PlaceComparison> {
    let comparison = compare_readings(a, b);
    let differ = match &comparison {
        PlaceComparison::DifferentCountry { .. } => true,
        PlaceComparison::SameCountry { km } => km.is_some(),
        _ => false,
    };
    differ.then_some(comparison)
}
