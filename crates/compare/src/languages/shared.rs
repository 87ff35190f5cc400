//! The scripts that many languages share, each with the languages told apart in it.

use std::sync::OnceLock;

use super::evidence::{Sources, Table};
use super::writing::Writing;

macro_rules! table {
    ($name:ident, $($code:literal)+) => {
        fn $name() -> &'static Table {
            static TABLE: OnceLock<Table> = OnceLock::new();
            TABLE.get_or_init(|| {
                Table::new(&Sources {
                    lists: &[$(($code, include_str!(concat!("data/words/", $code, ".txt")))),+],
                    letters: include_str!(concat!("data/letters/", stringify!($name), ".tsv")),
                    vocabulary: include_str!(concat!("data/vocabulary/", stringify!($name), ".tsv")),
                })
            })
        }
    };
}

// The order of the languages is that of the columns in the tables; a test compares them.
table!(latin, "en" "es" "fr" "de" "it" "pt" "nl" "pl" "sv" "tr" "id" "ms" "tl" "vi" "ca" "gl" "ro" "da" "nb" "fi" "cs" "sk" "hu" "hr" "sl" "et" "lv" "lt" "sq" "az" "sw" "af" "eu" "eo" "is" "ga" "cy");
table!(cyrillic, "ru" "uk" "bg" "sr" "mk" "be" "kk");
table!(arabic, "ar" "fa" "ur" "ps" "ckb");
table!(devanagari, "hi" "mr" "ne");

/// The table of a script that several languages share.
pub(super) fn table(writing: Writing) -> Option<&'static Table> {
    match writing {
        Writing::Latin => Some(latin()),
        Writing::Cyrillic => Some(cyrillic()),
        Writing::Arabic => Some(arabic()),
        Writing::Devanagari => Some(devanagari()),
        _ => None,
    }
}
