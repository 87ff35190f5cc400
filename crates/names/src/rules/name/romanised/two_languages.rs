//! A shared surname beside given names of two languages.

use crate::knowledge::lexicon::flag;
use crate::readings::language::{is_arabic, is_syllables, is_western};
use crate::readings::overseas;
use crate::readings::syllables::{is_cantonese, is_mandarin};
use crate::rules::name::romanised::roles::Language;
use crate::rules::name::romanised::spelled::{spelled, surname};
use crate::words::written::{Kind, Word, Written};

/// Whether two surnames are one by the table only: no system spells both. They come from different Chinese languages
/// (Tan and Chen, Chan and Chen), and nothing tells how the given name of the one reads in the other.
pub(crate) fn of_two_languages(a: &Word, b: &Word) -> bool {
    let languages = [Language::Mandarin, Language::Cantonese];
    !languages.iter().any(|l| spelled(&a.plain, &b.plain, *l).is_some())
        && surname(a, b, Language::Mandarin).is_some()
        && surname(a, b, Language::Korean).is_none()
}

fn others<'w>(name: &'w Written<'_>, surname_at: usize) -> Vec<&'w Word> {
    let all = name.words.iter().enumerate();
    all.filter(|(i, w)| *i != surname_at && w.kind == Kind::Name).map(|(_, w)| w).collect()
}

/// Whether a word is no given name of a syllable language: a Western one, or the Arabic name of a convert.
fn is_foreign(w: &Word) -> bool {
    is_western(w) || is_arabic(w) || !is_syllables(&w.plain)
}

/// A shared surname, a Western given name on the one side and a native one on the other.
pub(crate) fn other_name(a: &Written<'_>, b: &Written<'_>) -> Option<(usize, usize)> {
    for (i, x) in a.words.iter().enumerate() {
        for (j, y) in b.words.iter().enumerate() {
            let shared = [Language::Korean, Language::Mandarin]
                .iter()
                .any(|l| x.has(l.surname_bit()) && y.has(l.surname_bit()) && surname(x, y, *l).is_some());
            // Juan is a surname of China and a given name of half the world.
            if !shared || x.has(flag::IBERIAN) || y.has(flag::IBERIAN) {
                continue;
            }
            let (left, right) = (others(a, i), others(b, j));
            if left.is_empty() || right.is_empty() {
                continue;
            }
            let foreign = |words: &[&Word]| words.iter().all(|w| is_foreign(w)) || words.iter().any(|w| is_arabic(w));
            let (foreign_left, foreign_right) = (foreign(&left), foreign(&right));
            let (native_left, native_right) =
                (!left.iter().any(|w| is_foreign(w)), !right.iter().any(|w| is_foreign(w)));
            if foreign_left && native_right || native_left && foreign_right {
                return Some((i, j));
            }
        }
    }
    None
}

/// A shared Chinese surname, a given name in Mandarin on one side and one on the other that only speakers of Hokkien, Teochew
/// or Cantonese spell so (Li Guoqiang, Lee Kok Keong): without characters nothing tells how the one reads in the other.
pub(crate) fn of_two_languages_given(a: &Written<'_>, b: &Written<'_>) -> Option<(usize, usize)> {
    // A given name has two syllables, or three words of an alias would be looked at.
    let few = |words: &[&Word]| (1..=2).contains(&words.len());
    let mandarin = |words: &[&Word]| few(words) && words.iter().all(|w| is_mandarin(&w.plain) && !is_western(w));
    let overseas = |words: &[&Word]| {
        few(words)
            && words.iter().all(|w| overseas::is_spelling(&w.plain) || is_cantonese(&w.plain))
            && words.iter().any(|w| !is_mandarin(&w.plain))
    };
    for (i, x) in a.words.iter().enumerate().filter(|(_, w)| w.has(flag::CHINESE)) {
        for (j, y) in b.words.iter().enumerate().filter(|(_, w)| w.has(flag::CHINESE)) {
            let (left, right) = (others(a, i), others(b, j));
            if surname(x, y, Language::Mandarin).is_some()
                && (mandarin(&left) && overseas(&right) || overseas(&left) && mandarin(&right))
            {
                return Some((i, j));
            }
        }
    }
    None
}
