//! OpenGraph, Twitter cards, `author`, and `rel=me`.

use crosscheck_compare::contacts::add_link;
use crosscheck_compare::fold;
use crosscheck_markup::Markup;
use crosscheck_model::{ClaimsBuilder, LinkRole, NameRole, Passage, ReadBy, SiteId};
use url::Url;

use super::depth::Depth;
use super::links::resembles;
use super::subject::is_sites_account;

pub(super) fn read(builder: &mut ClaimsBuilder, markup: &Markup, at: &Passage, depth: Depth) {
    // What stands in the frame of a site's page is the site's.
    let own = markup.me().filter(|anchor| depth == Depth::Everything || !anchor.in_frame);
    for anchor in own.filter(|anchor| !is_sites_account(markup, &anchor.url)) {
        let at = at.with(anchor.locator.clone()).read_as(ReadBy::RelMe);
        add_link(builder, &at, &anchor.url, LinkRole::Own, &anchor.text);
    }
    let spot = |meta: &crosscheck_markup::Meta| at.with(meta.locator.clone()).read_as(ReadBy::OpenGraph);
    let is_profile = markup.meta("og:type").is_some_and(|kind| kind.value.eq_ignore_ascii_case("profile"));
    if is_profile {
        let (first, last) = (markup.meta("profile:first_name"), markup.meta("profile:last_name"));
        if let (Some(first), Some(last)) = (first, last) {
            builder.name(&spot(first), &format!("{} {}", first.value, last.value), NameRole::Display);
        } else if depth == Depth::Everything
            && let Some(title) = markup.meta("og:title")
        {
            builder.name(&spot(title), &title.value, NameRole::Guess);
        }
        if let Some(login) = markup.meta("profile:username") {
            builder.handle(&spot(login), None, &login.value);
        }
        if let Some(image) = markup.meta("og:image")
            && let Ok(url) = markup.url.join(&image.value)
        {
            builder.photo(&spot(image), &url);
        }
    }
}

/// The account that a card names as its maker's: the vendor's of the theme as often as the owner's, so only one of the owner's name is
/// theirs.
pub(super) fn read_creator(builder: &mut ClaimsBuilder, markup: &Markup, at: &Passage) {
    let Some(creator) = markup.meta("twitter:creator") else { return };
    let handle = creator.value.trim_start_matches('@');
    if handle.is_empty() || !handle.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return;
    }
    let names: Vec<String> = builder.claims().names.iter().map(|name| fold(name.value().full.expose())).collect();
    let words: Vec<&str> =
        names.iter().flat_map(|name| name.split(' ')).filter(|word| word.chars().count() > 2).collect();
    let own = resembles(handle, &words);
    let spot = at.with(creator.locator.clone()).read_as(ReadBy::OpenGraph);
    if own {
        builder.handle(&spot, Some(SiteId::new("x")), handle);
    }
    if let Ok(url) = Url::parse(&format!("https://twitter.com/{handle}")) {
        let role = if own { LinkRole::Own } else { LinkRole::Mention };
        add_link(builder, &spot, &url, role, &creator.value);
    }
}
