//! From the text of a location field to the places it can mean.

use super::choosing::{CITY_BESIDE_REGION, choose, groups, same_city};
use super::claimed::{add_claims, add_namesakes};
use super::gazetteer::{Place, cities, countries, is_no_place_alone, metros, regions};
use super::mention::{Mention, Reading};
use super::near::written_under;
use super::words::{FILLER_BEFORE, FILLER_WITHIN, HAN_SUFFIXES, KIND_AFTER, REMOTE, WIDE};
use crate::fold::{LONGEST, fold};

/// Mentions and parts beyond these are not looked at: no honest location field has more.
const MOST_MENTIONS: usize = 8;
const MOST_PARTS: usize = 12;

/// The one place a text names; `None` when it names none, several, or one that could be more than one.
#[must_use]
pub fn resolve(text: &str) -> Option<Place> {
    match read(text).mentions.as_slice() {
        [Mention { candidates, .. }] if candidates.len() == 1 => candidates.first().copied(),
        _ => None,
    }
}

/// As [`resolve`], from the separate fields of a postal address. Empty fields are left out.
#[must_use]
pub fn resolve_parts(locality: &str, region: &str, country: &str) -> Option<Place> {
    resolve(&joined(locality, region, country))
}

/// As [`read`], from the separate fields of a postal address.
#[must_use]
pub fn read_parts(locality: &str, region: &str, country: &str) -> Reading {
    read(&joined(locality, region, country))
}

fn joined(locality: &str, region: &str, country: &str) -> String {
    let parts: Vec<&str> = [locality, region, country].into_iter().filter(|part| !part.trim().is_empty()).collect();
    parts.join(", ")
}

/// Reads a location text as people write it. Only its first 256 characters are looked at.
#[must_use]
pub fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    let shortened: String = text.chars().take(LONGEST).collect();
    let (flags, plain) = split_flags(&shortened);
    for segment in segments(&plain).into_iter().take(MOST_MENTIONS) {
        let tokens = tokens(&segment, &mut reading);
        let alone = tokens.len() == 1;
        for group in groups(tokens) {
            let mut mention = choose(&group);
            if let Some(mention) = mention.as_mut().filter(|_| alone) {
                add_namesakes(mention, &segment);
            }
            reading.mentions.extend(mention);
        }
    }
    // A flag beside a name says which of several is meant; alone it names the country.
    for flag in flags {
        let mut agreed = false;
        for mention in &mut reading.mentions {
            let fits = |p: &Place| p.country == flag.country || written_under(p.country, flag.country);
            if mention.candidates.iter().chain(&mention.unlikely).any(fits) {
                let all = mention.candidates.drain(..).chain(mention.unlikely.drain(..));
                mention.candidates = all.filter(fits).collect();
                agreed = true;
            }
        }
        if !agreed {
            reading.mentions.push(Mention { candidates: vec![flag], unlikely: Vec::new() });
        }
    }
    reading.mentions.truncate(MOST_MENTIONS);
    add_claims(&mut reading, &shortened);
    reading
}

/// Countries named by flag emoji, and the text without them.
fn split_flags(text: &str) -> (Vec<Place>, String) {
    let letter = |c: char| {
        let at = (c as u32).checked_sub(0x1f1e6).filter(|at| *at < 26)?;
        char::from_u32('a' as u32 + at)
    };
    let (mut flags, mut plain, mut first) = (Vec::new(), String::new(), None);
    for c in text.chars() {
        match (letter(c), first.take()) {
            (Some(second), Some(first)) => {
                flags.extend(countries(&format!("={first}{second}")));
                plain.push(' ');
            }
            (Some(one), None) => first = Some(one),
            (None, _) => plain.push(c),
        }
    }
    flags.truncate(MOST_MENTIONS);
    (flags, plain)
}

/// Alternatives: "Berlin / Lisbon", "Paris & London", one a line.
fn segments(text: &str) -> Vec<String> {
    let hard = ['/', '|', ';', '•', '→', '↔', '⇄', '➡', '✈', '\n', '+', '⟷', '·', '&'];
    let whole_is_known = |part: &str| !lookup(&fold(part)).is_empty();
    if whole_is_known(text) {
        return vec![text.to_owned()];
    }
    let mut found = Vec::new();
    for part in text.split(hard).filter(|part| !part.trim().is_empty()) {
        let mut rest = part;
        'outer: loop {
            if whole_is_known(rest) {
                break;
            }
            for word in [" and ", " or ", " und ", " et ", " oder ", " и ", " y ", " e ", " ou "] {
                if let Some((left, right)) = rest.split_once(word) {
                    // Both sides must be known by themselves: "Bosnia and Herzegovina" is one name.
                    if whole_is_known(left.rsplit(',').next_back().unwrap_or(left)) {
                        found.push(left.to_owned());
                        rest = right;
                        continue 'outer;
                    }
                }
            }
            break;
        }
        found.push(rest.to_owned());
    }
    found
}

