//! How well a name in characters and one in Latin letters agree.

use crate::outcome::relation::ReadingSystem;

/// The compact side, one way to split it.
#[derive(Clone, Debug)]
pub(crate) struct Split {
    pub(crate) surname: String,
    pub(crate) given: String,
}

/// How well a compact name and a Latin one agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    Nothing,
    GivenOnly,
    SurnameOnly,
    /// Surname, and the given name abbreviated.
    Initials,
    /// Surname and given name, and further words on the Latin side.
    Extra,
    Full,
}

/// The best agreement found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) rank: Rank,
    pub(crate) cost: u16,
    pub(crate) system: ReadingSystem,
    pub(crate) split: Split,
    /// The Latin word that reads as the surname.
    pub(crate) surname: Option<usize>,
    /// The Latin words that read as the given name.
    pub(crate) given: Option<(usize, usize)>,
    /// Whether a reading may be missing (Japanese names not in the dictionary).
    pub(crate) unsure: bool,
    /// Whether the surname is known from the list of spellings only, in a Chinese language without readings here.
    pub(crate) listed: bool,
}
