//! What an entry says beside its dates, in pieces: its headings and short lines, cut where their signs and words cut them.

use crosscheck_compare::contacts::in_text::addresses;
use crosscheck_compare::periods::{find_durations, parse_date};
use crosscheck_compare::places::written::{is_place, trailing_place};
use crosscheck_compare::technologies::find_technologies;
use crosscheck_compare::vocabulary::headings::{Section, section};
use crosscheck_compare::vocabulary::labels::{Label, label};
use crosscheck_compare::vocabulary::words::{self, Kind, plain};
use crosscheck_model::Period;

use super::entries::{Entry, Line, MAX_LINE, ends_like_a_sentence};
use super::parts::{Called, called, parts_of};

/// Lines beside the dated one that can name what an entry is about.
const MORE_LINES: usize = 3;
/// A line with this many words is prose.
const PROSE_WORDS: usize = 14;
/// Between a job and its employer: those of the first kind say so by themselves, the others only after a job.
const JOINTS: [(&str, bool); 13] = [
    (" at ", true),
    (" @ ", true),
    (" bei ", true),
    (" chez ", true),
    (" presso ", false),
    (" w firmie ", false),
    (" в компании ", false),
    (" hos ", false),
    (" bij ", false),
    (" em ", false),
    (" na ", false),
    (" en ", false),
    (" di ", false),
];
/// Before an employer in languages that need them there.
const ARTICLES: [&str; 8] = ["der ", "dem ", "den ", "die ", "das ", "the ", "la ", "le "];
/// Signs that part pieces.
const SIGNS: [char; 19] =
    ['|', '·', '•', '—', '–', ';', '[', ']', '\t', '，', '、', '｜', '；', '【', '】', '،', '→', '»', '●'];

/// One piece.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) heading: Option<u8>,
    /// It stands out: in bold, as a heading, as a link.
    pub(super) set_apart: bool,
    pub(super) called: Option<Called>,
}

/// The pieces of an entry, its dates and its words.
pub(super) struct Pieces {
    pub(super) names: Vec<Piece>,
    pub(super) place: Option<String>,
    /// "Engineer at Example Corp": the first piece is the job, the second the employer.
    pub(super) joined: bool,
    pub(super) period: Period,
    /// The dates ran backwards and were not taken.
    pub(super) backwards: bool,
    pub(super) quote: String,
    /// A project, or something else that is no employment.
    pub(super) is_project: bool,
    /// A form of employment that is a job as well.
    form: Option<String>,
}