/// The comma-separated parts of one mention, each as the places its words can mean. Unknown parts (streets, quarters)
/// are left out.
fn tokens(segment: &str, reading: &mut Reading) -> Vec<Vec<Place>> {
    let spaced = segment.replace(" - ", ",").replace(" – ", ",").replace(" — ", ",");
    let parts = spaced.split([',', '，', '、', '،', '(', ')', '[', ']', ':', '（', '）', '@', '–', '—']);
    let mut parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.truncate(MOST_PARTS);
    let parts = join_known(&parts);
    let mut found = Vec::new();
    let mut remaining = Vec::new();
    for part in parts {
        let mut key = fold(&part);
        for word in REMOTE {
            if let Some(rest) = without_word(&key, word) {
                reading.remote = true;
                key = rest;
            }
        }
        if WIDE.contains(&key.as_str()) {
            reading.wide = true;
        } else if !key.is_empty() {
            remaining.push((part, key));
        }
    }
    let alone = remaining.len() == 1;
    for (at, (part, key)) in remaining.iter().enumerate() {
        if alone && is_no_place_alone(key) && !(key == "us" && part.starts_with("US")) {
            continue;
        }
        found.extend(part_tokens(part, key, at > 0));
    }
    found
}

/// Puts names back together that hold a comma themselves ("Bogotá, D.C.").
fn join_known(parts: &[&str]) -> Vec<String> {
    let (mut found, mut at): (Vec<String>, usize) = (Vec::new(), 0);
    while let Some(part) = parts.get(at) {
        let joined = parts.get(at + 1).map(|next| format!("{part} {next}"));
        match joined.filter(|joined| !lookup(&fold(joined)).is_empty()) {
            Some(joined) => {
                found.push(joined);
                at += 2;
            }
            None => {
                found.push((*part).to_owned());
                at += 1;
            }
        }
    }
    found
}

