use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crosscheck_compare::contacts;
use crosscheck_model::{EducationItem, LinkRole, NameRole, Period, Place, ReadBy, TextKind, WorkItem, is_email};
use url::Url;

use super::node::Node;
use crate::collect::Collector;
use crate::{contact, dates};

const BY: ReadBy = ReadBy::JsonResume;
/// A quote of several fields shows their values in the file's own words with this between them.
const BETWEEN: &str = " · ";
/// Names longer than this are not names.
const MAX_NAME: usize = 256;

pub(super) fn read(root: &Node<'_>, out: &mut Collector<'_>) {
    if let Some(basics) = root.object("basics", out) {
        read_basics(&basics, out);
    }
    for item in root.objects(&["work"], out) {
        read_work(&item, &["name", "company"], &["position"], out);
    }
    for item in root.objects(&["volunteer"], out) {
        // Volunteering is prose and links here; it is not employment.
        read_prose(&item, out);
        read_mention(&item, out);
    }
    for item in root.objects(&["education"], out) {
        read_education(&item, out);
    }
    for item in root.objects(&["languages"], out) {
        read_language(&item, out);
    }
    for item in root.items(&["skills"], out) {
        read_skill(&item, out);
    }
    for section in ["projects", "publications", "certificates", "awards"] {
        for item in root.objects(&[section], out) {
            read_prose(&item, out);
            read_mention(&item, out);
        }
    }
    read_meta(root, out);
}

fn read_basics(basics: &Node<'_>, out: &mut Collector<'_>) {
    let locator = |name: &str| basics.field(&[name]).unwrap_or(Node::root(&serde_json::Value::Null)).locator();
    let at = |name: &str, out: &Collector<'_>| out.at(locator(name), BY);
    let parts: Vec<String> = ["firstName", "lastName"].iter().filter_map(|part| basics.text(&[part], out)).collect();
    let name = basics.text(&["name"], out).or_else(|| (!parts.is_empty()).then(|| parts.join(" ")));
    if let Some(name) = name.filter(|name| name.chars().count() <= MAX_NAME) {
        let at = if basics.field(&["name"]).is_some() { locator("name") } else { basics.locator() };
        out.builder.name(&out.at(at, BY), &name, NameRole::Full);
    }
    if let Some(email) = basics.text(&["email"], out) {
        if is_email(&email) {
            out.builder.email(&at("email", out), &email);
        } else {
            out.problem(locator("email"), "this is not an e-mail address");
        }
    }
    let place = basics.field(&["location"]).and_then(|location| read_place(&location, out));
    let region =
        place.as_ref().and_then(|(place, _)| place.country.as_ref()).map(|country| country.expose().to_owned());
    if let Some((place, quote)) = place {
        out.builder.place(&at("location", out).quoting(quote), place);
    }
    if let Some(text) = basics.text(&["phone"], out) {
        match contacts::stated_phone(&text, region.as_deref().and_then(contact::country_code).as_deref()) {
            Some(phone) => out.builder.phone(&at("phone", out), phone),
            None => out.problem(locator("phone"), "this is not a telephone number"),
        }
    }
    if let Some(node) = basics.field(&["url", "website"]) {
        read_link(&node, LinkRole::Own, out);
    }
    if let Some(node) = basics.field(&["image", "picture"]) {
        read_picture(&node, out);
    }
    if let Some(text) = basics.text(&["summary"], out) {
        out.builder.text(&at("summary", out), &text, TextKind::Bio);
    }
    for profile in basics.objects(&["profiles"], out) {
        if let Some(node) = profile.field(&["url"]) {
            read_link(&node, LinkRole::Own, out);
        }
        let network = profile.text(&["network"], out);
        if let Some(handle) = profile.text(&["username"], out) {
            let site = network.as_deref().and_then(contact::site);
            let quote = network.into_iter().chain([handle.clone()]).collect::<Vec<_>>().join(BETWEEN);
            out.builder.handle(&profile.at(out).quoting(quote), site, &handle);
        }
    }
}

fn read_place(location: &Node<'_>, out: &mut Collector<'_>) -> Option<(Place, String)> {
    if location.is_text() {
        let text = location.own_text(out)?;
        return Some((Place { text: text.as_str().into(), ..Place::default() }, text));
    }
    let locality = location.text(&["city"], out);
    let region = location.text(&["region"], out);
    let country = location.text(&["countryCode", "country"], out);
    let parts: Vec<String> = [&locality, &region, &country].into_iter().flatten().cloned().collect();
    if parts.is_empty() {
        return None;
    }
    let place = Place {
        text: parts.join(", ").into(),
        locality: locality.map(Into::into),
        region: region.map(Into::into),
        country: country.map(Into::into),
    };
    Some((place, parts.join(BETWEEN)))
}

fn read_link(node: &Node<'_>, role: LinkRole, out: &mut Collector<'_>) {
    let Some(text) = node.own_text(out) else { return };
    match contacts::web_address(&text) {
        Some(url) => out.builder.link(&node.at(out), &url, role, &text),
        None => out.problem(node.locator(), "this is not an address on the web"),
    }
}

fn read_mention(item: &Node<'_>, out: &mut Collector<'_>) {
    if let Some(node) = item.field(&["url", "website"]) {
        read_link(&node, LinkRole::Mention, out);
    }
}

fn read_picture(node: &Node<'_>, out: &mut Collector<'_>) {
    let Some(text) = node.own_text(out) else { return };
    if let Some(data) = text.strip_prefix("data:image/").and_then(|rest| rest.split_once(";base64,")) {
        match STANDARD.decode(data.1) {
            Ok(bytes) => out.builder.picture(&node.at(out), bytes, "picture in the file"),
            Err(_) => out.problem(node.locator(), "the picture's base64 is malformed"),
        }
        return;
    }
    match Url::parse(&text).ok().filter(|url| matches!(url.scheme(), "http" | "https")) {
        Some(url) => out.builder.photo(&node.at(out), &url),
        None => out.problem(node.locator(), "the picture is a file that was not handed in"),
    }
}