pub(super) fn pieces(lines: &[Line<'_>], entry: &Entry, markup: &crosscheck_markup::Markup) -> Pieces {
    let dated = &lines[entry.dated];
    let (period, backwards) = dated.dates.as_ref().map_or((Period::UNSTATED, false), |(period, span)| {
        let backwards = runs_backwards(&dated.text[span.clone()]);
        (if backwards { Period::UNSTATED } else { *period }, backwards)
    });
    let mut found = Pieces {
        names: Vec::new(),
        place: None,
        joined: false,
        period,
        backwards,
        quote: String::new(),
        is_project: false,
        form: None,
    };
    let mut quote: Vec<&str> = Vec::new();
    for index in head_lines(lines, entry, markup) {
        let line = &lines[index];
        quote.push(line.text);
        if let Some((Label::Place, place)) = label(line.text) {
            found.place.get_or_insert_with(|| place.to_owned());
            continue;
        }
        if let Some((before, _)) = line.text.split_once([':', '：'])
            && line.dates.is_none()
            && let Some(topic) = section(before)
        {
            found.is_project |= topic == Section::Projects && line.heading.is_some();
            continue;
        }
        let before = found.names.len();
        let (rest, only) = add_parts(&mut found, line, markup);
        let called = called(line, markup).or(only);
        let joined = cut(&rest, &mut |text: &str, bracketed: bool| add(&mut found, line, called, text, bracketed));
        found.joined |= joined && before == 0 && found.names.len() >= 2;
    }
    if !found.names.is_empty()
        && !found.names.iter().any(|name| words::has(Kind::Title, &name.text))
        && let Some(text) = found.form.take()
    {
        found.names.push(Piece { text, heading: None, set_apart: false, called: Some(Called::Title) });
    }
    found.is_project |= found.names.first().is_some_and(|name| starts_a_project(&name.text));
    found.quote = quote.join("\n");
    found
}

/// The lines of an entry that head it, in their order.
fn head_lines(lines: &[Line<'_>], entry: &Entry, markup: &crosscheck_markup::Markup) -> Vec<usize> {
    let own = &lines[entry.dated];
    let body = |line: &Line<'_>| {
        let listed = line.lists > own.lists && line.heading.is_none();
        let words = line.text.split_whitespace().count();
        let prose = line.heading.is_none() && (words >= PROSE_WORDS || line.text.chars().count() > MAX_LINE);
        listed || prose || ends_like_a_sentence(line.text) && line.heading.is_none()
    };
    let before: Vec<usize> = (entry.lines.start..entry.dated)
        .filter(|at| !is_table_heading(&lines[*at], own))
        .take_while(|at| !body(&lines[*at]))
        .filter(|at| lines[*at].dates.is_none())
        .collect();
    let mut found: Vec<usize> = before.into_iter().take(MORE_LINES).collect();
    let led = !found.is_empty();
    found.push(entry.dated);
    let mut count = 0;
    let after = lines.iter().enumerate().take(entry.lines.end).skip(entry.dated + 1);
    for (at, line) in after {
        if body(line) || count >= MORE_LINES {
            break;
        }
        if line.dates.is_some() || is_table_heading(line, own) {
            continue;
        }
        let in_row = line.row.is_some() && line.row.map(|(row, _)| row) == own.row.map(|(row, _)| row);
        if in_row {
            found.push(at);
            continue;
        }
        let trusted = !led && count < 2 && (own.only_dates() || line.heading.is_some());
        if trusted || stands_out(line, markup) {
            found.push(at);
            count += 1;
        } else if led && line.heading.is_none() {
            // A line that nothing tells from a description begins one.
            count += 1;
        }
    }
    found
}

/// The heading of a column, above the row that the dates stand in.
fn is_table_heading(line: &Line<'_>, dated: &Line<'_>) -> bool {
    let row = |line: &Line<'_>| line.row.map(|(row, _)| row);
    line.row.is_some_and(|(_, heads)| heads) && row(line) != row(dated)
}

/// Whether a line after the dates names something: by how it is set, or by its words.
fn stands_out(line: &Line<'_>, markup: &crosscheck_markup::Markup) -> bool {
    let words = line.text.split_whitespace().count();
    line.heading.is_some()
        || called(line, markup).is_some()
        || words <= 8 && parts_of(line, markup).iter().any(|(called, _)| *called != Called::Place)
        || (line.block.strong || line.block.linked) && words <= 8
        || words <= 8
            && (words::has(Kind::Organisation, line.text)
                || words::has(Kind::Institution, line.text)
                || is_place(line.text))
            && line.text.chars().next().is_some_and(|c| !c.is_lowercase())
        || matches!(label(line.text), Some((Label::Place, _)))
}

/// Takes out of a line what the page itself calls a place, a job or an employer (`<span class="company">`), and gives what is left, and what
/// that is called. A job and an employer are taken where they are all that the line has: the words between others tell more.
fn add_parts(found: &mut Pieces, line: &Line<'_>, markup: &crosscheck_markup::Markup) -> (String, Option<Called>) {
    let mut rest = line.rest();
    let mut parts = parts_of(line, markup);
    let has_letters = |text: &str| text.chars().any(char::is_alphabetic);
    for (_, place) in parts.iter().filter(|(called, _)| *called == Called::Place) {
        let without = rest.trim_end().strip_suffix(place.as_str()).filter(|before| has_letters(before));
        if let Some(before) = without.map(str::to_owned) {
            add(found, line, Some(Called::Place), place, false);
            rest = before;
        }
    }
    parts.retain(|(called, text)| *called != Called::Place && rest.contains(text.as_str()));
    let left = parts.iter().fold(rest.clone(), |left, (_, text)| left.replacen(text.as_str(), "|", 1));
    if has_letters(&left) {
        return (rest, None);
    }
    if let [(called, _)] = parts[..] {
        return (rest, Some(called));
    }
    for (called, text) in &parts {
        add(found, line, Some(*called), text, false);
    }
    (left, None)
}

/// Cuts a line into its pieces; whether a joint parted job and employer.
fn cut(text: &str, add: &mut dyn FnMut(&str, bool)) -> bool {
    let mut outside = String::new();
    let mut rest = text;
    let mut bracketed: Vec<&str> = Vec::new();
    while let Some(open) = rest.find(['(', '（']) {
        let Some(close) = rest[open..].find([')', '）']) else { break };
        outside.push_str(&rest[..open]);
        // Brackets inside a word belong to it: "株式会社(東京)", "(주)한빛".
        let inner = rest[open..open + close].trim_start_matches(['(', '（']);
        if !inner.chars().any(char::is_alphanumeric) {
            // Dates stood here.
            outside.push('|');
        } else if inner.chars().count() <= 1 {
            outside.push_str(&rest[open..open + close]);
            outside.extend(rest[open + close..].chars().next());
        } else {
            bracketed.push(inner);
            outside.push(' ');
        }
        let length = rest[open + close..].chars().next().map_or(0, char::len_utf8);
        rest = &rest[open + close + length..];
    }
    outside.push_str(rest);
    let joint = JOINTS.iter().find_map(|joint| joined(&outside, joint).map(|(a, b)| (a.to_owned(), b.to_owned())));
    let parts: Vec<String> = match &joint {
        Some((before, after)) => vec![before.clone(), after.clone()],
        None => vec![outside],
    };
    for part in &parts {
        // In one pair of quotation marks the second is no sign between pieces: «Example».
        let quoted = part.contains('«');
        for piece in part
            .split(|c| SIGNS.contains(&c) && !(quoted && c == '»'))
            .flat_map(|part| part.split(" - "))
            .flat_map(|part| part.split(" / "))
        {
            add(piece, false);
        }
    }
    for inner in bracketed {
        add(inner, true);
    }
    joint.is_some()
}

fn joined<'t>(text: &'t str, (joint, alone): &(&str, bool)) -> Option<(&'t str, &'t str)> {
    let (before, after) = text.split_once(joint)?;
    // "bei der Example AG"
    let after = ARTICLES.iter().find_map(|article| after.strip_prefix(article)).unwrap_or(after);
    let named = after.trim_start().chars().next().is_some_and(|c| !c.is_lowercase());
    let told = words::has(Kind::Title, before) && !words::has(Kind::Title, after) && named;
    (*alone && named || told).then_some((before, after))
}

