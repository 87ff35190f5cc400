//! What is known of single words: titles, particles, surnames that name a writing habit, names that go together.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::hash::Hasher;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use crate::text::fold;
use crate::text::sound::sound;

/// What a word can be. Bits of [`Entry::flags`].
pub(crate) mod flag {
    pub(crate) const TITLE: u32 = 1;
    pub(crate) const SUFFIX: u32 = 1 << 1;
    pub(crate) const PARTICLE: u32 = 1 << 2;
    /// A particle only when a hyphen follows (an article before a sun letter).
    pub(crate) const ARTICLE: u32 = 1 << 3;
    pub(crate) const KOREAN: u32 = 1 << 4;
    pub(crate) const CHINESE: u32 = 1 << 5;
    pub(crate) const VIETNAMESE: u32 = 1 << 6;
    pub(crate) const GIVEN: u32 = 1 << 7;
    pub(crate) const SLAVIC: u32 = 1 << 8;
    pub(crate) const ARABIC: u32 = 1 << 9;
    pub(crate) const IBERIAN: u32 = 1 << 10;
    /// A given name of a European language.
    pub(crate) const WESTERN: u32 = 1 << 11;
    pub(crate) const IBERIAN_SURNAME: u32 = 1 << 12;
    /// A given name of Western Europe, whatever else it is.
    pub(crate) const WEST_EUROPE: u32 = 1 << 13;
    /// A name or short form used by English speakers, and as second given name in East Asia.
    pub(crate) const ENGLISH: u32 = 1 << 14;
    pub(crate) const INDIAN: u32 = 1 << 15;
    /// A frequent surname of the German, Nordic or English languages.
    pub(crate) const NORTHERN_SURNAME: u32 = 1 << 16;
    /// An everyday word that stands where a given name would.
    pub(crate) const BYNAME: u32 = 1 << 17;
    /// A given name of Africa south of the Sahara, borne beside a baptismal one.
    pub(crate) const AFRICAN: u32 = 1 << 18;
}

/// A group is numbered by its file and, in so many bits, its line in it.
const LINES: u32 = 10;

/// Whether two groups stand in one file.
pub(crate) fn same_file(a: u16, b: u16) -> bool {
    a >> LINES == b >> LINES
}

/// What is known of one word.
#[derive(Default, Debug)]
pub(crate) struct Entry {
    pub(crate) flags: u32,
    /// The lines of the nickname files it stands in.
    pub(crate) groups: Vec<u16>,
    /// Those of them that are about this name, not about one it is a form of.
    pub(crate) own: Vec<u16>,
    /// The nickname files that know it, a bit for each, apart from those that tie languages together.
    pub(crate) lists: u32,
    /// The lines of the Korean surnames it stands in.
    pub(crate) korean: Vec<u16>,
    /// The lines of the Chinese surnames it stands in.
    pub(crate) chinese: Vec<u16>,
}

/// Keys are words of the program's own tables, so a short hash without defence against chosen keys will do.
#[derive(Clone, Copy, Default)]
struct WordHash(u64);

impl Hasher for WordHash {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0u8; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

type Map = HashMap<Cow<'static, str>, Entry, BuildHasherDefault<WordHash>>;

#[derive(Default)]
struct Lexicon {
    words: Map,
    /// The words of the nickname files in their lines, for the table of sounds.
    lines: Vec<(Cow<'static, str>, u16)>,
}

/// What is known of a plain word.
pub(crate) fn entry(plain: &str) -> Option<&'static Entry> {
    lexicon().words.get(plain)
}

/// What is known of names that sound like this plain word.
pub(crate) fn by_sound(plain: &str) -> Option<&'static Entry> {
    // Built apart: names that agree by letter never need it.
    static SOUNDS: OnceLock<Map> = OnceLock::new();
    let sounds = SOUNDS.get_or_init(|| {
        let mut sounds = Map::default();
        sounds.reserve(16_000);
        for (word, group) in &lexicon().lines {
            let e = sounds.entry(Cow::Owned(sound(word))).or_insert_with(Entry::default);
            if !e.groups.contains(group) {
                e.groups.push(*group);
            }
        }
        sounds
    });
    sounds.get(sound(plain).as_str())
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::read)
}

