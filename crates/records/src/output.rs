//! What comes of a file: claims with their evidence, and what could not be read, each with its place.

use crosscheck_model::records::Record;
use crosscheck_model::{Claim, Claims, Evidence, Extraction, Locator, Origin, Outcome, Problem, ReadBy, WordIndex};

/// Problems that are told one by one; the rest is counted.
const MOST_PROBLEMS: usize = 50;

/// A file's reading in the making.
pub(crate) struct Output {
    origin: Origin,
    rows: Vec<Claim<Record>>,
    problems: Vec<Problem>,
    more_problems: usize,
    more_rows: usize,
    unreadable: Option<String>,
}

impl Output {
    pub(crate) fn new(origin: Origin) -> Self {
        Self { origin, rows: Vec::new(), problems: Vec::new(), more_problems: 0, more_rows: 0, unreadable: None }
    }

    pub(crate) fn problem(&mut self, locator: Locator, what: impl Into<String>) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem { locator, what: what.into() });
        } else {
            self.more_problems += 1;
        }
    }

    /// What another reading of the same file could not read.
    pub(crate) fn problems_of(&mut self, other: Self) {
        other.problems.into_iter().for_each(|problem| self.problem(problem.locator, problem.what));
        self.more_problems += other.more_problems;
    }

    /// Nothing of the file can be used, for this reason.
    pub(crate) fn unreadable(&mut self, why: impl Into<String>) {
        self.unreadable = Some(why.into());
    }

    pub(crate) fn row(&mut self, record: Record, quote: String, locator: Locator) {
        if self.rows.len() < Claims::MAX_COMMITS {
            let evidence: Evidence = self.origin.evidence(quote, locator, ReadBy::Record);
            self.rows.push(Claim::new(record, evidence));
        } else {
            self.more_rows += 1;
        }
    }

    pub(crate) fn done(mut self) -> Extraction {
        let counted = [
            (self.more_problems, "further rows could not be read"),
            (self.more_rows, "further rows were left out: more than are held against each other"),
        ];
        for (count, what) in counted.into_iter().filter(|(count, _)| *count > 0) {
            self.problems.push(Problem { locator: Locator::Whole, what: format!("{count} {what}") });
        }
        let outcome = self.unreadable.map_or(Outcome::Read, Outcome::Unreadable);
        let claims = Claims { records: self.rows, ..Claims::default() };
        Extraction { outcome, pages: vec![self.origin], claims, problems: self.problems, words: WordIndex::default() }
    }
}
