use std::collections::HashMap;

use crosscheck_compare::contacts;
use crosscheck_model::{
    AccountFact, AccountFactKind, Activity, Claim, Claims, Commit, DeclaredLanguage, EducationItem, Email, Fact,
    Handle, Link, LinkRole, Locator, NameRole, OffsetTime, Origin, OwnText, PersonName, Personal, Phone, Photo, Place,
    Problem, ReadBy, SiteId, TextKind, WorkItem,
};
use jiff::Timestamp;
use url::Url;

/// Characters of a name, handle, organisation and the like; what is longer is no such thing.
const MAX_SHORT: usize = 256;

/// Where a claim is read.
#[derive(Clone)]
pub(crate) struct At {
    pub(crate) origin: Origin,
    pub(crate) locator: Locator,
    pub(crate) read_by: ReadBy,
}

impl At {
    fn claim<T>(&self, value: T, quote: &str) -> Claim<T> {
        self.origin.claim(value, quote.trim(), self.locator.clone(), self.read_by)
    }

    pub(crate) fn with(&self, locator: Locator) -> Self {
        Self { locator, ..self.clone() }
    }
}

/// The claims of one source while its pages are read. The same statement on two pages is kept once, with its first
/// evidence; lists stop at their limits.
#[derive(Default)]
pub(crate) struct ClaimsBuilder {
    claims: Claims,
    problems: Vec<Problem>,
    commits: HashMap<String, usize>,
}

/// Text that can be a short field: not blank, not longer than a field is, not starred out as sites do for guests.
fn short(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty() && !text.contains("***") && text.chars().count() <= MAX_SHORT).then_some(text)
}

/// Adds a claim unless an equal one is there or the list is full.
fn push<T: PartialEq>(list: &mut Vec<Claim<T>>, claim: Claim<T>) {
    if list.len() < Claims::MAX_PER_KIND && !list.iter().any(|known| known.value() == claim.value()) {
        list.push(claim);
    }
}

impl ClaimsBuilder {
    pub(crate) fn finish(mut self) -> (Claims, Vec<Problem>) {
        let dropped = self.claims.enforce_limits();
        if dropped > 0 {
            self.problem(Locator::Whole, format!("{dropped} statements beyond the limit were left out"));
        }
        (self.claims, self.problems)
    }

    pub(crate) fn claims(&self) -> &Claims {
        &self.claims
    }

