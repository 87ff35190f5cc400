//! A written name taken apart into words.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};
use unicode_script::Script;

use crate::fold;
use crate::letters;
use crate::lexicon::{self, Entry, flag};
use crate::limits::{NAME_CHARS, NAME_PARTS};
use crate::oddity;
use crate::outcome::Limit;

/// How the letters of a word are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    Latin,
    Cyrillic,
    Greek,
    Armenian,
    Georgian,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Tamil,
    Ethiopic,
    Thai,
    Hangul,
    Kana,
    Han,
    Other,
}

/// What a word does in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Name,
    Initial,
    Particle,
    Title,
    Suffix,
}

/// One word of a name.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Bytes of it in [`Written::text`].
    pub(crate) span: (usize, usize),
    pub(crate) writing: Writing,
    pub(crate) kind: Kind,
    /// The letters that are compared: plain a-z for Latin, lower case without accents for the others.
    pub(crate) plain: String,
    /// The other customary folding of a Latin word (ü = ue).
    pub(crate) other: Option<String>,
    /// Whether it hangs on the word before by a hyphen.
    pub(crate) joined: bool,
    /// Whether it carries marks that only Vietnamese uses, which tell names apart.
    pub(crate) vietnamese: bool,
    pub(crate) entry: Option<&'static Entry>,
}

impl Word {
    pub(crate) fn has(&self, bits: u32) -> bool {
        self.entry.is_some_and(|e| e.flags & bits != 0)
    }
}

/// A name taken apart.
#[derive(Debug)]
pub(crate) struct Written<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) words: Vec<Word>,
    /// Number of words before the first comma, when there is one with words on both sides.
    pub(crate) comma: Option<usize>,
    /// Digits or an underscore inside: more of a handle than a name.
    pub(crate) handle: bool,
}

impl Written<'_> {
    pub(crate) fn part(&self, word: &Word) -> &str {
        self.text.get(word.span.0..word.span.1).unwrap_or_default()
    }
}

/// Takes a name apart.
pub(crate) fn read(name: &str) -> Result<Written<'_>, Limit> {
    // Bytes first: a huge input must not even be walked.
    if name.len() > NAME_CHARS * 4 || name.chars().count() > NAME_CHARS {
        return Err(Limit::Characters);
    }
    let text: Cow<'_, str> = if name.is_ascii() {
        Cow::Borrowed(name)
    } else if name.chars().all(letters::is_settled) {
        oddity::straighten(Cow::Borrowed(name))
    } else {
        let visible: Cow<'_, str> = if name.chars().any(oddity::is_invisible) {
            Cow::Owned(name.chars().filter(|c| !oddity::is_invisible(*c)).collect())
        } else {
            Cow::Borrowed(name)
        };
        let straight = oddity::straighten(visible);
        if is_nfkc_quick(straight.chars()) == IsNormalized::Yes {
            straight
        } else {
            Cow::Owned(straight.nfkc().collect())
        }
    };
    let mut words: Vec<Word> = Vec::with_capacity(6);
    let mut comma = None;
    let mut handle = false;
    let mut start = None;
    let mut hyphen = false;
    let mut digits = false;
    let push = |words: &mut Vec<Word>, from: usize, to: usize, joined: bool| {
        add(&text[from..to], from, joined, words);
    };
    for (at, c) in text.char_indices() {
        let letter = letters::is_letter(c) || is_combining_mark(c) || is_apostrophe(c) || c == '々' || c == 'ー';
        if letter {
            digits |= c.is_ascii_digit();
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            push(&mut words, from, at, hyphen);
            hyphen = false;
            if words.len() > NAME_PARTS {
                return Err(Limit::Parts);
            }
        }
        match c {
            ',' | '،' | '，' if comma.is_none() => comma = Some(words.len()),
            '-' | '‐' | '‑' | '–' | '\u{5BE}' => hyphen = !words.is_empty(),
            '_' => handle = true,
            _ if c.is_whitespace() => {}
            _ => hyphen = false,
        }
    }
    if let Some(from) = start {
        push(&mut words, from, text.len(), hyphen);
    }
    if words.len() > NAME_PARTS {
        return Err(Limit::Parts);
    }
    let comma = comma.filter(|c| *c > 0 && *c < words.len());
    handle |= digits && words.len() == 1;
    if words.iter().any(|w| w.vietnamese) {
        // In a name that writes Vietnamese marks, every mark counts.
        for w in &mut words {
            w.vietnamese = !text[w.span.0..w.span.1].is_ascii();
        }
    }
    settle_kinds(&mut words, &text);
    Ok(Written { text, words, comma, handle })
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | 'ʹ' | '\u{5F3}')
}

