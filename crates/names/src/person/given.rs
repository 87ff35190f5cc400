//! Whether a word is a given name of the lists, of any of their languages.

use crate::knowledge::lexicon::{entry, flag};
use crate::text::plain::plain;

const GIVEN: u32 = flag::GIVEN
    | flag::SLAVIC
    | flag::ARABIC
    | flag::IBERIAN
    | flag::WESTERN
    | flag::WEST_EUROPE
    | flag::ENGLISH
    | flag::INDIAN
    | flag::AFRICAN;

/// Whether the lists know the word as a given name, and not as an everyday word that stands where one would.
#[must_use]
pub fn is_a_known_given_name(word: &str) -> bool {
    let word = plain(word);
    entry(word.trim()).is_some_and(|entry| entry.flags & GIVEN != 0 && entry.flags & flag::BYNAME == 0)
}

#[cfg(test)]
mod tests {
    use super::is_a_known_given_name;

    #[test]
    fn given_names_of_many_languages_are_known_and_other_words_are_not() {
        for name in ["Kevin", "robert", "José", "Olga", "Ahmed", "Priya"] {
            assert!(is_a_known_given_name(name), "{name}");
        }
        for word in ["open", "source", "nwhitfield", "example", "", "about"] {
            assert!(!is_a_known_given_name(word), "{word}");
        }
    }
}
