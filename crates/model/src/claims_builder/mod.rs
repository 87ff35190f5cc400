//! Builds the claims of one source, for readers of every kind: the same statement is kept once, what cannot be a value of
//! its kind is not stated, lists stop at their limits and say so.

pub(crate) mod contacts;
mod history;
mod passage;
mod readable;
#[cfg(test)]
mod tests;
mod things;

use std::collections::BTreeMap;

pub use passage::Passage;

use crate::{Claim, Claims, Locator, NameRole, OwnText, PersonName, Personal, Place, Problem, TextKind, WordIndex};

/// Characters of a name, handle, organisation and the like; what is longer is no such thing.
const MAX_SHORT: usize = 256;
/// Problems of one source beyond this are dropped: the first ones tell what is wrong with it.
const MAX_PROBLEMS: usize = 50;

/// The claims and problems of one source while it is read.
#[derive(Debug, Default)]
pub struct ClaimsBuilder {
    claims: Claims,
    problems: Vec<Problem>,
    /// Index of each commit by its id.
    commits: BTreeMap<String, usize>,
    /// Statements that found their list full.
    left_out: usize,
    /// The words of the source's own text.
    words: WordIndex,
}

/// Text that can be a short field: not blank, not longer than a field is, not starred out as sites do for guests.
fn short(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty() && !text.contains("***") && text.chars().count() <= MAX_SHORT).then_some(text)
}

/// A field that is left out if it cannot be one.
fn field(text: Option<Personal>) -> Option<Personal> {
    text.filter(|text| short(text.expose()).is_some())
}

/// Adds a claim unless an equal one is there; one more is left out if the list is full.
fn push<T: PartialEq>(list: &mut Vec<Claim<T>>, left_out: &mut usize, claim: Claim<T>) {
    if list.iter().any(|known| known.value() == claim.value()) {
        return;
    }
    if list.len() < Claims::MAX_PER_KIND {
        list.push(claim);
    } else {
        *left_out += 1;
    }
}

impl ClaimsBuilder {
    /// Nothing claimed yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Everything claimed so far.
    pub fn claims(&self) -> &Claims {
        &self.claims
    }

    /// The claims, cut to their limits, and what was malformed.
    pub fn finish(mut self) -> (Claims, Vec<Problem>) {
        let left_out = self.left_out + self.claims.enforce_limits();
        if left_out > 0 {
            self.problem(Locator::Whole, format!("{left_out} statements beyond the limit were left out"));
        }
        (self.claims, self.problems)
    }

    /// Keeps the words of a line of the source's text, whatever was claimed from it: what was read wrongly may stand there rightly.
    pub fn line_of_text(&mut self, locator: &Locator, line: &str) {
        self.words.add_line(locator, line);
    }

    /// The words kept so far; none are left.
    pub fn take_words(&mut self) -> WordIndex {
        std::mem::take(&mut self.words)
    }

    /// Something malformed; `what` holds no personal data.
    pub fn problem(&mut self, locator: Locator, what: impl Into<String>) {
        let problem = Problem { locator, what: what.into() };
        if self.problems.len() < MAX_PROBLEMS && !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// A name; the same name in a weightier role replaces the lighter one.
    pub fn name(&mut self, at: &Passage, name: &str, role: NameRole) {
        let Some(name) = short(name) else { return };
        let claim = at.claim(PersonName { full: name.into(), role }, name);
        let known = self.claims.names.iter_mut().find(|known| known.value().full.expose() == name);
        match known {
            Some(known) if role < known.value().role => *known = claim,
            Some(_) => {}
            None => push(&mut self.claims.names, &mut self.left_out, claim),
        }
    }

    /// The name that comes before all others of the source.
    pub fn leading_name(&mut self, at: &Passage, name: &str, role: NameRole) {
        let Some(name) = short(name) else { return };
        self.claims.names.retain(|known| known.value().full.expose() != name);
        self.claims.names.insert(0, at.claim(PersonName { full: name.into(), role }, name));
    }

    /// Takes back every name for which this is false: a reader learnt later that it is not the person's.
    pub fn keep_names(&mut self, mut keep: impl FnMut(&Claim<PersonName>) -> bool) {
        self.claims.names.retain(|claim| keep(claim));
    }

    /// A place as one text.
    pub fn place_text(&mut self, at: &Passage, text: &str) {
        if let Some(text) = short(text) {
            self.place(at, Place { text: text.into(), ..Place::default() });
        }
    }

    /// A place.
    pub fn place(&mut self, at: &Passage, place: Place) {
        let known = self.claims.places.iter().any(|known| known.value().text == place.text);
        if !known && short(place.text.expose()).is_some() {
            let words = place.text.expose().to_owned();
            push(&mut self.claims.places, &mut self.left_out, at.claim(place, &words));
        }
    }

    /// Prose of the person's own.
    pub fn text(&mut self, at: &Passage, text: &str, kind: TextKind) {
        let text = text.trim();
        if !text.is_empty() && !self.claims.texts.iter().any(|known| known.value().text.expose() == text) {
            let claim = at.claim(OwnText { text: text.into(), kind }, text);
            push(&mut self.claims.texts, &mut self.left_out, claim);
        }
    }
}
