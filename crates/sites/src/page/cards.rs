//! Microformats2: h-card and h-resume.

use crosscheck_compare::contacts::{add_link, add_phone};
use crosscheck_compare::vocabulary::words::{self, Kind};
use crosscheck_markup::{Item, Markup, Property};
use crosscheck_model::{
    ClaimsBuilder, EducationItem, LinkRole, NameRole, Passage, Period, PeriodEnd, Place, ReadBy, TextKind, WorkItem,
};
use url::Url;

use super::depth::Depth;
use super::quote::quote;
use super::subject::names_another_than;
use crate::dates::partial;

pub(super) fn read(builder: &mut ClaimsBuilder, markup: &Markup, at: &Passage, depth: Depth) {
    let at = at.clone().read_as(ReadBy::Microformats2);
    let resumes: Vec<&Item> =
        markup.items.iter().flat_map(Item::flatten).filter(|item| item.is_a("h-resume")).collect();
    let card = markup.representative_card().or_else(|| {
        let in_resume = resumes.iter().flat_map(|resume| resume.get("contact")).find_map(|value| value.item.as_deref());
        in_resume.filter(|card| card.is_a("h-card")).or_else(|| {
            let lone = || lone_card(markup).or_else(|| lone_author(markup)).filter(|card| is_owners(markup, card));
            (depth == Depth::Everything).then(lone).flatten()
        })
    });
    if let Some(card) = card {
        read_card(builder, card, &at, depth.name_role());
    }
    // Two résumés on one page are two people's, or a list of samples.
    if let [resume] = resumes[..] {
        read_resume(builder, resume, &at);
    }
}

/// On a page of somebody's own, the only person with a card that stands by itself is its owner even if the card does not
/// say so by its address.
fn lone_card(markup: &Markup) -> Option<&Item> {
    lone(markup.items.iter().filter(|item| item.is_a("h-card")).collect())
}

/// The author of what the page holds, if all of it has one author.
fn lone_author(markup: &Markup) -> Option<&Item> {
    let entries =
        markup.items.iter().flat_map(Item::flatten).filter(|item| item.is_a("h-entry") || item.is_a("h-feed"));
    lone(entries.flat_map(|entry| entry.get("author")).filter_map(|author| author.item.as_deref()).collect())
}

/// Whether a card names addresses and all of them lie on other hosts: then it can be that of somebody whom the page
/// mentions, and its name is no more than a hint.
fn lives_elsewhere(card: &Item, page: &Url) -> bool {
    let bare = |url: &Url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned());
    let hosts: Vec<Option<String>> = card
        .get("url")
        .iter()
        .chain(card.get("uid"))
        .filter_map(|value| Url::parse(&value.value).ok())
        .filter(|url| matches!(url.scheme(), "http" | "https"))
        .map(|url| bare(&url))
        .collect();
    !hosts.is_empty() && hosts.iter().all(|host| *host != bare(page))
}

/// Whether a card that stands alone can be the owner's: not where it lives elsewhere, or where the page is headed with another name.
fn is_owners(markup: &Markup, card: &Item) -> bool {
    let name = card.first("name").map(|name| squeeze(&name.value)).unwrap_or_default();
    !lives_elsewhere(card, &markup.url) && !names_another_than(markup, &name)
}

/// The first of these cards, if all name the same person.
fn lone(cards: Vec<&Item>) -> Option<&Item> {
    let first = *cards.first()?;
    let name = |card: &Item| card.first("name").map(|name| squeeze(&name.value));
    cards.iter().all(|card| name(card) == name(first)).then_some(first)
}

pub(crate) fn read_card(builder: &mut ClaimsBuilder, card: &Item, at: &Passage, role: NameRole) {
    let place_of = |value: &Property| at.with(value.locator.clone());
    for name in card.get("name") {
        builder.name(&place_of(name), &squeeze(&name.value), role);
    }
    if card.first("name").is_none() {
        let parts: Vec<String> = ["given-name", "additional-name", "family-name"]
            .iter()
            .filter_map(|part| card.first(part))
            .map(|part| squeeze(&part.value))
            .collect();
        if parts.len() > 1 {
            builder.name(&at.with(card.locator.clone()), &parts.join(" "), role);
        }
    }
    for nickname in card.get("nickname") {
        builder.handle(&place_of(nickname), None, &squeeze(&nickname.value));
    }
    for photo in card.get("photo") {
        if let Ok(url) = Url::parse(&photo.value) {
            builder.photo(&place_of(photo), &url);
        }
    }
    for link in card.get("url").iter().chain(card.get("uid")) {
        if let Ok(url) = Url::parse(&link.value) {
            add_link(builder, &place_of(link), &url, LinkRole::Own, &link.value);
        }
    }
    for mail in card.get("email") {
        builder.email(&place_of(mail), &mail.value);
    }
    for phone in card.get("tel") {
        add_phone(builder, &place_of(phone), &squeeze(&phone.value));
    }
    for note in card.get("note") {
        builder.text(&place_of(note), &note.value, TextKind::Bio);
    }
    for skill in card.get("category") {
        builder.skill(&place_of(skill), &squeeze(&skill.value));
    }
    read_place(builder, card, at);
    let title = ["job-title", "title", "role"].iter().find_map(|name| card.first(name));
    let organisations = card.get("org");
    for organisation in organisations {
        let title = title.filter(|_| organisations.len() == 1);
        add_work(builder, &place_of(organisation), Some(&organisation.value), title, None, Period::UNSTATED, None);
    }
    if organisations.is_empty() && title.is_some() {
        add_work(builder, &at.with(card.locator.clone()), None, title, None, Period::UNSTATED, None);
    }
}

