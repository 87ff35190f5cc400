//! A name in characters beside the words of a Latin one: every way to split and to read it.

use crate::knowledge::surnames;
use crate::outcome::relation::ReadingSystem;
use crate::rules::name::characters::found::{Found, Rank, Split};
use crate::rules::name::characters::matcher::{Matcher, matcher};
use crate::rules::name::characters::runs::{comparable, with_surname, without_surname};
use crate::rules::name::characters::splits::splits;
use crate::words::written::Word;

/// Compares a compact name with the words of a Latin one.
pub(crate) fn against_latin(compact: &[&str], systems: &[ReadingSystem], latin: &[Word]) -> Option<Found> {
    let mut best: Option<Found> = None;
    for system in systems {
        for split in splits(compact, *system) {
            try_split(latin, *system, &split, &mut best);
        }
        if let Some(found) = without_husband(compact, *system, latin) {
            keep(&mut best, found);
        }
        // A full agreement in one system is not bettered by another.
        if best.as_ref().is_some_and(|b| b.rank == Rank::Full && b.cost <= 12) {
            break;
        }
    }
    best
}

fn keep(best: &mut Option<Found>, f: Found) {
    let chinese = |f: &Found| matches!(f.system, ReadingSystem::Pinyin | ReadingSystem::Cantonese);
    let order = |f: &Found| (f.rank, !f.listed, f.listed && chinese(f), u16::MAX - f.cost);
    if best.as_ref().is_none_or(|b| order(&f) > order(b)) {
        *best = Some(f);
    }
}

fn try_split(latin: &[Word], system: ReadingSystem, split: &Split, best: &mut Option<Found>) {
    let Some(surname) = matcher(&split.surname, system, true) else { return };
    let mut given = None;
    let mut read = false;
    for (i, w) in latin.iter().enumerate().filter(|(_, w)| comparable(w)) {
        let Some(hit) = surname.hit(&w.plain) else { continue };
        read = true;
        // A surname as Mandarin is spelled (Zhao) does not lead a given name in Cantonese.
        if hit.listed && system == ReadingSystem::Cantonese && is_mandarin_reading(&split.surname, &w.plain) {
            continue;
        }
        if split.given.is_empty() {
            let split = split.clone();
            let surname = Some(i);
            keep(
                best,
                Found {
                    rank: Rank::Full,
                    cost: hit.cost,
                    system,
                    split,
                    surname,
                    given: None,
                    unsure: false,
                    listed: false,
                },
            );
            continue;
        }
        let given = given.get_or_insert_with(|| matcher(&split.given, system, false));
        keep(best, with_surname(latin, i, &hit, given.as_ref(), system, split));
        if let Some(given) = own_surname_last(&split.given, system) {
            keep(best, with_surname(latin, i, &hit, Some(&given), system, split));
        }
    }
    // A given name that agrees without the surname betters nothing but the same, and says little where both are read in a
    // language that borrowed the characters.
    let borrowed = matches!(system, ReadingSystem::SinoKorean | ReadingSystem::SinoVietnamese);
    if !read
        && !borrowed
        && best.as_ref().is_none_or(|b| b.rank <= Rank::GivenOnly)
        && latin.len() <= 4
        && !split.given.is_empty()
        && let Some(given) = matcher(&split.given, system, false)
    {
        keep(best, without_surname(latin, &given, system, split));
    }
}

/// The same name with the husband's surname left out of the Latin form (陳李美雲, Li Mei-yun).
fn without_husband(compact: &[&str], system: ReadingSystem, latin: &[Word]) -> Option<Found> {
    let [one] = compact else { return None };
    let mut chars = one.chars();
    let husband = chars.by_ref().next().map(String::from)?;
    let own = chars.as_str();
    let chinese = matches!(system, ReadingSystem::Pinyin | ReadingSystem::Cantonese);
    if !chinese || own.chars().count() != 3 || surnames::chinese(&husband).is_empty() {
        return None;
    }
    let mut best = None;
    for split in splits(&[own], system).iter().filter(|s| !surnames::chinese(&s.surname).is_empty()) {
        try_split(latin, system, split, &mut best);
    }
    let mut found = best.filter(|f| f.rank >= Rank::Extra)?;
    found.rank = Rank::Extra;
    found.split.surname.insert_str(0, &husband);
    Some(found)
}

fn is_mandarin_reading(surname: &str, latin: &str) -> bool {
    let read = matcher(surname, ReadingSystem::Pinyin, true).and_then(|m| m.hit(latin));
    read.is_some_and(|hit| !hit.listed && hit.cost == 0)
}

/// A married name of four characters holds two surnames, the husband's and her own, which Latin letters put last together
/// (林陳秀枝, Hsiu-chih Lin Chen): what follows the first surname, with her own behind the given name.
fn own_surname_last(given: &str, system: ReadingSystem) -> Option<Matcher> {
    let mut chars = given.chars();
    let own: String = chars.by_ref().take(1).collect();
    let chinese = matches!(system, ReadingSystem::Pinyin | ReadingSystem::Cantonese);
    if !chinese || chars.clone().count() != 2 || surnames::chinese(&own).is_empty() {
        return None;
    }
    matcher(&(chars.as_str().to_owned() + &own), system, false)
}

/// A compact name that is a given name by itself, read as some of the Latin words but not all of them. `unsure` where its
/// first character is a surname as well, so that it may be a whole name.
pub(crate) fn given_alone(compact: &[&str], systems: &[ReadingSystem], latin: &[Word]) -> Option<Found> {
    let [one] = compact else { return None };
    if !(2..=3).contains(&one.chars().count()) || latin.len() > 4 {
        return None;
    }
    let split = Split { surname: String::new(), given: (*one).to_owned() };
    let first = one.chars().next().map(String::from).unwrap_or_default();
    systems.iter().find_map(|&system| {
        let given = matcher(one, system, false)?;
        let mut found = without_surname(latin.get(1..)?, &given, system, &split);
        if found.rank == Rank::Nothing {
            found = without_surname(&latin[..latin.len() - 1], &given, system, &split);
        } else {
            found.given = found.given.map(|(from, to)| (from + 1, to + 1));
        }
        let japanese = system == ReadingSystem::JapaneseName;
        found.unsure = !japanese && !surnames::chinese(&first).is_empty();
        // Put together from single characters, nearly every Latin name is some reading.
        (found.rank == Rank::GivenOnly && !(japanese && found.cost > 0)).then_some(found)
    })
}
