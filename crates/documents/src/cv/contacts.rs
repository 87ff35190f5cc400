//! The contact block: e-mail, telephone, place, links, handles.

use crosscheck_compare::{contacts, places};
use crosscheck_model::{Certainty, LinkRole};

use super::broken_addresses::is_cut;
use super::fragments::is_place;
use super::labels::{self, Label};
use super::row::{Row, clean};
use super::scan;
use super::words::{self, Kind};
use crate::collect::Collector;
use crate::contact;

/// Networks whose handles people write after their name and a colon.
const HANDLE_SITES: &[&str] = &[
    "github",
    "gitlab",
    "twitter",
    "x",
    "telegram",
    "linkedin",
    "mastodon",
    "stackoverflow",
    "bluesky",
    "instagram",
    "medium",
    "codeberg",
    "keybase",
    "kaggle",
    "leetcode",
    "bitbucket",
    "wechat",
    "line",
    "skype",
    "discord",
];

/// Rows of the contact block in which a place without a label is looked for: a text without a heading is all contact block, and not all
/// of it is weighed.
const PLACE_ROWS: usize = 200;

/// A part of a contact line between separators.
struct Segment {
    text: String,
    label: Option<Label>,
}

/// Reads e-mail addresses and telephone numbers; the country for numbers without one comes from the place.
pub(super) fn read(rows: &[&Row], out: &mut Collector<'_>) {
    for row in rows {
        for (address, _) in scan::emails(&row.text) {
            push_email(&address, told(row, Label::Email, &address), row, out);
        }
    }
    read_places(rows, out);
    let region = region(out);
    for row in rows {
        if segments(row).iter().any(|segment| segment.label == Some(Label::Birth)) && segments(row).len() == 1 {
            continue;
        }
        let text = western_digits(&row.text);
        for at in scan::phones(&text) {
            let text = &text[at];
            push_phone(text, region.as_deref(), told(row, Label::Phone, text), row, out);
        }
        read_handles(row, out);
    }
}

