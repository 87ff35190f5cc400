//! How two places relate, from "the same" down to "in different countries".

use super::gazetteer::{Country, Place};
use super::mention::{Mention, Reading};
use super::near::{NEAR_KM, distance_km, written_under};
use super::reading::read;

/// Why nothing can be said about two places.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlaceGap {
    /// At least one side names no place that is known.
    NoPlace,
    /// At least one side names a place that could also be another one, and that other one would agree.
    SeveralReadings,
}

/// The levels of [`PlaceComparison`] in order of agreement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PlaceLevel {
    /// Nothing can be said.
    NotComparable,
    /// In different countries, and not near each other.
    DifferentCountry,
    /// In one country.
    SameCountry,
    /// At most [`NEAR_KM`] apart, also across a border.
    Near,
    /// One contains the other.
    Within,
    /// The same place.
    Same,
}

/// How two places relate.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum PlaceComparison {
    /// Nothing can be said.
    NotComparable(PlaceGap),
    /// In different countries, and not known to be near each other.
    DifferentCountry {
        /// Country of the first place.
        a: Country,
        /// Country of the second place.
        b: Country,
        /// Distance in kilometres where both name a city.
        km: Option<u32>,
    },
    /// In one country (or in territories written under one name).
    SameCountry {
        /// Distance in kilometres where both name a city.
        km: Option<u32>,
    },
    /// At most [`NEAR_KM`] apart.
    Near {
        /// Distance in kilometres.
        km: u32,
    },
    /// One contains the other.
    Within,
    /// The same place.
    Same,
}

impl PlaceComparison {
    /// The level alone.
    #[must_use]
    pub fn level(&self) -> PlaceLevel {
        match self {
            Self::NotComparable(_) => PlaceLevel::NotComparable,
            Self::DifferentCountry { .. } => PlaceLevel::DifferentCountry,
            Self::SameCountry { .. } => PlaceLevel::SameCountry,
            Self::Near { .. } => PlaceLevel::Near,
            Self::Within => PlaceLevel::Within,
            Self::Same => PlaceLevel::Same,
        }
    }

    /// The result in words.
    #[must_use]
    pub fn sentence(&self) -> String {
        let apart = |km: &Option<u32>| km.map(|km| format!(", about {km} km apart")).unwrap_or_default();
        match self {
            Self::NotComparable(PlaceGap::NoPlace) => "at least one side names no known place".to_owned(),
            Self::NotComparable(PlaceGap::SeveralReadings) => {
                "at least one side names a place that could be more than one, and under one reading they agree"
                    .to_owned()
            }
            Self::DifferentCountry { a, b, km } => {
                format!("one place is in {}, the other in {}{}", a.name(), b.name(), apart(km))
            }
            Self::SameCountry { km } => format!("both places are in one country{}", apart(km)),
            Self::Near { km } => format!("the places are about {km} km apart"),
            Self::Within => "one place contains the other".to_owned(),
            Self::Same => "the same place".to_owned(),
        }
    }

    fn distance(&self) -> u32 {
        match self {
            Self::DifferentCountry { km, .. } | Self::SameCountry { km } => km.unwrap_or(u32::MAX),
            Self::Near { km } => *km,
            _ => 0,
        }
    }
}

/// Compares two places.
#[must_use]
pub fn compare(a: &Place, b: &Place) -> PlaceComparison {
    let km = distance_km(a, b);
    if let Some(km) = km
        && km <= NEAR_KM
    {
        return match (a.city, b.city) {
            (Some(x), Some(y)) if x.id == y.id => PlaceComparison::Same,
            _ if a.surroundings || b.surroundings => PlaceComparison::Within,
            _ => PlaceComparison::Near { km },
        };
    }
    if a.country != b.country {
        return if written_under(a.country, b.country) {
            let whole = |p: &Place| p.city.is_none() && p.region.is_none();
            if whole(a) || whole(b) { PlaceComparison::Within } else { PlaceComparison::SameCountry { km } }
        } else {
            PlaceComparison::DifferentCountry { a: a.country, b: b.country, km }
        };
    }
    match (a.region, b.region) {
        (None, None) if a.city.is_none() && b.city.is_none() => PlaceComparison::Same,
        (None, _) if a.city.is_none() => PlaceComparison::Within,
        (_, None) if b.city.is_none() => PlaceComparison::Within,
        (Some(x), Some(y)) if x == y && a.city.is_none() && b.city.is_none() => PlaceComparison::Same,
        (Some(x), Some(y)) if x == y && (a.city.is_none() || b.city.is_none()) => PlaceComparison::Within,
        _ => PlaceComparison::SameCountry { km },
    }
}

/// Compares what two texts say, under the readings on which they agree best. A reading set aside as unlikely can turn a
/// disagreement into [`PlaceGap::SeveralReadings`], never into an agreement.
#[must_use]
pub fn compare_readings(a: &Reading, b: &Reading) -> PlaceComparison {
    let likely = best(places(a, false), places(b, false));
    match likely {
        None => PlaceComparison::NotComparable(PlaceGap::NoPlace),
        Some(found) if found.level() == PlaceLevel::DifferentCountry => {
            let any = best(places(a, true), places(b, true));
            if any.is_some_and(|other| other.level() > PlaceLevel::DifferentCountry) {
                PlaceComparison::NotComparable(PlaceGap::SeveralReadings)
            } else {
                found
            }
        }
        Some(found) => found,
    }
}

/// [`compare_readings`] of two texts.
#[must_use]
pub fn compare_texts(a: &str, b: &str) -> PlaceComparison {
    compare_readings(&read(a), &read(b))
}

fn places(reading: &Reading, also_unlikely: bool) -> Vec<Place> {
    let of = |m: &Mention| {
        let unlikely = if also_unlikely { m.unlikely.as_slice() } else { &[] };
        m.candidates.iter().chain(unlikely).copied().collect::<Vec<_>>()
    };
    reading.mentions.iter().flat_map(of).collect()
}

fn best(a: Vec<Place>, b: Vec<Place>) -> Option<PlaceComparison> {
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| compare(x, y)));
    pairs.min_by_key(|found| (std::cmp::Reverse(found.level()), found.distance()))
}
