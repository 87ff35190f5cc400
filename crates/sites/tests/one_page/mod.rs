//! What is read of one page of a person's own, in words that tests compare.

use crosscheck_model::{Claims, Digest, Freshness, LinkRole, Outcome, Page, PeriodEnd, SourceId};
use crosscheck_sites::{read, recognise};
use url::Url;

pub(crate) fn extraction(html: &str) -> (Outcome, Claims, Vec<String>) {
    let url = Url::parse("https://ana.example.org/").expect("an address");
    let page = page(&url, "text/html; charset=utf-8", html);
    let read = read(&recognise(&url), SourceId(1), &[page]);
    (read.outcome, read.claims, read.problems.into_iter().map(|problem| problem.what).collect())
}

/// "title @ organisation, place (period)", one a line.
pub(crate) fn work(html: &str) -> String {
    let (_, claims, _) = extraction(html);
    let text = |text: &Option<crosscheck_model::Personal>| text.as_ref().map_or("-", |text| text.expose()).to_owned();
    let items = claims.work.iter().map(|item| {
        let item = item.value();
        format!("{} @ {} ({})", text(&item.title), text(&item.organisation), period(&item.period))
    });
    items.collect::<Vec<_>>().join("\n")
}

pub(crate) fn education(html: &str) -> String {
    let (_, claims, _) = extraction(html);
    let text = |text: &Option<crosscheck_model::Personal>| text.as_ref().map_or("-", |text| text.expose()).to_owned();
    let items = claims.education.iter().map(|item| {
        let item = item.value();
        format!("{} @ {} ({})", text(&item.degree), text(&item.institution), period(&item.period))
    });
    items.collect::<Vec<_>>().join("\n")
}

fn period(period: &crosscheck_model::Period) -> String {
    let end = match period.end {
        PeriodEnd::On(date) => date.to_string(),
        PeriodEnd::Present => "present".to_owned(),
        PeriodEnd::Unstated => "?".to_owned(),
    };
    format!("{}..{end}", period.start.map_or("?".to_owned(), |date| date.to_string()))
}

pub(crate) fn places(html: &str) -> Vec<String> {
    extraction(html).1.places.iter().map(|place| place.value().text.expose().to_owned()).collect()
}

pub(crate) fn own_links(html: &str) -> Vec<String> {
    let (_, claims, _) = extraction(html);
    let own = claims.links.iter().filter(|link| link.value().role != LinkRole::Mention);
    own.map(|link| link.value().url.to_string()).collect()
}

pub(crate) fn page(url: &Url, kind: &str, body: &str) -> Page {
    Page {
        url: url.clone(),
        final_url: url.clone(),
        status: 200,
        headers: vec![("content-type".to_owned(), kind.to_owned())],
        sha256: Digest::of(body.as_bytes()),
        body: body.as_bytes().to_vec().into(),
        captured_at: "2026-03-01T12:00:00Z".parse().expect("a time"),
        freshness: Freshness::Fetched,
    }
}