fn writing_of(c: char) -> Option<Writing> {
    if c.is_ascii_alphabetic() {
        return Some(Writing::Latin);
    }
    Some(match letters::script(c) {
        Script::Latin => Writing::Latin,
        Script::Cyrillic => Writing::Cyrillic,
        Script::Greek => Writing::Greek,
        Script::Armenian => Writing::Armenian,
        Script::Georgian => Writing::Georgian,
        Script::Hebrew => Writing::Hebrew,
        Script::Arabic => Writing::Arabic,
        Script::Bengali => Writing::Bengali,
        Script::Tamil => Writing::Tamil,
        Script::Ethiopic => Writing::Ethiopic,
        Script::Devanagari
        | Script::Gujarati
        | Script::Gurmukhi
        | Script::Telugu
        | Script::Kannada
        | Script::Malayalam => Writing::Devanagari,
        Script::Thai => Writing::Thai,
        Script::Hangul => Writing::Hangul,
        Script::Hiragana | Script::Katakana => Writing::Kana,
        Script::Han => Writing::Han,
        Script::Common | Script::Inherited => return None,
        _ => Writing::Other,
    })
}

/// Adds the words of one run of letters. A run of one writing is one word; where the writing changes, a new word
/// starts (kana and Han stay together).
fn add(run: &str, offset: usize, joined: bool, words: &mut Vec<Word>) {
    let mut from = 0;
    let mut current: Option<Writing> = None;
    for (at, c) in run.char_indices() {
        let Some(w) = writing_of(c) else { continue };
        match current {
            None => current = Some(w),
            Some(old) if old == w => {}
            Some(Writing::Han | Writing::Kana) if matches!(w, Writing::Han | Writing::Kana) => {
                current = Some(Writing::Han);
            }
            Some(old) => {
                push_word(&run[from..at], offset + from, old, joined && from == 0, words);
                from = at;
                current = Some(w);
            }
        }
    }
    if let Some(w) = current {
        push_word(&run[from..], offset + from, w, joined && from == 0, words);
    }
}

fn push_word(raw: &str, at: usize, writing: Writing, joined: bool, words: &mut Vec<Word>) {
    let mut plain = String::with_capacity(raw.len());
    let mut other: Option<String> = None;
    let mut vietnamese = false;
    match writing {
        Writing::Latin if raw.is_ascii() => plain.extend(raw.bytes().filter_map(ascii_letter)),
        Writing::Latin => latin(raw, &mut plain, &mut other, &mut vietnamese),
        Writing::Cyrillic | Writing::Armenian | Writing::Georgian => {
            plain.extend(
                raw.chars().flat_map(char::to_lowercase).filter(|c| letters::is_alphabetic(*c)).map(modern_georgian),
            );
        }
        Writing::Greek => {
            // The two forms of sigma are one letter.
            let letters = raw.chars().flat_map(char::to_lowercase).nfd().filter(|c| letters::is_alphabetic(*c));
            plain.extend(letters.map(|c| if c == 'ς' { 'σ' } else { c }));
        }
        Writing::Arabic | Writing::Hebrew => {
            plain.extend(raw.chars().filter(|c| letters::is_alphabetic(*c) && !is_combining_mark(*c) && *c != 'ـ'));
        }
        _ => plain.extend(
            raw.chars().filter(|c| letters::is_letter(*c) || is_combining_mark(*c) || matches!(c, '々' | 'ー')),
        ),
    }
    if writing == Writing::Thai {
        plain = thai(&plain);
    }
    if plain.is_empty() || !plain.chars().any(letters::is_alphabetic) {
        return;
    }
    other = other.filter(|o| *o != plain && !o.is_empty());
    let entry = lexicon::entry(&plain);
    words.push(Word { span: (at, at + raw.len()), writing, kind: Kind::Name, plain, other, joined, vietnamese, entry });
}

