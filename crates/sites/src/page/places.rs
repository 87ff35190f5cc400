//! Where the owner of a page lives: what is labelled as an address, marked with a pin, or said of themselves. Places of jobs, projects
//! and journeys are not read here.

use crosscheck_compare::contacts::in_text::{emails, phones};
use crosscheck_compare::places::{self, written::is_place};
use crosscheck_compare::technologies::find_technologies;
use crosscheck_compare::vocabulary::headings::Section;
use crosscheck_compare::vocabulary::labels::{Label, known, label};
use crosscheck_compare::vocabulary::words::{self, Kind};
use crosscheck_markup::{Block, BlockKind, Markup};
use crosscheck_model::{Certainty, ClaimsBuilder, Locator, Passage};

use super::outline::{Outline, Topic};

/// Words of an address at most.
const MAX_WORDS: usize = 16;
/// Words of an address on one line at most.
const IN_ADDRESS: usize = 8;
/// Words of a place in a sentence at most.
const IN_PROSE: usize = 5;
/// Words of a town's name at most.
const TOWN_WORDS: usize = 3;

pub(super) fn read(builder: &mut ClaimsBuilder, markup: &Markup, outline: &Outline, at: &Passage) {
    if !builder.claims().places.is_empty() {
        return;
    }
    let mut labelled = false;
    let mut said: Option<(&Locator, String)> = None;
    for (index, block) in markup.blocks.iter().enumerate() {
        let before = std::mem::replace(&mut labelled, known(&block.text) == Some(Label::Place));
        if labelled || block.kind == BlockKind::Quote || !is_own(outline.topic_of(index), block) {
            continue;
        }
        let address = markup.around(block.node).take(3).any(|around| around.name == "address");
        let marked = before || address || block.icon.as_deref().is_some_and(is_pin);
        let reaches = || block.text.lines().any(|line| !emails(line).is_empty() || !phones(line).is_empty());
        let contact = block.aside || outline.topic_of(index) == Topic::Of(Section::Contact) || reaches();
        let found = marked.then(|| whole(&on_lines(markup, index))).flatten();
        if let Some(place) = found.or_else(|| line_of(block, contact)) {
            let certainty = if marked || is_labelled(&block.text) { Certainty::Labelled } else { Certainty::Guessed };
            let at = at.with(block.locator.clone()).quoting(block.text.as_str()).with_certainty(certainty);
            builder.place_text(&at, &place);
        } else if said.is_none() {
            said = spoken(&block.text).map(|place| (&block.locator, place));
        }
    }
    let title = || {
        markup.title.as_ref().and_then(|(title, locator)| Some((locator, part_of(title).or_else(|| job_in(title))?)))
    };
    if let Some((locator, place)) = said.or_else(title).filter(|_| builder.claims().places.is_empty()) {
        let at = at.with(locator.clone()).quoting(place.as_str()).with_certainty(Certainty::LaidOut);
        builder.place_text(&at, &place);
    }
}

/// Where people say in a sentence that they are.
fn spoken(text: &str) -> Option<String> {
    in_prose(text).or_else(|| job_in(text)).or_else(|| named_before(text))
}

/// A block with the one below it in the same box: a street above its town.
fn on_lines(markup: &Markup, index: usize) -> String {
    let parent = |block: &Block| markup.around(block.node).nth(1).map(|around| around.node);
    let (Some(block), next) = (markup.blocks.get(index), markup.blocks.get(index + 1)) else { return String::new() };
    let goes_on = next.filter(|next| parent(next) == parent(block) && next.icon.is_none() && next.kind == block.kind);
    let street = block.text.chars().any(|c| c.is_ascii_digit()) && !block.text.contains(',');
    match goes_on.filter(|next| street && next.text.split(',').any(is_named)) {
        Some(next) => format!("{}\n{}", block.text, next.text),
        None => block.text.clone(),
    }
}

fn is_own(topic: Topic, block: &Block) -> bool {
    match topic {
        Topic::Top | Topic::Of(Section::Contact | Section::Summary) => true,
        Topic::Of(Section::Skills | Section::Languages) => block.aside,
        Topic::Of(_) | Topic::Unknown => block.aside && !matches!(block.kind, BlockKind::ListItem),
    }
}

