//! The scripts that many languages share, each with the languages told apart in it.

use super::evidence::Table;
use super::writing::Writing;

macro_rules! table {
    ($table:ident, $name:literal, $($code:literal)+) => {
        static $table: Table = Table {
            codes: &[$($code),+],
            letter_slots: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".letters.slots")),
            letter_rows: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".letters.rows")),
            word_slots: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".words.slots")),
            word_entries: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".words.entries")),
        };
    };
}

// The order of the languages is that of the columns in the tables; a test compares them.
table!(LATIN, "latin", "en" "es" "fr" "de" "it" "pt" "nl" "pl" "sv" "tr" "id" "ms" "tl" "vi" "ca" "gl" "ro" "da" "nb" "fi" "cs" "sk" "hu" "hr" "sl" "et" "lv" "lt" "sq" "az" "sw" "af" "eu" "eo" "is" "ga" "cy");
table!(CYRILLIC, "cyrillic", "ru" "uk" "bg" "sr" "mk" "be" "kk");
table!(ARABIC, "arabic", "ar" "fa" "ur" "ps" "ckb");
table!(DEVANAGARI, "devanagari", "hi" "mr" "ne");

/// The table of a script that several languages share.
pub(super) fn table(writing: Writing) -> Option<&'static Table> {
    match writing {
        Writing::Latin => Some(&LATIN),
        Writing::Cyrillic => Some(&CYRILLIC),
        Writing::Arabic => Some(&ARABIC),
        Writing::Devanagari => Some(&DEVANAGARI),
        _ => None,
    }
}
