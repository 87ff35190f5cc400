//! One word of a name beside one word of another.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::budget;
use crate::cross::{self, cross};
use crate::custom;
use crate::forms;
use crate::item::Item;
use crate::japanese;
use crate::lexicon::{self, Entry, flag};
use crate::malay;
use crate::outcome::{ReadingSystem, Relation};
use crate::pattern::Pattern;
use crate::script;
use crate::short::{begins_as_short_form, diminished, longer, shorter, truncated};
use crate::slip::{are_patronymics, is_slip, slip_allowed};
use crate::table::{self, Name};
use crate::text::Text;
use crate::thai;
use crate::word::{Kind, Writing};

/// What is known of the pair of names before their words are compared.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Setting {
    /// One of the names was likely written down by ear from another script.
    pub(crate) translit: bool,
    /// Speakers of Arabic, Persian or Urdu: an article may be left out or written on.
    pub(crate) muslim: bool,
    pub(crate) vietnamese: bool,
    /// A Greek name, spelled by letter or by ear.
    pub(crate) greek: bool,
    /// A name of India, where a y is no j.
    pub(crate) indian: bool,
    /// A syllable language: short names that a slip of the pen turns into other names.
    pub(crate) eastern: bool,
    /// `translit` rests on no more than given names that West Europeans bear as well.
    pub(crate) soft: bool,
    /// Hundredths of the usual budgets: more for the last open part when all others agree.
    pub(crate) patience: u16,
}

impl Setting {
    /// The spellings by ear that go for such names.
    fn by_ear(self) -> Name {
        if self.muslim { Name::TranslitArabic } else { Name::Translit }
    }
}

/// How two words agree.
#[derive(Clone, Debug)]
pub(crate) struct Bond {
    pub(crate) relation: Relation,
    pub(crate) cost: u16,
    pub(crate) system: ReadingSystem,
}

impl Bond {
    pub(crate) fn new(relation: Relation, cost: u16, system: ReadingSystem) -> Option<Bond> {
        Some(Bond { relation, cost, system })
    }
}

/// How two words agree, if they do.
pub(crate) fn relate(a: &Item<'_>, b: &Item<'_>, setting: Setting) -> Option<Bond> {
    if a.writing == b.writing && a.plain == b.plain {
        return match (&a.marked, &b.marked) {
            (Some(x), Some(y)) if x != y && setting.vietnamese => None,
            _ => Bond::new(Relation::Equal, 0, ReadingSystem::LatinVariant),
        };
    }
    match (a.kind == Kind::Initial, b.kind == Kind::Initial) {
        (true, true) if a.letters() == 1 && b.letters() == 1 => {
            if a.writing == b.writing {
                return None;
            }
            return initial(a, b).or_else(|| initial(b, a));
        }
        (true, _) if a.letters() == 1 => return initial(a, b),
        (_, true) if b.letters() == 1 => return initial(b, a),
        _ => {}
    }
    match (a.writing, b.writing) {
        (Writing::Latin, Writing::Latin) => latin(a, b, setting),
        (Writing::Latin, _) => cross(b, a, setting),
        (_, Writing::Latin) => cross(a, b, setting),
        (x, y) => {
            let (first, second) = if (x as u8, &a.plain) <= (y as u8, &b.plain) { (a, b) } else { (b, a) };
            let (_, system) = script::table_of(first.writing)?;
            let read = as_latin(second)?;
            if x == y && x == Writing::Cyrillic {
                // Нұрсұлтан and Нурсултан: a letter of one alphabet beside the one another alphabet has for it.
                let (own, usual) = if cross::has_own_letters(&a.plain) { (a, b) } else { (b, a) };
                if cross::has_own_letters(&own.plain)
                    && let Some(bond) = cross(own, &as_latin(usual)?, Setting { patience: 100, ..setting })
                {
                    return Some(bond);
                }
            }
            if x == y {
                let read_first = as_latin(first)?;
                let mut bond = latin(&read_first, &read, Setting { translit: false, ..setting })?;
                bond.system = system;
                return Some(bond);
            }
            cross(first, &read, setting)
        }
    }
}

