//! Names of firms whose words for a line of business are translated: "Kordon Yazılım" is "Kordon Software".

use super::comparison::{AliasReason, OrganisationComparison, OrganisationGap};
use super::names::{Name, is_descriptive};
use crate::table::find;

const TRADES: &str = include_str!("../../data/organisations/trades.tsv");

/// English forms beside those that stand for all.
const ENGLISH: [&str; 12] = [
    "technologies",
    "system",
    "service",
    "solution",
    "consultancy",
    "studios",
    "laboratories",
    "lab",
    "labs",
    "network",
    "industry",
    "information technology",
];

/// `None` unless the two share the words that tell them apart from other firms and differ in words for a line of business, at
/// least one of them not English. Two English ones ("Apex Systems", "Apex Software") may be two firms.
pub(crate) fn compare(a: &Name, b: &Name) -> Option<OrganisationComparison> {
    if let Some(found) = same_line(a, b) {
        return Some(found);
    }
    let (shared, own_a) = part(a, b);
    let (_, own_b) = part(b, a);
    // A place tells firms apart where the line of business is the same one: "Lévis Numérique", "Lévis Digital".
    let named = shared.iter().any(|word| find(TRADES, word).is_none());
    let telling = shared.iter().any(|word| !is_descriptive(word));
    if own_a.is_empty() || own_b.is_empty() || !named {
        return None;
    }
    let (of_a, of_b) = (trades(&own_a)?, trades(&own_b)?);
    if of_a.values != of_b.values && !telling {
        return None;
    }
    if of_a.values == of_b.values {
        return Some(OrganisationComparison::Alias(AliasReason::Translation));
    }
    // Lines of business overlap, and few are translated word by word.
    (of_a.translated || of_b.translated).then_some(OrganisationComparison::NotComparable(OrganisationGap::Languages))
}

/// Words for a firm that others of its group work for, and for one that works for its group. Common knowledge.
const PARENT: [&str; 12] = [
    "bank",
    "banco",
    "banque",
    "banca",
    "group",
    "grupo",
    "groupe",
    "gruppe",
    "holding",
    "insurance",
    "airlines",
    "motors",
];
const SERVICE: [&str; 8] =
    ["technology", "informatics", "services", "systems", "software", "digital", "solutions", "laboratory"];

/// "Banco Santander" and "Santander Tecnología": the brand of a group, and beside it on one side nothing or what the group is, on
/// the other what its service company does.
pub(crate) fn group_and_service(parent: &Name, service: &Name) -> bool {
    let (shared, of_parent) = part(parent, service);
    let (_, of_service) = part(service, parent);
    let does = |word: &&str| {
        find(TRADES, word).is_some_and(|values| SERVICE.iter().any(|s| values.split(',').any(|v| v == *s)))
    };
    !shared.is_empty()
        && shared.iter().any(|word| find(TRADES, word).is_none() && !PARENT.contains(word))
        && !of_parent.is_empty()
        && of_parent.iter().all(|word| PARENT.contains(word))
        && !of_service.is_empty()
        && of_service.iter().all(does)
}

/// One line of business in two languages: the rest of the name may be translated as well ("Phần mềm Sông Hàn" is "Han River
/// Software"), and which words that would be no table knows.
fn same_line(a: &Name, b: &Name) -> Option<OrganisationComparison> {
    let (of_a, of_b) = (named(a), named(b));
    let met = of_a.iter().any(|(value, english)| of_b.iter().any(|(other, own)| value == other && english != own));
    let other = |x: &Name, y: &Name| part(x, y).1.iter().any(|word| find(TRADES, word).is_none());
    let rest = other(a, b) || other(b, a);
    (met && rest).then_some(OrganisationComparison::NotComparable(OrganisationGap::Languages))
}

/// The lines of business that a name holds, and whether each is written in English.
fn named(name: &Name) -> Vec<(&'static str, bool)> {
    let words: Vec<&str> = name.tokens().iter().map(String::as_str).collect();
    let at = |from: usize, length: usize| Some(words.get(from..from + length)?.join(" "));
    let phrases = (0..words.len()).flat_map(|from| [at(from, 1), at(from, 2), at(from, 3)]).flatten();
    let known = |word: String| {
        let value = find(TRADES, &word)?.split(',').next()?;
        Some((value, word == value || ENGLISH.contains(&word.as_str())))
    };
    phrases.filter_map(known).collect()
}

struct Trades {
    values: Vec<&'static str>,
    translated: bool,
}

/// Words of a name that the other has as well, and those it has not.
fn part<'n>(name: &'n Name, other: &Name) -> (Vec<&'n str>, Vec<&'n str>) {
    name.tokens().iter().map(String::as_str).partition(|word| other.tokens().iter().any(|own| own == word))
}

fn trades(words: &[&str]) -> Option<Trades> {
    let mut found = Trades { values: Vec::new(), translated: false };
    let mut at = 0;
    while at < words.len() {
        let (length, values) =
            (1..=2.min(words.len() - at)).rev().find_map(|n| Some((n, find(TRADES, &words[at..at + n].join(" "))?)))?;
        let value = values.split(',').next().unwrap_or(values);
        let word = words[at..at + length].join(" ");
        found.translated |= word != value && !ENGLISH.contains(&word.as_str());
        found.values.push(value);
        at += length;
    }
    found.values.sort_unstable();
    Some(found)
}
