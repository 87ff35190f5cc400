use crosscheck_model::{Extraction, Page, Refusal, Request, SiteFacts, SiteId, SourceId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::page::KnownSites;
use crate::table::Table;

/// A profile that a link names: which site, and whose.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Profile {
    /// The site.
    pub site: SiteId,
    /// The profile's address in the site's own form.
    pub url: Url,
    /// The host that is asked.
    pub host: String,
    /// Login, number or path by which the site knows the person.
    pub handle: String,
}

/// Whether a site may be asked by programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessPolicy {
    /// Documented for programs of others.
    Allowed,
    /// Open, and no ban is known.
    Tolerated,
    /// Never asked, and why; a saved page is read.
    Walled(Refusal),
    /// The site is gone.
    Closed,
}

/// What the reading of a site rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// Its documentation, consulted then.
    Documented(Date),
    /// Real answers that others recorded, consulted then.
    Recorded(Date),
    /// The live site, seen working then.
    Verified(Date),
}

impl Health {
    /// Stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Documented(_) => "documented",
            Self::Recorded(_) => "recorded",
            Self::Verified(_) => "verified",
        }
    }

    /// When.
    pub const fn date(self) -> Date {
        match self {
            Self::Documented(date) | Self::Recorded(date) | Self::Verified(date) => date,
        }
    }
}

/// Everything that is particular to one site.
#[derive(Debug, Clone, Copy)]
pub struct Site {
    /// What other parts of the program are told: hosts, pace, token, pictures.
    pub facts: SiteFacts,
    /// Forms of a profile's address; the first is its own.
    pub url_forms: &'static [&'static str],
    /// Whether it may be asked.
    pub access_policy: AccessPolicy,
    /// What its reading rests on.
    pub health: Health,
    /// How it is read.
    pub(crate) reading: Reading,
}

impl Site {
    /// Its id as claims and sources carry it.
    pub const fn site_id(&self) -> SiteId {
        SiteId::new(self.facts.id)
    }

    /// The table it is read by; `None` for a site that is read by code.
    pub const fn table(&self) -> Option<&'static Table> {
        match self.reading {
            Reading::Table(table) => Some(table),
            Reading::Code(_) => None,
        }
    }
}

/// How a site is read.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reading {
    /// As a table says.
    Table(&'static Table),
    /// By code.
    Code(Code),
}

/// A site's own code.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Code {
    /// By what door the site is read, for lists.
    pub(crate) method: &'static str,
    /// The fields that it reads, as `describe::FIELDS` names them.
    pub(crate) fields: &'static [&'static str],
    /// The profile that an address names, if it is this site's.
    pub(crate) recognise: fn(&Url) -> Option<Profile>,
    /// What to ask first.
    pub(crate) requests: fn(&Profile) -> Vec<Request>,
    /// What to ask next, given all answers so far; only what was not asked before.
    pub(crate) follow_up: fn(&Profile, &[Page]) -> Vec<Request>,
    /// Whether a page of an archive with this address may be read for this profile.
    pub(crate) owns: fn(&Profile, &Url) -> bool,
    /// Pages to claims.
    pub(crate) read: Reader,
}

impl Code {
    /// Whether it reads people's own pages, of which the owner writes every word.
    pub(crate) const fn reads_own_pages(&self) -> bool {
        matches!(self.read, Reader::OwnPages(_))
    }
}

/// From pages to claims.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reader {
    /// Of one site's pages.
    OneSite(fn(&Profile, SourceId, &[Page]) -> Extraction),
    /// Of people's own pages, which link to their profiles elsewhere: told what the other sites' profiles are.
    OwnPages(fn(&Profile, SourceId, &[Page], KnownSites) -> Extraction),
}
