//! Stack Overflow and all other sites of Stack Exchange.

mod api;

use crosscheck_model::{
    ClaimsBuilder, Extraction, Gap, Outcome, Pace, Page, Request, SentAs, SiteFacts, SiteId, SourceId, TokenUse, Want,
};
use jiff::civil::date;
use url::Url;

use crate::address::{address, ask, bare_host, segments};
use crate::answer::Answer;
use crate::outcome::conclude;
use crate::page;
use crate::site::{AccessPolicy, Code, Health, Profile, Reader, Reading, Site};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["api.stackexchange.com"],
        picture_hosts: &["i.sstatic.net"],
        nicknames: &["stackoverflow"],
        segments: Some(2),
        throttles_in_body: true,
        pace: &[
            // 30 a second are punished; a `backoff` field asks for more.
            Pace::new("api.stackexchange.com", 200, 5, 1),
            Pace::new("i.sstatic.net", 100, 10, 2),
        ],
        token: Some(TokenUse {
            variable: "STACKEXCHANGE_KEY",
            key: "stackexchange_key",
            host: "api.stackexchange.com",
            sent: SentAs::Query("key"),
        }),
        ..SiteFacts::new(
            "stackexchange",
            "Stack Exchange",
            &[
                "stackoverflow.com",
                "serverfault.com",
                "superuser.com",
                "askubuntu.com",
                "mathoverflow.net",
                "stackapps.com",
                "stackexchange.com",
            ],
        )
    },
    url_forms: &[
        "https://{site}/users/{id}",
        "https://{name}.stackexchange.com/users/{id}",
        "https://stackexchange.com/users/{account}",
    ],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Code(Code {
        method: "open JSON and the page",
        fields: &[
            "name",
            "stable_id",
            "created",
            "last_active",
            "account_state",
            "bio",
            "place",
            "link",
            "photo",
            "activity",
        ],
        recognise,
        requests,
        follow_up,
        owns,
        read: Reader::OneSite(read),
    }),
};

/// Sites of a network account that are asked for.
const MAX_SITES: usize = 3;
/// The filter that adds `about_me` to a user; filters are permanent, and this one is used by Keyoxide's clients.
const ABOUT_ME: &str = "!AH)b5JqVyImf";

/// How the API calls the site of a host.
fn site_name(host: &str) -> Option<String> {
    if host == "stackexchange.com" || host == "api.stackexchange.com" {
        return None;
    }
    let own = SITE.facts.hosts.contains(&host)
        || ["pt.", "es.", "ja.", "ru."].iter().any(|language| host.strip_prefix(language) == Some("stackoverflow.com"));
    if let Some(name) = host.strip_suffix(".stackexchange.com") {
        return Some(name.to_owned());
    }
    match host {
        "mathoverflow.net" => Some("mathoverflow.net".to_owned()),
        host if own => host.strip_suffix(".com").map(str::to_owned),
        _ => None,
    }
}

fn recognise(url: &Url) -> Option<Profile> {
    let host = bare_host(url);
    let path = segments(url);
    let (host, id) = match (host, &path[..]) {
        ("api.stackexchange.com", [_, "users", id, ..]) => {
            let site = url.query_pairs().find(|(key, _)| key == "site")?.1.into_owned();
            (host_of(&site), *id)
        }
        (_, ["users", id, ..] | ["u", id]) if host == "stackexchange.com" || site_name(host).is_some() => {
            (host.to_owned(), *id)
        }
        _ => return None,
    };
    if id.is_empty() || id.len() > 12 || !id.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(Profile {
        site: SiteId::new(SITE.facts.id),
        url: address(&format!("https://{host}/users/{id}"))?,
        host,
        handle: id.to_owned(),
    })
}

