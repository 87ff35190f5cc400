//! Readings of Japanese names, compared under one plain spelling of their sounds.

use crate::han;
use crate::lines::{self, Lines};

static SURNAMES: Lines = Lines::new(include_str!("../data/japanese_surnames.tsv"));
static GIVEN: Lines = Lines::new(include_str!("../data/japanese_given.tsv"));
static CHARACTERS: lines::Characters = lines::Characters::new(include_str!("../data/japanese_characters.tsv"));

/// The sound of romanised Japanese in one plain spelling: long vowels short, Kunrei as Hepburn, l as r, m before a lip
/// sound as n. Plain lower-case letters in and out.
pub(crate) fn sound(latin: &str) -> String {
    let b = latin.as_bytes();
    let mut out = String::with_capacity(b.len());
    let mut i = 0;
    while i < b.len() {
        let rest = &b[i..];
        let (piece, used): (&str, usize) = match rest {
            [b'c', b'c', b'h', ..] => ("tch", 3),
            [b's', b'h', ..] => ("sh", 2),
            [b'c', b'h', ..] => ("ch", 2),
            [b's', b'i', ..] => ("shi", 2),
            [b's', b'y', ..] => ("sh", 2),
            [b't', b'i', ..] => ("chi", 2),
            [b't', b'y', ..] => ("ch", 2),
            [b't', b'u', ..] => ("tsu", 2),
            [b'h', b'u', ..] => ("fu", 2),
            [b'z' | b'd', b'i', ..] => ("ji", 2),
            [b'z' | b'j', b'y', ..] => ("j", 2),
            [b'd', b'z', b'u', ..] => ("zu", 3),
            [b'd', b'u', ..] => ("zu", 2),
            [b'w', b'o', ..] => ("o", 2),
            // Spellings of before the reform (Inouye, Kwanji, Uyeno).
            [b'y' | b'w', b'e', ..] => ("e", 2),
            [b'k', b'w', b'a', ..] => ("ka", 3),
            [b'l', ..] => ("r", 1),
            [b'm', b'b' | b'p' | b'm', ..] => ("n", 1),
            [b'h', ..] if out.ends_with('o') && !rest.get(1).is_some_and(|c| b"aiueoy".contains(c)) => ("", 1),
            [b'u', ..] if out.ends_with('o') => ("", 1),
            [c, ..] if b"aiueo".contains(c) && out.as_bytes().last() == Some(c) => ("", 1),
            [_, ..] => (&latin[i..=i], 1),
            [] => break,
        };
        // A piece such as "ji" must not double the vowel before it, and long vowels inside pieces cannot occur.
        out.push_str(piece);
        i += used;
    }
    out
}

/// The plain spelling of a kana reading.
pub(crate) fn kana_sound(kana: &str) -> String {
    let mut latin = String::with_capacity(kana.len());
    let mut double = false;
    for c in kana.chars() {
        let c = han::katakana(c);
        if let Some(small) = small(c) {
            let end = latin.pop();
            match (small, end) {
                (v, Some('i')) if v.len() == 2 => {
                    let sibilant = latin.ends_with("sh") || latin.ends_with("ch") || latin.ends_with('j');
                    latin.push_str(if sibilant { &v[1..] } else { v });
                }
                (v, Some(_)) => latin.push_str(v),
                (v, None) => latin.push_str(v),
            }
            continue;
        }
        match c {
            'ッ' => double = true,
            'ー' => {}
            _ => {
                let Some(syllable) = syllable(c) else { continue };
                if double {
                    latin.push_str(if syllable.starts_with("ch") { "t" } else { &syllable[..1] });
                    double = false;
                }
                latin.push_str(syllable);
            }
        }
    }
    sound(&latin)
}

fn small(c: char) -> Option<&'static str> {
    Some(match c {
        'ャ' => "ya",
        'ュ' => "yu",
        'ョ' => "yo",
        'ァ' => "a",
        'ィ' => "i",
        'ゥ' => "u",
        'ェ' => "e",
        'ォ' => "o",
        _ => return None,
    })
}

fn syllable(c: char) -> Option<&'static str> {
    const ROW: &str = "アaイiウuエeオoカkaキkiクkuケkeコkoサsaシshiスsuセseソsoタtaチchiツtsuテteトtoナnaニniヌnuネneノnoハhaヒhiフfuヘheホhoマmaミmiムmuメmeモmoヤyaユyuヨyoラraリriルruレreロroワwaヰiヱeヲoンnガgaギgiグguゲgeゴgoザzaジjiズzuゼzeゾzoダdaヂjiヅzuデdeドdoバbaビbiブbuベbeボboパpaピpiプpuペpeポpoヴvu";
    let at = ROW.find(c)? + c.len_utf8();
    let rest = &ROW[at..];
    let end = rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len());
    Some(&rest[..end])
}

/// Whether a plain Latin word can be romanised Japanese: open syllables, n, doubled consonants.
pub(crate) fn is_romaji(latin: &str) -> bool {
    let s = sound(latin);
    let b = s.as_bytes();
    let mut i = 0;
    while i < b.len() {
        let rest = &b[i..];
        let onset = ["sh", "ch", "ts", "ky", "gy", "ny", "hy", "by", "py", "my", "ry"]
            .iter()
            .find(|o| rest.starts_with(o.as_bytes()))
            .map_or(usize::from(b"kgsztdnhbpmyrwjf".contains(&rest[0])), |o| o.len());
        match rest.get(onset) {
            Some(v) if b"aiueo".contains(v) => i += onset + 1,
            _ if rest[0] == b'n' => i += 1,
            Some(_) if rest.len() > 1 && (rest[0] == rest[1] || rest.starts_with(b"tch")) => i += 1,
            _ => return false,
        }
    }
    !b.is_empty()
}

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
    let table = if surname { &SURNAMES } else { &GIVEN };
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
    let table = if surname { &SURNAMES } else { &GIVEN };
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
    GIVEN.get(part).is_some()
}

/// Whether the dictionary of surnames has this.
pub(crate) fn is_surname(part: &str) -> bool {
    SURNAMES.get(part).is_some()
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
    for reading in lines::list(CHARACTERS.get(c).unwrap_or_default()) {
        // Voiced forms occur behind another character only.
        match reading.strip_prefix('~') {
            Some(reading) if voiced && previous.is_some() => call(reading),
            Some(_) => {}
            None => call(reading),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_sound_meet() {
        for (one, other) in [
            ("shunpei", "shumpei"),
            ("ohno", "ono"),
            ("yuuko", "yuko"),
            ("tuji", "tsuji"),
            ("zyunko", "junko"),
            ("inoue", "inoe"),
            ("inouye", "inoue"),
            ("uyeno", "ueno"),
        ] {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
        assert_eq!(kana_sound("シュンペイ"), sound("shunpei"));
        assert_eq!(kana_sound("さっちょう"), sound("satcho"));
        assert!(is_romaji("shunpei") && is_romaji("kenichi") && !is_romaji("denny") && !is_romaji("robert"));
    }
}
