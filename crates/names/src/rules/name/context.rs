//! What is known of a pair of names before their words are compared.

use crate::knowledge::lexicon::flag;
use crate::rules::word::word_match::MatchContext;
use crate::words::written::{Kind, Word, Writing, Written};

pub(crate) fn of(a: &Written<'_>, b: &Written<'_>) -> MatchContext {
    let mut s = MatchContext { patience: 100, ..MatchContext::default() };
    let words = || a.words.iter().chain(&b.words);
    s.arabic = words().any(|w| w.has(flag::ARABIC) || w.writing == Writing::Arabic)
        || words().any(|w| w.kind == Kind::Particle && matches!(w.plain.as_str(), "al" | "el" | "bin" | "ibn" | "abu"))
        || words().any(|w| is_arabic_surname(&w.plain));
    // A name that West Europeans bear as well ("Peter") says nothing of another script.
    let slavic = |w: &Word| w.has(flag::SLAVIC) && !w.has(flag::WEST_EUROPE);
    s.translit = s.arabic
        || words().any(|w| {
            slavic(w) || is_slavic_ending(&w.plain) || has_slavic_letters(w) || !matches!(w.writing, Writing::Latin)
        });
    if !s.translit {
        // A name of both East and West, spelled in two ways (Viktor, Victor) or not known in English.
        let here = |n: &Written<'_>, w: &Word| n.words.iter().any(|v| v.plain == w.plain);
        s.soft = words().any(|w| w.has(flag::SLAVIC) && !(w.has(flag::ENGLISH) && here(a, w) && here(b, w)));
        s.translit = s.soft;
    }
    s.indian = words().any(|w| w.has(flag::INDIAN) && !w.has(flag::WEST_EUROPE | flag::SLAVIC));
    s.greek = words().any(|w| w.writing == Writing::Greek || is_greek_ending(&w.plain));
    s.vietnamese = vietnamese(a) && vietnamese(b) && words().any(|w| w.vietnamese);
    s
}

/// A surname with an ending of Persian, or the beginning that the French spelling of the Maghreb gives an Arabic one.
fn is_arabic_surname(plain: &str) -> bool {
    let ends = || ["zadeh", "zade", "zada", "nejad", "nezhad", "pour", "abadi"].iter().any(|e| plain.ends_with(e));
    plain.len() > 6 && (plain.starts_with("oua") || ends())
}

/// Groups of letters that stand for one letter of Cyrillic.
fn has_slavic_letters(w: &Word) -> bool {
    let group = |s: &str| ["shch", "schtsch", "chtch", "tsch"].iter().any(|g| s.contains(g));
    let zh = |s: &str| s.len() > 5 && s.as_bytes().windows(2).any(|w| matches!(w, [b'z', b'h']));
    // All groups have an h or begin with ts.
    let may = |s: &str| s.bytes().any(|b| b == b'h') || s.contains("tsch");
    w.plain.len() > 4 && may(&w.plain) && !w.has(flag::CHINESE | flag::KOREAN) && (group(&w.plain) || zh(&w.plain))
        || w.other.as_deref().is_some_and(|o| group(o) || o.contains("zh"))
}

fn is_slavic_ending(plain: &str) -> bool {
    plain.len() > 4
        && matches!(
            plain.as_bytes(),
            [.., b'o' | b'e', b'v']
                | [.., b'o' | b'e', b'v', b'a' | b's']
                | [.., b'o', b'v', b'a', b's']
                | [.., b'o' | b'e', b'f', b'f']
                | [.., b's', b'k', b'y' | b'i']
                | [.., b's', b'k', b'i', b'y' | b'j']
                | [.., b's', b'k', b'y', b'y' | b'i' | b'j']
                | [.., b's', b'k', b'a', b'y' | b'i' | b'j', b'a']
                | [.., b'e', b'n', b'k', b'o' | b'a']
                | [.., b'o' | b'e', b'v', b'i', b'c', b'h']
                | [.., b'o' | b'e', b'v', b'n', b'a']
                | [.., b'c', b'h', b'u' | b'o', b'k']
                | [.., b'c', b'h', b'o', b'u', b'k']
        )
}

/// The endings and beginnings of Greek surnames, of men and of women.
fn is_greek_ending(plain: &str) -> bool {
    plain.len() > 5
        && (matches!(
            plain.as_bytes(),
            [.., b'u', b'l', b'o', b's']
                | [.., b'u', b'l', b'o', b'u']
                | [.., b'i', b'd', b'i', b's']
                | [.., b'i', b'd', b'o', b'u']
                | [.., b'i', b'a', b'd', b'i' | b'e', b's']
                | [.., b'i', b'a', b'd', b'o', b'u']
                | [.., b'a', b'k', b'i', b's']
                | [.., b'o', b'g', b'l', b'o', b'u']
                | [.., b'a', b't', b'o', b's']
                | [.., b'i', b'o', b't', b'i', b's']
                | [.., b'e', b'l', b'l', b'i', b's']
                | [.., b'i' | b'a', b'o', b'u']
                | [.., b'i', b'o', b's']
                | [.., b'n', b'n', b'i', b's']
                | [.., b'o', b'u', b'l', b'a', b's']
                | [.., b'g', b'e', b'l', b'o', b's']
                | [.., b'e', b'i', b'r', b'i', b'n', b'i']
                | [.., b't', b'e', b'r', b'i', b'n', b'i']
                | [.., b'o', b'm', b'o', b'u']
        ) || matches!(
            plain.as_bytes(),
            [b'p', b'a', b'p', b'a', b'd' | b'g' | b'o', ..] | [b'k', b'a', b'r', b'a', b'g', b'i', ..]
        ) || plain.starts_with("hatzi")
            || plain.starts_with("chatzi"))
}

/// A Vietnamese name: a surname of the list in front or behind.
fn vietnamese(name: &Written<'_>) -> bool {
    let mut names = name.words.iter().filter(|w| matches!(w.kind, Kind::Name | Kind::Particle));
    let (Some(first), last) = (names.next(), names.next_back()) else { return false };
    first.has(flag::VIETNAMESE) || last.is_some_and(|l| l.has(flag::VIETNAMESE))
}
