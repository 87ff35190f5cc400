//! OpenGraph, Twitter cards, `author`, and `rel=me`.

use crosscheck_markup::Markup;
use crosscheck_model::{LinkRole, NameRole, ReadBy, SiteId};
use url::Url;

use super::Depth;
use crate::draft::{At, Draft};

pub(super) fn read(draft: &mut Draft, markup: &Markup, at: &At, depth: Depth) {
    for anchor in markup.me() {
        let at = At { read_by: ReadBy::RelMe, ..at.with(anchor.locator.clone()) };
        draft.link(&at, &anchor.url, LinkRole::Own, &anchor.text);
    }
    let spot = |meta: &crosscheck_markup::Meta| At { read_by: ReadBy::OpenGraph, ..at.with(meta.locator.clone()) };
    let is_profile = markup.meta("og:type").is_some_and(|kind| kind.value.eq_ignore_ascii_case("profile"));
    if is_profile {
        let (first, last) = (markup.meta("profile:first_name"), markup.meta("profile:last_name"));
        if let (Some(first), Some(last)) = (first, last) {
            draft.name(&spot(first), &format!("{} {}", first.value, last.value), NameRole::Display);
        } else if depth == Depth::Everything
            && let Some(title) = markup.meta("og:title")
        {
            draft.name(&spot(title), &title.value, NameRole::Guess);
        }
        if let Some(login) = markup.meta("profile:username") {
            draft.handle(&spot(login), None, &login.value);
        }
        if let Some(image) = markup.meta("og:image")
            && let Ok(url) = markup.url.join(&image.value)
        {
            draft.photo(&spot(image), &url);
        }
    }
    if depth == Depth::Everything {
        if let Some(author) = markup.meta("author") {
            draft.name(&spot(author), &author.value, NameRole::Guess);
        }
        if let Some(creator) = markup.meta("twitter:creator") {
            let handle = creator.value.trim_start_matches('@');
            if !handle.is_empty() && handle.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
                draft.handle(&spot(creator), Some(SiteId::new("x")), handle);
                if let Ok(url) = Url::parse(&format!("https://twitter.com/{handle}")) {
                    draft.link(&spot(creator), &url, LinkRole::Own, &creator.value);
                }
            }
        }
    }
}
