//! What a reading of a name in characters says.

use crate::knowledge::han;
use crate::knowledge::lexicon::flag;
use crate::outcome::relation::ReadingSystem;
use crate::outcome::rule::RuleId;
use crate::readings::japanese;
use crate::readings::kana;
use crate::readings::language;
use crate::readings::overseas;
use crate::readings::syllables;
use crate::rules::name::characters::found::{Found, Rank};
use crate::rules::name::characters::splits;
use crate::words::written::{Kind, Word};

pub(crate) fn evaluate(
    found: &Found,
    latin: &[Word],
    words: &[&str],
    systems: &[ReadingSystem],
    native: bool,
) -> RuleId {
    let names = latin.iter().filter(|w| w.kind == Kind::Name).count();
    match found.rank {
        Rank::Full | Rank::Extra if found.unsure => RuleId::RareReading,
        Rank::Full => RuleId::CharactersRead,
        Rank::Extra => RuleId::CharactersReadAndMore,
        Rank::Initials => RuleId::CharactersInitials,
        Rank::SurnameOnly => {
            let others: Vec<&Word> = latin
                .iter()
                .enumerate()
                .filter(|(i, w)| Some(*i) != found.surname && w.kind == Kind::Name)
                .map(|(_, w)| w)
                .collect();
            if others.is_empty() {
                initial_beside(found, latin)
            } else if found.unsure {
                RuleId::RareReading
            } else if native {
                RuleId::GivenInOtherScript
            } else if others.iter().any(|w| language::is_arabic(w)) {
                // A convert's name beside the legal one.
                RuleId::OtherNameBeside
            } else if is_chinese(found.system) {
                chinese_given(found, latin, &others)
            } else if others.iter().all(|w| is_foreign(w, found.system)) {
                RuleId::OtherNameBeside
            } else {
                RuleId::GivenNotRead
            }
        }
        Rank::GivenOnly | Rank::Nothing => {
            let unread = words.iter().flat_map(|w| w.chars()).any(|c| {
                u32::from(c) > 0x2E80
                    && !han::is_kana(c)
                    && !matches!(c, '々' | '\u{AC00}'..='\u{D7A3}')
                    && !han::is_known(c)
            });
            if names == 1 {
                RuleId::OneLatinWord
            } else if unread {
                RuleId::UnreadCharacters
            } else if native {
                RuleId::GivenInOtherScript
            } else if found.rank == Rank::Nothing && rare_japanese(latin, words, systems) {
                RuleId::RareReading
            } else {
                RuleId::CharactersDiffer
            }
        }
    }
}

/// Nothing but a surname that agrees, or a surname and an initial that no reading of the given name begins with: of a Western
/// name beside a Chinese or Korean one, but hardly of one beside a Japanese name whose readings are listed.
fn initial_beside(found: &Found, latin: &[Word]) -> RuleId {
    let initial = latin.iter().enumerate().any(|(i, w)| Some(i) != found.surname && w.kind == Kind::Initial);
    let japanese = matches!(found.system, ReadingSystem::JapaneseName | ReadingSystem::JapaneseCharacter);
    if !initial || found.split.given.is_empty() {
        RuleId::SurnameAlone
    } else if japanese && japanese::is_given(&found.split.given) {
        RuleId::InitialNotRead
    } else if japanese {
        RuleId::InitialOfRareReading
    } else {
        RuleId::InitialOfOtherName
    }
}

fn is_chinese(system: ReadingSystem) -> bool {
    matches!(system, ReadingSystem::Pinyin | ReadingSystem::Cantonese | ReadingSystem::Overseas)
}

/// The surname agrees and no reading of the given name does. That says something only where the given name is written in a
/// language whose readings are known here.
fn chinese_given(found: &Found, latin: &[Word], others: &[&Word]) -> RuleId {
    let joined = |w: &Word| {
        let at = latin.iter().position(|v| v.span == w.span).unwrap_or(0);
        w.joined || latin.get(at + 1).is_some_and(|next| next.joined)
    };
    let foreign = |w: &Word| !syllables::is_mandarin(&w.plain) && !syllables::is_cantonese(&w.plain);
    let western = |w: &&&Word| !joined(w) && (language::is_western(w) || w.has(flag::WESTERN) && foreign(w));
    let syllables: Vec<&str> = others.iter().filter(|w| !western(w)).map(|w| w.plain.as_str()).collect();
    let whole: Vec<&str> = others.iter().map(|w| w.plain.as_str()).collect();
    if [&syllables, &whole].iter().any(|words| overseas::given(&found.split.given, words) == overseas::Fit::No) {
        return RuleId::GivenNotRead;
    }
    let surname = found.surname.and_then(|at| latin.get(at));
    let overseas = found.listed
        || surname.is_some_and(|w| overseas::is_surname(&w.plain))
        || syllables.iter().any(|s| overseas::is_syllable(s));
    if !overseas && others.iter().all(|w| western(&w) || foreign(w) && !joined(w)) {
        return RuleId::OtherNameBeside;
    }
    // Speakers of Hokkien, Teochew or Hakka read the given name as they do the surname.
    if overseas || others.iter().any(|w| !western(&w) && foreign(w)) {
        return RuleId::GivenUnread;
    }
    RuleId::GivenNotRead
}

/// A Japanese name whose surname the dictionary does not have: nothing can be said of its reading.
fn rare_japanese(latin: &[Word], words: &[&str], systems: &[ReadingSystem]) -> bool {
    let romaji = latin.iter().filter(|w| w.kind == Kind::Name).all(|w| kana::is_romaji(&w.plain) && w.plain.len() > 2);
    let chinese = latin.iter().filter(|w| w.kind == Kind::Name).all(|w| language::is_syllables(&w.plain));
    systems.contains(&ReadingSystem::JapaneseName)
        && romaji
        && !chinese
        && !splits::splits(words, ReadingSystem::JapaneseName).iter().any(|s| japanese::is_surname(&s.surname))
}

/// A word that is no given name of the language the surname was read in: a Western name beside the legal one.
fn is_foreign(w: &Word, system: ReadingSystem) -> bool {
    // Ken is a Japanese name as well.
    let japanese = matches!(system, ReadingSystem::JapaneseName | ReadingSystem::JapaneseCharacter);
    if language::is_arabic(w)
        || language::is_western(w) && !(japanese && w.plain.len() == 3 && kana::is_romaji(&w.plain))
    {
        return true;
    }
    match system {
        ReadingSystem::JapaneseName | ReadingSystem::JapaneseCharacter => !kana::is_romaji(&w.plain),
        _ => !syllables::is_korean(&w.plain),
    }
}
