//! Maven Central: a namespace of packages for the JVM, and the developer that its newest ones name.

use std::collections::BTreeSet;

use crosscheck_compare::contacts::add_website;
use crosscheck_markup::Json;
use crosscheck_model::{
    ClaimsBuilder, Extraction, Gap, LinkRole, NameRole, OffsetTime, Origin, Outcome, Page, Passage, Period, ReadBy,
    Request, SiteFacts, SiteId, SourceId, Want, WorkItem,
};
use jiff::Timestamp;
use jiff::civil::date;
use url::Url;

use crate::address::{address, bare_host, segments};
use crate::answer::{self, Answer};
use crate::outcome::conclude;
use crate::site::{AccessPolicy, Code, Health, Profile, Reader, Reading, Site};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["repo1.maven.org", "search.maven.org"],
        ..SiteFacts::new("maven", "Maven Central", &["central.sonatype.com", "search.maven.org"])
    },
    url_forms: &["https://central.sonatype.com/namespace/{handle}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 12, 1)),
    reading: Reading::Code(Code {
        method: "open JSON and the packages' own descriptions (POM)",
        fields: &["handle", "name", "email", "link", "verified_link", "work", "time_zone", "activity"],
        recognise,
        requests,
        follow_up,
        owns,
        read: Reader::OneSite(read),
    }),
};

/// Packages whose description is asked for; the newest say who develops them now.
const MAX_DESCRIPTIONS: usize = 3;

/// Hosts of source code that a namespace is given for, by the account on it (`io.github.LOGIN`).
const ACCOUNT_NAMESPACES: [(&str, &str); 5] = [
    ("io.github.", "https://github.com/"),
    ("com.github.", "https://github.com/"),
    ("io.gitlab.", "https://gitlab.com/"),
    ("com.gitlab.", "https://gitlab.com/"),
    ("org.bitbucket.", "https://bitbucket.org/"),
];

fn recognise(url: &Url) -> Option<Profile> {
    let path = segments(url);
    let namespace = match (bare_host(url), &path[..]) {
        ("central.sonatype.com", ["namespace" | "artifact", namespace, ..])
        | ("search.maven.org", ["artifact", namespace, ..]) => (*namespace).to_owned(),
        ("search.maven.org", ["solrsearch", "select"]) => {
            let (_, query) = url.query_pairs().find(|(name, _)| name == "q")?;
            query.strip_prefix("g:")?.trim_matches('"').to_owned()
        }
        _ => return None,
    };
    let word = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    if namespace.len() > 120 || !namespace.contains('.') || !namespace.split('.').all(word) {
        return None;
    }
    Some(Profile {
        site: SiteId::new(SITE.facts.id),
        url: address(&format!("https://central.sonatype.com/namespace/{namespace}"))?,
        host: "central.sonatype.com".to_owned(),
        handle: namespace,
    })
}

fn requests(profile: &Profile) -> Vec<Request> {
    let list = format!("https://search.maven.org/solrsearch/select?q=g:{}&rows=50&wt=json", profile.handle);
    address(&list).map(|url| Request::new(url, Want::Json)).into_iter().collect()
}

fn follow_up(profile: &Profile, pages: &[Page]) -> Vec<Request> {
    let mut packages: Vec<(i64, String)> = Vec::new();
    for value in pages.iter().filter(|page| page.status == 200).filter_map(answer::body) {
        for package in listed(&Json::root(&value), profile) {
            let when = package.number_of("timestamp").unwrap_or_default();
            let (Some(name), Some(version)) = (package.text_of("a"), package.text_of("latestVersion")) else {
                continue;
            };
            let folder = profile.handle.replace('.', "/");
            packages
                .push((when, format!("https://repo1.maven.org/maven2/{folder}/{name}/{version}/{name}-{version}.pom")));
        }
    }
    packages.sort_by(|a, b| b.cmp(a));
    packages.dedup();
    let newest = packages.iter().take(MAX_DESCRIPTIONS).filter_map(|(_, pom)| address(pom));
    newest.map(|url| Request::new(url, Want::Text)).collect()
}

fn owns(profile: &Profile, url: &Url) -> bool {
    let folder: Vec<&str> = profile.handle.split('.').collect();
    let in_folder = bare_host(url) == "repo1.maven.org"
        && segments(url).strip_prefix(&["maven2"][..]).is_some_and(|path| path.starts_with(&folder));
    in_folder || recognise(url).is_some_and(|other| other.handle == profile.handle)
}

/// The packages of an answer of the search that lie in the namespace itself.
fn listed<'a>(json: &Json<'a>, profile: &Profile) -> Vec<Json<'a>> {
    let found = json.get("response").and_then(|response| response.get("docs"));
    let mut found = found.map(|docs| docs.items()).unwrap_or_default();
    found.retain(|package| package.text_of("g") == Some(&profile.handle));
    found
}

