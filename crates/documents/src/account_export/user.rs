use crosscheck_markup::Json;
use crosscheck_model::{AccountFactKind, LinkRole, NameRole, TextKind};
use serde_json::Value;

use crate::fields::Fields;

/// Users of one list.
const MAX_USERS: usize = 5_000;

/// The users of a file: a list of them, or one.
pub(super) fn listed(value: Value) -> Vec<Value> {
    match value {
        Value::Array(list) => list.into_iter().take(MAX_USERS).collect(),
        other => vec![other],
    }
}

/// The record of the account's owner has e-mail addresses; those of others have none.
pub(super) fn is_owner(user: &Value) -> bool {
    user.get("emails").and_then(Value::as_array).is_some_and(|list| !list.is_empty())
}

/// Reads one user's record. Names of members differ little between the two sites.
pub(super) fn read(user: &Value, site: &str, fields: &mut Fields<'_, '_>) {
    let root = Json::root(user);
    let word = |key: &str| root.get(key).and_then(|node| node.word());
    let at = |key: &str| root.get(key).map_or_else(|| root.locator(), |node| node.locator());
    if let Some(name) = word("name") {
        fields.name(&name, NameRole::Display, &name, at("name"));
    }
    for key in ["login", "username"] {
        if let Some(handle) = word(key) {
            fields.handle(Some(site), &handle, at(key));
        }
    }
    for entry in root.get("emails").map(|list| list.items()).unwrap_or_default() {
        if let Some(address) =
            entry.word().or_else(|| entry.get("address")?.word()).or_else(|| entry.get("email")?.word())
        {
            fields.email(&address, entry.locator());
        }
    }
    for key in ["email", "public_email", "commit_email"] {
        if let Some(address) = word(key) {
            fields.email(&address, at(key));
        }
    }
    if let Some(place) = word("location") {
        fields.place_text(&place, at("location"));
    }
    for key in ["bio", "job_title"] {
        if let Some(text) = word(key) {
            fields.text(&text, TextKind::Bio, at(key));
        }
    }
    for key in ["website", "website_url", "blog"] {
        if let Some(address) = word(key) {
            fields.link(&address, LinkRole::Own, at(key));
        }
    }
    for key in ["url", "web_url"] {
        if let Some(address) = word(key).filter(|address| address.starts_with("https://")) {
            fields.link(&address, LinkRole::Own, at(key));
        }
    }
    for (key, network) in
        [("twitter", "twitter"), ("twitter_username", "twitter"), ("linkedin", "linkedin"), ("skype", "skype")]
    {
        if let Some(handle) = word(key) {
            fields.handle(Some(network), &handle, at(key));
        }
    }
    if let Some(created) = word("created_at") {
        fields.account(AccountFactKind::Created, &created, created.parse().ok(), at("created_at"));
    }
}
