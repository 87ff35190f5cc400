//! What a table says to do with addresses and pages.

use crosscheck_markup::{Block, BlockKind, Found, Json, Markup};
use crosscheck_model::{
    ClaimsBuilder, Extraction, Gap, Locator, Outcome, Page, Passage, ReadBy, Request, SourceId, Want,
};
use url::Url;

use super::fields::{self, Context};
use super::forms::{captured, fill};
use super::values::{find, first};
use super::wording::{part, strip_prefix_ci};
use super::{Answer, AskPage, Cell, Spot, Table, items, marks};
use crate::address::bare_host;
use crate::hosts::sites_of;
use crate::outcome::conclude;
use crate::page::{self, KnownSites};
use crate::site::{AccessPolicy, Profile, Site};

/// Words that stand where handles stand on most sites.
const RESERVED: [&str; 40] = [
    "about",
    "account",
    "api",
    "app",
    "apps",
    "auth",
    "blog",
    "careers",
    "contact",
    "discover",
    "docs",
    "download",
    "events",
    "explore",
    "faq",
    "features",
    "feed",
    "help",
    "home",
    "index.html",
    "jobs",
    "legal",
    "login",
    "logout",
    "new",
    "news",
    "notifications",
    "policies",
    "pricing",
    "privacy",
    "search",
    "settings",
    "share",
    "signin",
    "signup",
    "static",
    "support",
    "tags",
    "terms",
    "topics",
];
/// Requests that one answer can lead to.
const MAX_FOLLOW_UPS: usize = 5;
/// Links of one page that are kept; profiles hold a few.
const MAX_OUTWARD: usize = 40;

/// The profile that an address names.
pub(crate) fn recognise(site: &Site, table: &Table, url: &Url) -> Option<Profile> {
    if !is_here(site, url) {
        return None;
    }
    let named = |form: &str| {
        let found = captured(form, url, &site.facts)?;
        Some((found.handle.filter(|handle| !is_reserved(table, handle))?, found.host))
    };
    let forms = site.url_forms.iter().chain(table.answers.iter().flat_map(|answer| answer.at));
    let (handle, host) = forms.copied().find_map(named)?;
    let form = own_form(site, host.as_deref())?;
    let host = host.unwrap_or_default();
    // Where a form leaves part of the address open, the address itself is the profile's.
    let own = if form.trim_end_matches("/**").contains('*') {
        let mut own = url.clone();
        own.set_query(None);
        own.set_fragment(None);
        own
    } else {
        fill(form, &host, &handle, "")?
    };
    let host = if host.is_empty() { bare_host(&own).to_owned() } else { host };
    Some(Profile { site: site.site_id(), host, url: own, handle })
}

/// The form of a profile's own address: the first for a host of the site's, or for any other host.
fn own_form(site: &Site, host: Option<&str>) -> Option<&'static str> {
    let start = match host {
        None => return site.url_forms.first().copied(),
        Some(host) if site.facts.is_on(host) => "https://{site}/",
        Some(_) => "https://{host}/",
    };
    site.url_forms.iter().copied().find(|form| form.starts_with(start))
}

fn is_reserved(table: &Table, handle: &str) -> bool {
    let word = handle.to_ascii_lowercase();
    RESERVED.contains(&word.as_str()) || table.reserved.contains(&word.as_str())
}

fn is_here(site: &Site, url: &Url) -> bool {
    let sites = sites_of(bare_host(url));
    let own = sites.iter().any(|place| crate::SITES[*place].facts.id == site.facts.id);
    // A host that belongs to another site is not any host.
    let free = || sites.is_empty() && site.url_forms.iter().any(|form| form.starts_with("https://{host}/"));
    matches!(url.scheme(), "http" | "https") && (own || free())
}

/// What to ask first.
pub(crate) fn requests(site: &Site, table: &Table, profile: &Profile) -> Vec<Request> {
    if matches!(site.access_policy, AccessPolicy::Walled(_) | AccessPolicy::Closed) {
        return Vec::new();
    }
    let asked = table.answers.iter().filter(|answer| answer.key.is_empty());
    let mut wanted: Vec<Request> = asked.filter_map(|answer| request(answer, profile, "")).collect();
    if table.ask_page == AskPage::Always || (wanted.is_empty() && table.ask_page != AskPage::Never) {
        wanted.push(Request::new(profile.url.clone(), Want::Html));
    }
    wanted
}

fn request(answer: &Answer, profile: &Profile, key: &str) -> Option<Request> {
    Some(Request::new(fill(answer.at.first()?, &profile.host, &profile.handle, key)?, answer.ask?))
}

