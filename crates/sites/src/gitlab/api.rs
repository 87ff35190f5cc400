use crosscheck_compare::contacts::add_website;
use std::collections::BTreeMap;

use crosscheck_markup::Markup;
use crosscheck_model::{
    AccountFactKind, ClaimsBuilder, Commit, Locator, NameRole, Origin, Page, Passage, Period, ReadBy, SiteId, TextKind,
    WorkItem,
};
use url::Url;

use super::{SITE, same};
use crate::address::segments;
use crate::answer::{Answer, body};
use crate::dates::iso;
use crate::site::Profile;
use crosscheck_markup::Json;

/// What is needed to know of a project.
pub(super) struct Project {
    pub(super) id: i64,
    pub(super) path: String,
    pub(super) fork: bool,
    pub(super) position: usize,
    own: bool,
}

impl Project {
    pub(super) fn is_own(&self) -> bool {
        self.own && !self.fork
    }
}

/// The user's number, as any answer gives it.
pub(super) fn user_id(profile: &Profile, pages: &[Page]) -> Option<i64> {
    pages.iter().filter(|page| page.status == 200 && segments(&page.url).starts_with(&["api", "v4", "users"])).find_map(
        |page| {
            let value = body(page)?;
            Json::root(&value).one_or_many().iter().find_map(|user| {
                let mine = user.text_of("username").is_some_and(|name| same(name, &profile.handle));
                user.number_of("id").filter(|_| mine)
            })
        },
    )
}

/// Projects that any answer describes, by their number.
pub(super) fn projects(profile: &Profile, pages: &[Page]) -> BTreeMap<i64, Project> {
    let mut found = BTreeMap::new();
    for page in pages.iter().filter(|page| page.status == 200) {
        let lists =
            matches!(segments(&page.url)[..], ["api", "v4", "users", _, "projects"] | ["api", "v4", "projects", _]);
        let Some(value) = lists.then(|| body(page)).flatten() else { continue };
        for item in Json::root(&value).one_or_many() {
            let (Some(id), Some(path)) = (item.number_of("id"), item.text_of("path_with_namespace")) else { continue };
            let owner = path.split('/').next().unwrap_or_default();
            let position = found.len();
            found.entry(id).or_insert_with(|| Project {
                id,
                path: path.to_owned(),
                fork: item.get("forked_from_project").is_some(),
                position,
                own: same(owner, &profile.handle),
            });
        }
    }
    found
}

pub(super) fn read(
    builder: &mut ClaimsBuilder,
    profile: &Profile,
    answer: &Answer,
    path: &[&str],
    id: Option<i64>,
    projects: &BTreeMap<i64, Project>,
) {
    let json = answer.json();
    let origin = &answer.origin;
    let is_me = |text: &str| same(text, &profile.handle) || (id.is_some() && text.parse().ok() == id);
    match path {
        ["users"] | ["users", _] => {
            for user in json.one_or_many() {
                if user.text_of("username").is_some_and(|name| same(name, &profile.handle)) {
                    self::user(builder, &user, origin);
                }
            }
        }
        ["users", who, "events"] if is_me(who) => {
            for event in json.items() {
                if let Some(field) = event.get("created_at")
                    && let Some(text) = field.text()
                    && let Some(time) = iso(text)
                {
                    builder.activity(&field.at(origin, ReadBy::JsonApi), time, text);
                }
            }
        }
        ["users", who, "gpg_keys"] if is_me(who) => {}
        ["projects", which, "repository", "commits", ..] => {
            // A project is named by number, or by its path with the slash escaped.
            let which = crosscheck_model::percent_decoded(which);
            let known = which.parse().ok().and_then(|id: i64| projects.get(&id));
            let repository = match known {
                Some(project) if project.is_own() => project.path.clone(),
                Some(_) => return,
                None => {
                    let owner = which.split('/').next().unwrap_or_default();
                    let fork = projects.values().any(|project| same(&project.path, &which) && project.fork);
                    if !same(owner, &profile.handle) || fork {
                        return;
                    }
                    which
                }
            };
            for item in json.one_or_many() {
                commit(builder, &item, origin, &repository);
            }
        }
        _ => {}
    }
}

