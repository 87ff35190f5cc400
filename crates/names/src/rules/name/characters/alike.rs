//! Two names in Han characters or Hangul.

use crate::knowledge::han;
use crate::knowledge::lines;
use crate::knowledge::surnames;
use crate::outcome::relation::{ReadingSystem, Relation};
use crate::outcome::rule::RuleId;
use crate::readings::japanese;
use crate::readings::kana;
use crate::readings::scripts;
use crate::rules::name::decision::{Decision, Shown};
use crate::words::written::{Kind, Word, Writing, Written};

/// The words of the name in one writing; with those in Han characters the part in kana that stands apart from them.
pub(crate) fn compact_words<'n>(name: &'n Written<'_>, writing: Writing) -> Vec<&'n str> {
    let with_kana = writing == Writing::Han && has_part_in_kana(name);
    let is_asked = |w: &&Word| w.writing == writing || with_kana && w.writing == Writing::Kana;
    name.words.iter().filter(|w| w.kind != Kind::Title).filter(is_asked).map(|w| w.plain.as_str()).collect()
}

/// Whether one part of the name is in Han characters and the other, behind a blank, in kana (田中 さくら). Kana that tell how the
/// characters are read (田中 タナカ) are no part.
fn has_part_in_kana(name: &Written<'_>) -> bool {
    let mut words = name.words.iter().filter(|w| w.kind != Kind::Title);
    let (Some(one), Some(two), None) = (words.next(), words.next(), words.next()) else { return false };
    let (han, kana) = match (one.writing, two.writing) {
        (Writing::Han, Writing::Kana) => (one.plain.as_str(), two.plain.as_str()),
        (Writing::Kana, Writing::Han) => (two.plain.as_str(), one.plain.as_str()),
        _ => return false,
    };
    let surname = japanese::is_surname(han) || !surnames::chinese(han).is_empty();
    let Some(latin) = scripts::reading(kana, Writing::Kana) else { return false };
    let sound = kana::sound(&latin);
    (surname || japanese::is_given(han))
        && [true, false].iter().all(|surname| japanese::Part::of(han, *surname).reads_as(&sound).is_none())
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
    match one_given(&x, &y, writing) {
        Some(shown) => Decision::new(RuleId::OtherSurnameInCharacters, shown),
        None => whole(RuleId::OtherCharacters, Relation::Contradiction),
    }
}

/// Two surnames of the lists before one given name.
fn one_given(x: &str, y: &str, writing: Writing) -> Option<Shown<'static>> {
    let (mut best, (a, b)) = (None, (x.chars().collect::<Vec<_>>(), y.chars().collect::<Vec<_>>()));
    // The longest surnames that are listed leave the given name that is meant.
    for (n, m) in (1..=LONGEST_SURNAME).flat_map(|n| (1..=LONGEST_SURNAME).map(move |m| (n, m))) {
        let (Some((first, given)), Some((second, other))) = (a.split_at_checked(n), b.split_at_checked(m)) else {
            continue;
        };
        let one = !given.is_empty()
            && given.len() == other.len()
            && given.iter().zip(other).all(|(c, d)| han::same_character(*c, *d));
        let text = |part: &[char]| part.iter().collect::<String>();
        if one && is_surname(&text(first), writing) && is_surname(&text(second), writing) {
            best = Some(Shown::OneGiven { surnames: (text(first), text(second)), given: (text(given), text(other)) });
        }
    }
    best
}

/// Characters of a surname at most (勅使河原 is rare enough).
const LONGEST_SURNAME: usize = 3;

fn is_surname(part: &str, writing: Writing) -> bool {
    match writing {
        Writing::Hangul => !surnames::korean(part).is_empty(),
        _ => !surnames::chinese(part).is_empty() || japanese::is_surname(part),
    }
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
