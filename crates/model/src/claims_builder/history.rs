use jiff::Timestamp;

use super::{ClaimsBuilder, Passage, push, readable, short};
use crate::{AccountFact, AccountFactKind, Activity, Claims, Commit, OffsetTime, Personal, ZoneStatement};

impl ClaimsBuilder {
    /// A public act with a time.
    pub fn activity(&mut self, at: &Passage, time: OffsetTime, words: &str) {
        // Pages overlap only with their neighbours, so that looking back over one page's worth is enough.
        let claim = at.claim_of_machine_words(Activity { at: time }, &readable::time(&time, words), words);
        let mut recent = self.claims.activity.iter().rev().take(400);
        if recent.any(|known| known.value() == claim.value() && known.quote() == claim.quote()) {
            return;
        }
        if self.claims.activity.len() < Claims::MAX_COMMITS {
            self.claims.activity.push(claim);
        } else {
            self.left_out += 1;
        }
    }

    /// A time zone stated outright.
    pub fn zone(&mut self, at: &Passage, zone: &str) {
        if let Some(zone) = short(zone) {
            let claim = at.claim(ZoneStatement { zone: zone.into() }, zone);
            push(&mut self.claims.zones, &mut self.left_out, claim);
        }
    }

    /// A fact about the account.
    pub fn fact(&mut self, at: &Passage, kind: AccountFactKind, value: &str, time: Option<Timestamp>) {
        if let Some(value) = short(value) {
            let quote = match time {
                Some(instant) => readable::time(&OffsetTime { instant, offset_seconds: None }, value),
                None => value.to_owned(),
            };
            let fact = AccountFact { kind, value: value.to_owned(), at: time };
            let claim = at.claim_of_machine_words(fact, &quote, value);
            push(&mut self.claims.account, &mut self.left_out, claim);
        }
    }

    /// A time of the account as ISO 8601; what cannot be read as one stays as written.
    pub fn fact_time(&mut self, at: &Passage, kind: AccountFactKind, written: &str) {
        self.fact(at, kind, written, written.trim().parse().ok());
    }

    /// A commit. The same commit from two answers is one: the times with an offset and the account are kept. Commits by
    /// `[bot]` accounts are nobody's.
    pub fn commit(&mut self, at: &Passage, commit: Commit, words: &str) {
        let is_bot = |text: &Personal| text.expose().to_ascii_lowercase().contains("[bot]");
        if commit.account.as_ref().is_some_and(is_bot) || is_bot(&commit.author_name) || is_bot(&commit.author_email) {
            return;
        }
        let quote = readable::commit(&commit);
        if let Some(index) = self.commits.get(&commit.id).copied() {
            let Some(known) = self.claims.commits.get_mut(index) else { return };
            let account = known.value().account.clone().or_else(|| commit.account.clone());
            if known.value().authored.offset_seconds.is_none() && commit.authored.offset_seconds.is_some() {
                let committer = known.value().committer_name.clone();
                let committer_email = known.value().committer_email.clone();
                let committed = known.value().committed;
                *known = at.claim_of_machine_words(commit, &quote, words);
                // A patch names no committer.
                if known.value().committer_email.is_blank() {
                    let value = known.value_mut();
                    (value.committer_name, value.committer_email, value.committed) =
                        (committer, committer_email, committed);
                }
            }
            known.value_mut().account = account;
        } else if self.claims.commits.len() < Claims::MAX_COMMITS {
            self.commits.insert(commit.id.clone(), self.claims.commits.len());
            self.claims.commits.push(at.claim_of_machine_words(commit, &quote, words));
        } else {
            self.left_out += 1;
        }
    }
}
