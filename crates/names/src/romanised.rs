//! Two Latin spellings of a Chinese or Korean name.

use crate::budget;
use crate::describe;
use crate::eastern::{Found, Rank};
use crate::lexicon::flag;
use crate::malay;
use crate::outcome::{Comparison, ReadingSystem, Relation, Role, Verdict, WhyNot};
use crate::overseas;
use crate::pattern::Pattern;
use crate::syllables::{is_cantonese, is_korean, is_mandarin};
use crate::table::{self, Name};
use crate::text::Text;
use crate::vietnamese;
use crate::word::{Kind, Word, Writing, Written};

/// Whether a word can be written in one of the syllable languages.
pub(crate) fn is_syllables(plain: &str) -> bool {
    is_mandarin(plain) || is_cantonese(plain) || is_korean(plain)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Language {
    Korean,
    Mandarin,
    Cantonese,
}

impl Language {
    fn fits(self, plain: &str) -> bool {
        match self {
            Language::Korean => is_korean(plain),
            Language::Mandarin => is_mandarin(plain),
            Language::Cantonese => is_cantonese(plain),
        }
    }

    fn table(self) -> Name {
        match self {
            Language::Korean => Name::KoreanLatin,
            Language::Mandarin => Name::MandarinLatin,
            Language::Cantonese => Name::CantoneseLatin,
        }
    }

    fn system(self) -> ReadingSystem {
        match self {
            Language::Korean => ReadingSystem::KoreanRomanisation,
            Language::Mandarin => ReadingSystem::WadeGiles,
            Language::Cantonese => ReadingSystem::Cantonese,
        }
    }

    fn surname_bit(self) -> u32 {
        match self {
            Language::Korean => flag::KOREAN,
            _ => flag::CHINESE,
        }
    }
}

/// A name taken as surname and given name: the words that play each role.
struct Roles<'w> {
    surname: &'w Word,
    surname_at: usize,
    given: Vec<(usize, &'w Word)>,
    /// Western given names and initials beside them.
    others: usize,
}

fn is_name(w: &Word) -> bool {
    matches!(w.kind, Kind::Name | Kind::Particle) || w.kind == Kind::Initial && w.has(flag::KOREAN | flag::CHINESE)
}

/// English given names of three letters that are taken beside an East Asian surname; other short ones are more often syllables.
const SHORT_WESTERN: [&str; 24] = [
    "amy", "ava", "ben", "bob", "eva", "eve", "guy", "ian", "ivy", "jay", "jim", "joe", "ken", "leo", "max", "mia",
    "ray", "rob", "roy", "sam", "ted", "tim", "tom", "zoe",
];

/// Whether a word counts as a Western given name here: short ones, and short forms of other languages than English that
/// could be syllables (Chia, Tiao), are more often just that.
pub(crate) fn is_western(w: &Word) -> bool {
    w.has(flag::WESTERN)
        && match w.plain.len() {
            0..3 => false,
            3 => SHORT_WESTERN.binary_search(&&*w.plain).is_ok(),
            4 | 5 => w.has(flag::ENGLISH) || !is_syllables(&w.plain),
            _ => true,
        }
}

fn roles<'w>(name: &'w Written<'_>, language: Language) -> Vec<Roles<'w>> {
    let words: Vec<(usize, &Word)> =
        name.words.iter().enumerate().filter(|(_, w)| is_name(w) && w.writing == Writing::Latin).collect();
    let total = name.words.iter().filter(|w| matches!(w.kind, Kind::Name | Kind::Initial | Kind::Particle)).count();
    let mut out = Vec::new();
    // Looked at once a word, and only when there is a surname.
    let mut fitting: Option<Vec<bool>> = None;
    for (k, (at, w)) in words.iter().enumerate() {
        if !w.has(language.surname_bit()) {
            continue;
        }
        // Koreans by the million, and a few Chinese whose given names are read in neither language.
        if w.plain == "kim" && language != Language::Korean {
            continue;
        }
        let edge = k == 0 || k + 1 == words.len();
        // In the middle only behind Western names ("Ramon Yuen Hoi-man").
        if !edge && !words[..k].iter().all(|(_, w)| is_western(w)) {
            continue;
        }
        let fitting = fitting.get_or_insert_with(|| {
            // What a hyphen joins is one native name (Yu-ken).
            let joined = |j: usize| words[j].1.joined || words.get(j + 1).is_some_and(|(_, next)| next.joined);
            let western = |j: usize, w: &Word| words.len() > 2 && !joined(j) && is_western(w);
            words.iter().enumerate().map(|(j, (_, w))| language.fits(&w.plain) && !western(j, w)).collect()
        });
        let given: Vec<(usize, &Word)> =
            words.iter().enumerate().filter(|(j, _)| *j != k && fitting[*j]).map(|(_, w)| *w).collect();
        if given.is_empty() || given.len() > 4 {
            continue;
        }
        out.push(Roles { surname: w, surname_at: *at, others: total - 1 - given.len(), given });
    }
    out
}

fn spelled(a: &str, b: &str, language: Language) -> Option<u16> {
    if a == b {
        return Some(0);
    }
    if language == Language::Cantonese && nasals_apart(a, b) {
        return None;
    }
    let (p, t) = if a <= b { (a, b) } else { (b, a) };
    let chars: Vec<char> = Text::plain(p)?.as_str().chars().collect();
    let text = Text::plain(t)?;
    Pattern::of_chars(table::get(language.table()), &chars)?
        .cost(&text, budget::of(language.table(), p.len().min(t.len())))
        .or_else(|| {
            let chars: Vec<char> = text.as_str().chars().collect();
            Pattern::of_chars(table::get(language.table()), &chars)?
                .cost(&Text::plain(p)?, budget::of(language.table(), p.len().min(t.len())))
        })
}

/// Whether an "ang" of the one stands where the other has "ung": "an" and "un" are spellings of one sound, and so the table,
/// which knows no border of syllables in Latin words, would take Sang for Sung.
fn nasals_apart(a: &str, b: &str) -> bool {
    let vowels = |s: &str| -> Vec<u8> {
        s.as_bytes().windows(3).filter(|w| w[1] == b'n' && w[2] == b'g').map(|w| w[0]).collect()
    };
    let (x, y) = (vowels(a), vowels(b));
    x.len() == y.len() && x.iter().zip(&y).any(|p| matches!(p, (b'a', b'u') | (b'u', b'a')))
}

fn surname(a: &Word, b: &Word, language: Language) -> Option<u16> {
    if a.plain == b.plain {
        return Some(0);
    }
    let (x, y) = (a.entry?, b.entry?);
    let (x, y) = if language == Language::Korean { (&x.korean, &y.korean) } else { (&x.chinese, &y.chinese) };
    if x.iter().any(|row| y.contains(row)) {
        return Some(2);
    }
    // The list knows them both, so a like sound is another surname (Hsu and Hsueh, Tse and Tso).
    None
}

/// Whether two surnames are one by the table only: no system spells both. They come from different Chinese languages
/// (Tan and Chen, Chan and Chen), and nothing tells how the given name of the one reads in the other.
fn of_two_languages(a: &Word, b: &Word) -> bool {
    let languages = [Language::Mandarin, Language::Cantonese];
    !languages.iter().any(|l| spelled(&a.plain, &b.plain, *l).is_some())
        && surname(a, b, Language::Mandarin).is_some()
        && surname(a, b, Language::Korean).is_none()
}

/// Whether two names with further words beside surname and given name share these: where both go by another name as well,
/// and not by the same one, the syllables are a coincidence (Jean-Baptiste Le Goff, Jean-Bernard Le Goff).
fn share_others(a: &Written<'_>, x: &Roles<'_>, b: &Written<'_>, y: &Roles<'_>) -> bool {
    let further = |name: &'_ Written<'_>, roles: &Roles<'_>| -> Vec<String> {
        let used = |i: usize| i == roles.surname_at || roles.given.iter().any(|(at, _)| *at == i);
        let words = name.words.iter().enumerate().filter(|(i, w)| !used(*i) && w.kind != Kind::Title);
        words.map(|(_, w)| w.plain.clone()).collect()
    };
    let (left, right) = (further(a, x), further(b, y));
    let fits = |v: &String, w: &String| {
        v == w || v.len() == 1 && w.starts_with(v.as_str()) || w.len() == 1 && v.starts_with(w.as_str())
    };
    let all = |few: &[String], many: &[String]| few.iter().all(|v| many.iter().any(|w| fits(v, w)));
    all(&left, &right) || all(&right, &left)
}

