//! The layout until 2017: one column in Times, positions as "Title at Company".

use crosscheck_compare::{contacts, periods};
use crosscheck_model::{EducationItem, LinkRole, Period, Personal, ReadBy, TextKind, WorkItem};

use super::education::{degree_and_field, of_studies};
use super::line::{self, Line, joined, push_name};
use super::sidebar;
use crate::collect::Collector;
use crate::pdf::{Glyph, Page};

/// Sizes, in points.
const NAME: f32 = 20.0;
const HEADLINE: f32 = 13.0;
const HEADING: f32 = 16.0;
/// Descriptions stand this much further right than what they describe.
const INDENT: f32 = 8.0;
/// Where the column begins.
const EDGE: f32 = 36.0;
/// Levels of languages stand from here on.
const LEVELS: f32 = 300.0;

/// Whether the name is where it stands in these files, and some page leads to a profile.
pub(super) fn looks_like(pages: &[Page]) -> bool {
    let named = pages.first().is_some_and(|page| {
        page.glyphs.iter().any(|glyph| (glyph.x - EDGE).abs() < 1.0 && (glyph.size - NAME).abs() < 0.3 && glyph.bold)
    });
    named && sidebar::links_to_profile(pages)
}

pub(super) fn read(pages: &[Page], out: &mut Collector<'_>) {
    let mut lines = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let glyphs: Vec<&Glyph> = page.glyphs.iter().collect();
        // "Page 1" is set smaller than anything else.
        lines.extend(line::lines(&glyphs, number, 0).into_iter().filter(|line| line.size > 10.5));
    }
    let mut section = String::new();
    let mut inside: Vec<Line> = Vec::new();
    let mut top: Vec<Line> = Vec::new();
    let mut named = false;
    for line in lines {
        if line.is_size(NAME) && named && !section.is_empty() {
            // The last page repeats the name and leads to the profile.
            break;
        }
        named |= line.is_size(NAME);
        if line.is_size(HEADING) {
            read_section(&section, &inside, out);
            inside.clear();
            section = line.text().to_lowercase();
        } else if section.is_empty() {
            top.push(line);
        } else {
            inside.push(line);
        }
    }
    read_section(&section, &inside, out);
    read_top(&top, out);
    read_profile_link(pages, out);
}

fn read_top(top: &[Line], out: &mut Collector<'_>) {
    let name: Vec<Line> = top.iter().filter(|line| line.is_size(NAME)).cloned().collect();
    if let Some(first) = name.first() {
        push_name(&joined(&name), first, out);
    }
    let mut headline: Vec<Line> = Vec::new();
    for line in top.iter().filter(|line| line.is_size(HEADLINE)) {
        let text = line.text();
        // The address is grey, and a headline can hold an "@".
        if line.grey() && text.contains('@') && !text.contains(' ') {
            let at = line.passage(&text, out);
            out.builder.email(&at, &text);
        } else {
            headline.push(line.clone());
        }
    }
    if let Some(first) = headline.first() {
        push_text(&joined(&headline), first, out);
    }
}

fn push_text(text: &str, line: &Line, out: &mut Collector<'_>) {
    let at = line.passage(text, out);
    out.builder.text(&at, text, TextKind::Bio);
}

fn read_profile_link(pages: &[Page], out: &mut Collector<'_>) {
    let target = pages.iter().flat_map(|page| &page.targets).find(|target| sidebar::handle(&target.uri).is_some());
    if let Some(target) = target
        && let Some(url) = contacts::web_address(&target.uri)
    {
        let at = crosscheck_model::Locator::PageLine(u32::try_from(pages.len()).unwrap_or(u32::MAX), 1);
        let at = out.at(at, ReadBy::DocumentLink);
        out.builder.link(&at, &url, LinkRole::Own, &target.uri);
    }
}

/// These files were English only. Volunteering, projects and courses look like work and are none.
fn read_section(section: &str, lines: &[Line], out: &mut Collector<'_>) {
    match section {
        "summary" => {
            if let Some(first) = lines.first() {
                push_text(&joined(lines), first, out);
            }
        }
        "experience" => entries(lines).iter().for_each(|entry| push_work(entry, out)),
        "education" => entries(lines).iter().for_each(|entry| push_education(entry, out)),
        "languages" => lines.iter().for_each(|line| push_language(line, out)),
        "skills & expertise" | "skills" => {
            for line in lines {
                let text = line.text();
                let at = line.passage(&text, out);
                out.builder.skill(&at, &text);
            }
        }
        _ => {}
    }
}

