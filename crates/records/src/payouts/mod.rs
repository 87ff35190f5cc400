//! `payouts.csv` and statements of payment services: the candidate's rows, and those of others that are paid into the same account.

pub(crate) mod camt053;
mod exports;

use std::collections::BTreeSet;

use crosscheck_model::records::{Payout, Record, Wallet};
use crosscheck_model::{Digest, Locator};

use crate::context::Context;
use crate::input::File;
use crate::numbers::wallet;
use crate::output::Output;
use crate::table::{Columns, Row, Table};
use exports::Order;
pub(crate) use exports::{EXPORTS, Export};

static COLUMNS: Columns = Columns {
    known: &[
        "ts",
        "payee_id",
        "method",
        "amount",
        "currency",
        "holder_name",
        "payee_country",
        "account_hash",
        "bic_or_routing",
        "wallet",
        "counterparty",
    ],
    needed: &["ts"],
};

/// Those of statements of services, under the same names.
static OF_EXPORTS: Columns = Columns {
    known: &["ts", "payee_id", "amount", "debit", "currency", "status", "holder_name", "counterparty"],
    needed: &["ts"],
};

const METHODS: [&str; 6] = ["bank", "card", "wallet", "platform", "crypto", "other"];

pub(crate) fn read(file: &mut File<'_>, export: Option<&'static Export>, context: &mut Context, out: &mut Output) {
    let called = export.map_or(&[][..], |export| export.columns);
    let columns = if export.is_some() { &OF_EXPORTS } else { &COLUMNS };
    let mut order = Order::default();
    let mut accounts: BTreeSet<Vec<u8>> = BTreeSet::new();
    {
        let mut quiet = Output::new(file.origin.clone());
        let Some(mut table) = Table::open_as(file.again(), columns, called, out) else { return };
        while let Some(row) = table.next(&mut quiet) {
            if export.is_some_and(|export| export.days_only) {
                order = order.and(&String::from_utf8_lossy(row.bytes("ts")));
                continue;
            }
            let account = row.bytes("account_hash");
            if export.is_none() && !account.is_empty() && context.who.is_candidate(row.bytes("payee_id")) {
                accounts.insert(account.to_vec());
            }
        }
    }
    let mut again = Output::new(file.origin.clone());
    let Some(mut table) = Table::open_as(file.again(), columns, called, &mut again) else { return };
    let (mut rows, mut own) = (0_u64, 0_u64);
    while let Some(row) = table.next(out) {
        rows += 1;
        let is_own = export.is_some() || context.who.is_candidate(row.bytes("payee_id"));
        own += u64::from(is_own);
        if export.is_some_and(|export| !exports::is_settled(export, &row)) {
            continue;
        }
        if !is_own && !accounts.contains(row.bytes("account_hash")) {
            continue;
        }
        if let Some(payout) = payout(&row, export, order, context, out) {
            if let Some(wallet) = payout.wallet.as_ref().filter(|_| payout.party.is_candidate()) {
                context.own_keys.insert(("wallet", Digest::of(wallet.address.expose().as_bytes())));
            }
            out.row(Record::Payout(payout), row.quote(), row.locator());
        }
    }
    if own == 0 && rows > 0 {
        out.problem(Locator::Whole, format!("none of {rows} rows is of a payee that the case knows as its candidate"));
    }
}

fn payout(row: &Row<'_>, export: Option<&Export>, order: Order, context: &Context, out: &mut Output) -> Option<Payout> {
    let payee = row.text("payee_id").unwrap_or_default();
    let party = match export {
        Some(_) => crosscheck_model::records::Party::Candidate,
        None => context.who.party(&payee)?,
    };
    let at = match export.filter(|export| export.days_only) {
        Some(_) => {
            let at = row.text("ts").and_then(|text| order.day(&text));
            if at.is_none() {
                exports::untold(row, out);
            }
            at?
        }
        None => row.time("ts", out)?,
    };
    let amount = match export {
        Some(_) => {
            let paid = exports::amount(row, "debit", out).filter(|paid| *paid != 0.0).map(|paid| -paid.abs());
            paid.or_else(|| exports::amount(row, "amount", out))
        }
        None => row.number("amount", out),
    };
    let method = match export {
        Some(export) => export.method.to_owned(),
        None => row.word("method", &METHODS, out).unwrap_or_else(|| "other".to_owned()),
    };
    let wallet = row.text("wallet").map(|address| Wallet {
        checksum: wallet::checksum(&address),
        listed: context.sanctions.get(&address).cloned(),
        address: address.into(),
    });
    Some(Payout {
        party,
        payee: payee.into(),
        at,
        method,
        amount,
        currency: row.code("currency", 3, out),
        holder: row.text("holder_name").map(Into::into),
        country: row.code("payee_country", 2, out),
        account: row.text("account_hash").map(Into::into),
        wallet,
        counterparty: row.text("counterparty").map(Into::into),
    })
}
