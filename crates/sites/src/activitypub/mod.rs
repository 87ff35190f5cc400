//! Actors of any other ActivityPub software: Lemmy, PeerTube, Friendica, WordPress with its plugin.

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
    facts: SiteFacts::new("activitypub", "ActivityPub", &[]),
    url_forms: &["https://{host}/users/{name}", "https://{host}/accounts/{name}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Code(Code {
        method: "ActivityPub",
        fields: &[
            "name",
            "handle",
            "stable_id",
            "created",
            "account_state",
            "bio",
            "place",
            "link",
            "verified_link",
            "photo",
        ],
        recognise,
        requests,
        follow_up,
        owns,
        read: Reader::OwnPages(read),
    }),
};

fn recognise(url: &Url) -> Option<Profile> {
    let path = segments(url);
    let ["users" | "accounts", name] = path[..] else { return None };
    let host = url.host_str()?;
    // Numbers are forums and shops.
    let is_name = !name.bytes().all(|byte| byte.is_ascii_digit()) && name.len() <= 100 && host.contains('.');
    let mut own = url.clone();
    own.set_fragment(None);
    own.set_query(None);
    is_name.then(|| Profile {
        site: SiteId::new(SITE.facts.id),
        host: host.to_owned(),
        url: own,
        handle: name.strip_suffix(".json").unwrap_or(name).to_owned(),
    })
}

fn requests(profile: &Profile) -> Vec<Request> {
    vec![Request::new(profile.url.clone(), Want::ActivityJson)]
}

/// Servers that know nothing of actors answer with an error or with the page itself.
fn follow_up(profile: &Profile, pages: &[Page]) -> Vec<Request> {
    let failed = !pages.iter().any(|page| page.url == profile.url && page.status == 200);
    let mut slashed = profile.url.clone();
    slashed.set_path(&format!("{}/", profile.url.path().trim_end_matches('/')));
    if failed { vec![Request::new(slashed, Want::Html)] } else { Vec::new() }
}

fn owns(profile: &Profile, url: &Url) -> bool {
    let path = |url: &Url| url.path().trim_end_matches('/').trim_end_matches(".json").to_ascii_lowercase();
    bare_host(&profile.url) == bare_host(url) && path(&profile.url) == path(url)
}

fn read(profile: &Profile, source: SourceId, pages: &[Page], known: KnownSites) -> Extraction {
    let mut builder = ClaimsBuilder::new();
    for page in pages.iter().filter(|page| page.status < 400) {
        match Answer::of(page, source) {
            Some(answer) => {
                actor::read(&mut builder, &answer);
            }
            None => page::read_own(&mut builder, page, source, known),
        }
    }
    conclude(builder, pages, |page| owns(profile, &page.url))
}
