//! A CV as a web page: what it states as data first, then its visible blocks as lines.

use crosscheck_compare::contacts;
use crosscheck_markup::{Anchor, Block, BlockKind, Item, Markup, Syntax, Thing};
use crosscheck_model::{Address, Extraction, LinkRole, Locator, NameRole, Origin, Passage, ReadBy};
use url::Url;

use crate::collect::Collector;
use crate::cv;
use crate::sheet::{Cell, Line, MAX_LINE_CHARS, MAX_LINES, Sheet, SheetLink, after_bullet};

/// What relative links of a handed-in file are resolved against; it names no site.
const NOWHERE: &str = "https://handed-in.invalid/";
/// Where the second cell of a table row begins, in columns of text.
const SECOND_CELL: f32 = 24.0;

pub(crate) fn read(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    let base = match &origin.address {
        Address::Url(url) => Some(url.clone()),
        Address::File(_) => Url::parse(NOWHERE).ok(),
    };
    let Some(base) = base else { return out.unreadable("the page has no address") };
    let markup = crosscheck_markup::read(bytes, None, &base);
    for problem in &markup.problems {
        out.problem(problem.locator.clone(), problem.what.clone());
    }
    if let Some(why) = &markup.refused {
        return out.unreadable(why.to_string());
    }
    if let Some(person) = person(&markup) {
        read_person(&markup, person, &mut out);
    }
    if let Some(card) = markup.representative_card() {
        read_card(card, &mut out);
    }
    cv::interpret(&sheet(&markup), &mut out);
    out.finish()
}

/// The visible text.
pub(crate) fn text(bytes: &[u8]) -> Sheet {
    Url::parse(NOWHERE).map(|base| sheet(&crosscheck_markup::read(bytes, None, &base))).unwrap_or_default()
}

/// The first person described who is not part of somebody else's description.
fn person(markup: &Markup) -> Option<&Thing> {
    let people = || markup.things.iter().filter(|thing| thing.is_a("Person"));
    let main = markup.things.iter().find_map(|thing| {
        let entity = markup.things.nested(thing, "mainEntity");
        entity.into_iter().find(|thing| thing.is_a("Person"))
    });
    main.or_else(|| people().find(|thing| !thing.nested))
}

fn read_person(markup: &Markup, person: &Thing, out: &mut Collector<'_>) {
    let by = match person.syntax {
        Syntax::JsonLd => ReadBy::JsonLd,
        Syntax::Microdata => ReadBy::Microdata,
        Syntax::Rdfa => ReadBy::Rdfa,
    };
    let at = out.at(person.locator.clone(), by);
    let texts = |property: &str| markup.things.texts(person, property);
    for (property, role) in [("name", NameRole::Full), ("alternateName", NameRole::Alternate)] {
        for name in texts(property).into_iter().take(4) {
            out.builder.name(&at, name, role);
        }
    }
    for address in texts("email").into_iter().take(4) {
        out.builder.email(&at, address);
    }
    for number in texts("telephone").into_iter().take(4) {
        contacts::add_phone(&mut out.builder, &at, number);
    }
    for address in texts("sameAs").into_iter().chain(texts("url")).take(40) {
        push_link(address, &at, out);
    }
    for picture in texts("image").into_iter().take(2) {
        push_photo(picture, &at, out);
    }
}

fn read_card(card: &Item, out: &mut Collector<'_>) {
    let at = |locator: &Locator, out: &Collector<'_>| out.at(locator.clone(), ReadBy::Microformats2);
    if let Some(name) = card.first("name") {
        out.builder.name(&at(&name.locator, out), &name.value, NameRole::Full);
    }
    for value in card.get("email").iter().take(4) {
        out.builder.email(&at(&value.locator, out), &value.value);
    }
    for value in card.get("url").iter().take(40) {
        push_link(&value.value, &at(&value.locator, out), out);
    }
    if let Some(value) = card.first("photo") {
        push_photo(&value.value, &at(&value.locator, out), out);
    }
}

