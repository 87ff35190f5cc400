use crosscheck_compare::contacts::{add_link, add_website};
use crosscheck_model::{
    AccountFactKind, ClaimsBuilder, Commit, LinkRole, Locator, NameRole, Origin, Page, Passage, Period, ReadBy, SiteId,
    SourceId, TextKind, WorkItem,
};
use url::Url;

use super::{SITE, same};
use crate::address::segments;
use crate::answer::Answer;
use crate::dates::iso;
use crate::site::Profile;
use crosscheck_markup::Json;

/// What is needed to know of a repository.
pub(super) struct Repository {
    pub(super) full_name: String,
    pub(super) fork: bool,
    empty: bool,
    private: bool,
}

impl Repository {
    pub(super) fn is_own(&self) -> bool {
        !self.fork && !self.empty && !self.private
    }

    fn of(json: &Json<'_>, profile: &Profile) -> Option<Self> {
        let full_name = json.text_of("full_name")?;
        let owner = full_name.split('/').next()?;
        let plain = full_name.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c));
        (same(owner, &profile.handle) && plain).then(|| Self {
            full_name: full_name.to_owned(),
            fork: json.flag("fork"),
            empty: json.number_of("size") == Some(0),
            private: json.flag("private"),
        })
    }
}

/// The person's repositories, in the order listed.
pub(super) fn repositories(profile: &Profile, pages: &[Page]) -> Vec<Repository> {
    let mut found: Vec<Repository> = Vec::new();
    for page in pages.iter().filter(|page| page.status == 200) {
        let elsewhere = crate::address::bare_host(&page.url) != "api.github.com";
        let lists = elsewhere
            || matches!(
                segments(&page.url)[..],
                ["users" | "user", _, "repos"] | ["repos", _, _] | ["search", "repositories" | "commits"]
            );
        let Some(value) = lists.then(|| crate::answer::body(page)).flatten() else { continue };
        let root = Json::root(&value);
        let items = root.get("items").unwrap_or(root).one_or_many();
        for item in items {
            let repository = Repository::of(&item.get("repository").unwrap_or(item), profile);
            if let Some(repository) = repository
                && !found.iter().any(|known| same(&known.full_name, &repository.full_name))
            {
                found.push(repository);
            }
        }
    }
    found
}

/// The path of the endpoint that gives answers of this shape.
pub(super) fn shape(profile: &Profile, answer: &Answer) -> Option<Vec<String>> {
    let json = answer.json();
    let first = json.one_or_many().into_iter().next()?;
    let login = || profile.handle.clone();
    let path = |tail: &[&str]| {
        Some(["users".to_owned(), login()].into_iter().chain(tail.iter().map(|part| (*part).to_owned())).collect())
    };
    if first.text_of("login").is_some() && first.text_of("members_url").is_some() {
        path(&["orgs"])
    } else if first.text_of("login").is_some() {
        path(&[])
    } else if first.text_of("provider").is_some() && first.text_of("url").is_some() {
        path(&["social_accounts"])
    } else if first.text_of("full_name").is_some() {
        path(&["repos"])
    } else if first.get("files").is_some() && first.text_of("git_pull_url").is_some() {
        path(&["gists"])
    } else if first.get("key_id").is_some() && first.get("emails").is_some() {
        path(&["gpg_keys"])
    } else if first.get("actor").is_some() && first.text_of("created_at").is_some() {
        path(&["events"])
    } else if first.get("commit").is_some() && first.text_of("sha").is_some() {
        // Commits name their repository only in their own address.
        let url = Url::parse(first.text_of("url")?).ok()?;
        let path = segments(&url);
        matches!(path[..], ["repos", _, _, ..])
            .then(|| path[..3].iter().map(|part| (*part).to_owned()).chain(["commits".to_owned()]).collect())
    } else {
        None
    }
}