/// Digits of Arabic, Persian and Indic writing as the ones that telephone numbers are compared in.
fn western_digits(text: &str) -> String {
    let digit = |c: char| {
        let zero =
            [0x0660, 0x06f0, 0x0966, 0x09e6].into_iter().find(|zero| (*zero..zero + 10).contains(&(c as u32)))?;
        char::from_digit(c as u32 - zero, 10)
    };
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

/// Words of a birth: where somebody was born is not where they live.
const BORN: &[&str] = &[
    "родился",
    "родилась",
    "народився",
    "народилася",
    "born",
    "geboren",
    "nacido",
    "nacida",
    "nato",
    "nata",
    "urodzony",
    "urodzona",
    "narozen",
    "narozena",
    "dogumlu",
];

/// The country of the first place that names just one.
pub(super) fn region(out: &Collector<'_>) -> Option<String> {
    out.claims().places.iter().find_map(|claim| {
        let place = claim.value();
        let reading = places::read(place.text.expose());
        let countries: Vec<&str> =
            reading.mentions.iter().flat_map(|mention| &mention.candidates).map(|place| place.country.code()).collect();
        let first = *countries.first()?;
        countries.iter().all(|code| *code == first).then(|| first.to_owned())
    })
}

/// Whether a label beside it says what a detail is, or its place in the contact block alone.
fn told(row: &Row, label: Label, value: &str) -> Certainty {
    let labelled = segments(row).iter().any(|segment| segment.label == Some(label) && segment.text.contains(value));
    if labelled { Certainty::Labelled } else { Certainty::LaidOut }
}

pub(super) fn push_email(address: &str, certainty: Certainty, row: &Row, out: &mut Collector<'_>) {
    let at = out.line(&row.locator, quote_of(address, row, true)).with_certainty(certainty);
    out.builder.email(&at, address);
}

pub(super) fn push_phone(text: &str, region: Option<&str>, certainty: Certainty, row: &Row, out: &mut Collector<'_>) {
    if let Some(phone) = contacts::stated_phone(text, region) {
        let at = out.line(&row.locator, quote_of(text.trim(), row, true)).with_certainty(certainty);
        out.builder.phone(&at, phone);
    }
}

/// Web addresses of a row.
pub(super) fn read_links(row: &Row, role: LinkRole, out: &mut Collector<'_>) {
    let without_emails = scan::emails(&row.text);
    for (url, at) in scan::addresses(&row.text, role == LinkRole::Own) {
        if without_emails.iter().any(|(_, email)| email.start <= at.start && at.start < email.end) {
            continue;
        }
        if is_cut(&row.text[at]) {
            continue;
        }
        let role = if leads_to_a_map(&url) { LinkRole::Mention } else { role };
        out.builder.link(&out.line(&row.locator, row.quote.as_str()), &url, role, &row.quote);
    }
}

/// A map of where somebody lives is no page of theirs.
pub(super) fn leads_to_a_map(url: &url::Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let google = host.split('.').any(|label| label == "google") || host == "goo.gl";
    host.starts_with("maps.")
        || host == "openstreetmap.org"
        || host.ends_with(".openstreetmap.org")
        || google && url.path().starts_with("/maps")
}

/// What parts one detail of a contact line from the next.
const SEPARATORS: &[&str] =
    &[" | ", "|", " , ", " ● ", " • ", "•", " · ", " ∙ ", " – ", " — ", "; ", " ⋄ ", " ◦ ", " / ", " ~ ", " - "];

/// The part of the line, as it stands there, that holds this value; the whole line where none does.
fn quote_of(value: &str, row: &Row, commas: bool) -> String {
    let mut parts = row.cells.iter().map(String::as_str).collect::<Vec<_>>();
    let further: &[&str] = if commas { &[", ", "，", "、"] } else { &[] };
    for separator in SEPARATORS.iter().chain(further) {
        parts = parts
            .into_iter()
            .flat_map(|part| {
                // A separator inside the value parts nothing.
                let halves: Vec<&str> = part.split(separator).collect();
                let kept = !clean(part).contains(value) || halves.iter().any(|half| clean(half).contains(value));
                if kept { halves } else { vec![part] }
            })
            .collect();
    }
    let found = parts.into_iter().find(|part| clean(part).contains(value));
    found
        .map(|part| part.trim().trim_matches(['*', '_']).trim())
        .filter(|part| !part.is_empty())
        .map_or_else(|| row.quote.clone(), str::to_owned)
}

/// "ana@example.com +1 202 555 0100 Lisbon, Portugal github.com/ana": in a line where nothing else parts them, addresses and numbers
/// part what stands between.
fn around_addresses(text: &str) -> Option<Vec<&str>> {
    let mut taken: Vec<std::ops::Range<usize>> = scan::emails(text).into_iter().map(|(_, at)| at).collect();
    taken.extend(scan::addresses(text, true).into_iter().map(|(_, at)| at));
    taken.extend(scan::phones(text));
    taken.sort_by_key(|at| (at.start, at.end));
    if taken.len() < 2 || text.contains(':') && !text.contains("://") {
        return None;
    }
    let mut parts = Vec::new();
    let mut from = 0;
    for at in taken {
        if at.start > from {
            parts.push(&text[from..at.start]);
        }
        if at.end > from {
            parts.push(&text[at.start.max(from)..at.end]);
            from = at.end;
        }
    }
    parts.push(&text[from..]);
    Some(parts)
}

fn segments(row: &Row) -> Vec<Segment> {
    let mut found = Vec::new();
    let mut pending = None;
    for piece in &row.pieces {
        let mut parts = around_addresses(&piece.text).unwrap_or_else(|| vec![piece.text.as_str()]);
        for separator in SEPARATORS {
            parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
        }
        for part in parts {
            let part = part.trim().trim_matches(['*', '_']).trim();
            if part.is_empty() {
                continue;
            }
            // A label in a cell of its own, or at the end of what precedes its value.
            if let Some(label) = labels::known(part).filter(|_| part.ends_with(':') || row.pieces.len() > 1) {
                pending = Some(label);
                continue;
            }
            match labels::label(part) {
                // A postcode in a cell of its own says where as little as its label does.
                Some((Label::Place, code)) if !code.chars().any(char::is_alphabetic) => pending = Some(Label::Place),
                Some((label, rest)) => {
                    found.push(Segment { text: rest.trim_matches(['*', '_', ' ']).to_owned(), label: Some(label) })
                }
                None => found.push(Segment { text: part.to_owned(), label: pending.take() }),
            }
        }
    }
    found
}

fn read_places(rows: &[&Row], out: &mut Collector<'_>) {
    let mut guesses: Vec<(String, &Row)> = Vec::new();
    let mut forms: Vec<(String, &Row)> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        for segment in segments(row) {
            match segment.label {
                Some(Label::Place) if segment.text.chars().any(char::is_alphabetic) => {
                    push_place(&segment.text, Certainty::Labelled, row, out)
                }
                Some(_) => {}
                None if index < PLACE_ROWS && (index > 0 || segments(row).len() > 1) => {
                    if let Some(place) = place_of(&segment.text) {
                        guesses.push((place, row));
                    } else if has_the_form_of_an_address(&segment.text) {
                        forms.push((segment.text, row));
                    }
                }
                None => {}
            }
        }
    }
    // What is labelled decides; of what is not, the first that is more than one word for one place.
    if out.claims().places.is_empty()
        && let Some((place, row)) = guesses.first().or_else(|| forms.first())
    {
        let certainty = if guesses.is_empty() { Certainty::Guessed } else { Certainty::LaidOut };
        push_place(place, certainty, row, out);
    }
}

