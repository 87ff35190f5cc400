//! Where the readers of every format put what they find.

use crosscheck_model::{Claim, Claims, Extraction, Locator, Origin, Outcome, Personal, Problem, ReadBy};

/// Problems of one document beyond this are dropped: the first ones tell what is wrong with it.
const MAX_PROBLEMS: usize = 50;

/// Claims and problems of one document.
pub(crate) struct Collector<'a> {
    origin: &'a Origin,
    /// What was found so far.
    pub(crate) claims: Claims,
    problems: Vec<Problem>,
}

impl<'a> Collector<'a> {
    pub(crate) fn new(origin: &'a Origin) -> Self {
        Self { origin, claims: Claims::default(), problems: Vec::new() }
    }

    /// A claim resting on these words.
    pub(crate) fn claim<T>(&self, value: T, quote: impl Into<Personal>, at: Locator, by: ReadBy) -> Claim<T> {
        self.origin.claim(value, quote, at, by)
    }

    /// Something malformed; `what` holds no personal data.
    pub(crate) fn problem(&mut self, locator: Locator, what: impl Into<String>) {
        let problem = Problem { locator, what: what.into() };
        if self.problems.len() < MAX_PROBLEMS && !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Everything found, cut to the limits. A document that says nothing at all is `NotRecognised`.
    pub(crate) fn finish(mut self) -> Extraction {
        let dropped = self.claims.enforce_limits();
        if dropped > 0 {
            self.problem(Locator::Whole, format!("{dropped} claims beyond the limit were not kept"));
        }
        let says_nothing = Claims { metadata: Vec::new(), ..self.claims.clone() }.is_empty();
        let outcome = if says_nothing { Outcome::NotRecognised } else { Outcome::Read };
        Extraction { outcome, pages: vec![self.origin.clone()], claims: self.claims, problems: self.problems }
    }

    /// The document cannot be read, for this reason; its metadata and problems stay.
    pub(crate) fn unreadable(self, why: impl Into<String>) -> Extraction {
        let claims = Claims { metadata: self.claims.metadata, ..Claims::default() };
        let pages = vec![self.origin.clone()];
        Extraction { outcome: Outcome::Unreadable(why.into()), pages, claims, problems: self.problems }
    }
}
