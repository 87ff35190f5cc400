//! What is known of single words, in a table of hashes.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::fold;
use crate::hash::hash;
use crate::sound::sound;

include!("../src/knowledge/flag.rs");

/// The files of `data/nicknames`, in the order in which they are read: `east` of the later ones looks at what the earlier ones said.
const NICKNAMES: [&str; 31] = [
    "english",
    "spanish",
    "portuguese",
    "filipino",
    "french",
    "celtic",
    "german",
    "dutch",
    "nordic",
    "italian",
    "slavic",
    "polish",
    "czech",
    "balkan",
    "baltic",
    "caucasus",
    "estonian",
    "hungarian",
    "romanian",
    "albanian",
    "greek",
    "turkish",
    "arabic",
    "hebrew",
    "indian",
    "african",
    "ethiopian",
    "equivalents",
    "abbreviations",
    "cyrillic",
    "english_arabic",
];

#[derive(Default)]
struct Entry {
    flags: u32,
    groups: Vec<u16>,
    own: Vec<u16>,
    lists: u32,
    korean: Vec<u16>,
    chinese: Vec<u16>,
}

#[derive(Default)]
struct Lexicon {
    words: BTreeMap<String, Entry>,
    /// The words of the nickname files in their lines, for the table of sounds.
    lines: Vec<(String, u16)>,
}

pub(crate) fn generate() -> String {
    let mut it = Lexicon::default();
    it.word_lists();
    for (file, name) in NICKNAMES.iter().enumerate() {
        it.nicknames(file as u32, &crate::read(&format!("data/nicknames/{name}.txt")));
    }
    let mut sounds: BTreeMap<String, Entry> = BTreeMap::new();
    for (word, group) in &it.lines {
        let e = sounds.entry(sound(word)).or_default();
        if !e.groups.contains(group) {
            e.groups.push(*group);
        }
    }
    let mut pool: Vec<u16> = Vec::new();
    let words = table("WORDS", &it.words, &mut pool);
    let sounds = table("SOUNDS", &sounds, &mut pool);
    format!("{words}{sounds}static POOL: [u16; {}] = {pool:?};\n", pool.len())
}

/// An open hash table: the slot of a word holds one more than its place among the entries; nought ends the search.
fn table(name: &str, words: &BTreeMap<String, Entry>, pool: &mut Vec<u16>) -> String {
    let size = (words.len() * 2).next_power_of_two();
    let mut slots = vec![0u16; size];
    let (mut text, mut starts, mut entries) = (String::new(), vec![0u32], String::new());
    for (at, (word, e)) in words.iter().enumerate() {
        let mut slot = hash(word.as_bytes()) as usize & (size - 1);
        while slots[slot] != 0 {
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = u16::try_from(at + 1).expect("fewer than 65,535 words");
        text.push_str(word);
        starts.push(text.len() as u32);
        let from = pool.len();
        let lens = [&e.groups, &e.own, &e.korean, &e.chinese].map(|list| {
            pool.extend(list);
            u8::try_from(list.len()).expect("a word stands in fewer than 256 lines")
        });
        entries.push_str(&format!("Entry {{ flags: {}, lists: {}, at: {from}, lens: {lens:?} }},", e.flags, e.lists));
    }
    format!(
        "static {name}: Table = Table {{ slots: &{slots:?}, text: {text:?}, starts: &{starts:?}, entries: &[{entries}] }};\n"
    )
}

impl Lexicon {
    fn word_lists(&mut self) {
        self.list("titles.txt", flag::TITLE);
        self.list("suffixes.txt", flag::SUFFIX);
        for word in words(&crate::read("data/particles.txt")) {
            match word.strip_suffix('-') {
                Some(article) => self.add(article.to_owned(), flag::ARTICLE, None),
                None => self.add(word.to_owned(), flag::PARTICLE, None),
            };
        }
        self.list("surnames_vietnamese.txt", flag::VIETNAMESE);
        self.list("surnames_iberian.txt", flag::IBERIAN | flag::IBERIAN_SURNAME);
        self.list("surnames_northern.txt", flag::NORTHERN_SURNAME);
        for word in words(&crate::read("data/bynames.txt")) {
            self.add(plain(word), flag::BYNAME, None);
        }
        self.list("western.txt", flag::WESTERN | flag::GIVEN | flag::WEST_EUROPE | flag::ENGLISH);
        for (file, bit) in [("surnames_korean.tsv", flag::KOREAN), ("surnames_chinese.tsv", flag::CHINESE)] {
            let text = crate::read(&format!("data/{file}"));
            for (line, list) in text.lines().filter(|l| !l.starts_with('#')).enumerate() {
                for word in list.split_whitespace() {
                    self.add(word.to_owned(), bit, None);
                    let e = self.words.entry(word.to_owned()).or_default();
                    if bit == flag::KOREAN { &mut e.korean } else { &mut e.chinese }.push(line as u16);
                }
            }
        }
    }

    fn nicknames(&mut self, file: u32, text: &str) {
        let mut group = (file as u16) << LINES;
        let mut bits = flag::GIVEN | flag::WESTERN;
        let (mut equals, mut written) = (false, false);
        let mut eastern_only = false;
        for line in text.lines() {
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
                        let word = plain(&word.replace('_', ""));
                        // Robert and Laura are borne in Belgrade and Riga, too, and say nothing of another script.
                        if eastern_only && self.words.get(&word).is_some_and(|e| e.flags & flag::WEST_EUROPE != 0) {
                            bits &= !flag::SLAVIC;
                        }
                        let list = if bits == 0 || equals { 0 } else { 1 << file };
                        let own = self.add(word, bits, Some((group, list)));
                        if at == 0 || equals {
                            own.push(group);
                        }
                    }
                    if written {
                        self.abbreviate(line);
                    }
                    group += 1;
                }
            }
        }
    }

    /// What is a form of the first word is a form of its written abbreviations, too (Fco. and Paco).
    fn abbreviate(&mut self, line: &str) {
        let mut words = line.split_whitespace();
        let Some(groups) = words.next().and_then(|full| self.words.get(full)).map(|e| e.groups.clone()) else { return };
        for short in words {
            if let Some(e) = self.words.get_mut(short) {
                let more: Vec<u16> = groups.iter().filter(|g| !e.groups.contains(g)).copied().collect();
                e.groups.extend(more);
            }
        }
    }

    fn list(&mut self, file: &str, bit: u32) {
        for word in words(&crate::read(&format!("data/{file}"))) {
            self.add(word.to_owned(), bit, None);
        }
    }

    /// Adds what is said of a word; the lines that are about it come back.
    fn add(&mut self, word: String, bits: u32, group: Option<(u16, u32)>) -> &mut Vec<u16> {
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
        &mut e.own
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace)
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