pub(crate) fn as_latin<'x>(item: &Item<'_>) -> Option<Item<'x>> {
    let plain = script::reading(&item.plain, item.writing)?;
    let entry = lexicon::entry(&plain);
    Some(Item {
        writing: Writing::Latin,
        kind: item.kind,
        plain: Cow::Owned(plain),
        other: None,
        entry,
        words: item.words,
        marked: None,
        alike: OnceCell::new(),
        native: OnceCell::new(),
    })
}

/// An initial beside a whole word.
fn initial(short: &Item<'_>, long: &Item<'_>) -> Option<Bond> {
    let letter = match short.writing {
        Writing::Latin => *short.plain.as_bytes().first()?,
        w => *script::reading(&short.plain, w)?.as_bytes().first()?,
    };
    let fits = match long.writing {
        Writing::Latin => {
            let first = *long.plain.as_bytes().first()?;
            first == letter
                || short.writing != Writing::Latin && {
                    let chars: Vec<char> = short.plain.chars().collect();
                    script::table_of(short.writing)
                        .and_then(|(name, _)| Pattern::of_chars(table::get(name), &chars))
                        .is_some_and(|p| p.begins_with(first))
                }
                || matches!((letter, first), (b'j', b'y') | (b'y', b'j'))
        }
        w if w == short.writing => long.plain.chars().next() == short.plain.chars().next(),
        w => script::pattern(&long.plain, w).is_some_and(|(p, _, _)| p.begins_with(letter)),
    };
    if fits { Bond::new(Relation::Initial, 30, ReadingSystem::LatinVariant) } else { None }
}

/// Whether the two are forms of one name in the lists of familiar forms.
pub(crate) fn share_group(a: Option<&Entry>, b: Option<&Entry>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            // Two forms of a third name that are names of their own in that list (Ella and Nora, of Eleanor) are two names.
            let named = |e: &Entry, g: u16| e.own.iter().any(|own| lexicon::same_file(*own, g));
            a.groups.iter().any(|g| {
                b.groups.contains(g) && (!named(a, *g) || !named(b, *g) || a.own.contains(g) || b.own.contains(g))
            })
        }
        _ => false,
    }
}

/// Two Latin spellings of one Chinese or Korean surname (Koo and Gu, Rhee and Lee).
fn share_surname(a: Option<&Entry>, b: Option<&Entry>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            a.chinese.iter().any(|row| b.chinese.contains(row)) || a.korean.iter().any(|row| b.korean.contains(row))
        }
        _ => false,
    }
}

