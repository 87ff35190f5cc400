//! Makes the tables under `src/languages/data/letters` and `src/languages/data/vocabulary`:
//! `cargo run --release -p crosscheck-compare --example build_languages -- CLDR crates/compare/src/languages/data`, where CLDR is
//! the folder `common` of the CLDR package; see `src/languages/data/README.md` for origins and formats.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a development program: it reads and writes files"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs};

use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

/// Script, file name, languages.
const SCRIPTS: [(Script, &str, &str); 4] = [
    (
        Script::Latin,
        "latin",
        "en es fr de it pt nl pl sv tr id ms tl vi ca gl ro da nb fi cs sk hu hr sl et lv lt sq az sw af eu eo is ga cy",
    ),
    (Script::Cyrillic, "cyrillic", "ru uk bg sr mk be kk"),
    (Script::Arabic, "arabic", "ar fa ur ps ckb"),
    (Script::Devanagari, "devanagari", "hi mr ne"),
];
/// Longest letter sequence.
const ORDER: usize = 4;
/// Letters reckoned with besides those seen.
const ALPHABET: f64 = 80.0;
/// A sequence of this length or more is kept only if one language has it at least so often: sequences seen once tell
/// about one word, and the vocabulary has the words.
const LONG: usize = 4;
const KEPT_FROM: f64 = 7.0;
/// How often a word of the hand-written lists counts in the letter sequences.
const HAND_WEIGHT: f64 = 2.0;
/// How often a Persian word counts with the letters of an Arabic keyboard, which many texts are typed on.
const ARABIC_KEYS: f64 = 0.3;
/// Words that more languages than this share tell nothing and are left out of the vocabulary.
const SHARED_BY_AT_MOST: usize = 6;

type Words = BTreeMap<String, f64>;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [cldr, out] = arguments.as_slice() else {
        return Err("usage: build_languages CLDR crates/compare/src/languages/data".into());
    };
    fs::create_dir_all(format!("{out}/letters"))?;
    fs::create_dir_all(format!("{out}/vocabulary"))?;
    let paradigms = fs::read_to_string(format!("{out}/paradigms.tsv"))?;
    for (script, name, codes) in SCRIPTS {
        let codes: Vec<&str> = codes.split(' ').collect();
        let mut words: Vec<Words> = Vec::new();
        let mut vocabulary: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (language, code) in codes.iter().enumerate() {
            let mut own = cldr_words(cldr, code, script)?;
            for word in paradigms.lines().filter_map(|line| line.strip_prefix(code)?.strip_prefix('\t')).flat_map(forms)
            {
                own.entry(word).or_insert(1.0);
            }
            for word in own.keys().filter(|word| word.chars().nth(2).is_some()) {
                vocabulary.entry(word.clone()).or_default().insert(language);
            }
            for word in fs::read_to_string(format!("{out}/words/{code}.txt"))?
                .lines()
                .filter(|line| !line.starts_with('#'))
                .flat_map(str::split_whitespace)
            {
                own.insert(word.to_owned(), HAND_WEIGHT);
            }
            if code == &"fa" {
                let typed: Vec<String> = own.keys().map(|word| word.replace('ی', "ي").replace('ک', "ك")).collect();
                for word in typed {
                    own.entry(word).or_insert(ARABIC_KEYS);
                }
            }
            println!("{code}: {} words", own.len());
            words.push(own);
        }
        let letters = letters(&codes, &words);
        println!("{name}: {} sequences", letters.len());
        let head = format!("#\t{}\n", codes.join(" "));
        fs::write(format!("{out}/letters/{name}.tsv"), head.clone() + &letters.join(""))?;
        let mark = |language: &usize| char::from(b'A' + u8::try_from(*language).unwrap_or(0));
        let lines: String = vocabulary
            .iter()
            .filter(|(_, languages)| languages.len() <= SHARED_BY_AT_MOST)
            .map(|(word, languages)| format!("{word}\t{}\n", languages.iter().map(mark).collect::<String>()))
            .collect();
        fs::write(format!("{out}/vocabulary/{name}.tsv"), head + &lines)?;
    }
    Ok(())
}

