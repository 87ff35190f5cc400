//! `address_intel.json`: what the customer's vendor of addresses says of them.

use crosscheck_model::Locator;
use crosscheck_model::records::{AddressFlag, Record};
use serde_json::Value;

use crate::input::File;
use crate::json;
use crate::output::Output;

const KNOWN: [&str; 6] = ["address_id", "vendor", "as_of", "cmra", "rdi", "vacant"];

pub(crate) fn read(file: &mut File<'_>, out: &mut Output) {
    let Some(value) = json::value(file, out) else { return };
    for (pointer, object) in json::objects(value, &KNOWN, out) {
        let Some(address_id) = json::text(&object, "address_id") else {
            out.problem(Locator::JsonPointer(pointer), "no address_id");
            continue;
        };
        let is = |name: &str| match object.get(name) {
            Some(Value::Bool(is)) => *is,
            Some(Value::String(text)) => matches!(text.to_lowercase().as_str(), "y" | "yes" | "true"),
            _ => false,
        };
        let flag = AddressFlag {
            address_id: address_id.into(),
            vendor: json::text(&object, "vendor"),
            as_of: json::text(&object, "as_of"),
            agency: is("cmra"),
            vacant: is("vacant"),
        };
        let mut quote = json::quote(&object, &["address_id", "vendor", "as_of", "rdi"]);
        for (name, is) in [("cmra", flag.agency), ("vacant", flag.vacant)] {
            quote.push_str(&format!("; {name}: {is}"));
        }
        out.row(Record::AddressFlag(flag), quote, Locator::JsonPointer(pointer));
    }
}