fn latin(a: &Item<'_>, b: &Item<'_>, setting: Setting) -> Option<Bond> {
    let variant = |cost| Bond::new(Relation::Variant, cost, ReadingSystem::LatinVariant);
    let marked = a.marked.is_some() && b.marked.is_some() && setting.vietnamese;
    if marked {
        return None;
    }
    if a.other.as_deref() == Some(&*b.plain)
        || b.other.as_deref() == Some(&*a.plain)
        || a.other.is_some() && a.other == b.other
    {
        return variant(3);
    }
    if setting.vietnamese {
        return None;
    }
    if share_surname(a.entry, b.entry) {
        return variant(20);
    }
    if share_group(a.entry, b.entry) {
        return Bond::new(Relation::Nickname, 15, ReadingSystem::LatinVariant);
    }
    // The order of the two sides must not matter: the lesser word is the pattern.
    let (p, t) = if a.plain <= b.plain { (a, b) } else { (b, a) };
    let one_folding = a.other.is_none() && b.other.is_none();
    if one_folding
        && !setting.translit
        && p.plain.as_bytes().first() != t.plain.as_bytes().first()
        && lacks(&p.plain, &t.plain)
    {
        // Most words that meet are told apart here: with another first letter, and a sound that the other has not, only what
        // the lists know of names that sound like it can join them.
        let open = (a.entry.is_none() || b.entry.is_none()) && sounds_related(a, b);
        return if open { Bond::new(Relation::Nickname, 25, ReadingSystem::LatinVariant) } else { None };
    }
    let short = p.plain.len().min(t.plain.len());
    let of_man_and_woman = ends_apart(&p.plain, &t.plain);
    let of_faith = p.plain.ends_with("ttin") || p.plain.ends_with("ddin");
    let is_one = (setting.muslim || of_faith) && forms::is_turkish_final(&p.plain, &t.plain);
    if is_one || forms::are_servants(&p.plain, &t.plain) {
        return variant(10);
    }
    if setting.indian && matches!((p.plain.as_bytes(), t.plain.as_bytes()), ([b'j', ..], [b'y', ..])) {
        return None;
    }
    if known_apart(a.entry, b.entry) && !begins_as_short_form(shorter(p, t), longer(p, t)) {
        let spelled = || spelled(p, t, Name::Latin, short, 100).filter(|bond| bond.cost <= budget::SAME_SOUND);
        return if of_man_and_woman || differ_in_sex(p, t) { None } else { spelled() };
    }
    if of_man_and_woman {
        // Mario and Maria, Karim and Karima. Slavic surnames have such pairs, too (Ivanov, Ivanova).
        let given = |i: &Item<'_>| i.has(flag::GIVEN);
        return if setting.translit && !(given(p) && given(t)) { other_form(p, t, setting) } else { None };
    }
    // Letters with marks on both sides: no other script stands behind such a name, so its vowels are not free.
    let marked = setting.translit && !setting.muslim && a.other.is_some() && b.other.is_some();
    let patience = if marked { budget::MARKED } else { 100 };
    if let Some(bond) = spelled(p, t, Name::Latin, short, patience).filter(|_| !differ_in_sex(p, t)) {
        return Some(bond);
    }
    if let Some(same) = eastern_words(p, t) {
        return if same { variant(15) } else { None };
    }
    if setting.greek
        && let Some(bond) = custom::greek(p, t, short)
    {
        return Some(bond);
    }
    if forms::is_armenian(&p.plain)
        && forms::is_armenian(&t.plain)
        && let Some(bond) = spelled(p, t, Name::Translit, short, 100)
    {
        return Some(bond);
    }
    if let Some(bond) = custom::without_honorific(p, t, setting) {
        return Some(bond);
    }
    if marked {
        return other_form(p, t, setting);
    }
    if setting.translit {
        let patience = if setting.soft && short < 5 { budget::SOFT } else { setting.patience };
        let by_ear = setting.by_ear();
        if let Some(bond) = spelled(p, t, by_ear, short, patience).filter(|_| setting.muslim || !differ_in_sex(p, t)) {
            return Some(bond);
        }
        if let Some(bond) = other_folding(p, t, by_ear) {
            return Some(bond);
        }
        if setting.muslim
            && let Some(bond) = without_article(p, t, short)
        {
            return Some(bond);
        }
        if let Some(bond) = other_form(p, t, setting) {
            return Some(bond);
        }
        if setting.muslim
            && let Some(bond) = custom::somali(p, t)
        {
            return Some(bond);
        }
        if setting.muslim && of_one_skeleton(p, t) {
            return variant(45);
        }
    }
    if !setting.eastern && (truncated(p, t) || diminished(p, t)) {
        return Bond::new(Relation::Nickname, 30, ReadingSystem::LatinVariant);
    }
    if (a.entry.is_none() || b.entry.is_none()) && sounds_related(a, b) {
        return Bond::new(Relation::Nickname, 25, ReadingSystem::LatinVariant);
    }
    // A slip leaves letters out or takes the wrong one; it does not choose another umlaut.
    let chosen = a.other.is_some() && b.other.is_some();
    if !setting.eastern
        && !chosen
        && !are_patronymics(&p.plain, &t.plain)
        && slip_allowed(short, setting.patience)
        && is_slip(p.plain.as_bytes(), t.plain.as_bytes(), setting.patience)
    {
        return Bond::new(Relation::Typo, 60, ReadingSystem::LatinVariant);
    }
    None
}