fn others<'w>(name: &'w Written<'_>, surname_at: usize) -> Vec<&'w Word> {
    let all = name.words.iter().enumerate();
    all.filter(|(i, w)| *i != surname_at && w.kind == Kind::Name).map(|(_, w)| w).collect()
}

/// Whether both names begin with a surname, and not with the same one: what stands there is then no part of a given name
/// that could be spelled in two ways (Hsu Mei-ling, Hsueh Mei-ling, although Ling is a surname as well).
fn lead_apart(a: &Written<'_>, b: &Written<'_>) -> bool {
    let (Some(x), Some(y)) = (a.words.first(), b.words.first()) else { return false };
    // With a word more, it may be the husband's (Lam Cheng Yuk Ling, Cheng Yuk Ling).
    if a.words.len() != b.words.len() {
        return false;
    }
    [(Language::Mandarin, flag::CHINESE), (Language::Korean, flag::KOREAN)]
        .iter()
        .any(|(l, bit)| x.has(*bit) && y.has(*bit) && surname(x, y, *l).is_none())
}

/// Whether a word is no given name of a syllable language: a Western one, or the Muslim name of a convert.
fn is_foreign(w: &Word) -> bool {
    is_western(w) || is_muslim(w) || !is_syllables(&w.plain)
}

/// What stands before a Muslim given name and is not listed as one.
const MUSLIM_LEAD: [&str; 8] = ["abdul", "abdullah", "mohd", "muhd", "noor", "nur", "nurul", "siti"];

