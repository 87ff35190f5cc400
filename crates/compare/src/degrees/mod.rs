//! Degrees in many languages on one ladder, and whether two can be one degree.
//!
//! Many titles stand for more than one rung (a licenciatura is a bachelor's or a master's degree, depending on country and
//! year): a degree is a range of rungs, and two degrees disagree only when their ranges do not meet.

use crate::fold::fold;
use crate::table::find;

const WORDS: &str = include_str!("../../data/degrees/degrees.tsv");
/// Longer texts are cut; a choice of ours.
const LONGEST: usize = 200;

/// The rungs of the ladder.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Rung {
    /// Leaving a school.
    School,
    /// Vocational training, associate degree.
    Vocational,
    /// Bachelor's degree.
    Bachelor,
    /// Master's degree.
    Master,
    /// Doctorate.
    Doctor,
}

impl Rung {
    fn of(figure: &str) -> Option<Self> {
        Some(match figure {
            "0" => Self::School,
            "1" => Self::Vocational,
            "2" => Self::Bachelor,
            "3" => Self::Master,
            "4" => Self::Doctor,
            _ => return None,
        })
    }

    /// The rung in words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::School => "school leaving certificate",
            Self::Vocational => "vocational or associate degree",
            Self::Bachelor => "bachelor's degree",
            Self::Master => "master's degree",
            Self::Doctor => "doctorate",
        }
    }
}

/// The rungs a degree can stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Degree {
    /// The lowest.
    pub lowest: Rung,
    /// The highest.
    pub highest: Rung,
}

/// Why nothing can be said about two degrees.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DegreeGap {
    /// At least one side states no degree.
    NoDegree,
    /// At least one side states a degree that is not known.
    UnknownDegree,
}

/// How two degrees relate; ordered by agreement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DegreeComparison {
    /// Nothing can be said.
    NotComparable(DegreeGap),
    /// On different rungs.
    Different {
        /// The highest rung of the lower one.
        lower: Rung,
        /// The lowest rung of the higher one.
        higher: Rung,
    },
    /// They can be one degree.
    Compatible,
    /// The same text or the same rung.
    Same,
}

impl DegreeComparison {
    /// The result in words.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::NotComparable(DegreeGap::NoDegree) => "at least one side states no degree".to_owned(),
            Self::NotComparable(DegreeGap::UnknownDegree) => {
                "at least one side states a degree that is not known".to_owned()
            }
            Self::Different { lower, higher } => {
                format!("one side states a {}, the other a {}", lower.name(), higher.name())
            }
            Self::Compatible => "the two can be one degree".to_owned(),
            Self::Same => "the same degree".to_owned(),
        }
    }
}

/// Reads a degree as written: "B.Sc. Computer Science", "Diplom-Informatiker", "공학사", "硕士". `None` when it is not known.
#[must_use]
pub fn read_degree(text: &str) -> Option<Degree> {
    let key = key(text);
    let words: Vec<&str> = key.split(' ').filter(|w| !w.is_empty()).collect();
    // The degree stands in front ("Master of Science in Economics", "MBA, Bachelor of Arts"): the first known words count.
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=5.min(words.len() - at)).rev().find_map(|n| known(&words[at..at + n].join(" ")));
        if let Some(degree) = longest.or_else(|| compound(words[at])) {
            return Some(degree);
        }
        at += 1;
    }
    None
}

/// Compares two degrees as written.
#[must_use]
pub fn compare_degrees(a: &str, b: &str) -> DegreeComparison {
    let (x, y) = (key(a), key(b));
    if x.is_empty() || y.is_empty() {
        return DegreeComparison::NotComparable(DegreeGap::NoDegree);
    }
    let (Some(left), Some(right)) = (read_degree(a), read_degree(b)) else {
        return if x == y { DegreeComparison::Same } else { DegreeComparison::NotComparable(DegreeGap::UnknownDegree) };
    };
    if x == y || left == right && left.lowest == left.highest {
        DegreeComparison::Same
    } else if left.lowest <= right.highest && right.lowest <= left.highest {
        DegreeComparison::Compatible
    } else if left.highest < right.lowest {
        DegreeComparison::Different { lower: left.highest, higher: right.lowest }
    } else {
        DegreeComparison::Different { lower: right.highest, higher: left.lowest }
    }
}

fn key(text: &str) -> String {
    let text: String = text.chars().take(LONGEST).collect();
    fold(&text.replace(['\'', '’'], ""))
}