/// Whether two words are one Japanese name in two romanisations (Ohtsuka, Ootuka).
fn is_one_romaji(p: &str, t: &str) -> bool {
    let (Some(a), Some(b)) = (p.bytes().next(), t.bytes().next()) else { return false };
    let first = a == b || matches!((a, b), (b'c', b't') | (b'j', b'z') | (b'd', b'j') | (b'f', b'h') | (b'u', b'y'));
    let last = |s: &str| s.bytes().next_back().is_some_and(|b| b"aeiouhn".contains(&b));
    p.len() > 3
        && p.len().abs_diff(t.len()) <= 3
        && first
        && last(p)
        && last(t)
        && !lacks(p, t)
        && japanese::sound(p) == japanese::sound(t)
        && japanese::is_romaji(p)
}

/// What is known of two words as Indonesian names in the old and the present spelling, or as Thai ones: whether they are one.
/// Long words that no list knows, with first letters that stand for one sound, are worth the while.
fn eastern_words(p: &Item<'_>, t: &Item<'_>) -> Option<bool> {
    if malay::old_spelling(&p.plain, &t.plain) || is_one_romaji(&p.plain, &t.plain) {
        return Some(true);
    }
    let first = |i: &Item<'_>| match i.plain.as_bytes().first() {
        Some(b'v') => Some(b'w'),
        Some(b'j') => Some(b'c'),
        Some(b'g') => Some(b'k'),
        Some(b'b') => Some(b'p'),
        other => other.copied(),
    };
    const LETTERS: usize = 6;
    let long = p.plain.len() >= LETTERS && t.plain.len() >= LETTERS;
    let unlisted = p.entry.is_none() && t.entry.is_none();
    (long && unlisted && first(p) == first(t)).then(|| thai::same(&p.plain, &t.plain))?
}

/// Whether both words are listed given names, and the lists know of no tie between them, or both frequent surnames of the
/// North (Lindberg and Lundberg): what is known of two names is
/// better than their letters (Jamal and Jamil, Markus and Marius). Within one list only: no list claims to know all forms
/// that its names take in other languages.
pub(crate) fn known_apart(a: Option<&Entry>, b: Option<&Entry>) -> bool {
    let (Some(x), Some(y)) = (a, b) else { return false };
    let given = |e: &Entry| e.flags & flag::GIVEN != 0 && !e.groups.is_empty();
    // The languages of Western Europe borrow one another's names, so their lists count as one.
    let one_list = |x: &Entry, y: &Entry| x.flags & y.flags & flag::WEST_EUROPE != 0 || x.lists & y.lists != 0;
    x.flags & y.flags & flag::NORTHERN_SURNAME != 0 || given(x) && given(y) && one_list(x, y) && !share_group(a, b)
}

/// Whether two words differ in the ending that makes a man's name a woman's: an a more, or an a for an o.
fn ends_apart(a: &str, b: &str) -> bool {
    let (s, l) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if s.len() < 3 {
        return false;
    }
    match (s.as_bytes(), l.as_bytes()) {
        // Lysenko and Lysenka are one surname in two languages.
        ([front @ .., b'a'], [other @ .., b'o']) | ([front @ .., b'o'], [other @ .., b'a']) => {
            front == other && !front.ends_with(b"nk")
        }
        // Konstantinos, Konstantina.
        ([front @ .., b'a'], [other @ .., b'o', b's']) => front == other,
        // Filip, Filippa.
        ([.., x], [front @ .., y, b'a']) if x == y && front == s.as_bytes() => true,
        (short, [front @ .., b'a']) => short == front,
        _ => false,
    }
}

pub(crate) fn sounds_related(a: &Item<'_>, b: &Item<'_>) -> bool {
    let known = |i: &Item<'_>| i.entry.is_some_and(|e| !e.groups.is_empty());
    if !known(a) && !known(b) {
        return false;
    }
    let of = |i: &Item<'_>| {
        i.entry.filter(|e| !e.groups.is_empty()).or_else(|| *i.alike.get_or_init(|| lexicon::by_sound(&i.plain)))
    };
    share_group(of(a), of(b))
}

/// The same word with other letters.
pub(crate) fn bare<'x>(plain: &str, like: &Item<'_>) -> Item<'x> {
    Item {
        writing: like.writing,
        kind: like.kind,
        plain: Cow::Owned(plain.to_owned()),
        other: None,
        entry: lexicon::entry(plain),
        words: like.words,
        marked: None,
        alike: OnceCell::new(),
        native: OnceCell::new(),
    }
}