fn read_place(builder: &mut ClaimsBuilder, card: &Item, at: &Passage) {
    let nested = card.get("adr").iter().chain(card.get("location"));
    let mut read = false;
    for value in nested {
        let spot = at.with(value.locator.clone());
        match value.item.as_deref().and_then(place) {
            Some(place) => builder.place(&spot, place),
            None => builder.place_text(&spot, &squeeze(&value.value)),
        }
        read = true;
    }
    if !read && let Some(place) = place(card) {
        builder.place(&at.with(card.locator.clone()), place);
    }
}

fn place(item: &Item) -> Option<Place> {
    let first = |name: &str| item.first(name).map(|value| squeeze(&value.value));
    let (locality, region, country) = (first("locality"), first("region"), first("country-name"));
    let parts: Vec<&str> = [&locality, &region, &country].into_iter().flatten().map(String::as_str).collect();
    if parts.is_empty() {
        return None;
    }
    Some(Place {
        text: parts.join(", ").into(),
        locality: locality.map(Into::into),
        region: region.map(Into::into),
        country: country.map(Into::into),
    })
}

fn read_resume(builder: &mut ClaimsBuilder, resume: &Item, at: &Passage) {
    let here = at.with(resume.locator.clone());
    let contact = resume.get("contact").iter().find_map(|value| value.item.as_deref());
    if contact.is_none_or(|card| card.first("name").is_none())
        && let Some(name) = resume.first("name")
    {
        builder.name(&at.with(name.locator.clone()), &squeeze(&name.value), NameRole::Guess);
    }
    for summary in resume.get("summary") {
        builder.text(&at.with(summary.locator.clone()), &summary.value, TextKind::Bio);
    }
    for skill in resume.get("skill") {
        builder.skill(&at.with(skill.locator.clone()), &squeeze(&skill.value));
    }
    for experience in resume.get("experience").iter() {
        let spot = at.with(experience.locator.clone());
        let Some(item) = experience.item.as_deref() else { continue };
        let summary = ["description", "summary", "note"].iter().find_map(|name| item.first(name));
        let Job { title, organisation, place } = job(item);
        add_work(builder, &spot, organisation, title, place, period(item), summary);
    }
    for education in resume.get("education") {
        let Some(item) = education.item.as_deref() else { continue };
        let first = |names: &[&str]| names.iter().find_map(|name| item.first(name)).map(|value| squeeze(&value.value));
        let institution = first(&["org", "name"]);
        let degree = first(&["degree", "title", "job-title", "summary", "description"]);
        let place = first(&["location", "locality"]);
        let period = period(item);
        let quote = quote(&[degree.as_deref(), institution.as_deref(), place.as_deref()], period);
        let value = EducationItem {
            institution: institution.map(Into::into),
            degree: degree.map(Into::into),
            field: None,
            place: place.map(Into::into),
            period,
        };
        builder.education(&at.with(education.locator.clone()), value, &quote);
    }
    if resume.get("experience").is_empty() && resume.get("education").is_empty() && resume.first("name").is_none() {
        builder.problem(here.locator, "the h-resume holds neither experience nor education");
    }
}

struct Job<'i> {
    title: Option<&'i Property>,
    organisation: Option<&'i str>,
    place: Option<&'i str>,
}

/// Who did what for whom. The format leaves open what the name of an experience is: the employer's beside a job title, the
/// job's where the employer is written as an organisation of its own or as the card of the location.
fn job(item: &Item) -> Job<'_> {
    let first = |names: &[&str]| names.iter().find_map(|name| item.first(name));
    let is_firm = |value: &&Property| value.item.as_deref().is_some_and(|card| card.is_a("h-card"));
    let own_title = first(&["job-title", "title", "role"]);
    let (org, name) = (item.first("org"), item.first("name"));
    let location = first(&["location", "locality"]);
    let firm = org.or(location.filter(is_firm).filter(|firm| {
        let job = name.is_some_and(|name| words::has(Kind::Title, &name.value));
        own_title.is_some() && name.is_none() || own_title.is_none() && job && !words::has(Kind::Title, &firm.value)
    }));
    let organisation = firm.or(name).map(|value| value.value.as_str());
    let title = own_title.or(firm.and(name).filter(|name| Some(name.value.as_str()) != organisation));
    let place = location.map(|value| value.value.as_str()).filter(|place| Some(*place) != organisation);
    Job { title, organisation, place }
}

fn period(item: &Item) -> Period {
    let date = |name: &str| item.first(name).and_then(|value| partial(&value.value));
    match (date("start"), date("end")) {
        (start, Some(end)) => Period { start, end: PeriodEnd::On(end) },
        (start, None) => Period { start, end: PeriodEnd::Unstated },
    }
}

fn add_work(
    builder: &mut ClaimsBuilder,
    at: &Passage,
    organisation: Option<&str>,
    title: Option<&Property>,
    place: Option<&str>,
    period: Period,
    summary: Option<&Property>,
) {
    let organisation = organisation.map(squeeze);
    let title = title.map(|title| squeeze(&title.value));
    let place = place.map(squeeze);
    let quote = quote(&[title.as_deref(), organisation.as_deref(), place.as_deref()], period);
    let item = WorkItem {
        organisation: organisation.map(Into::into),
        title: title.map(Into::into),
        place: place.map(Into::into),
        period,
        summary: summary.map(|summary| summary.value.as_str().into()),
    };
    builder.work(at, item, &quote);
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
