//! Why a verdict is what it is.

use serde::Serialize;

use crate::outcome::relation::ReadingSystem;
use crate::outcome::verdict::WhyNot;

/// One reason behind a verdict. Renders its own sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// Both names are letter for letter the same, apart from case, accents and composition.
    Equal,
    /// A part is another spelling or reading of the other.
    Variant {
        /// Part of the one name.
        a: String,
        /// Part of the other name.
        b: String,
        /// The system that brings them together.
        system: ReadingSystem,
    },
    /// A part is a familiar form of the other.
    Nickname {
        /// Part of the one name.
        a: String,
        /// Part of the other name.
        b: String,
    },
    /// A part abbreviates the other.
    Initial {
        /// Part of the one name.
        a: String,
        /// Part of the other name.
        b: String,
    },
    /// Two parts are one typo apart.
    Typo {
        /// Part of the one name.
        a: String,
        /// Part of the other name.
        b: String,
    },
    /// The parts stand in another order.
    Order,
    /// The family name stands first.
    FamilyFirst,
    /// A part is on one side only.
    Omitted {
        /// The part.
        part: String,
    },
    /// Two parts differ.
    Differ {
        /// Part of the one name.
        a: String,
        /// Part of the other name.
        b: String,
    },
    /// Two suffixes tell generations of one name apart.
    Generations {
        /// Suffix of the one name.
        a: String,
        /// Suffix of the other name.
        b: String,
    },
    /// Two parts stand side by side that no rule can compare.
    Unrelated {
        /// Part of the one name.
        a: String,
        /// Part of the other name.
        b: String,
    },
    /// No comparison was possible.
    NotComparable(WhyNot),
}
