//! The compiled-in tables and the values read from them.

use std::fmt;

use crate::table::{entry, find};

const CITIES: &str = include_str!("../../data/places/cities.tsv");
const NAMES: &str = include_str!("../../data/places/names.tsv");
const METROS: &str = include_str!("../../data/places/metros.tsv");
const REGIONS: &str = include_str!("../../data/places/regions.tsv");
const REGION_INFO: &str = include_str!("../../data/places/region_info.tsv");
const COUNTRIES: &str = include_str!("../../data/places/countries.tsv");
const COUNTRY_INFO: &str = include_str!("../../data/places/country_info.tsv");
const NOT_ALONE: &str = include_str!("../../data/places/source/not_alone.txt");

/// A country or territory by its ISO 3166 alpha-2 code (XK for Kosovo).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(&'static str);

impl Country {
    /// The country of a code, in any letter case.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        if code.len() != 2 {
            return None;
        }
        let list = find(COUNTRIES, &format!("={}", code.to_ascii_lowercase()))?;
        list.split(',').find(|c| c.eq_ignore_ascii_case(code)).map(Country)
    }

    /// ISO 3166 alpha-2, upper case.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0
    }

    /// The name in English.
    #[must_use]
    pub fn name(self) -> &'static str {
        find(COUNTRY_INFO, self.0).and_then(|rest| rest.split('\t').next()).unwrap_or(self.0)
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// First-level division of a country: a state, province, Land, prefecture.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Region {
    id: &'static str,
}

impl Region {
    /// Country and code, such as `US.TX`. The code is that of the city table, not always ISO 3166-2.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.id
    }

    /// The country it is part of.
    #[must_use]
    pub fn country(self) -> Option<Country> {
        Country::from_code(self.id.get(..2)?)
    }

    /// The name in English, where known.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        find(REGION_INFO, self.id).and_then(|rest| rest.split('\t').next())
    }

    /// False for a region of which only the country is known, so that nothing can be said about its cities.
    pub(crate) fn has_cities(self) -> bool {
        !self.id.contains('?')
    }
}

/// A populated place.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct City {
    /// Identifier in the city table (GeoNames).
    pub id: u32,
    /// The name in the city table.
    pub name: &'static str,
    /// IANA zone.
    pub zone: &'static str,
    /// Inhabitants, 0 when unknown.
    pub population: u64,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// One place: a country, or within it a region, or a city, or the surroundings of a city.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Place {
    /// The country, always known.
    pub country: Country,
    /// The first-level division, where stated or known from the city.
    pub region: Option<Region>,
    /// The city, where one was named.
    pub city: Option<City>,
    /// The text named the surroundings of the city ("Bay Area"), not the city itself.
    pub surroundings: bool,
}

impl Place {
    /// "Lisbon, Portugal", "Texas, United States", "Germany".
    #[must_use]
    pub fn label(&self) -> String {
        let finest = self.city.map(|c| c.name).or_else(|| self.region.and_then(Region::name));
        match finest {
            Some(name) if name != self.country.name() => {
                let around = if self.surroundings { "around " } else { "" };
                format!("{around}{name}, {}", self.country.name())
            }
            _ => self.country.name().to_owned(),
        }
    }
}

/// IANA zones of a place, those with most people first: one for a city, all for a country that has several.
#[must_use]
pub fn zones(place: &Place) -> Vec<&'static str> {
    if let Some(city) = place.city {
        return vec![city.zone];
    }
    let listed = place.region.filter(|r| r.has_cities()).and_then(|r| find(REGION_INFO, r.id));
    let listed = listed.filter(|rest| !rest.ends_with('\t')).or_else(|| find(COUNTRY_INFO, place.country.0));
    let zones = listed.and_then(|rest| rest.split('\t').nth(1)).unwrap_or_default();
    zones.split(',').filter(|zone| !zone.is_empty()).collect()
}

