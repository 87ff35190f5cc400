use std::collections::BTreeMap;

use crosscheck_model::{
    AccountFact, AccountFactKind, Claim, Claims, DeclaredLanguage, Digest, EducationItem, Email, Fact, Gap, Handle,
    Link, LinkRole, Locator, NameRole, Origin, Outcome, OwnText, PersonName, Phone, Photo, Place, ReadBy, Refusal,
    SourceKind, TextKind, WordIndex, WorkItem, ZoneStatement,
};
use jiff::Timestamp;
use serde::Deserialize;
use url::Url;

use super::acts::Acts;
use super::commits::Commits;
use super::dates::period;
use super::error::CaseError;
use crate::pictures;

/// What one source says, as written in a case file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceSpec {
    pub(super) address: String,
    kind: Option<SourceKind>,
    pub(super) site: Option<String>,
    outcome: Option<String>,
    /// The bytes of a record, as the customer hands it in.
    pub(super) content: Option<String>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    places: Vec<String>,
    #[serde(default)]
    photos: Vec<String>,
    #[serde(default)]
    emails: Vec<String>,
    #[serde(default)]
    phones: Vec<String>,
    #[serde(default)]
    handles: Vec<String>,
    #[serde(default)]
    links: Vec<String>,
    #[serde(default)]
    work: Vec<String>,
    #[serde(default)]
    education: Vec<String>,
    #[serde(default)]
    languages: Vec<String>,
    #[serde(default)]
    skills: Vec<String>,
    /// `Name: value`, as a file states them.
    #[serde(default)]
    metadata: Vec<String>,
    bio: Option<String>,
    /// Lines of the whole text.
    #[serde(default)]
    text: Vec<String>,
    /// How it was read, where that is not the usual way of its kind.
    read_by: Option<ReadBy>,
    #[serde(default)]
    posts: Vec<String>,
    #[serde(default)]
    acts: Vec<Acts>,
    #[serde(default)]
    zones: Vec<String>,
    last_active: Option<Timestamp>,
    created: Option<Timestamp>,
    #[serde(default)]
    commits: Vec<Commits>,
}

impl SourceSpec {
    pub(super) fn kind(&self) -> SourceKind {
        let profile = self.address.contains("://");
        let by_address = if profile { SourceKind::Profile } else { SourceKind::Cv };
        self.kind.unwrap_or(if self.content.is_some() { SourceKind::Record } else { by_address })
    }

    pub(super) fn outcome(&self) -> Result<Outcome, CaseError> {
        let Some(written) = self.outcome.as_deref() else { return Ok(Outcome::Read) };
        let gaps = [
            Gap::NoSuchProfile,
            Gap::Refused(Refusal::Robots),
            Gap::Refused(Refusal::SignIn),
            Gap::Refused(Refusal::Challenge),
            Gap::Refused(Refusal::Blocked),
            Gap::Refused(Refusal::Terms),
            Gap::TimedOut,
            Gap::HostNotFound,
            Gap::ConnectionFailed,
            Gap::NotCaptured,
        ];
        match written {
            "read" => Ok(Outcome::Read),
            "not_recognised" => Ok(Outcome::NotRecognised),
            "unreadable" => Ok(Outcome::Unreadable("the file holds no text".to_owned())),
            other => gaps
                .into_iter()
                .find(|gap| gap.as_str() == other)
                .map(Outcome::NotReached)
                .ok_or_else(|| CaseError::Outcome(other.to_owned())),
        }
    }

    pub(super) fn words(&self) -> WordIndex {
        let mut words = WordIndex::default();
        for (number, line) in (1..).zip(&self.text) {
            words.add_line(&Locator::Line(number), line);
        }
        words
    }

    pub(super) fn claims(
        &self,
        origin: &Origin,
        pictures: &mut BTreeMap<Digest, Vec<u8>>,
    ) -> Result<Claims, CaseError> {
        let mut claims = Claims::default();
        let usual = if self.kind() == SourceKind::Cv { ReadBy::DocumentText } else { ReadBy::JsonApi };
        let by = self.read_by.unwrap_or(usual);
        let stated = Stated { origin, by };
        claims.photos = self.photos.iter().map(|text| photo(text, origin, pictures)).collect();
        self.identity(stated, &mut claims);
        self.contacts(stated, &mut claims)?;
        self.career(stated, &mut claims)?;
        self.words_and_times(stated, &mut claims);
        for run in &self.acts {
            claims.activity.extend(run.claims(origin)?);
        }
        for run in &self.commits {
            claims.commits.extend(run.claims(origin)?);
        }
        Ok(claims)
    }

    fn identity(&self, stated: Stated<'_>, claims: &mut Claims) {
        for text in &self.names {
            let usual = if self.kind() == SourceKind::Cv { NameRole::Full } else { NameRole::Display };
            let (role, name) = match text.split_once(": ") {
                Some(("full", name)) => (NameRole::Full, name),
                Some(("display", name)) => (NameRole::Display, name),
                Some(("alternate", name)) => (NameRole::Alternate, name),
                Some(("guess", name)) => (NameRole::Guess, name),
                _ => (usual, text.as_str()),
            };
            claims.names.push(stated.claim("name", PersonName { full: name.into(), role }, name));
        }
        for text in &self.places {
            let place = Place { text: text.as_str().into(), ..Place::default() };
            claims.places.push(stated.claim("location", place, text));
        }
        for text in &self.handles {
            let handle = Handle { site: None, handle: text.as_str().into() };
            claims.handles.push(stated.claim("handle", handle, text));
        }
        for text in &self.languages {
            let (language, level) = text.split_once(": ").map_or((text.as_str(), None), |(l, s)| (l, Some(s.into())));
            let value = DeclaredLanguage { language: language.into(), level };
            claims.languages.push(stated.claim("languages", value, text));
        }
    }

