//! Employers that stand before their towns, where no table knows the towns.

use super::fragments::commas;
use super::job_heading::Reading;
use super::words::{self, Kind};

/// Whether every employer of a section stands before a comma and something short, in lines of their own below or above the jobs:
/// what every one of them has is the town, though no table knows it.
pub(super) fn all_with_a_town(readings: &[Reading]) -> bool {
    let with_town = |reading: &Reading| match (reading.names.as_slice(), reading.title) {
        ([_, employer], Some(0)) | ([employer, _], Some(1)) => employer_and_town(&employer.text).is_some(),
        _ => false,
    };
    readings.len() > 1 && readings.iter().all(with_town)
}

/// "Example Corp, Exampletown".
pub(super) fn employer_and_town(text: &str) -> Option<(String, String)> {
    let found = commas(text);
    let [(at, comma)] = found.as_slice() else { return None };
    let (name, town) = (text[..*at].trim(), text[at + comma.len_utf8()..].trim().trim_end_matches('.'));
    let kinds = [Kind::Title, Kind::Organisation, Kind::Institution, Kind::Degree];
    let capitals = town.split(' ').all(|word| word.starts_with(|c: char| c.is_uppercase() || !c.is_lowercase()));
    let town_like = town.split(' ').count() <= 3 && capitals && !kinds.into_iter().any(|kind| words::has(kind, town));
    (town_like && !name.is_empty() && !town.is_empty()).then(|| (name.to_owned(), town.to_owned()))
}