fn add(found: &mut Pieces, line: &Line<'_>, called: Option<Called>, text: &str, bracketed: bool) {
    let text = text.trim();
    // "Example Inc." ends in its own stop.
    let ends = text.trim_end_matches(|c: char| c.is_whitespace() || ":,-–—~/|*_#".contains(c));
    let text = ends.trim_start_matches(|c: char| c.is_whitespace() || ":,-–—~/|.*_#".contains(c));
    let text = if text.ends_with("..") { text.trim_end_matches('.') } else { text };
    if is_form_of_employment(text) && words::has(Kind::Title, text) && !bracketed {
        // "Intern" is a job where nothing else is.
        found.form.get_or_insert_with(|| text.to_owned());
    }
    if text.chars().filter(|c| c.is_alphabetic()).count() < 2 || is_form_of_employment(text) || is_duration(text) {
        return;
    }
    // Pages call by "place" the employer and its town together, too.
    let named_place = || trailing_place(text).is_none() && !words::has(Kind::Organisation, text);
    if is_place(text) || called == Some(Called::Place) && named_place() {
        found.place.get_or_insert_with(|| text.to_owned());
        return;
    }
    let is_handle = text.starts_with('@') && !text.contains(' ') && !text.contains(char::is_uppercase);
    if bracketed || is_handle || is_address(text) || is_list_of_tools(text) || is_grade(text) {
        return;
    }
    found.names.push(Piece {
        text: text.to_owned(),
        heading: line.heading,
        set_apart: line.heading.is_some() || line.block.strong || line.block.linked,
        called: called.filter(|called| *called != Called::Place),
    });
}

