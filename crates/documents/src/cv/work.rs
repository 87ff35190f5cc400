//! Employment.

use std::ops::Range;

use crosscheck_compare::periods;
use crosscheck_model::{Personal, ReadBy, WorkItem};
use crosscheck_names::{NameForm, NotAName, person_name_form};

use super::entries::{Entry, entries};
use super::fragments::{Fragment, commas, fragments, is_place, trailing_place};
use super::grid::{Column, Grid};
use super::row::{Row, joined, quote};
use super::unspaced;
use super::words::{self, Kind};
use crate::collect::Collector;

/// What a heading says, before the order of title and employer is settled.
#[derive(Debug, Default, Clone)]
struct Reading {
    /// Fragments that are neither place nor form of employment, in order.
    names: Vec<Fragment>,
    place: Option<String>,
    /// Index of the title among the names, where words tell.
    title: Option<usize>,
}

/// Jobs at an employer of `known` are told in the form already, and here only once more in detail.
pub(super) fn read(rows: &[Row], within: Range<usize>, known: &[String], out: &mut Collector<'_>) -> Vec<Entry> {
    let (grid, within) = Grid::find(rows, within);
    if let Some(grid) = grid {
        for line in grid.lines(rows, within) {
            let text = |column| line.cell(column).map(Personal::new);
            let value = WorkItem {
                organisation: text(Column::Organisation),
                title: text(Column::Title),
                place: text(Column::Place),
                period: line.period,
                summary: text(Column::Other),
            };
            let at = out.at(rows[line.rows.start].locator.clone(), ReadBy::DocumentText);
            out.builder.work(&at, value, &quote(rows, line.rows));
        }
        return Vec::new();
    }
    let found = entries(rows, within, &is_complete);
    let readings: Vec<Reading> = found.iter().map(|entry| reading(fragments(rows, entry.head.clone()))).collect();
    // People keep one order throughout: where words decide some entries, they decide the others.
    let first = readings.iter().filter(|reading| reading.names.len() >= 2 && reading.title == Some(0)).count();
    let later =
        readings.iter().filter(|reading| reading.names.len() >= 2 && reading.title.is_some_and(|at| at > 0)).count();
    let title_first = first >= later;
    let placed = all_with_a_town(&readings);
    let mut employer: Option<(String, Option<String>)> = None;
    for (index, (entry, reading)) in found.iter().zip(&readings).enumerate() {
        let (mut title, mut organisation) = settle(reading, title_first);
        let mut place = reading.place.clone();
        if place.is_none()
            && let Some((rest, tail)) = organisation.as_deref().and_then(trailing_place)
        {
            organisation = Some(rest);
            place = Some(tail);
        }
        if placed
            && place.is_none()
            && title.is_some()
            && let Some((name, town)) = organisation.as_deref().and_then(employer_and_town)
        {
            (organisation, place) = (Some(name), Some(town));
        }
        if place.is_none()
            && let Some((rest, tail)) = title.as_deref().and_then(trailing_place)
        {
            title = Some(rest);
            place = Some(tail);
        }
        if place.is_none() {
            // A place that no table knows is what is left over, in two parts.
            let left = reading.names.iter().map(|name| &name.text).find(|text| {
                text.contains([',', '،', '、']) && Some(*text) != title.as_ref() && Some(*text) != organisation.as_ref()
            });
            place = left.filter(|text| !words::has(Kind::Title, text) && text.split(' ').count() <= 5).cloned();
        }
        if title.is_none() && organisation.is_none() {
            continue;
        }
        let roles_follow = title.is_none()
            && entry.body.is_empty()
            && readings.get(index + 1).is_some_and(|next| next.names.len() == 1 && next.title == Some(0));
        if title.is_none() {
            employer = organisation.clone().map(|name| (name, place.clone()));
        } else if organisation.is_some() {
            // Further roles follow under an employer that stands over the first one, not under one that stands below it.
            let above = reading.title != Some(0) && reading.title.is_some();
            employer = organisation.clone().filter(|_| above).map(|name| (name, place.clone()));
        } else if let Some((name, at)) = &employer {
            organisation = Some(name.clone());
            place = place.or_else(|| at.clone());
        }
        // An employer's own line above its roles says nothing they do not say.
        if roles_follow || told_already(known, organisation.as_deref(), title.as_deref()) {
            continue;
        }
        if title.as_deref().or(organisation.as_deref()).is_some_and(is_an_honour) {
            continue;
        }
        push(rows, entry, title, organisation, place, out);
    }
    found
}

