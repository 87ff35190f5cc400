//! Makes the tables under `data/places` from their sources; see `data/places/README.md` for the command and the origins.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a development program: it reads and writes files"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs, io};

use crosscheck_compare::fold;

mod sources;

use sources::{
    City, Keys, LANGUAGES, at_home, bare, pairs, put, read_cities, spellings, subdivision, territory, write,
};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [knowledge, cldr, out] = arguments.as_slice() else {
        return Err("usage: build_places KNOWLEDGE_DIR CLDR_COMMON_DIR crates/compare/data/places".into());
    };
    let cities = read_cities(&fs::read_to_string(format!("{knowledge}/geo_cities.tsv"))?);
    let other_names = pairs(&fs::read_to_string(format!("{knowledge}/geo_alt.tsv"))?);
    let gazetteer = Gazetteer { by_name: by_name(&cities, &other_names), cities, cldr, out };
    gazetteer.write_cities()?;
    gazetteer.write_metros()?;
    let zones = zones(&gazetteer.cities);
    let info = |table: &BTreeMap<String, String>| {
        table.iter().map(|(key, label)| format!("{key}\t{label}\t{}\n", zones_of(&zones, key))).collect::<String>()
    };
    let (region_keys, region_info) = gazetteer.regions()?;
    fs::write(format!("{out}/region_info.tsv"), info(&region_info))?;
    write(&format!("{out}/regions.tsv"), &region_keys)?;
    let (country_keys, country_info) = gazetteer.countries()?;
    fs::write(format!("{out}/country_info.tsv"), info(&country_info))?;
    write(&format!("{out}/countries.tsv"), &country_keys)?;
    println!(
        "{} cities, {} names, {} region names, {} country names",
        gazetteer.cities.len(),
        gazetteer.by_name.len(),
        region_keys.len(),
        country_keys.len()
    );
    Ok(())
}

/// The places in the cities' table that bear each name, in every spelling.
fn by_name(cities: &[City], other_names: &Keys) -> BTreeMap<String, BTreeSet<usize>> {
    let mut by_name: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, city) in cities.iter().enumerate() {
        for name in other_names.get(&city.id).into_iter().flatten().chain([&city.name]) {
            for key in spellings(name).into_iter().filter(|key| !REGIONS_ONLY.contains(&key.as_str())) {
                by_name.entry(key).or_default().insert(at);
            }
        }
    }
    by_name
}

/// The cities, where the sources are, and where the tables go.
struct Gazetteer<'a> {
    cities: Vec<City>,
    by_name: BTreeMap<String, BTreeSet<usize>>,
    cldr: &'a str,
    out: &'a str,
}

