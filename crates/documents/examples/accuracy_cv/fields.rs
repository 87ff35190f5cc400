//! Right, wrong and missing values by field, for folders that hold a file of truth for each document (`truth/NAME.json`).

use std::collections::BTreeMap;
use std::path::Path;

use crosscheck_model::{Claims, LinkRole, PartialDate, Period, PeriodEnd, Personal};
use serde_json::Value;

/// Fields in the order they are printed in.
const FIELDS: [&str; 7] = ["name", "emails", "phones", "links", "location", "work", "education"];

/// How often a field was right, wrong (claimed and not so, or not stated) and missing.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    right: usize,
    wrong: usize,
    missing: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missing += other.missing;
    }

    fn f1(self) -> f64 {
        let (right, wrong, missing) = (self.right as f64, self.wrong as f64, self.missing as f64);
        if right == 0.0 { 0.0 } else { 2.0 * right / (2.0 * right + wrong + missing) }
    }
}

/// Prints the tables of a folder; nothing if it has no truth.
pub(crate) fn table(folder: &Path) {
    let mut groups: BTreeMap<String, BTreeMap<&'static str, Tally>> = BTreeMap::new();
    let mut files = 0;
    let mut wrongly_named = 0;
    for truth_path in super::files(&folder.join("truth"), "json") {
        let Some(name) = truth_path.file_stem().map(|name| name.to_string_lossy().into_owned()) else { continue };
        let truth = super::json(&truth_path);
        let found = score(&super::extract(&folder.join(&name)).claims, &truth);
        files += 1;
        wrongly_named += usize::from(found.iter().any(|(field, tally)| *field == "name" && tally.wrong > 0));
        let format = name.rsplit('.').next().unwrap_or_default().to_owned();
        let family = truth["family"].as_str().unwrap_or("unnamed").to_owned();
        for group in ["all".to_owned(), format!("format {format}"), format!("family {family}")] {
            let group = groups.entry(group).or_default();
            found.iter().for_each(|(field, tally)| group.entry(field).or_default().add(*tally));
        }
    }
    if files == 0 {
        return;
    }
    println!("\n{} files in {}; {wrongly_named} with a wrong name", files, folder.display());
    for (group, fields) in groups {
        println!("{group:<28} {:>6} {:>6} {:>8} {:>6}", "right", "wrong", "missing", "F1");
        for field in FIELDS {
            let tally = fields.get(field).copied().unwrap_or_default();
            println!("  {field:<26} {:>6} {:>6} {:>8} {:>6.3}", tally.right, tally.wrong, tally.missing, tally.f1());
        }
    }
}

fn score(claims: &Claims, truth: &Value) -> Vec<(&'static str, Tally)> {
    let list = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
    };
    let optional = |field: &str| list(&truth["optional"][field]);
    let names: Vec<String> = claims.names.iter().map(|claim| claim.value().full.expose().to_owned()).collect();
    let emails: Vec<String> = claims.emails.iter().map(|claim| claim.value().0.expose().to_owned()).collect();
    let phones: Vec<String> = claims.phones.iter().map(|claim| claim.value().text.expose().to_owned()).collect();
    let wanted = list(&truth["links"]);
    let links = claims.links.iter().map(|claim| claim.value());
    let links: Vec<String> = links
        .filter(|link| {
            link.role != LinkRole::Mention || wanted.iter().any(|one| address(one) == address(link.url.as_str()))
        })
        .map(|link| link.url.to_string())
        .collect();
    let one = |value: &Value| value.as_str().map(str::to_owned).into_iter().collect::<Vec<_>>();
    vec![
        ("name", values(&names, &one(&truth["name"]), &[], |a, b| alternatives(b).any(|b| plain(a) == plain(b)))),
        ("emails", values(&emails, &list(&truth["emails"]), &optional("emails"), |a, b| plain(a) == plain(b))),
        ("phones", values(&phones, &list(&truth["phones"]), &optional("phones"), same_phone)),
        ("links", values(&links, &wanted, &optional("links"), |a, b| address(a) == address(b))),
        ("location", places(claims, truth["location"].as_str())),
        ("work", work(claims, truth)),
        ("education", education(claims, truth)),
    ]
}

fn values(found: &[String], truth: &[String], optional: &[String], same: impl Fn(&str, &str) -> bool) -> Tally {
    let right = truth.iter().filter(|wanted| found.iter().any(|found| same(found, wanted))).count();
    let stated = |found: &&String| !truth.iter().chain(optional).any(|wanted| same(found, wanted));
    Tally { right, wrong: found.iter().filter(stated).count(), missing: truth.len() - right }
}

