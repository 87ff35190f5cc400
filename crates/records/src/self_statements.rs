//! `self_statements.csv`: the nationality that the candidate states. Nothing of it is read unless the offer names the lawful rule
//! that asks for it.

use std::io::Read;

use crosscheck_model::Locator;
use crosscheck_model::records::{NationalityStatement, Record};

use crate::context::Context;
use crate::output::Output;
use crate::table::{Columns, Table};

static COLUMNS: Columns = Columns { known: &["statement", "value", "stated_in"], needed: &["statement", "value"] };

pub(crate) fn read(input: impl Read, context: &Context, out: &mut Output) {
    if !context.nationality_rule {
        out.problem(Locator::Whole, "not read: the offer names no nationality_rule with its basis");
        return;
    }
    let Some(mut table) = Table::open(input, &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        if row.word("statement", &["nationality"], out).is_none() {
            continue;
        }
        let written = row.text("value").unwrap_or_default();
        let countries: Vec<String> = written
            .split([';', ' ', '+'])
            .map(str::trim)
            .filter(|code| !code.is_empty())
            .map(str::to_uppercase)
            .collect();
        if countries.is_empty() || countries.iter().any(|code| code.len() != 2 || !code.is_ascii()) {
            out.problem(row.locator(), "column value: not a code of 2 letters, or several parted by semicolons");
            continue;
        }
        let statement = NationalityStatement { countries, stated_in: row.text("stated_in") };
        out.row(Record::NationalityStatement(statement), row.quote(), row.locator());
    }
}
