//! Names in Han characters or Hangul, beside Latin ones and beside one another.

use std::borrow::Cow;

use crate::alias;
use crate::describe::{self, Pieces};
use crate::eastern::{self, Found, HAN_SYSTEMS, JAPANESE_FIRST, Rank};
use crate::han;
use crate::japanese;
use crate::lexicon::{self, flag};
use crate::lines;
use crate::outcome::{Comparison, ReadingSystem, Relation, Verdict, WhyNot};
use crate::overseas;
use crate::romanised;
use crate::script;
use crate::syllables;
use crate::word::{Kind, Word, Writing, Written};

fn is_compact(w: &Word) -> bool {
    matches!(w.writing, Writing::Han | Writing::Hangul)
}

fn compact_words<'n>(name: &'n Written<'_>, writing: Writing) -> Vec<&'n str> {
    name.words.iter().filter(|w| w.writing == writing && w.kind != Kind::Title).map(|w| w.plain.as_str()).collect()
}

/// Compares when at least one name is written in Han characters or Hangul.
pub(crate) fn compare(a: &Written<'_>, b: &Written<'_>) -> Option<Comparison> {
    if let Some(done) = with_alias(a, b) {
        return Some(done);
    }
    let writing = |n: &Written<'_>| n.words.iter().find(|w| is_compact(w)).map(|w| w.writing);
    let latin = |n: &Written<'_>| n.words.iter().any(|w| w.writing == Writing::Latin && w.kind == Kind::Name);
    match (writing(a), writing(b)) {
        (None, None) => None,
        (Some(x), Some(y)) => {
            let done = if x == y { same_writing(a, b, x) } else { two_writings(a, b, x, y) };
            // Both names may carry a Latin form as well, which then decides.
            (!(latin(a) && latin(b) && done.verdict != Verdict::Same)).then_some(done)
        }
        // A name in both writings beside a Latin one: the Latin words are compared, the others left out.
        (Some(_), None) if latin(a) && latin(b) && count_latin(a) > 1 => None,
        (None, Some(_)) if latin(a) && latin(b) && count_latin(b) > 1 => None,
        (Some(x), None) => Some(against_other(a, b, x, false)),
        (None, Some(y)) => Some(against_other(b, a, y, true)),
    }
}

/// A name with another one of the same person behind it agrees when either does.
fn with_alias(a: &Written<'_>, b: &Written<'_>) -> Option<Comparison> {
    let either = |x: &Written<'_>, y: &Written<'_>| {
        let done = compare(x, y).or_else(|| romanised::compare(x, y))?;
        matches!(done.verdict, Verdict::Same | Verdict::Compatible).then_some(done)
    };
    let mut done = match (alias::of(a), alias::of(b)) {
        (None, None) => return None,
        (Some(x), _) => x.iter().find_map(|x| either(x, b)),
        (None, Some(y)) => y.iter().find_map(|y| either(a, y)),
    }?;
    done.verdict = Verdict::Compatible;
    describe::also(&mut done, a, b);
    Some(done)
}

fn count_latin(n: &Written<'_>) -> usize {
    n.words.iter().filter(|w| w.writing == Writing::Latin && w.kind == Kind::Name).count()
}

fn against_other(compact: &Written<'_>, other: &Written<'_>, writing: Writing, swapped: bool) -> Comparison {
    let words = compact_words(compact, writing);
    // Kana beside Han: Japanese readings; kana beside anything else goes through its Latin form as other scripts do.
    let latin: Cow<'_, [Word]> = if other.words.iter().all(|w| w.writing == Writing::Latin) {
        Cow::Borrowed(&other.words)
    } else {
        Cow::Owned(other.words.iter().filter_map(in_latin).collect())
    };
    let pieces = Pieces { compact, other, swapped };
    if latin.is_empty() || words.is_empty() {
        return describe::compact_unread(&pieces, WhyNot::NoReading);
    }
    // Kana write down the sound, as Latin letters do.
    let native = other.words.iter().any(|w| !matches!(w.writing, Writing::Latin | Writing::Kana));
    let systems: &[ReadingSystem] = match (writing, other.words.first().map(|w| w.writing)) {
        (Writing::Hangul, _) => &[ReadingSystem::Hangul],
        (_, Some(Writing::Kana)) => &[ReadingSystem::JapaneseName],
        _ if looks_japanese(&latin) => &JAPANESE_FIRST,
        _ => &HAN_SYSTEMS,
    };
    let has_kana = words.iter().any(|w| w.chars().any(han::is_kana));
    let systems = if has_kana { &[ReadingSystem::JapaneseName][..] } else { systems };
    let Some(found) = eastern::against_latin(&words, systems, &latin) else {
        return describe::compact_unread(&pieces, WhyNot::NoReading);
    };
    let mut verdict = judge(&found, &latin, &words, systems, native);
    if verdict == Verdict::Contradictory
        && let Some(alone) = eastern::given_alone(&words, systems, &latin)
    {
        let verdict = if alone.unsure { Verdict::NotComparable(WhyNot::Handle) } else { Verdict::Compatible };
        return describe::compact(&pieces, &latin, &alone, verdict);
    }
    if verdict == Verdict::Contradictory && other.handle {
        verdict = Verdict::NotComparable(WhyNot::Handle);
    }
    describe::compact(&pieces, &latin, &found, verdict)
}

