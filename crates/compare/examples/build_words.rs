//! Makes sorted word tables from hand-written ones: `value TAB form|form|...` a line becomes `folded form TAB value,value`.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a development program: it reads and writes files"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs};

use crosscheck_compare::fold;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = env::args().nth(1).ok_or("usage: build_words crates/compare/data")?;
    for table in TABLES {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for source in table.1 {
            let text = fs::read_to_string(format!("{out}/{}/source/{source}", table.0))?;
            for line in text.lines() {
                if line.starts_with('#') {
                    continue;
                }
                // Everything before the forms is the value: "microsoft:bought:2018".
                let (value, forms) = line.rsplit_once('\t').ok_or_else(|| format!("{source}: {line}"))?;
                let value = value.replace('\t', ":");
                for form in forms.split('|') {
                    let key = fold(&form.replace('&', " and "));
                    if !key.is_empty() {
                        found.entry(key).or_default().insert(value.clone());
                    }
                }
            }
        }
        let list = |values: &BTreeSet<String>| values.iter().cloned().collect::<Vec<_>>().join(",");
        let text: String = found.iter().map(|(key, values)| format!("{key}\t{}\n", list(values))).collect();
        println!("{}/{}: {} forms", table.0, table.2, found.len());
        fs::write(format!("{out}/{}/{}", table.0, table.2), text)?;
    }
    Ok(())
}

/// Folder, sources, result.
const TABLES: [(&str, &[&str], &str); 7] = [
    (
        "organisations",
        &[
            "legal_forms.tsv",
            "legal_forms_of_no_person.tsv",
            "legal_forms_that_tell.tsv",
            "descriptors.tsv",
            "nobody.tsv",
        ],
        "kinds.tsv",
    ),
    ("organisations", &["words.tsv"], "words.tsv"),
    ("organisations", &["trades.tsv"], "trades.tsv"),
    ("organisations", &["aliases.tsv"], "aliases.tsv"),
    ("organisations", &["successions.tsv"], "successions.tsv"),
    ("titles", &["titles.tsv"], "titles.tsv"),
    ("degrees", &["degrees.tsv"], "degrees.tsv"),
];
