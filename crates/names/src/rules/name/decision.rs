//! Which rule decides about two names, and what is to be shown of them.

use std::borrow::Cow;

use crate::outcome::relation::{ReadingSystem, Relation, Role};
use crate::outcome::rule::RuleId;
use crate::rules::align::rows::Aligned;
use crate::rules::name::characters::found::Found;
use crate::words::written::Word;

/// The rule that decides. The verdict follows from it alone.
#[derive(Debug)]
pub(crate) struct Decision<'w> {
    pub(crate) rule: RuleId,
    pub(crate) shown: Shown<'w>,
}

/// What stands beside what.
#[derive(Debug)]
pub(crate) enum Shown<'w> {
    /// Nothing: there is no name to show.
    Nothing,
    /// Word by word.
    Words(Aligned<'w>),
    /// A name in characters (the second one where `swapped`), split and read as the words of the other.
    Characters { swapped: bool, latin: Cow<'w, [Word]>, found: Found },
    /// A name in characters (the second one where `swapped`) that is not read.
    Unread { swapped: bool },
    /// Both as wholes.
    Whole { relation: Relation, system: ReadingSystem },
    /// Surname beside surname (their places are given), given name beside given name. The surnames are `apart` or one.
    Parts { surnames: (usize, usize), system: ReadingSystem, apart: bool },
    /// Names in characters with surnames of so many characters, and one given name.
    OneGiven { surnames: (String, String), given: (String, String) },
    /// One word that agrees (its places are given), and the rest.
    OneWord { at: (usize, usize), role: Role },
}

impl<'w> Decision<'w> {
    pub(crate) fn new(rule: RuleId, shown: Shown<'w>) -> Decision<'w> {
        Decision { rule, shown }
    }

    /// Two names without any agreeing part.
    pub(crate) fn nothing_shared(rule: RuleId) -> Decision<'w> {
        let (relation, system) = (Relation::Contradiction, ReadingSystem::LatinVariant);
        Decision { rule, shown: Shown::Whole { relation, system } }
    }
}
