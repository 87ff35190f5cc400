//! `platform_export.json`: ratings, clients and bids of the candidate's account, as a platform of freelance work hands them out.

use crosscheck_model::Locator;
use crosscheck_model::records::{PlatformAccount, Record};
use serde_json::{Map, Value};

use crate::input::File;
use crate::json;
use crate::output::Output;

const KNOWN: [&str; 7] = ["account", "platform", "worker_payout_hash", "clients", "ratings", "bids", "accepted"];
/// Clients and ratings that are read.
const MOST: usize = 20_000;

pub(crate) fn read(file: &mut File<'_>, out: &mut Output) {
    let Some(value) = json::value(file, out) else { return };
    for (pointer, object) in json::objects(value, &KNOWN, out) {
        let clients = objects(&object, "clients").filter_map(|client| {
            Some((json::text(client, "client_id")?.into(), json::text(client, "payout_hash").map(Into::into)))
        });
        let clients = clients.collect();
        let mut ratings = Vec::new();
        for (number, rating) in objects(&object, "ratings").enumerate() {
            let at = format!("{pointer}/ratings/{number}");
            let client = json::text(rating, "client_id");
            if let Some((time, client)) = json::time(rating, "ts", &at, out).zip(client) {
                ratings.push((time, client.into()));
            }
        }
        let count = |name: &str| object.get(name).and_then(Value::as_u64).and_then(|count| u32::try_from(count).ok());
        let account = PlatformAccount {
            platform: json::text(&object, "platform"),
            payout: json::text(&object, "worker_payout_hash").map(Into::into),
            clients,
            ratings,
            bids: count("bids").zip(count("accepted")),
        };
        let mut quote = json::quote(&object, &["platform", "account", "worker_payout_hash", "bids", "accepted"]);
        quote.push_str(&format!("; {} clients, {} ratings", account.clients.len(), account.ratings.len()));
        out.row(Record::PlatformAccount(account), quote, Locator::JsonPointer(pointer));
    }
}

fn objects<'a>(object: &'a Map<String, Value>, name: &str) -> impl Iterator<Item = &'a Map<String, Value>> {
    object.get(name).and_then(Value::as_array).into_iter().flatten().take(MOST).filter_map(Value::as_object)
}
