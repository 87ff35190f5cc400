//! ISO 20022 camt.053: a bank's statement. It is read event by event; entities beyond XML's own five are not resolved.

use std::io::BufReader;

use crosscheck_model::Locator;
use crosscheck_model::records::{Party, Payout, Record};
use jiff::Timestamp;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::bounded::LONGEST_ROW;
use crate::context::Context;
use crate::input::File;
use crate::output::Output;
use crate::table;

/// Depth of elements that a statement can have.
const DEEPEST: usize = 40;

#[derive(Default)]
struct Entry {
    amount: Option<f64>,
    currency: Option<String>,
    debit: bool,
    at: Option<Timestamp>,
    day: Option<String>,
    debtor: Option<String>,
    creditor: Option<String>,
    line: u32,
}

pub(crate) fn read(file: &mut File<'_>, context: &Context, out: &mut Output) {
    let mut reader = Reader::from_reader(BufReader::new(Lines::new(file.again())));
    let (mut path, mut buffer): (Vec<String>, Vec<u8>) = (Vec::new(), Vec::new());
    let (mut entry, mut iban, mut number): (Option<Entry>, Option<String>, u32) = (None, None, 0);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => break,
            Ok(Event::DocType(_)) => {
                out.unreadable("the statement declares a document type, which no statement needs");
                return;
            }
            Ok(Event::Start(start)) => {
                path.push(String::from_utf8_lossy(start.local_name().as_ref()).into_owned());
                if path.len() > DEEPEST {
                    out.unreadable("elements stand in each other deeper than any statement's");
                    return;
                }
                if path.last().is_some_and(|name| name == "Ntry") {
                    number += 1;
                    entry = Some(Entry { line: number, ..Entry::default() });
                }
                if path.ends_with(&["Ntry".to_owned(), "Amt".to_owned()])
                    && let Some(entry) = &mut entry
                    && let Ok(Some(currency)) = start.try_get_attribute("Ccy")
                {
                    entry.currency = Some(String::from_utf8_lossy(&currency.value).into_owned());
                }
            }
            Ok(Event::End(_)) => {
                if path.pop().is_some_and(|name| name == "Ntry")
                    && let Some(entry) = entry.take()
                {
                    keep(entry, iban.as_deref(), context, out);
                }
            }
            Ok(Event::Text(text)) => {
                let text = String::from_utf8_lossy(&text).trim().to_owned();
                let path: Vec<&str> = path.iter().map(String::as_str).collect();
                match (&mut entry, path.as_slice()) {
                    (_, [.., "Stmt", "Acct", "Id", "IBAN"]) => iban = Some(text),
                    (Some(entry), path) => fill(entry, path, text),
                    _ => {}
                }
            }
            Ok(_) => {}
            Err(_) => {
                out.problem(Locator::Field(format!("entry {number}")), "the rest of the statement is not XML");
                break;
            }
        }
    }
}

fn fill(entry: &mut Entry, path: &[&str], text: String) {
    match path {
        [.., "Ntry", "Amt"] => entry.amount = text.parse().ok(),
        [.., "Ntry", "CdtDbtInd"] => entry.debit = text == "DBIT",
        [.., "Ntry", "BookgDt" | "ValDt", "DtTm"] => entry.at = entry.at.or(table::time(&text).ok()),
        [.., "Ntry", "BookgDt" | "ValDt", "Dt"] => entry.day = entry.day.take().or(Some(text)),
        [.., "Dbtr", "Nm"] | [.., "Dbtr", "Pty", "Nm"] => entry.debtor = Some(text),
        [.., "Cdtr", "Nm"] | [.., "Cdtr", "Pty", "Nm"] => entry.creditor = Some(text),
        _ => {}
    }
}

fn keep(entry: Entry, iban: Option<&str>, context: &Context, out: &mut Output) {
    let locator = Locator::Field(format!("entry {}", entry.line));
    let noon = |day: &String| table::time(&format!("{}T12:00:00Z", day.get(..10)?)).ok();
    let Some(at) = entry.at.or_else(|| entry.day.as_ref().and_then(noon)) else {
        out.problem(locator, "no day of booking");
        return;
    };
    let sign = if entry.debit { -1.0 } else { 1.0 };
    let counterparty = if entry.debit { entry.creditor } else { entry.debtor };
    let amount = entry.amount.map(|amount| amount * sign);
    let quote = format!(
        "{} {} {}",
        at.strftime("%Y-%m-%d"),
        amount.map(|amount| amount.to_string()).unwrap_or_default(),
        entry.currency.as_deref().unwrap_or_default()
    );
    let payout = Payout {
        party: Party::Candidate,
        payee: String::new().into(),
        at,
        method: "bank".to_owned(),
        amount,
        currency: entry.currency,
        holder: None,
        country: iban.and_then(|iban| iban.get(..2)).map(str::to_owned),
        account: iban.map(|iban| context.key.digest(iban).to_string().into()),
        wallet: None,
        counterparty: counterparty.map(Into::into),
    };
    out.row(Record::Payout(payout), quote, locator);
}

/// Ends where a single piece of a statement is longer than a row can be.
struct Lines<R> {
    inner: R,
    since_tag: u64,
}

impl<R> Lines<R> {
    fn new(inner: R) -> Self {
        Self { inner, since_tag: 0 }
    }
}

impl<R: std::io::Read> std::io::Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        match buffer[..count].iter().rposition(|&c| c == b'>') {
            Some(place) => self.since_tag = (count - place) as u64,
            None => self.since_tag += count as u64,
        }
        if self.since_tag > LONGEST_ROW {
            return Err(std::io::Error::new(
                std::io::ErrorKind::InvalidData,
                "a piece of the statement is longer than 1 MiB",
            ));
        }
        Ok(count)
    }
}
