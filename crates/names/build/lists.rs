//! Sorted lists of words, and the places of lines in the big tables, which stay what they are.

use std::collections::{BTreeMap, BTreeSet};

use crate::hash::hash;

/// The block of Han characters that tables of single characters cover.
const HAN: std::ops::RangeInclusive<u32> = 0x3400..=0x9FFF;

pub(crate) fn generate() -> String {
    [surnames(), han_forms(), common(), overseas(), thai_elements(), indic_letters(), initials(), endings(), former()]
        .concat()
}

/// The files of bytes that find a line in a big table: their names and contents.
pub(crate) fn places() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for table in ["japanese_surnames", "japanese_given", "ordinary_words"] {
        let (slots, starts) = by_hash(&crate::read(&format!("data/{table}.tsv")));
        files.push((format!("{table}.slots"), slots.iter().flat_map(|n| n.to_le_bytes()).collect()));
        files.push((format!("{table}.starts"), starts.iter().flat_map(|n| n.to_le_bytes()).collect()));
    }
    for table in ["han", "japanese_characters"] {
        let starts = by_character(&crate::read(&format!("data/{table}.tsv")));
        files.push((format!("{table}.starts"), starts.iter().flat_map(|n| n.to_le_bytes()).collect()));
    }
    files
}

/// Slots by the hash of the key, each holding one more than the number of its line, and where each line starts.
fn by_hash(text: &str) -> (Vec<u16>, Vec<u32>) {
    let mut starts = Vec::new();
    let mut keys = Vec::new();
    let mut at = 0u32;
    for line in text.split_inclusive('\n') {
        if let Some((key, _)) = line.split_once('\t').filter(|_| !line.starts_with('#')) {
            keys.push(key);
            starts.push(at);
        }
        at += line.len() as u32;
    }
    let size = (keys.len() * 3 / 2).next_power_of_two();
    let mut slots = vec![0u16; size];
    for (n, key) in keys.iter().enumerate() {
        let mut slot = hash(key.as_bytes()) as usize & (size - 1);
        while slots[slot] != 0 {
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = u16::try_from(n + 1).expect("fewer than 65,535 lines");
    }
    (slots, starts)
}

/// Where what is said of each character of the block starts; `u32::MAX` for those without a line.
fn by_character(text: &str) -> Vec<u32> {
    let mut starts = vec![u32::MAX; HAN.count()];
    let mut at = 0u32;
    for line in text.split_inclusive('\n') {
        if let Some(c) = line.chars().next().filter(|c| HAN.contains(&u32::from(*c))) {
            starts[(u32::from(c) - HAN.start()) as usize] = at + c.len_utf8() as u32 + 1;
        }
        at += line.len() as u32;
    }
    starts
}

fn rows(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// Rows of a key and what belongs to it; no key may stand twice.
fn by_key(text: &str) -> BTreeMap<&str, &str> {
    let mut map = BTreeMap::new();
    for (key, rest) in rows(text).filter_map(|line| line.split_once('\t')) {
        assert!(map.insert(key, rest).is_none(), "{key} stands twice");
    }
    map
}

fn surnames() -> String {
    let mut out = String::new();
    for (name, file) in [("KOREAN", "surnames_korean"), ("CHINESE", "surnames_chinese")] {
        let text = crate::read(&format!("data/{file}.tsv"));
        let list: String = by_key(&text)
            .iter()
            .map(|(key, list)| format!("({key:?}, &{:?}),\n", list.split(' ').collect::<Vec<_>>()))
            .collect();
        out += &format!("pub(crate) static {name}: &[(&str, &[&str])] = &[\n{list}];\n");
    }
    let text = crate::read("data/surname_readings.tsv");
    let list: String = by_key(&text)
        .iter()
        .map(|(key, row)| {
            let (mandarin, cantonese) = row.split_once('\t').map_or((*row, None), |(m, c)| (m, Some(c)));
            format!("({key:?}, {mandarin:?}, {cantonese:?}),\n")
        })
        .collect();
    out + &format!("pub(crate) static SURNAME_READINGS: &[(&str, &str, Option<&str>)] = &[\n{list}];\n")
}

/// Pairs of characters that are one in two forms.
fn han_forms() -> String {
    let text = crate::read("data/han_forms.txt");
    let mut pairs = BTreeSet::new();
    for set in rows(&text).flat_map(str::split_whitespace) {
        for x in set.chars() {
            pairs.extend(set.chars().filter(|y| *y != x).map(|y| (x, y)));
        }
    }
    format!("pub(crate) static HAN_FORMS: &[(char, char)] = &{:?};\n", pairs.iter().collect::<Vec<_>>())
}

fn common() -> String {
    let text = crate::read("data/common.txt");
    let names: BTreeSet<&str> = rows(&text).flat_map(str::split_whitespace).collect();
    format!("pub(crate) static COMMON: &[&str] = &{:?};\n", names.iter().collect::<Vec<_>>())
}

fn overseas() -> String {
    let text = crate::read("data/overseas.tsv");
    let mut surnames = BTreeSet::new();
    let mut characters: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    let mut syllables: BTreeMap<&str, String> = BTreeMap::new();
    for line in rows(&text) {
        if let Some(list) = line.strip_prefix("! ") {
            surnames.extend(list.split(' '));
        } else if let Some((set, list)) = line.split_once('\t') {
            for c in set.chars() {
                characters.insert(c, list.split(' ').collect());
                for syllable in list.split(' ') {
                    syllables.entry(syllable).or_default().push(c);
                }
            }
        }
    }
    let of_characters: String = characters.iter().map(|(c, list)| format!("({c:?}, &{list:?}),\n")).collect();
    let of_syllables: String = syllables.iter().map(|(s, set)| format!("({s:?}, {set:?}),\n")).collect();
    format!(
        "pub(crate) static OVERSEAS_CHARACTERS: &[(char, &[&str])] = &[\n{of_characters}];\n\
         pub(crate) static OVERSEAS_SYLLABLES: &[(&str, &str)] = &[\n{of_syllables}];\n\
         pub(crate) static OVERSEAS_SURNAMES: &[&str] = &{:?};\n",
        surnames.iter().collect::<Vec<_>>()
    )
}

/// The elements by their first character, Latin letters and then the Thai block: spelling and row.
fn thai_elements() -> String {
    const THAI: u32 = 0xE00;
    let text = crate::read("data/thai_elements.tsv");
    let mut slots: Vec<Vec<(&str, usize)>> = vec![Vec::new(); 26 + 0x80];
    for (row, line) in text.lines().filter(|l| !l.starts_with('#')).enumerate() {
        let (thai, latin) = line.split_once('\t').unwrap_or((line, ""));
        for spelling in thai.split(',').chain(latin.split(' ')) {
            let slot = match spelling.chars().next() {
                Some(c @ 'a'..='z') => c as usize - 'a' as usize,
                Some(c) => 26 + (u32::from(c) - THAI) as usize,
                None => continue,
            };
            slots[slot].push((spelling, row));
        }
    }
    let list: String = slots.iter().map(|slot| format!("&{slot:?},\n")).collect();
    format!("pub(crate) static THAI_ELEMENTS: [&[(&str, u16)]; {}] = [\n{list}];\n", slots.len())
}

fn indic_letters() -> String {
    let text = crate::read("data/indic_letters.tsv");
    let list: String = by_key(&text).iter().map(|(name, letter)| format!("({name:?}, {letter:?}),\n")).collect();
    format!("pub(crate) static INDIC_LETTERS: &[(&str, &str)] = &[\n{list}];\n")
}

/// Initials of several letters, and the beginnings they stand for.
fn initials() -> String {
    let text = crate::read("data/initials.txt");
    let sets: BTreeMap<&str, Vec<&str>> =
        rows(&text).map(|line| line.split(' ').collect::<Vec<_>>()).map(|set| (set[0], set)).collect();
    let list: String = sets.iter().map(|(initial, set)| format!("({initial:?}, &{set:?}),\n")).collect();
    format!("pub(crate) static INITIALS: &[(&str, &[&str])] = &[\n{list}];\n")
}

/// Parts of names by language.
fn endings() -> String {
    let text = crate::read("data/parts.tsv");
    by_key(&text)
        .iter()
        .map(|(name, list)| {
            let list: BTreeSet<&str> = list.split(' ').collect();
            let list: Vec<_> = list.iter().collect();
            format!("pub(crate) static {}: &[&str] = &{list:?};\n", name.to_uppercase())
        })
        .collect()
}

/// What stands before a former surname.
fn former() -> String {
    let text = crate::read("data/former_names.txt");
    let marks: Vec<&str> = rows(&text).flat_map(str::split_whitespace).collect();
    format!("pub(crate) static FORMER: &[&str] = &{marks:?};\n")
}
