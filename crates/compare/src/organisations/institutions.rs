//! Schools and universities, whose names are translated: the words for their kind by a table, the places in them by the map.

use super::comparison::{AliasReason, OrganisationComparison, OrganisationGap, SimilarReason};
use super::names::{Name, nearly_alike};
use super::thresholds::READ_ALIKE;
use crate::places::place_key;
use crate::table::find;

const WORDS: &str = include_str!("../../data/organisations/words.tsv");
/// A name with one of these is that of an institution.
const INSTITUTIONS: [&str; 7] = ["university", "institute", "college", "school", "academy", "polytechnic", "applied"];
/// Words that translations and everyday use leave out.
const WEAK: [&str; 8] = ["national", "state", "city", "royal", "federal", "central", "faculty", "school"];

struct Institution {
    /// English words for the kind, sorted.
    kinds: Vec<&'static str>,
    /// Everything else: places by their key, other words as they are, sorted.
    rest: Vec<String>,
    /// The rest as written.
    written: String,
    /// Every word of the rest is a known place.
    all_places: bool,
    /// Some word had to be translated.
    translated: bool,
    /// Words for the kind as they are written.
    own_kinds: Vec<String>,
}

/// `None` when not both are institutions.
pub(crate) fn compare(a: &Name, b: &Name) -> Option<OrganisationComparison> {
    let (x, y) = (read(a), read(b));
    let is_one = |i: &Institution| i.kinds.iter().any(|k| INSTITUTIONS.contains(k));
    if !(is_one(&x) && is_one(&y)) {
        return None;
    }
    let missing: Vec<&&str> = difference(&x.kinds, &y.kinds).chain(difference(&y.kinds, &x.kinds)).collect();
    let weak_only = missing.iter().all(|kind| WEAK.contains(kind));
    let subset = difference(&x.kinds, &y.kinds).next().is_none() || difference(&y.kinds, &x.kinds).next().is_none();
    let is_within = |p: &[String], q: &[String]| !p.is_empty() && p.iter().all(|t| q.contains(t));
    let scripts_differ = a.script() != b.script();
    Some(if x.rest == y.rest {
        if missing.iter().all(|kind| **kind == "state")
            && missing.len() == 1
            && !x.translated
            && !y.translated
            && is_american_state(&x.written)
        {
            // Ohio State University is not the University of Ohio; most states have both.
            OrganisationComparison::Different
        } else if missing.is_empty() && !x.rest.is_empty() {
            OrganisationComparison::Alias(AliasReason::Translation)
        } else if weak_only {
            OrganisationComparison::Similar(SimilarReason::WeakWords)
        } else if subset && !x.rest.is_empty() {
            OrganisationComparison::Similar(SimilarReason::Part)
        } else if scripts_differ || x.translated != y.translated {
            OrganisationComparison::NotComparable(OrganisationGap::Languages)
        } else {
            OrganisationComparison::Different
        }
    } else if is_within(&x.rest, &y.rest) || is_within(&y.rest, &x.rest) {
        OrganisationComparison::Similar(SimilarReason::Part)
    } else if nearly_alike(&x.rest, &y.rest) || inflected(&x, &y) {
        OrganisationComparison::Similar(SimilarReason::Spelling)
    } else if x.all_places && y.all_places && !x.rest.is_empty() && !y.rest.is_empty() {
        // Two places, both on the map and different.
        OrganisationComparison::Different
    } else if scripts_differ {
        OrganisationComparison::NotComparable(OrganisationGap::Scripts)
    } else if x.own_kinds.iter().any(|word| y.own_kinds.contains(word)) {
        // One language: there is nothing to translate.
        OrganisationComparison::Different
    } else if x.translated || y.translated {
        OrganisationComparison::NotComparable(OrganisationGap::Languages)
    } else {
        OrganisationComparison::Different
    })
}

fn is_american_state(text: &str) -> bool {
    let reading = crate::places::read(text);
    let state =
        |place: &crate::places::Place| place.country.code() == "US" && place.city.is_none() && place.region.is_some();
    reading.mentions.len() == 1 && reading.mentions[0].candidates.iter().any(state)
}