    pub(crate) fn problem(&mut self, locator: Locator, what: impl Into<String>) {
        let problem = Problem { locator, what: what.into() };
        if self.problems.len() < Claims::MAX_PER_KIND && !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// A name; the same name in a weightier role replaces the lighter one.
    pub(crate) fn name(&mut self, at: &At, name: &str, role: NameRole) {
        let Some(name) = short(name) else { return };
        let claim = at.claim(PersonName { full: name.into(), role }, name);
        let known = self.claims.names.iter_mut().find(|known| known.value().full.expose() == name);
        match known {
            Some(known) if role < known.value().role => *known = claim,
            Some(_) => {}
            None => push(&mut self.claims.names, claim),
        }
    }

    pub(crate) fn photo(&mut self, at: &At, address: &Url) {
        if matches!(address.scheme(), "http" | "https") {
            let photo = Photo { address: Some(address.clone()), bytes: None, sha256: None };
            push(&mut self.claims.photos, at.claim(photo, address.as_str()));
        }
    }

    pub(crate) fn place_text(&mut self, at: &At, text: &str) {
        if let Some(text) = short(text) {
            self.place(at, Place { text: text.into(), ..Place::default() });
        }
    }

    pub(crate) fn place(&mut self, at: &At, place: Place) {
        let quote = place.text.expose().to_owned();
        let known = self.claims.places.iter().any(|known| known.value().text == place.text);
        if !known && short(&quote).is_some() {
            push(&mut self.claims.places, at.claim(place, &quote));
        }
    }

    pub(crate) fn email(&mut self, at: &At, written: &str) {
        let quote = written.trim();
        let mail = quote.strip_prefix("mailto:").unwrap_or(quote);
        let mail = mail.split('?').next().unwrap_or_default();
        let mail = percent_decoded(mail);
        let known = |claim: &Claim<Email>| claim.value().0.expose().eq_ignore_ascii_case(&mail);
        if is_email(&mail) && !self.claims.emails.iter().any(known) {
            push(&mut self.claims.emails, at.claim(Email(mail.as_str().into()), quote));
        }
    }

    pub(crate) fn phone(&mut self, at: &At, written: &str) {
        let quote = written.trim();
        let text = percent_decoded(quote.strip_prefix("tel:").unwrap_or(quote));
        let text = text.trim();
        let Some(parsed) = contacts::Phone::parse(text, None) else { return };
        // Shorter than 6 digits is an extension or a short code; no number takes more than 40 characters to write.
        if parsed.digits().len() < 6 || text.chars().count() > 40 {
            return;
        }
        let e164 = parsed.e164().map(Into::into);
        let known = |claim: &Claim<Phone>| {
            contacts::Phone::parse(claim.value().text.expose(), None)
                .is_some_and(|known| known.digits() == parsed.digits())
        };
        if !self.claims.phones.iter().any(known) {
            push(&mut self.claims.phones, at.claim(Phone { text: text.into(), e164 }, quote));
        }
    }

    pub(crate) fn handle(&mut self, at: &At, site: Option<SiteId>, handle: &str) {
        let Some(handle) = short(handle.trim().trim_start_matches('@')) else { return };
        push(&mut self.claims.handles, at.claim(Handle { site, handle: handle.into() }, handle));
    }

    /// A link; `mailto:` and `tel:` are contacts. The same link in a weightier role replaces the lighter one.
    pub(crate) fn link(&mut self, at: &At, url: &Url, role: LinkRole, quote: &str) {
        match url.scheme() {
            "mailto" => return self.email(at, url.as_str()),
            "tel" => return self.phone(at, url.as_str()),
            "http" | "https" if url.as_str().len() <= 2_048 => {}
            _ => return,
        }
        let quote = if quote.trim().is_empty() { url.as_str() } else { quote };
        let claim = at.claim(Link { url: url.clone(), role }, quote);
        let weight = |role| match role {
            LinkRole::OwnVerified => 2,
            LinkRole::Own => 1,
            LinkRole::Mention => 0,
        };
        match self.claims.links.iter_mut().find(|known| known.value().url == *url) {
            Some(known) if weight(role) > weight(known.value().role) => *known = claim,
            Some(_) => {}
            None => push(&mut self.claims.links, claim),
        }
    }

    /// A website field: an address with or without its scheme, or an e-mail address.
    pub(crate) fn own_link_text(&mut self, at: &At, written: &str) {
        let written = written.trim();
        if is_email(written) {
            return self.email(at, written);
        }
        let has_scheme = written.contains("://") || written.starts_with("mailto:") || written.starts_with("tel:");
        let full = if has_scheme { written.to_owned() } else { format!("https://{written}") };
        if let Ok(url) = Url::parse(&full)
            && (has_scheme || url.host_str().is_some_and(|host| host.contains('.')))
        {
            self.link(at, &url, LinkRole::Own, written);
        }
    }

    pub(crate) fn work(&mut self, at: &At, item: WorkItem, quote: &str) {
        // A value that cannot be a field (too long, starred out) is not stated at all.
        let fine = |text: &Option<Personal>| text.as_ref().is_some_and(|text| short(text.expose()).is_some());
        let item = WorkItem {
            organisation: item.organisation.clone().filter(|_| fine(&item.organisation)),
            title: item.title.clone().filter(|_| fine(&item.title)),
            ..item
        };
        if item.organisation.is_some() || item.title.is_some() {
            push(&mut self.claims.work, at.claim(item, quote));
        }
    }

    pub(crate) fn education(&mut self, at: &At, item: EducationItem, quote: &str) {
        let fine = |text: &Option<Personal>| text.as_ref().is_some_and(|text| short(text.expose()).is_some());
        let item = EducationItem {
            institution: item.institution.clone().filter(|_| fine(&item.institution)),
            degree: item.degree.clone().filter(|_| fine(&item.degree)),
            ..item
        };
        if item.institution.is_some() || item.degree.is_some() {
            push(&mut self.claims.education, at.claim(item, quote));
        }
    }

    pub(crate) fn language(&mut self, at: &At, language: &str, level: Option<&str>) {
        let Some(language) = short(language) else { return };
        let quote = level.map_or_else(|| language.to_owned(), |level| format!("{language} {level}"));
        let known = |claim: &Claim<DeclaredLanguage>| claim.value().language.expose().eq_ignore_ascii_case(language);
        if !self.claims.languages.iter().any(known) {
            let value = DeclaredLanguage { language: language.into(), level: level.map(Into::into) };
            push(&mut self.claims.languages, at.claim(value, &quote));
        }
    }

    pub(crate) fn text(&mut self, at: &At, text: &str, kind: TextKind) {
        let text = text.trim();
        if !text.is_empty() && !self.claims.texts.iter().any(|known| known.value().text.expose() == text) {
            push(&mut self.claims.texts, at.claim(OwnText { text: text.into(), kind }, text));
        }
    }

    pub(crate) fn skill(&mut self, at: &At, skill: &str) {
        if let Some(skill) = short(skill) {
            push(&mut self.claims.skills, at.claim(Fact { name: "skill".to_owned(), value: skill.into() }, skill));
        }
    }

    pub(crate) fn activity(&mut self, at: &At, time: OffsetTime, quote: &str) {
        let full = self.claims.activity.len() >= Claims::MAX_COMMITS;
        // Pages overlap only with their neighbours, so that looking back over one page's worth is enough.
        let recent = self.claims.activity.iter().rev().take(400);
        if !full && recent.into_iter().all(|known| known.value().at != time || known.quote() != quote) {
            self.claims.activity.push(at.claim(Activity { at: time }, quote));
        }
    }

    pub(crate) fn fact(&mut self, at: &At, kind: AccountFactKind, value: &str, time: Option<Timestamp>) {
        if let Some(value) = short(value) {
            push(&mut self.claims.account, at.claim(AccountFact { kind, value: value.to_owned(), at: time }, value));
        }
    }

    /// A time of the account, if it can be read.
    pub(crate) fn fact_time(&mut self, at: &At, kind: AccountFactKind, written: &str) {
        let time = crate::dates::iso(written).map(|time| time.instant);
        self.fact(at, kind, written, time);
    }

    /// A commit. The same commit from two answers is one: the times with an offset and the account are kept.
    pub(crate) fn commit(&mut self, at: &At, commit: Commit, quote: &str) {
        let is_bot = |text: &str| text.to_ascii_lowercase().contains("[bot]");
        let account = commit.account.as_ref().is_some_and(|account| is_bot(account.expose()));
        if account || is_bot(commit.author_name.expose()) || is_bot(commit.author_email.expose()) {
            return;
        }
        if let Some(index) = self.commits.get(&commit.id).copied() {
            let Some(known) = self.claims.commits.get_mut(index) else { return };
            let account = known.value().account.clone().or_else(|| commit.account.clone());
            if known.value().authored.offset_seconds.is_none() && commit.authored.offset_seconds.is_some() {
                let committer = known.value().committer_name.clone();
                let committer_email = known.value().committer_email.clone();
                let committed = known.value().committed;
                *known = at.claim(commit, quote);
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
            self.claims.commits.push(at.claim(commit, quote));
        }
    }
}

/// Good enough to tell an address from other text; whether mail arrives is nobody's business here.
pub(crate) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let fine = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\"@".contains(c);
    // RFC 5321: 64 and 255 octets.
    (1..=64).contains(&local.len())
        && domain.len() <= 255
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && local.chars().all(fine)
        && domain.chars().all(|c| fine(c) && !"/?#%".contains(c))
}

/// `%40` and the like, as in `mailto:` addresses.
pub(crate) fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digit = |offset: usize| bytes.get(at + offset).and_then(|byte| char::from(*byte).to_digit(16));
        if bytes[at] == b'%'
            && let (Some(high), Some(low)) = (digit(1), digit(2))
        {
            out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
