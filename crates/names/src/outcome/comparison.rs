//! What a comparison says. Every part of both names appears in the alignment exactly once.

use serde::Serialize;

use crate::outcome::reason::Reason;
use crate::outcome::relation::{ReadingSystem, Relation, Role};
use crate::outcome::rule::RuleId;
use crate::outcome::verdict::Verdict;
use crate::text::oddity::Oddity;

/// The result of comparing two names.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Comparison {
    /// The named level.
    pub verdict: Verdict,
    /// Which part of the one name stands beside which part of the other. Accounts for every part of both.
    pub alignment: Vec<Aligned>,
    /// The readings that brought names of different writing, or differently romanised names, together.
    pub readings: Vec<ReadingUsed>,
    /// Why the verdict is what it is, the weightiest first.
    pub reasons: Vec<Reason>,
    /// Unusual characters in either name, first those of `a`, then those of `b`.
    pub oddities: Vec<Oddity>,
    /// The rules that joined the words, in the order of the table, and last the rule that decided.
    pub rules: Vec<RuleId>,
}

impl Comparison {
    /// Which roles agree and which disagree: lets a check treat "given name agrees, family name differs" (a marriage, a
    /// changed name) as milder than two names without any shared part.
    #[must_use]
    pub fn agreement(&self) -> Agreement {
        let agrees = |r: Relation| {
            matches!(r, Relation::Equal | Relation::Variant | Relation::Nickname | Relation::Initial | Relation::Typo)
        };
        let with = |role: Role| {
            self.alignment
                .iter()
                .any(|x| agrees(x.relation) && [&x.a, &x.b].iter().any(|p| p.as_ref().is_some_and(|p| p.role == role)))
        };
        if !self.alignment.iter().any(|x| agrees(x.relation)) {
            return Agreement::NoPart;
        }
        if !self.alignment.iter().any(|x| x.relation == Relation::Contradiction) {
            return Agreement::AllComparedParts;
        }
        match (with(Role::Given), with(Role::Family)) {
            (true, false) => Agreement::GivenOnly,
            (false, true) => Agreement::FamilyOnly,
            _ => Agreement::SomePart,
        }
    }
}

/// Which roles of two names agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// No part of the one name agrees with a part of the other.
    NoPart,
    /// Some part agrees and another contradicts; which role it plays is open.
    SomePart,
    /// The family name agrees, another part contradicts.
    FamilyOnly,
    /// A given name agrees, another part contradicts: also seen after a marriage or a change of name.
    GivenOnly,
    /// Nothing contradicts, and at least one part agrees.
    AllComparedParts,
}

/// One row of the alignment. One side is absent for an omission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Aligned {
    /// The part of the first name.
    pub a: Option<Part>,
    /// The part of the second name.
    pub b: Option<Part>,
    /// How the two relate.
    pub relation: Relation,
}

/// A part of a name, as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The part as it stands in the input.
    pub text: String,
    /// What it most likely is. A hypothesis: most orders stay open.
    pub role: Role,
}

/// A reading that was used to bring two writings together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadingUsed {
    /// The part as written.
    pub part: String,
    /// The reading of it that fits the other name.
    pub reading: String,
    /// The system that gives this reading.
    pub system: ReadingSystem,
}
