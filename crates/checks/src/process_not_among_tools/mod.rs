//! A process on the customer's list that is none of the customer's own tools.

use crosscheck_model::records::Process;
use crosscheck_model::{Finding, Side, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, processes};
use crate::words::{quoted, sentence};

const LISTED_PROCESS: LevelRule = LevelRule::info("listed_process");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "process_not_among_tools",
    version: 1,
    since: "0.2.0",
    title: "A process on the customer's list that is none of the customer's own tools",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[LISTED_PROCESS],
    advisory_refs: &["S1-25", "F22-03", "V-16"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let mut seen: Vec<(String, Vec<Row<'_, Process>>)> = Vec::new();
    for row in processes(analysis).into_iter().filter(|row| !row.value.announced) {
        let name = row.value.name.to_lowercase();
        match seen.iter_mut().find(|(known, _)| *known == name) {
            Some((_, rows)) => rows.push(row),
            None => seen.push((name, vec![row])),
        }
    }
    let finding = |(_, mut rows): (String, Vec<Row<'_, Process>>)| {
        rows.sort_by_key(|row| row.value.at);
        let first = rows[0];
        let statement = format!(
            "{} lists the process {} {}, first at {}.",
            first.file(),
            quoted(&first.value.name),
            if rows.len() == 1 { "once".to_owned() } else { format!("{} times", rows.len()) },
            first.value.at,
        );
        CHECK
            .finding(LISTED_PROCESS, sentence(&statement))
            .because("policy", "The offer names no such tool; whether it is allowed is the customer's own rule.")
            .cite_all(Side::A, rows.iter().map(Row::evidence))
            .explained(&[
                "Support, or the customer's own administrators, use it.",
                "It helps somebody who cannot see, hear or type as others do.",
            ])
            .ask("What do you use this program for, and who else can reach the device through it?")
            .done()
    };
    seen.into_iter().map(finding).collect()
}