impl Lexicon {
    fn read() -> Lexicon {
        let mut it = Lexicon::default();
        it.words.reserve(22_000);
        it.list(include_str!("../../data/titles.txt"), flag::TITLE);
        it.list(include_str!("../../data/suffixes.txt"), flag::SUFFIX);
        for word in words(include_str!("../../data/particles.txt")) {
            match word.strip_suffix('-') {
                Some(article) => it.add(Cow::Borrowed(article), flag::ARTICLE, None),
                None => it.add(Cow::Borrowed(word), flag::PARTICLE, None),
            };
        }
        it.list(include_str!("../../data/surnames_vietnamese.txt"), flag::VIETNAMESE);
        it.list(include_str!("../../data/surnames_iberian.txt"), flag::IBERIAN | flag::IBERIAN_SURNAME);
        it.list(include_str!("../../data/surnames_northern.txt"), flag::NORTHERN_SURNAME);
        for word in words(include_str!("../../data/bynames.txt")) {
            it.add(if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(plain(word)) }, flag::BYNAME, None);
        }
        it.list(
            include_str!("../../data/western.txt"),
            flag::WESTERN | flag::GIVEN | flag::WEST_EUROPE | flag::ENGLISH,
        );
        for (data, bit) in [
            (include_str!("../../data/surnames_korean.tsv"), flag::KOREAN),
            (include_str!("../../data/surnames_chinese.tsv"), flag::CHINESE),
        ] {
            for (line, list) in data.lines().filter(|l| !l.starts_with('#')).enumerate() {
                for word in list.split_whitespace() {
                    it.add(Cow::Borrowed(word), bit, None);
                    if let Some(e) = it.words.get_mut(word) {
                        let rows = if bit == flag::KOREAN { &mut e.korean } else { &mut e.chinese };
                        rows.push(line as u16);
                    }
                }
            }
        }
        for (file, data) in [
            include_str!("../../data/nicknames/english.txt"),
            include_str!("../../data/nicknames/spanish.txt"),
            include_str!("../../data/nicknames/portuguese.txt"),
            include_str!("../../data/nicknames/filipino.txt"),
            include_str!("../../data/nicknames/french.txt"),
            include_str!("../../data/nicknames/celtic.txt"),
            include_str!("../../data/nicknames/german.txt"),
            include_str!("../../data/nicknames/dutch.txt"),
            include_str!("../../data/nicknames/nordic.txt"),
            include_str!("../../data/nicknames/italian.txt"),
            include_str!("../../data/nicknames/slavic.txt"),
            include_str!("../../data/nicknames/polish.txt"),
            include_str!("../../data/nicknames/czech.txt"),
            include_str!("../../data/nicknames/balkan.txt"),
            include_str!("../../data/nicknames/baltic.txt"),
            include_str!("../../data/nicknames/caucasus.txt"),
            include_str!("../../data/nicknames/estonian.txt"),
            include_str!("../../data/nicknames/hungarian.txt"),
            include_str!("../../data/nicknames/romanian.txt"),
            include_str!("../../data/nicknames/albanian.txt"),
            include_str!("../../data/nicknames/greek.txt"),
            include_str!("../../data/nicknames/turkish.txt"),
            include_str!("../../data/nicknames/arabic.txt"),
            include_str!("../../data/nicknames/hebrew.txt"),
            include_str!("../../data/nicknames/indian.txt"),
            include_str!("../../data/nicknames/african.txt"),
            include_str!("../../data/nicknames/ethiopian.txt"),
            include_str!("../../data/nicknames/equivalents.txt"),
            include_str!("../../data/nicknames/abbreviations.txt"),
            include_str!("../../data/nicknames/cyrillic.txt"),
        ]
        .into_iter()
        .enumerate()
        {
            let mut group = (file as u16) << LINES;
            let mut bits = flag::GIVEN | flag::WESTERN;
            let (mut equals, mut written) = (false, false);
            let mut eastern_only = false;
            for line in data.lines() {
                match line {
                    "! slavic" => bits |= flag::SLAVIC,
                    "! arabic" => bits = flag::GIVEN | flag::ARABIC,
                    "! iberian" => bits |= flag::IBERIAN | flag::WEST_EUROPE,
                    "! east" => {
                        bits |= flag::SLAVIC;
                        eastern_only = true;
                    }
                    // Neither taken for a Western name beside a legal one in East Asia nor for a name written down by ear.
                    "! elsewhere" => bits = flag::GIVEN,
                    "! african" => bits = flag::GIVEN | flag::AFRICAN,
                    "! indian" => bits = flag::GIVEN | flag::INDIAN,
                    "! english" => bits |= flag::WEST_EUROPE | flag::ENGLISH,
                    "! west" => bits |= flag::WEST_EUROPE,
                    "! written" => (bits, written) = (0, true),
                    "! equals" => equals = true,
                    _ if line.starts_with(['#', '!']) => {}
                    _ => {
                        for (at, word) in line.split_whitespace().enumerate() {
                            // Short forms are shared by many languages; the full name in front is not.
                            let mut bits = if at > 0 { bits & !flag::IBERIAN } else { bits };
                            // Of two or three letters, they are syllables of East Asian names as well.
                            if word.len() < 4 && bits & flag::ENGLISH == 0 {
                                bits &= !flag::WESTERN;
                            }
                            let word = if word.is_ascii() && !word.contains('_') {
                                Cow::Borrowed(word)
                            } else {
                                Cow::Owned(plain(&word.replace('_', "")))
                            };
                            // Robert and Laura are borne in Belgrade and Riga, too, and say nothing of another script.
                            if eastern_only && it.words.get(&word).is_some_and(|e| e.flags & flag::WEST_EUROPE != 0) {
                                bits &= !flag::SLAVIC;
                            }
                            let list = if bits == 0 || equals { 0 } else { 1 << file };
                            if let Some(own) = it.add(word, bits, Some((group, list))).filter(|_| at == 0 || equals) {
                                own.push(group);
                            }
                        }
                        if written {
                            it.abbreviate(line);
                        }
                        group += 1;
                    }
                }
            }
        }
        it
    }

    /// What is a form of the first word is a form of its written abbreviations, too (Fco. and Paco).
    fn abbreviate(&mut self, line: &'static str) {
        let mut words = line.split_whitespace();
        let Some(groups) = words.next().and_then(|full| self.words.get(full)).map(|e| e.groups.clone()) else { return };
        for short in words {
            if let Some(e) = self.words.get_mut(short) {
                e.groups.extend(groups.iter().filter(|g| !e.groups.contains(g)).copied().collect::<Vec<_>>());
            }
        }
    }

    fn list(&mut self, data: &'static str, bit: u32) {
        for word in words(data) {
            self.add(Cow::Borrowed(word), bit, None);
        }
    }

    fn add(&mut self, word: Cow<'static, str>, bits: u32, group: Option<(u16, u32)>) -> Option<&mut Vec<u16>> {
        if let Some((group, _)) = group.filter(|_| word.len() > 3 && word.is_ascii()) {
            self.lines.push((word.clone(), group));
        }
        let e = self.words.entry(word).or_default();
        e.flags |= bits;
        if let Some((group, list)) = group {
            e.lists |= list;
            if !e.groups.contains(&group) {
                e.groups.push(group);
            }
        }
        Some(&mut e.own)
    }
}

fn words(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace)
}

/// The plain form of a Latin word of the tables.
fn plain(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.nfc() {
        match fold::latin(c) {
            _ if c.is_ascii() => out.push(c),
            Some(f) => out.push_str(f.plain),
            None => out.push(c),
        }
    }
    out
}
