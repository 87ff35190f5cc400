//! Plain text and Markdown.

use crosscheck_compare::vocabulary::headings;
use crosscheck_model::{Extraction, Locator, Origin, ReadBy};

use crate::collect::Collector;
use crate::inline_html::InlineHtml;
use crate::sheet::{Cell, Line, MAX_LINE_CHARS, MAX_LINES, Sheet, SheetLink, after_bullet};
use crate::{charset, cv};

/// Text longer than this is no CV.
const MAX_BYTES: usize = 4 << 20;
/// Spaces in a row that part cells; two are typing habits.
const CELL_SPACES: usize = 3;

pub(crate) fn read(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    if bytes.len() > MAX_BYTES {
        return out.unreadable("the text is larger than 4 MiB");
    }
    let Some((text, doubt)) = charset::decode_with_doubt(bytes) else {
        return out.unreadable("the file is not text");
    };
    if let Some(doubt) = doubt {
        out.problem(Locator::Whole, doubt);
    }
    let sheet = sheet(&text);
    if sheet.lines.len() >= MAX_LINES {
        out.problem(Locator::Line(MAX_LINES as u32), "only the first lines were read");
    }
    cv::interpret(&sheet, &mut out);
    out.finish()
}

/// Every line of a text, if the bytes are one.
pub(crate) fn text(bytes: &[u8]) -> Option<Sheet> {
    (bytes.len() <= MAX_BYTES).then(|| charset::decode(bytes)).flatten().map(|text| sheet(&text))
}

fn sheet(text: &str) -> Sheet {
    let mut sheet = Sheet::default();
    let mut gap = false;
    let mut html = InlineHtml::default();
    let lines: Vec<&str> = text.lines().collect();
    for (index, raw) in lines.iter().enumerate() {
        if sheet.lines.len() >= MAX_LINES {
            break;
        }
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let raw: String = raw.chars().take(MAX_LINE_CHARS).filter(|c| !c.is_control() || *c == '\t').collect();
        let seen = html.seen(&raw, CELL_SPACES);
        if seen.text.trim().is_empty() {
            gap |= seen.text == raw;
            continue;
        }
        if is_rule(&seen.text) {
            // "Experience" with "=====" below it is a heading.
            let underline = seen.text.trim().chars().all(|c| matches!(c, '=' | '-'));
            if underline
                && !gap
                && let Some(above) = sheet.lines.last_mut()
                && above.heading.is_none()
                && above.cells.len() == 1
                && above.cells[0].text.chars().count() < 60
            {
                above.heading = Some(if seen.text.contains('=') { 1 } else { 2 });
            }
            gap = true;
            continue;
        }
        if let Some(mut line) = line(&seen.text, number, gap, &mut sheet) {
            line.heading = line.heading.or(seen.heading);
            line.gap |= line.heading.is_some();
            for (target, text) in seen.links {
                let locator = line.locator.clone();
                let at = Some(sheet.lines.len());
                sheet.links.push(SheetLink { target, line: at, text, locator, by: ReadBy::DocumentLink });
            }
            sheet.lines.push(line);
            gap = false;
        }
    }
    sheet
}

fn is_rule(raw: &str) -> bool {
    let trimmed = raw.trim();
    trimmed.chars().count() >= 3
        && trimmed
            .chars()
            .all(|c| matches!(c, '-' | '=' | '_' | '*' | '~' | '─' | '━' | '═' | '—' | ' ' | '|' | ':' | '+'))
}

fn line(raw: &str, number: u32, gap: bool, sheet: &mut Sheet) -> Option<Line> {
    let indent = raw.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum::<usize>();
    let mut text = raw.trim();
    let mut heading = None;
    let marks = text.chars().take_while(|c| *c == '#').count();
    if (1..=6).contains(&marks) && text[marks..].starts_with([' ', '\t']) {
        heading = u8::try_from(marks).ok();
        text = text[marks..].trim().trim_end_matches('#').trim_end();
    }
    let mut bullet = false;
    // A quotation of Markdown.
    if let Some(quoted) = text.strip_prefix("> ") {
        text = quoted.trim_start();
    }
    if heading.is_none()
        && let Some(rest) = after_bullet(text)
    {
        // "■職歴": a square before a heading is an ornament of it.
        let ornament = text.starts_with(['■', '□', '◆', '◇', '●', '▶', '★', '※']);
        if ornament && headings::section(rest).is_some() {
            heading = Some(2);
        } else {
            bullet = true;
        }
        text = rest;
    }
    // A row of a Markdown table.
    let row_of_table = text.strip_prefix('|').filter(|inner| inner.contains('|'));
    let text = row_of_table.or_else(|| text.strip_prefix('|')).unwrap_or(text);
    let locator = Locator::Line(number);
    let mut cells = Vec::new();
    let left = indent as f32 + if bullet { 2.0 } else { 0.0 };
    for (column, part) in if row_of_table.is_some() { cells_of_table(text) } else { cells_of(text) } {
        let x = left + column as f32;
        let width = part.chars().count() as f32;
        let (text, lead_bold, links) = inline(&part);
        for (target, words) in links {
            sheet.links.push(SheetLink {
                target,
                line: Some(sheet.lines.len()),
                text: words,
                locator: locator.clone(),
                by: ReadBy::DocumentLink,
            });
        }
        if !text.trim().is_empty() {
            cells.push(Cell { x, end: x + width, lead_bold, text: text.trim().to_owned() });
        }
    }
    (!cells.is_empty()).then_some(Line { locator, cells, size: 0.0, heading, bullet, gap, column: false })
}

