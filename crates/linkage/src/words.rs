//! Words of a text, and what is made of them: shingles and facts.

use crosscheck_compare::fold;

use crate::hash::{hash, pair};

/// Words of one shingle: five are enough that ordinary phrases rarely meet.
pub(crate) const SHINGLE: usize = 5;
/// Words of one text that are looked at. Forty pages have fewer.
const MAX_WORDS: usize = 20_000;

/// A word as it is compared, and where it stands in the text.
pub(crate) struct Word {
    pub(crate) hash: u64,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The words of a text. Writings without spaces give one word a character.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let unspaced = is_unspaced(c);
        if c.is_alphanumeric() && !unspaced {
            start.get_or_insert(at);
            continue;
        }
        if let Some(start) = start.take() {
            push(&mut words, text, start, at);
        }
        if unspaced {
            push(&mut words, text, at, at + c.len_utf8());
        }
        if words.len() >= MAX_WORDS {
            break;
        }
    }
    words
}

fn push(words: &mut Vec<Word>, text: &str, start: usize, end: usize) {
    words.push(Word { hash: hash(fold(&text[start..end]).as_bytes()), start, end });
}

/// Han, Hiragana, Katakana, Thai, Lao, Khmer, Myanmar: words are not parted.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

/// The shingles of some words, in order.
pub(crate) fn shingles(words: &[Word]) -> Vec<u64> {
    words.windows(SHINGLE).map(|window| window.iter().fold(0, |state, word| pair(state, word.hash))).collect()
}

/// Numbers and names of a text in order: what stays when a text is put in other words.
pub(crate) struct Fact {
    pub(crate) hash: u64,
    pub(crate) is_number: bool,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Fewer words in a line make it a heading, a contact or a date, not prose.
const PROSE_WORDS: usize = 6;

/// The facts of a text. Years are left out (a career is compared by itself), and capitals at the beginning of a sentence.
pub(crate) fn facts(text: &str) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if line.split_whitespace().count() >= PROSE_WORDS {
            facts_of_line(line, offset, &mut facts);
        }
        offset += line.len();
    }
    facts
}

fn facts_of_line(line: &str, offset: usize, facts: &mut Vec<Fact>) {
    let mut begins = true;
    let mut from = 0;
    for word in line.split_whitespace() {
        let Some(found) = line[from..].find(word) else { continue };
        let start = from + found;
        from = start + word.len();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
        let ends = word.ends_with(['.', '!', '?', ':', '•', '-']) || bare.is_empty();
        let number = bare.starts_with(|c: char| c.is_ascii_digit());
        let is_year = bare.len() == 4 && bare.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year));
        let is_name = !begins && bare.chars().next().is_some_and(char::is_uppercase) && bare.chars().count() > 1;
        if number && !is_year || is_name {
            let key = fold(bare);
            facts.push(Fact {
                hash: hash(key.as_bytes()),
                is_number: number,
                start: offset + start,
                end: offset + from,
            });
        }
        begins = ends;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_case_accent_and_punctuation() {
        let hashes = |text: &str| words(text).iter().map(|word| word.hash).collect::<Vec<_>>();
        assert_eq!(hashes("Réduit, de 40 %"), hashes("reduit de: 40"));
        assert_eq!(words("日本語 text").len(), 4);
        assert_eq!(shingles(&words("one two three four five six")).len(), 2);
    }

    #[test]
    fn facts_are_numbers_and_names_and_no_years_or_first_words() {
        let text = "Cut the nightly load of Kestrel from 45 to 12 minutes in 2019.\nShort line 7\n";
        let found: Vec<&str> = facts(text).iter().map(|fact| &text[fact.start..fact.end]).collect();
        assert_eq!(found, ["Kestrel", "45", "12"]);
    }
}