/// The host of a site that the API names.
fn host_of(site: &str) -> String {
    match site {
        site if site.ends_with(".stackoverflow") => format!("{site}.com"),
        site if site.contains('.') && !site.ends_with(".meta") => site.to_owned(),
        "stackoverflow" | "serverfault" | "superuser" | "askubuntu" | "stackapps" => format!("{site}.com"),
        "mathoverflow" => "mathoverflow.net".to_owned(),
        other => format!("{other}.stackexchange.com"),
    }
}

fn user_requests(site: &str, id: &str) -> Vec<Request> {
    let user = format!("https://api.stackexchange.com/2.3/users/{id}");
    ask(
        Want::Json,
        &[
            format!("{user}?site={site}"),
            format!("{user}?site={site}&filter={ABOUT_ME}"),
            format!("{user}/posts?site={site}&pagesize=100&order=desc&sort=creation&filter=withbody"),
        ],
    )
}

fn requests(profile: &Profile) -> Vec<Request> {
    match site_name(&profile.host) {
        Some(site) => user_requests(&site, &profile.handle),
        None => ask(
            Want::Json,
            &[format!("https://api.stackexchange.com/2.3/users/{}/associated?pagesize=100", profile.handle)],
        ),
    }
}

fn follow_up(profile: &Profile, pages: &[Page]) -> Vec<Request> {
    let mut wanted: Vec<Request> = Vec::new();
    if site_name(&profile.host).is_none() {
        for (host, id) in api::associated(profile, pages).into_iter().take(MAX_SITES) {
            if let Some(site) = site_name(&host) {
                wanted.extend(user_requests(&site, &id.to_string()));
            }
        }
    }
    let answered = pages.iter().any(|page| bare_host(&page.url) == "api.stackexchange.com" && page.status == 200);
    if !answered {
        wanted.push(Request::new(profile.url.clone(), Want::Html));
    }
    wanted
}

fn owns(profile: &Profile, url: &Url) -> bool {
    let path = segments(url);
    let network = profile.host == "stackexchange.com";
    if bare_host(url) == "api.stackexchange.com" {
        let [_, "users", ids, rest @ ..] = &path[..] else { return false };
        let mine = ids.split([';', ',']).any(|id| id == profile.handle);
        let site = url.query_pairs().find(|(key, _)| key == "site").map(|(_, site)| host_of(&site));
        // Answers for the sites of a network account are told apart by the account number inside.
        return match site {
            Some(site) => network || (mine && site == profile.host),
            None => mine && rest.first() == Some(&"associated"),
        };
    }
    bare_host(url) == profile.host && matches!(path[..], ["users" | "u", id, ..] if id == profile.handle)
}

fn read(profile: &Profile, source: SourceId, pages: &[Page]) -> Extraction {
    let mut builder = ClaimsBuilder::new();
    let good = || pages.iter().filter(|page| page.status < 400);
    let mut empty = false;
    let mine = api::associated(profile, pages);
    for page in good() {
        if let Some(answer) = Answer::of(page, source) {
            empty |= api::read(&mut builder, profile, &answer, &page.url, &mine);
        }
    }
    for page in good().filter(|page| bare_host(&page.url) != "api.stackexchange.com") {
        if let Some(markup) = page::parse(page) {
            api::read_page(&mut builder, profile, &markup, &page.origin(source));
            page::read_markup(&mut builder, &markup, &page.origin(source));
        }
    }
    let extraction = conclude(builder, pages, |page| bare_host(&page.url) == profile.host);
    if extraction.outcome == Outcome::NotRecognised && empty {
        return Extraction { outcome: Outcome::NotReached(Gap::NoSuchProfile), ..extraction };
    }
    // A throttle comes as status 400 with an error of its own.
    if extraction.outcome == Outcome::NotRecognised
        && pages.iter().any(|page| page.status == 400 && page.body.windows(8).any(|bytes| bytes == b"throttle"))
    {
        return Extraction { outcome: Outcome::NotReached(Gap::RateLimited(None)), ..extraction };
    }
    extraction
}
