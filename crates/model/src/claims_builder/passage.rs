use crate::{Certainty, Claim, Locator, Origin, Personal, ReadBy};

/// Where a claim is read: the bytes, the place in them, the way of reading.
#[derive(Debug, Clone)]
pub struct Passage {
    /// The page or file.
    pub origin: Origin,
    /// Where in its bytes.
    pub locator: Locator,
    /// How it is read.
    pub read_by: ReadBy,
    quote: Option<Personal>,
    raw: Option<Personal>,
    certainty: Option<Certainty>,
}

impl Passage {
    /// A place in a page or file. What is claimed there is its own quote unless [`Passage::quoting`] says otherwise.
    pub fn new(origin: &Origin, locator: Locator, read_by: ReadBy) -> Self {
        Self { origin: origin.clone(), locator, read_by, quote: None, raw: None, certainty: None }
    }

    /// Another place in the same bytes, read in the same way.
    #[must_use]
    pub fn with(&self, locator: Locator) -> Self {
        Self { locator, ..self.clone() }
    }

    /// The same place, read in another way.
    #[must_use]
    pub fn read_as(self, read_by: ReadBy) -> Self {
        Self { read_by, ..self }
    }

    /// The words around what is claimed, where more than its own stand there.
    #[must_use]
    pub fn quoting(self, words: impl Into<Personal>) -> Self {
        let words = words.into();
        Self { quote: (!words.is_blank()).then_some(words), ..self }
    }

    /// What stands there to the letter, where that is not what a person would read.
    #[must_use]
    pub fn with_raw(self, raw: impl Into<Personal>) -> Self {
        Self { raw: Some(raw.into()), ..self }
    }

    /// Surer or less sure than the way of reading is by itself.
    #[must_use]
    pub fn with_certainty(self, certainty: Certainty) -> Self {
        Self { certainty: Some(certainty), ..self }
    }

    /// A claim whose words are written for machines: a person reads `quote`, unless this passage has its own, and `words` stand
    /// there to the letter.
    pub(super) fn claim_of_machine_words<T>(&self, value: T, quote: &str, words: &str) -> Claim<T> {
        let claim = self.claim(value, quote);
        let words = words.trim();
        if self.raw.is_some() || words.is_empty() || claim.quote() == words { claim } else { claim.with_raw(words) }
    }

    /// A claim; `words` are its quote unless this passage has its own.
    pub(super) fn claim<T>(&self, value: T, words: &str) -> Claim<T> {
        let quote = self.quote.clone().unwrap_or_else(|| words.trim().into());
        let mut claim = self.origin.claim(value, quote, self.locator.clone(), self.read_by);
        if let Some(raw) = &self.raw {
            claim = claim.with_raw(raw.clone());
        }
        if let Some(certainty) = self.certainty {
            claim = claim.with_certainty(certainty);
        }
        claim
    }
}
