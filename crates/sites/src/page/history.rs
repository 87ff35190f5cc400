//! Work and education off the entries of their sections.

use crosscheck_compare::contacts::in_text::emails;
use crosscheck_compare::degrees::read_degree;
use crosscheck_compare::fold;
use crosscheck_compare::places::written::{commas, is_place, trailing_place};
use crosscheck_compare::vocabulary::headings::Section;
use crosscheck_compare::vocabulary::unspaced;
use crosscheck_compare::vocabulary::words::{self, Kind};
use crosscheck_markup::Markup;
use crosscheck_model::{Certainty, ClaimsBuilder, EducationItem, Passage, Period, PeriodEnd, ReadBy, WorkItem};

use super::entries::{Entry, Line, ends_like_a_sentence, entries, lines};
use super::outline::{Outline, Topic};
use super::parts::Called;
use super::pieces::{Piece, Pieces, pieces};

/// Words of an employer or a school at most; more are a description.
const MAX_WORDS: usize = 10;
/// Words of an employer that stands as the first item of a list.
const MAX_LISTED: usize = 6;

/// Reads all sections of work and of education.
pub(super) fn read(builder: &mut ClaimsBuilder, markup: &Markup, outline: &Outline, at: &Passage) {
    // What the page states in a form for programs is better than what its layout suggests.
    let dated_work = builder.claims().work.iter().any(|item| !item.value().period.is_unstated());
    let schooled = !builder.claims().education.is_empty();
    let titles = builder.claims().work.iter().filter_map(|item| item.value().title.as_ref());
    let stated: Vec<String> = titles.map(|title| fold(title.expose())).collect();
    for (number, part) in outline.parts.iter().enumerate() {
        let section = match part.topic {
            Topic::Of(Section::Work) if !dated_work => Section::Work,
            Topic::Of(Section::Education) if !schooled => Section::Education,
            _ => continue,
        };
        let lines = lines(markup, &markup.blocks[part.blocks.clone()]);
        let heading = part.heading.and_then(|at| markup.blocks.get(at));
        let next = outline.parts.get(number + 1).and_then(|next| markup.blocks.get(next.heading?));
        let found = entries(markup, &lines, heading, next);
        let mut reader = Reader { builder, at, lines: &lines, title_first: None, employer: None };
        let mut read: Vec<Pieces> = found.iter().map(|entry| pieces(&lines, entry, markup)).collect();
        // A job that the page states elsewhere in a form for programs is one here, whether a table knows it or not.
        for piece in read.iter_mut().flat_map(|pieces| &mut pieces.names) {
            if stated.contains(&fold(&piece.text)) {
                piece.called = Some(Called::Title);
            }
        }
        reader.title_first = order(&read);
        for (entry, pieces) in found.iter().zip(read) {
            reader.entry(section, entry, pieces);
        }
    }
}

struct Reader<'a, 'b> {
    builder: &'a mut ClaimsBuilder,
    at: &'a Passage,
    lines: &'a [Line<'b>],
    /// Whether jobs stand before employers in this section, where any entry tells.
    title_first: Option<bool>,
    /// The employer of the entry before, and how high its heading was.
    employer: Option<(String, u8)>,
}

/// People keep one order throughout: where words decide some entries, they decide the others.
fn order(read: &[Pieces]) -> Option<bool> {
    let several = read.iter().filter(|pieces| pieces.names.len() >= 2);
    let titles = several.filter_map(|pieces| title_at(&pieces.names).or_else(|| beside_an_employer(&pieces.names)));
    let (first, later): (Vec<usize>, Vec<usize>) = titles.partition(|at| *at == 0);
    (first.len() != later.len()).then_some(first.len() > later.len())
}

/// Of two pieces the one that is not the employer, where the words of the other are those of an organisation.
fn beside_an_employer(names: &[Piece]) -> Option<usize> {
    let [first, second] = names else { return None };
    let employs = |piece: &Piece| words::has(Kind::Organisation, &piece.text);
    (employs(first) != employs(second)).then(|| usize::from(employs(first)))
}

