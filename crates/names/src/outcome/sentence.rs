//! The one sentence a recruiter reads.

use crate::outcome::comparison::Comparison;
use crate::outcome::reason::Reason;
use crate::outcome::relation::ReadingSystem;
use crate::outcome::verdict::{Limit, Verdict, WhyNot};

impl Comparison {
    /// One sentence that explains the verdict.
    #[must_use]
    pub fn sentence(&self) -> String {
        let clauses: Vec<String> = self.reasons.iter().take(3).map(Reason::clause).collect();
        if clauses.is_empty() {
            return match self.verdict {
                Verdict::Same => "the two names agree".to_owned(),
                Verdict::Compatible => "nothing in the two names speaks against each other".to_owned(),
                Verdict::NotComparable(why) => why.clause().to_owned(),
                Verdict::Contradictory => "the two names have no part in common".to_owned(),
            };
        }
        clauses.join("; ")
    }
}

impl Reason {
    /// The reason as a clause without a full stop.
    #[must_use]
    pub fn clause(&self) -> String {
        match self {
            Reason::Equal => "the two names agree letter for letter, apart from case and accents".to_owned(),
            Reason::Variant { a, b, system } => format!("'{a}' is {} {b}", system.phrase()),
            Reason::Nickname { a, b } => format!("'{a}' and '{b}' are everyday forms of one name"),
            Reason::Initial { a, b } => format!("'{a}' and '{b}' are an initial and its name"),
            Reason::Typo { a, b } => format!("'{a}' and '{b}' are one typo apart"),
            Reason::Order => "the parts stand in another order".to_owned(),
            Reason::FamilyFirst => "family name first".to_owned(),
            Reason::Omitted { part } => format!("'{part}' is on one side only"),
            Reason::Differ { a, b } => format!("'{a}' and '{b}' are different names"),
            Reason::Generations { a, b } => format!("'{a}' and '{b}' are two generations of one name"),
            Reason::Unrelated { a, b } => format!("'{a}' and '{b}' cannot be compared"),
            Reason::NotComparable(why) => why.clause().to_owned(),
        }
    }
}

impl WhyNot {
    /// The cause as a clause without a full stop.
    #[must_use]
    pub fn clause(&self) -> &'static str {
        match self {
            WhyNot::NothingToCompare => "one side holds no name that could be compared",
            WhyNot::Handle => "one side is a handle or a single word that need not be the name",
            WhyNot::NoReading => "no reading is known that would bring the two writings together",
            WhyNot::OtherName => "a given name of another language can stand beside a legal one",
            WhyNot::FurtherName => "one of several given names or a second surname may be used on one side only",
            WhyNot::ByName => "one side uses a by-name, which says nothing of the name it stands for",
            WhyNot::TooLong(Limit::Characters) => "a name is longer than is compared (256 characters)",
            WhyNot::TooLong(Limit::Parts) => "a name has more parts than are compared (24)",
        }
    }
}

impl ReadingSystem {
    fn phrase(self) -> &'static str {
        match self {
            ReadingSystem::LatinVariant => "another spelling of",
            _ => "another romanisation of",
        }
    }
}