fn read_period(item: &Node<'_>, out: &mut Collector<'_>) -> (Period, Vec<String>) {
    let mut words = Vec::new();
    let start = item.text(&["startDate"], out);
    let end = item.text(&["endDate"], out);
    let mut period = Period::UNSTATED;
    if let Some(text) = &start {
        period.start = dates::date(text);
        if period.start.is_none()
            && let Some(node) = item.field(&["startDate"])
        {
            out.problem(node.locator(), "this is not a date");
        }
    }
    if let Some(text) = &end {
        match dates::end(text) {
            Some(end) => period.end = end,
            None => {
                if let Some(node) = item.field(&["endDate"]) {
                    out.problem(node.locator(), "this is not a date");
                }
            }
        }
    } else if period.start.is_some() {
        // The specification: a current position has no endDate.
        period.end = crosscheck_model::PeriodEnd::Present;
    }
    words.extend(start);
    words.extend(end);
    (period, words)
}

fn read_work(item: &Node<'_>, organisation: &[&str], title: &[&str], out: &mut Collector<'_>) {
    let organisation = item.text(organisation, out);
    let title = item.text(title, out);
    let place = item.text(&["location"], out);
    let (period, dates) = read_period(item, out);
    let summary = prose_of(item, out);
    read_mention(item, out);
    if organisation.is_none() && title.is_none() && dates.is_empty() {
        return;
    }
    let quote: Vec<String> = [&organisation, &title, &place].into_iter().flatten().cloned().chain(dates).collect();
    let value = WorkItem {
        organisation: organisation.map(Into::into),
        title: title.map(Into::into),
        place: place.map(Into::into),
        period,
        summary: summary.clone().map(Into::into),
    };
    out.builder.work(&item.at(out), value, &quote.join(BETWEEN));
    push_prose(item, summary, out);
}

fn read_education(item: &Node<'_>, out: &mut Collector<'_>) {
    let institution = item.text(&["institution"], out);
    let degree = item.text(&["studyType"], out);
    let field = item.text(&["area"], out);
    let place = item.text(&["location"], out);
    let (mut period, dates) = read_period(item, out);
    if dates.len() == 1 && period.start.is_some() && period.end == crosscheck_model::PeriodEnd::Present {
        // An absent end of a course says nothing: people leave it out.
        period.end = crosscheck_model::PeriodEnd::Unstated;
    }
    if institution.is_none() && degree.is_none() && field.is_none() {
        return;
    }
    let quote: Vec<String> = [&institution, &degree, &field].into_iter().flatten().cloned().chain(dates).collect();
    let value = EducationItem {
        institution: institution.map(Into::into),
        degree: degree.map(Into::into),
        field: field.map(Into::into),
        place: place.map(Into::into),
        period,
    };
    out.builder.education(&item.at(out), value, &quote.join(BETWEEN));
}

fn read_language(item: &Node<'_>, out: &mut Collector<'_>) {
    let Some(language) = item.text(&["language", "name"], out) else { return };
    let level = item.text(&["fluency", "level"], out);
    let quote = [Some(language.clone()), level.clone()].into_iter().flatten().collect::<Vec<_>>().join(BETWEEN);
    out.builder.language(&item.at(out).quoting(quote), &language, level.as_deref());
}

fn read_skill(item: &Node<'_>, out: &mut Collector<'_>) {
    let push = |text: String, node: &Node<'_>, out: &mut Collector<'_>| out.builder.skill(&node.at(out), &text);
    if item.is_text() {
        if let Some(text) = item.own_text(out) {
            push(text, item, out);
        }
        return;
    }
    if let Some(node) = item.field(&["name"])
        && let Some(text) = node.own_text(out)
    {
        push(text, &node, out);
    }
    for keyword in item.items(&["keywords"], out) {
        if let Some(text) = keyword.own_text(out) {
            push(text, &keyword, out);
        }
    }
}

fn prose_of(item: &Node<'_>, out: &mut Collector<'_>) -> Option<String> {
    let mut parts: Vec<String> = item.text(&["summary"], out).into_iter().collect();
    for highlight in item.items(&["highlights"], out) {
        parts.extend(highlight.own_text(out));
    }
    (!parts.is_empty()).then(|| parts.join("\n"))
}

fn push_prose(item: &Node<'_>, prose: Option<String>, out: &mut Collector<'_>) {
    let Some(text) = prose else { return };
    out.builder.text(&item.at(out), &text, TextKind::Body);
}

fn read_prose(item: &Node<'_>, out: &mut Collector<'_>) {
    let description = item.text(&["description"], out);
    let rest = prose_of(item, out);
    let text = [description, rest].into_iter().flatten().collect::<Vec<_>>().join("\n");
    push_prose(item, (!text.is_empty()).then_some(text), out);
}

fn read_meta(root: &Node<'_>, out: &mut Collector<'_>) {
    let push = |node: Node<'_>, name: &str, out: &mut Collector<'_>| {
        if let Some(text) = node.own_text(out) {
            out.builder.metadata(&node.at(out), name, &text);
        }
    };
    if let Some(node) = root.field(&["$schema"]) {
        push(node, "$schema", out);
    }
    let Some(meta) = root.object("meta", out) else { return };
    for name in ["canonical", "version", "lastModified"] {
        if let Some(node) = meta.field(&[name]) {
            push(node, name, out);
        }
    }
}
