use crosscheck_compare::contacts::{add_link, add_website};
use crosscheck_markup::{Markup, fragment, unescape};
use crosscheck_model::{
    AccountFactKind, ClaimsBuilder, LinkRole, Locator, NameRole, OffsetTime, Origin, Page, Passage, ReadBy, TextKind,
};
use jiff::Timestamp;
use url::Url;

use super::{SITE, host_of};
use crate::address::{bare_host, segments};
use crate::answer::{Answer, body};
use crate::site::Profile;
use crosscheck_markup::Json;

/// Sites of a network account: host and the user's number there, highest reputation first.
pub(super) fn associated(profile: &Profile, pages: &[Page]) -> Vec<(String, i64)> {
    let mut found: Vec<(i64, String, i64)> = Vec::new();
    for page in pages.iter().filter(|page| page.status == 200) {
        if !matches!(segments(&page.url)[..], [_, "users", id, "associated"] if id == profile.handle) {
            continue;
        }
        let Some(value) = body(page) else { continue };
        for site in Json::root(&value).get("items").map(|items| items.items()).unwrap_or_default() {
            let host =
                site.text_of("site_url").and_then(|url| Url::parse(url).ok()).map(|url| bare_host(&url).to_owned());
            if let (Some(host), Some(id)) = (host, site.number_of("user_id")) {
                found.push((site.number_of("reputation").unwrap_or(0), host, id));
            }
        }
    }
    found.sort_by_key(|(reputation, ..)| std::cmp::Reverse(*reputation));
    found.into_iter().map(|(_, host, id)| (host, id)).collect()
}

/// Reads one answer; true if it says that there is no such user.
pub(super) fn read(
    builder: &mut ClaimsBuilder,
    profile: &Profile,
    answer: &Answer,
    url: &Url,
    mine: &[(String, i64)],
) -> bool {
    let json = answer.json();
    let Some(items) = json.get("items") else { return false };
    let path = segments(url);
    let site = url.query_pairs().find(|(key, _)| key == "site").map(|(_, site)| host_of(&site));
    let is_me = |id: i64| {
        id.to_string() == profile.handle && site.as_deref().is_none_or(|site| site == profile.host)
            || site.as_deref().is_some_and(|site| mine.iter().any(|(host, known)| host == site && *known == id))
    };
    match path[..] {
        [_, "users", _] => {
            let users = items.items();
            // The answer to a filter that leaves numbers out concerns whom the address names.
            let lone = users.len() == 1 && path[2].parse().is_ok_and(is_me);
            for user in &users {
                if user.number_of("user_id").map_or(lone, is_me) {
                    self::user(builder, user, &answer.origin, url);
                }
            }
            users.is_empty()
        }
        [_, "users", _, "posts" | "answers" | "questions" | "comments", ..] => {
            for post in items.items() {
                let owner = post.get("owner").and_then(|owner| owner.number_of("user_id"));
                if owner.is_none_or(is_me) {
                    self::post(builder, &post, &answer.origin, url);
                }
            }
            false
        }
        [_, "users", _, "timeline"] => {
            for event in items.items() {
                activity(builder, &event, &answer.origin);
            }
            false
        }
        // Saved under another address, an answer is known by its shape.
        _ => {
            for item in items.items() {
                if item.text_of("display_name").is_some() && item.number_of("user_id").is_some_and(is_me) {
                    self::user(builder, &item, &answer.origin, url);
                }
            }
            false
        }
    }
}

