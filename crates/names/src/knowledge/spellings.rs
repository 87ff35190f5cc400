//! Tables of letters and their spellings, read from the data files at first use.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use crate::text::packed::{consonant, is_vowel, mask, pack};

/// One way to write a letter, with its cost in hundredths of an edit.
#[derive(Clone, Copy)]
pub(crate) struct Spelling {
    pub(crate) letters: u64,
    pub(crate) mask: u64,
    pub(crate) len: u8,
    pub(crate) cost: u16,
}

/// A letter, or group of letters, of the pattern side.
pub(crate) struct Unit {
    pub(crate) spellings: Vec<Spelling>,
    /// The first spelling: the reading that is shown.
    pub(crate) reading: String,
    pub(crate) vowel: bool,
    /// The first letter of the reading, zero for none.
    pub(crate) first: u8,
    /// The consonants of all spellings.
    pub(crate) consonants: u32,
}

/// What an edit costs that no spelling covers. In hundredths of an edit; the numbers stand at the top of each table.
#[derive(Clone, Copy)]
pub(crate) struct Costs {
    pub(crate) vowel_insert: u16,
    pub(crate) vowel_delete: u16,
    pub(crate) vowel_change: u16,
    /// A vowel put in where consonant scripts write one: at the beginning or end of a word, and beside another vowel.
    pub(crate) vowel_edge: u16,
    pub(crate) vowel_pair: u16,
    /// The second letter of ee and oo, likewise.
    pub(crate) vowel_long: u16,
    pub(crate) consonant: u16,
    pub(crate) h: u16,
    /// A vowel written twice: a habit where a vowel has one length, another vowel in Korean (so, soo).
    pub(crate) double_vowel: u16,
}

/// Marks a line of a table that is about a whole name, read in no other way and never as part of another one.
const WHOLE: char = '=';

/// Letters that fit into one number.
const PACKED: usize = 8;

/// A table of units by grapheme.
pub(crate) struct Table {
    pub(crate) costs: Costs,
    pub(crate) units: Vec<Unit>,
    /// Graphemes, sorted, with the unit each stands for.
    graphemes: Vec<(Box<[char]>, u16)>,
    /// Those of them that are ASCII, packed and sorted.
    ascii: Vec<(u64, u16)>,
    /// First character of a grapheme -> range in `graphemes`, sorted.
    firsts: Vec<(char, u16, u16)>,
    /// The whole names among `graphemes`.
    names: Range<usize>,
}

impl Table {
    /// The graphemes that `chars` starts with: their length and unit.
    pub(crate) fn at<'a>(&'a self, chars: &'a [char]) -> impl Iterator<Item = (usize, u16)> + 'a {
        let range = chars.first().and_then(|c| {
            // Latin letters: the first 26 entries, as every Latin table lists them all.
            let letter = u32::from(*c).wrapping_sub(u32::from('a')) as usize;
            let i = match self.firsts.get(letter) {
                Some(f) if f.0 == *c => letter,
                _ => self.firsts.binary_search_by_key(c, |f| f.0).ok()?,
            };
            Some(usize::from(self.firsts[i].1)..usize::from(self.firsts[i].2))
        });
        self.graphemes[range.unwrap_or(0..0)]
            .iter()
            .filter(move |(g, _)| g.len() <= chars.len() && g.iter().zip(chars).all(|(x, y)| x == y))
            .map(|(g, unit)| (g.len(), *unit))
    }

    /// The unit of these characters as a whole name.
    pub(crate) fn whole(&self, chars: &[char]) -> Option<u16> {
        let names = &self.graphemes[self.names.clone()];
        if names.is_empty() {
            return None;
        }
        let i = names.binary_search_by(|(g, _)| g[1..].cmp(chars)).ok()?;
        Some(names[i].1)
    }