/// Which piece is the job: the one that is called so, else the one whose words are most those of a job.
fn title_at(names: &[Piece]) -> Option<usize> {
    let called = names.iter().position(|piece| piece.called == Some(Called::Title));
    let scored = names.iter().take(4).enumerate().map(|(at, piece)| (title_score(&piece.text), at));
    called.or_else(|| {
        let best = scored.filter(|(score, _)| *score > 0).max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at)));
        best.map(|(_, at)| at)
    })
}

/// How much more the words of a text are those of a title than of an employer.
fn title_score(text: &str) -> i32 {
    let count = |kind| i32::try_from(words::count(kind, text).min(3)).unwrap_or_default();
    count(Kind::Title) * 4 - count(Kind::Organisation).max(count(Kind::Institution)) * 3
}

impl Reader<'_, '_> {
    fn entry(&mut self, section: Section, entry: &Entry, mut pieces: Pieces) {
        let at = self
            .at
            .with(self.lines[entry.lines.start].block.locator.clone())
            .read_as(ReadBy::Html)
            .with_certainty(Certainty::LaidOut);
        if pieces.backwards {
            self.builder.problem(
                self.lines[entry.dated].block.locator.clone(),
                "the dates of an entry run backwards and are not taken",
            );
        }
        if pieces.is_project || pieces.names.is_empty() {
            return;
        }
        split_commas(&mut pieces, section);
        let schooling = pieces.names.iter().any(|piece| words::has(Kind::Institution, &piece.text))
            && pieces.names.iter().any(|piece| read_degree(&piece.text).is_some())
            && title_at(&pieces.names).is_none();
        if section == Section::Education || schooling {
            self.education(&at, pieces);
        } else {
            self.work(&at, entry, pieces);
        }
    }

    /// "2019 - present: Lecturer" with a list below it that begins with the employer.
    fn listed_below(&self, entry: &Entry) -> Option<String> {
        let dated = &self.lines[entry.dated];
        let below = self.lines.get(entry.dated + 1).filter(|_| entry.dated + 1 < entry.lines.end)?;
        let is_named = words::has(Kind::Organisation, below.text) || words::has(Kind::Institution, below.text);
        let is_name = below.text.split_whitespace().count() <= MAX_LISTED
            && below.text.starts_with(char::is_uppercase)
            && !below.text.contains(':')
            && !ends_like_a_sentence(below.text)
            && title_score(below.text) <= 0;
        let listed = dated.lists > 0 && below.lists == dated.lists + 1 && below.dates.is_none();
        (listed && is_named && is_name).then(|| below.text.trim().to_owned())
    }

    fn work(&mut self, at: &Passage, entry: &Entry, pieces: Pieces) {
        let Pieces { names, place, joined, period, quote, .. } = pieces;
        let first = names.first().map(|piece| piece.text.as_str()).unwrap_or_default();
        if words::is_an_honour(first) || words::has(Kind::Course, first) {
            return;
        }
        let own_heading = names.iter().filter_map(|piece| piece.heading).min().unwrap_or(7);
        let (title, mut organisation) = if joined && title_at(&names).is_none_or(|at| at == 0) {
            (names.first(), names.get(1))
        } else {
            match settle(&names, self.title_first) {
                Some(found) => found,
                None => {
                    let what = "an entry of work names two things, and nothing tells which is the employer";
                    self.builder.problem(self.lines[entry.dated].block.locator.clone(), what);
                    return;
                }
            }
        };
        organisation = organisation.filter(|piece| is_organisation(piece));
        let mut employer = organisation.map(|piece| piece.text.clone());
        if employer.is_none() {
            let above = entry.above.map(|at| self.lines[at].text.trim()).filter(|text| is_employer_above(text));
            employer = above.map(str::to_owned).or_else(|| {
                let (name, level) = self.employer.as_ref()?;
                (*level < own_heading && title.is_some()).then(|| name.clone())
            });
            if employer.is_none() && title.is_some() {
                employer = self.listed_below(entry);
            }
        } else if let Some(piece) = organisation {
            self.employer = employer.clone().zip(piece.heading);
        }
        let title = title.map(|piece| piece.text.clone());
        // A name and one year are what galleries of works have.
        if title.is_none() && (period.start.is_none() || period.end == PeriodEnd::Unstated) {
            return;
        }
        if title.is_none() && employer.is_none() {
            return;
        }
        let item = WorkItem {
            organisation: employer.map(Into::into),
            title: title.map(Into::into),
            place: place.map(Into::into),
            period,
            summary: None,
        };
        self.builder.work(at, item, &quote);
    }

