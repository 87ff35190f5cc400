//! Short forms of names: first letters ("BBC"), first syllables ("SocGen"), a short form with the rest of the name ("UT Austin",
//! "DB Systel"), words cut short ("Nordlys Sys.").

use super::names::{LITTLE, Name, is_descriptive};
use super::thresholds::{
    LONGEST_ACRONYM, MOST_UNMENTIONED, SHORTEST_ACRONYM, SHORTEST_CUT, SHORTEST_PART_ACRONYM, SHORTEST_SYLLABLES,
    SYLLABLE,
};

/// How a short form fits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fit {
    /// Every word that counts gives its letter or its beginning.
    Whole,
    /// It may be: two letters, or some words of the long form give none.
    Partly,
}

/// Whether one of the two is a short form of the other.
pub(crate) fn compare(a: &Name, b: &Name) -> Option<Fit> {
    let found = [fit(a, b), fit(b, a)];
    if found.contains(&Some(Fit::Whole)) { Some(Fit::Whole) } else { found[0].or(found[1]) }
}

fn fit(short: &Name, long: &Name) -> Option<Fit> {
    if let Some(found) = letters(short, long).or_else(|| syllables(short, long)) {
        return Some(found);
    }
    if in_front(short, long) {
        return Some(Fit::Whole);
    }
    (before_other_words(short, long) || cut_words(short, long) || of_a_translation(short, long)).then_some(Fit::Partly)
}

/// "UFPR" of "Federal University of Paraná": the letters stand in the order of another language, and a word may give several.
fn of_a_translation(short: &Name, long: &Name) -> bool {
    let [written] = short.tokens() else { return false };
    let telling = counting(long.tokens());
    let count = written.chars().count();
    if !(SHORTEST_ACRONYM..=LONGEST_ACRONYM).contains(&count)
        || short.capitals() != count
        || telling.len() < SHORTEST_ACRONYM
    {
        return false;
    }
    let mut left: Vec<char> = written.chars().collect();
    let every_word = firsts(telling.iter().copied())
        .chars()
        .all(|first| left.iter().position(|letter| *letter == first).map(|at| left.remove(at)).is_some());
    every_word && left.iter().all(|letter| telling.iter().any(|word| word.contains(*letter)))
}

/// Words that count for a short form.
fn counting(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).filter(|word| !LITTLE.contains(word)).collect()
}

fn firsts<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().filter_map(|word| word.chars().next()).collect()
}

/// "MIT", "BBC", "EA", "M I T", and "JPL" of "NASA Jet Propulsion Laboratory".
fn letters(short: &Name, long: &Name) -> Option<Fit> {
    let written = short.packed();
    let count = written.chars().count();
    let spaced = short.tokens().iter().all(|token| token.chars().count() == 1);
    if count > LONGEST_ACRONYM || short.tokens().len() > 1 && !spaced {
        return None;
    }
    for words in [long.tokens(), long.full()] {
        let telling = counting(words);
        if telling.len() < 2 && words.len() < 2 {
            continue;
        }
        let all = || words.iter().map(String::as_str);
        if written == firsts(telling.iter().copied()) || written == firsts(all()) {
            if count >= SHORTEST_ACRONYM {
                return Some(Fit::Whole);
            }
            // Two letters fit many names: in capitals only.
            return (count == 2 && short.capitals() == 2).then_some(Fit::Partly);
        }
        let unmentioned = telling.len().saturating_sub(count);
        let behind = &telling[unmentioned..];
        let body = telling[..unmentioned].iter().all(|word| is_descriptive(word));
        let enough = count >= SHORTEST_PART_ACRONYM && unmentioned <= MOST_UNMENTIONED
            || count == 2 && short.capitals() == 2 && body;
        if unmentioned > 0 && behind.len() > 1 && enough && written == firsts(behind.iter().copied()) {
            return Some(Fit::Partly);
        }
    }
    None
}

/// "SocGen", "Unilag", "PoliMi": the beginnings of all words that count, in order.
fn syllables(short: &Name, long: &Name) -> Option<Fit> {
    let [written] = short.tokens() else { return None };
    let telling = counting(long.tokens());
    if written.chars().count() < SHORTEST_SYLLABLES || telling.len() < 2 {
        return None;
    }
    begins_all(written, &telling).then_some(Fit::Whole)
}

fn begins_all(written: &str, words: &[&str]) -> bool {
    let Some((word, rest)) = words.split_first() else { return written.is_empty() };
    let shared = written.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
    (SYLLABLE..=shared).rev().any(|length| {
        let cut = written.char_indices().nth(length).map_or(written.len(), |(at, _)| at);
        begins_all(&written[cut..], rest)
    })
}

/// "UT Austin" of "University of Texas at Austin": first letters, then the rest of the name.
fn in_front(short: &Name, long: &Name) -> bool {
    let (mine, theirs) = (counting(short.tokens()), counting(long.tokens()));
    let Some((first, rest)) = mine.split_first() else { return false };
    if rest.is_empty() || first.chars().count() < 2 || theirs.len() <= rest.len() {
        return false;
    }
    let (front, behind) = theirs.split_at(theirs.len() - rest.len());
    front.len() > 1 && behind == rest && *first == firsts(front.iter().copied())
}

/// "DB Systel" of "Deutsche Bahn": a company of the group that is named by its first letters.
fn before_other_words(short: &Name, long: &Name) -> bool {
    let (mine, theirs) = (counting(short.tokens()), counting(long.tokens()));
    let Some((first, rest)) = mine.split_first() else { return false };
    let letters = first.chars().count();
    !rest.is_empty()
        && letters >= 2
        && short.capitals() == letters
        && theirs.len() > 1
        && !is_descriptive(first)
        && *first == firsts(theirs)
}

/// "Nordlys Sys." of "Nordlys Systems": the same number of words, one of them whole, the others cut short.
fn cut_words(short: &Name, long: &Name) -> bool {
    let pairs = || short.tokens().iter().zip(long.tokens());
    let same = pairs().filter(|(a, b)| a == b).count();
    short.tokens().len() == long.tokens().len()
        && same > 0
        && pairs().all(|(a, b)| a == b || a.chars().count() >= SHORTEST_CUT && b.starts_with(a.as_str()))
}