fn user(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin) {
    let text = |key: &str| json.get(key).and_then(|field| Some((field.at(origin, ReadBy::JsonApi), field.text()?)));
    if let Some((at, login)) = text("username") {
        builder.handle(&at, Some(SITE.site_id()), login);
    }
    if let Some((at, name)) = text("name") {
        builder.name(&at, name, NameRole::Display);
    }
    if let Some((at, bio)) = text("bio") {
        builder.text(&at, bio, TextKind::Bio);
    }
    if let Some((at, place)) = text("location") {
        builder.place_text(&at, place);
    }
    work(builder, json, origin);
    for key in ["public_email", "email"] {
        if let Some((at, mail)) = text(key) {
            builder.email(&at, mail);
        }
    }
    if let Some((at, site)) = text("website_url") {
        add_website(builder, &at, site);
    }
    // The fields hold a handle or a whole address.
    for (key, site, base) in [
        ("linkedin", Some("linkedin"), "https://www.linkedin.com/in/"),
        ("twitter", Some("x"), "https://twitter.com/"),
        ("github", Some("github"), "https://github.com/"),
    ] {
        let Some((at, written)) = text(key) else { continue };
        if written.contains("://") {
            add_website(builder, &at, written);
        } else {
            builder.handle(&at, site.map(SiteId::new), written);
            add_website(builder, &at, &format!("{base}{}", written.trim_start_matches('@')));
        }
    }
    if let Some((at, avatar)) = text("avatar_url")
        && let Ok(url) = Url::parse(avatar)
    {
        builder.photo(&at, &url);
    }
    if let Some(number) = json.number_of("id")
        && let Some(id) = json.get("id")
    {
        builder.fact(&id.at(origin, ReadBy::JsonApi), AccountFactKind::StableId, &number.to_string(), None);
    }
    if let Some((at, created)) = text("created_at") {
        builder.fact_time(&at, AccountFactKind::Created, created);
    }
    if let Some((at, state)) = text("state").filter(|(_, state)| *state != "active") {
        builder.fact(&at, AccountFactKind::State, state, None);
    }
    if let Some(field) = json.get("bot").filter(|_| json.flag("bot")) {
        builder.fact(&field.at(origin, ReadBy::JsonApi), AccountFactKind::State, "bot", None);
    }
}

fn work(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin) {
    let (organisation, title) = (json.text_of("organization"), json.text_of("job_title"));
    let Some(field) = json.get("organization").filter(|_| organisation.is_some()).or_else(|| json.get("job_title"))
    else {
        return;
    };
    let quote = [title, organisation].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let item = WorkItem {
        organisation: organisation.map(|name| name.trim().trim_start_matches('@').into()),
        title: title.map(Into::into),
        place: None,
        period: Period::UNSTATED,
        summary: None,
    };
    builder.work(&field.at(origin, ReadBy::JsonApi), item, &quote);
}

/// GitLab keeps the offset that the author's clock had.
fn commit(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin, repository: &str) {
    let text = |key: &str| json.text_of(key).unwrap_or_default();
    let (Some(id), Some(date)) =
        (json.text_of("id"), json.text_of("authored_date").or_else(|| json.text_of("created_at")))
    else {
        return;
    };
    let Some(authored) = iso(date) else { return };
    let value = Commit {
        repository: repository.to_owned(),
        id: id.to_owned(),
        author_name: text("author_name").into(),
        author_email: text("author_email").into(),
        authored,
        committer_name: text("committer_name").into(),
        committer_email: text("committer_email").into(),
        committed: iso(text("committed_date")).unwrap_or(authored),
        account: None,
    };
    let quote = format!("{} <{}> {date}", text("author_name"), text("author_email"));
    builder.commit(&json.at(origin, ReadBy::JsonApi), value, &quote);
}

/// The page for people: elements of the profile header, else the title. Place and work stand in its microdata.
pub(super) fn read_page(builder: &mut ClaimsBuilder, profile: &Profile, markup: &Markup, origin: &Origin) {
    let whole = Passage::new(origin, Locator::Whole, ReadBy::SitePage);
    let handle = format!("@{}", profile.handle);
    let says_handle = markup.blocks.iter().find(|block| block.text.split_whitespace().any(|word| same(word, &handle)));
    if let Some(block) = says_handle {
        builder.handle(&whole.with(block.locator.clone()), Some(SITE.site_id()), &profile.handle);
    }
    let name = markup.with_class("user-profile-header").into_iter().chain(markup.with_class("cover-title"));
    let name =
        name.chain(markup.with_class("gl-heading-1")).find(|found| !found.text.is_empty() && !found.text.contains('@'));
    if let Some(name) = name {
        builder.name(&whole.with(name.locator.clone()), &name.text, NameRole::Display);
    } else if let Some((title, locator)) = &markup.title
        && let Some((name, _)) = title.split_once(" · GitLab").or_else(|| title.split_once(" - GitLab"))
        && !name.contains(['·', '/'])
        && !same(name.trim(), "Sign in")
    {
        let name = name.split(" (@").next().unwrap_or(name);
        builder.name(&whole.with(locator.clone()), name, NameRole::Display);
    }
    for bio in markup.with_class("profile-user-bio") {
        builder.text(&whole.with(bio.locator.clone()), &bio.text, TextKind::Bio);
    }
}
