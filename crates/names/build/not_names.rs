//! Words and phrases that no name holds: one sorted list of form, sign and kind.

use std::collections::BTreeMap;

use crate::plain::plain;

/// The files of `data/not_names`, and the variant of `NotAName` each stands for.
const KINDS: [(&str, &str); 7] = [
    ("headings", "Heading"),
    ("times", "Time"),
    ("places", "Place"),
    ("jobs", "JobTitle"),
    ("organisations", "Organisation"),
    ("subjects", "Subject"),
    ("pages", "Page"),
];

/// Legal forms of firms that no person is called; they stand with everything that is known of organisations.
pub(crate) const LEGAL_FORMS: &str = "../compare/data/organisations/source/legal_forms_of_no_person.tsv";

/// The lines of one file; with the organisations go their legal forms.
fn lines(file: &str) -> Vec<String> {
    let mut text = crate::read(&format!("data/not_names/{file}.txt"));
    if file == "organisations" {
        let forms = crate::read(LEGAL_FORMS);
        let rows = forms.lines().filter_map(|line| line.split_once('\t'));
        text.extend(rows.flat_map(|(_, forms)| forms.split('|')).map(|form| format!("\n{form}")));
    }
    text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

pub(crate) fn generate() -> String {
    let mut listed: BTreeMap<(String, &str), &str> = BTreeMap::new();
    let mut anywhere = Vec::new();
    let mut endings = Vec::new();
    for (file, kind) in KINDS {
        for line in lines(file).iter().map(String::as_str) {
            let (sign, form) = match line.chars().next() {
                Some(sign @ ('=' | '~' | '$')) => (sign, &line[1..]),
                Some(_) if line.ends_with('*') => ('*', &line[..line.len() - 1]),
                Some(_) => (' ', line),
                None => continue,
            };
            let form = plain(form);
            match sign {
                '~' => anywhere.push(format!("    ({form:?}, NotAName::{kind}),\n")),
                '$' => endings.push(format!("    ({form:?}, NotAName::{kind}),\n")),
                '=' => drop(listed.entry((form, "Whole")).or_insert(kind)),
                '*' => drop(listed.entry((form, "Beginning")).or_insert(kind)),
                _ => drop(listed.entry((form, "Word")).or_insert(kind)),
            }
        }
    }
    let listed: String = listed
        .iter()
        .map(|((form, sign), kind)| format!("    ({form:?}, Sign::{sign}, NotAName::{kind}),\n"))
        .collect();
    format!(
        "static LISTED: &[(&str, Sign, NotAName)] = &[\n{listed}];\n\
         static ANYWHERE: &[(&str, NotAName)] = &[\n{}];\n\
         static ENDINGS: &[(&str, NotAName)] = &[\n{}];\n",
        anywhere.concat(),
        endings.concat()
    )
}
