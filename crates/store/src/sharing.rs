//! Texts that only this store can have made: links that open one thing to whoever has them, until they end, and the marks of forms.

use crosscheck_model::Digest;
use jiff::Timestamp;

use crate::keys::{hex, random};
use crate::{Store, StoreError, Submission};

/// Links that show a report.
const REPORT: &str = "shared report";
/// Links for the candidate.
const CANDIDATE: &str = "candidate's page";
/// Links that pages are handed in by.
const PAGES: &str = "pages for a case";

impl Store {
    /// What stands in a link to a case's report until this time.
    pub fn share(&self, case: &Submission, until: Timestamp) -> String {
        self.sealed(REPORT, &case.public_id, until)
    }

    /// What stands in a link to the candidate's page of a case until this time.
    pub fn share_with_candidate(&self, case: &Submission, until: Timestamp) -> String {
        self.sealed(CANDIDATE, &case.public_id, until)
    }

    /// What stands in an address that pages are handed in at for a case until this time.
    pub fn share_for_pages(&self, case: &Submission, until: Timestamp) -> String {
        self.sealed(PAGES, &case.public_id, until)
    }

    /// The case that pages are handed in for.
    pub async fn shared_for_pages(&self, link: &str, now: Timestamp) -> Result<Option<Submission>, StoreError> {
        self.behind(PAGES, link, now).await
    }

    /// The case that a link to its report leads to. It stands for its tenant.
    pub async fn shared(&self, link: &str, now: Timestamp) -> Result<Option<Submission>, StoreError> {
        self.behind(REPORT, link, now).await
    }

    /// The case that a link for the candidate leads to.
    pub async fn shared_with_candidate(&self, link: &str, now: Timestamp) -> Result<Option<Submission>, StoreError> {
        self.behind(CANDIDATE, link, now).await
    }

    async fn behind(&self, purpose: &str, link: &str, now: Timestamp) -> Result<Option<Submission>, StoreError> {
        match self.unsealed(purpose, link, now) {
            Some(public_id) => self.submission_by_name(public_id).await,
            None => Ok(None),
        }
    }

    /// A word for this purpose, with its end and the seal of this store.
    pub fn sealed(&self, purpose: &str, word: &str, until: Timestamp) -> String {
        let said = format!("{word}.{}", until.as_second());
        format!("{said}.{}", self.mark(purpose, &said))
    }

    /// The word: only this store can have sealed it for this purpose, and its time is not over.
    pub fn unsealed<'a>(&self, purpose: &str, text: &'a str, now: Timestamp) -> Option<&'a str> {
        let (said, seal) = text.rsplit_once('.')?;
        let (word, until) = said.rsplit_once('.')?;
        let lives = until.parse::<i64>().is_ok_and(|until| now.as_second() < until);
        (lives && self.is_mark(purpose, said, seal)).then_some(word)
    }

    /// What only this store can say of a text, for one purpose.
    pub fn mark(&self, purpose: &str, text: &str) -> String {
        hex(&self.keys.lookup(purpose, text.as_bytes())[..16])
    }

    /// Whether this store said that. Digests are compared: how long that takes tells nothing of the key.
    pub fn is_mark(&self, purpose: &str, text: &str, mark: &str) -> bool {
        Digest::of(self.mark(purpose, text).as_bytes()) == Digest::of(mark.as_bytes())
    }

    /// A word that nobody can guess.
    pub fn random_word(&self) -> Result<String, StoreError> {
        Ok(hex(&random::<16>()?))
    }
}
