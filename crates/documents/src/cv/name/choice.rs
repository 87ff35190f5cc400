//! Which line holds the name. No sign decides alone: the largest type can be a job, a place or a quotation, the first line
//! a title of the document, and a name can stand at the end of a letterhead.

use std::ops::Range;

use crosscheck_model::{Certainty, Claims};
use crosscheck_names::NameForm;

use super::written::in_cell;
use crate::cv::document_titles::is_document_title;
use crate::cv::fragments::is_place;
use crate::cv::grid;
use crate::cv::headings::Section;
use crate::cv::parts::{Part, body_size};
use crate::cv::row::Row;
use crate::cv::scan;
use crate::cv::words::{self, Kind, plain};

/// Lines from the top that are looked at; a side column of contact details can stand before the name.
const LINES: usize = 120;
/// Cells of a line that are looked at: the name can stand at the right, over or beside a job.
const CELLS: usize = 3;
/// From here on a line is the name; below, nothing is claimed. A line of two capitalised words and nothing that speaks for it
/// has 3, the first line of a plain text 6.
const ENOUGH: i32 = 5;
/// From here on its place in the layout says so, and not its form alone.
const SURE: i32 = 8;

/// The line that holds the name.
pub(super) struct Choice {
    pub(super) row: usize,
    pub(super) name: String,
    pub(super) certainty: Certainty,
}

/// What is known of the document beside the line that is looked at.
struct Setting<'a> {
    body: f32,
    largest: f32,
    /// Local parts of e-mail addresses and ends of links, in lower case.
    handles: Vec<String>,
    /// What the file says of its author.
    author: String,
    parts: &'a [Part],
}

pub(super) fn choose(rows: &[Row], parts: &[Part], known: &Claims) -> Option<Choice> {
    let setting = Setting {
        body: body_size(rows),
        largest: rows.iter().take(LINES).map(|row| row.size).fold(0.0, f32::max),
        handles: handles(rows, parts),
        author: author(known),
        parts,
    };
    let mut best: Option<(i32, Choice)> = None;
    for (at, row) in rows.iter().enumerate().take(LINES) {
        for cell in 0..row.pieces.len().min(CELLS) {
            let spoken_for =
                || spoken_for_by_an_address(row, &setting).filter(|_| cell == 0).map(|name| (name, NameForm::Possible));
            let Some((name, form)) = in_cell(row, cell).or_else(spoken_for) else { continue };
            // One word at the right is half of something.
            if cell > 0 && !name.contains(' ') {
                continue;
            }
            let score = score(rows, at, &name, form, &setting) - i32::from(cell > 0);
            if score >= ENOUGH && best.as_ref().is_none_or(|(other, _)| score > *other) {
                let certainty = if score >= SURE { Certainty::LaidOut } else { Certainty::Guessed };
                best = Some((score, Choice { row: at, name, certainty }));
            }
        }
    }
    best.map(|(_, choice)| choice)
}

/// "The Example" in the largest letters, and "example@mail.example" below it: no form of a name, and still one.
fn spoken_for_by_an_address(row: &Row, setting: &Setting<'_>) -> Option<String> {
    let text = row.pieces.first().filter(|_| row.pieces.len() == 1)?.text.as_str();
    let outsized = row.size > setting.largest - 0.2 && row.size > setting.body * 1.5;
    let words = text.split(' ').count();
    let capitals =
        text.split(' ').all(|word| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic));
    let own = tokens(text).iter().any(|token| token.chars().count() > 4 && setting.handles.contains(token));
    let firm = [Kind::Organisation, Kind::Institution].into_iter().any(|kind| words::has(kind, text));
    (outsized && (2..=3).contains(&words) && capitals && own && !firm).then(|| text.to_owned())
}

