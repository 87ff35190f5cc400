//! Chinese, Japanese, Korean and Vietnamese names beside their Latin spellings: the family name is known from lists and
//! readings, the given name is one unit whatever its hyphens and blanks.

use crate::budget;
use crate::han::{self, Chinese};
use crate::japanese;
use crate::korean;
use crate::lines;
use crate::outcome::ReadingSystem;
use crate::overseas;
use crate::pattern::Pattern;
use crate::romanised;
use crate::surnames;
use crate::table::{self, Name};
use crate::text::Text;
use crate::word::{Kind, Word};

/// The compact side, one way to split it.
#[derive(Clone, Debug)]
pub(crate) struct Split {
    pub(crate) surname: String,
    pub(crate) given: String,
}

/// How well a compact name and a Latin one agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    Nothing,
    GivenOnly,
    SurnameOnly,
    /// Surname, and the given name abbreviated.
    Initials,
    /// Surname and given name, and further words on the Latin side.
    Extra,
    Full,
}

/// The best agreement found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) rank: Rank,
    pub(crate) cost: u16,
    pub(crate) system: ReadingSystem,
    pub(crate) split: Split,
    /// The Latin word that reads as the surname.
    pub(crate) surname: Option<usize>,
    /// The Latin words that read as the given name.
    pub(crate) given: Option<(usize, usize)>,
    /// Whether a reading may be missing (Japanese names not in the dictionary).
    pub(crate) unsure: bool,
    /// Whether the surname is known from the list of spellings only, in a Chinese language without readings here.
    pub(crate) listed: bool,
}

/// A part that can be matched with Latin letters.
pub(crate) enum Matcher {
    Spelled { pattern: Option<Pattern<'static>>, literals: Vec<&'static str>, budget: Name },
    Japanese { part: String, surname: bool },
    Plain(Vec<String>),
}

/// What a matcher says.
pub(crate) struct Hit {
    cost: u16,
    characters: bool,
    doubtful: bool,
    listed: bool,
}

impl Matcher {
    fn hit(&self, latin: &str) -> Option<Hit> {
        let found = |cost| Some(Hit { cost, characters: false, doubtful: false, listed: false });
        match self {
            Matcher::Spelled { pattern, literals, budget } => {
                let text = Text::plain(latin)?;
                let read = pattern.as_ref().and_then(|p| p.cost(&text, budget::of(*budget, text.len())));
                if literals.contains(&latin) {
                    let chinese = matches!(budget, Name::Mandarin | Name::Cantonese);
                    return Some(Hit {
                        cost: 0,
                        characters: false,
                        doubtful: false,
                        listed: chinese && read.is_none(),
                    });
                }
                read.and_then(found)
            }
            Matcher::Japanese { part, surname } => {
                if *surname && japanese::is_long_beside_short(part, latin) {
                    return None;
                }
                let sound = japanese::sound(latin);
                let reading = japanese::reads_as(part, &sound, *surname);
                if reading.fits.is_none() && part.chars().all(han::is_kana) {
                    let kana: Vec<char> = part.chars().map(han::katakana).collect();
                    let text = Text::plain(latin)?;
                    let cost = Pattern::of_chars(table::get(Name::Kana), &kana)?;
                    return cost.cost(&text, budget::of(Name::Kana, text.len())).and_then(found);
                }
                let characters = reading.fits? == japanese::Found::Characters;
                // A surname of the dictionary that is read in a way the dictionary does not know: possible, not sure.
                let doubtful = characters && *surname && reading.listed;
                Some(Hit { cost: if characters { 12 } else { 0 }, characters, doubtful, listed: false })
            }
            Matcher::Plain(readings) => readings.iter().any(|r| r == latin).then_some(Hit {
                cost: 0,
                characters: false,
                doubtful: false,
                listed: false,
            }),
        }
    }