/// Every stem put into every pattern of one line.
fn forms(line: &str) -> Vec<String> {
    let (patterns, stems) = line.split_once('\t').unwrap_or_default();
    stems
        .split_whitespace()
        .flat_map(|stem| patterns.split_whitespace().map(move |pattern| pattern.replace('~', stem)))
        .collect()
}

/// Words of the names and keywords CLDR gives to characters, and of its names of languages, places, units and currencies.
fn cldr_words(cldr: &str, code: &str, script: Script) -> Result<Words, Box<dyn std::error::Error>> {
    let file = match code {
        "nb" => "no",
        "tl" => "fil",
        code => code,
    };
    let annotations = fs::read_to_string(format!("{cldr}/annotations/{file}.xml")).unwrap_or_default();
    let text = annotations + &fs::read_to_string(format!("{cldr}/main/{file}.xml"))?;
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let lines =
        text.lines().filter(|line| line.contains("</") && !line.contains("<pattern") && !line.contains("exemplar"));
    for line in lines {
        let content =
            line.split_once('>').and_then(|(_, rest)| rest.split_once("</")).map_or("", |(content, _)| content);
        let content: String = content.replace("&amp;", " ").nfc().flat_map(char::to_lowercase).collect();
        for word in content.split(|c: char| !(c.is_alphabetic() || is_joined(c))) {
            let word = word.trim_matches(|c| matches!(c, '\'' | '’')).replace('’', "'");
            let ours = |c: char| c.script() == script || is_joined(c) || c.script() == Script::Inherited;
            if !word.is_empty() && word.chars().all(ours) && word.chars().count() <= 24 {
                *counts.entry(word).or_default() += 1;
            }
        }
    }
    Ok(counts.into_iter().map(|(word, count)| (word, 1.0 + f64::from(count).ln())).collect())
}

fn is_joined(c: char) -> bool {
    matches!(c, '\'' | '’' | '\u{200c}') || unicode_normalization::char::is_combining_mark(c)
}

/// Lines of the letter table: Witten-Bell interpolation, shortest sequences first, so that each leans on its ending.
fn letters(codes: &[&str], words: &[Words]) -> Vec<String> {
    let width = codes.len();
    let mut counts: BTreeMap<(usize, Vec<char>), Vec<f64>> = BTreeMap::new();
    for (language, words) in words.iter().enumerate() {
        for (word, weight) in words {
            let all: Vec<char> = std::iter::once('^').chain(word.chars()).chain(std::iter::once('$')).collect();
            for end in 2..=all.len() {
                for length in 1..=ORDER.min(end) {
                    let key = (length, all[end - length..end].to_vec());
                    counts.entry(key).or_insert_with(|| vec![0.0; width])[language] += weight;
                }
            }
        }
    }
    let mut beginnings: BTreeMap<Vec<char>, Vec<(f64, f64)>> = BTreeMap::new();
    for ((length, key), row) in &counts {
        let sums = beginnings.entry(key[..length - 1].to_vec()).or_insert_with(|| vec![(0.0, 0.0); width]);
        for (sum, &count) in sums.iter_mut().zip(row) {
            if count > 0.0 {
                sum.0 += count;
                sum.1 += 1.0;
            }
        }
    }
    let mut probabilities: BTreeMap<Vec<char>, Vec<f64>> = BTreeMap::new();
    let mut lines = Vec::new();
    for ((length, key), row) in &counts {
        let shorter = probabilities.get(&key[1..]).filter(|_| *length > 1);
        let sums = &beginnings[&key[..length - 1]];
        let own: Vec<f64> = (0..width)
            .map(|language| {
                let base = shorter.map_or(1.0 / ALPHABET, |shorter| shorter[language]);
                let (seen, kinds) = sums[language];
                if seen > 0.0 { (row[language] + kinds * base) / (seen + kinds) } else { base }
            })
            .collect();
        if *length < LONG || row.iter().any(|&count| count >= KEPT_FROM) {
            let marks: String = own.iter().map(|&p| mark(p)).collect();
            lines.push(format!("{}\t{marks}\n", key.iter().collect::<String>()));
        }
        probabilities.insert(key.clone(), own);
    }
    lines
}

/// A log probability in steps of 0.15 from 0 downwards, as a printable letter from `!`.
fn mark(probability: f64) -> char {
    let steps = (-probability.ln() / 0.15).round().clamp(0.0, 93.0);
    char::from(b'!' + steps as u8)
}