fn score(rows: &[Row], at: usize, name: &str, form: NameForm, setting: &Setting<'_>) -> i32 {
    let row = &rows[at];
    let mut score = if form == NameForm::Likely { 3 } else { 1 };
    if row.size > setting.largest - 0.2 && row.size > setting.body + 1.0 {
        score += 4;
    } else if row.size > setting.body + 1.0 {
        score += 2;
    }
    if row.heading == Some(1) {
        score += 3;
    }
    let part = setting.parts.iter().find(|part| part.rows.contains(&at));
    let first = first_line(rows, 0..rows.len());
    // A column that begins with the person has a first line of its own.
    let of_column = part
        .filter(|part| part.section == Section::Contact && rows[part.rows.start].column)
        .and_then(|part| first_line(rows, part.rows.clone()))
        .filter(|first| *first <= at);
    score += match at.saturating_sub(of_column.or(first).unwrap_or(0)) {
        0 => 3,
        1..=2 => 1,
        _ => 0,
    };
    let agree =
        tokens(name).iter().filter(|token| setting.handles.iter().any(|handle| handle.contains(*token))).count();
    score += [0, 4, 6][agree.min(2)];
    // One word alone is a heading run together as often as a mononym.
    if form == NameForm::Possible && agree == 0 && Some(at) != first {
        score -= 3;
    }
    if !setting.author.is_empty() && tokens(name).iter().all(|token| setting.author.contains(token.as_str())) {
        score += 4;
    }
    score -= match part.map(|part| part.section) {
        Some(Section::Contact) => 0,
        Some(Section::Summary) => 2,
        // Names under these headings are employers', schools' and other people's.
        Some(_) => 6,
        // A heading.
        None => 4,
    };
    if words::has(Kind::Title, name) || is_place(name) && !(form == NameForm::Likely && is_compact(name)) {
        score -= 4;
    }
    if [Kind::Organisation, Kind::Institution].into_iter().any(|kind| words::has(kind, name)) {
        score -= 5;
    }
    if row.bullet {
        score -= 2;
    }
    if row.pieces.iter().all(|piece| grid::column(&piece.text).is_some()) {
        score -= 5;
    }
    score
}

/// The first line there that is no title of the document.
fn first_line(rows: &[Row], mut within: Range<usize>) -> Option<usize> {
    within.find(|at| !rows[*at].text.is_empty() && !is_document_title(&rows[*at].text))
}

/// Written in Han characters or Hangul: family names are towns there too, and what is a place ends in its kind.
fn is_compact(name: &str) -> bool {
    let wide = |c: char| matches!(c as u32, 0x3400..=0x9fff | 0xac00..=0xd7af);
    name.chars().all(|c| wide(c) || c == ' ') && !name.ends_with(PLACE_KINDS)
}

/// Cities, prefectures, wards, towns, villages, provinces.
const PLACE_KINDS: &[char] =
    &['市', '県', '區', '区', '町', '村', '都', '府', '道', '省', '县', '縣', '시', '구', '군', '도'];

/// Words of a name that an address can carry.
fn tokens(name: &str) -> Vec<String> {
    plain(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 2)
        .map(str::to_owned)
        .collect()
}

/// "cook" speaks for "John Cook" in "john.cook@mail.example" and in "github.com/jcook".
fn handles(rows: &[Row], parts: &[Part]) -> Vec<String> {
    let mut found = Vec::new();
    // References have addresses too.
    let own = parts.iter().filter(|part| matches!(part.section, Section::Contact | Section::Summary));
    for row in own.flat_map(|part| &rows[part.rows.clone()]) {
        for (address, _) in scan::emails(&row.text) {
            found.extend(address.split('@').next().map(plain));
        }
        for (url, _) in scan::addresses(&row.text, false) {
            found.extend(url.path_segments().and_then(|mut path| path.rfind(|part| !part.is_empty())).map(plain));
        }
    }
    found
}

/// The author that the file's own information names.
fn author(known: &Claims) -> String {
    let fact = known.metadata.iter().find(|fact| matches!(fact.value().name.as_str(), "Author" | "dc:creator"));
    fact.map(|fact| plain(fact.value().value.expose())).unwrap_or_default()
}