/// The cells of a table's row, which strokes part.
fn cells_of_table(text: &str) -> Vec<(usize, String)> {
    let mut column = 0;
    let mut cells = Vec::new();
    for part in text.split('|') {
        let lead = part.chars().take_while(|c| c.is_whitespace()).count();
        cells.push((column + lead, part.trim().to_owned()));
        column += part.chars().count() + 1;
    }
    cells
}

/// The cells of a line with the column each begins in.
fn cells_of(text: &str) -> Vec<(usize, String)> {
    let mut cells = vec![(0, String::new())];
    let (mut spaces, mut column) = (0, 0);
    for c in text.chars() {
        if matches!(c, '\t' | ' ' | '\u{a0}') {
            spaces += if c == '\t' { CELL_SPACES } else { 1 };
            continue;
        }
        column += spaces;
        if spaces >= CELL_SPACES {
            cells.push((column, String::new()));
        } else if spaces > 0
            && let Some((_, cell)) = cells.last_mut()
        {
            cell.push_str(&" ".repeat(spaces));
        }
        spaces = 0;
        column += 1;
        if let Some((_, cell)) = cells.last_mut() {
            cell.push(c);
        }
    }
    cells
}

/// Markdown's emphasis, code marks and links taken out: the text, how much of its beginning is bold, the links.
fn inline(text: &str) -> (String, usize, Vec<(String, String)>) {
    let mut links = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let after = &rest[open + 1..];
        let link = after.split_once("](").and_then(|(words, tail)| {
            let (target, tail) = tail.split_once(')')?;
            (!words.contains('[') && !target.contains(' ')).then_some((words, target, tail))
        });
        match link {
            Some((words, target, tail)) => {
                let picture = rest[..open].ends_with('!');
                plain.push_str(rest[..open].trim_end_matches('!'));
                if !picture {
                    plain.push_str(words);
                    links.push((target.to_owned(), words.replace(['*', '_', '`'], "")));
                }
                rest = tail;
            }
            None => {
                plain.push_str(&rest[..=open]);
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    let bold = ["**", "__"].iter().find_map(|mark| {
        let inner = plain.strip_prefix(mark)?;
        Some(inner.find(mark)?).filter(|length| *length > 0)
    });
    let text = strip_marks(&plain);
    let lead = bold.map_or(0, |length| length.min(text.len()));
    let lead = (0..=lead).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    (text, lead, links)
}

/// Without `**`, `__`, and single `*`, `_` and backquotes that open or close a word.
fn strip_marks(text: &str) -> String {
    let text = text.replace("**", "").replace("__", "").replace('`', "");
    let chars: Vec<char> = text.chars().collect();
    let mut kept = String::with_capacity(text.len());
    for (index, c) in chars.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| chars[index]);
        let after = chars.get(index + 1).copied();
        let inside = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        let alone = before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace);
        if !matches!(c, '*' | '_') || inside || alone {
            kept.push(*c);
        }
    }
    // Two trailing spaces or a backslash break a line in Markdown.
    kept.trim_end_matches('\\').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_taken_out() {
        let sheet =
            sheet("# Ana Example\n\n**Engineer**, [Example](https://example.com)   2019\n- one *two*\nWork\n----\n");
        let texts: Vec<String> = sheet.lines.iter().map(Line::text).collect();
        assert_eq!(texts, ["Ana Example", "Engineer, Example 2019", "one two", "Work"]);
        assert_eq!(sheet.lines[0].heading, Some(1));
        assert_eq!(sheet.lines[1].cells[0].lead_bold, 8);
        assert_eq!(sheet.lines[1].cells.len(), 2);
        assert!(sheet.lines[1].gap && sheet.lines[2].bullet);
        assert_eq!(sheet.lines[3].heading, Some(2));
        assert_eq!(sheet.links[0].target, "https://example.com");
    }
}
