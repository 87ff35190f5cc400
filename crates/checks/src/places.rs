//! What a source states about the present place, and the innocent readings of two that differ.

use std::rc::Rc;

use crosscheck_compare::places::{self, PlaceLevel, Reading, compare_readings};
use crosscheck_model::{AccountFactKind, Case, Claim, Place, SourceReading};

use crate::doubt::{self, Doubt};
use crate::words::quote_of;

/// Places of one source that are looked at.
const MOST_PLACES: usize = 5;

/// Work and education items whose places are looked at.
const MOST_ITEMS: usize = 60;

/// Reads what a text says of places, the same text only once a case.
pub(crate) type ReadPlace<'f> = &'f dyn Fn(&str) -> Rc<Reading>;

pub(crate) struct Stated<'a> {
    reading_of: &'a SourceReading,
    pub(crate) claim: &'a Claim<Place>,
    pub(crate) reading: Rc<Reading>,
}

/// Why two places in different countries need not disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Why {
    Uncertain,
    SeveralPlaces,
    WorkHistory,
    Old,
}

impl<'a> Stated<'a> {
    pub(crate) fn of(read: ReadPlace<'_>, reading_of: &'a SourceReading) -> Vec<Self> {
        let stated = reading_of.claims.places.iter().take(MOST_PLACES).map(|claim| {
            let place = claim.value();
            let parts = [&place.locality, &place.region, &place.country];
            let parts: Vec<&str> = parts.into_iter().flatten().map(|part| part.expose()).collect();
            let text = if place.text.is_blank() { parts.join(", ") } else { place.text.expose().to_owned() };
            Self { reading_of, claim, reading: read(&text) }
        });
        stated.collect()
    }

    pub(crate) fn source(&self) -> &'a SourceReading {
        self.reading_of
    }

    pub(crate) fn quote(&self) -> String {
        quote_of(self.claim.evidence())
    }

    pub(crate) fn names_a_place(&self) -> bool {
        !self.reading.mentions.is_empty()
    }

    fn names_several(&self) -> bool {
        self.reading.remote || self.reading.wide || self.reading.mentions.len() > 1
    }

    /// Whether the source's own last activity is long before the case is judged.
    fn is_old(&self, case: &Case, stale_after_days: f64) -> bool {
        let facts = self.reading_of.claims.account.iter();
        let last = facts.filter(|f| f.value().kind == AccountFactKind::LastActive).filter_map(|f| f.value().at).max();
        last.is_some_and(|last| {
            let days = case.as_of.duration_since(last).as_secs_f64() / 86_400.0;
            days > stale_after_days
        })
    }
}

/// The zones of every place a text can mean: the doubt is the candidate's.
pub(crate) fn zones_of_place(reading: &Reading) -> Vec<&'static str> {
    let mut zones: Vec<&'static str> = Vec::new();
    for place in reading.mentions.iter().flat_map(|mention| mention.candidates.iter().chain(&mention.unlikely)) {
        for zone in places::zones(place) {
            if !zones.contains(&zone) {
                zones.push(zone);
            }
        }
    }
    zones
}

/// Why one of two places may be read wrongly.
pub(crate) fn uncertain(a: &Stated<'_>, b: &Stated<'_>) -> Option<Doubt> {
    let stands = |own: &Stated<'_>, other: &Stated<'_>| {
        let value = other.claim.value().text.expose();
        doubt::of_place(own.reading_of, own.claim.evidence(), value, other.claim.evidence())
    };
    doubt::guessed(a.claim.evidence(), b.claim.evidence()).or_else(|| stands(a, b)).or_else(|| stands(b, a))
}

/// The innocent reading that applies, if one does.
pub(crate) fn innocent(
    read: ReadPlace<'_>,
    a: &Stated<'_>,
    b: &Stated<'_>,
    case: &Case,
    stale_after_days: f64,
) -> Option<Why> {
    if uncertain(a, b).is_some() {
        return Some(Why::Uncertain);
    }
    if a.names_several() || b.names_several() {
        return Some(Why::SeveralPlaces);
    }
    if occurs_in_the_history_of(read, a, b.reading_of) || occurs_in_the_history_of(read, b, a.reading_of) {
        return Some(Why::WorkHistory);
    }
    (a.is_old(case, stale_after_days) || b.is_old(case, stale_after_days)).then_some(Why::Old)
}

/// Whether the place lies in a country where this source states work or education.
fn occurs_in_the_history_of(read: ReadPlace<'_>, place: &Stated<'_>, history: &SourceReading) -> bool {
    let work = history.claims.work.iter().take(MOST_ITEMS).filter_map(|item| item.value().place.as_ref());
    let education = history.claims.education.iter().take(MOST_ITEMS).filter_map(|item| item.value().place.as_ref());
    work.chain(education).any(|text| {
        let reading = read(text.expose());
        !reading.mentions.is_empty() && compare_readings(&place.reading, &reading).level() >= PlaceLevel::SameCountry
    })
}
