//! What is known of two names before their words are compared, and how two words agree.

use crate::knowledge::spellings::Name;
use crate::outcome::relation::{ReadingSystem, Relation};
use crate::outcome::rule::RuleId;

/// What is known of the pair of names before their words are compared.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct MatchContext {
    /// One of the names was likely written down by ear from another script.
    pub(crate) translit: bool,
    /// Speakers of Arabic, Persian or Urdu: an article may be left out or written on.
    pub(crate) arabic: bool,
    pub(crate) vietnamese: bool,
    /// A Greek name, spelled by letter or by ear.
    pub(crate) greek: bool,
    /// A name of India, where a y is no j.
    pub(crate) indian: bool,
    /// A syllable language: short names that a slip of the pen turns into other names.
    pub(crate) eastern: bool,
    /// `translit` rests on no more than given names that West Europeans bear as well.
    pub(crate) soft: bool,
    /// Hundredths of the usual budgets: more for the last open part when all others agree.
    pub(crate) patience: u16,
}

impl MatchContext {
    /// The spellings by ear that go for such names.
    pub(crate) fn by_ear(self) -> Name {
        if self.arabic { Name::TranslitArabic } else { Name::Translit }
    }
}

/// How two words agree: by which rule, and at what cost.
#[derive(Clone, Debug)]
pub(crate) struct WordMatch {
    pub(crate) rule: RuleId,
    pub(crate) relation: Relation,
    pub(crate) cost: u16,
    pub(crate) system: ReadingSystem,
}

impl WordMatch {
    /// Two Latin words, at the cost of the rule.
    pub(crate) fn by(rule: RuleId) -> WordMatch {
        WordMatch::read(rule, ReadingSystem::LatinVariant)
    }

    /// Two words that a reading brings together, at the cost of the rule.
    pub(crate) fn read(rule: RuleId, system: ReadingSystem) -> WordMatch {
        let (relation, cost) = rule.joins();
        WordMatch { rule, relation, cost, system }
    }

    /// The same, with what the letters cost.
    pub(crate) fn plus(mut self, cost: u16) -> WordMatch {
        self.cost += cost;
        self
    }
}
