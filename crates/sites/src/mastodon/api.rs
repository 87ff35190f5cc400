use crosscheck_compare::contacts::add_link;
use crosscheck_markup::{Markup, fragment};
use crosscheck_model::{
    AccountFactKind, ClaimsBuilder, LinkRole, Locator, NameRole, Origin, Page, Passage, ReadBy, TextKind,
};
use url::Url;

use super::{SITE, same};
use crate::actor::{bio, property, without_emoji};
use crate::address::segments;
use crate::answer::{Answer, body};
use crate::dates::iso;
use crate::site::Profile;
use crosscheck_markup::Json;

/// Characters of a status from which it is prose.
const MIN_STATUS: usize = 20;

/// The actor that WebFinger names.
pub(super) fn actor_address(profile: &Profile, pages: &[Page]) -> Option<Url> {
    let page = pages.iter().find(|page| page.status == 200 && page.url.path() == "/.well-known/webfinger")?;
    let value = body(page)?;
    let links = Json::root(&value).get("links")?.items();
    let link = links.iter().find(|link| {
        let kind = link.text_of("type").unwrap_or_default();
        link.text_of("rel") == Some("self") && (kind.contains("activity+json") || kind.contains("ld+json"))
    })?;
    Url::parse(link.text_of("href")?).ok().filter(|url| url.scheme() == profile.url.scheme())
}

/// The server that answered for the account, and the account's id there.
pub(super) fn account(profile: &Profile, pages: &[Page]) -> Option<(String, String)> {
    pages.iter().filter(|page| page.status == 200).find_map(|page| {
        if !matches!(segments(&page.url)[..], ["api", "v1", "accounts", _]) {
            return None;
        }
        let value = body(page)?;
        let json = Json::root(&value);
        let id = json.text_of("id").filter(|id| id.chars().all(|c| c.is_ascii_alphanumeric()))?;
        let mine = json.text_of("username").is_some_and(|name| same(name, &profile.handle));
        mine.then(|| (page.url.origin().ascii_serialization(), id.to_owned()))
    })
}

pub(super) fn read_webfinger(builder: &mut ClaimsBuilder, answer: &Answer) {
    let json = answer.json();
    let at = |field: &Json<'_>| field.at(&answer.origin, ReadBy::ActivityPub);
    if let Some(subject) = json.get("subject")
        && let Some((user, _)) = subject.text().and_then(|text| text.strip_prefix("acct:")?.split_once('@'))
    {
        builder.handle(&at(&subject), Some(SITE.site_id()), user);
    }
    let says_own =
        |link: &Json<'_>| matches!(link.text_of("rel"), Some("http://webfinger.net/rel/profile-page" | "self" | "me"));
    let links = json.get("links").map(|links| links.items()).unwrap_or_default();
    let aliases = json.get("aliases").map(|aliases| aliases.items()).unwrap_or_default();
    let stated = links.iter().filter(|link| says_own(link)).filter_map(|link| link.get("href")).chain(aliases);
    for field in stated {
        if let Some(url) = field.text().and_then(|text| Url::parse(text).ok()) {
            add_link(builder, &at(&field), &url, LinkRole::Own, url.as_str());
        }
    }
}

pub(super) fn read_account(builder: &mut ClaimsBuilder, profile: &Profile, answer: &Answer) {
    let json = answer.json();
    if json.text_of("username").is_none_or(|name| !same(name, &profile.handle)) {
        return;
    }
    let origin = &answer.origin;
    let text = |key: &str| json.get(key).and_then(|field| Some((field.at(origin, ReadBy::JsonApi), field.text()?)));
    if let Some((at, handle)) = text("username") {
        builder.handle(&at, Some(SITE.site_id()), handle);
    }
    if let Some((at, name)) = text("display_name") {
        builder.name(&at, &without_emoji(name), NameRole::Display);
    }
    bio(builder, &json, origin, "note", ReadBy::JsonApi);
    // Servers show a picture of their own where none was chosen.
    if let Some((at, avatar)) = text("avatar").filter(|(_, avatar)| !avatar.ends_with("missing.png"))
        && let Ok(url) = Url::parse(avatar)
    {
        builder.photo(&at, &url);
    }
    for field in json.get("fields").map(|fields| fields.items()).unwrap_or_default() {
        property(builder, &field, origin, ReadBy::JsonApi);
    }
    if let Some((at, id)) = text("id") {
        builder.fact(&at, AccountFactKind::StableId, id, None);
    }
    if let Some((at, created)) = text("created_at") {
        builder.fact_time(&at, AccountFactKind::Created, created);
    }
    if let Some((at, last)) = text("last_status_at") {
        builder.fact_time(&at, AccountFactKind::LastActive, last);
    }
    for state in ["suspended", "limited", "bot", "group", "memorial"] {
        if let Some(field) = json.get(state).filter(|_| json.flag(state)) {
            builder.fact(&field.at(origin, ReadBy::JsonApi), AccountFactKind::State, state, None);
        }
    }
    if let Some(moved) = json.get("moved") {
        let at = moved.at(origin, ReadBy::JsonApi);
        builder.fact(&at, AccountFactKind::State, "moved", None);
        if let Some(url) = moved.text_of("url").and_then(|text| Url::parse(text).ok()) {
            add_link(builder, &at, &url, LinkRole::Own, url.as_str());
        }
    }
}

pub(super) fn read_statuses(builder: &mut ClaimsBuilder, profile: &Profile, answer: &Answer) {
    for status in answer.json().items() {
        let author = status.get("account");
        let own = author.is_none_or(|author| author.text_of("username").is_none_or(|name| same(name, &profile.handle)));
        if own && status.get("reblog").is_none() {
            post(builder, &status, &answer.origin, "created_at", ReadBy::JsonApi);
        }
    }
}

pub(super) fn read_outbox(builder: &mut ClaimsBuilder, answer: &Answer) {
    for item in answer.json().get("orderedItems").map(|items| items.items()).unwrap_or_default() {
        if item.text_of("type") == Some("Create")
            && let Some(note) = item.get("object")
        {
            post(builder, &note, &answer.origin, "published", ReadBy::ActivityPub);
        }
    }
}

fn post(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin, time: &str, read_by: ReadBy) {
    if let Some(field) = json.get(time)
        && let Some(text) = field.text()
        && let Some(at) = iso(text)
    {
        builder.activity(&field.at(origin, read_by), at, text);
    }
    if let Some(field) = json.get("content")
        && let Some(html) = field.text()
        && let crosscheck_model::Address::Url(base) = &origin.address
    {
        let text = without_emoji(&fragment(html, base).text);
        if text.chars().count() >= MIN_STATUS {
            builder.text(&field.at(origin, read_by), &text, TextKind::Post);
        }
    }
}

/// The page for people: `og:title` or title `Name (@user@host) - Mastodon`.
pub(super) fn read_page(builder: &mut ClaimsBuilder, profile: &Profile, markup: &Markup, origin: &Origin) {
    let whole = Passage::new(origin, Locator::Whole, ReadBy::SitePage);
    let og = markup.meta("og:title").map(|meta| (meta.value.as_str(), &meta.locator));
    let title = markup.title.as_ref().map(|(text, locator)| (text.as_str(), locator));
    for (text, locator) in [og, title].into_iter().flatten() {
        let Some((name, rest)) = text.split_once("(@") else { continue };
        let user = rest.split(['@', ')']).next().unwrap_or_default();
        if same(user, &profile.handle) {
            let at = whole.with(locator.clone());
            builder.name(&at, &without_emoji(name), NameRole::Display);
            builder.handle(&at, Some(SITE.site_id()), user);
            break;
        }
    }
}
