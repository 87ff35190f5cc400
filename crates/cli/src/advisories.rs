//! `crosscheck checks --advisories`: every row of the advisories and what serves it.

use std::fmt::Write;

use anyhow::{Context, bail};

const TABLE: &str = include_str!("../data/advisories.tsv");

/// One row: its id, what it says in short, and what serves it beside the checks that name it.
struct Row {
    id: &'static str,
    says: &'static str,
    beside: &'static str,
}

fn rows() -> anyhow::Result<Vec<Row>> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let mut columns = line.split('\t');
            let mut next =
                || columns.next().with_context(|| format!("a row of the advisories has too few columns: {line}"));
            Ok(Row { id: next()?, says: next()?, beside: next()? })
        })
        .collect()
}

/// A Markdown table.
pub(crate) fn table() -> anyhow::Result<String> {
    let rows = rows()?;
    let mut text = "# What serves each row of the advisories\n\n\
        Made by `crosscheck checks --advisories`. A check by its id, a step of the checklist by its K-number, a command, or \
        the reason why it is left out.\n\n| row | what it says | what serves it |\n|---|---|---|\n"
        .to_owned();
    for row in &rows {
        let served = served(row);
        if served.is_empty() {
            bail!("nothing serves row {} of the advisories", row.id);
        }
        writeln!(text, "| {} | {} | {} |", row.id, row.says.replace('|', "/"), served.join("; "))?;
    }
    let count = |what: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| what(row)).count();
    writeln!(
        text,
        "\n{} rows: {} served by checks, {} by other parts, {} left out with the reason.",
        rows.len(),
        count(&|row| checks(row.id).next().is_some()),
        count(&|row| checks(row.id).next().is_none()
            && (row.beside.starts_with("K-") || row.beside.starts_with("command"))),
        count(&|row| checks(row.id).next().is_none() && row.beside.starts_with("excluded")),
    )?;
    Ok(text)
}

fn checks(row: &'static str) -> impl Iterator<Item = &'static str> {
    let registry = crosscheck_checks::registry().iter();
    registry.filter(move |check| check.advisory_refs.contains(&row)).map(|check| check.id)
}

fn served(row: &Row) -> Vec<String> {
    let checks = checks(row.id).map(|id| format!("`{id}`"));
    let beside = row.beside.split(';').map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned);
    checks.chain(beside).collect()
}

#[cfg(test)]
mod tests {
    use super::{rows, served, table};

    #[test]
    fn every_row_is_served_or_says_why_not_and_every_check_names_rows_that_exist() {
        let rows = rows().unwrap();
        assert_eq!(rows.len(), 168);
        for row in &rows {
            assert!(!served(row).is_empty(), "nothing serves {}", row.id);
            for part in row.beside.split(';').map(str::trim).filter(|part| !part.is_empty()) {
                let known = ["K-", "command ", "excluded: "].iter().any(|start| part.starts_with(start));
                assert!(known, "row {} is open: {part}", row.id);
                let reason = part.strip_prefix("excluded: ").map(|reason| reason.split_whitespace().count());
                assert!(reason.is_none_or(|words| words >= 3), "row {} is left out without a reason", row.id);
            }
        }
        for (check, row) in
            crosscheck_checks::registry().iter().flat_map(|c| c.advisory_refs.iter().map(move |r| (c.id, *r)))
        {
            assert!(rows.iter().any(|known| known.id == row), "{check} names {row}, which there is not");
        }
        assert!(table().unwrap().lines().count() > rows.len());
    }

    #[test]
    fn every_step_and_command_that_is_named_exists() {
        use clap::CommandFactory;
        let commands = crate::args::Arguments::command();
        for row in rows().unwrap() {
            for part in row.beside.split(';').map(str::trim) {
                if let Some(command) = part.strip_prefix("command ") {
                    assert!(commands.find_subcommand(command).is_some(), "{}: {command}", row.id);
                } else if part.starts_with("K-") {
                    assert!(crosscheck_report::checklist_steps().any(|step| step == part), "{}: {part}", row.id);
                }
            }
        }
    }
}
