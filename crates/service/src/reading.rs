//! What pages and letters show of a report, from its JSON as it was kept. The whole report stands beside it.

use crosscheck_report::escape_terminal;
use serde_json::Value;

/// Of a report.
#[derive(Default)]
pub(crate) struct Reading {
    pub(crate) name: Option<String>,
    pub(crate) notice: String,
    pub(crate) disagreements: Vec<Point>,
    pub(crate) questions: Vec<String>,
    pub(crate) sources: Vec<Source>,
    pub(crate) agreements: u64,
    pub(crate) sources_read: usize,
    pub(crate) steps: Vec<Step>,
    /// Whether it speaks of other applications, which their candidates alone may see.
    pub(crate) speaks_of_others: bool,
}

/// A step that only a person can take, as the report has it.
pub(crate) struct Step {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) called_for: bool,
    pub(crate) state: String,
    /// What was noted last.
    pub(crate) noted: String,
}

/// A disagreement.
#[derive(Clone)]
pub(crate) struct Point {
    pub(crate) number: u64,
    pub(crate) statement: String,
    pub(crate) positions: Vec<Position>,
    pub(crate) explanations: Vec<String>,
    pub(crate) question: Option<String>,
}

/// Sources that say the same.
#[derive(Clone)]
pub(crate) struct Position {
    pub(crate) sources: Vec<String>,
    pub(crate) values: Vec<String>,
}

/// What was handed in or found.
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) read: bool,
    pub(crate) outcome: String,
    pub(crate) what_to_do: Option<String>,
}

/// Text of strangers, without what reorders or hides text; the template escapes HTML.
pub(crate) fn plain(value: &Value) -> String {
    escape_terminal(value.as_str().unwrap_or_default())
}

fn some(value: &Value) -> Option<String> {
    value.as_str().map(escape_terminal).filter(|text| !text.is_empty())
}

fn each(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn texts(value: &Value) -> Vec<String> {
    each(value).map(plain).collect()
}

impl Reading {
    pub(crate) fn of(report: &[u8]) -> Self {
        let report: Value = serde_json::from_slice(report).unwrap_or_default();
        let sources: Vec<(u64, Source)> = each(&report["sources"]).map(source).collect();
        let points = each(&report["disagreements"]).filter_map(|one| {
            let number = one["finding"].as_u64()?;
            let finding = each(&report["findings"]).find(|finding| finding["number"] == number)?;
            Some(point(number, one, finding, &sources))
        });
        let disagreements = points.collect();
        let sources: Vec<Source> = sources.into_iter().map(|(_, source)| source).collect();
        Self {
            name: some(&report["name"]),
            notice: plain(&report["notice"]),
            disagreements,
            questions: each(&report["questions"]).map(|question| plain(&question["text"])).collect(),
            agreements: report["summary"]["confirmed"].as_u64().unwrap_or_default(),
            sources_read: sources.iter().filter(|source| source.read).count(),
            sources,
            steps: each(&report["checklist"]).map(step).collect(),
            speaks_of_others: each(&report["findings"])
                .any(|finding| finding["kind"] == "shared_with_other_application"),
        }
    }

    /// Questions as a mail or a message: numbered, with nothing around them that says who is suspected of what.
    pub(crate) fn numbered(&self) -> String {
        let lines = (1..).zip(&self.questions).map(|(number, question)| format!("{number}. {question}"));
        lines.collect::<Vec<_>>().join("\n\n")
    }
}

fn step(step: &Value) -> Step {
    Step {
        id: plain(&step["id"]),
        text: plain(&step["step"]),
        called_for: step["called_for"] == true,
        state: plain(&step["state"]),
        noted: String::new(),
    }
}

fn source(source: &Value) -> (u64, Source) {
    let address = some(&source["url"]).or_else(|| some(&source["file"])).unwrap_or_default();
    let bare = address.split_once("://").map_or(address.as_str(), |(_, bare)| bare);
    let read = Source {
        name: bare.trim_start_matches("www.").trim_end_matches('/').to_owned(),
        read: source["outcome"] == "read",
        outcome: plain(&source["outcome_text"]),
        what_to_do: some(&source["what_to_do"]),
    };
    (source["number"].as_u64().unwrap_or_default(), read)
}

fn point(number: u64, disagreement: &Value, finding: &Value, sources: &[(u64, Source)]) -> Point {
    let name = |number: &Value| {
        let found = sources.iter().find(|(known, _)| number == known);
        found.map(|(_, source)| source.name.clone())
    };
    let position = |one: &Value| Position {
        sources: each(&one["sources"]).filter_map(name).collect(),
        values: texts(&one["values"]),
    };
    Point {
        number,
        statement: plain(&finding["statement"]),
        positions: each(&disagreement["positions"]).map(position).collect(),
        explanations: texts(&finding["explanations"]),
        question: some(&finding["question"]),
    }
}
