//! Which of the places that bear the names of a text it means.

use super::gazetteer::{Place, Region};
use super::mention::Mention;
use super::near::{NEAR_KM, distance_km, written_under};

/// A city this many times larger than every other of its name is what the bare name means: London is the one in Britain
/// (21 times London, Ontario), while Cambridge, Portland and San José stay open. A choice of ours, on the cautious side.
const DOMINANT: u64 = 10;
/// Cities down to this share of the largest are remembered as unlikely readings, so that "London" against "Canada" is no
/// disagreement; below it (Paris, Texas: 85 times smaller) nobody would write the bare name. A choice of ours.
const UNLIKELY: u64 = 50;
/// A city whose population is not in the table counts as a town of the smallest size the table lists.
const SMALLEST: u64 = 15_000;
/// Against a region of the same name elsewhere, a smaller city is not meant (Punjab, Victoria). A choice of ours.
pub(super) const CITY_BESIDE_REGION: u64 = 100_000;
/// A city so large is meant before a region of its name in its own country, even if it lies outside. A choice of ours.
const FAR_ABOVE_ITS_REGION: u64 = 1_000_000;

/// Runs of tokens that can all be true of one place ("Austin", "TX", "USA"); a token that cannot begins the next run.
pub(super) fn groups(tokens: Vec<Vec<Place>>) -> Vec<Vec<Vec<Place>>> {
    let mut found: Vec<Vec<Vec<Place>>> = Vec::new();
    for token in tokens {
        if let Some(last) = found.last_mut() {
            let mut longer = last.clone();
            longer.push(token.clone());
            if let Some(kept) = consistent(&longer) {
                *last = kept;
                continue;
            }
        }
        found.push(vec![token]);
    }
    found
}

/// What is left of each token when every candidate must fit one of every other token; `None` when a token is left empty.
fn consistent(tokens: &[Vec<Place>]) -> Option<Vec<Vec<Place>>> {
    let fits = |place: &Place, at: usize| {
        let others = tokens.iter().enumerate().filter(|(other, _)| *other != at);
        others.map(|(_, token)| token).all(|token| token.iter().any(|other| can_be_one(place, other)))
    };
    let kept: Vec<Vec<Place>> = tokens
        .iter()
        .enumerate()
        .map(|(at, token)| token.iter().filter(|place| fits(place, at)).copied().collect())
        .collect();
    kept.iter().all(|token| !token.is_empty()).then_some(kept)
}

fn can_be_one(a: &Place, b: &Place) -> bool {
    if a.country != b.country {
        let whole = |p: &Place| p.city.is_none() && p.region.is_none();
        return written_under(a.country, b.country) && (whole(a) || whole(b));
    }
    if let Some(km) = distance_km(a, b) {
        return km <= NEAR_KM;
    }
    match (a.region, b.region) {
        (Some(x), Some(y)) if x.has_cities() && y.has_cities() => x == y,
        _ => true,
    }
}

/// The finest place of a run of tokens, with every reading left open.
pub(super) fn choose(tokens: &[Vec<Place>]) -> Option<Mention> {
    let by_name: Vec<Vec<Place>> = tokens.iter().map(|token| most_meant(token, tokens.len() == 1)).collect();
    let rank = |token: &Vec<Place>| {
        let cities = token.iter().filter_map(|p| p.city);
        let largest = cities.map(|c| c.population.max(SMALLEST)).max();
        (largest.is_none(), token.iter().all(|p| p.region.is_none()), largest.unwrap_or(0))
    };
    let finest = by_name.iter().min_by_key(|token| rank(token))?;
    let towns: Vec<Place> = finest.iter().filter(|p| p.city.is_some()).copied().collect();
    let mut wider: Vec<Place> = finest.iter().filter(|p| p.city.is_none()).copied().collect();
    let (mut candidates, unlikely) = dominant(towns);
    // A territory named together with the country it is written under: the territory says more.
    wider.retain(|p| !candidates.iter().any(|c| c.country == p.country && contains(p, c)));
    candidates.extend(wider);
    (!candidates.is_empty()).then_some(Mention { candidates, unlikely })
}

fn contains(wider: &Place, place: &Place) -> bool {
    wider.country == place.country && (wider.region.is_none() || wider.region == place.region)
}

/// Of everything that bears one name, what a writer means: the country before its namesakes (but Georgia stays open), a
/// city before the region named after it, a region before small towns elsewhere.
fn most_meant(token: &[Place], bare: bool) -> Vec<Place> {
    let countries: Vec<Place> = token.iter().filter(|p| p.city.is_none() && p.region.is_none()).copied().collect();
    let regions: Vec<Place> = token.iter().filter(|p| p.city.is_none() && p.region.is_some()).copied().collect();
    let towns: Vec<Place> = token.iter().filter(|p| p.city.is_some()).copied().collect();
    if !countries.is_empty() {
        let states = regions.into_iter().filter(|r| r.country.code() == "US" || !bare);
        let city_state = towns.into_iter().filter(|t| countries.iter().any(|c| c.country == t.country) && !bare);
        return countries.iter().copied().chain(states).chain(city_state).collect();
    }
    let (known, unknown): (Vec<Place>, Vec<Place>) =
        regions.into_iter().partition(|r| r.region.is_some_and(|r| r.has_cities()));
    // The city of millions that a province is named after (Buenos Aires); Washington stays open.
    let millions = |t: &Place| t.city.is_some_and(|c| c.population >= FAR_ABOVE_ITS_REGION);
    let towns_here = |r: &Place| towns.iter().any(|t| t.country == r.country && millions(t));
    let stays = |r: &Place| {
        !towns_here(r) && !towns.iter().any(|t| t.country == r.country && (t.region == r.region || !is_known(r)))
    };
    let kept: Vec<Place> = known.iter().filter(|r| stays(r)).copied().collect();
    let loose = unknown.into_iter().filter(|r| towns.is_empty() && known.is_empty() && stays(r));
    let large = |t: &Place| t.city.is_some_and(|c| c.population >= CITY_BESIDE_REGION);
    let towns = towns.iter().filter(|t| kept.is_empty() || large(t));
    towns.copied().chain(kept.iter().copied()).chain(loose).collect()
}

fn is_known(place: &Place) -> bool {
    place.region.is_some_and(Region::has_cities)
}

/// Splits cities of one name into those the name can mean and those it hardly means.
fn dominant(mut towns: Vec<Place>) -> (Vec<Place>, Vec<Place>) {
    let people = |p: &Place| p.city.map_or(0, |c| c.population.max(SMALLEST));
    towns.sort_by_key(|p| std::cmp::Reverse(people(p)));
    let Some(largest) = towns.first().copied() else { return (Vec::new(), Vec::new()) };
    // Two entries of the table for one agglomeration (Delhi, New Delhi) are one place.
    towns.retain(|p| same_city(p, &largest) || distance_km(p, &largest).is_none_or(|km| km > NEAR_KM));
    let (meant, hardly): (Vec<Place>, Vec<Place>) =
        towns.into_iter().partition(|p| same_city(p, &largest) || people(p) * DOMINANT > people(&largest));
    (meant, hardly.into_iter().filter(|p| people(p) * UNLIKELY > people(&largest)).collect())
}

pub(super) fn same_city(a: &Place, b: &Place) -> bool {
    a.city.map(|c| c.id) == b.city.map(|c| c.id)
}
