use std::io::{Cursor, Read, Write};

use crosscheck_model::Digest;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::limits::MAX_TOTAL;
use super::open_error::OpenError;

/// The list of what a WACZ holds, and the digest of that list (WACZ 1.1.1, 5.2).
const PACKAGE: &str = "datapackage.json";
const PACKAGE_DIGEST: &str = "datapackage-digest.json";

/// Most files inside a WACZ (security: a hostile ZIP can list millions).
const MAX_ENTRIES: usize = 2_000;

#[derive(Serialize, Deserialize)]
struct DataPackage {
    profile: String,
    wacz_version: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default)]
    created: String,
    #[serde(default)]
    software: String,
    resources: Vec<Resource>,
}

#[derive(Serialize, Deserialize)]
struct Resource {
    name: String,
    path: String,
    #[serde(default)]
    hash: String,
    #[serde(default)]
    bytes: u64,
}

#[derive(Serialize, Deserialize)]
struct PackageDigest {
    path: String,
    hash: String,
}

/// The WARC files inside, in the order of their names, after checking every digest that is stated.
pub(super) fn warcs(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, OpenError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| OpenError::BadWacz(error.to_string()))?;
    if zip.len() > MAX_ENTRIES {
        return Err(OpenError::BadWacz(format!("it holds more than {MAX_ENTRIES} files")));
    }
    let package = entry(&mut zip, PACKAGE)?;
    if zip.file_names().any(|name| name.is_ok_and(|name| name == PACKAGE_DIGEST)) {
        let digest = entry(&mut zip, PACKAGE_DIGEST)?;
        let digest: PackageDigest = serde_json::from_slice(&digest)
            .map_err(|error| OpenError::BadWacz(format!("{PACKAGE_DIGEST} is not as it should be: {error}")))?;
        check(PACKAGE, &package, &digest.hash)?;
    }
    let package: DataPackage = serde_json::from_slice(&package)
        .map_err(|error| OpenError::BadWacz(format!("{PACKAGE} is not as it should be: {error}")))?;
    let mut names: Vec<String> = zip.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    names.sort();
    let mut found = Vec::new();
    for name in names.into_iter().filter(|name| !name.ends_with('/')) {
        let stated = package.resources.iter().find(|resource| resource.path == name);
        let is_warc = name.starts_with("archive/");
        if stated.is_none() && !is_warc {
            continue;
        }
        let content = entry(&mut zip, &name)?;
        if let Some(resource) = stated {
            check(&name, &content, &resource.hash)?;
        }
        if is_warc {
            found.push((name, content));
        }
    }
    if found.is_empty() {
        return Err(OpenError::BadWacz("it holds no WARC file under archive/".to_owned()));
    }
    Ok(found)
}

/// Refuses what does not have the SHA-256 stated of it; other kinds of digests are not looked at.
fn check(name: &str, content: &[u8], stated: &str) -> Result<(), OpenError> {
    let stated = stated.strip_prefix("sha256:").unwrap_or_default();
    let holds = stated.is_empty() || stated.eq_ignore_ascii_case(&Digest::of(content).to_string());
    if holds { Ok(()) } else { Err(OpenError::Changed(name.to_owned())) }
}

fn entry(zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, OpenError> {
    let bad = |what: String| OpenError::BadWacz(format!("{name}: {what}"));
    let file = zip.by_name(name).map_err(|error| bad(error.to_string()))?;
    let mut content = Vec::new();
    file.take(MAX_TOTAL as u64 + 1).read_to_end(&mut content).map_err(|error| bad(error.to_string()))?;
    if content.len() > MAX_TOTAL {
        return Err(bad(format!("larger than {} MiB", MAX_TOTAL >> 20)));
    }
    Ok(content)
}

/// Builds a WACZ of these files, adding `datapackage.json` and its digest. The same files give the same bytes.
pub(super) fn build(files: &[(&str, Vec<u8>)], created: Timestamp) -> Result<Vec<u8>, zip::result::ZipError> {
    let resources = files.iter().map(|(path, content)| Resource {
        name: path.rsplit('/').next().unwrap_or(path).to_owned(),
        path: (*path).to_owned(),
        hash: format!("sha256:{}", Digest::of(content)),
        bytes: content.len() as u64,
    });
    let package = DataPackage {
        profile: "data-package".to_owned(),
        wacz_version: "1.1.1".to_owned(),
        title: None,
        created: created.to_string(),
        software: concat!("crosscheck ", env!("CARGO_PKG_VERSION")).to_owned(),
        resources: resources.collect(),
    };
    let json = |error: serde_json::Error| zip::result::ZipError::Io(error.into());
    let package = serde_json::to_vec_pretty(&package).map_err(json)?;
    let digest = PackageDigest { path: PACKAGE.to_owned(), hash: format!("sha256:{}", Digest::of(&package)) };
    let digest = serde_json::to_vec_pretty(&digest).map_err(json)?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let own = [(PACKAGE, package), (PACKAGE_DIGEST, digest)];
    for (path, content) in files.iter().chain(own.iter()) {
        // WARC files must be stored, so that an index can point into them (WACZ 1.1.1, 5.1).
        let method = if path.starts_with("archive/") { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
        zip.start_file(*path, options)?;
        zip.write_all(content)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A WACZ with one file rewritten, in a ZIP that is whole.
    fn with_changed(name: &str) -> Vec<u8> {
        let files = [("archive/data.warc", b"WARC/1.1".to_vec()), ("pages/pages.jsonl", b"{}".to_vec())];
        let whole = build(&files, Timestamp::UNIX_EPOCH).unwrap();
        let mut from = ZipArchive::new(Cursor::new(&whole[..])).unwrap();
        let mut to = ZipWriter::new(Cursor::new(Vec::new()));
        let names: Vec<String> = from.file_names().map(|name| name.unwrap().into_owned()).collect();
        for entry_name in names {
            let mut content = entry(&mut from, &entry_name).unwrap();
            if entry_name == name {
                content.push(b' ');
            }
            to.start_file(entry_name, SimpleFileOptions::default()).unwrap();
            to.write_all(&content).unwrap();
        }
        to.finish().unwrap().into_inner()
    }

    #[test]
    fn any_file_that_changed_is_refused_and_the_list_of_files_too() {
        assert_eq!(warcs(&with_changed("nothing")).unwrap().len(), 1);
        for name in ["archive/data.warc", "pages/pages.jsonl", PACKAGE] {
            let refused = warcs(&with_changed(name));
            assert!(matches!(refused, Err(OpenError::Changed(changed)) if changed == name), "{name}");
        }
    }
}