/// Open syllables in every word, and too many of them for a Chinese name. Decides only which reading is tried first.
fn looks_japanese(latin: &[Word]) -> bool {
    let names = || latin.iter().filter(|w| w.kind == Kind::Name);
    names().all(|w| japanese::is_romaji(&w.plain)) && names().any(|w| w.plain.len() > 4)
}

/// A word of another script in its first Latin reading.
fn in_latin(w: &Word) -> Option<Word> {
    if w.writing == Writing::Latin {
        return Some(w.clone());
    }
    let plain = script::reading(&w.plain, w.writing)?;
    Some(Word { entry: lexicon::entry(&plain), writing: Writing::Latin, plain, other: None, ..w.clone() })
}

fn judge(found: &Found, latin: &[Word], words: &[&str], systems: &[ReadingSystem], native: bool) -> Verdict {
    let names = latin.iter().filter(|w| w.kind == Kind::Name).count();
    match found.rank {
        Rank::Full | Rank::Extra if found.unsure => Verdict::NotComparable(WhyNot::NoReading),
        Rank::Full => Verdict::Same,
        Rank::Extra | Rank::Initials => Verdict::Compatible,
        Rank::SurnameOnly => {
            let others: Vec<&Word> = latin
                .iter()
                .enumerate()
                .filter(|(i, w)| Some(*i) != found.surname && w.kind == Kind::Name)
                .map(|(_, w)| w)
                .collect();
            if others.is_empty() {
                initial_beside(found, latin)
            } else if found.unsure || native {
                Verdict::NotComparable(WhyNot::NoReading)
            } else if others.iter().any(|w| romanised::is_muslim(w)) {
                // A convert's name beside the legal one.
                Verdict::NotComparable(WhyNot::OtherName)
            } else if is_chinese(found.system) {
                chinese_given(found, latin, &others)
            } else if others.iter().all(|w| is_foreign(w, found.system)) {
                Verdict::NotComparable(WhyNot::OtherName)
            } else {
                Verdict::Contradictory
            }
        }
        Rank::GivenOnly | Rank::Nothing => {
            let unread = words.iter().flat_map(|w| w.chars()).any(|c| {
                u32::from(c) > 0x2E80
                    && !han::is_kana(c)
                    && !matches!(c, '々' | '\u{AC00}'..='\u{D7A3}')
                    && !han::is_known(c)
            });
            if names == 1 {
                Verdict::NotComparable(WhyNot::Handle)
            } else if unread || native || found.rank == Rank::Nothing && rare_japanese(latin, words, systems) {
                Verdict::NotComparable(WhyNot::NoReading)
            } else {
                Verdict::Contradictory
            }
        }
    }
}

/// Nothing but a surname that agrees, or a surname and an initial that no reading of the given name begins with: of a Western
/// name beside a Chinese or Korean one, but hardly of one beside a Japanese name whose readings are listed.
fn initial_beside(found: &Found, latin: &[Word]) -> Verdict {
    let initial = latin.iter().enumerate().any(|(i, w)| Some(i) != found.surname && w.kind == Kind::Initial);
    let japanese = matches!(found.system, ReadingSystem::JapaneseName | ReadingSystem::JapaneseCharacter);
    if !initial || found.split.given.is_empty() {
        Verdict::Compatible
    } else if japanese && japanese::is_given(&found.split.given) {
        Verdict::Contradictory
    } else {
        Verdict::NotComparable(if japanese { WhyNot::NoReading } else { WhyNot::OtherName })
    }
}

fn is_chinese(system: ReadingSystem) -> bool {
    matches!(system, ReadingSystem::Pinyin | ReadingSystem::Cantonese | ReadingSystem::Overseas)
}

