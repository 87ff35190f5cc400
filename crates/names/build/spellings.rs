//! The tables of letters and their spellings, and the syllables that follow from three of them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization;

use crate::packing::{consonant, is_vowel, pack};

/// What a way to write a letter is, with its cost.
type Spellings = Vec<(String, u16)>;
/// The spellings of each grapheme, the one that is shown first.
type Rows = BTreeMap<Vec<char>, Spellings>;

struct Table {
    costs: Costs,
    rows: Rows,
}

/// What an edit costs that no spelling covers: the names and numbers at the top of each file.
#[derive(Clone)]
struct Costs(BTreeMap<&'static str, u16>);

/// Two habits together are accepted up to here in two Latin words; more than that is a different letter.
const TWO_HABITS: u16 = 30;
/// Spellings dearer than this are rare habits, and would let nearly every word pass as a syllable.
const USUAL: u16 = 10;
/// Letters that fit into one number.
const PACKED: usize = 8;
/// Marks a line of a table that is about a whole name, read in no other way and never as part of another one.
const WHOLE: char = '=';

pub(crate) fn generate() -> String {
    let letters = |file: &str| Table::of_letters(&crate::read(&format!("data/scripts/{file}.tsv")));
    let sets = |files: &[&str]| {
        let texts: Vec<String> = files.iter().map(|file| crate::read(&format!("data/scripts/{file}.tsv"))).collect();
        Table::of_sets(&texts)
    };
    let (hangul, mandarin, cantonese) = (letters("hangul"), letters("mandarin"), letters("cantonese"));
    let syllables = format!(
        "static KOREAN: Parts = {};\nstatic MANDARIN: Parts = {};\nstatic CANTONESE: Parts = {};\n",
        hangul.parts(),
        mandarin.parts(),
        cantonese.parts()
    );
    let closures = [&hangul, &mandarin, &cantonese].map(Table::closure);
    let tables = [
        sets(&["latin"]),
        sets(&["translit"]),
        sets(&["translit_arabic", "translit"]),
        sets(&["greek_latin"]),
        letters("cyrillic"),
        letters("greek"),
        letters("armenian"),
        letters("georgian"),
        letters("hebrew"),
        letters("arabic"),
        letters("indic"),
        letters("bengali"),
        letters("tamil"),
        letters("ethiopic"),
        letters("thai"),
        hangul,
        letters("kana"),
        mandarin,
        cantonese,
    ];
    let tables: Vec<String> = tables.iter().chain(&closures).map(Table::code).collect();
    format!("{syllables}static TABLES: [Table; {}] = [\n{}];\n", tables.len(), tables.concat())
}

impl Table {
    /// A table whose graphemes are listed with their spellings.
    fn of_letters(text: &str) -> Table {
        let mut rows = Rows::new();
        let (costs, lines) = head(text);
        for (grapheme, list) in lines {
            let spellings = list.split(' ').filter(|s| !s.is_empty()).map(spelling);
            // Composition exclusions: a nukta stands apart in composed text.
            rows.entry(grapheme.nfc().collect()).or_default().extend(spellings);
        }
        Table { costs, rows }
    }

    /// A table of sets of Latin spellings that stand for one another. The first file says what edits cost.
    fn of_sets(files: &[String]) -> Table {
        let mut rows = latin_letters();
        let mut heads = files.iter().map(|text| head(text));
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
        Table { costs, rows }
    }

    /// A Latin table in which two spellings are exchangeable when one letter of `self` can be written both ways.
    fn closure(&self) -> Table {
        let mut rows = latin_letters();
        for spellings in self.rows.values() {
            let best = best(spellings);
            for (s, first) in best.iter().filter(|(s, _)| !s.is_empty()) {
                let row = rows.entry(s.chars().collect()).or_default();
                // A letter that is left out has its place in a syllable, which two Latin words do not show (Hyun, Hoon).
                for (t, second) in best.iter().filter(|(t, _)| !t.is_empty()) {
                    if first + second <= TWO_HABITS {
                        row.push(((*t).to_owned(), first + second));
                    }
                }
            }
        }
        Table { costs: self.costs.clone(), rows }
    }

    fn code(&self) -> String {
        let (mut units, mut graphemes) = (String::new(), String::new());
        let mut ascii: Vec<(u64, usize)> = Vec::new();
        let mut firsts: Vec<(char, usize, usize)> = Vec::new();
        for (unit, (grapheme, spellings)) in self.rows.iter().enumerate() {
            let reading = spellings.first().map(|s| s.0.as_str()).unwrap_or_default();
            let vowel = reading.bytes().next().is_none_or(is_vowel);
            let first = reading.bytes().next().unwrap_or(0);
            let best = best(spellings);
            let consonants = best.keys().flat_map(|s| s.bytes()).fold(0, |all, b| all | consonant(b));
            let list: String = best
                .iter()
                .map(|(s, cost)| format!("Spelling::new({:#x}, {}, {cost}), ", pack(s.as_bytes()), s.len().min(PACKED)))
                .collect();
            writeln!(
                units,
                "Unit {{ spellings: &[{list}], reading: {reading:?}, vowel: {vowel}, first: {first}, consonants: {consonants} }},"
            )
            .expect("a string takes text");
            writeln!(graphemes, "(&{grapheme:?}, {unit}),").expect("a string takes text");
            if grapheme.len() <= PACKED && grapheme.iter().all(char::is_ascii) {
                let bytes: Vec<u8> = grapheme.iter().map(|c| *c as u8).collect();
                ascii.push((pack(&bytes), unit));
            }
            match firsts.last_mut() {
                Some(last) if grapheme.first() == Some(&last.0) => last.2 = unit + 1,
                _ => firsts.extend(grapheme.first().map(|c| (*c, unit, unit + 1))),
            }
        }
        ascii.sort_unstable();
        let names = firsts.iter().find(|f| f.0 == WHOLE).map_or((0, 0), |f| (f.1, f.2));
        format!(
            "Table {{ costs: {}, units: &[{units}], graphemes: &[{graphemes}], ascii: &{ascii:?}, firsts: &{firsts:?}, names: {names:?} }},\n",
            self.costs.code()
        )
    }

    /// The usual spellings of initials, vowels and finals, by their first letter.
    fn parts(&self) -> String {
        let mut lists = [const { [const { Vec::new() }; 26] }; 3];
        for (grapheme, spellings) in &self.rows {
            let which = match grapheme.first() {
                Some('^' | '\u{1100}'..='\u{115F}') => 0,
                Some('$' | '\u{1161}'..='\u{11A7}') => 1,
                Some('\u{11A8}'..='\u{11FF}') if grapheme.len() == 1 => 2,
                _ => continue,
            };
            for (s, _) in best(spellings).iter().filter(|(s, cost)| **cost <= USUAL && !s.is_empty()) {
                let entry = (pack(s.as_bytes()), s.len().min(PACKED));
                let slot = usize::from(s.as_bytes()[0].wrapping_sub(b'a'));
                if let Some(list) = lists[which].get_mut(slot).filter(|list| !list.contains(&entry)) {
                    list.push(entry);
                }
            }
        }
        let [initials, cores, codas] = lists.map(|list| {
            let slots: String = list.iter().map(|slot: &Vec<(u64, usize)>| format!("&{slot:?}, ")).collect();
            format!("[{slots}]")
        });
        format!("Parts {{ initials: {initials}, cores: {cores}, codas: {codas} }}")
    }
}

fn latin_letters() -> Rows {
    ('a'..='z').map(|c| (vec![c], vec![(c.to_string(), 0)])).collect()
}

/// Each spelling at its least cost.
fn best(spellings: &Spellings) -> BTreeMap<&str, u16> {
    let mut best: BTreeMap<&str, u16> = BTreeMap::new();
    for (s, cost) in spellings {
        let least = best.entry(s).or_insert(*cost);
        *least = (*least).min(*cost);
    }
    best
}

fn spelling(s: &str) -> (String, u16) {
    let (letters, cost) = s.split_once('~').map_or((s, 0), |(letters, cost)| (letters, cost.parse().unwrap_or(10)));
    (if letters == "-" { String::new() } else { letters.to_owned() }, cost)
}

/// The costs at the top of a file, and its rows.
fn head(text: &str) -> (Costs, Vec<(&str, &str)>) {
    let mut costs = Costs(BTreeMap::from([
        ("vowel_insert", 60),
        ("vowel_delete", 60),
        ("vowel_change", 60),
        ("vowel_edge", 0),
        ("vowel_pair", 0),
        ("vowel_long", 0),
        ("consonant", 100),
        ("h", 30),
        ("double_vowel", 5),
    ]));
    let mut lines = Vec::new();
    for line in text.lines() {
        if let Some((name, value)) = line.strip_prefix("! ").and_then(|setting| setting.split_once(' ')) {
            let cost = costs.0.get_mut(name).unwrap_or_else(|| panic!("no such cost: {name}"));
            *cost = value.parse().unwrap_or_else(|_| panic!("no cost: {line}"));
        } else if !line.starts_with('#')
            && let Some(row) = line.split_once('\t')
        {
            lines.push(row);
        }
    }
    for edge in ["vowel_edge", "vowel_pair"] {
        let least = costs.0[edge].max(costs.0["vowel_insert"]);
        costs.0.insert(edge, least);
    }
    (costs, lines)
}

impl Costs {
    fn code(&self) -> String {
        let fields: String = self.0.iter().map(|(name, cost)| format!("{name}: {cost}, ")).collect();
        format!("Costs {{ {fields}}}")
    }
}