/// A postcode before a town that no table knows ("B-9000 Exampletown"), or behind its state ("Exampletown, EX 11111").
fn has_the_form_of_an_address(text: &str) -> bool {
    if text.chars().count() > 120 || text.contains('@') || !scan::addresses(text, true).is_empty() || has_phone(text) {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let code = |word: &str| {
        let bare = word.trim_end_matches(',');
        let digits = bare.rsplit('-').next().unwrap_or_default();
        let country = bare.strip_suffix(digits).unwrap_or_default().trim_end_matches('-');
        (4..=6).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && country.len() <= 2
            && country.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    words.windows(2).any(|pair| {
        let town = pair[1].starts_with(char::is_uppercase) && pair[1].chars().filter(|c| c.is_alphabetic()).count() > 2;
        let state = pair[0].len() == 2 && pair[0].bytes().all(|byte| byte.is_ascii_uppercase());
        code(pair[0]) && town && !pair[0].ends_with(',') || state && code(pair[1]) && text.contains(',')
    })
}

fn has_phone(text: &str) -> bool {
    !scan::phones(text).is_empty()
}

/// "37 ans", "34 years old": digits and a word in small letters.
fn is_an_age(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let number = words.next().is_some_and(|word| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit()));
    let rest: Vec<&str> = words.collect();
    number && !rest.is_empty() && rest.iter().all(|word| !word.starts_with(char::is_uppercase))
}

/// A segment that is a place, or a postal address that ends in one.
fn place_of(text: &str) -> Option<String> {
    if text.chars().count() > 120
        || text.contains('@')
        || !scan::addresses(text, true).is_empty()
        || words::has(Kind::Title, text)
    {
        return None;
    }
    let text = text.trim_end_matches('.');
    let plain = words::plain(text);
    let born = plain.split(|c: char| !c.is_alphanumeric()).any(|word| BORN.contains(&word));
    if born || is_an_age(text) || words::has(Kind::Degree, text) {
        return None;
    }
    if is_place(text) {
        return Some(text.to_owned());
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits == 0 || digits > 12 || !text.contains([',', ' ']) {
        return None;
    }
    // "12 Example Street, 10115 Berlin, Germany": at least one part between commas, its numbers left out, is a place.
    let named = text.split([',', '，']).any(|part| {
        let bare: Vec<&str> =
            part.split_whitespace().filter(|word| !word.chars().any(|c| c.is_ascii_digit())).collect();
        let bare = bare.join(" ");
        bare.chars().count() >= 2 && is_place(&bare)
    });
    let phone = !scan::phones(text).is_empty();
    (named && !phone && (text.contains(',') || text.split(' ').count() <= 4)).then(|| text.to_owned())
}

fn push_place(text: &str, certainty: Certainty, row: &Row, out: &mut Collector<'_>) {
    let at = out.line(&row.locator, quote_of(text, row, false)).with_certainty(certainty);
    out.builder.place_text(&at, text);
}

fn read_handles(row: &Row, out: &mut Collector<'_>) {
    for segment in row.pieces.iter().flat_map(|piece| piece.text.split(['|', '•', '·', ';'])) {
        let Some((network, handle)) = segment.split_once(':') else { continue };
        let network = words::plain(network.trim()).replace([' ', '*', '_'], "");
        let handle = handle.trim().trim_matches(['*', '_', ' ']);
        let word = !handle.is_empty()
            && handle.chars().count() <= 64
            && !handle.contains([' ', '/', ':'])
            && !handle.trim_start_matches('@').contains('@');
        let domain = handle.contains('.') && !scan::addresses(handle, true).is_empty();
        if word && !domain && HANDLE_SITES.contains(&network.as_str()) {
            let at = out.line(&row.locator, row.quote.as_str()).with_certainty(Certainty::Labelled);
            out.builder.handle(&at, contact::site(&network), handle);
        }
    }
}
