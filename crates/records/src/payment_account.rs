//! `payment_profile.json` and `bank_document.json`: the number is checked and then only kept behind a key.

use crosscheck_model::Locator;
use crosscheck_model::records::{AccountNumber, NumberKind, PaymentAccount, Record};
use serde_json::{Map, Value};

use crate::context::Context;
use crate::input::File;
use crate::json;
use crate::numbers::{iban, routing};
use crate::output::Output;

const KNOWN: [&str; 11] = [
    "holder_name",
    "bank",
    "country",
    "currency",
    "iban",
    "routing",
    "account_last4",
    "issued_by",
    "issued_on",
    "method",
    "file_sha256",
];

pub(crate) fn read(file: &mut File<'_>, context: &Context, out: &mut Output) {
    let Some(value) = json::value(file, out) else { return };
    for (pointer, object) in json::objects(value, &KNOWN, out) {
        let number = number(&object, context);
        let account = PaymentAccount {
            holder: json::text(&object, "holder_name").map(Into::into),
            bank: json::text(&object, "bank"),
            country: json::code(&object, "country"),
            number: number.clone(),
        };
        let mut quote = json::quote(&object, &["holder_name", "bank", "country", "issued_by", "issued_on"]);
        if let Some(number) = &number {
            let kind = if number.kind == NumberKind::Iban { "iban" } else { "routing" };
            let country = number.country.as_deref().unwrap_or_default();
            quote.push_str(&format!("; {kind}: {country}…{}", number.last4));
        }
        out.row(Record::PaymentAccount(account), quote, Locator::JsonPointer(pointer));
    }
}

fn number(object: &Map<String, Value>, context: &Context) -> Option<AccountNumber> {
    let look_up = |key: &str| context.banks.as_ref().and_then(|banks| banks.get(&key.to_ascii_uppercase())).cloned();
    let looked_up = context.banks.is_some();
    if let Some(text) = json::text(object, "iban") {
        let read = iban::read(&text);
        let plain: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
        let bank = read.as_ref().ok().map(|iban| iban.bank().to_owned());
        return Some(AccountNumber {
            kind: NumberKind::Iban,
            country: read.as_ref().ok().map(|iban| iban.country().to_owned()),
            institution: bank.as_deref().and_then(look_up),
            bank,
            last4: last4(&plain),
            key: context.key.digest(&plain.to_ascii_uppercase()),
            fault: read.err().map(str::to_owned),
            looked_up,
        });
    }
    let text = json::text(object, "routing")?;
    let fault = routing::fault(&text);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let account = json::text(object, "account_last4").unwrap_or_default();
    Some(AccountNumber {
        kind: NumberKind::Routing,
        country: None,
        institution: look_up(&digits),
        bank: fault.is_none().then(|| digits.clone()),
        last4: last4(&digits),
        key: context.key.digest(&format!("{digits} {account}")),
        fault: fault.map(str::to_owned),
        looked_up,
    })
}

fn last4(text: &str) -> String {
    let count = text.chars().count();
    text.chars().skip(count.saturating_sub(4)).collect()
}
