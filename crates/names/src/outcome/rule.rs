//! The ordered table of rules, laid out from `data/rules.tsv`: what each applies to, what it says, its cost and its source.

use serde::Serialize;

use crate::outcome::relation::Relation;
use crate::outcome::verdict::{Verdict, WhyNot};

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// What a rule says when it applies.
#[derive(Clone, Copy, Debug)]
enum Says {
    /// Two words are one name, at a cost in hundredths of an edit.
    Joins(Relation, u16),
    /// What two whole names are.
    Decides(Verdict),
}

/// A row of the table.
#[derive(Debug)]
struct Rule {
    id: &'static str,
    says: Says,
    what: &'static str,
    source: &'static str,
}

impl RuleId {
    fn rule(self) -> &'static Rule {
        &RULES[self as usize]
    }

    /// Every rule, in the order in which they are tried.
    pub fn all() -> impl Iterator<Item = &'static str> {
        RULES.iter().map(|rule| rule.id)
    }

    /// The stable identifier.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.rule().id
    }

    /// What the rule is about, in one sentence without a full stop.
    #[must_use]
    pub fn what(self) -> &'static str {
        self.rule().what
    }

    /// Where its cost or its knowledge comes from.
    #[must_use]
    pub fn source(self) -> &'static str {
        self.rule().source
    }

    /// How a rule for words relates them, and its cost.
    pub(crate) fn joins(self) -> (Relation, u16) {
        match self.rule().says {
            Says::Joins(relation, cost) => (relation, cost),
            Says::Decides(_) => (Relation::NotComparable, 0),
        }
    }

    /// The verdict of a rule for names.
    pub(crate) fn decides(self) -> Verdict {
        match self.rule().says {
            Says::Decides(verdict) => verdict,
            Says::Joins(..) => Verdict::NotComparable(WhyNot::NothingToCompare),
        }
    }
}
