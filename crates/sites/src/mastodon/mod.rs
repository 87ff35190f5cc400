//! Mastodon and servers that speak its API: WebFinger, account lookup, actor, statuses.

mod api;

use crosscheck_model::{ClaimsBuilder, Extraction, Page, Request, SiteFacts, SiteId, SourceId, Want};
use jiff::civil::date;
use url::Url;

use crate::actor;
use crate::address::{address, ask, bare_host, segments};
use crate::answer::Answer;
use crate::outcome::conclude;
use crate::page;
use crate::site::{AccessPolicy, Code, Health, Profile, Reader, Reading, Site};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts::new("mastodon", "Mastodon", &[]),
    url_forms: &["https://{host}/@{user}", "https://{host}/@{user}@{home}", "https://{host}/users/{user}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Code(Code {
        method: "WebFinger, open JSON and ActivityPub",
        fields: &[
            "name",
            "handle",
            "stable_id",
            "created",
            "last_active",
            "account_state",
            "bio",
            "place",
            "email",
            "phone",
            "link",
            "verified_link",
            "photo",
            "language",
            "activity",
        ],
        recognise,
        requests,
        follow_up,
        owns,
        read: Reader::OneSite(read),
    }),
};

/// Hosts whose addresses have the same shape but that are no such servers, besides those of the other sites.
const OTHERS: [&str; 8] = [
    "codesandbox.io",
    "flipboard.com",
    "unsplash.com",
    "kick.com",
    "odysee.com",
    "tradingview.com",
    "scratch.mit.edu",
    "ok.ru",
];

fn is_user(text: &str) -> bool {
    (1..=100).contains(&text.len()) && text.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c))
}

fn is_other(host: &str) -> bool {
    let known = crate::SITES.iter().flat_map(|site| site.facts.all_hosts());
    OTHERS
        .into_iter()
        .chain(known)
        .any(|other| host == other || host.strip_suffix(other).is_some_and(|sub| sub.ends_with('.')))
}

fn recognise(url: &Url) -> Option<Profile> {
    let host = bare_host(url);
    if is_other(host) || !host.contains('.') {
        return None;
    }
    let path = segments(url);
    if path[..] == [".well-known", "webfinger"] {
        let (_, resource) = url.query_pairs().find(|(name, _)| name == "resource")?;
        let (user, home) = resource.strip_prefix("acct:")?.split_once('@')?;
        return profile(url.scheme(), home, "", user);
    }
    let named = match path[..] {
        ["web", name, ..] | [name, ..] if name.starts_with('@') => &name[1..],
        // Other software has `/users/` too; only hosts that say what they run are taken at their word.
        ["users", name, ..] if host.contains("mastodon") => name,
        _ => return None,
    };
    // `@user@home` is a copy: the home server knows the person.
    let (user, home) = named.split_once('@').unwrap_or((named, ""));
    let port = url.port().filter(|_| home.is_empty()).map(|port| format!(":{port}")).unwrap_or_default();
    let home = if home.is_empty() { host } else { home };
    let user = user.strip_suffix(".json").unwrap_or(user);
    profile(url.scheme(), home, &port, user)
}

fn profile(scheme: &str, home: &str, port: &str, user: &str) -> Option<Profile> {
    if !is_user(user) || is_other(home) {
        return None;
    }
    let url = address(&format!("{scheme}://{home}{port}/@{user}"))?;
    Some(Profile {
        site: SiteId::new(SITE.facts.id),
        host: format!("{}{port}", url.host_str()?),
        url,
        handle: user.to_owned(),
    })
}

fn requests(profile: &Profile) -> Vec<Request> {
    let Profile { host, handle, .. } = profile;
    let scheme = profile.url.scheme();
    ask(
        Want::Json,
        &[
            format!("{scheme}://{host}/.well-known/webfinger?resource=acct:{handle}@{host}"),
            format!("{scheme}://{host}/api/v1/accounts/lookup?acct={handle}"),
        ],
    )
}

fn follow_up(profile: &Profile, pages: &[Page]) -> Vec<Request> {
    let mut wanted = Vec::new();
    if let Some(actor) = api::actor_address(profile, pages) {
        wanted.push(Request::new(actor, Want::ActivityJson));
    }
    match api::account(profile, pages) {
        Some((base, id)) => {
            wanted.extend(ask(
                Want::Json,
                &[format!("{base}/api/v1/accounts/{id}/statuses?exclude_reblogs=true&limit=40")],
            ));
        }
        None => wanted.push(Request::new(profile.url.clone(), Want::Html)),
    }
    wanted
}

fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

fn owns(profile: &Profile, url: &Url) -> bool {
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let here = same(&format!("{}{port}", bare_host(url)), profile.host.strip_prefix("www.").unwrap_or(&profile.host));
    let mine = |name: &str| {
        let name = name.trim_start_matches('@');
        let name = name.split('@').next().unwrap_or_default();
        let name = ["json", "rss"].iter().find_map(|end| name.strip_suffix(end)?.strip_suffix('.')).unwrap_or(name);
        same(name, &profile.handle)
    };
    let asked = |key: &str| url.query_pairs().find(|(name, _)| name == key).map(|(_, value)| value.into_owned());
    match segments(url)[..] {
        [".well-known", "webfinger"] => {
            here && asked("resource").is_some_and(|resource| {
                resource.strip_prefix("acct:").is_some_and(mine) || resource.rsplit('/').next().is_some_and(mine)
            })
        }
        ["api", "v1", "accounts", "lookup"] => here && asked("acct").is_some_and(|acct| mine(&acct)),
        // Whose number it is, the answer tells.
        ["api", "v1", "accounts", _] | ["api", "v1", "accounts", _, "statuses"] => here,
        ["web", name, ..] | [name, ..] if name.starts_with('@') => here && mine(name),
        ["users", name, ..] => here && mine(name),
        _ => false,
    }
}

fn read(profile: &Profile, source: SourceId, pages: &[Page]) -> Extraction {
    let mut builder = ClaimsBuilder::new();
    let account = api::account(profile, pages);
    let good = || pages.iter().filter(|page| page.status < 400);
    for page in good() {
        let Some(answer) = Answer::of(page, source) else { continue };
        let path = segments(&page.url);
        match path[..] {
            [".well-known", "webfinger"] => api::read_webfinger(&mut builder, &answer),
            ["api", "v1", "accounts", id, "statuses"] => {
                if account.as_ref().is_none_or(|(_, known)| known == id) {
                    api::read_statuses(&mut builder, profile, &answer);
                }
            }
            ["api", "v1", "accounts", ..] => api::read_account(&mut builder, profile, &answer),
            _ if path.contains(&"outbox") => api::read_outbox(&mut builder, &answer),
            _ if answer.json().text_of("acct").is_some() => api::read_account(&mut builder, profile, &answer),
            _ => {
                let json = answer.json();
                if json.text_of("preferredUsername").is_none_or(|name| same(name, &profile.handle)) {
                    actor::read(&mut builder, &answer);
                }
            }
        }
    }
    for page in good() {
        if let Some(markup) = page::parse(page) {
            // A status of the person's is no page about them.
            if segments(&page.url).len() <= 2 {
                api::read_page(&mut builder, profile, &markup, &page.origin(source));
                page::read_markup(&mut builder, &markup, &page.origin(source));
            }
        }
    }
    conclude(builder, pages, |page| owns(profile, &page.url))
}
