use std::collections::BTreeSet;
use std::sync::LazyLock;

use crosscheck_model::{Claims, Extraction, Origin, Page, PageId, Refusal, Request, SiteId, SourceId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::{activitypub, github, gitlab, mastodon, portfolio, stackexchange, walled};

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

/// Everything that is particular to one site.
#[derive(Debug, Clone, Copy)]
pub struct Site {
    /// Stable id, the folder's name.
    pub id: &'static str,
    /// As people call it.
    pub name: &'static str,
    /// Hosts, without `www.`; empty where any host can be one.
    pub hosts: &'static [&'static str],
    /// Forms of a profile's address, for documentation.
    pub url_forms: &'static [&'static str],
    /// Whether it may be asked.
    pub access_policy: AccessPolicy,
    /// When its documentation was last consulted.
    pub documented_on: Date,
    /// When it was last seen working against the live site; `None` until somebody has tried.
    pub checked_on: Option<Date>,
    /// The profile that an address names, if it is this site's.
    pub recognise: fn(&Url) -> Option<Profile>,
    /// What to ask first.
    pub requests: fn(&Profile) -> Vec<Request>,
    /// What to ask next, given all answers so far; only what was not asked before.
    pub follow_up: fn(&Profile, &[Page]) -> Vec<Request>,
    /// Whether a page of an archive with this address may be read for this profile.
    pub owns: fn(&Profile, &Url) -> bool,
    /// Pages to claims.
    pub read: fn(&Profile, SourceId, &[Page]) -> Extraction,
}

impl Site {
    /// Its id as claims and sources carry it.
    pub const fn site_id(&self) -> SiteId {
        SiteId::new(self.id)
    }
}

static REGISTRY: LazyLock<Vec<Site>> = LazyLock::new(|| {
    let mut sites = vec![github::SITE, gitlab::SITE, stackexchange::SITE];
    sites.extend(walled::SITES);
    // These go by the shape of an address alone.
    sites.extend([mastodon::SITE, activitypub::SITE, portfolio::SITE]);
    sites
});

/// All sites, in the order in which they are asked whether an address is theirs; the last takes every address.
pub fn registry() -> &'static [Site] {
    &REGISTRY
}

/// A site by its id.
pub fn site(id: &SiteId) -> Option<&'static Site> {
    REGISTRY.iter().find(|site| site.id == id.0)
}

/// Which profile an address names. A host that no site claims is somebody's own page.
pub fn recognise(url: &Url) -> Profile {
    let known = REGISTRY.iter().find_map(|site| (site.recognise)(url));
    known.unwrap_or_else(|| portfolio::profile(url))
}

fn site_of(profile: &Profile) -> &'static Site {
    site(&profile.site).unwrap_or(&portfolio::SITE)
}

/// What to ask first.
pub fn requests(profile: &Profile) -> Vec<Request> {
    (site_of(profile).requests)(profile)
}

/// What to ask next, given all answers so far. Called again after every round until it returns nothing.
pub fn follow_up(profile: &Profile, pages: &[Page]) -> Vec<Request> {
    let mut new = (site_of(profile).follow_up)(profile, pages);
    new.retain(|request| !pages.iter().any(|page| page.url == request.url));
    new
}

/// Whether a page of an archive with this address may be read for this profile.
pub fn owns(profile: &Profile, url: &Url) -> bool {
    (site_of(profile).owns)(profile, url)
}

/// Pages to claims, in whatever order they come and however often.
pub fn read(profile: &Profile, source: SourceId, pages: &[Page]) -> Extraction {
    let mut extraction = (site_of(profile).read)(profile, source, pages);
    extraction.pages = page_table(source, pages, &extraction.claims);
    extraction
}

/// One entry for each page that a claim rests on, in the order the pages came.
fn page_table(source: SourceId, pages: &[Page], claims: &Claims) -> Vec<Origin> {
    let cited: BTreeSet<PageId> = claims.evidence().map(|evidence| evidence.page).collect();
    let mut listed = BTreeSet::new();
    let origins = pages.iter().map(|page| page.origin(source));
    origins.filter(|origin| cited.contains(&origin.id) && listed.insert(origin.id)).collect()
}

/// The host without `www.`.
pub(crate) fn bare_host(url: &Url) -> &str {
    let host = url.host_str().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// Path segments that are not empty, as written.
pub(crate) fn segments(url: &Url) -> Vec<&str> {
    url.path_segments().into_iter().flatten().filter(|segment| !segment.is_empty()).collect()
}

/// An address out of parts that the program itself puts together.
pub(crate) fn address(text: &str) -> Option<Url> {
    Url::parse(text).ok()
}

/// Requests out of addresses; one that does not parse is left out.
pub(crate) fn ask(want: crosscheck_model::Want, addresses: &[String]) -> Vec<Request> {
    addresses.iter().filter_map(|text| Some(Request::new(address(text)?, want))).collect()
}
