//! The dark column: contact details, skills, languages, and sections that claim nothing here.

use crosscheck_compare::contacts;
use crosscheck_compare::languages::language_code;
use crosscheck_model::{LinkRole, ReadBy, SiteId};
use url::Url;

use super::headings::{self, Section};
use super::line::Line;
use crate::collect::Collector;
use crate::pdf::Page;

/// The site such a file is a profile of.
const SITE: &str = "linkedin";
/// Size of its headings, in points.
pub(super) const HEADING: f32 = 13.0;
/// Size of addresses of pages; everything else is set smaller.
const LINK: f32 = 11.0;
/// Lines of one item are at most this far apart, in points; items are 17.6 apart.
const WRAPPED: f32 = 15.0;

/// Whether a page's annotations lead to a profile of the site.
pub(super) fn links_to_profile(pages: &[Page]) -> bool {
    pages.iter().flat_map(|page| &page.targets).any(|target| handle(&target.uri).is_some())
}

pub(super) fn read(lines: &[Line], pages: &[Page], out: &mut Collector<'_>) {
    let mut sections: Vec<(Section, Vec<&Line>)> = Vec::new();
    for line in lines {
        if line.is_size(HEADING) {
            // The first is the contact block, and skills are all that can be under a heading the table lacks.
            let first = sections.is_empty();
            let section = headings::section(&line.text());
            sections.push((section.unwrap_or(if first { Section::Contact } else { Section::Skills }), Vec::new()));
        } else if let Some((_, inside)) = sections.last_mut() {
            inside.push(line);
        }
    }
    for (section, inside) in sections {
        match section {
            Section::Contact => read_contact(&inside, pages, out),
            Section::Skills => {
                for (text, line) in items(&inside) {
                    let at = line.passage(&text, out);
                    out.builder.skill(&at, &text);
                }
            }
            Section::Languages => read_languages(&inside, out),
            _ => {}
        }
    }
}

/// Items, each with its lines joined; labels in grey are left out.
fn items<'a>(lines: &[&'a Line]) -> Vec<(String, &'a Line)> {
    let mut found: Vec<(String, &Line)> = Vec::new();
    let mut last: Option<&Line> = None;
    for line in lines {
        let text = shown(line);
        let wraps = last.is_some_and(|last| last.page == line.page && line.y - last.y < WRAPPED);
        last = Some(line);
        match found.last_mut() {
            _ if text.is_empty() => {}
            Some((item, _)) if wraps => {
                item.push(' ');
                item.push_str(&text);
            }
            _ => found.push((text, line)),
        }
    }
    found
}

fn shown(line: &Line) -> String {
    line.runs.iter().filter(|run| !run.grey).map(|run| run.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn label(line: &Line) -> Option<String> {
    let label: Vec<&str> = line.runs.iter().filter(|run| run.grey).map(|run| run.text.as_str()).collect();
    let label = label.join(" ");
    let bare = label.trim_matches(['(', ')', ' ']).to_owned();
    (!bare.is_empty()).then_some(bare)
}

fn read_languages(lines: &[&Line], out: &mut Collector<'_>) {
    for (text, line) in items(lines) {
        let mut level = label(line);
        if level.is_none() {
            // A level that does not fit stands alone on the next line.
            level = lines
                .iter()
                .skip_while(|other| !std::ptr::eq(**other, line))
                .nth(1)
                .filter(|next| shown(next).is_empty())
                .and_then(|next| label(next));
        }
        if level.is_none() && language_code(&text).is_none() {
            continue;
        }
        let at = line.passage(&line.text(), out);
        out.builder.language(&at, &text, level.as_deref());
    }
}

/// Telephone and e-mail are set smaller than addresses of pages; an e-mail breaks at any letter, an address ends at its label.
fn read_contact(lines: &[&Line], pages: &[Page], out: &mut Collector<'_>) {
    let mut mail: Option<(String, &Line)> = None;
    let mut address: Option<(String, &Line)> = None;
    for line in lines {
        let text = shown(line);
        if line.is_size(LINK) {
            if !text.is_empty() {
                address.get_or_insert_with(|| (String::new(), line)).0.push_str(&text.replace(' ', ""));
            }
            if label(line).is_some()
                && let Some((written, first)) = address.take()
            {
                push_link(&written, first, pages, out);
            }
        } else if let Some(phone) =
            contacts::stated_phone(&text, None).filter(|_| !text.chars().any(char::is_alphabetic))
        {
            let at = line.passage(&text, out);
            out.builder.phone(&at, phone);
        } else if !text.is_empty() {
            mail.get_or_insert_with(|| (String::new(), line)).0.push_str(&text.replace(' ', ""));
        }
    }
    if let Some((written, first)) = address {
        push_link(&written, first, pages, out);
    }
    if let Some((written, line)) = mail {
        push_mail(&written, line, pages, out);
    }
}

fn targets(pages: &[Page]) -> impl Iterator<Item = &str> {
    pages.iter().flat_map(|page| &page.targets).map(|target| target.uri.as_str())
}

/// Only a whole address is one: what is printed must agree with the annotation under it, where there is one.
fn push_mail(written: &str, line: &Line, pages: &[Page], out: &mut Collector<'_>) {
    let annotated: Vec<&str> = targets(pages).filter_map(|target| target.strip_prefix("mailto:")).collect();
    let whole = annotated.iter().find(|address| address.starts_with(written) || written.starts_with(**address));
    let address = whole.map_or(written, |address| *address);
    let at = line.passage(address, out);
    out.builder.email(&at, address);
}

fn bare(address: &str) -> &str {
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/')
}

/// The scheme is not printed: it stands in the annotation.
fn push_link(written: &str, line: &Line, pages: &[Page], out: &mut Collector<'_>) {
    let agrees = |target: &&str| {
        let plain = target.split(['?', '#']).next().unwrap_or_default();
        bare(plain) == bare(written) || bare(target) == bare(written)
    };
    let target = targets(pages).filter(|target| target.starts_with("http")).find(agrees);
    let profile = handle(written);
    let url = match (&profile, target) {
        // The annotation of the profile's own address carries parameters of the page it was saved on.
        (None, Some(target)) => Url::parse(target).ok(),
        _ => contacts::web_address(written),
    };
    let Some(url) = url else { return };
    let by = if target.is_some() { ReadBy::DocumentLink } else { ReadBy::DocumentText };
    let at = out.at(line.locator(), by).quoting(written);
    out.builder.link(&at, &url, LinkRole::Own, written);
    if let Some(handle) = profile {
        let at = line.passage(written, out);
        out.builder.handle(&at, Some(SiteId::new(SITE)), &handle);
    }
}

/// The name of a profile in its address.
pub(super) fn handle(address: &str) -> Option<String> {
    let (host, path) = bare(address).split_once('/')?;
    if host != "linkedin.com" && !host.ends_with(".linkedin.com") {
        return None;
    }
    let handle = path.strip_prefix("in/").or_else(|| path.strip_prefix("pub/"))?;
    let handle = handle.split(['?', '/', '#']).next().unwrap_or_default();
    (!handle.is_empty()).then(|| handle.to_owned())
}
