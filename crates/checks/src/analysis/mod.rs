//! What the checks share about a case: how its names, contacts, places and pictures stand to each other, each worked out
//! once, when the first check asks.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crosscheck_compare::organisations::Organisation;
use crosscheck_compare::places::{self, Reading};
use crosscheck_model::{Case, Claim, Digest, Photo, SiteDirectory, SourceId, SourceReading};
use crosscheck_photos::{Comparison, Fingerprint, compare};

use crate::configuration::Configuration;
use crate::contacts::Contacts;
use crate::context::CheckContext;
use crate::identity::Groups;
use crate::places::Stated;
use crate::threshold::Threshold;

/// Pictures of one source that are looked at: a page that shows more is a gallery.
const MOST_PICTURES: usize = 3;

/// One picture of one source.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'a> {
    pub(crate) reading: &'a SourceReading,
    pub(crate) claim: &'a Claim<Photo>,
    pub(crate) digest: Digest,
    pub(crate) fingerprint: &'a Fingerprint,
}

/// What texts were read as, by the text.
type Read<T> = RefCell<BTreeMap<String, Rc<T>>>;

fn read_once<T>(known: &Read<T>, text: &str, read: impl FnOnce(&str) -> T) -> Rc<T> {
    if let Some(known) = known.borrow().get(text) {
        return Rc::clone(known);
    }
    let read = Rc::new(read(text));
    known.borrow_mut().insert(text.to_owned(), Rc::clone(&read));
    read
}

/// A case, and everything about it that more than one check asks for.
pub(crate) struct Analysis<'a> {
    pub(crate) case: &'a Case,
    configuration: &'a Configuration,
    pictures: &'a BTreeMap<Digest, Fingerprint>,
    sites: SiteDirectory,
    /// Sources that were read.
    readings: Vec<&'a SourceReading>,
    names: OnceCell<Groups<'a>>,
    contacts: OnceCell<BTreeMap<SourceId, Contacts<'a>>>,
    places: OnceCell<Vec<Stated<'a>>>,
    read_places: Read<Reading>,
    read_organisations: Read<Organisation>,
    compared_pictures: RefCell<BTreeMap<(Digest, Digest), Comparison>>,
}

impl<'a> Analysis<'a> {
    pub(crate) fn new(context: &CheckContext<'a>, configuration: &'a Configuration) -> Self {
        Self {
            case: context.case,
            configuration,
            pictures: context.pictures,
            sites: context.sites,
            readings: context.case.read().collect(),
            names: OnceCell::new(),
            contacts: OnceCell::new(),
            places: OnceCell::new(),
            read_places: RefCell::default(),
            read_organisations: RefCell::default(),
            compared_pictures: RefCell::default(),
        }
    }

    pub(crate) fn configuration(&self) -> &'a Configuration {
        self.configuration
    }

    /// The number that is in force for a check.
    pub(crate) fn value(&self, check: &'static str, threshold: &Threshold) -> f64 {
        self.configuration.value(check, threshold)
    }

    /// Sources that were read.
    pub(crate) fn readings(&self) -> &[&'a SourceReading] {
        &self.readings
    }

    /// The sources that state a name, by the names they state.
    pub(crate) fn names(&self) -> &Groups<'a> {
        self.names.get_or_init(|| Groups::of(self.readings.iter().copied()))
    }

    /// The contacts that a source states.
    pub(crate) fn contacts(&self, reading: &SourceReading) -> &Contacts<'a> {
        static NONE: Contacts<'static> = Contacts::NONE;
        let all = self
            .contacts
            .get_or_init(|| self.readings.iter().map(|r| (r.source.id, Contacts::of(r, &self.sites))).collect());
        all.get(&reading.source.id).unwrap_or(&NONE)
    }

    /// The places that the sources state for the present.
    pub(crate) fn places(&self) -> &[Stated<'a>] {
        self.places.get_or_init(|| {
            self.readings.iter().flat_map(|reading| Stated::of(&|text| self.place(text), reading)).collect()
        })
    }

    /// What a text says of places; the same text is read only once.
    pub(crate) fn place(&self, text: &str) -> Rc<Reading> {
        read_once(&self.read_places, text, places::read)
    }

    /// A name of an employer or school; the same name is read only once.
    pub(crate) fn organisation(&self, name: &str) -> Rc<Organisation> {
        read_once(&self.read_organisations, name, Organisation::read)
    }

    /// Pictures that were read, in the order of the sources.
    pub(crate) fn shown(&self) -> Vec<Shown<'a>> {
        let of = |&reading: &&'a SourceReading| {
            let claims = reading.claims.photos.iter().take(MOST_PICTURES);
            claims.filter_map(move |claim| {
                let digest = claim.value().sha256?;
                Some(Shown { reading, claim, digest, fingerprint: self.pictures.get(&digest)? })
            })
        };
        self.readings.iter().flat_map(of).collect()
    }

    /// Pictures that are stated and could not be read.
    pub(crate) fn unread_pictures(&self) -> Vec<&'a Claim<Photo>> {
        let stated = self.readings.iter().flat_map(|reading| reading.claims.photos.iter().take(MOST_PICTURES));
        stated.filter(|claim| claim.value().sha256.is_none_or(|digest| !self.pictures.contains_key(&digest))).collect()
    }

    /// Compares two pictures; the same two only once.
    pub(crate) fn compare_pictures(&self, a: &Shown<'_>, b: &Shown<'_>) -> Comparison {
        let key = (a.digest.min(b.digest), a.digest.max(b.digest));
        if let Some(known) = self.compared_pictures.borrow().get(&key) {
            return known.clone();
        }
        let found = compare(a.fingerprint, b.fingerprint);
        self.compared_pictures.borrow_mut().insert(key, found.clone());
        found
    }
}
