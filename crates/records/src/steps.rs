//! `answers.csv`, `checklist.csv` and `checklist_template.csv`: what people did about a case.

use std::io::Read;

use crosscheck_model::records::{Record, RecordedAnswer, StepTaken, TemplateStep};

use crate::output::Output;
use crate::table::{Columns, Table};

static ANSWERS: Columns = Columns {
    known: &["finding", "resolved_by", "reason", "evidence", "by", "ts"],
    needed: &["finding", "resolved_by", "reason", "by", "ts"],
};
static STEPS: Columns = Columns {
    known: &["item", "state", "method", "evidence", "reason", "by", "second_by", "ts"],
    needed: &["item", "state", "by", "ts"],
};
static TEMPLATE: Columns =
    Columns { known: &["item", "step", "four_eyes", "restricted", "jurisdiction"], needed: &["item"] };

const SETTLED_BY: [&str; 5] = ["explained", "source_corrected", "read_wrongly", "documented", "left_open"];
const STATES: [&str; 4] = ["open", "done", "waived", "not_applicable"];

pub(crate) fn answers(input: impl Read, out: &mut Output) {
    let Some(mut table) = Table::open(input, &ANSWERS, out) else { return };
    while let Some(row) = table.next(out) {
        let how = row.word("resolved_by", &SETTLED_BY, out);
        let (Some(resolved_by), Some(at)) = (how, row.time("ts", out)) else { continue };
        let stated = (row.text("finding"), row.text("reason"), row.text("by"));
        let (Some(finding), Some(reason), Some(by)) = stated else {
            out.problem(row.locator(), "an answer names its finding, its reason and who gave it");
            continue;
        };
        let evidence = row.text("evidence").map(Into::into);
        let answer = RecordedAnswer { finding, resolved_by, reason: reason.into(), evidence, by: by.into(), at };
        out.row(Record::RecordedAnswer(answer), row.quote(), row.locator());
    }
}

pub(crate) fn taken(input: impl Read, out: &mut Output) {
    let Some(mut table) = Table::open(input, &STEPS, out) else { return };
    while let Some(row) = table.next(out) {
        let (Some(state), Some(at)) = (row.word("state", &STATES, out), row.time("ts", out)) else { continue };
        let (Some(item), Some(by)) = (row.text("item"), row.text("by")) else {
            out.problem(row.locator(), "a step names its item and who took it");
            continue;
        };
        let (method, evidence, reason) = (row.text("method"), row.text("evidence"), row.text("reason"));
        if state == "done" && (method.is_none() || evidence.is_none()) {
            out.problem(row.locator(), "a step that is done states its method and its evidence: not read");
            continue;
        }
        if state == "waived" && reason.is_none() {
            out.problem(row.locator(), "a step that is waived states its reason: not read");
            continue;
        }
        let (evidence, reason) = (evidence.map(Into::into), reason.map(Into::into));
        let second = row.text("second_by").map(Into::into);
        let step = StepTaken { item, state, method, evidence, reason, by: by.into(), second, at };
        out.row(Record::StepTaken(step), row.quote(), row.locator());
    }
}

pub(crate) fn template(input: impl Read, out: &mut Output) {
    let Some(mut table) = Table::open(input, &TEMPLATE, out) else { return };
    while let Some(row) = table.next(out) {
        let Some(item) = row.text("item") else { continue };
        let step = row.text("step");
        if !item.starts_with("K-") && (!item.starts_with("C-") || step.is_none()) {
            out.problem(row.locator(), "a step of your own begins with C- and says what to do");
            continue;
        }
        let is = |column: &str| row.text(column).is_some_and(|text| matches!(text.as_str(), "yes" | "true" | "1"));
        let step = TemplateStep { item, step, four_eyes: is("four_eyes"), restricted: is("restricted") };
        out.row(Record::TemplateStep(step), row.quote(), row.locator());
    }
}