    fn education(&mut self, at: &Passage, pieces: Pieces) {
        let Pieces { names, place, period, quote, .. } = pieces;
        // The foot of a page that follows its last school says how to reach somebody.
        let is_contact = |text: &str| !emails(text).is_empty();
        let mut parts: Vec<String> =
            names.into_iter().map(|piece| piece.text).filter(|text| !is_contact(text)).collect();
        let mut field = None;
        if let [only] = &parts[..]
            && let Some(halves) = degree_and_school(only)
        {
            parts = halves.into();
        }
        if let Some((at, found)) = parts.iter().enumerate().find_map(|(at, part)| Some((at, unspaced::school(part)?))) {
            parts.splice(at..=at, [Some(found.institution), found.degree].into_iter().flatten());
            field = found.field;
        }
        let is_degree = |part: &String| read_degree(part).is_some() || words::has(Kind::Degree, part);
        let degree_at = parts.iter().position(is_degree);
        let Some(school_at) = school_at(&parts, degree_at) else { return };
        let mut others = parts.iter().enumerate().filter(|(index, _)| *index != school_at).map(|(_, part)| part);
        let degree = degree_at.filter(|at| *at != school_at).map(|at| &parts[at]).or_else(|| others.next());
        if parts.iter().any(|part| words::is_an_honour(part)) {
            return;
        }
        let item = EducationItem {
            institution: Some(parts[school_at].as_str().into()),
            degree: degree.map(|degree| degree.as_str().into()),
            field: field.map(Into::into),
            place: place.map(Into::into),
            period: ended(period, &quote),
        };
        self.builder.education(at, item, &quote);
    }
}

/// "Ph.D., Mathematics, Example Tech": a degree, its subject, and a school that no word tells.
fn degree_and_school(text: &str) -> Option<[String; 2]> {
    let (before, school) = text.rsplit_once(',')?;
    let (degree, subject) = before.split_once(',')?;
    let (school, subject) = (school.trim(), subject.trim());
    let is_degree = read_degree(degree).is_some() || words::has(Kind::Degree, degree);
    let is_school = school.starts_with(char::is_uppercase) && !words::has(Kind::Field, school) && !is_place(school);
    (is_degree && words::has(Kind::Field, subject) && is_school).then(|| [before.trim().to_owned(), school.to_owned()])
}

/// Job and employer among the pieces; `None` where nothing tells which is which.
fn settle(names: &[Piece], title_first: Option<bool>) -> Option<(Option<&Piece>, Option<&Piece>)> {
    let title = title_at(names);
    let called = names.iter().position(|piece| piece.called == Some(Called::Organisation));
    let other = |not: Option<usize>| {
        let free = || names.iter().enumerate().filter(move |(at, _)| Some(*at) != not);
        let by_words =
            || free().find(|(_, piece)| words::has(Kind::Organisation, &piece.text) && title_score(&piece.text) <= 0);
        let headed = || free().find(|(_, piece)| piece.set_apart);
        called
            .filter(|at| Some(*at) != not)
            .or_else(|| by_words().or_else(headed).or_else(|| free().next()).map(|(at, _)| at))
    };
    match (title, names.len()) {
        (Some(title), 1) => Some((names.get(title), None)),
        (Some(title), _) => Some((names.get(title), other(Some(title)).and_then(|at| names.get(at)))),
        (None, 1) => {
            let only = &names[0];
            let named = only.set_apart || only.called.is_some() || words::has(Kind::Organisation, &only.text);
            named.then_some((None, Some(only)))
        }
        (None, _) => {
            let told = called.or_else(|| names.iter().position(|piece| words::has(Kind::Organisation, &piece.text)));
            match (told, title_first) {
                (Some(at), _) => Some((
                    names.iter().enumerate().find(|(other, _)| *other != at).map(|(_, piece)| piece),
                    names.get(at),
                )),
                (None, Some(true)) => Some((names.first(), names.get(1))),
                (None, Some(false)) => Some((names.get(1), names.first())),
                (None, None) => None,
            }
        }
    }
}