    /// All graphemes with their units.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&[char], u16)> {
        self.graphemes.iter().map(|(g, unit)| (&**g, *unit))
    }

    /// The unit of exactly this grapheme.
    pub(crate) fn unit(&self, grapheme: &str) -> Option<u16> {
        if grapheme.len() <= PACKED && grapheme.is_ascii() {
            let key = pack(grapheme.as_bytes());
            return self.ascii.binary_search_by_key(&key, |a| a.0).ok().map(|i| self.ascii[i].1);
        }
        let mut key = ['\0'; 8];
        let mut n = 0;
        for (slot, c) in key.iter_mut().zip(grapheme.chars()) {
            *slot = c;
            n += 1;
        }
        let key = &key[..n];
        let i = self.graphemes.binary_search_by(|(g, _)| (**g).cmp(key)).ok()?;
        Some(self.graphemes[i].1)
    }

    /// A table whose graphemes are listed with their spellings.
    fn of_letters(data: &'static str) -> Table {
        let mut rows: BTreeMap<Vec<char>, Vec<(String, u16)>> = BTreeMap::new();
        let (costs, lines) = head(data);
        for (grapheme, list) in lines {
            let spellings = list.split(' ').filter(|s| !s.is_empty()).map(spelling);
            // Composition exclusions: a nukta stands apart in composed text.
            rows.entry(grapheme.nfc().collect()).or_default().extend(spellings);
        }
        Table::new(costs, rows)
    }

    /// A table of sets of Latin spellings that stand for one another. The first file says what edits cost.
    fn of_sets(files: &[&'static str]) -> Table {
        let mut rows: BTreeMap<Vec<char>, Vec<(String, u16)>> = BTreeMap::new();
        for c in 'a'..='z' {
            rows.insert(vec![c], vec![(c.to_string(), 0)]);
        }
        let mut heads = files.iter().map(|data| head(data));
        let (costs, mut lines) = heads.next().unwrap_or_else(|| head(""));
        lines.extend(heads.flat_map(|(_, lines)| lines));
        for (cost, list) in lines {
            let cost = cost.parse().unwrap_or(100);
            let members: Vec<&str> = list.split(' ').filter(|s| !s.is_empty()).collect();
            for m in &members {
                let row = rows.entry(m.chars().collect()).or_default();
                row.push(((*m).to_owned(), 0));
                row.extend(members.iter().filter(|o| *o != m).map(|o| ((*o).to_owned(), cost)));
            }
        }
        Table::new(costs, rows)
    }

    /// A Latin table in which two spellings are exchangeable when one letter of `self` can be written both ways.
    /// Two habits together are accepted up to the limit; more than that is a different letter.
    fn closure(&self, limit: u16) -> Table {
        let mut rows: BTreeMap<Vec<char>, Vec<(String, u16)>> = BTreeMap::new();
        for c in 'a'..='z' {
            rows.insert(vec![c], vec![(c.to_string(), 0)]);
        }
        for unit in &self.units {
            for s in unit.spellings.iter().filter(|s| s.len > 0) {
                let row = rows.entry(unpack(s).chars().collect()).or_default();
                // A letter that is left out has its place in a syllable, which two Latin words do not show (Hyun, Hoon).
                for t in unit.spellings.iter().filter(|t| t.len > 0) {
                    if s.cost + t.cost <= limit {
                        row.push((unpack(t), s.cost + t.cost));
                    }
                }
            }
        }
        Table::new(self.costs, rows)
    }

    fn new(costs: Costs, rows: BTreeMap<Vec<char>, Vec<(String, u16)>>) -> Table {
        let mut table = Table {
            costs,
            units: Vec::new(),
            graphemes: Vec::new(),
            ascii: Vec::new(),
            firsts: Vec::new(),
            names: 0..0,
        };
        for (grapheme, spellings) in rows {
            let mut best: BTreeMap<&str, u16> = BTreeMap::new();
            for (s, cost) in &spellings {
                let entry = best.entry(s).or_insert(*cost);
                *entry = (*entry).min(*cost);
            }
            let reading = spellings.first().map(|s| s.0.clone()).unwrap_or_default();
            let vowel = reading.bytes().next().is_none_or(is_vowel);
            let spellings = best
                .iter()
                .map(|(s, cost)| Spelling {
                    letters: pack(s.as_bytes()),
                    mask: mask(s.len()),
                    len: s.len().min(8) as u8,
                    cost: *cost,
                })
                .collect();
            let unit = table.units.len() as u16;
            let first = reading.bytes().next().unwrap_or(0);
            let consonants = best.keys().flat_map(|s| s.bytes()).fold(0, |all, b| all | consonant(b));
            table.units.push(Unit { spellings, reading, vowel, first, consonants });
            table.graphemes.push((grapheme.into(), unit));
        }
        for (g, unit) in table.graphemes.iter().filter(|(g, _)| g.len() <= PACKED && g.iter().all(char::is_ascii)) {
            let bytes: Vec<u8> = g.iter().map(|c| *c as u8).collect();
            table.ascii.push((pack(&bytes), *unit));
        }
        table.ascii.sort_unstable();
        for (i, (g, _)) in table.graphemes.iter().enumerate() {
            match table.firsts.last_mut() {
                Some(last) if g.first() == Some(&last.0) => last.2 = i as u16 + 1,
                _ => table.firsts.extend(g.first().map(|c| (*c, i as u16, i as u16 + 1))),
            }
        }
        table.names = table.firsts.iter().find(|f| f.0 == WHOLE).map_or(0..0, |f| usize::from(f.1)..usize::from(f.2));
        table
    }
}

fn unpack(s: &Spelling) -> String {
    s.letters.to_le_bytes()[..usize::from(s.len)].iter().map(|b| char::from(*b)).collect()
}

