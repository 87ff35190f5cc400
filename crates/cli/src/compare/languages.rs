use anyhow::Context;
use crosscheck_compare::languages;
use serde::Deserialize;
use serde_json::{Value, json};

use super::verdicts::{VERDICT_VERSION, print_one, stream};
use crate::args::Languages;
use crate::output::Status;

#[derive(Deserialize)]
struct Text {
    text: String,
    #[serde(default)]
    declared: Vec<String>,
    #[serde(default)]
    names: Vec<String>,
}

pub(super) fn run(arguments: &Languages) -> anyhow::Result<Status> {
    if let Some(path) = &arguments.stream.jsonl {
        return stream(path, |text: Text| Ok(verdict(&text)));
    }
    let text = arguments.text.clone().context("give a text")?;
    let text = Text { text, declared: arguments.declared.clone(), names: arguments.name.clone() };
    print_one(&verdict(&text))?;
    Ok(Status::Done)
}

fn verdict(text: &Text) -> Value {
    let names: Vec<&str> = text.names.iter().map(String::as_str).collect();
    let found = languages::found(&text.text, &names);
    let codes: Vec<_> = text.declared.iter().filter_map(|written| languages::language_code(written)).collect();
    let unknown: Vec<&String> =
        text.declared.iter().filter(|written| languages::language_code(written).is_none()).collect();
    let mut comparison = languages::against_declared(&found, &codes);
    if !unknown.is_empty() {
        comparison = comparison.with_unknown_entry();
    }
    let shown = found
        .languages
        .iter()
        .map(|one| json!({ "code": one.code, "share": one.share, "words": one.words, "quote": one.quote }));
    json!({
        "version": VERDICT_VERSION,
        "verdict": comparison.verdict.as_str(),
        "sentence": comparison.sentence(),
        "languages": shown.collect::<Vec<_>>(),
        "words": found.words,
        "declared_not_understood": unknown,
    })
}