    fn begins_with(&self, letter: u8) -> bool {
        match self {
            Matcher::Spelled { pattern, .. } => pattern.as_ref().is_some_and(|p| p.begins_with(letter)),
            Matcher::Japanese { part, surname } => japanese::begins_with(part, letter, *surname),
            Matcher::Plain(readings) => readings.iter().any(|r| r.as_bytes().first() == Some(&letter)),
        }
    }
}

/// The systems a compact name is read in.
pub(crate) const HAN_SYSTEMS: [ReadingSystem; 5] = [
    ReadingSystem::Pinyin,
    ReadingSystem::Cantonese,
    ReadingSystem::JapaneseName,
    ReadingSystem::SinoKorean,
    ReadingSystem::SinoVietnamese,
];

/// The same, for names whose Latin form looks Japanese.
pub(crate) const JAPANESE_FIRST: [ReadingSystem; 5] = [
    ReadingSystem::JapaneseName,
    ReadingSystem::Pinyin,
    ReadingSystem::Cantonese,
    ReadingSystem::SinoKorean,
    ReadingSystem::SinoVietnamese,
];

/// The matcher of a compact part in one system; `None` when the system has no reading for it.
pub(crate) fn matcher(part: &str, system: ReadingSystem, surname: bool) -> Option<Matcher> {
    let chars: Vec<char> = part.chars().collect();
    match system {
        ReadingSystem::Pinyin | ReadingSystem::Cantonese => {
            let (which, budget) = match system {
                ReadingSystem::Pinyin => (Chinese::Mandarin, Name::Mandarin),
                _ => (Chinese::Cantonese, Name::Cantonese),
            };
            let pattern = if surname { han::surname_pattern(part, &chars, which) } else { han::pattern(&chars, which) };
            let literals = if surname { surnames::chinese(part) } else { Vec::new() };
            (pattern.is_some() || !literals.is_empty()).then_some(Matcher::Spelled { pattern, literals, budget })
        }
        ReadingSystem::SinoKorean => {
            let pattern = korean::hanja(&chars)?;
            let mut literals = Vec::new();
            if let (true, [c]) = (surname, chars.as_slice()) {
                for reading in lines::list(han::field(*c, lines::KOREAN)) {
                    literals.extend(surnames::korean(reading));
                }
            }
            Some(Matcher::Spelled { pattern: Some(pattern), literals, budget: Name::Hangul })
        }
        ReadingSystem::Hangul => {
            let jamo = korean::jamo(part);
            let pattern = Pattern::of_chars(table::get(Name::Hangul), &jamo);
            let literals = if surname { surnames::korean(part) } else { Vec::new() };
            Some(Matcher::Spelled { pattern, literals, budget: Name::Hangul })
        }
        ReadingSystem::JapaneseName => {
            let known = chars.iter().all(|c| han::is_kana(*c) || *c == '々' || han::is_known(*c));
            known.then(|| Matcher::Japanese { part: part.to_owned(), surname })
        }
        ReadingSystem::SinoVietnamese => {
            let mut readings = vec![String::new()];
            for c in &chars {
                let field = han::field(*c, lines::VIETNAMESE);
                if field.is_empty() || readings.len() > 8 {
                    return None;
                }
                readings = readings
                    .iter()
                    .flat_map(|r| field.split(',').map(move |f| format!("{r}{}", plain_vietnamese(f))))
                    .collect();
            }
            Some(Matcher::Plain(readings))
        }
        _ => None,
    }
}

fn plain_vietnamese(s: &str) -> String {
    let mut out = String::new();
    for c in s.chars() {
        match crate::fold::latin(c) {
            Some(f) if !c.is_ascii() => out.push_str(f.plain),
            _ => out.push(c),
        }
    }
    out
}