fn spelling(s: &str) -> (String, u16) {
    let (letters, cost) = s.split_once('~').unwrap_or((s, "10"));
    let cost = if s.contains('~') { cost.parse().unwrap_or(10) } else { 0 };
    (if letters == "-" { String::new() } else { letters.to_owned() }, cost)
}

fn head(data: &'static str) -> (Costs, Vec<(&'static str, &'static str)>) {
    let mut costs = Costs {
        vowel_insert: 60,
        vowel_delete: 60,
        vowel_change: 60,
        vowel_edge: 0,
        vowel_pair: 0,
        vowel_long: 0,
        consonant: 100,
        h: 30,
        double_vowel: 5,
    };
    let mut lines = Vec::new();
    for line in data.lines() {
        if let Some(context) = line.strip_prefix("! ") {
            let (name, value) = context.split_once(' ').unwrap_or((context, ""));
            let value = value.parse().unwrap_or(100);
            match name {
                "vowel_insert" => costs.vowel_insert = value,
                "vowel_delete" => costs.vowel_delete = value,
                "vowel_change" => costs.vowel_change = value,
                "vowel_edge" => costs.vowel_edge = value,
                "vowel_long" => costs.vowel_long = value,
                "vowel_pair" => costs.vowel_pair = value,
                "consonant" => costs.consonant = value,
                "h" => costs.h = value,
                "double_vowel" => costs.double_vowel = value,
                _ => {}
            }
        } else if !line.starts_with('#')
            && let Some(row) = line.split_once('\t')
        {
            lines.push(row);
        }
    }
    costs.vowel_edge = costs.vowel_edge.max(costs.vowel_insert);
    costs.vowel_pair = costs.vowel_pair.max(costs.vowel_insert);
    (costs, lines)
}

/// The tables there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    Latin,
    Translit,
    TranslitArabic,
    GreekLatin,
    Cyrillic,
    Greek,
    Armenian,
    Georgian,
    Hebrew,
    Arabic,
    Indic,
    Bengali,
    Tamil,
    Ethiopic,
    Thai,
    Hangul,
    Kana,
    Mandarin,
    Cantonese,
    KoreanLatin,
    MandarinLatin,
    CantoneseLatin,
}

const COUNT: usize = Name::CantoneseLatin as usize + 1;

/// A table, built when it is first asked for.
pub(crate) fn get(name: Name) -> &'static Table {
    static TABLES: [OnceLock<Table>; COUNT] = [const { OnceLock::new() }; COUNT];
    TABLES[name as usize].get_or_init(|| match name {
        Name::Latin => Table::of_sets(&[include_str!("../../data/scripts/latin.tsv")]),
        Name::Translit => Table::of_sets(&[include_str!("../../data/scripts/translit.tsv")]),
        Name::TranslitArabic => Table::of_sets(&[
            include_str!("../../data/scripts/translit_arabic.tsv"),
            include_str!("../../data/scripts/translit.tsv"),
        ]),
        Name::GreekLatin => Table::of_sets(&[include_str!("../../data/scripts/greek_latin.tsv")]),
        Name::Cyrillic => Table::of_letters(include_str!("../../data/scripts/cyrillic.tsv")),
        Name::Greek => Table::of_letters(include_str!("../../data/scripts/greek.tsv")),
        Name::Armenian => Table::of_letters(include_str!("../../data/scripts/armenian.tsv")),
        Name::Georgian => Table::of_letters(include_str!("../../data/scripts/georgian.tsv")),
        Name::Hebrew => Table::of_letters(include_str!("../../data/scripts/hebrew.tsv")),
        Name::Arabic => Table::of_letters(include_str!("../../data/scripts/arabic.tsv")),
        Name::Indic => Table::of_letters(include_str!("../../data/scripts/indic.tsv")),
        Name::Bengali => Table::of_letters(include_str!("../../data/scripts/bengali.tsv")),
        Name::Tamil => Table::of_letters(include_str!("../../data/scripts/tamil.tsv")),
        Name::Ethiopic => Table::of_letters(include_str!("../../data/scripts/ethiopic.tsv")),
        Name::Thai => Table::of_letters(include_str!("../../data/scripts/thai.tsv")),
        Name::Hangul => Table::of_letters(include_str!("../../data/scripts/hangul.tsv")),
        Name::Kana => Table::of_letters(include_str!("../../data/scripts/kana.tsv")),
        Name::Mandarin => Table::of_letters(include_str!("../../data/scripts/mandarin.tsv")),
        Name::Cantonese => Table::of_letters(include_str!("../../data/scripts/cantonese.tsv")),
        Name::KoreanLatin => get(Name::Hangul).closure(30),
        Name::MandarinLatin => get(Name::Mandarin).closure(30),
        Name::CantoneseLatin => get(Name::Cantonese).closure(30),
    })
}
