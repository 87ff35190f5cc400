//! Malay and Indonesian habits: the father's name behind "bin" or "binti", and the spelling of before 1972.

use crate::describe;
use crate::item::Item;
use crate::outcome::{Comparison, Relation, Role, Verdict};
use crate::relate::{Setting, relate};
use crate::word::{Kind, Written};

const SON: [&str; 9] = ["bin", "binti", "bint", "binte", "bte", "bt", "ibn", "ben", "بن"];

/// The father of the one is among the given names of the other, and their fathers differ: Ahmad Zulkifli bin Hassan, Zulkifli
/// bin Ahmad. A name between "bin" and the end is never a given name.
pub(crate) fn compare(a: &Written<'_>, b: &Written<'_>) -> Option<Comparison> {
    let son = |n: &Written<'_>| {
        // Most names have no such word, so a glance at its first byte comes first.
        let first = |s: &str| s.bytes().next().is_some_and(|b| matches!(b, b'b' | b'i' | 0xD8)) && s.len() < 6;
        let at = n.words.iter().position(|w| first(&w.plain) && SON.contains(&w.plain.as_str()))?;
        (at > 0 && at + 1 < n.words.len()).then_some(at)
    };
    let (x, y) = (son(a)?, son(b)?);
    let items = |n: &Written<'_>, from: usize, to: usize| -> Vec<usize> {
        (from..to).filter(|i| n.words[*i].kind == Kind::Name && !SON.contains(&n.words[*i].plain.as_str())).collect()
    };
    let (given_a, given_b) = (items(a, 0, x), items(b, 0, y));
    let (father_a, father_b) = (items(a, x + 1, a.words.len()), items(b, y + 1, b.words.len()));
    let setting = Setting { translit: true, muslim: true, patience: 100, ..Setting::default() };
    let one = |i: usize, j: usize| {
        let (p, q) = (Item::of(&a.words[i], i, ""), Item::of(&b.words[j], j, ""));
        relate(&p, &q, setting).is_some()
    };
    let any = |left: &[usize], right: &[usize]| left.iter().any(|i| right.iter().any(|j| one(*i, *j)));
    let joined =
        |n: &Written<'_>, words: &[usize]| words.iter().map(|i| n.words[*i].plain.as_str()).collect::<String>();
    if father_a.is_empty() || father_b.is_empty() || any(&father_a, &father_b) {
        return None;
    }
    if joined(a, &father_a) == joined(b, &father_b) || !any(&given_a, &father_b) && !any(&father_a, &given_b) {
        return None;
    }
    let shared = given_a.iter().flat_map(|i| given_b.iter().map(move |j| (*i, *j))).find(|(i, j)| one(*i, *j));
    Some(match shared {
        Some(at) => describe::two_parts(a, b, at, Relation::Contradiction, Role::Given, Verdict::Contradictory),
        None => describe::nothing_shared(a, b, Verdict::Contradictory),
    })
}

/// The present spelling of a word in the old one (Tjahjadi, Soekarman), with and without y for a lone j.
fn present(word: &str, lone: &str) -> String {
    const OLD: [(&str, &str); 7] =
        [("tj", "c"), ("dj", "j"), ("nj", "ny"), ("sj", "sy"), ("ch", "kh"), ("oe", "u"), ("j", "")];
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        match OLD.iter().find(|(old, _)| rest.starts_with(old)) {
            Some((old, new)) => {
                out.push_str(if *old == "j" { lone } else { new });
                rest = &rest[old.len()..];
            }
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

/// Whether a word shows the old spelling: a group of letters that only it has, or oe in a word that ends as Indonesian names do.
fn is_old(word: &str) -> bool {
    let ending = || ["o", "i", "a", "u", "man", "wan", "din", "yah", "ah"].iter().any(|e| word.ends_with(e));
    word.len() > 4
        && word.as_bytes().windows(2).any(|w| w[1] == b'j' || w == b"oe")
        && (["tj", "dj", "sj"].iter().any(|g| word.contains(g))
            || word.contains("oe") && word.len() > 5 && (ending() || word.matches("oe").count() > 1))
}

/// Whether two words are one, written in the old and in the present spelling.
pub(crate) fn old_spelling(a: &str, b: &str) -> bool {
    if !is_old(a) && !is_old(b) {
        return false;
    }
    let of = |w: &str| if is_old(w) { [present(w, "y"), present(w, "j")] } else { [w.to_owned(), w.to_owned()] };
    let (x, y) = (of(a), of(b));
    x.iter().any(|s| y.contains(s))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_and_present_spelling() {
        for (old, new) in [
            ("soekarman", "sukarman"),
            ("tjahjadi", "cahyadi"),
            ("djoko", "joko"),
            ("soerjadi", "suryadi"),
            ("widjaja", "wijaya"),
            ("poerwanto", "purwanto"),
            ("joesoef", "yusuf"),
        ] {
            assert!(old_spelling(old, new) && old_spelling(new, old), "{old} {new}");
        }
        assert!(!old_spelling("moeller", "muller") && !old_spelling("soekarno", "sukarman"));
    }
}