/// Bold heads an entry; a bold line directly below a bold line goes on with it.
fn entries(lines: &[Line]) -> Vec<(Vec<Line>, Vec<Line>)> {
    let mut found: Vec<(Vec<Line>, Vec<Line>)> = Vec::new();
    for line in lines {
        match found.last_mut() {
            Some((head, body)) if line.bold && body.is_empty() && !head.is_empty() => {
                // A school without a degree is followed by the next school.
                if head.last().is_some_and(|last| {
                    last.page == line.page && line.y - last.y < 16.5 && line.spaced.starts_with(' ')
                }) {
                    head.push(line.clone());
                } else {
                    found.push((vec![line.clone()], Vec::new()));
                }
            }
            _ if line.bold => found.push((vec![line.clone()], Vec::new())),
            Some((_, body)) => body.push(line.clone()),
            None => {}
        }
    }
    found
}

/// "Title at Company", or with wider blanks round the "at", which then is the one that parts them.
fn title_and_company(head: &[Line]) -> (String, Option<String>) {
    let spaced = head.iter().map(|line| line.spaced.as_str()).collect::<Vec<_>>().join(" ");
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let halves = spaced.split_once("  at  ").or_else(|| {
        let at = spaced.match_indices(" at ").map(|(at, _)| at).find(|at| !spaced[at + 4..].starts_with("Large "))?;
        Some((&spaced[..at], &spaced[at + 4..]))
    });
    match halves {
        Some((title, company)) => (tidy(title), Some(tidy(company)).filter(|company| !company.is_empty())),
        None => (tidy(&spaced), None),
    }
}

fn push_work((head, body): &(Vec<Line>, Vec<Line>), out: &mut Collector<'_>) {
    let Some(first) = head.first() else { return };
    let (title, company) = title_and_company(head);
    let dates = body.first().filter(|line| line.x < EDGE + INDENT).map(Line::text);
    let period = dates.as_deref().and_then(super::experience::period);
    let described = body.get(usize::from(period.is_some())..).unwrap_or_default();
    let summary = joined(described);
    let value = WorkItem {
        organisation: company.map(Personal::new),
        title: Some(Personal::new(title)),
        place: None,
        period: period.unwrap_or(Period::UNSTATED),
        summary: (!summary.is_empty()).then(|| Personal::new(summary)),
    };
    let quote = head.iter().map(Line::text).chain(dates).collect::<Vec<_>>().join("\n");
    let at = first.passage(&quote, out);
    out.builder.work(&at, value, &quote);
}

/// "Degree, Field, 2007 - 2011" below the school.
fn push_education((head, body): &(Vec<Line>, Vec<Line>), out: &mut Collector<'_>) {
    let Some(first) = head.first() else { return };
    let below = body.iter().take_while(|line| line.x < EDGE + INDENT).cloned().collect::<Vec<_>>();
    let mut written = joined(&below);
    let mut period = Period::UNSTATED;
    if let Some((found, at)) = periods::find_periods(&written).into_iter().last() {
        period = of_studies(found);
        written.truncate(at.start);
    }
    let written = written.trim().trim_end_matches([',', '(']).trim();
    let (degree, field) = degree_and_field(written);
    let value = EducationItem {
        institution: Some(Personal::new(joined(head))),
        degree: degree.map(Personal::new),
        field: field.map(Personal::new),
        place: None,
        period,
    };
    let quote = head.iter().chain(&below).map(Line::text).collect::<Vec<_>>().join("\n");
    let at = first.passage(&quote, out);
    out.builder.education(&at, value, &quote);
}

fn push_language(line: &Line, out: &mut Collector<'_>) {
    let text = line.text();
    let (language, level) = match text.split_once('(') {
        Some((language, level)) => (language.trim(), Some(level.trim_end_matches(')').trim())),
        None => (text.as_str(), None),
    };
    if line.x > LEVELS || language.is_empty() {
        return;
    }
    let at = line.passage(&text, out);
    out.builder.language(&at, language, level);
}