/// Whether a word is a Muslim given name and too long to be a syllable (Rahman; but Ali, Amin).
pub(crate) fn is_muslim(w: &Word) -> bool {
    let lead = || matches!(w.plain.as_bytes(), [b'a' | b'm' | b'n' | b's', _, _, ..]);
    w.has(flag::MUSLIM) && w.plain.len() > 4 || lead() && MUSLIM_LEAD.contains(&w.plain.as_str())
}

/// A shared surname, a Western given name on the one side and a native one on the other.
fn other_name(a: &Written<'_>, b: &Written<'_>) -> Option<(usize, usize)> {
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
            let foreign = |words: &[&Word]| words.iter().all(|w| is_foreign(w)) || words.iter().any(|w| is_muslim(w));
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
fn of_two_languages_given(a: &Written<'_>, b: &Written<'_>) -> Option<(usize, usize)> {
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

/// Compares two romanised names when both can be read as names of one such language; `None` leaves them to the general
/// comparison.
pub(crate) fn compare(a: &Written<'_>, b: &Written<'_>) -> Option<Comparison> {
    if let Some(done) = vietnamese::compare(a, b).or_else(|| malay::compare(a, b)) {
        return Some(done);
    }
    const EASTERN: u32 = flag::CHINESE | flag::KOREAN;
    let latin = |n: &Written<'_>| n.words.iter().all(|w| w.writing == Writing::Latin);
    let listed = |n: &Written<'_>| n.words.iter().any(|w| w.has(EASTERN));
    if !listed(a) || !listed(b) || !latin(a) || !latin(b) || a.words.len() < 2 || b.words.len() < 2 {
        return None;
    }
    if a.handle || b.handle || a.words.iter().chain(&b.words).any(|w| w.vietnamese) {
        return None;
    }
    let mut both = false;
    let mut best: Option<(u16, Verdict, Found, usize, usize)> = None;
    for language in [Language::Korean, Language::Mandarin, Language::Cantonese] {
        let (ra, rb) = (roles(a, language), roles(b, language));
        // The general comparison knows what to do with names that have Western parts on both sides.
        let plainly =
            |r: &Roles<'_>| r.others == 0 && !r.given.iter().any(|(_, w)| w.has(flag::WESTERN) || is_muslim(w));
        both = both || ra.iter().any(plainly) && rb.iter().any(plainly);
        for x in &ra {
            for y in &rb {
                let Some(s) = surname(x.surname, y.surname, language) else { continue };
                if x.others > 0 && y.others > 0 && !share_others(a, x, b, y) {
                    continue;
                }
                let join = |r: &Roles<'_>| r.given.iter().map(|(_, w)| w.plain.as_str()).collect::<String>();
                let Some(g) = spelled(&join(x), &join(y), language) else { continue };
                if x.surname_at > 0 && y.surname_at > 0 && lead_apart(a, b) {
                    continue;
                }
                let verdict = if x.others + y.others == 0 { Verdict::Same } else { Verdict::Compatible };
                let cost = s + g + 50 * (x.others + y.others) as u16;
                if best.as_ref().is_none_or(|b| cost < b.0) {
                    let found = Found {
                        rank: Rank::Full,
                        cost,
                        system: language.system(),
                        split: crate::eastern::Split { surname: x.surname.plain.clone(), given: join(x) },
                        surname: Some(y.surname_at),
                        given: None,
                        unsure: false,
                        listed: false,
                    };
                    best = Some((cost, verdict, found, x.surname_at, y.surname_at));
                }
            }
        }
    }
    match best {
        Some((_, verdict, found, sa, sb)) => Some(describe::romanised(a, b, sa, sb, found.system, verdict)),
        None if both && !is_part_of(a, b) && !is_part_of(b, a) => Some(no_agreement(a, b)),
        None => {
            let other = other_name(a, b).map(|at| (at, WhyNot::OtherName));
            other.or_else(|| Some((of_two_languages_given(a, b)?, WhyNot::NoReading))).map(|(at, why)| {
                let verdict = Verdict::NotComparable(why);
                describe::two_parts(a, b, at, Relation::NotComparable, Role::Family, verdict)
            })
        }
    }
}

/// Whether every word of the one name stands in the other, in one order: a syllable is left out (Lê Hoàng Long, Le Long).
fn is_part_of(part: &Written<'_>, whole: &Written<'_>) -> bool {
    let mut rest = whole.words.iter();
    part.words.len() < whole.words.len() && part.words.iter().all(|w| rest.any(|v| v.plain == w.plain))
}

/// Both are names of a syllable language, and they differ.
fn no_agreement(a: &Written<'_>, b: &Written<'_>) -> Comparison {
    let surname_at = |n: &Written<'_>, m: &Written<'_>| {
        n.words.iter().position(|w| {
            m.words.iter().any(|v| {
                [Language::Korean, Language::Mandarin]
                    .iter()
                    .any(|l| w.has(l.surname_bit()) && v.has(l.surname_bit()) && surname(w, v, *l).is_some())
            })
        })
    };
    let western = |n: &Written<'_>| n.words.iter().any(is_western);
    match (surname_at(a, b), surname_at(b, a)) {
        (Some(x), Some(y)) if western(a) != western(b) => describe::two_parts(
            a,
            b,
            (x, y),
            Relation::NotComparable,
            Role::Family,
            Verdict::NotComparable(WhyNot::OtherName),
        ),
        (Some(x), Some(y)) if of_two_languages(&a.words[x], &b.words[y]) => describe::two_parts(
            a,
            b,
            (x, y),
            Relation::NotComparable,
            Role::Family,
            Verdict::NotComparable(WhyNot::NoReading),
        ),
        (Some(x), Some(y)) => {
            describe::two_parts(a, b, (x, y), Relation::Contradiction, Role::Family, Verdict::Contradictory)
        }
        _ => describe::nothing_shared(a, b, Verdict::Contradictory),
    }
}
