//! Cuts a written name into words.

use std::borrow::Cow;

use unicode_normalization::IsNormalized;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::is_nfkc_quick;
use unicode_script::Script;

use crate::knowledge::lexicon::{self, flag};
use crate::limits::{NAME_CHARS, NAME_PARTS};
use crate::outcome::verdict::Limit;
use crate::text::fold;
use crate::text::letters;
use crate::text::lookalike;
use crate::words::kinds::settle_kinds;
use crate::words::written::{Kind, Word, Writing, Written};

/// Takes a name apart.
pub(crate) fn read(name: &str) -> Result<Written<'_>, Limit> {
    // Bytes first: a huge input must not even be walked.
    if name.len() > NAME_CHARS * 4 || name.chars().count() > NAME_CHARS {
        return Err(Limit::Characters);
    }
    let text: Cow<'_, str> = if name.is_ascii() {
        Cow::Borrowed(name)
    } else if name.chars().all(letters::is_settled) {
        lookalike::straighten(Cow::Borrowed(name))
    } else {
        let visible: Cow<'_, str> = if name.chars().any(letters::is_invisible) {
            Cow::Owned(name.chars().filter(|c| !letters::is_invisible(*c)).collect())
        } else {
            Cow::Borrowed(name)
        };
        let straight = lookalike::straighten(visible);
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
    join_surnames(&mut words);
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

/// A Chinese surname of two syllables that a hyphen parts is one word (Ou-yang, Szu-ma).
fn join_surnames(words: &mut Vec<Word>) {
    let mut at = 1;
    while at < words.len() {
        let (first, second) = (&words[at - 1], &words[at]);
        let latin = first.writing == Writing::Latin && second.writing == Writing::Latin;
        if latin && second.joined && first.plain.len() + second.plain.len() <= SURNAME_OF_TWO {
            let plain = format!("{}{}", first.plain, second.plain);
            let entry = lexicon::entry(&plain).filter(|e| e.flags & flag::CHINESE != 0);
            if entry.is_some() && !first.joined {
                let second = words.remove(at);
                let first = &mut words[at - 1];
                first.span.1 = second.span.1;
                (first.plain, first.other, first.entry) = (plain, None, entry);
            }
        }
        at += 1;
    }
}

/// Letters of a surname of two syllables at most (Shang-kuan).
const SURNAME_OF_TWO: usize = 9;