/// A Thai word without the form of address that is written together with it, and with the vowel am in one sign: composition
/// for compatibility takes it apart.
fn thai(word: &str) -> String {
    const TITLES: [&str; 3] = ["นางสาว", "นาย", "นาง"];
    let composed = word.replace("\u{E4D}\u{E32}", "\u{E33}");
    let bare = TITLES
        .iter()
        .find_map(|t| composed.strip_prefix(t))
        .filter(|rest| rest.chars().count() > 2 && !rest.starts_with(is_combining_mark));
    bare.map_or_else(|| composed.clone(), str::to_owned)
}

fn modern_georgian(c: char) -> char {
    match c {
        '\u{1C90}'..='\u{1CBF}' => char::from_u32(u32::from(c) - 0x1C90 + 0x10D0).unwrap_or(c),
        _ => c,
    }
}

/// A letter of a Latin word; digits that stand for letters (I9or, Sech1n) are read as these.
fn ascii_letter(b: u8) -> Option<char> {
    Some(match b {
        b'A'..=b'Z' | b'a'..=b'z' => char::from(b.to_ascii_lowercase()),
        b'0' => 'o',
        b'1' => 'i',
        b'3' => 'e',
        b'4' => 'a',
        b'5' => 's',
        b'7' => 't',
        b'9' => 'g',
        _ => return None,
    })
}

fn latin(raw: &str, plain: &mut String, other: &mut Option<String>, vietnamese: &mut bool) {
    for c in raw.chars() {
        *vietnamese |= fold::is_vietnamese_mark(c);
        for c in c.to_lowercase() {
            if c.is_ascii() {
                if let Some(b) = u8::try_from(c).ok().and_then(ascii_letter) {
                    plain.push(b);
                    if let Some(o) = other {
                        o.push(b);
                    }
                }
            } else if let Some(f) = fold::latin(c) {
                match (&mut *other, f.other) {
                    (Some(o), alt) => o.push_str(alt.unwrap_or(f.plain)),
                    (None, Some(alt)) => {
                        let mut o = plain.clone();
                        o.push_str(alt);
                        *other = Some(o);
                    }
                    (None, None) => {}
                }
                plain.push_str(f.plain);
            }
        }
    }
}

