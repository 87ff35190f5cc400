//! Typos.

use crate::rules::word::budget;
use crate::text::packing::is_vowel;

pub(crate) fn typo_allowed(short: usize, patience: u16) -> bool {
    short + 1 >= budget::TYPO_LETTERS || patience > 100 && short >= 4
}

/// Whether both words are patronymics of the North (Petersen, Pedersen): a letter makes another father's name.
pub(crate) fn are_patronymics(a: &str, b: &str) -> bool {
    let father =
        |s: &str| ["sen", "son", "dottir", "datter", "dotter"].iter().any(|e| s.len() > e.len() + 1 && s.ends_with(e));
    father(a) && father(b)
}

/// Letters of a word that no list knows, from which on its last letter may be a typo as well.
const RARE_LETTERS: usize = 7;

/// Whether two words are one inserted, dropped, changed or swapped letter apart, and agree in their first letter.
pub(crate) fn is_typo(a: &[u8], b: &[u8], patience: u16, rare: bool) -> bool {
    let (s, l) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if l.len() - s.len() > 1 || s.first() != l.first() {
        return false;
    }
    let front = s.iter().zip(l).take_while(|(x, y)| x == y).count();
    let back = s[front..].iter().rev().zip(l[front..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (s_rest, l_rest) = (&s[front..s.len() - back], &l[front..l.len() - back]);
    match (s_rest, l_rest) {
        ([], [_]) => back > 0 || l.len() > budget::TYPO_LETTERS || patience > 200,
        _ if s.len() < budget::TYPO_LETTERS && patience <= 200 => false,
        // A changed last letter is a gender or another name more often than a typo, unless it stands in a long word that no list
        // knows while all else agrees (Kuberek, Kuberex).
        ([x], [y]) => {
            let consonants = !is_vowel(*x) && !is_vowel(*y);
            back > 0 || rare && consonants && patience > 100 && s.len() >= RARE_LETTERS
        }
        ([x, y], [v, w]) => x == w && y == v,
        _ => s.len() == l.len() && s.len() > budget::TYPO_LETTERS && patience > 100 && is_moved(s_rest, l_rest),
    }
}

/// Whether one letter was put down too early or too late (Malverde, Malevrde).
fn is_moved(a: &[u8], b: &[u8]) -> bool {
    let to_the_end = |a: &[u8], b: &[u8]| match (a, b) {
        ([moved, rest @ ..], [front @ .., last]) => moved == last && rest == front,
        _ => false,
    };
    to_the_end(a, b) || to_the_end(b, a)
}
