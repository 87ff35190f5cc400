//! `offer.json`: the terms, and what the candidate announced.

use crosscheck_model::Locator;
use crosscheck_model::records::{Announcement, Offer, Record};
use serde_json::{Map, Value};

use crate::context::Context;
use crate::input::File;
use crate::json;
use crate::output::Output;

const KNOWN: [&str; 11] = [
    "offer_ts",
    "start_date",
    "employer",
    "candidate_email",
    "residence_country",
    "agreed_hours",
    "payment",
    "vpn",
    "it_tools",
    "announcements",
    "nationality_rule",
];

pub(crate) fn read(file: &mut File<'_>, context: &mut Context, out: &mut Output) {
    let Some(value) = json::value(file, out) else { return };
    let Some((_, object)) = json::objects(value, &KNOWN, out).into_iter().next() else { return };
    if let Some(email) = json::text(&object, "candidate_email") {
        context.who.add(&email);
    }
    for network in list(&object, "vpn").into_iter().filter_map(Value::as_object) {
        match json::text(network, "cidr").map(|text| text.parse()) {
            Some(Ok(prefix)) => context.networks.announce(prefix),
            _ => out.problem(Locator::JsonPointer("/vpn".to_owned()), "an entry without a network, as 192.0.2.0/24"),
        }
    }
    context.tools.extend(list(&object, "it_tools").into_iter().filter_map(Value::as_str).map(str::to_lowercase));
    let rule = object.get("nationality_rule").and_then(Value::as_object);
    context.nationality_rule = rule.is_some_and(|rule| json::text(rule, "basis").is_some());
    let announcements = list(&object, "announcements").into_iter().filter_map(Value::as_object);
    let announcements: Vec<Announcement> = announcements.map(|one| announcement(one, out)).collect();
    let offer = Offer {
        at: json::time(&object, "offer_ts", "", out),
        start: json::date(&object, "start_date", "", out),
        residence: json::code(&object, "residence_country"),
        method: object.get("payment").and_then(Value::as_object).and_then(|terms| json::text(terms, "method")),
        announcements,
        hours: hours(&object, out),
    };
    let mut quote = json::quote(&object, &["offer_ts", "start_date", "residence_country"]);
    if let Some(method) = &offer.method {
        quote.push_str(&format!("; payment: {method}"));
    }
    if let Some((zone, days, from, to)) = &offer.hours {
        let clock = |minutes: &u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let days: Vec<String> = days.iter().map(i8::to_string).collect();
        quote.push_str(&format!("; hours: {} to {}, days {}, {zone}", clock(from), clock(to), days.join(" ")));
    }
    out.row(Record::Offer(offer), quote, Locator::JsonPointer(String::new()));
}

fn list<'a>(object: &'a Map<String, Value>, name: &str) -> Vec<&'a Value> {
    object.get(name).and_then(Value::as_array).map(|list| list.iter().take(1000).collect()).unwrap_or_default()
}

fn announcement(object: &Map<String, Value>, out: &mut Output) -> Announcement {
    let mut moment = |name: &str, end: bool| {
        let text = json::text(object, name)?;
        // A day stands for its first or its last moment, wherever on Earth.
        let whole = if end { format!("{text}T23:59:59-12:00") } else { format!("{text}T00:00:00+14:00") };
        let read = crate::table::time(&text).or_else(|_| crate::table::time(&whole));
        if let Err(why) = read {
            out.problem(Locator::JsonPointer(format!("/announcements/{name}")), why);
        }
        read.ok()
    };
    Announcement {
        at: moment("ts", false),
        kind: json::text(object, "kind").unwrap_or_default(),
        place: json::text(object, "place").map(Into::into),
        from: moment("from", false),
        to: moment("to", true),
    }
}

fn hours(object: &Map<String, Value>, out: &mut Output) -> Option<(String, Vec<i8>, u16, u16)> {
    let hours = object.get("agreed_hours")?.as_object()?;
    let minutes = |name: &str| {
        let text = json::text(hours, name)?;
        let (hour, minute) = text.split_once(':')?;
        let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour <= 24 && minute < 60).then_some(hour * 60 + minute)
    };
    let days = list(hours, "days").into_iter().filter_map(|day| match day {
        Value::Number(number) => i8::try_from(number.as_i64()?).ok().filter(|day| (1..=7).contains(day)),
        Value::String(text) => {
            let start = text.get(..3)?.to_lowercase();
            (1..)
                .zip(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
                .find(|(_, name)| *name == start)
                .map(|(n, _)| n)
        }
        _ => None,
    });
    let zone = json::text(hours, "tz").filter(|zone| jiff::tz::TimeZone::get(zone).is_ok());
    let read = zone.zip(minutes("start").zip(minutes("end")));
    if read.is_none() {
        out.problem(Locator::JsonPointer("/agreed_hours".to_owned()), "no zone, start and end that can be read");
    }
    read.map(|(zone, (from, to))| (zone, days.collect(), from, to))
}
