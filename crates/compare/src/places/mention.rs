//! What a location text says.

use super::gazetteer::Place;

/// One place named by a text, with every reading it allows.
#[derive(Clone, PartialEq, Debug)]
pub struct Mention {
    /// What it can mean; more than one when the text does not decide. Never empty.
    pub candidates: Vec<Place>,
    /// Smaller places of the same name that the text hardly means, kept for fairness in comparisons.
    pub unlikely: Vec<Place>,
}

/// What a location text says.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reading {
    /// The places named, in order.
    pub mentions: Vec<Mention>,
    /// It says "remote", "anywhere" or the like.
    pub remote: bool,
    /// It names a continent, a union or a trading area: wider than a country, so no place is claimed.
    pub wide: bool,
}