fn push_link(address: &str, at: &Passage, out: &mut Collector<'_>) {
    let url = contacts::web_address(address).filter(|url| url.host_str() != Some("handed-in.invalid"));
    if let Some(url) = url {
        out.builder.link(at, &url, LinkRole::Own, address);
    }
}

fn push_photo(address: &str, at: &Passage, out: &mut Collector<'_>) {
    let url = Url::parse(address).ok().filter(|url| url.host_str() != Some("handed-in.invalid"));
    if let Some(url) = url {
        out.builder.photo(at, &url);
    }
}

/// The visible blocks as lines, cells of one table row on one line, with the links that stand in them.
fn sheet(markup: &Markup) -> Sheet {
    let mut sheet = Sheet::default();
    // The path of each line's block, for placing links.
    let mut paths: Vec<String> = Vec::new();
    let mut row: Option<String> = None;
    for block in &markup.blocks {
        let path = path(&block.locator);
        let this_row = table_row(&path);
        let beside = block.kind == BlockKind::Row && this_row.is_some() && this_row == row;
        let cell_before = sheet.lines.last().and_then(|line| line.cells.last()).map(|cell| cell.end);
        row = this_row;
        for (index, text) in block.text.lines().enumerate() {
            if sheet.lines.len() >= MAX_LINES {
                return sheet;
            }
            let text: String = text.chars().take(MAX_LINE_CHARS).collect();
            if index == 0
                && beside
                && let Some(end) = cell_before
                && let Some(line) = sheet.lines.last_mut()
            {
                let x = end.max(SECOND_CELL);
                line.cells.push(Cell { x, end: x + text.chars().count() as f32, lead_bold: 0, text });
                continue;
            }
            let x = if beside { SECOND_CELL } else { 0.0 };
            sheet.lines.push(line_of(block, &text, x));
            paths.push(path.clone());
        }
    }
    for anchor in markup.anchors.iter().filter(|anchor| !anchor.unseen && !anchor.in_nav) {
        if anchor.url.host_str() != Some("handed-in.invalid") {
            place_link(anchor, &paths, &mut sheet);
        }
    }
    sheet
}

fn line_of(block: &Block, text: &str, x: f32) -> Line {
    let heading = match block.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    let (bullet, text) = match after_bullet(text) {
        Some(rest) if heading.is_none() => (true, rest),
        _ => (block.kind == BlockKind::ListItem, text),
    };
    let cell = Cell { x, end: x + text.chars().count() as f32, lead_bold: 0, text: text.to_owned() };
    Line {
        locator: block.locator.clone(),
        cells: vec![cell],
        size: 0.0,
        heading,
        bullet,
        gap: heading.is_some(),
        column: false,
    }
}

fn path(locator: &Locator) -> String {
    match locator {
        Locator::Css(path) => path.clone(),
        _ => String::new(),
    }
}

/// The path of the table row that a block stands in.
fn table_row(path: &str) -> Option<String> {
    let steps: Vec<&str> = path.split(" > ").collect();
    let at = steps.iter().rposition(|step| *step == "tr" || step.starts_with("tr:") || step.starts_with("tr."))?;
    Some(steps[..=at].join(" > "))
}

fn place_link(anchor: &Anchor, paths: &[String], sheet: &mut Sheet) {
    let at = path(&anchor.locator);
    let inside = |index: &usize| !paths[*index].is_empty() && at.starts_with(paths[*index].as_str());
    let mut candidates: Vec<usize> = (0..paths.len().min(sheet.lines.len())).filter(inside).collect();
    let longest = candidates.iter().map(|index| paths[*index].len()).max().unwrap_or(0);
    candidates.retain(|index| paths[*index].len() == longest);
    let text = anchor.text.trim();
    let line = candidates
        .iter()
        .copied()
        .find(|index| !text.is_empty() && sheet.lines[*index].text().contains(text))
        .or_else(|| candidates.first().copied());
    let target = anchor.url.to_string();
    sheet.links.push(SheetLink {
        target,
        line,
        text: text.to_owned(),
        locator: anchor.locator.clone(),
        by: ReadBy::Html,
    });
}
