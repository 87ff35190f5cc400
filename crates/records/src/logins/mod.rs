//! `logins.csv` and the sign-in logs of directories: read twice, so that what is kept is the candidate's rows and those of others on
//! the candidate's devices.

mod exports;

use std::collections::{BTreeMap, BTreeSet};

use crosscheck_model::Locator;
use crosscheck_model::records::{Login, LoginEvent, Party, Record};

use crate::context::Context;
use crate::input::File;
use crate::output::Output;
use crate::table::{Columns, Row, Table};
pub(crate) use exports::{EXPORTS, Export};

static COLUMNS: Columns = Columns {
    known: &["ts", "account_id", "event", "ip", "user_agent", "device_id", "result"],
    needed: &["ts", "account_id", "event"],
};

/// Devices of one candidate that are followed.
const MOST_DEVICES: usize = 1000;
/// Rows of one other account on one device that are kept: that it was there is all that is asked.
const ROWS_OF_ANOTHER: usize = 2;
/// Other accounts that are kept: a device that more than these share is nobody's own.
const MOST_OTHERS: usize = 200;

pub(crate) fn read(file: &mut File<'_>, export: Option<&'static Export>, context: &Context, out: &mut Output) {
    let called = export.map_or(&[][..], |export| export.columns);
    let mut devices: BTreeSet<Vec<u8>> = BTreeSet::new();
    let (mut rows, mut own) = (0_u64, 0_u64);
    let mut quiet = Output::new(file.origin.clone());
    {
        let Some(mut table) = Table::open_as(file.again(), &COLUMNS, called, out) else { return };
        while let Some(row) = table.next(&mut quiet) {
            rows += 1;
            if context.who.is_candidate(row.bytes("account_id")) {
                own += 1;
                let device = row.bytes("device_id");
                if !device.is_empty() && devices.len() < MOST_DEVICES && !devices.contains(device) {
                    devices.insert(device.to_vec());
                }
            }
        }
    }
    if own == 0 {
        out.problems_of(quiet);
        let what = format!(
            "none of {rows} rows is of an account of the candidate: accounts.json tells whose accounts are whose"
        );
        out.problem(Locator::Whole, what);
        return;
    }
    // Unknown columns were named in the first reading.
    let mut again = Output::new(file.origin.clone());
    let Some(mut table) = Table::open_as(file.again(), &COLUMNS, called, &mut again) else { return };
    let mut others: BTreeMap<(Vec<u8>, Vec<u8>), usize> = BTreeMap::new();
    while let Some(row) = table.next(out) {
        let (account, device) = (row.bytes("account_id"), row.bytes("device_id"));
        if !context.who.is_candidate(account) {
            if device.is_empty() || !devices.contains(device) {
                continue;
            }
            let full = others.len() >= MOST_OTHERS;
            let key = (account.to_ascii_lowercase(), device.to_vec());
            if full && !others.contains_key(&key) {
                continue;
            }
            let seen = others.entry(key).or_default();
            if *seen >= ROWS_OF_ANOTHER {
                continue;
            }
            if let Some(login) = login(&row, export, context, out).filter(|login| login.event.takes_a_person()) {
                *seen += 1;
                out.row(Record::Login(login), row.quote(), row.locator());
            }
        } else if let Some(login) = login(&row, export, context, out) {
            out.row(Record::Login(login), row.quote(), row.locator());
        }
    }
}

fn login(row: &Row<'_>, export: Option<&Export>, context: &Context, out: &mut Output) -> Option<Login> {
    if let Some(export) = export
        && let Some(result) = row.text("result")
        && !result.eq_ignore_ascii_case(export.succeeded)
    {
        return None;
    }
    let account = row.text("account_id")?;
    let party: Party = context.who.party(&account)?;
    let event = event(row, export, out)?;
    let at = row.time("ts", out)?;
    let ip = row.text("ip");
    let address = ip.as_ref().and_then(|ip| ip.parse().ok());
    if ip.is_some() && address.is_none() {
        out.problem(row.locator(), "column ip: not an address");
    }
    Some(Login {
        party,
        account: account.into(),
        at,
        event,
        device: row.text("device_id").map(Into::into),
        network: address.map(|ip| context.networks.of(ip)),
    })
}

fn event(row: &Row<'_>, export: Option<&Export>, out: &mut Output) -> Option<LoginEvent> {
    if let Some(export) = export {
        // What is not named there is something else than a sign-in, and is passed over.
        let word = row.text("event").unwrap_or_default();
        return export
            .events
            .iter()
            .find(|(theirs, _)| word.eq_ignore_ascii_case(theirs) || theirs.is_empty())
            .map(|(_, event)| *event);
    }
    let word = row.word("event", &["login", "logout", "active", "mfa"], out)?;
    Some(match word.as_str() {
        "login" => LoginEvent::Login,
        "logout" => LoginEvent::Logout,
        "mfa" => LoginEvent::Mfa,
        _ => LoginEvent::Active,
    })
}