pub(super) fn read(
    builder: &mut ClaimsBuilder,
    profile: &Profile,
    answer: &Answer,
    path: &[&str],
    own: &dyn Fn(&str) -> bool,
) {
    let json = answer.json();
    let origin = &answer.origin;
    match path {
        // Another login under a number or after renaming is another account until shown otherwise.
        ["users" | "user", _] if json.text_of("login").is_some_and(|login| same(login, &profile.handle)) => {
            user(builder, &json, origin);
        }
        ["users" | "user", _, "repos"] => {
            let owner = json
                .items()
                .iter()
                .filter_map(|repository| repository.get("owner"))
                .find(|owner| owner.text_of("login").is_some_and(|login| same(login, &profile.handle)));
            if let Some(owner) = owner {
                user(builder, &owner, origin);
            }
        }
        ["users" | "user", _, "social_accounts"] => social_accounts(builder, &json, origin),
        ["users" | "user", _, "orgs"] => organisations(builder, &json, origin),
        ["users" | "user", _, "gists"] => gists(builder, profile, &json, origin),
        ["users", _, "events", ..] => events(builder, profile, &json, origin),
        ["users", _, "gpg_keys"] => {
            for mail in json.items().iter().filter_map(|key| key.get("emails")).flat_map(|mails| mails.items()) {
                if let Some(mail) = mail.get("email").filter(|_| mail.flag("verified")) {
                    builder.email(&mail.at(origin, ReadBy::JsonApi), mail.text().unwrap_or_default());
                }
            }
        }
        ["repos", owner, name, "commits", ..] => {
            let repository = format!("{owner}/{name}");
            if own(&repository) {
                for item in json.one_or_many() {
                    commit(builder, &item, origin, &repository);
                }
            }
        }
        ["repos", owner, name, "readme"] if same(owner, &profile.handle) && same(owner, name) => {
            // The content comes in base64, wrapped.
            let Some(content) = json.get("content") else { return };
            let written: String = content.text().unwrap_or_default().split_whitespace().collect();
            let decoded = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, written);
            if let Ok(bytes) = decoded {
                readme(builder, &content.at(origin, ReadBy::JsonApi), &String::from_utf8_lossy(&bytes));
            }
        }
        ["search", "commits"] => {
            for item in json.get("items").map(|items| items.items()).unwrap_or_default() {
                let repository = item.get("repository");
                let Some(name) = repository.as_ref().and_then(|repository| repository.text_of("full_name")) else {
                    continue;
                };
                let fork = repository.as_ref().is_some_and(|repository| repository.flag("fork"));
                if own(name) && !fork {
                    commit(builder, &item, origin, name);
                }
            }
        }
        _ => {}
    }
}