fn user(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin, base: &Url) {
    let text =
        |key: &str| json.get(key).and_then(|field| Some((field.at(origin, ReadBy::JsonApi), unescape(field.text()?))));
    if let Some((at, name)) = text("display_name") {
        builder.name(&at, &name, NameRole::Display);
    }
    if let Some((at, place)) = text("location") {
        builder.place_text(&at, &place);
    }
    if let Some((at, site)) = text("website_url") {
        add_website(builder, &at, &site);
    }
    if let Some(field) = json.get("about_me")
        && let Some(about) = field.text()
    {
        let at = field.at(origin, ReadBy::JsonApi);
        let about = fragment(about, base);
        builder.text(&at, &about.text, TextKind::Bio);
        for link in &about.links {
            add_link(builder, &at, &link.url, LinkRole::Mention, &link.text);
        }
    }
    if let Some((at, image)) = text("profile_image")
        && let Ok(url) = Url::parse(&image)
    {
        builder.photo(&at, &url);
    }
    for (key, kind) in [("creation_date", AccountFactKind::Created), ("last_access_date", AccountFactKind::LastActive)]
    {
        if let (Some(field), Some(number)) = (json.get(key), json.number_of(key)) {
            let time = Timestamp::from_second(number).ok();
            builder.fact(&field.at(origin, ReadBy::JsonApi), kind, &number.to_string(), time);
        }
    }
    if let (Some(field), Some(id)) = (json.get("account_id"), json.number_of("account_id")) {
        builder.fact(&field.at(origin, ReadBy::JsonApi), AccountFactKind::StableId, &id.to_string(), None);
    }
    if let Some((at, kind)) = text("user_type").filter(|(_, kind)| kind != "registered" && kind != "moderator") {
        builder.fact(&at, AccountFactKind::State, &kind, None);
    }
}

fn post(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin, base: &Url) {
    activity(builder, json, origin);
    if let Some(field) = json.get("body")
        && let Some(html) = field.text()
    {
        builder.text(&field.at(origin, ReadBy::JsonApi), &without_code(html, base), TextKind::Post);
    }
}

/// The author's own prose: no code, no quotations.
fn without_code(html: &str, base: &Url) -> String {
    let markup = crosscheck_markup::read(html.as_bytes(), Some("text/html; charset=utf-8"), base);
    let own = markup.blocks.iter().filter(|block| {
        !matches!(block.kind, crosscheck_markup::BlockKind::Code | crosscheck_markup::BlockKind::Quote)
    });
    own.map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn activity(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin) {
    if let (Some(field), Some(number)) = (json.get("creation_date"), json.number_of("creation_date"))
        && let Ok(instant) = Timestamp::from_second(number)
    {
        let time = OffsetTime { instant, offset_seconds: None };
        builder.activity(&field.at(origin, ReadBy::JsonApi), time, &number.to_string());
    }
}

/// The page for people: title `User NAME - Site`, classes of the profile header.
pub(super) fn read_page(builder: &mut ClaimsBuilder, profile: &Profile, markup: &Markup, origin: &Origin) {
    let whole = Passage::new(origin, Locator::Whole, ReadBy::SitePage);
    let title = markup.title.as_ref();
    let titled = title.and_then(|(title, locator)| {
        let rest = title.strip_prefix("User ")?;
        Some((rest.rsplit_once(" - ").map_or(rest, |(name, _)| name), locator))
    });
    if let Some((name, locator)) = titled {
        builder.name(&whole.with(locator.clone()), name, NameRole::Display);
        builder.handle(&whole.with(locator.clone()), Some(SITE.site_id()), &profile.handle);
    }
    let first = |class: &str| markup.with_class(class).into_iter().find(|found| !found.text.is_empty());
    if let Some(bio) = first("js-about-me-content") {
        builder.text(&whole.with(bio.locator.clone()), &bio.text, TextKind::Bio);
    }
    if titled.is_some() {
        // The header shows icons with titles before place and website.
        for found in markup.with_class("wmx2") {
            if found.attr("title").is_some_and(|title| title == found.text) && found.url.is_none() {
                builder.place_text(&whole.with(found.locator.clone()), &found.text);
            }
        }
        let avatar =
            markup.images().into_iter().find(|image| image.attr("class").is_some_and(|class| class.contains("avatar")));
        if let Some(url) = avatar.as_ref().and_then(|image| image.url.clone()) {
            builder.photo(&whole, &url);
        }
    }
}
