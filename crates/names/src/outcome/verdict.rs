//! The levels of a comparison.

use serde::Serialize;

/// How two names relate. Only `Contradictory` is evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// All parts of both names agree.
    Same,
    /// What can be compared agrees; the rest is left out on one side, abbreviated, or without weight.
    Compatible,
    /// No answer is possible, for the stated cause. Never evidence.
    NotComparable(WhyNot),
    /// A part of the one name and a part of the other cannot be the same name.
    Contradictory,
}

impl Verdict {
    /// The stable identifier: `same`, `compatible`, `not_comparable` or `contradictory`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::Compatible => "compatible",
            Verdict::NotComparable(_) => "not_comparable",
            Verdict::Contradictory => "contradictory",
        }
    }
}

/// Why two names could not be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WhyNot {
    /// One side holds no letters, or nothing but titles and initials.
    NothingToCompare,
    /// One side looks like a handle or a single display word, which need not be a name.
    Handle,
    /// No reading is known that would bring the two writings together.
    NoReading,
    /// The surname agrees, and a given name of another language stands beside the legal one: a Western or a Arabic one beside one
    /// of East Asia, a baptismal one beside one of Africa.
    OtherName,
    /// Spanish and Portuguese names agree in part: a person is known by one of several given names, and a second surname
    /// can be left out or change with marriage.
    FurtherName,
    /// A by-name (Chapo, Abu Omar al-Masri) stands where the other side has a given name or a whole name.
    ByName,
    /// An input is larger than this crate compares.
    TooLong(Limit),
}

/// The limit an input went over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// More characters than are read.
    Characters,
    /// More parts than are aligned.
    Parts,
}