/// Whether every employer of a section stands before a comma and something short, in lines of their own below or above the jobs:
/// what every one of them has is the town, though no table knows it.
fn all_with_a_town(readings: &[Reading]) -> bool {
    let with_town = |reading: &Reading| match (reading.names.as_slice(), reading.title) {
        ([_, employer], Some(0)) | ([employer, _], Some(1)) => employer_and_town(&employer.text).is_some(),
        _ => false,
    };
    readings.len() > 1 && readings.iter().all(with_town)
}

/// "Example Corp, Exampletown".
fn employer_and_town(text: &str) -> Option<(String, String)> {
    let found = commas(text);
    let [(at, comma)] = found.as_slice() else { return None };
    let (name, town) = (text[..*at].trim(), text[at + comma.len_utf8()..].trim().trim_end_matches('.'));
    let kinds = [Kind::Title, Kind::Organisation, Kind::Institution, Kind::Degree];
    let capitals = town.split(' ').all(|word| word.starts_with(|c: char| c.is_uppercase() || !c.is_lowercase()));
    let town_like = town.split(' ').count() <= 3 && capitals && !kinds.into_iter().any(|kind| words::has(kind, town));
    (town_like && !name.is_empty() && !town.is_empty()).then(|| (name.to_owned(), town.to_owned()))
}

fn told_already(known: &[String], organisation: Option<&str>, title: Option<&str>) -> bool {
    known.iter().any(|name| [organisation, title].into_iter().flatten().any(|text| text.contains(name.as_str())))
}

/// Words of honours, which have dates like jobs; compared without accents, in the project's own choice.
const HONOURS: &[&str] = &[
    "award",
    "awards",
    "prize",
    "medal",
    "scholarship",
    "honor",
    "honors",
    "honour",
    "honours",
    "prix",
    "bourse",
    "premio",
    "beca",
    "preis",
    "auszeichnung",
    "stipendium",
    "nagroda",
    "stypendium",
    "premija",
    "premio",
    "bolsa",
    "onderscheiding",
    "odul",
    "премия",
    "награда",
    "стипендия",
];

/// "Employee Excellence Award" is no job; "Award Coordinator" is one.
fn is_an_honour(text: &str) -> bool {
    let plain = words::plain(text);
    let honour = |word: &str| HONOURS.contains(&word);
    plain.split(|c: char| !c.is_alphanumeric()).any(honour) && !words::has(Kind::Title, text)
        || plain.rsplit(' ').next().is_some_and(honour)
        || ["賞", "奖", "獎", "상"].iter().any(|ending| text.ends_with(ending))
}

/// Whether a heading holds title and employer already.
fn is_complete(rows: &[Row], head: Range<usize>) -> bool {
    let reading = reading(fragments(rows, head));
    reading.names.len() >= 2 && reading.title.is_some()
}

fn push(
    rows: &[Row],
    entry: &Entry,
    title: Option<String>,
    organisation: Option<String>,
    place: Option<String>,
    out: &mut Collector<'_>,
) {
    let summary = joined(rows, entry.body.clone());
    let value = WorkItem {
        organisation: organisation.map(Personal::new),
        title: title.map(Personal::new),
        place: place.map(Personal::new),
        period: entry.period,
        summary: (!summary.is_empty()).then(|| Personal::new(summary)),
    };
    let at = out.at(rows[entry.head.start].locator.clone(), ReadBy::DocumentText);
    out.builder.work(&at, value, &quote(rows, entry.head.clone()));
}

fn reading(fragments: Vec<Fragment>) -> Reading {
    let mut names: Vec<Fragment> = fragments
        .into_iter()
        .filter(|fragment| !(words::has(Kind::Skip, &fragment.text) && fragment.text.split(' ').count() <= 3))
        .collect();
    names.retain(|fragment| !is_an_address(&fragment.text) && !is_a_duration(&fragment.text));
    if let Some(parts) = told_by_its_heading(&names) {
        names = parts;
    }
    rejoin(&mut names);
    let mut place = None;
    while let Some(at) = names.iter().rposition(|fragment| is_place(&fragment.text)) {
        let certain = names[at].text.contains([',', '،', '、']) || names.len() > 2;
        if names.len() < 2 || !certain && place.is_some() || !certain && names.len() == 2 && !one_is_title(&names, at) {
            break;
        }
        let fragment = names.remove(at);
        place = place.or(Some(fragment.text));
    }
    if names.len() > 2
        && place.is_none()
        && let Some(at) = names.iter().position(|fragment| has_the_form_of_a_place(&fragment.text))
    {
        place = Some(names.remove(at).text);
    }
    if let [heading, tail] = names.as_slice()
        && place.is_none()
        && tail.text.contains([',', '،', '、'])
        && ![Kind::Title, Kind::Organisation].into_iter().any(|kind| words::has(kind, &tail.text))
        && let Some(parts) = split_one(heading)
    {
        // "Engineer, Example Corp — Town, Country": a place that no table knows.
        place = Some(tail.text.clone());
        names = parts;
    }
    if names.len() > 1
        && let Some(parts) = split_at_joint(&names[0], false)
    {
        // What follows "Engineer at Example Corp" is neither.
        names = parts;
    }
    if let [one] = names.as_slice() {
        if let Some(halves) = unspaced::job(&one.text) {
            names = halves
                .into_iter()
                .map(|text| Fragment {
                    text,
                    bold: one.bold,
                    heading: one.heading,
                    beside_dates: one.beside_dates,
                    glue: None,
                })
                .collect();
        } else if let Some(parts) = split_one(one) {
            names = parts;
        }
    }
    let title = title_among(&names);
    Reading { names, place, title }
}