/// "Politechnika Gdańska" is that of Gdańsk: the form of a place in one language resembles its name in another.
fn inflected(x: &Institution, y: &Institution) -> bool {
    x.translated != y.translated && strsim::jaro_winkler(&x.written, &y.written) >= READ_ALIKE
}

fn difference<'a>(a: &'a [&'static str], b: &'a [&'static str]) -> impl Iterator<Item = &'a &'static str> {
    a.iter().filter(|kind| !b.contains(kind))
}

fn read(name: &Name) -> Institution {
    let pieces: Vec<String> = name.tokens().iter().flat_map(|token| pieces(token)).collect();
    let mut found = Institution {
        kinds: Vec::new(),
        rest: Vec::new(),
        written: String::new(),
        all_places: true,
        translated: false,
        own_kinds: Vec::new(),
    };
    let mut at = 0;
    while at < pieces.len() {
        // Longest first, so that "science and technology" and "university of applied sciences" are found whole.
        let taken = (1..=4.min(pieces.len() - at)).rev().find_map(|length| {
            let key = pieces[at..at + length].join(" ");
            if let Some(words) = find(WORDS, &key) {
                let word = words.split(',').next().unwrap_or(words);
                if word != "connector" {
                    found.translated |= !is_english(&key, word);
                    if INSTITUTIONS.iter().any(|kind| word.split('+').any(|part| part == *kind)) {
                        found.own_kinds.push(key.clone());
                    }
                    found.kinds.extend(word.split('+'));
                }
                return Some(length);
            }
            if length <= 3 && (length > 1 || key.chars().count() > 2 || !key.is_ascii()) {
                let place = place_key(&key).or_else(|| city_of(&key))?;
                found.rest.push(format!("@{place}"));
                found.written.push_str(&key);
                return Some(length);
            }
            None
        });
        at += taken.unwrap_or_else(|| {
            found.rest.push(pieces[at].clone());
            found.written.push_str(&pieces[at]);
            found.all_places = false;
            1
        });
    }
    found.kinds.sort_unstable();
    found.kinds.dedup();
    found.rest.sort_unstable();
    found.rest.dedup();
    found
}

/// 広島 is on the map as 広島市.
fn city_of(key: &str) -> Option<&'static str> {
    let east_asian = key.chars().all(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'));
    ["市", "県", "시"].iter().find_map(|kind| place_key(&format!("{key}{kind}"))).filter(|_| east_asian)
}

fn is_english(key: &str, word: &str) -> bool {
    let english = [
        "univ",
        "u of",
        "uni",
        "dept",
        "department",
        "technology",
        "technological",
        "sciences",
        "business",
        "education",
        "medicine",
        "management",
        "applied sciences",
        "university of applied sciences",
        "high school",
        "northern",
        "southern",
        "eastern",
        "western",
        "inst",
        "pontifical",
        "tech",
    ];
    key == word || english.contains(&key)
}

/// "서울대학교" and "京都大学" carry the word for their kind at the end, "国立" in front.
fn pieces(token: &str) -> Vec<String> {
    let letters: Vec<char> = token.chars().collect();
    let east_asian = letters
        .iter()
        .all(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'));
    if !east_asian || letters.len() < 3 || letters.len() > 24 {
        return vec![token.to_owned()];
    }
    let piece = |range: std::ops::Range<usize>| letters[range].iter().collect::<String>();
    let end =
        (2..letters.len()).rev().find(|n| find(WORDS, &piece(letters.len() - n..letters.len())).is_some()).unwrap_or(0);
    let front = (2..letters.len() - end).find(|n| find(WORDS, &piece(0..*n)).is_some()).unwrap_or(0);
    let mut found = vec![piece(0..front), piece(front..letters.len() - end), piece(letters.len() - end..letters.len())];
    found.retain(|piece| !piece.is_empty());
    found
}
