//! Links that show one report to whoever has them, until they end: for pages that cannot send a key.

use jiff::Timestamp;

use crate::keys::hex;
use crate::{Store, StoreError, Submission};

impl Store {
    /// What stands in a link to a case until this time.
    pub fn share(&self, case: &Submission, until: Timestamp) -> String {
        let said = format!("{}.{}", case.public_id, until.as_second());
        format!("{said}.{}", self.seal_of(&said))
    }

    fn seal_of(&self, said: &str) -> String {
        hex(&self.keys.lookup("shared report", said.as_bytes())[..16])
    }

    /// The case that a link leads to: only this store can have made it, and its time is not over. It stands for its tenant.
    pub async fn shared(&self, link: &str, now: Timestamp) -> Result<Option<Submission>, StoreError> {
        let Some((said, seal)) = link.rsplit_once('.') else { return Ok(None) };
        let Some((public_id, until)) = said.split_once('.') else { return Ok(None) };
        let lives = until.parse::<i64>().is_ok_and(|until| now.as_second() < until);
        // Both are digests: how long comparing them takes tells nothing of the key.
        if !lives
            || crosscheck_model::Digest::of(self.seal_of(said).as_bytes())
                != crosscheck_model::Digest::of(seal.as_bytes())
        {
            return Ok(None);
        }
        self.submission_by_name(public_id).await
    }
}