/// A heading that says job and employer: what stands beside the dates below it, and names neither, is no employer.
fn told_by_its_heading(names: &[Fragment]) -> Option<Vec<Fragment>> {
    let [heading, tags] = names else { return None };
    let (at, comma) = commas(&heading.text).first().copied()?;
    let told = heading.heading && words::has(Kind::Title, &heading.text[..at]);
    let kinds: &[Kind] = if told {
        &[Kind::Organisation, Kind::Institution]
    } else {
        &[Kind::Title, Kind::Organisation, Kind::Institution]
    };
    if kinds.iter().any(|kind| words::has(*kind, &tags.text)) || is_place(&tags.text) {
        return None;
    }
    let above = tags.beside_dates && !heading.beside_dates && words::has(Kind::Title, &heading.text[..at]);
    if !(heading.heading || above) || is_place(&heading.text[at..]) {
        return None;
    }
    halves(heading, at, comma.len_utf8())
}

/// "2 years 9 months" is no employer.
fn is_a_duration(text: &str) -> bool {
    let covered: usize = periods::find_durations(text).iter().map(|(_, at)| at.len()).sum();
    covered > 0 && covered + 3 >= text.len()
}

/// An address of a page names nobody.
fn is_an_address(text: &str) -> bool {
    !text.contains(' ') && !super::scan::addresses(text, false).is_empty()
}

/// "Example City, EX": a town and the short name of its region, in no table.
fn has_the_form_of_a_place(text: &str) -> bool {
    let Some((town, region)) = text.rsplit_once(", ") else { return false };
    let kinds = [Kind::Title, Kind::Organisation, Kind::Institution, Kind::Degree];
    (2..=3).contains(&region.len())
        && region.chars().all(|c| c.is_ascii_uppercase())
        && town.split(' ').count() <= 3
        && town.split(' ').all(|word| word.starts_with(char::is_uppercase))
        && !kinds.into_iter().any(|kind| words::has(kind, text))
}

/// "Research Agency - Rocket Laboratory" beside a job, "Researcher / Consultant" beside an employer: a dash or stroke that parts two
/// of a kind parts nothing.
fn rejoin(names: &mut Vec<Fragment>) {
    let titled = |fragment: &Fragment| words::has(Kind::Title, &fragment.text);
    while let Some(at) = (1..names.len()).find(|at| {
        let (a, b) = (&names[at - 1], &names[*at]);
        let other =
            names.iter().enumerate().any(|(index, name)| index + 1 != *at && index != *at && titled(name) != titled(a));
        b.glue.is_some()
            && titled(a) == titled(b)
            && other
            && !is_place(&a.text)
            && !is_place(&b.text)
            && !has_the_form_of_a_place(&b.text)
    }) {
        let second = names.remove(at);
        let first = &mut names[at - 1];
        first.text = format!("{}{}{}", first.text, second.glue.unwrap_or_default(), second.text);
    }
}

/// With two fragments, of which one can be a place: the other must name both job and employer for it to be one.
fn one_is_title(names: &[Fragment], place: usize) -> bool {
    let other = &names[1 - place].text;
    split_one(&names[1 - place]).is_some() && words::has(Kind::Title, other)
}

fn halves(fragment: &Fragment, at: usize, length: usize) -> Option<Vec<Fragment>> {
    let text = &fragment.text;
    let (before, after) = (text.get(..at)?.trim(), text.get(at + length..)?.trim());
    let one = |text: &str| Fragment {
        text: text.to_owned(),
        bold: fragment.bold,
        heading: fragment.heading,
        beside_dates: fragment.beside_dates,
        glue: None,
    };
    (!before.is_empty() && !after.is_empty()).then(|| vec![one(before), one(after)])
}

