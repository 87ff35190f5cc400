//! Who a page is about, decided once.

use crosscheck_compare::fold;
use crosscheck_markup::{Markup, Thing, Value};
use url::Url;

use crate::name_form::part_of_title;

/// What a page or site can be in structured data.
const PAGES: [&str; 5] = ["ProfilePage", "AboutPage", "WebPage", "ItemPage", "ContactPage"];
/// Things whose author may be the owner of a page that agrees with it.
const WRITTEN: [&str; 8] = [
    "WebSite",
    "WebPage",
    "Blog",
    "BlogPosting",
    "Article",
    "NewsArticle",
    "SocialMediaPosting",
    "DiscussionForumPosting",
];
/// How a page is tied to its owner.
const OWNERS: [&str; 4] = ["author", "creator", "copyrightHolder", "publisher"];

/// The person that a page is about: the main entity of a profile page; else the only person that stands by itself; else the
/// author of the page, where its title, heading or address agrees. Whoever wrote a review, a book or a comment, works for
/// somebody, founded or attended something is not the page's subject, and neither is the site itself.
pub(super) fn subject(markup: &Markup) -> Option<&Thing> {
    let things = &markup.things;
    let is_person = |thing: &&Thing| thing.is_a("Person") && !is_the_site(markup, thing);
    for page in things.iter().filter(|thing| PAGES.iter().any(|kind| thing.is_a(kind))) {
        for property in ["mainEntity", "about", "mainContentOfPage"] {
            if let Some(person) = things.nested(page, property).into_iter().find(is_person) {
                return Some(person);
            }
        }
    }
    let free: Vec<&Thing> = things.iter().filter(is_person).filter(|thing| !thing.nested).collect();
    let all = if free.is_empty() { owners(markup) } else { free };
    let here: Vec<&Thing> = all.iter().copied().filter(|person| is_here(markup, person)).collect();
    if let [only] = here[..] {
        return Some(only);
    }
    // One person written several times (JSON-LD and microdata, each post's author) is still one.
    let mut names: Vec<&str> = all.iter().flat_map(|thing| things.texts(thing, "name")).collect();
    names.sort_unstable();
    names.dedup();
    let first = all.first().copied()?;
    (names.len() <= 1 && (agrees(markup, first) || !names_another(markup, first))).then_some(first)
}

/// Persons that something the page holds names as its author, where the page agrees.
fn owners(markup: &Markup) -> Vec<&Thing> {
    let things = &markup.things;
    let mut owners: Vec<&Thing> = Vec::new();
    for thing in things.iter().filter(|thing| WRITTEN.iter().any(|kind| thing.is_a(kind))) {
        for value in OWNERS.iter().flat_map(|property| thing.get(property)) {
            if let Value::Thing(index) = value
                && let Some(person) = things.get(*index)
                && person.is_a("Person")
                && !is_the_site(markup, person)
                && agrees(markup, person)
            {
                owners.push(person);
            }
        }
    }
    owners
}

fn name_of<'m>(markup: &'m Markup, person: &'m Thing) -> &'m str {
    markup.things.texts(person, "name").into_iter().next().unwrap_or_default()
}

/// Title, headings and address of the page, as one text.
fn words_of(markup: &Markup) -> String {
    let title = markup.title.iter().map(|(title, _)| title.as_str());
    let meta = ["og:title", "author"].iter().filter_map(|key| markup.meta(key)).map(|meta| meta.value.as_str());
    let headings = markup.headings(1).take(3).map(|heading| heading.text.as_str());
    fold(&title.chain(meta).chain(headings).chain([markup.url.as_str()]).collect::<Vec<_>>().join(" "))
}

/// Whether the title, a heading or the address of the page holds a word of the person's name.
fn agrees(markup: &Markup, person: &Thing) -> bool {
    let page = words_of(markup);
    fold(name_of(markup, person)).split_whitespace().any(|word| word.chars().count() > 1 && page.contains(word))
}

/// Whether the page's title or main heading names somebody else.
fn names_another(markup: &Markup, person: &Thing) -> bool {
    names_another_than(markup, name_of(markup, person))
}

/// Whether the page's title or main heading names somebody else than this.
pub(super) fn names_another_than(markup: &Markup, name: &str) -> bool {
    let name = fold(name);
    let title = markup.title.iter().map(|(title, _)| title.as_str());
    let headings = markup.headings(1).take(1).map(|heading| heading.text.as_str());
    title.chain(headings).filter_map(part_of_title).any(|other| fold(other) != name)
}

/// Whether the person's own address is on this page's host.
fn is_here(markup: &Markup, person: &Thing) -> bool {
    let host = markup.url.host_str();
    let addresses = markup.things.texts(person, "url").into_iter().chain(person.id.as_deref());
    addresses.into_iter().any(|text| {
        markup.url.join(text).is_ok_and(|url| {
            // The front page of a site is not a profile on it.
            let front = url.path() == "/" && url.fragment().is_none() && markup.url.path() != "/";
            url.host_str() == host && !front
        })
    })
}

/// Whether an address is that of the site's own account elsewhere: on a page below its front, an account of the site's own
/// name (`instagram.com/shotwell` on `shotwell.example/mira`).
pub(super) fn is_sites_account(markup: &Markup, address: &Url) -> bool {
    let letters = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let host = markup.url.host_str().unwrap_or_default();
    let label = letters(host.rsplit('.').nth(1).unwrap_or_default());
    let is_deep = !markup.url.path().trim_matches('/').is_empty();
    let handle = address.path_segments().into_iter().flatten().rfind(|segment| !segment.is_empty()).unwrap_or_default();
    is_deep && label.len() > 2 && letters(handle).trim_end_matches("app").trim_end_matches("hq") == label
}

/// Sites name themselves as persons, too: by the name that they go by, or by their own front page.
fn is_the_site(markup: &Markup, thing: &Thing) -> bool {
    let name = fold(name_of(markup, thing));
    let things = &markup.things;
    let site = markup.meta("og:site_name").map(|meta| meta.value.as_str());
    let sites = things.iter().filter(|thing| thing.is_a("WebSite")).flat_map(|thing| things.texts(thing, "name"));
    let named = site.into_iter().chain(sites).any(|site| fold(site) == name);
    let host = markup.url.host_str().unwrap_or_default();
    let label = host.rsplit('.').nth(1).unwrap_or_default();
    let is_deep = !markup.url.path().trim_matches('/').is_empty();
    !name.is_empty() && is_deep && (named || name.replace(' ', "") == label)
}