fn user(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin) {
    let text = |key: &str| json.get(key).and_then(|field| Some((field.at(origin, ReadBy::JsonApi), field.text()?)));
    if let Some((at, login)) = text("login") {
        builder.handle(&at, Some(SITE.site_id()), login);
    }
    if let Some((at, kind)) = text("type").filter(|(_, kind)| *kind != "User") {
        builder.fact(&at, AccountFactKind::State, kind, None);
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
    if let Some((at, company)) = text("company") {
        company_field(builder, &at, company);
    }
    if let Some((at, mail)) = text("email") {
        builder.email(&at, mail);
    }
    if let Some((at, blog)) = text("blog") {
        add_website(builder, &at, blog);
    }
    if let Some((at, handle)) = text("twitter_username") {
        builder.handle(&at, Some(SiteId::new("x")), handle);
        add_website(builder, &at, &format!("https://twitter.com/{handle}"));
    }
    if let Some((at, avatar)) = text("avatar_url")
        && let Ok(url) = Url::parse(avatar)
    {
        builder.photo(&at, &url);
    }
    if let Some(id) = json.get("id")
        && let Some(number) = json.number_of("id")
    {
        builder.fact(&id.at(origin, ReadBy::JsonApi), AccountFactKind::StableId, &number.to_string(), None);
    }
    if let Some((at, created)) = text("created_at") {
        builder.fact_time(&at, AccountFactKind::Created, created);
    }
    if let Some((at, updated)) = text("updated_at") {
        builder.fact_time(&at, AccountFactKind::LastActive, updated);
    }
}

/// "@acme", "Acme Inc.", "@acme @other": the field says where somebody works, not since when.
fn company_field(builder: &mut ClaimsBuilder, at: &Passage, company: &str) {
    let words: Vec<&str> = company.split_whitespace().collect();
    let all_handles = words.len() > 1 && words.iter().all(|word| word.starts_with('@'));
    let names: Vec<String> = if all_handles {
        words.iter().map(|word| (*word).to_owned()).collect()
    } else {
        vec![company.trim().to_owned()]
    };
    for name in names {
        let organisation = name.strip_prefix('@').unwrap_or(&name).trim_end_matches(',').trim();
        if organisation.is_empty() {
            continue;
        }
        let item = WorkItem {
            organisation: Some(organisation.into()),
            title: None,
            place: None,
            period: Period::UNSTATED,
            summary: None,
        };
        builder.work(at, item, company);
    }
}

fn social_accounts(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin) {
    for account in json.items() {
        if let Some(field) = account.get("url")
            && let Some(text) = field.text()
        {
            add_website(builder, &field.at(origin, ReadBy::JsonApi), text);
        }
    }
}

/// Organisations that the person shows to be a member of. That is no employment: projects have members too.
fn organisations(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin) {
    for organisation in json.items() {
        if let Some(login) = organisation.get("login")
            && let Some(text) = login.text()
        {
            builder.metadata(&login.at(origin, ReadBy::JsonApi), "organisation", text);
        }
    }
}

/// Gists of one's own: when each was made, and what it says it is.
fn gists(builder: &mut ClaimsBuilder, profile: &Profile, json: &Json<'_>, origin: &Origin) {
    for gist in json.items() {
        let owner = gist.get("owner");
        if !owner.is_some_and(|owner| owner.text_of("login").is_some_and(|login| same(login, &profile.handle))) {
            continue;
        }
        if let Some(field) = gist.get("created_at")
            && let Some(text) = field.text()
            && let Some(time) = iso(text)
        {
            builder.activity(&field.at(origin, ReadBy::JsonApi), time, text);
        }
        if let Some(field) = gist.get("description")
            && let Some(text) = field.text()
        {
            builder.text(&field.at(origin, ReadBy::JsonApi), text, TextKind::Post);
        }
    }
}

fn events(builder: &mut ClaimsBuilder, profile: &Profile, json: &Json<'_>, origin: &Origin) {
    for event in json.items() {
        let actor = event.get("actor");
        let own = actor.is_none_or(|actor| actor.text_of("login").is_none_or(|login| same(login, &profile.handle)));
        if let Some(field) = event.get("created_at").filter(|_| own)
            && let Some(text) = field.text()
            && let Some(time) = iso(text)
        {
            builder.activity(&field.at(origin, ReadBy::JsonApi), time, text);
        }
    }
}

/// One commit of the REST API. Its times end in `Z` whatever the author's clock said.
fn commit(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin, repository: &str) {
    let Some(inner) = json.get("commit") else { return };
    let (Some(id), Some(author)) = (json.text_of("sha"), inner.get("author")) else { return };
    let is_bot =
        |account: &Option<Json<'_>>| account.as_ref().is_some_and(|account| account.text_of("type") == Some("Bot"));
    let account = json.get("author");
    if is_bot(&account) {
        return;
    }
    let Some((date, authored)) = author.text_of("date").and_then(|date| Some((date, iso(date)?))) else { return };
    let committer = inner.get("committer");
    let field = |json: &Option<Json<'_>>, key: &str| {
        json.as_ref().and_then(|json| json.text_of(key)).unwrap_or_default().to_owned()
    };
    let committed = committer.as_ref().and_then(|json| iso(json.text_of("date")?)).unwrap_or(authored);
    let author_name = author.text_of("name").unwrap_or_default();
    let author_email = author.text_of("email").unwrap_or_default();
    let value = Commit {
        repository: repository.to_owned(),
        id: id.to_owned(),
        author_name: author_name.into(),
        author_email: author_email.into(),
        authored,
        committer_name: field(&committer, "name").into(),
        committer_email: field(&committer, "email").into(),
        committed,
        account: account.as_ref().and_then(|account| account.text_of("login")).map(Into::into),
    };
    builder.commit(&author.at(origin, ReadBy::JsonApi), value, &format!("{author_name} <{author_email}> {date}"));
}

pub(super) fn read_readme(builder: &mut ClaimsBuilder, page: &Page, source: SourceId) {
    let at = Passage::new(&page.origin(source), Locator::Whole, ReadBy::SitePage);
    readme(builder, &at, &crosscheck_markup::decode(&page.body, page.header("content-type")).text);
}

/// Prose of a README: paragraphs, without code, tables, badges and lists of links.
fn readme(builder: &mut ClaimsBuilder, at: &Passage, markdown: &str) {
    let base = match &at.origin.address {
        crosscheck_model::Address::Url(url) => url.clone(),
        crosscheck_model::Address::File(_) => return,
    };
    let mut in_code = false;
    let mut paragraph = String::new();
    for (number, line) in markdown.lines().chain([""]).enumerate() {
        let line = line.trim();
        if line.starts_with("```") || line.starts_with("~~~") {
            in_code = !in_code;
            continue;
        }
        let skip = in_code || ["#", "|", "![", "[![", "<img", "---"].iter().any(|mark| line.starts_with(mark));
        if !skip && !line.is_empty() {
            paragraph.push_str(line);
            paragraph.push(' ');
            continue;
        }
        let text = crosscheck_markup::fragment(&std::mem::take(&mut paragraph), &base).text;
        // Shorter paragraphs are greetings and labels.
        if text.chars().count() >= 40 {
            let line = u32::try_from(number).unwrap_or(u32::MAX);
            builder.text(&at.with(Locator::Line(line)), &text, TextKind::Body);
        }
    }
}

/// A link that a page of the site shows as the person's.
pub(super) fn own_link(builder: &mut ClaimsBuilder, at: &Passage, url: &Url, text: &str) {
    add_link(builder, at, url, LinkRole::Own, text);
}