    fn contacts(&self, stated: Stated<'_>, claims: &mut Claims) -> Result<(), CaseError> {
        for text in &self.emails {
            claims.emails.push(stated.claim("email", Email(text.as_str().into()), text));
        }
        for text in &self.phones {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            let e164 = text.starts_with('+').then(|| format!("+{digits}").into());
            claims.phones.push(stated.claim("phone", Phone { text: text.as_str().into(), e164 }, text));
        }
        for text in &self.links {
            let (role, address) = match text.split_once(": ") {
                Some(("mention", address)) => (LinkRole::Mention, address),
                Some(("verified", address)) => (LinkRole::OwnVerified, address),
                _ => (LinkRole::Own, text.as_str()),
            };
            let url = Url::parse(address).map_err(|_| CaseError::Url(address.to_owned()))?;
            claims.links.push(stated.claim("url", Link { url, role }, address));
        }
        Ok(())
    }

    fn career(&self, stated: Stated<'_>, claims: &mut Claims) -> Result<(), CaseError> {
        for text in &self.work {
            let [when, organisation, title, place, summary] = columns(text);
            let item = WorkItem {
                organisation: organisation.map(Into::into),
                title: title.map(Into::into),
                place: place.map(Into::into),
                period: period(when.unwrap_or("-"))?,
                summary: summary.map(Into::into),
            };
            claims.work.push(stated.claim("work", item, &text.replace(" | ", ", ")));
        }
        for text in &self.education {
            let [when, institution, degree, field] = columns(text);
            let item = EducationItem {
                institution: institution.map(Into::into),
                degree: degree.map(Into::into),
                field: field.map(Into::into),
                place: None,
                period: period(when.unwrap_or("-"))?,
            };
            claims.education.push(stated.claim("education", item, &text.replace(" | ", ", ")));
        }
        Ok(())
    }

    fn words_and_times(&self, stated: Stated<'_>, claims: &mut Claims) {
        let prose = self.bio.iter().map(|t| (t, TextKind::Bio)).chain(self.posts.iter().map(|t| (t, TextKind::Post)));
        for (text, kind) in prose {
            claims.texts.push(stated.claim("text", OwnText { text: text.as_str().into(), kind }, text));
        }
        for text in &self.skills {
            let skill = Fact { name: "skill".to_owned(), value: text.as_str().into() };
            claims.skills.push(stated.claim("skills", skill, text));
        }
        for text in &self.metadata {
            let (name, value) = text.split_once(": ").unwrap_or((text, ""));
            let fact = Fact { name: name.to_owned(), value: value.into() };
            claims.metadata.push(stated.claim("metadata", fact, text));
        }
        for text in &self.zones {
            claims.zones.push(stated.claim("time_zone", ZoneStatement { zone: text.as_str().into() }, text));
        }
        let times = [(AccountFactKind::LastActive, self.last_active), (AccountFactKind::Created, self.created)];
        for (kind, at) in times {
            let Some(at) = at else { continue };
            let fact = AccountFact { kind, value: at.to_string(), at: Some(at) };
            claims.account.push(stated.claim("account", fact, &at.to_string()));
        }
    }
}

/// Where everything that one source says comes from.
#[derive(Clone, Copy)]
struct Stated<'a> {
    origin: &'a Origin,
    by: ReadBy,
}

impl Stated<'_> {
    fn claim<T>(self, field: &str, value: T, quote: &str) -> Claim<T> {
        self.origin.claim(value, quote, Locator::Field(field.to_owned()), self.by)
    }
}

fn photo(text: &str, origin: &Origin, pictures: &mut BTreeMap<Digest, Vec<u8>>) -> Claim<Photo> {
    let address = Url::parse(&format!("https://pictures.example/{}.png", text.replace(' ', "-"))).ok();
    let mut photo = Photo { address, bytes: None, sha256: None };
    if text != "unread" {
        let bytes = pictures::png(text);
        let sha256 = Digest::of(&bytes);
        pictures.insert(sha256, bytes);
        photo.sha256 = Some(sha256);
    }
    let raw = photo.address.as_ref().map(Url::to_string).unwrap_or_default();
    origin.claim(photo, "a picture", Locator::Field("avatar".to_owned()), ReadBy::JsonApi).with_raw(raw)
}

/// Columns parted by ` | `; an empty one or `-` states nothing.
fn columns<const N: usize>(text: &str) -> [Option<&str>; N] {
    let mut columns = [None; N];
    for (place, column) in columns.iter_mut().zip(text.split('|')) {
        *place = Some(column.trim()).filter(|c| !c.is_empty() && *c != "-");
    }
    columns
}