/// The surname agrees and no reading of the given name does. That says something only where the given name is written in a
/// language whose readings are known here.
fn chinese_given(found: &Found, latin: &[Word], others: &[&Word]) -> Verdict {
    let joined = |w: &Word| {
        let at = latin.iter().position(|v| v.span == w.span).unwrap_or(0);
        w.joined || latin.get(at + 1).is_some_and(|next| next.joined)
    };
    let foreign = |w: &Word| !syllables::is_mandarin(&w.plain) && !syllables::is_cantonese(&w.plain);
    let western = |w: &&&Word| !joined(w) && (romanised::is_western(w) || w.has(flag::WESTERN) && foreign(w));
    let syllables: Vec<&str> = others.iter().filter(|w| !western(w)).map(|w| w.plain.as_str()).collect();
    let whole: Vec<&str> = others.iter().map(|w| w.plain.as_str()).collect();
    if [&syllables, &whole].iter().any(|words| overseas::given(&found.split.given, words) == overseas::Fit::No) {
        return Verdict::Contradictory;
    }
    let surname = found.surname.and_then(|at| latin.get(at));
    let overseas = found.listed
        || surname.is_some_and(|w| overseas::is_surname(&w.plain))
        || syllables.iter().any(|s| overseas::is_syllable(s));
    if !overseas && others.iter().all(|w| western(&w) || foreign(w) && !joined(w)) {
        return Verdict::NotComparable(WhyNot::OtherName);
    }
    // Speakers of Hokkien, Teochew or Hakka read the given name as they do the surname.
    if overseas || others.iter().any(|w| !western(&w) && foreign(w)) {
        return Verdict::NotComparable(WhyNot::NoReading);
    }
    Verdict::Contradictory
}

/// A Japanese name whose surname the dictionary does not have: nothing can be said of its reading.
fn rare_japanese(latin: &[Word], words: &[&str], systems: &[ReadingSystem]) -> bool {
    let romaji =
        latin.iter().filter(|w| w.kind == Kind::Name).all(|w| japanese::is_romaji(&w.plain) && w.plain.len() > 2);
    let chinese = latin.iter().filter(|w| w.kind == Kind::Name).all(|w| romanised::is_syllables(&w.plain));
    systems.contains(&ReadingSystem::JapaneseName)
        && romaji
        && !chinese
        && !eastern::splits(words, ReadingSystem::JapaneseName).iter().any(|s| japanese::is_surname(&s.surname))
}

/// A word that is no given name of the language the surname was read in: a Western name beside the legal one.
fn is_foreign(w: &Word, system: ReadingSystem) -> bool {
    // Ken is a Japanese name as well.
    let japanese = matches!(system, ReadingSystem::JapaneseName | ReadingSystem::JapaneseCharacter);
    if romanised::is_muslim(w)
        || romanised::is_western(w) && !(japanese && w.plain.len() == 3 && japanese::is_romaji(&w.plain))
    {
        return true;
    }
    match system {
        ReadingSystem::JapaneseName | ReadingSystem::JapaneseCharacter => !japanese::is_romaji(&w.plain),
        _ => !syllables::is_korean(&w.plain),
    }
}

fn same_writing(a: &Written<'_>, b: &Written<'_>, writing: Writing) -> Comparison {
    let (x, y) = (compact_words(a, writing).concat(), compact_words(b, writing).concat());
    let equal =
        x.chars().count() == y.chars().count() && x.chars().zip(y.chars()).all(|(c, d)| han::same_character(c, d));
    if equal {
        let relation = if x == y { Relation::Equal } else { Relation::Variant };
        return describe::whole(a, b, relation, ReadingSystem::Pinyin, Verdict::Same);
    }
    // The other order, when the parts are written apart.
    let swapped = |n: &Written<'_>| -> Option<String> {
        match compact_words(n, writing).as_slice() {
            [one, two] => Some(format!("{two}{one}")),
            _ => None,
        }
    };
    if swapped(a).is_some_and(|s| s == y) || swapped(b).is_some_and(|s| s == x) {
        return describe::whole(a, b, Relation::Equal, ReadingSystem::Pinyin, Verdict::Same);
    }
    let short = x.chars().count().min(y.chars().count());
    if short == 1 || x.starts_with(&y) || y.starts_with(&x) || x.ends_with(&y) || y.ends_with(&x) {
        return describe::whole(a, b, Relation::NotComparable, ReadingSystem::Pinyin, Verdict::Compatible);
    }
    describe::whole(a, b, Relation::Contradiction, ReadingSystem::Pinyin, Verdict::Contradictory)
}

fn two_writings(a: &Written<'_>, b: &Written<'_>, x: Writing, _y: Writing) -> Comparison {
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
        return describe::whole(a, b, Relation::Variant, ReadingSystem::SinoKorean, Verdict::Same);
    }
    let unread = han_text.chars().any(|c| han::field(c, lines::KOREAN).is_empty());
    let verdict = if unread || han_text.chars().count() != hangul.chars().count() {
        Verdict::NotComparable(WhyNot::NoReading)
    } else {
        Verdict::Contradictory
    };
    describe::whole(a, b, Relation::Contradiction, ReadingSystem::SinoKorean, verdict)
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
