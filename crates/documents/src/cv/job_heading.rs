//! What the heading of a job says: which part is the title, which the employer, which a place.

use crosscheck_compare::periods;
use crosscheck_names::{NameForm, NotAName, person_name_form};

use super::fragments::{Fragment, commas, is_place, trailing_place};
use super::unspaced;
use super::words::{self, Kind};

/// What a heading says, before the order of title and employer is settled.
#[derive(Debug, Default, Clone)]
pub(super) struct Reading {
    /// Fragments that are neither place nor form of employment, in order.
    pub(super) names: Vec<Fragment>,
    pub(super) place: Option<String>,
    /// Index of the title among the names, where words tell.
    pub(super) title: Option<usize>,
}

/// Reads the fragments of a heading.
pub(super) fn reading(fragments: Vec<Fragment>) -> Reading {
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
    // "Engineer, Example Ltd" over the dates: what follows below them is no employer either.
    let named = words::has(Kind::Organisation, &heading.text[at..]);
    let above = (tags.beside_dates || named) && !heading.beside_dates && words::has(Kind::Title, &heading.text[..at]);
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

/// Title and employer of a heading.
pub(super) fn settle(reading: &Reading, title_first: bool) -> (Option<String>, Option<String>) {
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
