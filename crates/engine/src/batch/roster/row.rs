use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crosscheck_fetch::parse_link;
use serde::{Deserialize, Serialize};
use url::Url;

use super::problems::BadRow;

/// Longest reference, in bytes.
const MAX_REFERENCE: usize = 256;
/// Longest file that is taken as a CV, in bytes; the readers take no more.
const MAX_CV: u64 = 32 << 20;
/// Most links and most CVs of one row. Our choice: a roster with more has its columns mixed up.
const MAX_LINKS: usize = 100;
const MAX_CVS: usize = 20;
/// There are some 30 kinds of records, and two of a few.
const MAX_RECORDS: usize = 60;

/// The fields of a row by the names of their columns.
pub(super) struct Fields {
    pub(super) line: u64,
    pub(super) values: Vec<(String, String)>,
}

/// One application of a roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its line in the file, or its row in the sheet, from 1.
    pub line: u64,
    /// The customer's reference, unique in the roster.
    pub candidate_ref: String,
    /// Who handed the candidate in; empty if nobody.
    pub agency: String,
    /// Reference to the candidate's consent.
    pub consent_ref: String,
    /// The permissible purpose.
    pub purpose: String,
    /// ISO 3166 code of the law that holds for keeping it; empty if nobody says.
    pub jurisdiction: String,
    /// Files, from where the roster is.
    pub cv: Vec<PathBuf>,
    /// Records that the customer holds, or flat folders of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<PathBuf>,
    /// Links, in order.
    pub links: Vec<Url>,
    /// Columns without a meaning here, as they are.
    pub others: BTreeMap<String, String>,
}

impl Row {
    /// The row, if everything in it can be used.
    pub(super) fn of(fields: Fields, folder: &Path) -> Result<Self, BadRow> {
        Self::with(fields, &|text| files(text, folder), &|text| records(text, folder))
    }

    /// The row, if everything in it can be used and its files are among those that were handed in beside the table.
    pub(super) fn beside(fields: Fields, is_there: &dyn Fn(&str) -> bool) -> Result<Self, BadRow> {
        let named = |text: &str| named(text, is_there);
        Self::with(fields, &named, &named)
    }

    fn with(fields: Fields, files: Found<'_>, records: Found<'_>) -> Result<Self, BadRow> {
        let Fields { line, values } = fields;
        let mut values: BTreeMap<String, String> = values.into_iter().collect();
        let bad = |column: &str, reason: String| BadRow { line, column: column.to_owned(), reason };
        let mut take = |name: &str| values.remove(name).unwrap_or_default().trim().to_owned();
        let mut needed = |name: &str| match take(name) {
            text if text.is_empty() => Err(bad(name, "it is empty".to_owned())),
            text if text.chars().any(char::is_control) => Err(bad(name, "it holds a control character".to_owned())),
            text if text.len() > MAX_REFERENCE => Err(bad(name, format!("it is longer than {MAX_REFERENCE} bytes"))),
            text => Ok(text),
        };
        let (candidate_ref, consent_ref, purpose) =
            (needed("candidate_ref")?, needed("consent_ref")?, needed("purpose")?);
        let cv = files(&take("cv")).map_err(|reason| bad("cv", reason))?;
        let records = records(&take("records")).map_err(|reason| bad("records", reason))?;
        let links = links(&take("links")).map_err(|reason| bad("links", reason))?;
        if cv.is_empty() && links.is_empty() {
            return Err(bad("links", "there is neither a CV nor a link".to_owned()));
        }
        let (agency, jurisdiction) = (take("agency"), take("jurisdiction").to_uppercase());
        let others = values.into_iter().filter(|(name, _)| !name.is_empty()).collect();
        Ok(Self { line, candidate_ref, agency, consent_ref, purpose, jurisdiction, cv, records, links, others })
    }
}

/// Files by their names in a field.
type Found<'a> = &'a dyn Fn(&str) -> Result<Vec<PathBuf>, String>;

fn named(text: &str, is_there: &dyn Fn(&str) -> bool) -> Result<Vec<PathBuf>, String> {
    let names: Vec<&str> = text.split(';').map(str::trim).filter(|name| !name.is_empty()).collect();
    if names.len() > MAX_CVS {
        return Err(format!("there are more than {MAX_CVS} files"));
    }
    let all = names.iter().all(|name| is_there(name));
    if all { Ok(names.into_iter().map(PathBuf::from).collect()) } else { Err("a file is not there".to_owned()) }
}

fn files(text: &str, folder: &Path) -> Result<Vec<PathBuf>, String> {
    let names: Vec<&str> = text.split(';').map(str::trim).filter(|name| !name.is_empty()).collect();
    if names.len() > MAX_CVS {
        return Err(format!("there are more than {MAX_CVS} files"));
    }
    let file = |(at, name): (usize, &str)| {
        let path = folder.join(name);
        let which = if names.len() > 1 { format!("file {}", at + 1) } else { "the file".to_owned() };
        match std::fs::metadata(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(format!("{which} is not there")),
            Err(error) => Err(format!("{which} cannot be read: {error}")),
            Ok(metadata) if !metadata.is_file() => Err(format!("{which} is not a file")),
            Ok(metadata) if metadata.len() > MAX_CV => Err(format!("{which} is larger than {} MiB", MAX_CV >> 20)),
            Ok(_) => Ok(path),
        }
    };
    names.iter().copied().enumerate().map(file).collect()
}

/// Files, and what lies in folders.
fn records(text: &str, folder: &Path) -> Result<Vec<PathBuf>, String> {
    let names: Vec<&str> = text.split(';').map(str::trim).filter(|name| !name.is_empty()).collect();
    let (folders, single): (Vec<&str>, Vec<&str>) = names.into_iter().partition(|name| folder.join(name).is_dir());
    let mut found = files(&single.join(";"), folder)?;
    for name in folders {
        let entries =
            std::fs::read_dir(folder.join(name)).map_err(|error| format!("a folder cannot be read: {error}"))?;
        let mut inside: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        inside.retain(|path| path.is_file());
        let large = |path: &&PathBuf| path.metadata().is_ok_and(|metadata| metadata.len() > MAX_CV);
        if let Some(path) = inside.iter().find(large) {
            return Err(format!("{} is larger than {} MiB", path.display(), MAX_CV >> 20));
        }
        inside.sort();
        found.extend(inside);
    }
    if found.len() > MAX_RECORDS {
        return Err(format!("there are more than {MAX_RECORDS} records"));
    }
    Ok(found)
}

fn links(text: &str) -> Result<Vec<Url>, String> {
    let words: Vec<&str> =
        text.split(|c: char| c == ';' || c.is_whitespace()).filter(|word| !word.is_empty()).collect();
    if words.len() > MAX_LINKS {
        return Err(format!("there are more than {MAX_LINKS} links"));
    }
    let mut links = Vec::new();
    for (at, word) in (1..).zip(words) {
        let url =
            link(word).ok_or_else(|| format!("link {at} cannot be read; write it as https://example.org/name"))?;
        if !links.contains(&url) {
            links.push(url);
        }
    }
    Ok(links)
}

/// A link as people write it: `https://` may be missing.
fn link(word: &str) -> Option<Url> {
    let word = word.trim_matches([',', '<', '>', '"']);
    let written = if word.contains("://") { word.to_owned() } else { format!("https://{word}") };
    let url = parse_link(&written, None).ok()?;
    let host = url.host_str()?;
    (matches!(url.scheme(), "http" | "https") && (host.contains('.') || word.contains("://"))).then_some(url)
}
