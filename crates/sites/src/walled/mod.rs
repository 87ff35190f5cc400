//! Sites that forbid programs or stand behind a sign-in. They are never asked; a saved page of one is read.

use crosscheck_markup::Markup;
use crosscheck_model::{
    ClaimsBuilder, Extraction, Gap, NameRole, Origin, Outcome, Page, Passage, ReadBy, Refusal, Request, SiteId,
    SourceId,
};
use jiff::civil::date;
use url::Url;

use crate::outcome::conclude;
use crate::page::{self, Depth};
use crate::site::{AccessPolicy, Profile, Site, bare_host, segments};

/// What is particular to one walled site.
struct Wall {
    id: &'static str,
    hosts: &'static [&'static str],
    /// Path segments that stand before the handle.
    prefixes: &'static [&'static str],
}

/// One row for each site: its `Site` and its `Wall`.
macro_rules! walls {
    ($($id:literal, $name:literal, $why:ident, [$($host:literal),+], [$($prefix:literal),*], $form:literal;)+) => {
        const WALLS: &[Wall] = &[$(Wall { id: $id, hosts: &[$($host),+], prefixes: &[$($prefix),*] }),+];

        /// The sites, in the order of the table.
        pub(crate) const SITES: &[Site] = &[$(Site {
            id: $id,
            name: $name,
            hosts: &[$($host),+],
            url_forms: &[$form],
            access_policy: AccessPolicy::Walled(Refusal::$why),
            documented_on: date(2026, 11, 1),
            checked_on: None,
            recognise,
            requests: nothing,
            follow_up: nothing_more,
            owns,
            read,
        }),+];
    };
}

walls! {
    "linkedin", "LinkedIn", Terms, ["linkedin.com", "lnkd.in"], ["in", "pub"], "https://www.linkedin.com/in/{name}";
    "upwork", "Upwork", Terms, ["upwork.com"], ["freelancers", "fl", "o", "profiles", "users"], "https://www.upwork.com/freelancers/{key}";
    "fiverr", "Fiverr", Terms, ["fiverr.com"], ["sellers"], "https://www.fiverr.com/{user}";
    "instagram", "Instagram", Terms, ["instagram.com"], [], "https://www.instagram.com/{user}/";
    "facebook", "Facebook", Terms, ["facebook.com", "fb.com", "fb.me"], ["people"], "https://www.facebook.com/{name}";
    "x", "X", Terms, ["x.com", "twitter.com"], [], "https://x.com/{user}";
    "threads", "Threads", SignIn, ["threads.com", "threads.net"], [], "https://www.threads.com/@{user}";
    "xing", "XING", SignIn, ["xing.com"], ["profile"], "https://www.xing.com/profile/{name}";
    "wellfound", "Wellfound", Terms, ["wellfound.com", "angel.co"], ["u"], "https://wellfound.com/u/{user}";
    "indeed", "Indeed", SignIn, ["indeed.com"], ["r", "p"], "https://profile.indeed.com/p/{key}";
    "glassdoor", "Glassdoor", SignIn, ["glassdoor.com"], ["member", "profile"], "https://www.glassdoor.com/member/profile/{key}";
    "researchgate", "ResearchGate", Terms, ["researchgate.net"], ["profile"], "https://www.researchgate.net/profile/{name}";
    "peopleperhour", "PeoplePerHour", SignIn, ["peopleperhour.com"], ["freelancer"], "https://www.peopleperhour.com/freelancer/{name}";
    "workana", "Workana", SignIn, ["workana.com"], ["freelancer"], "https://www.workana.com/freelancer/{key}";
    "quora", "Quora", Terms, ["quora.com"], ["profile"], "https://www.quora.com/profile/{name}";
}

fn wall_of(host: &str) -> Option<&'static Wall> {
    // Country and mobile subdomains.
    WALLS.iter().find(|wall| {
        wall.hosts.iter().any(|known| host == *known || host.strip_suffix(known).is_some_and(|sub| sub.ends_with('.')))
    })
}

fn handle_of(wall: &Wall, url: &Url) -> Option<String> {
    let number = url.query_pairs().find(|(key, _)| key == "id").map(|(_, id)| id.into_owned());
    let path = segments(url);
    if path == ["profile.php"] {
        return number;
    }
    let handle = path.iter().find(|segment| !wall.prefixes.contains(segment))?;
    Some(crosscheck_model::percent_decoded(handle.trim_start_matches('@')).to_lowercase())
}

fn recognise(url: &Url) -> Option<Profile> {
    let wall = wall_of(bare_host(url))?;
    let mut own = url.clone();
    own.set_fragment(None);
    if url.path() != "/profile.php" {
        own.set_query(None);
    }
    let handle = handle_of(wall, url)?;
    Some(Profile { site: SiteId::new(wall.id), host: bare_host(url).to_owned(), url: own, handle })
}

fn nothing(_: &Profile) -> Vec<Request> {
    Vec::new()
}

fn nothing_more(_: &Profile, _: &[Page]) -> Vec<Request> {
    Vec::new()
}

fn owns(profile: &Profile, url: &Url) -> bool {
    wall_of(bare_host(url))
        .is_some_and(|wall| wall.id == profile.site.0 && handle_of(wall, url).as_ref() == Some(&profile.handle))
}

fn read(profile: &Profile, source: SourceId, pages: &[Page]) -> Extraction {
    let mut builder = ClaimsBuilder::new();
    for page in pages.iter().filter(|page| page.status < 400) {
        if let Some(markup) = page::parse(page) {
            page::read_markup(&mut builder, &markup, &page.origin(source), Depth::Structured);
            read_title(&mut builder, &markup, &page.origin(source));
        }
    }
    let extraction = conclude(builder, pages, |_| false);
    let refusal = match crate::site::site(&profile.site).map(|site| site.access_policy) {
        Some(AccessPolicy::Walled(refusal)) => refusal,
        _ => Refusal::Terms,
    };
    match extraction.outcome {
        // Whatever else came back, it is the wall that kept the profile from being read.
        Outcome::NotReached(Gap::NotCaptured) => Extraction::without_claims(Outcome::NotReached(Gap::Refused(refusal))),
        _ => extraction,
    }
}

/// `Ana Ejemplo - Engineer - Acme | LinkedIn`, `Ana (@ana) • Instagram photos`: what stands first is a hint at the name.
fn read_title(builder: &mut ClaimsBuilder, markup: &Markup, origin: &Origin) {
    if !builder.claims().names.is_empty() {
        return;
    }
    let og = markup.meta("og:title").map(|meta| (meta.value.as_str(), &meta.locator));
    let title = markup.title.as_ref().map(|(text, locator)| (text.as_str(), locator));
    if let Some((text, locator)) = og.or(title) {
        let end = [" - ", " – ", " | ", " (@", " / ", " on X"].iter().filter_map(|mark| text.find(mark)).min();
        let name = &text[..end.unwrap_or(text.len())];
        let at = Passage::new(origin, locator.clone(), ReadBy::OpenGraph);
        if page::is_name_like(name.trim()) {
            builder.name(&at, name.trim(), NameRole::Guess);
        }
    }
}