fn city(id: &str) -> Option<Place> {
    let rest = find(CITIES, id)?;
    let mut fields = rest.split('\t');
    let (name, country, region) = (fields.next()?, fields.next()?, fields.next()?);
    let (zone, population) = (fields.next()?, fields.next()?.parse().ok()?);
    let (latitude, longitude) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    let country = Country::from_code(country)?;
    let region = find_region_id(country, region);
    let city = City { id: id.parse().ok()?, name, zone, population, latitude, longitude };
    Some(Place { country, region, city: Some(city), surroundings: false })
}

fn find_region_id(country: Country, code: &str) -> Option<Region> {
    entry(REGION_INFO, &format!("{}.{code}", country.0)).map(|(id, _)| Region { id })
}

/// Cities of that folded name, most people first.
pub(crate) fn cities(key: &str) -> Vec<Place> {
    ids(NAMES, key).filter_map(city).collect()
}

/// The city meant by the folded name of a metropolitan area or a byname.
pub(crate) fn metros(key: &str) -> Vec<Place> {
    let around = key.contains("area") || key.contains("greater") || key.contains("bay") || key.contains("metro");
    ids(METROS, key).filter_map(city).map(|place| Place { surroundings: around, ..place }).collect()
}

/// Regions of that folded name, or with a leading `=` of that postal code.
pub(crate) fn regions(key: &str) -> Vec<Place> {
    let of = |id: &'static str| {
        let region = Region { id };
        Some(Place { country: region.country()?, region: Some(region), city: None, surroundings: false })
    };
    ids(REGIONS, key).filter_map(of).collect()
}

/// Countries of that folded name, or with a leading `=` of that code.
pub(crate) fn countries(key: &str) -> Vec<Place> {
    let of = |code| Place { country: Country(code), region: None, city: None, surroundings: false };
    ids(COUNTRIES, key).map(of).collect()
}

/// What a folded name stands for on the map: the code of a country, or the id of its largest city. Names of one place in
/// several languages have one key.
pub(crate) fn place_key(key: &str) -> Option<&'static str> {
    ids(COUNTRIES, key).chain(ids(METROS, key)).chain(ids(NAMES, key)).next()
}

/// Words that are the name of some town but mean no place when they stand alone ("mobile", "home").
pub(crate) fn is_no_place_alone(key: &str) -> bool {
    NOT_ALONE.lines().any(|line| line == key)
}

fn ids(table: &'static str, key: &str) -> impl Iterator<Item = &'static str> {
    find(table, key).into_iter().flat_map(|list| list.split(','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_sorted_and_without_doubles() {
        for table in [CITIES, NAMES, METROS, REGIONS, REGION_INFO, COUNTRIES, COUNTRY_INFO] {
            let keys: Vec<&str> = table.lines().map(|line| line.split('\t').next().unwrap()).collect();
            assert!(keys.windows(2).all(|pair| pair[0].as_bytes() < pair[1].as_bytes()));
        }
    }

    #[test]
    fn every_city_every_region_and_every_zone_can_be_read() {
        for line in CITIES.lines() {
            let id = line.split('\t').next().unwrap();
            let place = city(id).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(zones(&place).len(), 1);
        }
        for line in REGIONS.lines().step_by(50) {
            assert!(!regions(line.split('\t').next().unwrap()).is_empty(), "{line}");
        }
        let database = jiff::tz::TimeZoneDatabase::bundled();
        for line in COUNTRY_INFO.lines() {
            for zone in line.split('\t').nth(2).unwrap().split(',').filter(|z| !z.is_empty()) {
                assert!(database.get(zone).is_ok(), "{zone}");
            }
        }
    }

    #[test]
    fn a_country_with_many_zones_gives_them_all() {
        let country =
            |code| Place { country: Country::from_code(code).unwrap(), region: None, city: None, surroundings: false };
        assert_eq!(zones(&country("KR")), ["Asia/Seoul"]);
        let american = zones(&country("US"));
        for zone in ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "Pacific/Honolulu"]
        {
            assert!(american.contains(&zone));
        }
    }

    #[test]
    fn unknown_codes_are_no_country() {
        assert_eq!(Country::from_code("pt").map(Country::code), Some("PT"));
        for code in ["", "P", "ZZ", "EU", "XYZ", "é"] {
            assert_eq!(Country::from_code(code), None);
        }
    }
}
