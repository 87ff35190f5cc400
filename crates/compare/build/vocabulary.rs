//! Headings and words of CVs.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use unicode_script::{Script, UnicodeScript};

use crate::lines;
use crate::plain::plain;

/// The kinds of words, in the order of `vocabulary::words::Kind`.
const KINDS: [&str; 8] = ["title", "organisation", "institution", "degree", "skip", "field", "honour", "course"];

/// Legal forms that tell an organisation, where all of them stand.
const LEGAL_FORMS: [&str; 2] = ["legal_forms_of_no_person.tsv", "legal_forms_that_tell.tsv"];

/// Sections that headings of the table name; all others are `Other`.
const SECTIONS: [&str; 7] = ["Contact", "Work", "Education", "Languages", "Skills", "Summary", "Projects"];

/// Words of one kind by how they are looked for.
#[derive(Default)]
struct Words {
    whole: BTreeSet<String>,
    beginnings: BTreeSet<String>,
    endings: BTreeSet<String>,
    anywhere: BTreeSet<String>,
    phrases: BTreeSet<String>,
}

pub(crate) fn tables(data: &Path) -> Result<String, Box<dyn Error>> {
    let headings = headings(&fs::read_to_string(data.join("headings.tsv"))?);
    // Of the forms that are alike without their spaces the first counts.
    let mut joined = BTreeMap::new();
    for (form, section) in &headings {
        joined.entry(form.replace(' ', "")).or_insert(*section);
    }
    let mut rust = String::new();
    for (name, table) in [("HEADINGS", headings), ("JOINED", joined)] {
        writeln!(rust, "pub(super) static {name}: &[(&str, Section)] = &[")?;
        for (form, section) in table {
            writeln!(rust, "({form:?}, Section::{section}),")?;
        }
        writeln!(rust, "];")?;
    }
    writeln!(rust, "pub(super) static WORDS: [Words; {}] = [", KINDS.len())?;
    let mut text = fs::read_to_string(data.join("words.tsv"))?;
    for file in LEGAL_FORMS {
        let forms = fs::read_to_string(data.join("../organisations/source").join(file))?;
        text.push_str(&forms.replace("legal\t", "\norganisation\t"));
    }
    for kind in KINDS {
        let words = words(&text, kind);
        write!(rust, "Words {{ whole: &{:?}, beginnings: &{:?}, ", slice(&words.whole), slice(&words.beginnings))?;
        write!(rust, "endings: &{:?}, ", slice(&words.endings))?;
        writeln!(rust, "anywhere: &{:?}, phrases: &{:?} }},", slice(&words.anywhere), slice(&words.phrases))?;
    }
    writeln!(rust, "];")?;
    Ok(rust)
}

fn slice(words: &BTreeSet<String>) -> Vec<&String> {
    words.iter().collect()
}

/// Forms, and the variant of `vocabulary::headings::Section`. Of one form in two lines the first counts.
fn headings(text: &str) -> BTreeMap<String, &'static str> {
    let mut found = BTreeMap::new();
    for (named, written) in lines(text).filter_map(|line| line.split_once('\t')) {
        let section = SECTIONS.iter().find(|section| section.eq_ignore_ascii_case(named)).unwrap_or(&"Other");
        for form in written.split('|') {
            found.entry(plain(form)).or_insert(*section);
        }
    }
    found
}

fn words(text: &str, kind: &str) -> Words {
    let mut words = Words::default();
    for (named, written) in lines(text).filter_map(|line| line.split_once('\t')) {
        if KINDS.iter().find(|kind| **kind == named).unwrap_or(&"skip") != &kind {
            continue;
        }
        for word in written.split('|').map(|word| plain(word.trim())).filter(|word| !word.is_empty()) {
            if unspaced(&word) {
                words.anywhere.insert(word);
            } else if let Some(ending) = word.strip_prefix('*') {
                words.endings.insert(ending.to_owned());
            } else if let Some(beginning) = word.strip_suffix('*') {
                words.beginnings.insert(beginning.to_owned());
            } else if word.contains(' ') {
                words.phrases.insert(word);
            } else {
                words.whole.insert(word);
            }
        }
    }
    words
}

/// Han, Kana, Hangul and Thai are written without spaces between words.
fn unspaced(word: &str) -> bool {
    word.chars().any(|c| {
        matches!(c.script(), Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Thai)
            || c == '㈱'
    })
}