/// A pin on a map, by what its icon is called.
fn is_pin(icon: &str) -> bool {
    icon.split(|c: char| !c.is_ascii_alphabetic()).any(|word| {
        matches!(
            word,
            "map"
                | "marker"
                | "pin"
                | "location"
                | "geo"
                | "place"
                | "mappin"
                | "address"
                | "house"
                | "home"
                | "compass"
        )
    })
}

/// A whole block as a place: an address on one line or on several.
fn whole(text: &str) -> Option<String> {
    let lines: Vec<&str> = text
        .lines()
        .map(|line| before_contacts(without_label(line.trim())))
        .filter(|line| !line.is_empty() && emails(line).is_empty() && phones(line).is_empty() && known(line).is_none())
        .filter(|line| !line.contains("://") && !line.contains('@'))
        .collect();
    let joined = lines.iter().map(|line| line.trim_end_matches(',')).collect::<Vec<_>>().join(", ");
    let words = joined.split_whitespace().count();
    // "#12-5, Sample Street, Newtown": a number and a comma, in what is marked as a place.
    let street = joined.contains(',') && joined.chars().any(|c| c.is_ascii_digit()) && words > 2;
    let placed = is_place(&joined)
        || town_with_country(&joined)
        || joined.split([',', '，']).any(is_named)
        || has_postcode(&joined)
        || street;
    ((1..=MAX_WORDS).contains(&words) && placed && !ends_a_sentence(&joined)).then(|| clean(&joined))
}

/// What stands before the mailbox and the number of a line that has all of them, where that is a place by itself.
fn before_contacts(line: &str) -> &str {
    let contacts = emails(line).into_iter().map(|(_, at)| at.start).chain(phones(line).into_iter().map(|at| at.start));
    let before = contacts.min().and_then(|start| line.get(..start)).unwrap_or_default().trim();
    if !before.is_empty() && (is_place(before) || town_with_country(before)) { before } else { line }
}

fn without_label(line: &str) -> &str {
    match label(line) {
        Some((Label::Place, rest)) => rest,
        _ => line,
    }
}

fn is_named(part: &str) -> bool {
    let bare: Vec<&str> = part.split_whitespace().filter(|word| !word.chars().any(|c| c.is_ascii_digit())).collect();
    !bare.is_empty() && is_place(&bare.join(" "))
}

/// "12345 Musterstadt", "00-950 Warszawa", "111 22 Stockholm", "1011 AB Amsterdam", "Clark, MO 65243".
fn has_postcode(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let digits = |word: &str, count: usize| word.len() == count && word.bytes().all(|b| b.is_ascii_digit());
    let capitals = |word: &str| word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase());
    let is_year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    // Two digits and three in Poland, five and three in Brazil.
    let hyphened = |word: &str| {
        let parts = word.split_once('-');
        parts.is_some_and(|(a, b)| [(2, 3), (5, 3)].iter().any(|(x, y)| digits(a, *x) && digits(b, *y)))
    };
    let code = |word: &str| (4..=6).any(|count| digits(word, count)) && !is_year(word) || hyphened(word);
    let is_town = |word: &str| word.starts_with(char::is_uppercase) && word.chars().count() > 2;
    let pairs = words.windows(2).any(|pair| {
        code(pair[0]) && is_town(pair[1]) || code(pair[1]) && capitals(pair[0]) || hyphened(pair[1]) && is_town(pair[0])
    });
    let parted = |word: &[&str]| digits(word[0], 3) && digits(word[1], 2) || digits(word[0], 4) && capitals(word[1]);
    pairs || words.windows(3).any(|three| parted(&three[..2]) && is_town(three[2]))
}

