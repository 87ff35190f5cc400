//! Two names in Han characters or Hangul.

use crate::knowledge::han;
use crate::knowledge::lines;
use crate::outcome::relation::{ReadingSystem, Relation};
use crate::outcome::rule::RuleId;
use crate::rules::name::decision::{Decision, Shown};
use crate::words::written::{Kind, Writing, Written};

pub(crate) fn compact_words<'n>(name: &'n Written<'_>, writing: Writing) -> Vec<&'n str> {
    name.words.iter().filter(|w| w.writing == writing && w.kind != Kind::Title).map(|w| w.plain.as_str()).collect()
}

/// Names of one writing. The system is of no interest to readers: no reading was needed.
pub(crate) fn same_writing(a: &Written<'_>, b: &Written<'_>, writing: Writing) -> Decision<'static> {
    let whole = |rule, relation| Decision::new(rule, Shown::Whole { relation, system: ReadingSystem::Pinyin });
    let (x, y) = (compact_words(a, writing).concat(), compact_words(b, writing).concat());
    let equal =
        x.chars().count() == y.chars().count() && x.chars().zip(y.chars()).all(|(c, d)| han::same_character(c, d));
    if equal {
        let relation = if x == y { Relation::Equal } else { Relation::Variant };
        return whole(RuleId::SameCharacters, relation);
    }
    // The other order, when the parts are written apart.
    let swapped = |n: &Written<'_>| -> Option<String> {
        match compact_words(n, writing).as_slice() {
            [one, two] => Some(format!("{two}{one}")),
            _ => None,
        }
    };
    if swapped(a).is_some_and(|s| s == y) || swapped(b).is_some_and(|s| s == x) {
        return whole(RuleId::SameCharacters, Relation::Equal);
    }
    let short = x.chars().count().min(y.chars().count());
    if short == 1 || x.starts_with(&y) || y.starts_with(&x) || x.ends_with(&y) || y.ends_with(&x) {
        return whole(RuleId::PartOfCharacters, Relation::NotComparable);
    }
    whole(RuleId::OtherCharacters, Relation::Contradiction)
}

/// Han characters (of `a` where `x` says so) beside Hangul.
pub(crate) fn two_writings(a: &Written<'_>, b: &Written<'_>, x: Writing) -> Decision<'static> {
    let korean = |rule, relation| Decision::new(rule, Shown::Whole { relation, system: ReadingSystem::SinoKorean });
    let (han_side, hangul_side) = if x == Writing::Han { (a, b) } else { (b, a) };
    let han_text = compact_words(han_side, Writing::Han).concat();
    let hangul = compact_words(hangul_side, Writing::Hangul).concat();
    let fits = han_text.chars().count() == hangul.chars().count()
        && han_text.chars().zip(hangul.chars()).all(|(c, s)| {
            let mut buffer = [0; 4];
            let s: &str = s.encode_utf8(&mut buffer);
            han::field(c, lines::KOREAN).split(',').any(|r| r == s || softened(r) == Some(s))
        });
    if fits {
        return korean(RuleId::KoreanReading, Relation::Variant);
    }
    let unread = han_text.chars().any(|c| han::field(c, lines::KOREAN).is_empty());
    let rule = if unread || han_text.chars().count() != hangul.chars().count() {
        RuleId::KoreanReadingUnknown
    } else {
        RuleId::OtherKoreanReading
    };
    korean(rule, Relation::Contradiction)
}

/// The initial sounds that the South writes softened (리 as 이, 녀 as 여, 로 as 노).
fn softened(reading: &str) -> Option<&'static str> {
    const SOFT: [(&str, &str); 22] = [
        ("리", "이"),
        ("류", "유"),
        ("림", "임"),
        ("로", "노"),
        ("라", "나"),
        ("량", "양"),
        ("려", "여"),
        ("렬", "열"),
        ("률", "율"),
        ("련", "연"),
        ("령", "영"),
        ("룡", "용"),
        ("륙", "육"),
        ("륜", "윤"),
        ("린", "인"),
        ("립", "입"),
        ("녀", "여"),
        ("념", "염"),
        ("년", "연"),
        ("금", "김"),
        ("란", "난"),
        ("래", "내"),
    ];
    SOFT.iter().find(|(hard, _)| *hard == reading).map(|(_, soft)| *soft)
}
