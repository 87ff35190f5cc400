use crosscheck_model::{Claim, Commit, Digest, Locator, OffsetTime, Origin, ReadBy};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::error::CaseError;

/// A run of commits that differ only in their time.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Commits {
    count: u32,
    name: String,
    email: String,
    offset: Option<String>,
    from: Timestamp,
    #[serde(default = "daily")]
    every_hours: i64,
    account: Option<String>,
    /// When all of them were committed; without it each when it was written.
    committed: Option<Timestamp>,
    committer: Option<String>,
    committer_email: Option<String>,
    #[serde(default = "repository")]
    repository: String,
}

fn daily() -> i64 {
    24
}

fn repository() -> String {
    "example/project".to_owned()
}

impl Commits {
    pub(super) fn claims(&self, origin: &Origin) -> Result<Vec<Claim<Commit>>, CaseError> {
        let offset_seconds = self.offset.as_deref().map(seconds).transpose()?;
        (0..self.count)
            .map(|n| {
                let instant = self.from.checked_add(SignedDuration::from_hours(self.every_hours * i64::from(n)));
                let instant = instant.map_err(|_| CaseError::Time(self.from.to_string()))?;
                let when = OffsetTime { instant, offset_seconds };
                let id = Digest::of(format!("{} {n} {instant}", self.email).as_bytes()).to_string()[..40].to_owned();
                let committer = self.committer.as_ref().unwrap_or(&self.name);
                let committer_email = self.committer_email.as_ref().unwrap_or(&self.email);
                let quote = format!("Author: {} <{}>", self.name, self.email);
                let commit = Commit {
                    repository: self.repository.clone(),
                    id: id.clone(),
                    author_name: self.name.as_str().into(),
                    author_email: self.email.as_str().into(),
                    authored: when,
                    committer_name: committer.as_str().into(),
                    committer_email: committer_email.as_str().into(),
                    committed: self.committed.map_or(when, |instant| OffsetTime { instant, offset_seconds }),
                    account: self.account.as_deref().map(Into::into),
                };
                Ok(origin.claim(commit, quote, Locator::Object(id), ReadBy::Git))
            })
            .collect()
    }
}

/// `+05:30` in seconds.
fn seconds(text: &str) -> Result<i32, CaseError> {
    let wrong = || CaseError::Offset(text.to_owned());
    let (sign, rest) = match text.as_bytes().first() {
        Some(b'+') => (1, &text[1..]),
        Some(b'-') => (-1, &text[1..]),
        _ => return Err(wrong()),
    };
    let (hours, minutes) = rest.split_once(':').ok_or_else(wrong)?;
    let parse = |part: &str| part.parse::<i32>().map_err(|_| wrong());
    Ok(sign * (parse(hours)? * 3600 + parse(minutes)? * 60))
}