fn without_word(key: &str, word: &str) -> Option<String> {
    let padded = format!(" {key} ");
    let found = padded.find(&format!(" {word} "))?;
    let rest = format!("{} {}", &padded[..found], &padded[found + word.len() + 2..]);
    Some(rest.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What one part names: usually one thing, sometimes several without commas ("Austin TX", "東京都渋谷区").
fn part_tokens(part: &str, key: &str, after_another: bool) -> Vec<Vec<Place>> {
    let code = codes(part, key, after_another);
    let named = lookup(key);
    // "LA" alone is Los Angeles before it is the code of a country; "US" and "UK" have no such byname.
    let byname = !after_another && !metros(key).is_empty();
    let code = code.into_iter().filter(|p| !byname || p.region.is_some());
    let code: Vec<Place> = code.collect();
    if !code.is_empty() || !named.is_empty() {
        return vec![without_doubles(code.into_iter().chain(named))];
    }
    let (trimmed, around) = trim_fillers(key);
    if trimmed != key {
        let named = lookup(&trimmed);
        if !named.is_empty() {
            let marked = named.into_iter().map(|p| Place { surroundings: around && p.city.is_some(), ..p });
            return vec![marked.collect()];
        }
    }
    if let Some((before, _)) = part.split_once('-')
        && !part.contains(' ')
    {
        let large = lookup(&fold(before)).into_iter();
        let large: Vec<Place> = large.filter(|p| p.city.is_some_and(|c| c.population >= CITY_BESIDE_REGION)).collect();
        if !large.is_empty() {
            return vec![large];
        }
    }
    by_words(part, &trimmed).or_else(|| by_characters(&trimmed)).unwrap_or_default()
}

/// Country and postal codes: upper case, or in any case behind another part ("austin, tx").
fn codes(part: &str, key: &str, after_another: bool) -> Vec<Place> {
    let letters = part.chars().filter(|c| *c != '.');
    let short = (2..=3).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_alphabetic());
    if !short || !(after_another || letters.clone().all(|c| c.is_ascii_uppercase())) {
        return Vec::new();
    }
    let key = format!("={key}");
    countries(&key).into_iter().chain(regions(&key)).collect()
}

fn lookup(key: &str) -> Vec<Place> {
    if key.chars().count() < 2 {
        return Vec::new();
    }
    let places = metros(key).into_iter().chain(countries(key)).chain(regions(key)).chain(cities(key));
    without_doubles(places.chain(with_other_ending(key)))
}

/// States in which Arabic names of towns are written in Latin letters, by their codes.
const ARABIC: [&str; 17] =
    ["AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "OM", "QA", "SA", "SD", "SY", "TN", "YE"];

/// The feminine ending of Arabic names is written "a" or "ah": Mansoura and Mansourah, Jedda and Jeddah.
fn with_other_ending(key: &str) -> Vec<Place> {
    let other = match key.strip_suffix("ah") {
        Some(stem) => format!("{stem}a"),
        None if key.ends_with('a') => format!("{key}h"),
        None => return Vec::new(),
    };
    cities(&other).into_iter().filter(|city| ARABIC.contains(&city.country.code())).collect()
}

fn without_doubles(places: impl Iterator<Item = Place>) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    for place in places {
        let known = |p: &Place| p.country == place.country && p.region == place.region && same_city(p, &place);
        if !found.iter().any(known) {
            found.push(place);
        }
    }
    found
}

fn trim_fillers(key: &str) -> (String, bool) {
    let (mut rest, mut around) = (key, false);
    while let Some(shorter) = FILLER_BEFORE.iter().find_map(|w| rest.strip_prefix(w)?.strip_prefix(' ')) {
        around |= rest.starts_with("greater")
            || rest.starts_with("near")
            || rest.starts_with("around")
            || rest.starts_with("metro");
        rest = shorter;
    }
    while let Some(shorter) = KIND_AFTER.iter().find_map(|w| rest.strip_suffix(w)?.strip_suffix(' ')) {
        around |= rest.ends_with("area") || rest.ends_with("metro") || rest.ends_with("region");
        rest = shorter;
    }
    (rest.to_owned(), around)
}

/// Every word must belong to a known name, a code, a postal number or a filler; else the part says nothing.
fn by_words(part: &str, key: &str) -> Option<Vec<Vec<Place>>> {
    let words: Vec<&str> = key.split(' ').collect();
    if words.len() > 10 {
        return None;
    }
    let original: Vec<&str> = part.split_whitespace().collect();
    let (mut found, mut at): (Vec<Vec<Place>>, usize) = (Vec::new(), 0);
    while at < words.len() {
        if words[at].chars().any(char::is_numeric) || FILLER_WITHIN.contains(&words[at]) {
            at += 1;
            continue;
        }
        let longest = (1..=5.min(words.len() - at)).rev().find_map(|length| {
            let piece = words[at..at + length].join(" ");
            let mut places = lookup(&piece);
            if length == 1 {
                let upper = original
                    .iter()
                    .any(|w| w.len() <= 4 && fold(w) == piece && !w.contains(|c: char| c.is_lowercase()));
                places.extend(codes(if upper { "XX" } else { "xx" }, &piece, false));
            }
            (!places.is_empty()).then_some((places, length))
        });
        match longest {
            Some((places, length)) => {
                found.push(places);
                at += length;
            }
            None => match by_characters(words[at]) {
                Some(places) => {
                    found.extend(places);
                    at += 1;
                }
                // What follows a known name in Korean is a quarter or a street.
                None if !found.is_empty() && words[at].chars().all(is_east_asian) => at += 1,
                None => return None,
            },
        }
    }
    // Words that happen to be towns in different countries are a sentence, not an address.
    let one_place = found.len() == 1 || groups(found.clone()).len() == 1;
    (one_place && !found.is_empty()).then_some(found)
}

fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Chinese, Japanese and Korean addresses run from large to small without spaces; what follows the known names is a
/// quarter or a street.
fn by_characters(word: &str) -> Option<Vec<Vec<Place>>> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 2 || letters.len() > 40 || !letters.iter().copied().all(is_east_asian) {
        return None;
    }
    let (mut found, mut at): (Vec<Vec<Place>>, usize) = (Vec::new(), 0);
    while at < letters.len() {
        let longest = (2..=8.min(letters.len() - at)).rev().find_map(|length| {
            let piece: String = letters[at..at + length].iter().collect();
            let mut places = lookup(&piece);
            if places.is_empty() {
                let bare = HAN_SUFFIXES.iter().find_map(|suffix| piece.strip_suffix(suffix));
                places = bare.map(lookup).unwrap_or_default();
            }
            (!places.is_empty()).then_some((places, length))
        });
        match longest {
            Some((places, length)) => {
                let mut longer = found.clone();
                longer.push(places);
                if groups(longer.clone()).len() > 1 {
                    break;
                }
                found = longer;
                at += length;
            }
            None if found.is_empty() => return None,
            None => break,
        }
    }
    Some(found)
}
