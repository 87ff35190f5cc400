//! Whether a Latin word can be a name of East Asia, of Western Europe, of the Arabic-speaking world.

use crate::knowledge::lexicon::flag;
use crate::readings::syllables::{is_cantonese, is_korean, is_mandarin};
use crate::words::written::Word;

/// Whether a word can be written in one of the syllable languages.
pub(crate) fn is_syllables(plain: &str) -> bool {
    is_mandarin(plain) || is_cantonese(plain) || is_korean(plain)
}

/// English given names of three letters that are taken beside an East Asian surname; other short ones are more often syllables.
const SHORT_WESTERN: [&str; 24] = [
    "amy", "ava", "ben", "bob", "eva", "eve", "guy", "ian", "ivy", "jay", "jim", "joe", "ken", "leo", "max", "mia",
    "ray", "rob", "roy", "sam", "ted", "tim", "tom", "zoe",
];

/// Whether a word counts as a Western given name here: short ones, and short forms of other languages than English that
/// could be syllables (Chia, Tiao), are more often just that.
pub(crate) fn is_western(w: &Word) -> bool {
    w.has(flag::WESTERN)
        && match w.plain.len() {
            0..3 => false,
            3 => SHORT_WESTERN.binary_search(&&*w.plain).is_ok(),
            4 | 5 => w.has(flag::ENGLISH) || !is_syllables(&w.plain),
            _ => true,
        }
}

/// What stands before a Arabic given name and is not listed as one.
const ARABIC_LEAD: [&str; 8] = ["abdul", "abdullah", "mohd", "muhd", "noor", "nur", "nurul", "siti"];

/// Whether a word is a Arabic given name and too long to be a syllable (Rahman; but Ali, Amin).
pub(crate) fn is_arabic(w: &Word) -> bool {
    let lead = || matches!(w.plain.as_bytes(), [b'a' | b'm' | b'n' | b's', _, _, ..]);
    w.has(flag::ARABIC) && w.plain.len() > 4 || lead() && ARABIC_LEAD.contains(&w.plain.as_str())
}
