//! Areas that are written under several states, and names that were carried to many countries: under either state, and alone,
//! they are no disagreement. Nothing is said about whose an area is.

use super::gazetteer::{Country, Place, cities, regions};
use super::mention::{Mention, Reading};
use crate::fold::fold;

/// States, regions of the city table, names.
const AREAS: &str = include_str!("../../data/places/source/claimed.tsv");

/// Countries that share the names of towns through settlement. A bare name that several of them have may be in any of them,
/// listed or not: Richmond in Australia is below the size that the table lists. Common knowledge.
const SHARING: [&[&str]; 2] = [
    &["US", "CA", "AU", "NZ", "GB", "IE", "ZA"],
    &[
        "ES", "MX", "AR", "CO", "PE", "CL", "VE", "EC", "GT", "CU", "BO", "DO", "HN", "PY", "SV", "NI", "CR", "PA",
        "UY", "PH",
    ],
];
/// Towns of one name, in at least two of the countries, from which the name counts as shared. A choice of ours.
const FEWEST_NAMESAKES: usize = 4;

fn whole(country: Country) -> Place {
    Place { country, region: None, city: None, surroundings: false }
}

/// Adds to each mention the states that an area it is in, or that the text names, is written under too.
pub(super) fn add_claims(reading: &mut Reading, text: &str) {
    let folded = format!(" {} ", fold(text));
    for line in AREAS.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let (Some(states), Some(own), Some(names)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let named = names.split('|').any(|name| stands_in(&folded, name));
        let within = |place: &Place| place.region.is_some_and(|region| own.split(',').any(|id| id == region.id()));
        let states: Vec<Country> = states.split(',').filter_map(Country::from_code).collect();
        let here = |mention: &Mention| {
            mention.candidates.iter().any(|place| within(place) || named && states.contains(&place.country))
        };
        let mut found = false;
        for mention in reading.mentions.iter_mut().filter(|mention| here(mention)) {
            mention.unlikely.extend(states.iter().copied().map(whole));
            found = true;
        }
        // "Golan Heights" alone is on no map of states: it is in one of them.
        if named && !found && reading.mentions.is_empty() {
            let candidates = states.iter().copied().map(whole).collect();
            reading.mentions.push(Mention { candidates, unlikely: Vec::new() });
        }
    }
}

/// Whether the words of a name, which the table has folded, stand in a folded text with a blank at both ends.
fn stands_in(folded: &str, name: &str) -> bool {
    let blank = |at: usize| folded.as_bytes().get(at) == Some(&b' ');
    folded.match_indices(name).any(|(at, name)| at > 0 && blank(at - 1) && blank(at + name.len()))
}

/// Adds the namesakes of a name that stands alone: the towns beside a country that is called otherwise in its own name
/// ("Columbia", "Granada"), and the countries that share a name with those that have it ("Richmond").
pub(super) fn add_namesakes(mention: &mut Mention, name: &str) {
    let key = fold(name);
    let is_whole = |place: &Place| place.city.is_none() && place.region.is_none();
    if mention.candidates.iter().any(|place| is_whole(place) && fold(place.country.name()) != key) {
        mention.unlikely.extend(cities(&key).into_iter().chain(regions(&key)));
    }
    let towns = cities(&key);
    let meant = mention.candidates.iter().filter(|place| place.city.is_some()).count();
    for sharing in SHARING {
        let here: Vec<&str> =
            towns.iter().map(|town| town.country.code()).filter(|code| sharing.contains(code)).collect();
        let several = here.iter().any(|code| *code != here[0]);
        if meant > 1 && several && here.len() >= FEWEST_NAMESAKES {
            mention.unlikely.extend(sharing.iter().filter_map(|code| Country::from_code(code)).map(whole));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AREAS, stands_in};
    use crate::fold::fold;

    #[test]
    fn the_table_has_its_names_folded() {
        for name in AREAS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').nth(2)) {
            for name in name.split('|') {
                assert_eq!(fold(name), name);
            }
        }
    }

    #[test]
    fn whole_words_stand_in_a_text() {
        assert!(stands_in(" yalta crimea ", "crimea") && stands_in(" crimea ", "crimea"));
        assert!(!stands_in(" crimean bay ", "crimea") && !stands_in(" ", "crimea"));
    }
}