/// "Engineer at Example Corp", "Engineer bei Example GmbH".
fn split_at_joint(fragment: &Fragment, alone: bool) -> Option<Vec<Fragment>> {
    let text = &fragment.text;
    let weak = if alone { WEAK_JOINTS } else { &[] };
    for (joint, weak) in JOINTS.iter().map(|joint| (joint, false)).chain(weak.iter().map(|joint| (joint, true))) {
        let Some(at) = text.find(joint) else { continue };
        let (before, after) = (&text[..at], &text[at + joint.len()..]);
        if words::has(Kind::Title, before) && !words::has(Kind::Title, after) && !(weak && is_a_subject(after)) {
            return halves(fragment, at, joint.len());
        }
    }
    None
}

/// Words between a job and an employer...
const JOINTS: &[&str] = &[" at ", " @ ", " bei ", " chez ", " presso ", " w firmie ", " в компании ", " hos ", " bij "];
/// ... and those that stand between a job and its subject as well: "Enseignant en Mathématiques", "Ingeniera en Acme". Where the
/// employer is named beside it, they part nothing.
const WEAK_JOINTS: &[&str] = &[" в ", " у ", " em ", " na ", " en "];

/// What subjects end in where such joints are used; compared without accents.
const SUBJECTS: &[&str] =
    &["ique", "iques", "matica", "maticas", "nica", "sica", "logie", "logia", "logias", "ystyka", "ство", "ика"];

/// What a job is done in, rather than where: written small, or the name of a subject.
fn is_a_subject(text: &str) -> bool {
    let last = words::plain(text.split([',', ' ']).next().unwrap_or_default());
    text.starts_with(char::is_lowercase)
        || !words::has(Kind::Organisation, text) && SUBJECTS.iter().any(|ending| last.ends_with(ending))
        || person_name_form(text) == NameForm::No(NotAName::Subject) && !words::has(Kind::Organisation, text)
}

/// As [`split_at_joint`], or "Engineer, Example Corp".
fn split_one(fragment: &Fragment) -> Option<Vec<Fragment>> {
    if let Some(parts) = split_at_joint(fragment, true) {
        return Some(parts);
    }
    let text = &fragment.text;
    // The last comma that leaves a job on one side only.
    commas(text).into_iter().find_map(|(at, comma)| {
        let (before, after) = (&text[..at], &text[at + comma.len_utf8()..]);
        let after_name = trailing_place(after).map_or_else(|| after.to_owned(), |(name, _)| name);
        let place = is_place(after.trim());
        let one_job = words::has(Kind::Title, before) != words::has(Kind::Title, &after_name)
            || words::has(Kind::Title, before) && words::has(Kind::Organisation, &after_name)
            || words::has(Kind::Organisation, &after_name) && !words::has(Kind::Organisation, before);
        (one_job && !place).then(|| halves(fragment, at, comma.len_utf8())).flatten()
    })
}

fn title_among(names: &[Fragment]) -> Option<usize> {
    let score = |fragment: &Fragment| {
        let titles = words::count(Kind::Title, &fragment.text).min(3) as i32;
        let others = words::count(Kind::Organisation, &fragment.text)
            .max(words::count(Kind::Institution, &fragment.text))
            .min(3) as i32;
        titles * 4 - others * 3
    };
    match names {
        [] => None,
        [one] => words::has(Kind::Title, &one.text).then_some(0).filter(|_| score(one) > 0),
        [first, second, ..] => {
            let (a, b) = (score(first), score(second));
            match a.cmp(&b) {
                std::cmp::Ordering::Greater => Some(0),
                std::cmp::Ordering::Less => Some(1),
                std::cmp::Ordering::Equal => {
                    names.iter().enumerate().skip(2).find(|(_, name)| score(name) > a.max(0)).map(|(at, _)| at)
                }
            }
        }
    }
}

fn settle(reading: &Reading, title_first: bool) -> (Option<String>, Option<String>) {
    let text = |at: usize| reading.names.get(at).map(|fragment| fragment.text.clone());
    match reading.names.len() {
        0 => (None, None),
        1 if reading.title == Some(0) => (text(0), None),
        1 => (None, text(0)),
        _ => {
            let title = reading.title.unwrap_or(if title_first { 0 } else { 1 });
            let organisation = if title == 0 { 1 } else { 0 };
            (text(title), text(organisation))
        }
    }
}