/// "14 Sample Street, Newtown, Norway": a number and a name, and a place behind them.
fn is_street(text: &str) -> bool {
    let Some((street, rest)) = text.split_once(',') else { return false };
    let words: Vec<&str> = street.split_whitespace().collect();
    let number = |word: &str| word.len() <= 5 && word.starts_with(|c: char| c.is_ascii_digit());
    let numbered = [words.first(), words.last()].into_iter().flatten().any(|word| number(word));
    (2..=5).contains(&words.len()) && numbered && rest.split(',').any(is_named)
}

/// "Smallby, Norway": a town that no list knows, with its country, and nothing else.
fn town_with_country(text: &str) -> bool {
    let Some((town, country)) = text.split_once(',') else { return false };
    let (town, country) = (town.trim(), country.trim());
    let is_country = |text: &str| {
        let reading = places::read(text);
        let [only] = &reading.mentions[..] else { return false };
        only.candidates.iter().all(|place| place.city.is_none() && place.region.is_none())
    };
    let is_name = town.split_whitespace().count() <= TOWN_WORDS
        && town.split([' ', '-']).all(|word| word.starts_with(char::is_uppercase))
        && town.chars().all(|c| c.is_alphabetic() || " -'’".contains(c))
        && town.chars().any(char::is_lowercase);
    let is_other = [Kind::Title, Kind::Organisation, Kind::Institution, Kind::Degree, Kind::Field, Kind::Honour]
        .into_iter()
        .any(|kind| words::has(kind, town));
    is_name && !is_other && country.chars().count() > 3 && is_country(country)
}

fn ends_a_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?']) && text.split_whitespace().count() > IN_PROSE
}

fn clean(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || ",.;:-–·•|📍📌🏠🌍🌎🌏".contains(c)).to_owned()
}

/// Whether a line of it says itself that it is a place.
fn is_labelled(text: &str) -> bool {
    text.lines()
        .any(|line| matches!(label(line), Some((Label::Place, _))) || line.trim_start().starts_with(['📍', '📌']))
}

/// A line with its label or pin: "Location: Lima, Peru", "📍 Lima", and a line at the top that is a town and a country.
fn line_of(block: &Block, contact: bool) -> Option<String> {
    block.text.lines().filter(|line| line.chars().count() <= 120).find_map(|line| {
        if let Some((Label::Place, rest)) = label(line) {
            return (!rest.is_empty() && rest.split_whitespace().count() <= MAX_WORDS && emails(rest).is_empty())
                .then(|| clean(rest));
        }
        let pinned = line.trim_start().starts_with(['📍', '📌']);
        let rest = clean(line);
        if rest.split_whitespace().count() <= 8
            && let Some(place) = in_prose(line)
        {
            return Some(place);
        }
        if let Some(place) = part_of(line) {
            return Some(place);
        }
        // A town behind its number, in a block that holds how to reach somebody.
        let words = rest.split_whitespace().count();
        let written_out = has_postcode(&rest) || is_street(&rest);
        if contact && written_out && words <= IN_ADDRESS && emails(line).is_empty() && phones(line).is_empty() {
            return Some(rest);
        }
        let alone = rest.contains(',')
            && rest.split_whitespace().count() <= IN_PROSE
            && (is_place(&rest) || block.text.lines().count() == 1 && !block.linked && town_with_country(&rest));
        (pinned && !rest.is_empty() && rest.split_whitespace().count() <= 8 || alone).then_some(rest)
    })
}