/// An employer is a name: not a sentence, not a list of what was done.
fn is_organisation(piece: &Piece) -> bool {
    let text = &piece.text;
    let begins_small = text.chars().next().is_some_and(char::is_lowercase);
    text.split_whitespace().count() <= MAX_WORDS
        && !(begins_small && text.contains(' '))
        && !words::has(Kind::Course, text)
}

fn is_employer_above(text: &str) -> bool {
    text.chars().count() <= 80
        && text.split_whitespace().count() <= MAX_WORDS
        && !words::has(Kind::Title, text)
        && crosscheck_compare::vocabulary::headings::section(text).is_none()
        && !is_place(text)
}

/// The school among the parts: what says so, where several do the one that is not only a kind of school; else what stands beside a
/// degree.
fn school_at(parts: &[String], degree_at: Option<usize>) -> Option<usize> {
    let says: Vec<usize> = (0..parts.len()).filter(|at| words::has(Kind::Institution, &parts[*at])).collect();
    let is_kind_only = |at: &usize| {
        let part = &parts[*at];
        part.split_whitespace().count() <= 2
            && words::count(Kind::Institution, part) + 1 >= part.split_whitespace().count()
            && words::plain(part).split(' ').all(|word| {
                words::has(Kind::Institution, word)
                    || matches!(word, "high" | "secondary" | "primary" | "middle" | "graduate" | "grammar")
            })
    };
    let is_degree_too = |at: &usize| read_degree(&parts[*at]).is_some();
    let named = says
        .iter()
        .find(|at| !is_kind_only(at) && !is_degree_too(at))
        .or_else(|| says.iter().find(|at| !is_kind_only(at)));
    named
        .or_else(|| says.first())
        .copied()
        .or_else(|| degree_at.map(|at| if at == 0 { 1 } else { 0 }).filter(|at| *at < parts.len()))
}

/// "Engineer, Example Corp", "BSc Physics, Example University", "Example University, Bristol": where a comma parts two things.
fn split_commas(pieces: &mut Pieces, section: Section) {
    let mut names = Vec::new();
    for piece in std::mem::take(&mut pieces.names) {
        let mut text = piece.text.clone();
        if let Some((rest, place)) = trailing_place(&text) {
            pieces.place.get_or_insert(place);
            text = rest;
        }
        if let Some(halves) = unspaced::job(&text).filter(|_| section == Section::Work) {
            names.extend(halves.map(|text| Piece { text, ..piece.clone() }));
            continue;
        }
        let parted = commas(&text).into_iter().find_map(|(at, comma)| {
            let (before, after) = (text[..at].trim(), text[at + comma.len_utf8()..].trim());
            parts_two(before, after, section).then(|| [before.to_owned(), after.to_owned()])
        });
        match parted {
            Some(halves) => names.extend(halves.map(|text| Piece { text, ..piece.clone() })),
            None => names.push(Piece { text, ..piece }),
        }
    }
    pieces.names = names;
}

fn parts_two(before: &str, after: &str, section: Section) -> bool {
    if before.is_empty() || after.is_empty() {
        return false;
    }
    let has = words::has;
    if section == Section::Education {
        let degree = |text: &str| read_degree(text).is_some() || has(Kind::Degree, text);
        return has(Kind::Institution, before) != has(Kind::Institution, after) && (degree(before) || degree(after));
    }
    let is_form = after.split_whitespace().count() == 1 && after.chars().count() <= 5 && has(Kind::Organisation, after);
    has(Kind::Title, before) != has(Kind::Title, after) && !is_form
}

/// A date by itself is the one at which studies ended, unless its words say that they began then.
fn ended(period: Period, quote: &str) -> Period {
    let (Some(only), PeriodEnd::Unstated) = (period.start, period.end) else { return period };
    const SINCE: [&str; 12] =
        ["since", "from", "seit", "ab", "depuis", "desde", "dal", "od", "с", "sedan", "vanaf", "sejak"];
    let plain = words::plain(quote);
    let begins = plain.split_whitespace().any(|word| SINCE.contains(&word));
    let open = quote.lines().any(|line| line.trim_end().ends_with(['-', '–', '—', '~']));
    if begins || open { period } else { Period { start: None, end: PeriodEnd::On(only) } }
}
