//! What is kept of a case besides its claims and findings.

use std::io;

use crosscheck_model::Digest;

use super::{CaseSummary, Row};
use crate::Checked;

/// Name under which the dossier is kept (WACZ).
pub const DOSSIER: &str = "dossier.wacz";
/// Name under which the fingerprints of the pictures are kept (CBOR, by digest).
pub const PICTURES: &str = "pictures.cbor";
/// Name under which the line of `cases` is kept (JSON).
pub const SUMMARY: &str = "summary.json";

/// Name under which what linking looks at is kept (CBOR).
pub const LINKING: &str = "linking.cbor";

/// Name under which a small picture is kept (PNG).
pub fn preview_name(digest: &Digest) -> String {
    format!("preview-{digest}.png")
}

/// Everything that is kept of one case by name, and what is written beside.
pub struct Kept {
    /// By name.
    pub blobs: Vec<(String, Vec<u8>)>,
    /// The line of `cases`.
    pub summary: CaseSummary,
    /// The report as JSON and as HTML, if it was asked for.
    pub reports: Option<(String, String)>,
}

impl Kept {
    pub(crate) fn of(row: &Row, checked: &Checked, texts: &[(String, String)]) -> io::Result<Self> {
        let summary = CaseSummary::of(row, &checked.case, &checked.result);
        let mut pictures = Vec::new();
        ciborium::into_writer(&checked.pictures, &mut pictures).map_err(|error| io::Error::other(error.to_string()))?;
        let application = to_link(row, checked, texts);
        let mut linking = Vec::new();
        ciborium::into_writer(&application, &mut linking).map_err(|error| io::Error::other(error.to_string()))?;
        let mut blobs = vec![
            (LINKING.to_owned(), linking),
            (DOSSIER.to_owned(), checked.dossier.write()?),
            (PICTURES.to_owned(), pictures),
            (SUMMARY.to_owned(), serde_json::to_vec(&summary)?),
        ];
        blobs.extend(checked.previews.iter().map(|(digest, png)| (preview_name(digest), png.to_vec())));
        Ok(Self { blobs, summary, reports: None })
    }
}

/// What linking looks at of a row; `texts` are its CVs as they are read.
pub(super) fn to_link(row: &Row, checked: &Checked, texts: &[(String, String)]) -> crosscheck_linkage::Application {
    crosscheck_linkage::read(&checked.case, &row.agency, texts, &crosscheck_sites::directory())
}