fn known(key: &str) -> Option<Degree> {
    // Of several readings of one word the widest range.
    let ranges = find(WORDS, key)?.split(',').filter_map(|range| {
        let (low, high) = range.split_once('-')?;
        Some(Degree { lowest: Rung::of(low)?, highest: Rung::of(high)? })
    });
    ranges.reduce(|a, b| Degree { lowest: a.lowest.min(b.lowest), highest: a.highest.max(b.highest) })
}

/// "工学修士", "공학석사", "Masterstudium", "Bachelorabschluss", "Diplominformatiker".
fn compound(word: &str) -> Option<Degree> {
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    if letters.len() < 3 || letters.len() > 40 {
        return None;
    }
    let least = if word.is_ascii() { 6 } else { 2 };
    let suffix = letters
        .iter()
        .skip(1)
        .filter(|(at, _)| word[*at..].chars().count() >= least)
        .find_map(|(at, _)| known(&word[*at..]));
    let prefix = || letters.iter().skip(least).rev().find_map(|(at, _)| known(&word[..*at]));
    suffix
        .or_else(prefix)
        .or_else(|| word.ends_with("학사").then_some(Degree { lowest: Rung::Bachelor, highest: Rung::Bachelor }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_rung_in_many_languages() {
        for (rung, texts) in [
            (
                Rung::Bachelor,
                "BSc|B.Sc.|B.S. in Physics|Bachelor of Science, Computer Science|Bachelor's degree|학사|공학사|学士|本科|Бакалавр|B.Tech|Licencjat|Grado en Ingeniería Informática|Bacharelado em Ciência da Computação|Laurea triennale|ปริญญาตรี|Bachelorstudium",
            ),
            (
                Rung::Master,
                "MSc|M.Sc.|Master of Science|Master's|Diplom-Informatiker|Dipl.-Ing.|석사|공학석사|修士|硕士|Магистр|Mestrado|Maestría|Laurea magistrale|MBA|Yüksek Lisans|mgr inż.",
            ),
            (Rung::Doctor, "PhD|Ph.D.|Dr. rer. nat.|Doctor of Philosophy|박사|博士|Doctorado|Tiến sĩ"),
            (Rung::School, "Abitur|High School Diploma|Bachillerato|고등학교"),
            (Rung::Vocational, "Associate of Science|BTS|Ausbildung|Técnico Superior"),
        ] {
            for text in texts.split('|') {
                assert_eq!(read_degree(text), Some(Degree { lowest: rung, highest: rung }), "{text}");
            }
        }
    }

    #[test]
    fn comparisons() {
        let level = compare_degrees;
        assert_eq!(level("B.Sc. Computer Science", "Bachelor of Science"), DegreeComparison::Same);
        assert_eq!(level("학사", "Bachelor of Engineering"), DegreeComparison::Same);
        // A licenciatura is a bachelor's degree here and a master's degree there.
        assert_eq!(level("Licenciatura", "BSc"), DegreeComparison::Compatible);
        assert_eq!(level("Licenciatura", "MSc"), DegreeComparison::Compatible);
        assert_eq!(level("Ingénieur", "Master of Engineering"), DegreeComparison::Compatible);
        assert_eq!(level("BSc", "PhD").sentence(), "one side states a bachelor's degree, the other a doctorate");
        assert_eq!(level("PhD", "BSc"), level("BSc", "PhD"));
        assert_eq!(level("", "BSc"), DegreeComparison::NotComparable(DegreeGap::NoDegree));
        assert_eq!(
            level("Certificate of Awesomeness", "BSc"),
            DegreeComparison::NotComparable(DegreeGap::UnknownDegree)
        );
    }

    #[test]
    fn the_table_is_sorted() {
        let keys: Vec<&str> = WORDS.lines().map(|line| line.split('\t').next().unwrap()).collect();
        assert!(keys.windows(2).all(|pair| pair[0].as_bytes() < pair[1].as_bytes()));
    }

    proptest::proptest! {
        #[test]
        fn never_panics(a in ".{0,60}", b in "[A-Za-z. 학사석박修士-]{0,40}") {
            proptest::prop_assert_eq!(compare_degrees(&a, &b), compare_degrees(&b, &a));
        }
    }

    #[test]
    fn hostile_input_ends_at_once() {
        assert_eq!(read_degree(&"x ".repeat(5_000_000)), None);
        assert_eq!(read_degree(&"士".repeat(5_000_000)), None);
    }
}
