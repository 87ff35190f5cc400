use std::io;
use std::sync::Arc;

use crosscheck_model::{ApplicationId, Blob, Digest, LawfulBasis};
use jiff::Timestamp;

use super::Row;
use crate::{Application, Document, PageSource, Role};

/// The files of a row, read, and the digest of everything that was handed in.
pub(super) struct HandedIn {
    pub(super) documents: Vec<Document>,
    pub(super) input: Digest,
}

/// Reads the files of a row. `rules` is the digest of the checks in force: with other checks a case is another one.
pub(super) fn read(row: &Row, rules: &Digest) -> io::Result<HandedIn> {
    let mut documents = Vec::new();
    let mut key = format!("{rules}\n{}\n{}\n{}\n{}\n", row.agency, row.consent_ref, row.purpose, row.jurisdiction);
    let cvs = row.cv.iter().map(|path| (path, Role::Cv));
    for (path, role) in cvs.chain(row.records.iter().map(|path| (path, Role::Record))) {
        let bytes: Blob = std::fs::read(path)?.into();
        let name = path.file_name().map_or_else(|| "cv".to_owned(), |name| name.to_string_lossy().into_owned());
        key.push_str(&format!("{name} {}\n", Digest::of(&bytes)));
        documents.push(Document { role, ..Document::new(name, bytes) });
    }
    for link in &row.links {
        key.push_str(link.as_str());
        key.push('\n');
    }
    for (name, value) in &row.others {
        key.push_str(&format!("{name:?} {value:?}\n"));
    }
    Ok(HandedIn { documents, input: Digest::of(key.as_bytes()) })
}

/// The application of a row.
pub(super) fn application(
    row: &Row,
    documents: Vec<Document>,
    pages: Arc<dyn PageSource>,
    as_of: Option<Timestamp>,
    overrides: &[String],
) -> Application {
    Application {
        id: Some(ApplicationId(row.candidate_ref.clone())),
        documents,
        links: row.links.clone(),
        basis: LawfulBasis { consent_ref: Some(row.consent_ref.clone()), purpose: Some(row.purpose.clone()) },
        as_of,
        overrides: overrides.to_vec(),
        ..Application::new(pages)
    }
}