/// The ways to split a compact name, given as its words.
pub(crate) fn splits(words: &[&str], system: ReadingSystem) -> Vec<Split> {
    let of = |s: &str, g: &str| Split { surname: s.to_owned(), given: g.to_owned() };
    match words {
        [] => Vec::new(),
        [one] => {
            let n = one.chars().count();
            let at = |k: usize| one.char_indices().nth(k).map_or(one.len(), |c| c.0);
            let longest = match system {
                ReadingSystem::JapaneseName => 4,
                _ => 2,
            };
            let mut out = Vec::new();
            for k in 1..=longest.min(n.saturating_sub(1)) {
                let (s, g) = one.split_at(at(k));
                let fits = match system {
                    ReadingSystem::JapaneseName => g.chars().count() <= 4,
                    ReadingSystem::Hangul => k == 1 || !surnames::korean(s).is_empty(),
                    _ => k == 1 || n == 4 || !surnames::chinese(s).is_empty(),
                };
                if fits {
                    out.push(of(s, g));
                }
            }
            if system == ReadingSystem::JapaneseName {
                // Splits whose parts the dictionary has come first.
                out.sort_by_cached_key(|s| (!japanese::is_surname(&s.surname), !japanese::is_given(&s.given)));
            }
            if n == 1 {
                out.push(of(one, ""));
            }
            out
        }
        [first, rest @ ..] => {
            let mut out = vec![of(first, &rest.concat())];
            if words.len() == 2 {
                out.push(of(rest[0], first));
            }
            out
        }
    }
}

/// Compares a compact name with the words of a Latin one.
pub(crate) fn against_latin(compact: &[&str], systems: &[ReadingSystem], latin: &[Word]) -> Option<Found> {
    let mut best: Option<Found> = None;
    for system in systems {
        for split in splits(compact, *system) {
            try_split(latin, *system, &split, &mut best);
        }
        if let Some(found) = without_husband(compact, *system, latin) {
            keep(&mut best, found);
        }
        // A full agreement in one system is not bettered by another.
        if best.as_ref().is_some_and(|b| b.rank == Rank::Full && b.cost <= 12) {
            break;
        }
    }
    best
}

fn keep(best: &mut Option<Found>, f: Found) {
    let chinese = |f: &Found| matches!(f.system, ReadingSystem::Pinyin | ReadingSystem::Cantonese);
    let order = |f: &Found| (f.rank, !f.listed, f.listed && chinese(f), u16::MAX - f.cost);
    if best.as_ref().is_none_or(|b| order(&f) > order(b)) {
        *best = Some(f);
    }
}

fn try_split(latin: &[Word], system: ReadingSystem, split: &Split, best: &mut Option<Found>) {
    let Some(surname) = matcher(&split.surname, system, true) else { return };
    let mut given = None;
    let mut read = false;
    for (i, w) in latin.iter().enumerate().filter(|(_, w)| comparable(w)) {
        let Some(hit) = surname.hit(&w.plain) else { continue };
        read = true;
        // A surname as Mandarin is spelled (Zhao) does not lead a given name in Cantonese.
        if hit.listed && system == ReadingSystem::Cantonese && is_mandarin_reading(&split.surname, &w.plain) {
            continue;
        }
        if split.given.is_empty() {
            let split = split.clone();
            let surname = Some(i);
            keep(
                best,
                Found {
                    rank: Rank::Full,
                    cost: hit.cost,
                    system,
                    split,
                    surname,
                    given: None,
                    unsure: false,
                    listed: false,
                },
            );
            continue;
        }
        let given = given.get_or_insert_with(|| matcher(&split.given, system, false));
        keep(best, with_surname(latin, i, &hit, given.as_ref(), system, split));
        if let Some(given) = own_surname_last(&split.given, system) {
            keep(best, with_surname(latin, i, &hit, Some(&given), system, split));
        }
    }
    // A given name that agrees without the surname betters nothing but the same, and says little where both are read in a
    // language that borrowed the characters.
    let borrowed = matches!(system, ReadingSystem::SinoKorean | ReadingSystem::SinoVietnamese);
    if !read
        && !borrowed
        && best.as_ref().is_none_or(|b| b.rank <= Rank::GivenOnly)
        && latin.len() <= 4
        && !split.given.is_empty()
        && let Some(given) = matcher(&split.given, system, false)
    {
        keep(best, without_surname(latin, &given, system, split));
    }
}

