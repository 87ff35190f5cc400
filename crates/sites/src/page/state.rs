//! State that an unknown page hands to its scripts: weak, for nobody says what its members mean. Only an object that is named after the
//! page's owner is read, and only where there is one.

use crosscheck_compare::contacts::add_link;
use crosscheck_markup::{Json, Markup};
use crosscheck_model::{Certainty, ClaimsBuilder, LinkRole, Locator, NameRole, Passage, ReadBy};
use serde_json::Value;
use url::Url;

use crate::name_form::{is_name_like, is_nobodys};

/// Scripts that hold state, by their ids or the names it is assigned to.
const MARKS: [&str; 5] = ["__NEXT_DATA__", "__NUXT_DATA__", "__NUXT__", "__INITIAL_STATE__", "__PRELOADED_STATE__"];
/// Members that hold whose page it is.
const OWNERS: [&str; 8] = ["author", "owner", "profile", "person", "basics", "siteMetadata", "personal", "aboutMe"];
/// Members that make an object with a name a person's.
const PERSONAL: [&str; 10] =
    ["jobTitle", "title", "label", "bio", "email", "socials", "social", "headline", "tagline", "occupation"];
/// Members that hold profiles of the same person.
const PROFILES: [&str; 6] = ["socials", "social", "socialLinks", "profiles", "sameAs", "links"];
/// Objects that are looked at, and how deep.
const MAX_SEEN: usize = 4_000;
const MAX_DEPTH: usize = 10;
/// Profiles of one person.
const MAX_PROFILES: usize = 20;

pub(super) fn read(builder: &mut ClaimsBuilder, markup: &Markup, at: &Passage) {
    for mark in MARKS {
        let Some((value, script)) = markup.state(mark) else { continue };
        let owners = owners(&Json::root(&value));
        let names: Vec<String> = owners.iter().filter_map(name).collect();
        let Some((owner, first)) = owners.iter().find_map(|owner| Some((owner, name(owner)?))) else { continue };
        // Several people in one state are a team or the authors of posts.
        if names.iter().any(|other| *other != first) {
            continue;
        }
        let spot = |json: &Json<'_>| {
            let locator = Locator::Field(format!("{script} {}", json.pointer()));
            at.with(locator).read_as(ReadBy::Html).with_certainty(Certainty::Guessed)
        };
        if builder.claims().names.is_empty() {
            builder.name(&spot(owner), &first, NameRole::Guess);
        }
        if let Some(mail) = owner.text_of("email") {
            builder.email(&spot(owner), mail);
        }
        for list in PROFILES.iter().filter_map(|key| owner.get(key)) {
            for (place, url) in addresses(&list).into_iter().take(MAX_PROFILES) {
                add_link(builder, &spot(&place), &url, LinkRole::Own, url.as_str());
            }
        }
    }
}

/// Objects under a member that names the owner, and that hold something personal besides a name.
fn owners<'v>(root: &Json<'v>) -> Vec<Json<'v>> {
    let mut found = Vec::new();
    let mut open = vec![(root.clone(), 0, false)];
    let mut seen = 0;
    while let Some((json, depth, named)) = open.pop() {
        seen += 1;
        if seen > MAX_SEEN || depth > MAX_DEPTH {
            continue;
        }
        if named && name(&json).is_some() && PERSONAL.iter().any(|key| json.get(key).is_some()) {
            found.push(json.clone());
        }
        for (key, member) in json.members() {
            if matches!(member.value(), Value::Object(_)) {
                open.push((member, depth + 1, OWNERS.contains(&key)));
            }
        }
        // Of a list only the length is known: the authors of posts stand in lists.
    }
    found
}

fn name(json: &Json<'_>) -> Option<String> {
    let joined = || Some(format!("{} {}", json.text_of("firstName")?, json.text_of("lastName")?));
    let whole = ["name", "fullName", "author"].iter().find_map(|key| json.text_of(key)).map(str::to_owned);
    whole.or_else(joined).filter(|name| is_name_like(name) && !is_nobodys(name))
}

/// Addresses in a list or an object: texts, or the `url` or `href` of its members.
fn addresses<'v>(list: &Json<'v>) -> Vec<(Json<'v>, Url)> {
    let members = list.members().into_iter().map(|(_, member)| member).chain(list.items());
    let address = |member: Json<'v>| {
        let text = member.text().or_else(|| ["url", "href", "link"].iter().find_map(|key| member.text_of(key)))?;
        let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        Some((member, url))
    };
    members.filter_map(address).collect()
}
