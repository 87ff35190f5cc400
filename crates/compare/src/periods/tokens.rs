//! Numbers, words and signs of a line, with where they stand, and what the words mean.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::{fold::fold, table::find};

/// Only this much of a text is looked at: a CV line is far shorter.
pub(crate) const LONGEST: usize = 4096;

const MONTHS: &str = include_str!("../../data/periods/months.tsv");
const WORDS: &str = include_str!("../../data/periods/words.tsv");

/// What a token is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// Digits of any script: value and how many.
    Number(u32, usize),
    /// Letters, folded.
    Word(String),
    /// Anything else but white space.
    Sign(char),
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) at: Range<usize>,
    /// White space stands before it.
    pub(crate) spaced: bool,
}

/// What a word does in a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    Present,
    Since,
    From,
    To,
    Season,
    Filler,
    Year,
    Month,
    Day,
}

pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let characters: Vec<(usize, char)> = text[..end].char_indices().collect();
    let (mut found, mut at, mut spaced) = (Vec::new(), 0, false);
    while let Some(&(start, c)) = characters.get(at) {
        if c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}') {
            spaced = true;
            at += 1;
            continue;
        }
        let from = at;
        let kind = if digit(c).is_some() {
            let mut value = 0u32;
            while let Some(d) = characters.get(at).and_then(|(_, c)| digit(*c)) {
                value = value.saturating_mul(10).saturating_add(d);
                at += 1;
            }
            Kind::Number(value, at - from)
        } else if is_letter(c) {
            let class = is_east_asian(c);
            while let Some(&(_, c)) = characters.get(at) {
                // A full stop or an apostrophe between letters belongs to the word ("н.в.", "aujourd'hui").
                let joins = matches!(c, '.' | '\'' | '’')
                    && !class
                    && characters.get(at + 1).is_some_and(|(_, next)| is_letter(*next) && !is_east_asian(*next));
                if !(joins || (is_letter(c) && is_east_asian(c) == class)) {
                    break;
                }
                at += 1;
            }
            let stop = characters.get(at).map_or(end, |(stop, _)| *stop);
            Kind::Word(fold(&text[start..stop]))
        } else {
            at += 1;
            Kind::Sign(c)
        };
        let stop = characters.get(at).map_or(end, |(stop, _)| *stop);
        let marker = matches!(&kind, Kind::Word(word) if stands_before_a_word(word)).then_some(start + c.len_utf8());
        if let Some(middle) = marker {
            found.push(Token { kind: Kind::Word(c.to_string()), at: start..middle, spaced });
            found.push(Token { kind: Kind::Word(fold(&text[middle..stop])), at: middle..stop, spaced: false });
        } else {
            found.push(Token { kind, at: start..stop, spaced });
        }
        spaced = false;
    }
    found
}

/// "月至今" is two words without a space: the sign for year, month or day, and what the period does then.
fn stands_before_a_word(word: &str) -> bool {
    let Some(rest) = word.strip_prefix(['年', '月', '日', '년', '월', '일', '号']) else { return false };
    let begins = ["から", "まで", "부터", "까지", "至", "到"].iter().any(|particle| rest.starts_with(particle));
    begins || find(WORDS, rest).is_some_and(|kinds| kinds.contains("present") || kinds.contains("since"))
}

/// Decimal digit of the scripts CVs are written in.
fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '০'..='৯' => '০',
        '๐'..='๙' => '๐',
        '０'..='９' => '０',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_combining_mark(c)
}

fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// The words beginning at `at`, longest run first (at most four), as one key with the number of tokens taken.
fn keys(tokens: &[Token], at: usize) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize)> = Vec::new();
    for token in tokens.iter().skip(at).take(4) {
        match &token.kind {
            Kind::Word(word) => {
                let key = found.last().map_or_else(|| word.clone(), |(before, _)| format!("{before} {word}"));
                found.push((key, found.len() + 1));
            }
            _ => break,
        }
    }
    found.reverse();
    found
}

/// The months a word names, and the tokens taken; more than one month where languages disagree.
pub(crate) fn months(tokens: &[Token], at: usize) -> Option<(Vec<u8>, usize)> {
    let (list, taken) = keys(tokens, at).into_iter().find_map(|(key, taken)| Some((find(MONTHS, &key)?, taken)))?;
    Some((list.split(',').filter_map(|month| month.parse().ok()).collect(), taken))
}

/// What the words at `at` do in a period, and the tokens taken. Particles at the end of Korean and Japanese words are seen
/// through ("현재까지").
pub(crate) fn role(tokens: &[Token], at: usize, wanted: Role) -> Option<usize> {
    for (key, taken) in keys(tokens, at) {
        if has_role(&key, wanted) {
            return Some(taken);
        }
        let bare = ["까지", "부터", "에서", "まで", "から"].iter().find_map(|particle| key.strip_suffix(particle));
        if bare.is_some_and(|bare| has_role(bare, wanted)) {
            return Some(taken);
        }
    }
    None
}

fn has_role(key: &str, wanted: Role) -> bool {
    let name = match wanted {
        Role::Present => "present",
        Role::Since => "since",
        Role::From => "from",
        Role::To => "to",
        Role::Season => "season",
        Role::Filler => "filler",
        Role::Year => "year",
        Role::Month => "month",
        Role::Day => "day",
    };
    find(WORDS, key).is_some_and(|kinds| kinds.split(',').any(|kind| kind == name))
}

/// Whether the word ends in a particle meaning "from" ("3월부터", "3月から").
pub(crate) fn ends_in_from(token: &Token) -> bool {
    matches!(&token.kind, Kind::Word(word) if word.ends_with("부터") || word.ends_with("から") || word.ends_with("以来"))
}

#[cfg(test)]
mod table_tests {
    use super::{MONTHS, WORDS};

    #[test]
    fn tables_are_sorted() {
        for table in [MONTHS, WORDS] {
            let keys: Vec<&str> = table.lines().map(|line| line.split('\t').next().unwrap()).collect();
            assert!(keys.windows(2).all(|pair| pair[0].as_bytes() < pair[1].as_bytes()));
        }
    }
}