/// The same name with the husband's surname left out of the Latin form (陳李美雲, Li Mei-yun).
fn without_husband(compact: &[&str], system: ReadingSystem, latin: &[Word]) -> Option<Found> {
    let [one] = compact else { return None };
    let mut chars = one.chars();
    let husband = chars.by_ref().next().map(String::from)?;
    let own = chars.as_str();
    let chinese = matches!(system, ReadingSystem::Pinyin | ReadingSystem::Cantonese);
    if !chinese || own.chars().count() != 3 || surnames::chinese(&husband).is_empty() {
        return None;
    }
    let mut best = None;
    for split in splits(&[own], system).iter().filter(|s| !surnames::chinese(&s.surname).is_empty()) {
        try_split(latin, system, split, &mut best);
    }
    let mut found = best.filter(|f| f.rank >= Rank::Extra)?;
    found.rank = Rank::Extra;
    found.split.surname.insert_str(0, &husband);
    Some(found)
}

fn is_mandarin_reading(surname: &str, latin: &str) -> bool {
    let read = matcher(surname, ReadingSystem::Pinyin, true).and_then(|m| m.hit(latin));
    read.is_some_and(|hit| !hit.listed && hit.cost == 0)
}

/// A married name of four characters holds two surnames, the husband's and her own, which Latin letters put last together
/// (林陳秀枝, Hsiu-chih Lin Chen): what follows the first surname, with her own behind the given name.
fn own_surname_last(given: &str, system: ReadingSystem) -> Option<Matcher> {
    let mut chars = given.chars();
    let own: String = chars.by_ref().take(1).collect();
    let chinese = matches!(system, ReadingSystem::Pinyin | ReadingSystem::Cantonese);
    if !chinese || chars.clone().count() != 2 || surnames::chinese(&own).is_empty() {
        return None;
    }
    matcher(&(chars.as_str().to_owned() + &own), system, false)
}

/// A compact name that is a given name by itself, read as some of the Latin words but not all of them. `unsure` where its
/// first character is a surname as well, so that it may be a whole name.
pub(crate) fn given_alone(compact: &[&str], systems: &[ReadingSystem], latin: &[Word]) -> Option<Found> {
    let [one] = compact else { return None };
    if !(2..=3).contains(&one.chars().count()) || latin.len() > 4 {
        return None;
    }
    let split = Split { surname: String::new(), given: (*one).to_owned() };
    let first = one.chars().next().map(String::from).unwrap_or_default();
    systems.iter().find_map(|&system| {
        let given = matcher(one, system, false)?;
        let mut found = without_surname(latin.get(1..)?, &given, system, &split);
        if found.rank == Rank::Nothing {
            found = without_surname(&latin[..latin.len() - 1], &given, system, &split);
        } else {
            found.given = found.given.map(|(from, to)| (from + 1, to + 1));
        }
        let japanese = system == ReadingSystem::JapaneseName;
        found.unsure = !japanese && !surnames::chinese(&first).is_empty();
        // Put together from single characters, nearly every Latin name is some reading.
        (found.rank == Rank::GivenOnly && !(japanese && found.cost > 0)).then_some(found)
    })
}

fn comparable(w: &Word) -> bool {
    w.kind == Kind::Name
        || w.kind == Kind::Initial && matches!(w.plain.as_str(), "i" | "o" | "u")
        || w.kind == Kind::Particle
}

fn concat(latin: &[Word], from: usize, to: usize, skip: Option<usize>) -> String {
    let mut s = String::with_capacity(24);
    for (i, w) in latin.iter().enumerate().take(to).skip(from) {
        if Some(i) != skip {
            s.push_str(&w.plain);
        }
    }
    s
}

