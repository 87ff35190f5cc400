//! Words and phrases that no name holds, from `data/not_names`.

use crate::person::not_a_name::NotAName;
use crate::text::plain::plain;

/// How a listed form has to stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    /// A word may begin with it.
    Beginning,
    /// It may stand among other words.
    Word,
    /// It is the whole text.
    Whole,
}

include!(concat!(env!("OUT_DIR"), "/not_names.rs"));

/// Words a listed phrase has at most.
const PHRASE: usize = 4;
/// Letters that the beginning of a word has at least.
const BEGINNING: usize = 4;

/// What the text is, when it holds a form that no name holds.
pub(super) fn kind_of(text: &str) -> Option<NotAName> {
    let plain = plain(text);
    let plain = plain.trim();
    let words: Vec<&str> = plain.split(|c: char| !is_part_of_word(c)).filter(|word| !word.is_empty()).collect();
    whole(&words.join(" "))
        .or_else(|| plain.split([',', '،', '、', '–', '—', '|', '(', ')']).find_map(|piece| whole(piece.trim())))
        .or_else(|| phrases(&words))
        .or_else(|| ENDINGS.iter().find(|(end, _)| plain.ends_with(end)).map(|(_, kind)| *kind))
        .or_else(|| unspaced(plain))
}

/// A letter, a mark that hangs on one, or a sign inside a word.
fn is_part_of_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '-' | '\'' | '\u{200c}')
        || matches!(u32::from(c), 0x0900..=0x0eff | 0x064b..=0x0670)
}

fn find(form: &str, sign: Sign) -> Option<NotAName> {
    let at = LISTED.partition_point(|(listed, of, _)| (*listed, *of) < (form, sign));
    LISTED.get(at).filter(|(listed, of, _)| *listed == form && *of == sign).map(|(_, _, kind)| *kind)
}

fn whole(text: &str) -> Option<NotAName> {
    if text.is_empty() { None } else { find(text, Sign::Whole) }
}

fn phrases(words: &[&str]) -> Option<NotAName> {
    for from in 0..words.len() {
        for to in (from + 1..=words.len().min(from + PHRASE)).rev() {
            if let Some(kind) = find(&words[from..to].join(" "), Sign::Word) {
                return Some(kind);
            }
        }
        if let Some(kind) = beginning(words[from]) {
            return Some(kind);
        }
        // The last word of a compound says what it is: "Junior-Entwickler".
        if let Some((_, last)) = words[from].rsplit_once('-').filter(|(_, last)| last.chars().count() >= BEGINNING)
            && let Some(kind) = find(last, Sign::Word).or_else(|| beginning(last))
        {
            return Some(kind);
        }
    }
    None
}

fn beginning(word: &str) -> Option<NotAName> {
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8()).skip(BEGINNING - 1);
    ends.filter_map(|end| find(&word[..end], Sign::Beginning)).next()
}

fn unspaced(plain: &str) -> Option<NotAName> {
    if plain.is_ascii() {
        return None;
    }
    ANYWHERE.iter().find(|(form, _)| plain.contains(form)).map(|(_, kind)| *kind)
}
