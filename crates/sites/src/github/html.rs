use crosscheck_markup::{Found, Markup};
use crosscheck_model::{ClaimsBuilder, Locator, NameRole, Origin, Passage, Period, ReadBy, TextKind, WorkItem};

use super::api::own_link;
use super::{SITE, same};
use crate::site::Profile;

/// Reads the profile page for people. Its elements carry `vcard` classes and `itemprop`s; where those are gone, the
/// title still holds the name. True if the elements were there.
pub(super) fn read(builder: &mut ClaimsBuilder, profile: &Profile, markup: &Markup, origin: &Origin) -> bool {
    let whole = Passage::new(origin, Locator::Whole, ReadBy::SitePage);
    let at = |found: &Found| whole.with(found.locator.clone());
    let first = |class: &str| markup.with_class(class).into_iter().find(|found| !found.text.is_empty());
    let login = first("p-nickname").or_else(|| first("vcard-username"));
    if let Some(login) = &login {
        let handle = login.text.split_whitespace().next().unwrap_or_default();
        builder.handle(&at(login), Some(SITE.site_id()), handle);
    }
    let name = first("vcard-fullname").or_else(|| first("p-name")).filter(|name| !same(&name.text, &profile.handle));
    if let Some(name) = &name {
        builder.name(&at(name), &name.text, NameRole::Display);
    } else if let Some((title, locator)) = &markup.title
        && let Some(name) = name_in_title(title, &profile.handle)
    {
        builder.name(&whole.with(locator.clone()), name, NameRole::Display);
        builder.handle(&whole.with(locator.clone()), Some(SITE.site_id()), &profile.handle);
    }
    if let Some(bio) = first("user-profile-bio").or_else(|| first("p-note")) {
        builder.text(&at(&bio), &bio.text, TextKind::Bio);
    }
    let labelled = |property: &str, class: &str| {
        let found = markup.with_attribute("itemprop", property).into_iter().find(|found| !found.text.is_empty());
        found.or_else(|| first(class))
    };
    if let Some(place) = labelled("homeLocation", "p-label") {
        builder.place_text(&at(&place), &place.text);
    }
    if let Some(company) = labelled("worksFor", "p-org") {
        let item = WorkItem {
            organisation: Some(company.text.trim_start_matches('@').into()),
            title: None,
            place: None,
            period: Period::UNSTATED,
            summary: None,
        };
        builder.work(&at(&company), item, &company.text);
    }
    for anchor in markup.anchors.iter().filter(|anchor| anchor.is_me()) {
        own_link(builder, &whole.with(anchor.locator.clone()), &anchor.url, &anchor.text);
    }
    for mail in markup.with_class("u-email") {
        builder.email(&at(&mail), &mail.text);
    }
    let avatar = markup.with_class("avatar-user").into_iter().find_map(|found| Some((found.url.clone()?, found)));
    if let Some((url, found)) = avatar
        && login.is_some()
    {
        builder.photo(&at(&found), &url);
    }
    login.is_some()
}

/// `ana (Ana Ejemplo) · GitHub`; without a full name the title is `ana · GitHub`.
fn name_in_title<'t>(title: &'t str, handle: &str) -> Option<&'t str> {
    let (login, rest) = title.split_once('(')?;
    let (name, rest) = rest.rsplit_once(')')?;
    (same(login.trim(), handle) && rest.contains("GitHub")).then_some(name.trim())
}