impl Gazetteer<'_> {
    fn source(&self, name: &str) -> io::Result<String> {
        fs::read_to_string(format!("{}/source/{name}", self.out))
    }

    /// The most populous city of that name.
    fn largest(&self, country: &str, name: &str) -> Option<&City> {
        let bearing = self.by_name.get(&fold(name)).into_iter().flatten().map(|at| &self.cities[*at]);
        bearing.filter(|city| city.country == country).max_by_key(|city| city.population)
    }

    fn write_cities(&self) -> Result<(), Failure> {
        let names: Keys = self
            .by_name
            .iter()
            .map(|(key, found)| {
                let mut found: Vec<&City> = found.iter().map(|at| &self.cities[*at]).collect();
                found.sort_by_key(|city| (std::cmp::Reverse(city.population), city.id.clone()));
                found.truncate(40);
                (key.clone(), found.iter().map(|city| city.id.clone()).collect())
            })
            .collect();
        let lines: BTreeMap<&str, &str> = self.cities.iter().map(|c| (c.id.as_str(), c.line.as_str())).collect();
        let text: String = lines.values().map(|line| format!("{line}\n")).collect();
        fs::write(format!("{}/cities.tsv", self.out), text)?;
        Ok(write(&format!("{}/names.tsv", self.out), &names)?)
    }

    fn write_metros(&self) -> Result<(), Failure> {
        let mut keys = Keys::new();
        for line in self.source("metros.tsv")?.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [names, country, city] = fields.as_slice() else { return Err(format!("metros: {line}").into()) };
            match self.largest(country, city) {
                Some(found) => names.split('|').for_each(|name| put(&mut keys, fold(name), &found.id)),
                None => println!("metros: no city {city} in {country}"),
            }
        }
        Ok(write(&format!("{}/metros.tsv", self.out), &keys)?)
    }

    /// Names of regions and what is known of each: CLDR's names under ISO 3166-2, with the code of the cities' table found
    /// through a city of the region.
    fn regions(&self) -> Result<(Keys, BTreeMap<String, String>), Failure> {
        let region_city = pairs(&self.source("region_cities.tsv")?);
        let (named, english) = self.region_names(&region_city)?;
        let in_table: BTreeSet<(&str, &str)> =
            self.cities.iter().map(|city| (city.country.as_str(), city.region.as_str())).collect();
        let (mut keys, mut info, mut unplaced) = (Keys::new(), BTreeMap::new(), 0);
        let (first, second): (Vec<_>, Vec<_>) = named.iter().partition(|(iso, _)| by_hand(iso, &region_city));
        for (iso, names) in first.into_iter().chain(second) {
            let (country, code) = iso.split_once('-').ok_or("a region without a country")?;
            let by_city = region_city.get(iso).and_then(|cities| cities.first());
            if let Some(city) = by_city.filter(|city| self.largest(country, city).is_none()) {
                println!("regions: no city {city} for {iso}");
            }
            let region = if matches!(country, "US" | "GB" | "CH") && in_table.contains(&(country, code)) {
                Some(code.to_owned())
            } else {
                self.code_in_table(country, by_city, names)
            };
            unplaced += usize::from(region.is_none());
            let id = format!("{country}.{}", region.unwrap_or_else(|| format!("?{code}")));
            let label = english.get(iso).or_else(|| names.first()).cloned().unwrap_or_default();
            if !label.is_empty() {
                info.entry(id.clone()).or_insert(label);
            }
            let spelt = names.iter().flat_map(|name| spellings(name).into_iter().chain(spellings(bare(name))));
            spelt.filter(|key| key.chars().count() > 1).for_each(|key| put(&mut keys, key, &id));
            if CODES_IN_USE.contains(&country) && code.chars().all(|c| c.is_ascii_alphabetic()) {
                put(&mut keys, format!("={}", code.to_lowercase()), &id);
            }
        }
        println!("{} regions, {unplaced} known by country only", named.len());
        Ok((keys, info))
    }

    /// The names of each region in all languages that matter there, and the English one.
    #[expect(clippy::type_complexity, reason = "two tables by the same key")]
    fn region_names(
        &self,
        region_city: &Keys,
    ) -> Result<(BTreeMap<String, BTreeSet<String>>, BTreeMap<String, String>), Failure> {
        let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut english: BTreeMap<String, String> = BTreeMap::new();
        for language in LANGUAGES {
            let file = format!("{}/subdivisions/{language}.xml", self.cldr);
            let Ok(xml) = fs::read_to_string(file) else { continue };
            for (iso, name) in xml.lines().filter_map(subdivision) {
                if language == "en" {
                    english.insert(iso.clone(), name.clone());
                }
                if by_hand(&iso, region_city) || language == "en" || at_home(&iso[..2]).contains(&language) {
                    named.entry(iso).or_default().insert(name);
                }
            }
        }
        for (iso, names) in pairs(&self.source("region_names.tsv")?) {
            named.entry(iso).or_default().extend(names);
        }
        for iso in region_city.keys() {
            named.entry(iso.clone()).or_default();
        }
        Ok((named, english))
    }

    /// The cities' table has codes of its own: that of a city of the region, or of one that bears the region's name.
    fn code_in_table(&self, country: &str, by_city: Option<&String>, names: &BTreeSet<String>) -> Option<String> {
        let like_it = |name: &String| {
            let both = [name.as_str(), bare(name)];
            both.into_iter().find_map(|name| self.largest(country, name).filter(|_| country != "GB"))
        };
        let city = by_city.and_then(|city| self.largest(country, city)).or_else(|| names.iter().find_map(like_it));
        city.map(|city| city.region.clone())
    }

    /// Names and codes of countries, and the English name of each.
    fn countries(&self) -> Result<(Keys, BTreeMap<String, String>), Failure> {
        let (mut keys, mut info) = (Keys::new(), BTreeMap::new());
        for language in LANGUAGES {
            let xml = fs::read_to_string(format!("{}/main/{language}.xml", self.cldr))?;
            for (country, name, everyday) in xml.lines().filter_map(territory) {
                if country.len() != 2 || NOT_COUNTRIES.contains(&country.as_str()) || name.contains('↑') {
                    continue;
                }
                spellings(&name).into_iter().for_each(|key| put(&mut keys, key, &country));
                if language == "en" && everyday {
                    info.insert(country.clone(), if country == "KP" { KP.to_owned() } else { name });
                }
            }
        }
        for (country, names) in pairs(&self.source("country_names.tsv")?) {
            names.iter().flat_map(|name| spellings(name)).for_each(|key| put(&mut keys, key, &country));
        }
        for (country, codes) in pairs(&self.source("country_codes.tsv")?) {
            codes.iter().for_each(|code| put(&mut keys, format!("={}", code.to_lowercase()), &country));
        }
        for country in info.keys() {
            put(&mut keys, format!("={}", country.to_lowercase()), country);
        }
        Ok((keys, info))
    }
}

/// Regions that are named by the project's own tables, or that everybody names.
fn by_hand(iso: &str, region_city: &Keys) -> bool {
    region_city.contains_key(iso) || iso.starts_with("US-") || GB_NATIONS.contains(&iso)
}

/// How many people live in each time zone of each country and region.
fn zones(cities: &[City]) -> BTreeMap<String, BTreeMap<String, u64>> {
    let mut zones: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
    for city in cities {
        for key in [city.country.clone(), format!("{}.{}", city.country, city.region)] {
            *zones.entry(key).or_default().entry(city.zone.clone()).or_default() += city.population + 1;
        }
    }
    zones
}

/// Time zones of a country or region, those with most people first.
fn zones_of(zones: &BTreeMap<String, BTreeMap<String, u64>>, key: &str) -> String {
    let mut list: Vec<(&String, &u64)> = zones.get(key).into_iter().flatten().collect();
    list.sort_by_key(|(name, people)| (std::cmp::Reverse(**people), name.as_str()));
    list.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(",")
}

/// Countries whose regions are written by their code.
const CODES_IN_USE: [&str; 11] = ["US", "CA", "AU", "BR", "IN", "CH", "DE", "IT", "MX", "NL", "GB"];

/// Display name where CLDR's everyday one is replaced by the neutral ISO 3166 form.
const KP: &str = "Korea, Democratic People's Republic";

/// Territory codes that are no country: groupings, pseudo-locales, outlying rocks without people.
const NOT_COUNTRIES: [&str; 12] = ["EU", "EZ", "UN", "ZZ", "XA", "XB", "QO", "AC", "CP", "DG", "EA", "IC"];

/// Names of regions that the city table gives to one of their cities.
const REGIONS_ONLY: [&str; 5] = ["england", "scotland", "wales", "northern ireland", "ile de france"];

const GB_NATIONS: [&str; 4] = ["GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR"];
