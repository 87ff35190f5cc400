//! Any page that no other site claims: a person's own.

use crosscheck_model::{ClaimsBuilder, Extraction, Page, Request, SiteFacts, SiteId, SourceId, Want};
use jiff::civil::date;
use url::Url;

use crate::actor;
use crate::address::{bare_host, segments};
use crate::answer::Answer;
use crate::outcome::conclude;
use crate::page::{self, KnownSites};
use crate::site::{AccessPolicy, Code, Health, Profile, Reader, Reading, Site};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts::new("portfolio", "Own page", &[]),
    url_forms: &["https://{any host}/{any path}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Code(Code {
        method: "page with structured data, then its text",
        fields: &[
            "name",
            "alternate_name",
            "handle",
            "account_state",
            "bio",
            "place",
            "email",
            "phone",
            "link",
            "photo",
            "work",
            "education",
            "language",
            "skill",
        ],
        recognise,
        requests,
        follow_up,
        owns,
        read: Reader::OwnPages(read),
    }),
};

/// Further pages of the same site that are asked for: about, CV, contact.
const MAX_PAGES: usize = 3;

/// Names of pages that speak about their owner.
const PAGES: [&str; 20] = [
    "about",
    "about-me",
    "aboutme",
    "me",
    "bio",
    "cv",
    "resume",
    "résumé",
    "curriculum",
    "curriculum-vitae",
    "experience",
    "work",
    "education",
    "contact",
    "contacto",
    "kontakt",
    "ueber-mich",
    "sobre-mi",
    "a-propos",
    "now",
];

pub(crate) fn profile(url: &Url) -> Profile {
    let mut url = url.clone();
    url.set_fragment(None);
    let host = url.host_str().unwrap_or_default().to_owned();
    let handle = format!("{}{}", bare_host(&url), url.path().trim_end_matches('/'));
    Profile { site: SiteId::new(SITE.facts.id), url, host, handle }
}

fn recognise(url: &Url) -> Option<Profile> {
    matches!(url.scheme(), "http" | "https").then(|| profile(url))
}

fn requests(profile: &Profile) -> Vec<Request> {
    vec![Request::new(profile.url.clone(), Want::Html)]
}

/// Pages about the owner that the first page links to.
fn follow_up(profile: &Profile, pages: &[Page]) -> Vec<Request> {
    let mut wanted: Vec<Url> = Vec::new();
    let front = pages.iter().filter(|page| page.url == profile.url || page.final_url == profile.url);
    for anchor in front.filter_map(page::parse).flat_map(|markup| markup.anchors) {
        let mut url = anchor.url;
        url.set_fragment(None);
        let is_new = url != profile.url && !wanted.contains(&url) && !pages.iter().any(|page| page.final_url == url);
        if owns(profile, &url) && is_new && is_about(&url) {
            wanted.push(url);
        }
    }
    let asked = pages.iter().filter(|page| page.url != profile.url && is_about(&page.url)).count();
    wanted.truncate(MAX_PAGES.saturating_sub(asked));
    wanted.into_iter().map(|url| Request::new(url, Want::Html)).collect()
}

fn is_about(url: &Url) -> bool {
    let Some(last) = segments(url).last().copied() else { return false };
    let name = last.split('.').next().unwrap_or_default().to_lowercase();
    let readable = !last.to_lowercase().ends_with(".pdf");
    readable && PAGES.contains(&crosscheck_model::percent_decoded(&name).as_str())
}

/// The page itself, and pages about the owner beside or below it.
fn owns(profile: &Profile, url: &Url) -> bool {
    if bare_host(&profile.url) != bare_host(url) || !matches!(url.scheme(), "http" | "https") {
        return false;
    }
    let own = profile.url.path().trim_end_matches('/');
    let path = url.path().trim_end_matches('/');
    if own == path {
        return true;
    }
    // Beside: on a shared host (`/~ana/`) only what lies in the same folder is the owner's.
    let folder =
        if profile.url.path().ends_with('/') { own } else { own.rsplit_once('/').map_or("", |(folder, _)| folder) };
    let inside = |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    (inside(own) || inside(folder)) && (is_about(url) || path.ends_with("/index.html"))
}

fn read(profile: &Profile, source: SourceId, pages: &[Page], known: KnownSites) -> Extraction {
    let mut builder = ClaimsBuilder::new();
    let is_front = |page: &Page| {
        let path = |url: &Url| url.path().trim_end_matches('/').to_owned();
        page.url == profile.url || path(&page.url) == path(&profile.url)
    };
    // The page that was named first; what it says weighs before what its neighbours say.
    let mut ordered: Vec<&Page> =
        pages.iter().filter(|page| owns(profile, &page.url) || owns(profile, &page.final_url)).collect();
    ordered.sort_by_key(|page| !is_front(page));
    for page in ordered {
        match Answer::of(page, source).filter(|_| page.status < 400) {
            Some(answer) => {
                actor::read(&mut builder, &answer);
            }
            None => page::read_own(&mut builder, page, source, known),
        }
    }
    conclude(builder, pages, is_front)
}