fn with_surname(
    latin: &[Word],
    at: usize,
    hit: &Hit,
    given: Option<&Matcher>,
    system: ReadingSystem,
    split: &Split,
) -> Found {
    let mut found = Found {
        rank: Rank::SurnameOnly,
        cost: hit.cost,
        system: if hit.characters { ReadingSystem::JapaneseCharacter } else { system },
        split: split.clone(),
        surname: Some(at),
        given: None,
        unsure: hit.doubtful,
        listed: hit.listed,
    };
    let Some(given) = given else {
        found.unsure = true;
        return found;
    };
    let n = latin.len();
    // All words around the surname first, then shorter runs on either side of it.
    let mut runs = vec![(0, n, Some(at))];
    for (from, to) in [(at + 1, n), (0, at)] {
        for len in (1..=to.saturating_sub(from)).rev() {
            for start in from..=to - len {
                runs.push((start, start + len, None));
            }
        }
    }
    for (from, to, skip) in runs {
        let text = concat(latin, from, to, skip);
        if text.len() < 2 && split.given.chars().count() > 1 {
            continue;
        }
        if let Some(h) = given.hit(&text) {
            let used = to - from - usize::from(skip.is_some());
            let names = latin.iter().filter(|w| w.kind == Kind::Name || w.kind == Kind::Initial).count();
            found.rank = if used + 1 >= names { Rank::Full } else { Rank::Extra };
            found.cost += h.cost;
            if h.characters {
                found.system = ReadingSystem::JapaneseCharacter;
            }
            found.given = Some((from, to));
            return found;
        }
    }
    if matches!(system, ReadingSystem::Pinyin | ReadingSystem::Cantonese)
        && let Some((from, to)) = overseas::beside(latin, at, &split.given)
    {
        let names = latin.iter().filter(|w| matches!(w.kind, Kind::Name | Kind::Initial)).count();
        found.rank = if to - from + 1 >= names { Rank::Full } else { Rank::Extra };
        found.cost += 20;
        found.system = ReadingSystem::Overseas;
        found.given = Some((from, to));
        return found;
    }
    let others = || latin.iter().enumerate().filter(|(i, w)| *i != at && w.kind != Kind::Title);
    // A Western name may stand beside the initials (Peter T. M. Chan).
    let initials = || others().filter(|(_, w)| w.kind == Kind::Initial);
    if initials().count() > 0 && others().all(|(_, w)| w.kind == Kind::Initial || romanised::is_western(w)) {
        let first = initials().next().and_then(|(_, w)| w.plain.bytes().next());
        if first.is_some_and(|b| given.begins_with(b)) {
            found.rank = Rank::Initials;
            found.given = Some((0, n));
        }
    }
    found.listed |= overseas::is_name(latin, at);
    if let Matcher::Japanese { part, .. } = given {
        let r = japanese::reads_as(part, &japanese::sound(&concat(latin, 0, n, Some(at))), false);
        // Names of one character are read in ways no dictionary lists in full.
        found.unsure |= r.partly && !r.listed || part.chars().count() == 1;
    }
    found
}

fn without_surname(latin: &[Word], given: &Matcher, system: ReadingSystem, split: &Split) -> Found {
    let mut found = Found {
        rank: Rank::Nothing,
        cost: 0,
        system,
        split: split.clone(),
        surname: None,
        given: None,
        unsure: system == ReadingSystem::JapaneseName && !japanese::is_surname(&split.surname),
        listed: false,
    };
    for len in (1..=latin.len()).rev() {
        for from in 0..=latin.len() - len {
            let text = concat(latin, from, from + len, None);
            if text.len() > 2
                && let Some(h) = given.hit(&text)
            {
                found.rank = Rank::GivenOnly;
                found.cost = h.cost;
                found.given = Some((from, from + len));
                return found;
            }
        }
    }
    found
}
