//! Which encoding of before Unicode a text is in. Nothing in the bytes says it, so each is tried: letters that stand as no language writes
//! them speak against one, words that the tables of CVs know speak for it.

use crosscheck_compare::vocabulary::words::Kind;
use crosscheck_compare::vocabulary::{headings, labels, words};
use encoding_rs::*;
use unicode_script::{Script, UnicodeScript};

/// In the order in which they are taken where nothing tells them apart: the commoner first.
static ENCODINGS: &[&Encoding] = &[
    WINDOWS_1252,
    WINDOWS_1250,
    WINDOWS_1251,
    WINDOWS_1253,
    WINDOWS_1254,
    WINDOWS_1257,
    WINDOWS_1255,
    WINDOWS_1256,
    WINDOWS_1258,
    WINDOWS_874,
    MACINTOSH,
    ISO_8859_2,
    ISO_8859_5,
    ISO_8859_7,
    KOI8_U,
    IBM866,
    X_MAC_CYRILLIC,
    SHIFT_JIS,
    EUC_JP,
    GB18030,
    BIG5,
    EUC_KR,
];

/// How much of the text is looked at.
const LOOKED_AT: usize = 32 << 10;
/// Lines and words with letters outside ASCII that are weighed.
const MAX_LINES: usize = 60;
const MAX_WORDS: usize = 150;
/// What a known heading or label counts...
const KNOWN_LINE: i32 = 3;
/// ... and what a known word does.
const KNOWN_WORD: i32 = 2;

/// A text with the encoding it was read in.
pub(super) struct Legacy {
    pub(super) text: String,
    pub(super) encoding: &'static str,
    /// No word of it is known in this encoding or in any other.
    pub(super) doubtful: bool,
}

