//! The tables that tell languages apart, and the names of languages.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::lay_out::lay_out;
use crate::lines;
use crate::plain::plain_language;
use crate::slots::hash;

const SCRIPTS: [&str; 4] = ["latin", "cyrillic", "arabic", "devanagari"];
/// Bits of a letter in the key of a sequence, as in `languages/evidence.rs`.
const LETTER_BITS: u32 = 16;
/// Ranks told apart; what follows in a list is in no order.
const RANKED: usize = 100;

/// For each script: slots and rows of the letter sequences, slots and entries of the words.
///
/// A row is the key of a sequence (eight bytes) and one mark per language. An entry is a word, the languages whose vocabulary
/// has it, and the languages whose list has it with the rank there; each of the three is a byte of length before its bytes.
pub(crate) fn write(data: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    for script in SCRIPTS {
        let letters = fs::read_to_string(data.join("letters").join(format!("{script}.tsv")))?;
        let head = letters.lines().next().and_then(|line| line.strip_prefix("#\t")).ok_or("no head line")?;
        let codes: Vec<&str> = head.split(' ').collect();
        let (slots, rows) = sequences(&letters, codes.len())?;
        fs::write(out.join(format!("{script}.letters.slots")), slots)?;
        fs::write(out.join(format!("{script}.letters.rows")), rows)?;
        let vocabulary = fs::read_to_string(data.join("vocabulary").join(format!("{script}.tsv")))?;
        let lists = codes.iter().map(|code| fs::read_to_string(data.join("words").join(format!("{code}.txt"))));
        let (slots, entries) = words(&vocabulary, &lists.collect::<Result<Vec<_>, _>>()?)?;
        fs::write(out.join(format!("{script}.words.slots")), slots)?;
        fs::write(out.join(format!("{script}.words.entries")), entries)?;
    }
    Ok(())
}

fn sequences(text: &str, width: usize) -> Result<(Vec<u8>, Vec<u8>), Box<dyn Error>> {
    let (mut entries, mut rows) = (Vec::new(), Vec::new());
    for (number, line) in (0_u32..).zip(lines(text)) {
        let (sequence, marks) = line.split_once('\t').ok_or_else(|| format!("no tab: {line}"))?;
        if marks.len() != width {
            return Err(format!("{} marks for {width} languages: {line}", marks.len()).into());
        }
        let key = sequence.chars().fold(0_u64, |key, c| (key << LETTER_BITS) | u64::from(c as u32 & 0xffff));
        entries.push((hash(&key.to_le_bytes()), number));
        rows.extend_from_slice(&key.to_le_bytes());
        rows.extend_from_slice(marks.as_bytes());
    }
    Ok((lay_out(&entries), rows))
}

#[derive(Default)]
struct Word {
    known: Vec<u8>,
    /// Language and rank.
    listed: Vec<u8>,
}

fn words(vocabulary: &str, lists: &[String]) -> Result<(Vec<u8>, Vec<u8>), Box<dyn Error>> {
    let mut words: BTreeMap<&str, Word> = BTreeMap::new();
    for line in lines(vocabulary) {
        let (word, languages) = line.split_once('\t').ok_or_else(|| format!("no tab: {line}"))?;
        words.entry(word).or_default().known = languages.bytes().map(|mark| mark - b'A').collect();
    }
    for (language, list) in (0_u8..).zip(lists) {
        let mut seen = BTreeSet::new();
        for (rank, word) in lines(list).flat_map(str::split_whitespace).enumerate() {
            if seen.insert(word) {
                words.entry(word).or_default().listed.extend([language, u8::try_from(rank.min(RANKED))?]);
            }
        }
    }
    let (mut slots, mut entries) = (Vec::new(), Vec::new());
    for (word, held) in words {
        slots.push((hash(word.as_bytes()), u32::try_from(entries.len())?));
        for part in [word.as_bytes(), &held.known, &held.listed] {
            entries.push(u8::try_from(part.len())?);
            entries.extend_from_slice(part);
        }
    }
    Ok((lay_out(&slots), entries))
}

/// Written forms of names with their codes, names in English, words of technology and simplified letters, as Rust slices.
pub(crate) fn names(data: &Path) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string(data.join("language_names.tsv"))?;
    let mut forms = BTreeMap::new();
    let mut english = BTreeMap::new();
    for line in lines(&text) {
        let mut fields = line.split('\t');
        let (Some(code), Some(name)) = (fields.next(), fields.next()) else { continue };
        english.insert(code, name);
        forms.entry(code.to_owned()).or_insert(code);
        for form in std::iter::once(name).chain(fields.next().unwrap_or("").split('|')) {
            forms.entry(plain_language(form)).or_insert(code);
        }
    }
    forms.remove("");
    let unspaced = |form: &str| form.chars().nth(1).is_some() && form.chars().all(is_unspaced);
    let within: Vec<_> = forms.iter().filter(|(form, _)| unspaced(form)).collect();
    let technology = fs::read_to_string(data.join("technology.txt"))?;
    let technology: BTreeSet<&str> = lines(&technology).flat_map(str::split_whitespace).collect();
    let simplified = fs::read_to_string(data.join("han/simplified.txt"))?;
    let simplified: BTreeSet<char> = simplified.chars().filter(|c| *c != '\n').collect();
    let mut rust = String::new();
    writeln!(rust, "static FORMS: &[(&str, LanguageCode)] = &{:?};", forms.iter().collect::<Vec<_>>())?;
    writeln!(rust, "pub(super) static WITHIN: &[(&str, LanguageCode)] = &{within:?};")?;
    writeln!(rust, "static ENGLISH: &[(LanguageCode, &str)] = &{:?};", english.iter().collect::<Vec<_>>())?;
    writeln!(rust, "pub(super) static TECHNOLOGY: &[&str] = &{:?};", technology.iter().collect::<Vec<_>>())?;
    writeln!(rust, "pub(super) static SIMPLIFIED: &[char] = &{:?};", simplified.iter().collect::<Vec<_>>())?;
    Ok(rust)
}

/// Scripts that write words together: a form in one of them is found inside a longer stretch.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}