/// How a course ended, which is neither a degree nor a school.
const ENDED: [&str; 14] = [
    "졸업",
    "졸",
    "재학",
    "재학중",
    "재학 중",
    "수료",
    "卒業",
    "卒業見込み",
    "在学中",
    "毕业",
    "畢業",
    "在读",
    "graduated",
    "Graduated",
];

fn is_form_of_employment(text: &str) -> bool {
    if ENDED.contains(&text) {
        return true;
    }
    let plain = plain(text);
    let mut forms = include_str!("../../data/employment_forms.txt").lines().filter(|line| !line.starts_with('#'));
    forms.any(|form| form == plain) || words::has(Kind::Skip, text) && text.split_whitespace().count() <= 2
}

/// "2 years 9 months", "Aug": no employer.
fn is_duration(text: &str) -> bool {
    // A month whose year stands elsewhere.
    if parse_date(&format!("{text} 2000")).is_some_and(|date| date.month.is_some()) {
        return true;
    }
    let covered: usize = find_durations(text).iter().map(|(_, at)| at.len()).sum();
    covered > 0 && covered + 3 >= text.len()
}

/// An address of a page names nobody.
fn is_address(text: &str) -> bool {
    !text.contains(' ') && (text.contains("://") || !addresses(text, true).is_empty())
}

/// "React, Node.js, AWS": three things in a row of which none is a job, an employer or a school; or two of which one is a technology.
fn is_list_of_tools(text: &str) -> bool {
    let parts: Vec<&str> = text.split([',', '+']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let kinds = [Kind::Title, Kind::Organisation, Kind::Institution, Kind::Degree];
    let is_tool = |part: &&str| find_technologies(part).iter().any(|(_, at)| at.len() == part.len());
    let enough = parts.len() >= 3 || parts.len() == 2 && parts.iter().any(is_tool);
    enough && !kinds.into_iter().any(|kind| words::has(kind, text))
}

/// "GPA 3.9", "Mention Bien": how well, not what.
fn is_grade(text: &str) -> bool {
    const BEGINNINGS: [&str; 12] = [
        "gpa",
        "cgpa",
        "grade",
        "mention",
        "note",
        "nota",
        "media",
        "score",
        "percentage",
        "abschlussnote",
        "cum laude",
        "magna cum",
    ];
    let plain = plain(text);
    BEGINNINGS
        .iter()
        .any(|begin| plain.strip_prefix(begin).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

fn starts_a_project(text: &str) -> bool {
    text.split_once([':', '：']).is_some_and(|(before, _)| {
        section(before) == Some(Section::Projects) || {
            let before = plain(before.trim());
            matches!(before.as_str(), "project" | "projekt" | "proyecto" | "projet" | "progetto" | "projeto" | "проект")
        }
    })
}

/// Whether a range as written ends in an earlier year than it starts in.
fn runs_backwards(written: &str) -> bool {
    let years: Vec<u32> = written
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .collect();
    matches!((years.first(), years.last()), (Some(first), Some(last)) if last < first)
}