/// Whether only one of two words ends in the a of a woman's name, and the other in a consonant or an i (Andreea, Andrei).
fn differ_in_sex(p: &Item<'_>, t: &Item<'_>) -> bool {
    let of_woman = |i: &Item<'_>| i.plain.ends_with('a');
    let of_man = |i: &Item<'_>| !i.plain.ends_with(['a', 'e', 'o', 'u', 'h']);
    of_woman(p) && of_man(t) || of_woman(t) && of_man(p)
}

/// Two patronymics of one father's name, or one name with and without the ending a language puts on it.
pub(crate) fn other_form(p: &Item<'_>, t: &Item<'_>, setting: Setting) -> Option<Bond> {
    let variant = |cost| Bond::new(Relation::Variant, cost, ReadingSystem::LatinVariant);
    let same = |x: &str, y: &str| {
        let (x, y) = if x <= y { (bare(x, p), bare(y, t)) } else { (bare(y, t), bare(x, p)) };
        let short = x.plain.len().min(y.plain.len());
        x.plain == y.plain || spelled(&x, &y, setting.by_ear(), short, 100).is_some() || sounds_related(&x, &y)
    };
    match (forms::father(&p.plain), forms::father(&t.plain)) {
        (Some(x), Some(y)) => {
            // The ending took the last sound of the father's name along (Alekse-evich, Grigor-yevich).
            let whole = |s: &str| ["", "ey", "iy", "y", "a"].map(|e| format!("{s}{e}"));
            let fits = same(x, y)
                || whole(x).iter().any(|x| whole(y).iter().any(|y| sounds_related(&bare(x, p), &bare(y, t))));
            return if fits { variant(20) } else { None };
        }
        (Some(_), None) | (None, Some(_)) => return None,
        (None, None) => {}
    }
    for (x, y) in [(p, t), (t, p)] {
        let bases = [forms::without_nominative(&x.plain).map(str::to_owned), forms::masculine(&x.plain)];
        let feminine = || forms::is_feminine_of(&x.plain, &y.plain) && !x.has(flag::GIVEN) && !y.has(flag::GIVEN);
        if bases.into_iter().flatten().any(|base| same(&base, &y.plain)) || feminine() {
            return variant(25);
        }
    }
    match (forms::without_nominative(&p.plain), forms::without_nominative(&t.plain)) {
        (Some(x), Some(y)) if same(x, y) => variant(30),
        _ => None,
    }
}

/// Whether one word has an m, n, l or r and the other has none. No spelling habit turns these into other letters (apart
/// from rz and the article in -uldin), so such words are told apart without a closer look.
pub(crate) fn lacks(a: &str, b: &str) -> bool {
    const SOUNDS: [u8; 256] = {
        let mut sounds = [0; 256];
        sounds[b'm' as usize] = 1;
        sounds[b'n' as usize] = 2;
        sounds[b'l' as usize] = 4;
        sounds[b'r' as usize] = 8;
        sounds
    };
    let of = |s: &str| s.bytes().fold(0, |seen, b| seen | SOUNDS[usize::from(b)]);
    let differ = of(a) ^ of(b);
    if differ == 0 {
        return false;
    }
    let open = |s: &str| {
        // By byte: this runs for every two words, and a search for a string costs more than it looks.
        let b = s.as_bytes();
        let rz = if b.windows(2).any(|w| matches!(w, [b'r', b'z'])) { 8 } else { 0 };
        if b.windows(3).any(|w| matches!(w, [b'd', b'i', b'n'])) || s.starts_with("abd") { rz | 4 | 8 } else { rz }
    };
    differ & !(open(a) | open(b)) != 0
}

