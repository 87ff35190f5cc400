//! Readings of Japanese names, compared under one plain spelling of their sounds.

use crate::knowledge::han;
use crate::knowledge::lines::{self, JAPANESE_CHARACTERS, JAPANESE_GIVEN, JAPANESE_SURNAMES};
use crate::readings::kana::kana_sound;

/// How a Japanese reading was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Found {
    /// In the dictionary of names.
    Dictionary,
    /// Put together from single characters.
    Characters,
}

/// A surname or a given name in kanji or kana, with what the dictionary says of it.
#[derive(Debug)]
pub(crate) struct Part {
    chars: Vec<char>,
    surname: bool,
    /// The readings of the dictionary, separated by commas.
    listed: Option<&'static str>,
}

/// Characters that are read one by one: longer parts are in the dictionary or in none.
const CHARACTERS: usize = 6;

impl Part {
    pub(crate) fn of(part: &str, surname: bool) -> Part {
        let table = if surname { &JAPANESE_SURNAMES } else { &JAPANESE_GIVEN };
        // Small kana between characters (三ッ林, 一ヶ瀬) are listed in full size.
        let full = |c: char| match c {
            'ッ' => 'ツ',
            'ヶ' => 'ケ',
            'ヵ' => 'カ',
            _ => c,
        };
        let listed = if part.chars().any(|c| full(c) != c) {
            table.get(&part.chars().map(full).collect::<String>())
        } else {
            table.get(part)
        };
        Part { chars: part.chars().map(full).take(CHARACTERS).collect(), surname, listed }
    }

    /// Whether the dictionary has this part at all.
    pub(crate) fn is_listed(&self) -> bool {
        self.listed.is_some()
    }

    /// How a reading that is the Latin sound was found.
    pub(crate) fn reads_as(&self, sound: &str) -> Option<Found> {
        if self.listed.is_some_and(|readings| lines::list(readings).any(|reading| reading == sound)) {
            return Some(Found::Dictionary);
        }
        by_characters(&self.chars, sound, None, 0, self.surname).then_some(Found::Characters)
    }

    /// Whether some reading of the part begins with the letter, as one of the usual romanisations writes it.
    pub(crate) fn begins_with(&self, letter: u8) -> bool {
        let fits = |reading: &str| {
            let b = reading.as_bytes();
            match (b.first(), letter) {
                (Some(first), _) if *first == letter => true,
                // Chiba, Tiba; Tsuji, Tuzi; Fuji, Huzi; Jiro, Ziro; Ryo, Lyo; Okuda, Wokuda; Ebina, Yebina.
                (Some(b'c'), b't') | (Some(b'f'), b'h') | (Some(b'j'), b'z') | (Some(b'r'), b'l') => true,
                (Some(b'o'), b'w') | (Some(b'e'), b'y') => true,
                _ => false,
            }
        };
        if self.listed.is_some_and(|readings| lines::list(readings).any(fits)) {
            return true;
        }
        let mut hit = false;
        let mut known = false;
        if let Some(first) = self.chars.first() {
            each_reading(*first, None, self.surname, &mut |reading| {
                known = true;
                // The long readings of a character are words (健 sukoyaka), which do not begin a compound name.
                hit |= fits(reading) && (reading.len() <= IN_COMPOUND || self.chars.len() == 1);
            });
        }
        // Of a character without any reading nothing can be said.
        hit || !known
    }

    /// Whether a reading of one of its characters begins or ends the Latin sound: a rare reading of the rest is likely.
    pub(crate) fn reads_partly_as(&self, sound: &str) -> bool {
        let [first, .., last] = self.chars.as_slice() else { return false };
        let mut partly = false;
        each_reading(*first, None, self.surname, &mut |r| partly |= r.len() > 1 && sound.starts_with(r));
        each_reading(*last, None, self.surname, &mut |r| partly |= r.len() > 1 && sound.ends_with(r));
        partly
    }
}

/// Letters the reading of a character has at most within a given name of several (yoshi, mitsu).
const IN_COMPOUND: usize = 5;

/// Whether the Latin form writes a long o in front (Ohno) where the part has a short one (小野). The plain spelling of sounds
/// does not tell them apart, as most people write neither.
pub(crate) fn is_long_beside_short(part: &str, latin: &str) -> bool {
    let long = latin.strip_prefix("oh").is_some_and(|rest| !rest.starts_with(['a', 'i', 'u', 'e', 'o', 'y']));
    long && part.starts_with(['小', '尾', '緒'])
}

/// Whether the dictionary of given names has this.
pub(crate) fn is_given(part: &str) -> bool {
    JAPANESE_GIVEN.get(part).is_some()
}

/// Whether the dictionary of surnames has this.
pub(crate) fn is_surname(part: &str) -> bool {
    JAPANESE_SURNAMES.get(part).is_some()
}

fn by_characters(chars: &[char], rest: &str, previous: Option<char>, depth: usize, voiced: bool) -> bool {
    let Some((c, more)) = chars.split_first() else { return rest.is_empty() };
    if rest.is_empty() || depth > 6 {
        return false;
    }
    let mut hit = false;
    each_reading(*c, previous, voiced, &mut |reading| {
        if hit || reading.is_empty() {
            return;
        }
        if let Some(tail) = rest.strip_prefix(reading) {
            hit = by_characters(more, tail, Some(*c), depth + 1, voiced);
            if !hit && let (Some(last), false) = (reading.chars().last(), tail.is_empty()) {
                // A long vowel across the border of two characters is written once.
                if "aiueo".contains(last) && !more.is_empty() {
                    let mut joined = String::with_capacity(tail.len() + 1);
                    joined.push(last);
                    joined.push_str(tail);
                    hit = by_characters(more, &joined, Some(*c), depth + 1, voiced);
                }
            }
        }
    });
    hit
}

/// Calls with every reading of a character as a plain sound. Behind another character those with a voiced first sound are
/// included in surnames; the given names that have one are listed (雄一 is no Yuji).
fn each_reading(c: char, previous: Option<char>, voiced: bool, call: &mut dyn FnMut(&str)) {
    if c == '々' {
        if let Some(p) = previous {
            each_reading(p, Some(p), voiced, call);
        }
        return;
    }
    if han::is_kana(c) {
        let mut buffer = [0; 4];
        call(&kana_sound(c.encode_utf8(&mut buffer)));
        return;
    }
    for reading in lines::list(JAPANESE_CHARACTERS.get(c).unwrap_or_default()) {
        // Voiced forms occur behind another character only.
        match reading.strip_prefix('~') {
            Some(reading) if voiced && previous.is_some() => call(reading),
            Some(_) => {}
            None => call(reading),
        }
    }
}
