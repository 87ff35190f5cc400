//! Which languages a person's own prose is written in, with the runs of text that show it, or a plain abstention; and
//! whether a candidate declares them.
//!
//! The text is composed (NFC) and cut into words of prose ([`prose`]: code, links, handles, acronyms, technology words and the person's own
//! names never count), the words are parted by script, each script is decided by itself ([`settled`] where the script
//! nearly decides alone, [`shared`] for Latin, Cyrillic, Arabic and Devanagari), and the result is a *set* of languages
//! with shares, never one label. What cannot be told stays undecided and is counted as such.

mod composed;
mod declared;
mod equivalent;
mod evidence;
mod found;
mod prose;
mod runs;
mod settled;
mod shapes;
mod shared;
mod tables;
#[cfg(test)]
mod tests;
mod writing;
mod written;

pub use declared::{
    Comparison, LARGER_PART, MIN_WORDS_FOR_CONTRADICTION, RULES, Rule, Strength, Verdict, against_declared,
};
pub use equivalent::DECLARED_EQUIVALENT;
pub use found::{Found, FoundLanguage, found, found_in_all};
pub use tables::LanguageCode;
pub use written::{language_code, language_name};