fn settle_kinds(words: &mut [Word], text: &str) {
    let lower = text.chars().any(char::is_lowercase);
    let mut names = words.len();
    let short = words.iter().filter(|w| !w.has(flag::TITLE | flag::SUFFIX)).count() == 2;
    for i in 0..words.len() {
        let next_joined = words.get(i + 1).is_some_and(|w| w.joined);
        let next_muslim = words.get(i + 1).is_none_or(|w| w.has(flag::MUSLIM));
        let next_same = words.get(i + 1).is_some_and(|n| n.writing == words[i].writing);
        let first = words[..i].iter().all(|w| w.kind == Kind::Title);
        let last = i + 1 == words.len();
        let w = &mut words[i];
        let raw = text.get(w.span.0..w.span.1).unwrap_or_default();
        let letters = w.plain.chars().count();
        let flags = w.entry.map_or(0, |e| e.flags);
        let compact = matches!(w.writing, Writing::Han | Writing::Hangul | Writing::Kana);
        let dotted = text[w.span.1..].starts_with('.');
        let address =
            || first && (names > 2 || dotted || is_sure_title(&w.plain)) || last && names > 2 && is_degree(&w.plain);
        w.kind = if flags & flag::TITLE != 0 && names > 1 && if compact { last } else { address() } {
            Kind::Title
        } else if flags & flag::SUFFIX != 0 && i > 0 && names > 2 && (letters > 1 || last) && raw != "V" {
            Kind::Suffix
        } else if flags & (flag::KOREAN | flag::CHINESE | flag::VIETNAMESE) != 0
            && i == 0
            && letters > 1
            && raw.chars().next().is_some_and(char::is_uppercase)
        {
            // A surname in front, not the particle that is spelled like it.
            Kind::Name
        } else if first
            && (matches!(w.plain.as_str(), "ben" | "della" | "des")
                || short && matches!(w.plain.as_str(), "al" | "van" | "mac"))
            && !next_muslim
            && !next_joined
        {
            // Ben Carter, but Ben Salah; Al Carter, but Al-Carter and Hamad Al Carter.
            Kind::Name
        } else if flags & flag::ARTICLE != 0 && next_joined || flags & flag::PARTICLE != 0 && next_same && letters > 1 {
            Kind::Particle
        } else if letters == 1 && !compact && w.writing != Writing::Thai {
            if next_same
                && matches!(w.plain.as_str(), "y" | "e" | "i" | "d" | "l" | "v" | "z" | "t")
                && !raw.chars().any(char::is_uppercase)
            {
                Kind::Particle
            } else {
                Kind::Initial
            }
        } else if w.writing == Writing::Latin && is_initials(raw, letters, lower, flags) {
            Kind::Initial
        } else if let Some(letter) = indic_initial(&w.plain, w.writing) {
            w.plain.clear();
            w.plain.push(letter);
            w.writing = Writing::Latin;
            Kind::Initial
        } else {
            Kind::Name
        };
        if matches!(w.kind, Kind::Title | Kind::Suffix) {
            names -= 1;
        }
    }
}

/// Forms of address that are no names.
fn is_sure_title(plain: &str) -> bool {
    matches!(plain, "mr" | "mrs" | "ms" | "dr" | "prof" | "professor" | "herr" | "frau" | "monsieur" | "madame" | "mme")
        || !plain.is_ascii()
}

fn is_degree(plain: &str) -> bool {
    matches!(
        plain,
        "phd"
            | "mba"
            | "msc"
            | "bsc"
            | "cpa"
            | "pmp"
            | "cissp"
            | "obe"
            | "mbe"
            | "cbe"
            | "kbe"
            | "esq"
            | "jd"
            | "dds"
            | "llm"
    )
}

/// Two or three capitals in a name written in mixed case ("JC Juncker"). Some are used as given names (JP, MJ, AJ) and stand
/// in lists of them; those that nobody could say as a word are initials all the same.
fn is_initials(raw: &str, letters: usize, mixed_case: bool, flags: u32) -> bool {
    let sayable = raw.contains(['A', 'E', 'I', 'O', 'U', 'Y']) && !raw.ends_with('J');
    (2..=3).contains(&letters)
        && mixed_case
        && raw.chars().all(char::is_uppercase)
        && flags & (flag::KOREAN | flag::CHINESE | flag::VIETNAMESE) == 0
        && (flags & flag::GIVEN == 0 || !sayable)
}

fn indic_initial(plain: &str, writing: Writing) -> Option<char> {
    // The longest name of a letter has six signs.
    if !matches!(writing, Writing::Devanagari | Writing::Bengali | Writing::Tamil) || plain.len() > 18 {
        return None;
    }
    static LETTERS: OnceLock<BTreeMap<&str, char>> = OnceLock::new();
    let letters = LETTERS.get_or_init(|| {
        let lines = include_str!("../data/indic_letters.tsv").lines().filter_map(|l| l.split_once('\t'));
        lines.filter_map(|(name, letter)| Some((name, letter.chars().next()?))).collect()
    });
    letters.get(plain).copied()
}