/// What to ask next.
pub(crate) fn follow_up(site: &Site, table: &Table, profile: &Profile, pages: &[Page]) -> Vec<Request> {
    if matches!(site.access_policy, AccessPolicy::Walled(_) | AccessPolicy::Closed) {
        return Vec::new();
    }
    let mut wanted = Vec::new();
    for answer in table.answers.iter().filter(|answer| !answer.key.is_empty()) {
        let keys = keys(site, table, profile, pages, answer);
        wanted.extend(keys.iter().take(MAX_FOLLOW_UPS).filter_map(|key| request(answer, profile, key)));
    }
    let answered = pages.iter().any(|page| page.status < 400 || page.status == 404);
    if table.ask_page == AskPage::IfNothingElse && !answered {
        wanted.push(Request::new(profile.url.clone(), Want::Html));
    }
    wanted
}

/// The values of `{key}` for an answer, as the profile's other answers give them.
fn keys(site: &Site, table: &Table, profile: &Profile, pages: &[Page], answer: &Answer) -> Vec<String> {
    let mut keys = Vec::new();
    for page in pages.iter().filter(|page| page.status < 400) {
        let Some(value) = crate::answer::body(page) else { continue };
        let root = Json::root(&value);
        let Some(kind) = kind_of(site, table, profile, page, &root).filter(|kind| kind.key.is_empty()) else {
            continue;
        };
        if record(kind, profile, &root).is_some() {
            keys.extend(find(&root, answer.key).iter().filter_map(Json::word));
        }
    }
    keys.dedup();
    keys
}

/// Whether a page of an archive may be read for this profile.
pub(crate) fn owns(site: &Site, table: &Table, profile: &Profile, url: &Url) -> bool {
    let same = |handle: Option<String>| handle.is_none_or(|handle| handle.eq_ignore_ascii_case(&profile.handle));
    let forms = site.url_forms.iter().chain(table.answers.iter().flat_map(|answer| answer.at));
    is_here(site, url) && forms.filter_map(|form| captured(form, url, &site.facts)).any(|found| same(found.handle))
}

/// Which kind of answer this is: by its address, else by what it holds.
fn kind_of<'t>(site: &Site, table: &'t Table, profile: &Profile, page: &Page, root: &Json<'_>) -> Option<&'t Answer> {
    let holds = |answer: &&Answer| answer.holds.iter().all(|at| first(root, at).is_some());
    let here = |answer: &&Answer| {
        answer.at.iter().any(|at| {
            captured(at, &page.url, &site.facts)
                .is_some_and(|found| found.handle.is_none_or(|handle| handle.eq_ignore_ascii_case(&profile.handle)))
        })
    };
    let by_address = table.answers.iter().filter(holds).find(here);
    by_address.or_else(|| table.answers.iter().filter(|answer| !answer.holds.is_empty()).find(holds))
}

/// The record of an answer that is about this profile.
fn record<'v>(answer: &Answer, profile: &Profile, root: &Json<'v>) -> Option<Json<'v>> {
    let named = |json: &Json<'v>| first(json, answer.own).and_then(|json| json.word());
    let plain = |handle: &str| handle.trim_start_matches(['@', '~']).to_lowercase();
    if answer.record.is_empty() {
        return named(root).is_none_or(|name| plain(&name) == plain(&profile.handle)).then(|| root.clone());
    }
    let mut records = find(root, answer.record);
    let own = records.iter().position(|json| named(json).is_some_and(|name| plain(&name) == plain(&profile.handle)));
    let only = || (records.len() == 1 && named(&records[0]).is_none()).then_some(0);
    own.or_else(only).map(|index| records.swap_remove(index))
}

/// Pages to claims.
pub(crate) fn read(
    site: &Site,
    table: &Table,
    profile: &Profile,
    source: SourceId,
    pages: &[Page],
    known: KnownSites,
) -> Extraction {
    let mut builder = ClaimsBuilder::new();
    let (mut absent, mut shell) = (false, false);
    for page in pages {
        if marks::any(table.absent, page) {
            absent = true;
        } else if marks::any(table.shell, page) {
            shell = true;
        } else if page.status < 400 && table.own_page && crate::answer::body(page).is_none() {
            page::read_own(&mut builder, page, source, known);
        } else if page.status < 400 {
            read_one(&mut builder, site, table, profile, source, page);
        }
    }
    let extraction = conclude(builder, pages, |page| owns(site, table, profile, &page.url));
    let nothing =
        !matches!(extraction.outcome, Outcome::Read | Outcome::NotReached(Gap::Refused(_) | Gap::RateLimited(_)));
    match (extraction.outcome.clone(), site.access_policy) {
        _ if shell && nothing => Extraction::without_claims(Outcome::NotReached(Gap::NeedsBrowser)),
        _ if absent && nothing => Extraction { outcome: Outcome::NotReached(Gap::NoSuchProfile), ..extraction },
        // Whatever else came back, it is the wall that kept the profile from being read.
        (Outcome::NotReached(Gap::NotCaptured), AccessPolicy::Walled(refusal)) => {
            Extraction::without_claims(Outcome::NotReached(Gap::Refused(refusal)))
        }
        _ => extraction,
    }
}

