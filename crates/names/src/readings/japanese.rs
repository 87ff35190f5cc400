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

/// What is known of a part.
pub(crate) struct Reading {
    /// How a reading that fits was found.
    pub(crate) fits: Option<Found>,
    /// Whether the dictionary has this part at all.
    pub(crate) listed: bool,
    /// Whether a reading of one of its characters begins or ends the Latin form: a rare reading of the rest is likely.
    pub(crate) partly: bool,
}

/// Whether the kanji (or kana) part can be read as the Latin sound.
pub(crate) fn reads_as(part: &str, sound: &str, surname: bool) -> Reading {
    let table = if surname { &JAPANESE_SURNAMES } else { &JAPANESE_GIVEN };
    // Small kana between characters (三ッ林, 一ヶ瀬) are listed in full size.
    let full: String;
    let part = if part.chars().any(|c| matches!(c, 'ッ' | 'ヶ' | 'ヵ')) {
        full = part.replace('ッ', "ツ").replace('ヶ', "ケ").replace('ヵ', "カ");
        &full
    } else {
        part
    };
    let listed = table.get(part);
    if let Some(readings) = listed
        && lines::list(readings).any(|reading| reading == sound)
    {
        return Reading { fits: Some(Found::Dictionary), listed: true, partly: true };
    }
    let chars: Vec<char> = part.chars().take(6).collect();
    let fits = by_characters(&chars, sound, None, 0, surname).then_some(Found::Characters);
    let partly = chars.len() > 1 && {
        let mut first = false;
        each_reading(chars[0], None, surname, &mut |r| first |= r.len() > 1 && sound.starts_with(r));
        let mut last = false;
        each_reading(chars[chars.len() - 1], None, surname, &mut |r| last |= r.len() > 1 && sound.ends_with(r));
        first || last
    };
    Reading { fits, listed: listed.is_some(), partly }
}

/// Letters the reading of a character has at most within a given name of several (yoshi, mitsu).
const IN_COMPOUND: usize = 5;

/// Whether some reading of the part begins with the letter, as one of the usual romanisations writes it.
pub(crate) fn begins_with(part: &str, letter: u8, surname: bool) -> bool {
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
    let table = if surname { &JAPANESE_SURNAMES } else { &JAPANESE_GIVEN };
    if table.get(part).is_some_and(|readings| lines::list(readings).any(fits)) {
        return true;
    }
    let mut hit = false;
    let mut known = false;
    if let Some(first) = part.chars().next() {
        each_reading(first, None, surname, &mut |reading| {
            known = true;
            // The long readings of a character are words (健 sukoyaka), which do not begin a compound name.
            hit |= fits(reading) && (reading.len() <= IN_COMPOUND || part.chars().count() == 1);
        });
    }
    // Of a character without any reading nothing can be said.
    hit || !known
}

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
