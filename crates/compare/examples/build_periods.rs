//! Makes the tables under `data/periods` from their sources; see `data/periods/README.md` for the command and the origins.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a development program: it reads and writes files"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs};

use crosscheck_compare::fold;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [months, out] = arguments.as_slice() else {
        return Err("usage: build_periods CLDR_MONTHS_JSON crates/compare/data/periods".into());
    };
    let cldr: serde_json::Value = serde_json::from_str(&fs::read_to_string(months)?)?;
    let mut found: BTreeMap<String, BTreeSet<u8>> = BTreeMap::new();
    let mut add = |form: &str, month: u8| {
        let key = fold(form);
        if key.chars().count() > 1 && !key.contains(char::is_numeric) {
            found.entry(key).or_default().insert(month);
        }
    };
    for language in cldr.as_object().into_iter().flat_map(|languages| languages.values()) {
        for (width, forms) in language["m"].as_object().into_iter().flatten() {
            if width.ends_with("narrow") {
                continue;
            }
            for (month, form) in forms.as_object().into_iter().flatten() {
                if let (Some(form), Ok(month)) = (form.as_str(), month.parse()) {
                    add(form, month);
                }
            }
        }
    }
    for line in fs::read_to_string(format!("{out}/source/months.tsv"))?.lines() {
        let (month, forms) = line.split_once('\t').ok_or("months: a line without a tab")?;
        let month = month.parse()?;
        forms.split('|').for_each(|form| add(form, month));
    }
    let list = |months: &BTreeSet<u8>| months.iter().map(u8::to_string).collect::<Vec<_>>().join(",");
    let text: String = found.iter().map(|(key, months)| format!("{key}\t{}\n", list(months))).collect();
    fs::write(format!("{out}/months.tsv"), text)?;
    let open: Vec<&String> = found.iter().filter(|(_, months)| months.len() > 1).map(|(key, _)| key).collect();
    println!("{} month forms; of several months: {open:?}", found.len());

    let mut words: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in fs::read_to_string(format!("{out}/source/words.tsv"))?.lines() {
        let (kind, forms) = line.split_once('\t').ok_or("words: a line without a tab")?;
        for form in forms.split('|') {
            words.entry(fold(form)).or_default().insert(kind.to_owned());
        }
    }
    let list = |kinds: &BTreeSet<String>| kinds.iter().cloned().collect::<Vec<_>>().join(",");
    let text: String = words.iter().map(|(key, kinds)| format!("{key}\t{}\n", list(kinds))).collect();
    fs::write(format!("{out}/words.tsv"), text)?;
    println!("{} words", words.len());
    Ok(())
}