fn read_one(builder: &mut ClaimsBuilder, site: &Site, table: &Table, profile: &Profile, source: SourceId, page: &Page) {
    let origin = page.origin(source);
    if let Some(value) = crate::answer::body(page) {
        let root = Json::root(&value);
        let Some(answer) = kind_of(site, table, profile, page, &root) else {
            // Another program's form of the same person: an actor, a card.
            crate::actor::read(builder, &crate::answer::Answer { origin, value });
            return;
        };
        if let Some(record) = record(answer, profile, &root) {
            let context = Context { facts: &site.facts, passage: &|json| json.at(&origin, ReadBy::JsonApi) };
            fields::read(builder, &record, answer.fields, &context);
            fields::read(builder, &root, answer.around, &context);
        }
        return;
    }
    let Some(markup) = page::parse(page) else { return };
    let whole = Passage::new(&origin, Locator::Whole, ReadBy::SitePage);
    for (mark, fields) in table.state {
        let Some((value, locator)) = markup.state(mark) else { continue };
        let place = |json: &Json<'_>| whole.with(Locator::Field(format!("{locator} {}", json.pointer())));
        fields::read(builder, &Json::root(&value), fields, &Context { facts: &site.facts, passage: &place });
    }
    page::read_markup(builder, &markup, &origin);
    items::read(builder, &markup, table.entries, &whole);
    // Sections leave alone what has been read with dates.
    if table.sections {
        page::read_sections(builder, &markup, &whole);
    }
    for cell in table.page {
        read_cell(builder, site, profile, &markup, cell, &whole);
    }
}

fn read_cell(
    builder: &mut ClaimsBuilder,
    site: &Site,
    profile: &Profile,
    markup: &Markup,
    cell: &Cell,
    whole: &Passage,
) {
    let elements = |found: Vec<Found>| found.into_iter().map(|found| (value_of(&found, cell), found.locator)).collect();
    let spots: Vec<(String, Locator)> = match cell.at {
        Spot::Meta(key) => {
            markup.meta(key).map(|meta| (meta.value.clone(), meta.locator.clone())).into_iter().collect()
        }
        Spot::Title => markup.title.clone().into_iter().collect(),
        Spot::Class(class) => elements(markup.with_class(class)),
        Spot::Id(id) => elements(markup.with_attribute("id", id)),
        Spot::Attribute(name, value) => elements(markup.with_attribute(name, value)),
        Spot::LinksIn(class) => elements(markup.links_in_class(class)),
        Spot::First(class) => elements(markup.with_class(class).into_iter().take(1).collect()),
        Spot::Outward => outward(markup),
        Spot::Heading(level) => {
            markup.headings(level).take(1).map(|block| (block.text.clone(), block.locator.clone())).collect()
        }
        Spot::Labelled(label) => labelled(markup, label),
    };
    for (text, locator) in spots {
        if let Some(value) = cell.forms.iter().find_map(|form| part(form, text.trim(), &profile.handle)) {
            fields::claim(builder, &whole.with(locator), value, cell.means, &site.facts);
        }
    }
}

/// Links of the page's body that lead to other hosts.
fn outward(markup: &Markup) -> Vec<(String, Locator)> {
    let here = bare_host(&markup.url);
    let leads_out = |url: &Url| {
        let host = bare_host(url);
        matches!(url.scheme(), "http" | "https") && !host.ends_with(here) && !here.ends_with(host)
    };
    let anchors = markup.anchors.iter().filter(|anchor| !anchor.in_frame && !anchor.in_nav && !anchor.unseen);
    let out = anchors.filter(|anchor| leads_out(&anchor.url));
    out.take(MAX_OUTWARD).map(|anchor| (anchor.url.to_string(), anchor.locator.clone())).collect()
}

/// What stands beside or below a label: in the same row, or in the block that follows one with nothing but the label.
fn labelled(markup: &Markup, label: &str) -> Vec<(String, Locator)> {
    let rest =
        |text: &str| Some(strip_prefix_ci(text.trim(), label)?.trim_start_matches([':', ' ', '\n', '\t']).to_owned());
    let with_next = |(index, block): (usize, &Block)| {
        let text = rest(&block.text)?;
        if !text.is_empty() {
            let parted = block.text.trim().get(label.len()..)?.starts_with([':', ' ', '\n', '\t']);
            return (parted && block.kind == BlockKind::Row).then(|| (text, block.locator.clone()));
        }
        markup.blocks.get(index + 1).map(|next| (next.text.clone(), next.locator.clone()))
    };
    markup.blocks.iter().enumerate().filter_map(with_next).take(1).collect()
}

/// What an element states: its address where a link or picture is meant, else its text.
fn value_of(found: &Found, cell: &Cell) -> String {
    let address = matches!(cell.means, super::Means::Link(_) | super::Means::Photo | super::Means::Email);
    let stated = found.attr("content").or_else(|| found.attr("datetime")).map(str::to_owned);
    match &found.url {
        Some(url) if address => url.to_string(),
        _ => stated.unwrap_or_else(|| found.text.clone()),
    }
}