/// "Calle 1 · Lima, Peru · ana@ejemplo.example", "Designer | Lima": a part of a line whose others are a contact or a job.
fn part_of(line: &str) -> Option<String> {
    let parts: Vec<&str> =
        line.split(['·', '|', '•', '—', '–', '│']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if !(2..=6).contains(&parts.len()) {
        return None;
    }
    let is_contact = |part: &&&str| !emails(part).is_empty() || !phones(part).is_empty();
    let is_job = |part: &&&str| words::has(Kind::Title, part) && part.split_whitespace().count() <= IN_PROSE;
    let is_town = |part: &&&str| is_place(part) && find_technologies(part).is_empty();
    let place = match (parts.iter().find(is_contact), parts.iter().find(is_job)) {
        (Some(_), _) => parts.iter().find(is_town),
        (None, Some(_)) if parts.len() <= 3 => parts.last().filter(|part| is_town(part)),
        _ => None,
    };
    place.map(|place| clean(place))
}

/// Before a place, after a job: "a designer in Lima".
const IN: [&str; 14] =
    [" من ", " في ", " in ", " à ", " en ", " a ", " em ", " w ", " в ", " uit ", " aus ", " from ", " från ", " fra "];
/// Words of sentences that tell what is over.
const PAST: [&str; 18] = [
    "was",
    "were",
    "worked",
    "previously",
    "formerly",
    "former",
    "before",
    "ago",
    "used to",
    "until",
    "war",
    "früher",
    "ancien",
    "ancienne",
    "trabajé",
    "trabalhei",
    "były",
    "работал",
];

/// "I am a designer in Lima, Peru": a place right after a job, in a sentence about the present.
fn job_in(text: &str) -> Option<String> {
    let flat = text.lines().collect::<Vec<_>>().join(" ");
    flat.split(['.', '!', '?', ';']).take(6).filter(|sentence| sentence.len() <= 400).find_map(|sentence| {
        let lower = format!(" {} ", sentence.to_lowercase());
        if PAST.iter().any(|word| lower.contains(&format!(" {word} "))) {
            return None;
        }
        IN.iter().flat_map(|word| sentence.match_indices(word)).find_map(|(at, word)| {
            let last: Vec<&str> = sentence[..at].rsplit(' ').take(2).collect();
            last.iter()
                .any(|word| words::has(Kind::Title, word))
                .then(|| place_at(&sentence[at + word.len()..]))
                .flatten()
        })
    })
}

/// "福岡在住の", "서울에 거주하는": a place before the words for living there.
fn named_before(text: &str) -> Option<String> {
    const LIVES: [&str; 6] = ["在住", "に住んで", "に暮らして", "에 거주", "에 살고", "에서 살고"];
    LIVES.iter().find_map(|words| {
        let before = text.lines().find_map(|line| line.split_once(words))?.0;
        let letters: Vec<char> = before.chars().rev().take(8).collect();
        (2..=letters.len()).rev().find_map(|count| {
            let place: String = letters[..count].iter().rev().collect();
            let place = place.trim();
            (is_place(place) && !place.starts_with(|c: char| !c.is_alphanumeric())).then(|| place.to_owned())
        })
    })
}

/// "I'm a designer based in Lima, Peru."
fn in_prose(text: &str) -> Option<String> {
    let flat = text.lines().collect::<Vec<_>>().join(" ").replace('’', "'");
    let lower = flat.to_lowercase();
    if lower.len() != flat.len() || flat.len() > 2_000 {
        return None;
    }
    let rows = include_str!("../../data/homes.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'));
    let marks = rows.flat_map(|(_, words)| words.split('|'));
    marks
        .filter_map(|mark| {
            lower.match_indices(mark).map(|(at, _)| (at, at + mark.len())).find(|(at, end)| {
                let before = lower[..*at].chars().next_back();
                before.is_none_or(|c| !c.is_alphanumeric()) && lower[*end..].starts_with(' ')
            })
        })
        .find_map(|(_, end)| place_at(flat.get(end..)?.trim_start()))
}

/// The longest beginning of a text that is a place.
fn place_at(rest: &str) -> Option<String> {
    let stop = rest.find(['.', '!', ';', '|', '(', '·', '•', '–', '—', '\n', ':']).unwrap_or(rest.len());
    let rest = &rest[..stop];
    let words: Vec<&str> = rest.split(' ').collect();
    (1..=words.len().min(IN_PROSE)).rev().find_map(|count| {
        let text = words.get(..count)?.join(" ");
        let text = text.trim_end_matches([',', ' ']);
        let capitals = text
            .split([' ', ','])
            .filter(|word| !word.is_empty())
            .all(|word| !word.starts_with(char::is_lowercase) || word.chars().count() <= 3);
        let country_too = count > 1 || text.chars().count() > 2;
        (capitals && country_too && is_place(text) && !words::has(Kind::Organisation, text)).then(|| text.to_owned())
    })
}
