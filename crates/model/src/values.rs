use serde::{Deserialize, Serialize};
use url::Url;

use crate::{Blob, Digest, OffsetTime, Period, Personal, SiteId};
use jiff::Timestamp;

/// What a written name is for; it decides how much weight a difference has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameRole {
    /// Stated as the person's name (a CV heading, `schema.org/name` of a Person, an h-card's `p-name`).
    Full,
    /// A display name that a site lets people choose freely.
    Display,
    /// Stated beside the main name: a former name, a nickname, the name in another script.
    Alternate,
    /// Read off a title or heading of an unknown page: a hint, never evidence of a contradiction.
    Guess,
}

/// A person's name as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonName {
    /// As written.
    pub full: Personal,
    /// What for.
    pub role: NameRole,
}

/// A picture of the person, as a source shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// Where it can be fetched; `None` for an image inside a document.
    pub address: Option<Url>,
    /// The bytes: those of a document's image, or filled in after fetching.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<Blob>,
    /// Of those bytes.
    pub sha256: Option<Digest>,
}

/// A place a source says the person lives or works in. Resolution to a country and a zone is comparison, not reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Place {
    /// As written, or the parts joined by commas.
    pub text: Personal,
    /// City or town, where the source has fields.
    pub locality: Option<Personal>,
    /// State, province, region.
    pub region: Option<Personal>,
    /// Name or ISO 3166 code, as written.
    pub country: Option<Personal>,
}

/// An e-mail address as written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Email(pub Personal);

/// A telephone number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// As written.
    pub text: Personal,
    /// E.164 with the leading `+`, if the number says which country it belongs to.
    pub e164: Option<Personal>,
}

/// What a link is to the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkRole {
    /// Stated as the person's own page or profile (`rel=me`, `sameAs`, a website field, a CV's contact block).
    Own,
    /// Stated as own and found by the site itself to link back (`verified_at`).
    OwnVerified,
    /// Occurs in text; may belong to anybody.
    Mention,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Where to.
    pub url: Url,
    /// What it is to the person.
    pub role: LinkRole,
}

/// A handle on a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handle {
    /// The site, where it is known.
    pub site: Option<SiteId>,
    /// The handle, without `@`.
    pub handle: Personal,
}

/// One employment or engagement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkItem {
    /// Employer or client.
    pub organisation: Option<Personal>,
    /// Role or position.
    pub title: Option<Personal>,
    /// Where.
    pub place: Option<Personal>,
    /// When.
    pub period: Period,
    /// The source's own description.
    pub summary: Option<Personal>,
}

/// One course of education.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EducationItem {
    /// School, college or university.
    pub institution: Option<Personal>,
    /// Degree or certificate, as written.
    pub degree: Option<Personal>,
    /// Subject.
    pub field: Option<Personal>,
    /// Where.
    pub place: Option<Personal>,
    /// When.
    pub period: Period,
}

/// A language the person says they know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredLanguage {
    /// The language as written: a name in any language, or a BCP 47 tag.
    pub language: Personal,
    /// The level as written.
    pub level: Option<Personal>,
}

/// What a text by the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextKind {
    /// A self-description.
    Bio,
    /// A post, status or answer.
    Post,
    /// The body of a page or document of their own.
    Body,
}

/// Prose by the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnText {
    /// Plain text.
    pub text: Personal,
    /// What it is.
    pub kind: TextKind,
}

/// One commit in a repository of the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commit {
    /// `owner/name` or the repository's address.
    pub repository: String,
    /// Object id, hexadecimal.
    pub id: String,
    /// Author's name.
    pub author_name: Personal,
    /// Author's e-mail.
    pub author_email: Personal,
    /// When it was written.
    pub authored: OffsetTime,
    /// Committer's name.
    pub committer_name: Personal,
    /// Committer's e-mail.
    pub committer_email: Personal,
    /// When it was committed.
    pub committed: OffsetTime,
    /// The site's account that the commit is attributed to by the site, if it says so.
    pub account: Option<Personal>,
}

/// A public act with a time: a post, an answer, an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// When.
    pub at: OffsetTime,
}

/// A time zone that a source states outright.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneStatement {
    /// IANA name or an offset, as written.
    pub zone: Personal,
}

/// What is stated about the account itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AccountFactKind {
    /// When it was made.
    Created,
    /// When it was last active.
    LastActive,
    /// The stable number or identifier that survives renaming.
    StableId,
    /// Suspended, moved, locked, a bot: in the site's own word.
    State,
}

/// A fact about the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountFact {
    /// Which.
    pub kind: AccountFactKind,
    /// As written.
    pub value: String,
    /// Parsed, for times.
    pub at: Option<Timestamp>,
}

/// A named fact that needs no type of its own: a skill, a document's metadata entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Which (`skill`, `Producer`, `CreationDate`).
    pub name: String,
    /// As written.
    pub value: Personal,
}
