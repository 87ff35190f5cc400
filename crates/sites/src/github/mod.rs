//! GitHub: user, social accounts, organisations, own repositories, README, gists, commits, public events.

mod api;
mod html;

use std::collections::BTreeSet;

use crosscheck_markup::Json;
use crosscheck_model::{
    ClaimsBuilder, Extraction, Pace, Page, Request, SentAs, SiteFacts, SiteId, SourceId, TokenUse, Want,
    percent_decoded,
};
use jiff::civil::date;
use url::Url;

use crate::address::{address, ask, bare_host, segments};
use crate::answer::{self, Answer};
use crate::git;
use crate::outcome::conclude;
use crate::page;
use crate::site::{AccessPolicy, Code, Health, Profile, Reader, Reading, Site};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["gist.github.com"],
        api_hosts: &["api.github.com", "raw.githubusercontent.com"],
        picture_hosts: &["avatars.githubusercontent.com"],
        pages_below: &[".github.io"],
        case_free: true,
        drawn_for: Some(drawn_for),
        pace: &[
            // 60 an hour without a token, told by headers; bursts are welcome (REST best practices: one at a time).
            Pace::new("api.github.com", 200, 10, 1),
            // Static files behind a content network.
            Pace::new("avatars.githubusercontent.com", 100, 10, 2),
        ],
        token: Some(TokenUse {
            variable: "GITHUB_TOKEN",
            key: "github",
            host: "api.github.com",
            sent: SentAs::Header("authorization", "Bearer "),
        }),
        ..SiteFacts::new("github", "GitHub", &["github.com"])
    },
    url_forms: &["https://github.com/{handle}", "https://gist.github.com/{handle}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Code(Code {
        method: "open JSON, git histories and the page",
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
            "link",
            "photo",
            "work",
            "activity",
        ],
        recognise,
        requests,
        follow_up,
        owns,
        read: Reader::OneSite(read),
    }),
};

/// Own repositories whose history is fetched. Ten cover nearly all commits of most people; each is one request.
const MAX_REPOSITORIES: usize = 10;

/// First path segments that are the site's own words, never logins.
const SITE_WORDS: [&str; 34] = [
    "about",
    "apps",
    "blog",
    "codespaces",
    "collections",
    "contact",
    "customer-stories",
    "dashboard",
    "enterprise",
    "events",
    "explore",
    "features",
    "issues",
    "join",
    "login",
    "logout",
    "marketplace",
    "new",
    "notifications",
    "orgs",
    "organizations",
    "pricing",
    "pulls",
    "readme",
    "search",
    "security",
    "sessions",
    "settings",
    "signup",
    "site",
    "sponsors",
    "stars",
    "topics",
    "trending",
];

/// Logins of programs end in `[bot]`.
fn is_login(text: &str) -> bool {
    let text = text.strip_suffix("[bot]").unwrap_or(text);
    (1..=39).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !text.starts_with('-')
        && !SITE_WORDS.contains(&text.to_ascii_lowercase().as_str())
}

fn recognise(url: &Url) -> Option<Profile> {
    let path = segments(url);
    let login = match bare_host(url) {
        "github.com" | "gist.github.com" => *path.first()?,
        "api.github.com" => path.get(1).filter(|_| path[0] == "users")?,
        _ => return None,
    };
    let login = percent_decoded(login);
    let login = login.trim_start_matches('@');
    if !is_login(login) {
        return None;
    }
    Some(Profile {
        site: SiteId::new(SITE.facts.id),
        url: address(&format!("https://github.com/{login}"))?,
        host: "github.com".to_owned(),
        handle: login.to_owned(),
    })
}

fn requests(profile: &Profile) -> Vec<Request> {
    let user = format!("https://api.github.com/users/{}", profile.handle);
    ask(
        Want::Json,
        &[
            user.clone(),
            format!("{user}/social_accounts"),
            format!("{user}/repos?type=owner&sort=pushed&per_page=100"),
            format!("{user}/events/public?per_page=100"),
        ],
    )
}

/// The histories of own repositories, the README that the profile shows, and gists where the account has any; the page for people
/// where the API gave nothing.
fn follow_up(profile: &Profile, pages: &[Page]) -> Vec<Request> {
    let mut wanted = Vec::new();
    let user = pages.iter().filter(|page| page.status == 200 && is_user(profile, &page.url)).find_map(answer::body);
    let has_gists =
        |user: &serde_json::Value| Json::root(user).number_of("public_gists").is_some_and(|number| number > 0);
    if user.as_ref().is_some_and(has_gists) {
        wanted
            .extend(ask(Want::Json, &[format!("https://api.github.com/users/{}/gists?per_page=100", profile.handle)]));
    }
    let repositories = api::repositories(profile, pages);
    if let Some(shown) = repositories.iter().find(|repository| is_profile_repository(profile, &repository.full_name)) {
        // Of the content network: it costs nothing of the API's hourly number.
        let readme = format!("https://raw.githubusercontent.com/{}/HEAD/README.md", shown.full_name);
        wanted.extend(ask(Want::Text, &[readme]));
    }
    for repository in repositories.into_iter().filter(|repository| repository.is_own()).take(MAX_REPOSITORIES) {
        wanted.extend(
            address(&format!("https://github.com/{}", repository.full_name))
                .map(|url| Request::new(url, Want::GitHistory)),
        );
    }
    let answered = pages.iter().any(|page| is_user(profile, &page.url) && matches!(page.status, 200 | 404));
    if !answered {
        wanted.push(Request::new(profile.url.clone(), Want::Html));
    }
    wanted
}

fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

fn is_user(profile: &Profile, url: &Url) -> bool {
    matches!(segments(url)[..], ["users", login] if bare_host(url) == "api.github.com" && same(login, &profile.handle))
}

fn owns(profile: &Profile, url: &Url) -> bool {
    let mine = |login: &str| same(login.trim_start_matches('@'), &profile.handle);
    match (bare_host(url), &segments(url)[..]) {
        ("api.github.com", ["users", login, ..]) => mine(login),
        ("api.github.com", ["repos", login, ..]) => mine(login),
        // Whose number it is, the answer tells.
        ("api.github.com", ["user", id, ..]) => id.bytes().all(|byte| byte.is_ascii_digit()),
        ("api.github.com", ["search", "commits"]) => {
            url.query().is_some_and(|query| query.to_ascii_lowercase().contains(&profile.handle.to_ascii_lowercase()))
        }
        ("github.com" | "gist.github.com" | "raw.githubusercontent.com", [login, ..]) => mine(login),
        ("patch-diff.githubusercontent.com", ["raw", login, ..]) => mine(login),
        _ => false,
    }
}

fn read(profile: &Profile, source: SourceId, pages: &[Page]) -> Extraction {
    let mut builder = ClaimsBuilder::new();
    let forks: BTreeSet<String> = api::repositories(profile, pages)
        .into_iter()
        .filter(|repository| repository.fork)
        .map(|repository| repository.full_name.to_ascii_lowercase())
        .collect();
    let own = |repository: &str| {
        let owner = repository.split('/').next().unwrap_or_default();
        same(owner, &profile.handle) && !forks.contains(&repository.to_ascii_lowercase())
    };
    // What the API says of the user comes first, whatever the order of the archive.
    let mut ordered: Vec<&Page> = pages.iter().filter(|page| page.status < 400).collect();
    ordered.sort_by_key(|page| !is_user(profile, &page.url));
    for page in ordered {
        let host = bare_host(&page.url);
        let path = segments(&page.url);
        if git::is_pack(page) || git::is_patch(page) {
            let Some(repository) = repository_of(&path) else { continue };
            if !own(&repository) {
                continue;
            }
            if git::is_pack(page) {
                git::read_pack(&mut builder, page, source, &repository);
            } else {
                git::read_patch(&mut builder, page, source, &repository);
            }
        } else if let Some(answer) = Answer::of(page, source) {
            // An answer saved under another address is known by its shape.
            let shape = if host == "api.github.com" { None } else { api::shape(profile, &answer) };
            match shape {
                Some(shape) => {
                    let shape: Vec<&str> = shape.iter().map(String::as_str).collect();
                    api::read(&mut builder, profile, &answer, &shape, &own);
                }
                None => api::read(&mut builder, profile, &answer, &path, &own),
            }
        } else if host == "github.com" && path.len() == 1 {
            if let Some(markup) = page::parse(page) {
                // Elements of the known layout and general markup say the same twice.
                if !html::read(&mut builder, profile, &markup, &page.origin(source)) {
                    page::read_markup(&mut builder, &markup, &page.origin(source));
                }
            }
        } else if host == "raw.githubusercontent.com" && is_profile_readme(profile, &path) {
            api::read_readme(&mut builder, page, source);
        }
    }
    conclude(builder, pages, |page| is_user(profile, &page.url) || page.url.path().trim_matches('/') == profile.handle)
}

/// `owner/name` out of `/owner/name/...`, `/repos/...` and `/raw/...` aside.
fn repository_of(path: &[&str]) -> Option<String> {
    let path = match path {
        ["repos" | "raw", rest @ ..] => rest,
        whole => whole,
    };
    let [owner, name, ..] = path else { return None };
    Some(format!("{owner}/{}", name.strip_suffix(".git").unwrap_or(name)))
}

/// The repository named like its owner, whose README is shown on the profile.
fn is_profile_repository(profile: &Profile, full_name: &str) -> bool {
    full_name.split_once('/').is_some_and(|(owner, name)| same(owner, &profile.handle) && same(name, &profile.handle))
}

/// The README of that repository.
fn is_profile_readme(profile: &Profile, path: &[&str]) -> bool {
    matches!(path, [owner, name, .., file] if same(owner, &profile.handle) && same(name, &profile.handle) && file.eq_ignore_ascii_case("readme.md"))
}

/// The account number in the address of a picture, which may be the one drawn from it.
fn drawn_for(url: &Url) -> Option<u64> {
    let host = url.host_str()?;
    let is_here = host.starts_with("avatars") && host.ends_with(".githubusercontent.com");
    url.path().strip_prefix("/u/").filter(|_| is_here)?.split('/').next()?.parse().ok()
}
