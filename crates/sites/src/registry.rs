use std::collections::BTreeSet;

use crosscheck_compare::contacts::ProfileUrl;
use crosscheck_model::{Claims, Extraction, Origin, Page, PageId, Request, SiteDirectory, SiteFacts, SiteId, SourceId};
use url::Url;

use crate::address::{bare_host, segments};
use crate::hosts::sites_of;
use crate::page::KnownProfile;
use crate::site::{Profile, Reader, Reading, Site};
use crate::table::reader as table;
use crate::{SITES, portfolio};

static FACTS: [SiteFacts; SITES.len()] = facts(&SITES);

const fn facts<const N: usize>(sites: &[Site; N]) -> [SiteFacts; N] {
    let mut facts = [SiteFacts::new("", "", &[]); N];
    let mut at = 0;
    while at < N {
        facts[at] = sites[at].facts;
        at += 1;
    }
    facts
}

/// All sites, in the order in which they are asked whether an address is theirs; the last takes every address.
pub fn registry() -> &'static [Site] {
    &SITES
}

/// What the rest of the program is told about the sites.
pub fn directory() -> SiteDirectory {
    SiteDirectory::new(&FACTS)
}

/// A site by its id.
pub fn site(id: &SiteId) -> Option<&'static Site> {
    SITES.iter().find(|site| site.facts.id == id.0)
}

/// Which profile an address names. A host that no site claims is somebody's own page.
pub fn recognise(url: &Url) -> Profile {
    let here = sites_of(bare_host(url));
    let known = SITES.iter().enumerate().find_map(|(place, site)| match site.reading {
        // A site that takes any host takes none of another's.
        Reading::Table(_) if !here.contains(&place) && !here.is_empty() => None,
        Reading::Table(rows) => table::recognise(site, rows, url),
        Reading::Code(code) => (code.recognise)(url),
    });
    known.unwrap_or_else(|| portfolio::profile(url))
}

/// The profile on a site with a folder of its own that a link leads to.
fn known_profile(url: &Url) -> Option<KnownProfile> {
    let profile = recognise(url);
    let site = site(&profile.site).filter(|site| site.facts.id != portfolio::SITE.facts.id)?;
    let directory = directory();
    // Nothing stands below the profile: what the site says of its addresses decides what is decoration.
    let own = ProfileUrl::from_url(&profile.url, &directory);
    let depth = |url: &Url| segments(url).len();
    let is_profile = depth(url) <= depth(&profile.url) || own.is_some() && own == ProfileUrl::from_url(url, &directory);
    Some(KnownProfile {
        site: profile.site,
        site_name: site.facts.name,
        nicknames: site.facts.nicknames,
        handle: profile.handle,
        is_profile,
    })
}

fn site_of(profile: &Profile) -> &'static Site {
    const LAST: &Site = &portfolio::SITE;
    site(&profile.site).unwrap_or(LAST)
}

/// What to ask first.
pub fn requests(profile: &Profile) -> Vec<Request> {
    let site = site_of(profile);
    match site.reading {
        Reading::Table(rows) => table::requests(site, rows, profile),
        Reading::Code(code) => (code.requests)(profile),
    }
}

/// What to ask next, given all answers so far. Called again after every round until it returns nothing.
pub fn follow_up(profile: &Profile, pages: &[Page]) -> Vec<Request> {
    let site = site_of(profile);
    let mut new = match site.reading {
        Reading::Table(rows) => table::follow_up(site, rows, profile, pages),
        Reading::Code(code) => (code.follow_up)(profile, pages),
    };
    new.retain(|request| !pages.iter().any(|page| page.url == request.url));
    new
}

/// Whether a page of an archive with this address may be read for this profile.
pub fn owns(profile: &Profile, url: &Url) -> bool {
    let site = site_of(profile);
    match site.reading {
        Reading::Table(rows) => table::owns(site, rows, profile, url),
        Reading::Code(code) => (code.owns)(profile, url),
    }
}

/// Pages to claims, in whatever order they come and however often.
pub fn read(profile: &Profile, source: SourceId, pages: &[Page]) -> Extraction {
    let site = site_of(profile);
    let mut extraction = match site.reading {
        Reading::Table(rows) => table::read(site, rows, profile, source, pages, known_profile),
        Reading::Code(code) => match code.read {
            Reader::OneSite(read) => read(profile, source, pages),
            Reader::OwnPages(read) => read(profile, source, pages, known_profile),
        },
    };
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
