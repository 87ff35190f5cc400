//! The runs of Latin words that read as a given name in characters.

use crate::outcome::relation::ReadingSystem;
use crate::readings::japanese;
use crate::readings::kana;
use crate::readings::language;
use crate::readings::overseas;
use crate::rules::name::characters::found::{Found, Rank, Split};
use crate::rules::name::characters::matcher::{Hit, Matcher};
use crate::words::written::{Kind, Word};

pub(crate) fn comparable(w: &Word) -> bool {
    w.kind == Kind::Name
        || w.kind == Kind::Initial && matches!(w.plain.as_str(), "i" | "o" | "u")
        || w.kind == Kind::Particle
}

fn concat(latin: &[Word], from: usize, to: usize, skip: Option<usize>) -> String {
    let mut s = String::with_capacity(24);
    for (i, w) in latin.iter().enumerate().take(to).skip(from) {
        if Some(i) != skip {
            s.push_str(&w.plain);
        }
    }
    s
}

pub(crate) fn with_surname(
    latin: &[Word],
    at: usize,
    hit: &Hit,
    given: Option<&Matcher>,
    system: ReadingSystem,
    split: &Split,
) -> Found {
    let mut found = Found {
        rank: Rank::SurnameOnly,
        cost: hit.cost,
        system: if hit.characters { ReadingSystem::JapaneseCharacter } else { system },
        split: split.clone(),
        surname: Some(at),
        given: None,
        unsure: hit.doubtful,
        listed: hit.listed,
    };
    let Some(given) = given else {
        found.unsure = true;
        return found;
    };
    let n = latin.len();
    // All words around the surname first, then shorter runs on either side of it.
    let beside = [(at + 1, n), (0, at)].into_iter().flat_map(|(from, to)| {
        (1..=to.saturating_sub(from))
            .rev()
            .flat_map(move |len| (from..=to - len).map(move |start| (start, start + len, None)))
    });
    for (from, to, skip) in std::iter::once((0, n, Some(at))).chain(beside) {
        let text = concat(latin, from, to, skip);
        if text.len() < 2 && split.given.chars().count() > 1 {
            continue;
        }
        if let Some(h) = given.hit(&text) {
            let used = to - from - usize::from(skip.is_some());
            let names = latin.iter().filter(|w| w.kind == Kind::Name || w.kind == Kind::Initial).count();
            found.rank = if used + 1 >= names { Rank::Full } else { Rank::Extra };
            found.cost += h.cost;
            if h.characters {
                found.system = ReadingSystem::JapaneseCharacter;
            }
            found.given = Some((from, to));
            return found;
        }
    }
    if matches!(system, ReadingSystem::Pinyin | ReadingSystem::Cantonese)
        && let Some((from, to)) = overseas::beside(latin, at, &split.given)
    {
        let names = latin.iter().filter(|w| matches!(w.kind, Kind::Name | Kind::Initial)).count();
        found.rank = if to - from + 1 >= names { Rank::Full } else { Rank::Extra };
        found.cost += 20;
        found.system = ReadingSystem::Overseas;
        found.given = Some((from, to));
        return found;
    }
    let others = || latin.iter().enumerate().filter(|(i, w)| *i != at && w.kind != Kind::Title);
    // A Western name may stand beside the initials (Peter T. M. Chan).
    let initials = || others().filter(|(_, w)| w.kind == Kind::Initial);
    if initials().count() > 0 && others().all(|(_, w)| w.kind == Kind::Initial || language::is_western(w)) {
        let first = initials().next().and_then(|(_, w)| w.plain.bytes().next());
        if first.is_some_and(|b| given.begins_with(b)) {
            found.rank = Rank::Initials;
            found.given = Some((0, n));
        }
    }
    found.listed |= overseas::is_name(latin, at);
    if let Matcher::Japanese { part, readings, .. } = given {
        let sound = kana::sound(&concat(latin, 0, n, Some(at)));
        // Names of one character are read in ways no dictionary lists in full.
        found.unsure |= !readings.is_listed() && readings.reads_partly_as(&sound) || part.chars().count() == 1;
    }
    found
}

pub(crate) fn without_surname(latin: &[Word], given: &Matcher, system: ReadingSystem, split: &Split) -> Found {
    let mut found = Found {
        rank: Rank::Nothing,
        cost: 0,
        system,
        split: split.clone(),
        surname: None,
        given: None,
        unsure: system == ReadingSystem::JapaneseName && !japanese::is_surname(&split.surname),
        listed: false,
    };
    for len in (1..=latin.len()).rev() {
        for from in 0..=latin.len() - len {
            let text = concat(latin, from, from + len, None);
            if text.len() > 2
                && let Some(h) = given.hit(&text)
            {
                found.rank = Rank::GivenOnly;
                found.cost = h.cost;
                found.given = Some((from, from + len));
                return found;
            }
        }
    }
    found
}
