//! Account exports of GitHub and GitLab, as far as they carry the profile: GitHub's `tar.gz` (or its `users_*.json`), and the
//! user record that GitLab hands its owner. Repositories, issues and other people's records are never read.

mod tar;
mod user;

use crosscheck_model::{Extraction, Locator, Origin, ReadBy};
use serde_json::Value;

use crate::charset;
use crate::collect::Collector;
use crate::fields::Fields;

/// Bytes of one JSON file of users.
const MAX_JSON: usize = 8 << 20;

/// Reads GitHub's export, packed or not.
pub(crate) fn read_github(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    let files =
        if bytes.starts_with(b"\x1F\x8B") { tar::members(bytes, is_users_file) } else { Ok(vec![bytes.to_vec()]) };
    let files = match files {
        Ok(files) if files.is_empty() => {
            return out.unreadable("the archive holds no users_*.json: it is no GitHub account export");
        }
        Ok(files) => files,
        Err(why) => return out.unreadable(why),
    };
    let users: Vec<Value> = files.iter().filter_map(|bytes| json(bytes)).flat_map(user::listed).collect();
    // Commenters and collaborators are listed too; the owner alone has addresses.
    let own: Vec<&Value> = users.iter().filter(|user| user::is_owner(user)).collect();
    let [owner] = own.as_slice() else {
        let single = if users.len() == 1 { users.first() } else { None };
        return match single {
            Some(only) => read_one(only, "github", out),
            None => out.unreadable("the export lists several users and does not say which is its owner"),
        };
    };
    if users.len() > 1 {
        out.problem(Locator::Whole, format!("{} records of other users were not read", users.len() - 1));
    }
    read_one(owner, "github", out)
}

/// Reads a GitLab user record.
pub(crate) fn read_gitlab(bytes: &[u8], origin: &Origin) -> Extraction {
    let out = Collector::new(origin);
    match json(bytes) {
        Some(value) => read_one(&value, "gitlab", out),
        None => out.unreadable("the file is not well-formed JSON"),
    }
}

fn read_one(user: &Value, site: &str, mut out: Collector<'_>) -> Extraction {
    user::read(user, site, &mut Fields::new(&mut out, ReadBy::DataExport));
    out.finish()
}

fn is_users_file(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    file.starts_with("users_") && file.ends_with(".json")
}

fn json(bytes: &[u8]) -> Option<Value> {
    (bytes.len() <= MAX_JSON)
        .then(|| charset::decode(bytes))
        .flatten()
        .and_then(|text| serde_json::from_str(&text).ok())
}