pub(crate) fn spelled(p: &Item<'_>, t: &Item<'_>, table: Name, short: usize, patience: u16) -> Option<Bond> {
    if p.plain.len().abs_diff(t.plain.len()) > 4 || short < 2 || table != Name::GreekLatin && lacks(&p.plain, &t.plain)
    {
        return None;
    }
    let pattern_letters = Text::collapsed(&p.plain)?;
    let text = Text::collapsed(&t.plain)?;
    let mut chars = ['\0'; 40];
    for (slot, c) in chars.iter_mut().zip(pattern_letters.as_str().chars()) {
        *slot = c;
    }
    let pattern = Pattern::of_chars(table::get(table), chars.get(..pattern_letters.len())?)?;
    let cost = pattern.cost(&text, budget::patient(table, short, patience))?;
    Bond::new(Relation::Variant, cost.max(5), ReadingSystem::LatinVariant)
}

/// The same with the other customary folding of either word (Žilin and Schilin by way of Zhilin).
fn other_folding(p: &Item<'_>, t: &Item<'_>, table: Name) -> Option<Bond> {
    let folded = |i: &Item<'_>| {
        let plain = Cow::Owned(i.other.as_deref()?.to_owned());
        Some(Item { plain, other: None, alike: OnceCell::new(), native: OnceCell::new(), ..i.clone() })
    };
    let (x, y) = (folded(p), folded(t));
    let pairs = [(x.as_ref(), Some(t)), (Some(p), y.as_ref()), (x.as_ref(), y.as_ref())];
    pairs.into_iter().find_map(|(a, b)| {
        let (a, b) = (a?, b?);
        let (first, second) = if a.plain <= b.plain { (a, b) } else { (b, a) };
        let short = first.plain.len().min(second.plain.len());
        spelled(first, second, table, short, 100)
    })
}

/// A listed name of Arabic origin beside a word no list knows, with the same consonants and other vowels (Ramzi, Romez): two
/// ways to hear one word that was written without vowels.
fn of_one_skeleton(a: &Item<'_>, b: &Item<'_>) -> bool {
    let (listed, heard) = if a.has(flag::MUSLIM) { (a, b) } else { (b, a) };
    let skeleton = |s: &str| -> Vec<u8> {
        let mut out: Vec<u8> = s.bytes().filter(|b| !matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')).collect();
        out.dedup();
        out
    };
    if !listed.has(flag::MUSLIM) || heard.entry.is_some() {
        return false;
    }
    let consonants = skeleton(&listed.plain);
    consonants.len() >= 3
        && listed.plain.bytes().next() == heard.plain.bytes().next()
        && listed.plain.len().abs_diff(heard.plain.len()) <= 2
        && consonants == skeleton(&heard.plain)
}

pub(crate) fn strip_article(s: &str) -> Option<&str> {
    let rest = ["al", "el", "ul", "il"].iter().find_map(|a| s.strip_prefix(a));
    let assimilated = || {
        let b = s.as_bytes();
        // En-naceur, Essghir, Ash-shaer: the article took the sound of the next letter.
        (b.len() > 5 && matches!(b[0], b'a' | b'e') && b[1] == b[2]).then(|| &s[2..])
    };
    // "Lamrani": only the l of the article is left.
    let joined = || {
        let b = s.as_bytes();
        (b.len() > 5 && b[0] == b'l' && matches!(b[1], b'a' | b'e' | b'i' | b'o' | b'u')).then(|| &s[1..])
    };
    rest.or_else(assimilated).or_else(joined).filter(|r| r.len() >= 4)
}

fn without_article(p: &Item<'_>, t: &Item<'_>, short: usize) -> Option<Bond> {
    for (x, y) in [(p, t), (t, p)] {
        if let Some(rest) = strip_article(&x.plain) {
            let bare = Item {
                plain: Cow::Borrowed(rest),
                other: None,
                marked: None,
                alike: OnceCell::new(),
                native: OnceCell::new(),
                ..x.clone()
            };
            let (first, second) = if bare.plain <= y.plain { (&bare, y) } else { (y, &bare) };
            if first.plain == second.plain {
                return Bond::new(Relation::Variant, 10, ReadingSystem::LatinVariant);
            }
            if let Some(mut bond) = spelled(first, second, Name::TranslitArabic, short.min(rest.len()), 100) {
                bond.cost += 10;
                return Some(bond);
            }
        }
    }
    None
}

/// Whether a word is a given name of a European language.
pub(crate) fn is_western_given(item: &Item<'_>) -> bool {
    item.has(flag::WESTERN)
}
