//! Do two job titles describe one job? Titles are the loosest thing on a CV: they are translated, tailored and promoted within
//! one employment. A difference is at most information.

use std::collections::BTreeSet;

use crate::fold::fold;
use crate::table::find;

const WORDS: &str = include_str!("../../data/titles/titles.tsv");
/// Titles longer than this are cut; a choice of ours.
const LONGEST: usize = 200;

/// Why nothing can be said about two titles.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum TitleGap {
    /// At least one side states no title.
    NoTitle,
    /// At least one side has no word that is known.
    UnknownWords,
}

/// How two job titles relate; ordered by agreement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum TitleComparison {
    /// Nothing can be said.
    NotComparable(TitleGap),
    /// Different kinds of work by their titles: information, never more.
    Different,
    /// One kind of work: another language, another level, a narrower or wider word.
    Compatible,
    /// The same title.
    Same,
}

impl TitleComparison {
    /// The result in words.
    #[must_use]
    pub fn sentence(&self) -> &'static str {
        match self {
            Self::NotComparable(TitleGap::NoTitle) => "at least one side states no title",
            Self::NotComparable(TitleGap::UnknownWords) => "at least one title has no word that can be compared",
            Self::Different => "the titles name different kinds of work",
            Self::Compatible => "the titles can describe one job",
            Self::Same => "the same title",
        }
    }
}

/// Compares two job titles as written, in any of the languages of the word table.
#[must_use]
pub fn compare_titles(a: &str, b: &str) -> TitleComparison {
    let (x, y) = (key(a), key(b));
    if x.is_empty() || y.is_empty() {
        return TitleComparison::NotComparable(TitleGap::NoTitle);
    }
    if x == y {
        return TitleComparison::Same;
    }
    let (left, right) = (concepts(&x), concepts(&y));
    let shared_word = words_in_common(&x, &y);
    if left.kinds.intersection(&right.kinds).next().is_some() || shared_word {
        return TitleComparison::Compatible;
    }
    // A level alone ("Intern", "Senior Associate") fits every kind of work.
    if left.kinds.is_empty() && left.only_level || right.kinds.is_empty() && right.only_level {
        return TitleComparison::Compatible;
    }
    if left.kinds.is_empty() || right.kinds.is_empty() {
        return TitleComparison::NotComparable(TitleGap::UnknownWords);
    }
    TitleComparison::Different
}

fn key(title: &str) -> String {
    let title: String = title.chars().take(LONGEST).collect();
    fold(&title.replace("/in", " ").replace(":in", " ").replace("*in", " ").replace('&', " and "))
}

struct Concepts {
    kinds: BTreeSet<&'static str>,
    only_level: bool,
}

fn concepts(key: &str) -> Concepts {
    let words: Vec<&str> = key.split(' ').collect();
    let mut found = Concepts { kinds: BTreeSet::new(), only_level: true };
    let (mut at, mut any_level) = (0, false);
    while at < words.len() {
        let longest =
            (1..=4.min(words.len() - at)).rev().find_map(|n| Some((find(WORDS, &words[at..at + n].join(" "))?, n)));
        let (list, taken) = match longest {
            Some(known) => known,
            None => match ending(words[at]) {
                Some(list) => (list, 1),
                None => {
                    found.only_level = false;
                    at += 1;
                    continue;
                }
            },
        };
        for kind in list.split(',') {
            match kind {
                "level" => any_level = true,
                "filler" => {}
                _ => {
                    found.only_level = false;
                    found.kinds.insert(kind);
                }
            }
        }
        at += taken;
    }
    found.only_level &= any_level;
    found
}

/// The known word at the end or the beginning of a compound: "Anwendungsentwickler", "데이터엔지니어", "首席工程师".
fn ending(word: &str) -> Option<&'static str> {
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    if letters.len() > 40 {
        return None;
    }
    let least = if word.is_ascii() { 5 } else { 2 };
    let suffix = letters
        .iter()
        .skip(1)
        .filter(|(at, _)| word[*at..].chars().count() >= least)
        .find_map(|(at, _)| find(WORDS, &word[*at..]));
    let prefix = || letters.iter().skip(least).rev().find_map(|(at, _)| find(WORDS, &word[..*at]));
    suffix.or_else(prefix)
}

/// A word of some length that no table knows but both sides write ("Barista", "Epidemiologist").
fn words_in_common(a: &str, b: &str) -> bool {
    let telling =
        |w: &&str| w.chars().count() >= 4 && find(WORDS, w).is_none_or(|kinds| kinds != "level" && kinds != "filler");
    a.split(' ').filter(telling).any(|word| b.split(' ').any(|other| other == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_one_job() {
        for (a, b) in [
            ("Software Engineer", "Senior Software Engineer"),
            ("Software Engineer", "Softwareentwickler"),
            ("Softwareentwickler:in", "Software Developer"),
            ("소프트웨어 엔지니어", "Software Engineer"),
            ("백엔드 개발자", "Backend Developer"),
            ("ソフトウェアエンジニア", "Software Engineer"),
            ("软件工程师", "Software Engineer"),
            ("Desarrollador de software", "Full-Stack Developer"),
            ("Développeur web", "Frontend Engineer"),
            ("Инженер-программист", "Software Engineer"),
            ("Projektleiter", "Project Manager"),
            ("Werkstudent", "Software Engineer"),
            ("Intern", "Marketing Manager"),
            ("Anwendungsentwickler", "Software Developer"),
            ("Data Scientist", "Data Analyst"),
            ("Epidemiologist", "Senior Epidemiologist"),
        ] {
            assert_eq!(compare_titles(a, b), TitleComparison::Compatible, "{a} | {b}");
            assert_eq!(compare_titles(b, a), TitleComparison::Compatible, "{b} | {a}");
        }
        assert_eq!(compare_titles("Software Engineer", "SOFTWARE  ENGINEER"), TitleComparison::Same);
    }

    #[test]
    fn different_or_unknown() {
        assert_eq!(compare_titles("Software Engineer", "Nurse"), TitleComparison::Different);
        assert_eq!(compare_titles("Accountant", "Graphic Designer"), TitleComparison::Different);
        assert_eq!(compare_titles("", "Nurse"), TitleComparison::NotComparable(TitleGap::NoTitle));
        assert_eq!(
            compare_titles("Flimflam", "Nurse").sentence(),
            "at least one title has no word that can be compared"
        );
    }

    #[test]
    fn the_table_is_sorted() {
        let keys: Vec<&str> = WORDS.lines().map(|line| line.split('\t').next().unwrap()).collect();
        assert!(keys.windows(2).all(|pair| pair[0].as_bytes() < pair[1].as_bytes()));
    }

    proptest::proptest! {
        #[test]
        fn never_panics(a in ".{0,60}", b in "[a-z가-힣工程师エンジ ]{0,40}") {
            proptest::prop_assert_eq!(compare_titles(&a, &b), compare_titles(&b, &a));
        }
    }

    #[test]
    fn hostile_input_ends_at_once() {
        let long = "engineer ".repeat(1_000_000);
        assert_eq!(compare_titles(&long, "Software Engineer"), TitleComparison::Compatible);
        assert_eq!(
            compare_titles(&"x".repeat(10_000_000), "y"),
            TitleComparison::NotComparable(TitleGap::UnknownWords)
        );
    }
}