fn alternatives(truth: &str) -> impl Iterator<Item = &str> {
    truth.split("||")
}

fn plain(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric() || matches!(c, '@' | '.')).collect()
}

/// One may lack the code of its country.
fn same_phone(a: &str, b: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (a, b) = (digits(a), digits(b));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.ends_with(short.trim_start_matches('0')) && short.len() >= 7
}

fn address(text: &str) -> String {
    let text = text.split_once("://").map_or(text, |(_, rest)| rest);
    text.strip_prefix("www.").unwrap_or(text).trim_end_matches('/').to_lowercase()
}

fn places(claims: &Claims, truth: Option<&str>) -> Tally {
    let truth = truth.map(plain);
    let found: Vec<String> = claims.places.iter().map(|claim| plain(claim.value().text.expose())).collect();
    let fits =
        |found: &&String| truth.as_ref().is_some_and(|truth| truth.contains(found.as_str()) || found.contains(truth));
    let right = usize::from(found.iter().any(|found| fits(&found)));
    let missing = usize::from(truth.is_some()) - right;
    Tally { right, wrong: found.iter().filter(|found| !fits(found)).count(), missing }
}

/// One value may carry a little more than the other.
fn agrees(found: Option<&Personal>, truth: &Value) -> bool {
    match (found, truth.as_str()) {
        (None, None) => true,
        (Some(found), Some(truth)) => alternatives(truth).any(|truth| {
            let (a, b) = (plain(found.expose()), plain(truth));
            let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
            !short.is_empty() && long.contains(&short) && short.len() * 10 >= long.len() * 6
        }),
        _ => false,
    }
}

fn date(value: &Value) -> Option<(i16, Option<u8>)> {
    let text = value.as_str()?;
    let mut parts = text.split('-');
    Some((parts.next()?.parse().ok()?, parts.next().and_then(|month| month.parse().ok())))
}

fn same_date(found: Option<PartialDate>, truth: &Value) -> bool {
    match (found, date(truth)) {
        (None, None) => true,
        (Some(found), Some((year, month))) => {
            found.year == year && (month.is_none() || found.month.is_none() || found.month == month)
        }
        _ => false,
    }
}

fn end(period: &Period) -> Option<PartialDate> {
    match period.end {
        PeriodEnd::On(date) => Some(date),
        _ => None,
    }
}

/// Items are right when nothing they state differs from the truth and nothing is missing.
fn items(
    count: usize,
    truth: &Value,
    optional: &Value,
    right: impl Fn(usize, &Value) -> bool,
    near: impl Fn(usize, &Value) -> bool,
) -> Tally {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let (truth, optional) = (list(truth), list(optional));
    let mut used = vec![false; count];
    let mut tally = Tally::default();
    for wanted in &truth {
        match (0..count).find(|at| !used[*at] && right(*at, wanted)) {
            Some(at) => {
                used[at] = true;
                tally.right += 1;
            }
            None => tally.missing += 1,
        }
    }
    tally.wrong = (0..count).filter(|at| !used[*at] && !optional.iter().any(|other| near(*at, other))).count();
    tally
}

fn work(claims: &Claims, truth: &Value) -> Tally {
    let item = |at: usize| claims.work[at].value();
    let near = |at: usize, wanted: &Value| {
        agrees(item(at).organisation.as_ref(), &wanted["organisation"])
            || agrees(item(at).title.as_ref(), &wanted["title"])
    };
    let right = |at: usize, wanted: &Value| {
        agrees(item(at).organisation.as_ref(), &wanted["organisation"])
            && agrees(item(at).title.as_ref(), &wanted["title"])
            && same_date(item(at).period.start, &wanted["start"])
    };
    items(claims.work.len(), &truth["work"], &truth["optional"]["work"], right, near)
}

fn education(claims: &Claims, truth: &Value) -> Tally {
    let item = |at: usize| claims.education[at].value();
    let near = |at: usize, wanted: &Value| agrees(item(at).institution.as_ref(), &wanted["institution"]);
    let right = |at: usize, wanted: &Value| {
        let years = [item(at).period.start, end(&item(at).period)].map(|date| date.map(|date| date.year));
        let stated = [&wanted["start"], &wanted["end"]].map(|value| date(value).map(|(year, _)| year));
        // A year by itself may be either.
        let lone = stated.iter().flatten().count() == 1 && years.iter().flatten().eq(stated.iter().flatten());
        agrees(item(at).institution.as_ref(), &wanted["institution"]) && (years == stated || lone)
    };
    items(claims.education.len(), &truth["education"], &truth["optional"]["education"], right, near)
}