pub(super) fn decode(bytes: &[u8]) -> Legacy {
    let head = head(bytes);
    let mut best: Option<(i32, bool, &'static Encoding)> = None;
    for encoding in ENCODINGS {
        let (text, errors) = encoding.decode_without_bom_handling(head);
        if errors && *encoding != WINDOWS_1252 {
            continue;
        }
        let (score, known) = weighed(&text);
        if best.is_none_or(|(other, ..)| score > other) {
            best = Some((score, known, encoding));
        }
    }
    let (_, known, encoding) = best.unwrap_or((0, false, WINDOWS_1252));
    let text = encoding.decode_without_bom_handling(bytes).0.into_owned();
    Legacy { text, encoding: encoding.name(), doubtful: !known }
}

/// The beginning of the bytes, cut at a line's end.
fn head(bytes: &[u8]) -> &[u8] {
    let Some(head) = bytes.get(..LOOKED_AT) else { return bytes };
    let end = head.iter().rposition(|byte| *byte == b'\n').unwrap_or(head.len());
    &head[..end]
}

/// What speaks for a reading, and whether it holds a word that is known.
fn weighed(text: &str) -> (i32, bool) {
    let foreign = |part: &&str| !part.is_ascii();
    let mut score = 0;
    let mut known = false;
    for line in text.lines().filter(foreign).take(MAX_LINES) {
        if headings::section(line).is_some() || labels::label(line).is_some() {
            score += KNOWN_LINE;
            known = true;
        }
    }
    for word in text.split_whitespace().filter(foreign).take(MAX_WORDS) {
        let kinds = [Kind::Title, Kind::Organisation, Kind::Institution, Kind::Degree, Kind::Field];
        if kinds.into_iter().any(|kind| words::has(kind, word)) {
            score += KNOWN_WORD;
            known = true;
        }
        score -= strange(word);
    }
    (score, known)
}

/// What speaks against a word.
fn strange(word: &str) -> i32 {
    let around = |c: char| c.is_ascii_punctuation() || "“”„«»‘’‚–—•…·、。，：（）".contains(c);
    let chars: Vec<char> = word.trim_matches(around).chars().collect();
    let mut against = 0;
    if chars.iter().any(|c| c.is_control() || *c == '\u{fffd}' || matches!(*c as u32, 0xe000..=0xf8ff)) {
        against += 3;
    }
    let sign = |c: char| !c.is_alphanumeric() && c.script() == Script::Common && !"'’-–./&@·:,+_".contains(c);
    if chars.windows(2).any(|pair| sign(pair[0]) && pair[1].is_alphabetic() || pair[0].is_alphabetic() && sign(pair[1]))
    {
        against += 2;
    }
    // A capital behind a small letter, one of the two outside ASCII.
    if chars.windows(2).any(|p| p[0].is_lowercase() && p[1].is_uppercase() && !(p[0].is_ascii() && p[1].is_ascii())) {
        against += 2;
    }
    against + of_its_letters(&chars)
}

fn of_its_letters(chars: &[char]) -> i32 {
    let letters: Vec<char> = chars.iter().copied().filter(|c| c.is_alphabetic()).collect();
    let of = |wanted: &[Script]| letters.iter().filter(|c| wanted.contains(&c.script())).count();
    let latin = of(&[Script::Latin]);
    let wide = of(&[Script::Han, Script::Hiragana, Script::Katakana, Script::Hangul]);
    let cased = [Script::Cyrillic, Script::Greek, Script::Hebrew, Script::Arabic, Script::Thai];
    let scripts = cased.iter().filter(|script| of(&[**script]) > 0).count();
    let mixed = latin > 0 && scripts > 0 || scripts > 1 || wide > 0 && (scripts > 0 || wide == 1 && latin > 1);
    // No language of Latin letters writes most of them with marks.
    let marked = letters.iter().filter(|c| !c.is_ascii()).count();
    let overmarked = latin == letters.len() && letters.len() > 2 && marked * 10 > letters.len() * 6;
    let rare = chars.iter().any(|c| matches!(*c as u32, 0x3400..=0x4dbf | 0xff61..=0xff9f));
    2 * i32::from(mixed) + 2 * i32::from(overmarked) + i32::from(rare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_back(text: &str, encoding: &'static Encoding) {
        let (bytes, _, lossy) = encoding.encode(text);
        assert!(!lossy, "{text}");
        let found = decode(&bytes);
        assert_eq!(found.text, text, "{} taken for {}", encoding.name(), found.encoding);
        assert!(!found.doubtful, "{text}");
    }

    #[test]
    fn words_of_a_cv_tell_the_encoding() {
        read_back("Ольга Примерова\n\nОпыт работы\nинженер, ООО Пример\n", WINDOWS_1251);
        read_back("Ольга Примерова\n\nОпыт работы\nинженер, ООО Пример\n", KOI8_U);
        read_back("Zdeněk Příklad\n\nVzdělání\nPracovní zkušenosti\n", WINDOWS_1250);
        read_back("Żaneta Przykładowa\n\nWykształcenie\n", ISO_8859_2);
        read_back("Ελένη Παραδειγματικού\n\nΕκπαίδευση\n", WINDOWS_1253);
        read_back("Çağla Örnek\n\nİş Deneyimi\nEğitim\n", WINDOWS_1254);
        read_back("見本 花子\n\n職歴\n学歴\n株式会社例 エンジニア\n", SHIFT_JIS);
        read_back("見本 花子\n\n職歴\n学歴\n株式会社例 エンジニア\n", EUC_JP);
        read_back("한예시\n\n경력\n학력\n", EUC_KR);
        read_back("李示例\n\n工作经历\n教育背景\n", GB18030);
        read_back("José Ejemplo Núñez\n\nFormación académica\n", WINDOWS_1252);
    }

    #[test]
    fn letters_that_stand_strangely_tell_it_without_words() {
        for (text, encoding) in [("José Núñez", MACINTOSH), ("Łukasz Wójcik", WINDOWS_1250), ("Zoë", WINDOWS_1252)]
        {
            let found = decode(&encoding.encode(text).0);
            assert_eq!(found.text, text);
            assert!(found.doubtful, "{text}");
        }
    }
}
