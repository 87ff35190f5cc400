//! Which word of a romanised name is its surname, and which are its given name.

use crate::knowledge::lexicon::flag;
use crate::knowledge::spellings::Name;
use crate::outcome::relation::ReadingSystem;
use crate::readings::language::is_western;
use crate::readings::syllables::{is_cantonese, is_korean, is_mandarin};
use crate::words::written::{Kind, Word, Writing, Written};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    Korean,
    Mandarin,
    Cantonese,
}

impl Language {
    pub(crate) fn fits(self, plain: &str) -> bool {
        match self {
            Language::Korean => is_korean(plain),
            Language::Mandarin => is_mandarin(plain),
            Language::Cantonese => is_cantonese(plain),
        }
    }

    pub(crate) fn table(self) -> Name {
        match self {
            Language::Korean => Name::KoreanLatin,
            Language::Mandarin => Name::MandarinLatin,
            Language::Cantonese => Name::CantoneseLatin,
        }
    }

    pub(crate) fn system(self) -> ReadingSystem {
        match self {
            Language::Korean => ReadingSystem::KoreanRomanisation,
            Language::Mandarin => ReadingSystem::WadeGiles,
            Language::Cantonese => ReadingSystem::Cantonese,
        }
    }

    pub(crate) fn surname_bit(self) -> u32 {
        match self {
            Language::Korean => flag::KOREAN,
            _ => flag::CHINESE,
        }
    }
}

/// A name taken as surname and given name: the words that play each role.
pub(crate) struct Roles<'w> {
    pub(crate) surname: &'w Word,
    pub(crate) surname_at: usize,
    pub(crate) given: Vec<(usize, &'w Word)>,
    /// Western given names and initials beside them.
    pub(crate) others: usize,
}

fn is_name(w: &Word) -> bool {
    matches!(w.kind, Kind::Name | Kind::Particle) || w.kind == Kind::Initial && w.has(flag::KOREAN | flag::CHINESE)
}

pub(crate) fn roles<'w>(name: &'w Written<'_>, language: Language) -> Vec<Roles<'w>> {
    let words: Vec<(usize, &Word)> =
        name.words.iter().enumerate().filter(|(_, w)| is_name(w) && w.writing == Writing::Latin).collect();
    let total = name.words.iter().filter(|w| matches!(w.kind, Kind::Name | Kind::Initial | Kind::Particle)).count();
    let mut out = Vec::new();
    // Looked at once a word, and only when there is a surname.
    let mut fitting: Option<Vec<bool>> = None;
    for (k, (at, w)) in words.iter().enumerate() {
        if !w.has(language.surname_bit()) {
            continue;
        }
        // Koreans by the million, and a few Chinese whose given names are read in neither language.
        if w.plain == "kim" && language != Language::Korean {
            continue;
        }
        let edge = k == 0 || k + 1 == words.len();
        // In the middle only behind Western names ("Ramon Yuen Hoi-man").
        if !edge && !words[..k].iter().all(|(_, w)| is_western(w)) {
            continue;
        }
        let fitting = fitting.get_or_insert_with(|| {
            // What a hyphen joins is one native name (Yu-ken).
            let joined = |j: usize| words[j].1.joined || words.get(j + 1).is_some_and(|(_, next)| next.joined);
            let western = |j: usize, w: &Word| words.len() > 2 && !joined(j) && is_western(w);
            words.iter().enumerate().map(|(j, (_, w))| language.fits(&w.plain) && !western(j, w)).collect()
        });
        let given: Vec<(usize, &Word)> =
            words.iter().enumerate().filter(|(j, _)| *j != k && fitting[*j]).map(|(_, w)| *w).collect();
        if given.is_empty() || given.len() > 4 {
            continue;
        }
        out.push(Roles { surname: w, surname_at: *at, others: total - 1 - given.len(), given });
    }
    out
}
