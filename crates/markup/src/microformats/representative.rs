use url::Url;

use super::item::Item;

/// The h-card that stands for the page's owner, by the representative h-card algorithm: `uid` and `url` are the page;
/// else `url` is also a `rel=me`; else the only h-card and its `url` is the page.
pub(crate) fn representative<'i>(items: &'i [Item], page: &Url, me: &[&Url]) -> Option<&'i Item> {
    let cards: Vec<&Item> = items.iter().flat_map(Item::flatten).filter(|item| item.is_a("h-card")).collect();
    let has = |card: &Item, property: &str, url: &Url| card.get(property).iter().any(|value| same(&value.value, url));
    let by_uid = cards.iter().find(|card| has(card, "uid", page) && has(card, "url", page));
    let by_me = || cards.iter().find(|card| me.iter().any(|url| has(card, "url", url)));
    let only = || cards.first().filter(|card| cards.len() == 1 && has(card, "url", page));
    by_uid.or_else(by_me).or_else(only).copied()
}

fn same(written: &str, url: &Url) -> bool {
    let Ok(written) = Url::parse(written) else { return false };
    key(&written) == key(url)
}

/// Scheme, fragment and a final slash do not tell pages apart.
fn key(url: &Url) -> (Option<&str>, &str, Option<&str>) {
    (url.host_str(), url.path().trim_end_matches('/'), url.query())
}
