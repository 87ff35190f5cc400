//! Chinese given names as speakers of Hokkien, Teochew, Hakka and other languages spell them. There is no table of readings
//! for these, only the usual spellings of the characters most used in names.

use crate::knowledge::lists;
use crate::readings::chinese;
use crate::readings::chinese::Chinese;
use crate::readings::syllables;
use crate::text::packed::Text;
use crate::words::written::{Kind, Word};

/// The usual spellings of a character.
fn spellings(c: char) -> Option<&'static [&'static str]> {
    let list = lists::OVERSEAS_CHARACTERS;
    list.binary_search_by_key(&c, |row| row.0).ok().map(|at| list[at].1)
}

/// What the table knows of a given name beside its Latin spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// Every character is read so.
    Yes,
    /// Every character is known, and one is plainly read otherwise.
    No,
    Unknown,
}

/// What a rare habit of Mandarin or Cantonese spelling may cost beside syllables of the table.
const HABIT: u16 = 20;

/// Compares the characters of a given name with the words of its Latin form.
pub(crate) fn given(characters: &str, words: &[&str]) -> Fit {
    let chars: Vec<char> = characters.chars().collect();
    if chars.is_empty() || words.is_empty() || words.len() > chars.len() {
        return Fit::Unknown;
    }
    let listed = |c: &char| spellings(*c).is_some();
    if !chars.iter().any(listed) {
        return Fit::Unknown;
    }
    if words.len() == chars.len() {
        let mut rows: Vec<Syllable> = Vec::with_capacity(chars.len());
        for (c, w) in chars.iter().zip(words) {
            let row = syllable(*c, w);
            // Neither answer can follow.
            if matches!(row, Syllable::Unknown) {
                return Fit::Unknown;
            }
            rows.push(row);
        }
        let read = |s: &Syllable| matches!(s, Syllable::Listed | Syllable::Read);
        return if rows.iter().all(read) && rows.iter().any(|s| matches!(s, Syllable::Listed)) {
            Fit::Yes
        } else if rows.iter().any(|s| matches!(s, Syllable::Other)) {
            Fit::No
        } else {
            Fit::Unknown
        };
    }
    let joined = words.concat();
    if joined.is_ascii() && reads(&chars, &joined, false) { Fit::Yes } else { Fit::Unknown }
}

/// How one syllable beside one character is taken.
enum Syllable {
    /// A spelling of the table.
    Listed,
    /// A Mandarin or Cantonese reading.
    Read,
    /// None of these, but near one of them.
    Near,
    /// A syllable that is known, and no reading of this character.
    Other,
    Unknown,
}

fn syllable(c: char, word: &str) -> Syllable {
    let listed = spellings(c);
    if listed.is_some_and(|l| l.contains(&word)) {
        return Syllable::Listed;
    }
    if read(c, word) {
        return Syllable::Read;
    }
    let Some(listed) = listed else { return Syllable::Unknown };
    if listed.iter().any(|s| near(s.as_bytes(), word.as_bytes())) {
        return Syllable::Near;
    }
    let known = is_spelling(word) || syllables::is_mandarin(word);
    if known { Syllable::Other } else { Syllable::Unknown }
}

/// Whether the text can be cut into readings of these characters, at least one of them of the table.
fn reads(chars: &[char], text: &str, listed: bool) -> bool {
    let Some((c, rest)) = chars.split_first() else { return text.is_empty() && listed };
    spellings(*c).into_iter().flatten().any(|s| text.strip_prefix(s).is_some_and(|t| reads(rest, t, true)))
        || (1..=text.len().min(6)).any(|n| read(*c, &text[..n]) && reads(rest, &text[n..], listed))
}

fn read(c: char, syllable: &str) -> bool {
    let Some(text) = Text::plain(syllable) else { return false };
    [Chinese::Mandarin, Chinese::Cantonese]
        .into_iter()
        .any(|which| chinese::pattern(&[c], which).is_some_and(|p| p.cost(&text, HABIT).is_some()))
}

/// Letters that two spellings of one syllable may differ in. A reading that the list lacks begins with a kindred sound and has
/// about the same letters (庚, keng and kee).
const NEAR: usize = 2;

