//! GitLab.com and self-run GitLab: user, projects, commits with their offset, events.

mod api;

use std::collections::BTreeMap;

use crosscheck_model::{
    ClaimsBuilder, Extraction, Pace, Page, Request, SentAs, SiteFacts, SiteId, SourceId, TokenUse, Want,
};
use jiff::civil::date;
use url::Url;

use crate::address::{address, ask, bare_host, segments};
use crate::answer::Answer;
use crate::git;
use crate::outcome::conclude;
use crate::page;
use crate::site::{AccessPolicy, Code, Health, Profile, Reader, Reading, Site};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        case_free: true,
        // 500 a minute for each address without a token.
        pace: &[Pace::new("gitlab.com", 200, 10, 2)],
        token: Some(TokenUse {
            variable: "GITLAB_TOKEN",
            key: "gitlab",
            host: "gitlab.com",
            sent: SentAs::Header("private-token", ""),
        }),
        pages_below: &[".gitlab.io"],
        ..SiteFacts::new("gitlab", "GitLab", &HOSTS)
    },
    url_forms: &["https://{host}/{username}", "https://{host}/users/{username}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Code(Code {
        method: "open JSON and the page",
        fields: &[
            "name",
            "handle",
            "stable_id",
            "created",
            "last_active",
            "account_state",
            "bio",
            "place",
            "time_zone",
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

/// Public servers known to run GitLab; a host whose name begins with `gitlab.` is taken for one as well.
const HOSTS: [&str; 14] = [
    "gitlab.com",
    "gitlab.gnome.org",
    "gitlab.freedesktop.org",
    "gitlab.kitware.com",
    "gitlab.haskell.org",
    "gitlab.archlinux.org",
    "gitlab.alpinelinux.org",
    "gitlab.torproject.org",
    "invent.kde.org",
    "salsa.debian.org",
    "framagit.org",
    "code.videolan.org",
    "0xacab.org",
    "git.coop",
];

/// Own projects whose commits are asked for.
const MAX_PROJECTS: usize = 10;

const SITE_WORDS: [&str; 22] = [
    "-",
    "admin",
    "api",
    "assets",
    "dashboard",
    "explore",
    "groups",
    "help",
    "import",
    "jwt",
    "login",
    "oauth",
    "profile",
    "projects",
    "public",
    "robots.txt",
    "search",
    "snippets",
    "uploads",
    "users",
    "v2",
    "pricing",
];

fn is_username(text: &str) -> bool {
    (1..=255).contains(&text.len())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
        && !text.starts_with(['-', '.'])
        && !SITE_WORDS.contains(&text.to_ascii_lowercase().as_str())
}

fn recognise(url: &Url) -> Option<Profile> {
    let host = bare_host(url);
    if !HOSTS.contains(&host) && !host.starts_with("gitlab.") {
        return None;
    }
    let user = match segments(url)[..] {
        ["users", user, ..] => user,
        // Deeper paths are projects and groups; the first part is their owner.
        [user, ..] => user,
        [] => return None,
    };
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    is_username(user).then_some(())?;
    Some(Profile {
        site: SiteId::new(SITE.facts.id),
        url: address(&format!("{}://{host}{port}/{user}", url.scheme()))?,
        host: format!("{host}{port}"),
        handle: user.to_owned(),
    })
}

fn api_base(profile: &Profile) -> String {
    format!("{}://{}/api/v4", profile.url.scheme(), profile.host)
}

fn requests(profile: &Profile) -> Vec<Request> {
    ask(Want::Json, &[format!("{}/users?username={}", api_base(profile), profile.handle)])
}

fn follow_up(profile: &Profile, pages: &[Page]) -> Vec<Request> {
    let base = api_base(profile);
    let mut wanted = Vec::new();
    let answered = pages.iter().any(|page| segments(&page.url) == ["api", "v4", "users"] && page.status == 200);
    if !answered {
        wanted.push(Request::new(profile.url.clone(), Want::Html));
    }
    if let Some(id) = api::user_id(profile, pages) {
        wanted.extend(ask(
            Want::Json,
            &[
                format!("{base}/users/{id}"),
                format!("{base}/users/{id}/projects?order_by=last_activity_at&per_page=100"),
                format!("{base}/users/{id}/events?per_page=100"),
            ],
        ));
    }
    let own = api::projects(profile, pages).into_values().filter(|project| project.is_own());
    let mut own: Vec<_> = own.collect();
    own.sort_by_key(|project| project.position);
    for project in own.into_iter().take(MAX_PROJECTS) {
        wanted.extend(ask(Want::Json, &[format!("{base}/projects/{}/repository/commits?per_page=100", project.id)]));
    }
    wanted
}

fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

fn here(profile: &Profile, url: &Url) -> bool {
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    same(&format!("{}{port}", bare_host(url)), &profile.host)
}

fn owns(profile: &Profile, url: &Url) -> bool {
    if !here(profile, url) {
        return false;
    }
    match segments(url)[..] {
        ["api", "v4", "users"] => url
            .query_pairs()
            .any(|(key, value)| matches!(&*key, "username" | "search") && same(&value, &profile.handle)),
        // Whose number it is, the answers tell.
        ["api", "v4", "users", ..] => true,
        ["api", "v4", "projects", _, "repository", "commits", ..] | ["api", "v4", "projects", _] => true,
        ["users", user, ..] => same(user, &profile.handle),
        [user, ..] => same(user.strip_suffix(".atom").unwrap_or(user), &profile.handle),
        [] => false,
    }
}

fn read(profile: &Profile, source: SourceId, pages: &[Page]) -> Extraction {
    let mut builder = ClaimsBuilder::new();
    let projects = api::projects(profile, pages);
    let id = api::user_id(profile, pages);
    let good = || pages.iter().filter(|page| page.status < 400);
    for page in good() {
        let path = segments(&page.url);
        let Some(answer) = Answer::of(page, source) else { continue };
        match path[..] {
            ["api", "v4", ref rest @ ..] => api::read(&mut builder, profile, &answer, rest, id, &projects),
            // A user saved under another address is known by its shape.
            _ => api::read(&mut builder, profile, &answer, &["users"], id, &projects),
        }
    }
    for page in good() {
        let path = segments(&page.url);
        if git::is_patch(page) || git::is_pack(page) {
            read_git(&mut builder, page, source, &path, &projects);
        } else if path.first() != Some(&"api") && path.len() <= 2 && crate::walls::wall(page).is_none() {
            read_page(&mut builder, profile, page, source);
        }
    }
    // The lookup answers an empty list for a name that does not exist.
    let empty_lookup = |page: &Page| {
        let is_lookup = segments(&page.url) == ["api", "v4", "users"] || page.url == profile.url;
        is_lookup && page.status == 200 && page.body.trim_ascii() == b"[]"
    };
    let extraction = conclude(builder, pages, |page| {
        page.url.path().trim_matches('/') == profile.handle || page.url.path().contains("/users/")
    });
    if extraction.outcome == crosscheck_model::Outcome::NotRecognised && pages.iter().any(empty_lookup) {
        return Extraction {
            outcome: crosscheck_model::Outcome::NotReached(crosscheck_model::Gap::NoSuchProfile),
            ..extraction
        };
    }
    extraction
}

fn read_git(
    builder: &mut ClaimsBuilder,
    page: &Page,
    source: SourceId,
    path: &[&str],
    projects: &BTreeMap<i64, api::Project>,
) {
    let [owner, name, ..] = path else { return };
    let repository = format!("{owner}/{}", name.strip_suffix(".git").unwrap_or(name));
    if projects.values().any(|project| same(&project.path, &repository) && project.fork) {
        return;
    }
    if git::is_pack(page) {
        git::read_pack(builder, page, source, &repository);
    } else {
        git::read_patch(builder, page, source, &repository);
    }
}

fn read_page(builder: &mut ClaimsBuilder, profile: &Profile, page: &Page, source: SourceId) {
    let Some(markup) = page::parse(page) else { return };
    api::read_page(builder, profile, &markup, &page.origin(source));
    page::read_markup(builder, &markup, &page.origin(source));
}
