//! What was answered, counted.

use crosscheck_names::{Agreement, Comparison, Relation};

#[derive(Default, Clone)]
pub(crate) struct Counts {
    pub(crate) true_match: usize,
    pub(crate) false_match: usize,
    pub(crate) true_other: usize,
    pub(crate) false_flag: usize,
    pub(crate) open_same: usize,
    pub(crate) open_other: usize,
}

impl Counts {
    pub(crate) fn add(&mut self, same: bool, says: Option<bool>) {
        let slot = match (same, says) {
            (true, Some(true)) => &mut self.true_match,
            (false, Some(true)) => &mut self.false_match,
            (false, Some(false)) => &mut self.true_other,
            (true, Some(false)) => &mut self.false_flag,
            (true, None) => &mut self.open_same,
            (false, None) => &mut self.open_other,
        };
        *slot += 1;
    }

    pub(crate) fn same(&self) -> usize {
        self.true_match + self.false_flag + self.open_same
    }

    fn other(&self) -> usize {
        self.false_match + self.true_other + self.open_other
    }

    pub(crate) fn rate(part: usize, of: usize) -> f64 {
        if of == 0 { 0.0 } else { part as f64 / of as f64 }
    }

    fn precision(&self) -> f64 {
        Counts::rate(self.true_match, self.true_match + self.false_match)
    }

    fn recall(&self) -> f64 {
        Counts::rate(self.true_match, self.same())
    }

    fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }

    pub(crate) fn line(&self) -> String {
        let total = self.same() + self.other();
        let errors = self.false_match + self.false_flag + self.open_same + self.open_other;
        format!(
            "{:5} {:6.3} {:6.3} {:6.3} {:8.1}% {:6.1}% {:8.1}% {:8.1}%",
            total,
            self.precision(),
            self.recall(),
            self.f1(),
            100.0 * Counts::rate(self.false_flag, self.same()),
            100.0 * Counts::rate(self.false_match, self.other()),
            100.0 * Counts::rate(self.open_same + self.open_other, total),
            100.0 * Counts::rate(errors, total),
        )
    }
}

/// What the two names of false flags share, by their alignment.
#[derive(Default)]
pub(crate) struct Shared {
    flags: usize,
    no_part: usize,
    family_only: usize,
    given_only: usize,
    /// Pairs in which two parts or more stand against another part.
    several_differ: usize,
}

impl Shared {
    pub(crate) fn add(&mut self, c: &Comparison) {
        self.flags += 1;
        match c.agreement() {
            Agreement::NoPart => self.no_part += 1,
            Agreement::FamilyOnly => self.family_only += 1,
            Agreement::GivenOnly => self.given_only += 1,
            Agreement::SomePart | Agreement::AllComparedParts => {}
        }
        let differing = c.alignment.iter().filter(|row| row.relation == Relation::Contradiction).count();
        self.several_differ += usize::from(differing > 1);
    }

    pub(crate) fn line(&self, group: &str) -> String {
        format!(
            "{group}: {} false flags; two or more parts differ in {}; the pair shares no part in {}, nothing but the family \
             name in {}, nothing but a given name in {}",
            self.flags, self.several_differ, self.no_part, self.family_only, self.given_only
        )
    }
}