/// Whether two syllables begin with kindred sounds and are few letters apart, so that the one may be a spelling of the other.
fn near(a: &[u8], b: &[u8]) -> bool {
    let kindred = match (a.first(), b.first()) {
        (Some(x), Some(y)) => sounds(*x) & sounds(*y) != 0,
        _ => false,
    };
    kindred && strokes(a, b) <= if a.first() == b.first() { NEAR } else { 1 }
}

/// Letters put in, left out or changed.
fn strokes(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

/// Sets of first sounds that one character can have in two of the languages.
fn sounds(first: u8) -> u8 {
    match first {
        b'b' | b'p' | b'm' => 1,
        b'f' => 1 | 2,
        b'v' | b'w' => 1 | 2 | 32,
        b'h' => 2 | 4,
        b'k' | b'g' | b'q' => 4,
        b'c' => 4 | 8,
        b't' | b'd' | b's' | b'z' | b'j' | b'x' => 8,
        b'l' | b'r' => 16,
        b'n' => 16 | 32,
        _ => 32,
    }
}

/// Whether a surname or a syllable tells of a name in one of these languages: Mandarin and Hong Kong have no such spelling.
pub(crate) fn is_surname(plain: &str) -> bool {
    lists::OVERSEAS_SURNAMES.binary_search(&plain).is_ok()
}

/// Whether the table has this as the spelling of some character.
pub(crate) fn is_spelling(plain: &str) -> bool {
    characters(plain).is_some()
}

/// The characters that are spelled so.
fn characters(plain: &str) -> Option<&'static str> {
    lists::find(lists::OVERSEAS_SYLLABLES, plain)
}

/// Whether a syllable of a given name tells of one of these languages: no character it is listed for is read so in Mandarin
/// or Cantonese.
pub(crate) fn is_syllable(plain: &str) -> bool {
    characters(plain).is_some_and(|listed| !listed.chars().any(|c| read(c, plain)))
}

/// Whether the first of the characters may be spelled as the words begin. Looked at first, as most names are in Mandarin or
/// Cantonese.
fn begins_so(characters: &str, words: &[&str]) -> bool {
    let (Some(first), [word, rest @ ..]) = (characters.chars().next(), words) else { return false };
    let listed = |spellings: &[&str]| spellings.iter().any(|s| word.starts_with(s));
    spellings(first).is_some_and(listed)
        || rest.first().is_some_and(|next| is_spelling(next))
            && word.as_bytes().first().is_some_and(|b| reads_from(first, *b))
}

fn reads_from(c: char, letter: u8) -> bool {
    [Chinese::Mandarin, Chinese::Cantonese]
        .into_iter()
        .any(|which| chinese::pattern(&[c], which).is_some_and(|p| p.begins_with(letter)))
}

/// Whether surname and given name are both spelled as speakers of Hokkien and the like do, whatever other language has a
/// surname of that spelling (Lim, Goh).
pub(crate) fn is_name(latin: &[Word], at: usize) -> bool {
    let given = |(i, w): (usize, &Word)| i != at && w.kind == Kind::Name && is_spelling(&w.plain);
    latin.get(at).is_some_and(|w| is_surname(&w.plain)) && latin.iter().enumerate().any(given)
}

/// The words beside the surname that spell the given name in a Chinese language other than Mandarin and Cantonese.
pub(crate) fn beside(latin: &[Word], at: usize, characters: &str) -> Option<(usize, usize)> {
    let most = characters.chars().count();
    for (from, to) in [(at + 1, latin.len()), (0, at)] {
        for len in (1..=to.saturating_sub(from).min(most)).rev() {
            for start in from..=to - len {
                let words: Vec<&str> = latin[start..start + len].iter().map(|w| w.plain.as_str()).collect();
                if begins_so(characters, &words) && self::given(characters, &words) == Fit::Yes {
                    return Some((start, start + len));
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_syllables() {
        assert_eq!(given("文福", &["boon", "hock"]), Fit::Yes);
        assert_eq!(given("文福", &["boonhock"]), Fit::Yes);
        assert_eq!(given("文福", &["boon", "huat"]), Fit::No);
        assert_eq!(given("文囍", &["boon", "huat"]), Fit::Unknown);
        assert!(is_surname("ong") && !is_surname("wong") && is_syllable("huat") && !is_syllable("ming"));
    }
}
