//! Numbers, words and signs of a line, with where they stand, and what the words mean.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::fold::fold;
use crate::table::{find, find_and_longer};

/// Only this much of a text is looked at: a CV line is far shorter.
pub(crate) const LONGEST: usize = 4096;

/// Words that mean something together, at most.
const LONGEST_RUN: usize = 4;

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
    /// What the words that begin here do in a period: how many tokens they take, the longest run first.
    runs: Vec<(usize, Roles)>,
    /// The months that the words beginning here name, and how many tokens they take.
    months: Option<(&'static str, usize)>,
}

impl Token {
    fn new(kind: Kind, at: Range<usize>, spaced: bool) -> Self {
        Self { kind, at, spaced, runs: Vec::new(), months: None }
    }
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

/// Whether a text can hold a date: all have a number but for the first year of an era (令和元年).
pub(crate) fn has_number(text: &str) -> bool {
    text.chars().any(|c| digit(c).is_some() || c == '元')
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
            found.push(Token::new(Kind::Word(c.to_string()), start..middle, spaced));
            found.push(Token::new(Kind::Word(fold(&text[middle..stop])), middle..stop, false));
        } else {
            found.push(Token::new(kind, start..stop, spaced));
        }
        spaced = false;
    }
    look_up(&mut found);
    found
}

/// Looks up each word once, for a line is asked for every kind of word at every place.
fn look_up(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let (runs, months) = (runs(tokens, at), months_at(tokens, at));
        let token = &mut tokens[at];
        (token.runs, token.months) = (runs, months);
    }
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

/// What the table has for the words beginning at `at`: for each run of one to four words the key, its entry if there is one, and how
/// many tokens it takes, as long as a longer run can be found.
fn entries(table: &'static str, tokens: &[Token], at: usize, mut each: impl FnMut(&str, Option<&'static str>, usize)) {
    let mut joined = String::new();
    for taken in 1..=LONGEST_RUN {
        let Some(Token { kind: Kind::Word(word), .. }) = tokens.get(at + taken - 1) else { return };
        let key = if taken == 1 {
            word.as_str()
        } else {
            if joined.is_empty()
                && let Some(Token { kind: Kind::Word(first), .. }) = tokens.get(at)
            {
                joined.push_str(first);
            }
            joined.push(' ');
            joined.push_str(word);
            &joined
        };
        let (found, longer) = find_and_longer(table, key);
        each(key, found, taken);
        if !longer {
            return;
        }
    }
}

fn months_at(tokens: &[Token], at: usize) -> Option<(&'static str, usize)> {
    let mut longest = None;
    entries(MONTHS, tokens, at, |_, found, taken| longest = found.map(|list| (list, taken)).or(longest));
    longest
}

/// Particles at the end of Korean and Japanese words are seen through ("현재까지").
fn runs(tokens: &[Token], at: usize) -> Vec<(usize, Roles)> {
    let mut found = Vec::new();
    entries(WORDS, tokens, at, |key, kinds, taken| {
        let bare = ["까지", "부터", "에서", "まで", "から"].iter().find_map(|particle| key.strip_suffix(particle));
        let roles = Roles::of(kinds).and(Roles::of(bare.and_then(|bare| find(WORDS, bare))));
        if roles != Roles::default() {
            found.push((taken, roles));
        }
    });
    found.reverse();
    found
}

/// The months a word names, and the tokens taken; more than one month where languages disagree.
pub(crate) fn months(tokens: &[Token], at: usize) -> Option<(Vec<u8>, usize)> {
    let (list, taken) = tokens.get(at)?.months?;
    Some((list.split(',').filter_map(|month| month.parse().ok()).collect(), taken))
}

/// What the words at `at` do in a period, and the tokens taken.
pub(crate) fn role(tokens: &[Token], at: usize, wanted: Role) -> Option<usize> {
    tokens.get(at)?.runs.iter().find(|(_, roles)| roles.holds(wanted)).map(|(taken, _)| *taken)
}

/// What one word or run of words can do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Roles(u16);

impl Roles {
    /// The names under which the table of words has the roles.
    const NAMES: [(&str, Role); 9] = [
        ("present", Role::Present),
        ("since", Role::Since),
        ("from", Role::From),
        ("to", Role::To),
        ("season", Role::Season),
        ("filler", Role::Filler),
        ("year", Role::Year),
        ("month", Role::Month),
        ("day", Role::Day),
    ];

    fn of(kinds: Option<&str>) -> Self {
        let named = |kind: &str| Self::NAMES.iter().find(|(name, _)| *name == kind).map_or(0, |(_, role)| bit(*role));
        Self(kinds.into_iter().flat_map(|kinds| kinds.split(',')).map(named).fold(0, |all, one| all | one))
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn holds(self, role: Role) -> bool {
        self.0 & bit(role) != 0
    }
}

fn bit(role: Role) -> u16 {
    1 << role as u16
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