fn read(profile: &Profile, source: SourceId, pages: &[Page]) -> Extraction {
    let mut builder = ClaimsBuilder::new();
    let answers: Vec<Answer> =
        pages.iter().filter(|page| page.status < 400).filter_map(|page| Answer::of(page, source)).collect();
    for answer in &answers {
        for package in listed(&answer.json(), profile) {
            activity(&mut builder, &package, &answer.origin);
            if let Some(group) = package.get("g") {
                let at = group.at(&answer.origin, ReadBy::JsonApi);
                builder.handle(&at, Some(SITE.site_id()), &profile.handle);
                account_of_namespace(&mut builder, &at, &profile.handle);
            }
        }
    }
    developer(&mut builder, profile, &answers);
    let extraction = conclude(builder, pages, |_| false);
    let nothing_listed = answers.iter().any(|answer| {
        let docs = answer.json().get("response").and_then(|response| response.get("docs"));
        docs.is_some_and(|docs| docs.is_array() && docs.items().is_empty())
    });
    // A namespace that holds nothing is answered with an empty list.
    if nothing_listed && extraction.outcome == Outcome::NotRecognised {
        return Extraction { outcome: Outcome::NotReached(Gap::NoSuchProfile), ..extraction };
    }
    extraction
}

/// A release is dated in milliseconds since 1970.
fn activity(builder: &mut ClaimsBuilder, package: &Json<'_>, origin: &Origin) {
    let Some(time) = package.number_of("timestamp").and_then(|number| Timestamp::from_millisecond(number).ok()) else {
        return;
    };
    if let Some(field) = package.get("timestamp") {
        let at = field.at(origin, ReadBy::JsonApi);
        builder.activity(&at, OffsetTime { instant: time, offset_seconds: None }, &time.to_string());
    }
}

/// A namespace of an account was given to whoever showed control of the account.
fn account_of_namespace(builder: &mut ClaimsBuilder, at: &Passage, namespace: &str) {
    let account = ACCOUNT_NAMESPACES.iter().find_map(|(start, host)| {
        let login = namespace.strip_prefix(start)?.split('.').next()?;
        address(&format!("{host}{login}"))
    });
    if let Some(url) = account {
        builder.link(at, &url, LinkRole::OwnVerified, namespace);
    }
}

/// The one developer of all descriptions. Of several nobody can tell which is the person who handed the namespace in.
fn developer(builder: &mut ClaimsBuilder, profile: &Profile, answers: &[Answer]) {
    let described: Vec<(&Answer, Vec<Json<'_>>)> =
        answers.iter().map(|answer| (answer, developers(answer))).filter(|(_, found)| !found.is_empty()).collect();
    let names: BTreeSet<&str> = described
        .iter()
        .flat_map(|(_, found)| found.iter().map(|one| leaf_text(one, "name").unwrap_or_default()))
        .collect();
    if names.len() != 1 {
        return;
    }
    let personal = ACCOUNT_NAMESPACES.iter().any(|(start, _)| profile.handle.starts_with(start));
    for (answer, found) in described {
        for one in found {
            let part = |name: &str| {
                let field = one.get(name)?.items().into_iter().next()?;
                Some((field.at(&answer.origin, ReadBy::JsonApi), field.text()?))
            };
            if let Some((at, name)) = part("name") {
                // A namespace of an organisation may name the colleague.
                builder.name(&at, name, if personal { NameRole::Full } else { NameRole::Guess });
            }
            if !personal {
                continue;
            }
            if let Some((at, mail)) = part("email") {
                builder.email(&at, mail);
            }
            if let Some((at, url)) = part("url") {
                add_website(builder, &at, url);
            }
            if let Some((at, zone)) = part("timezone") {
                builder.zone(&at, zone);
            }
            if let Some((at, employer)) = part("organization") {
                let item = WorkItem {
                    organisation: Some(employer.into()),
                    title: None,
                    place: None,
                    period: Period::UNSTATED,
                    summary: None,
                };
                builder.work(&at, item, employer);
            }
        }
    }
}

/// `/project/developers/developer` of a description, where elements are lists.
fn developers<'a>(answer: &'a Answer) -> Vec<Json<'a>> {
    let within = |outer: Vec<Json<'a>>, name: &str| -> Vec<Json<'a>> {
        outer.iter().filter_map(|json| json.get(name)).flat_map(|found| found.one_or_many()).collect()
    };
    let project = within(vec![answer.json()], "project");
    within(within(project, "developers"), "developer")
}

fn leaf_text<'a>(json: &Json<'a>, name: &str) -> Option<&'a str> {
    json.get(name)?.items().first()?.text()
}
