//! What is kept of a case for those who read it: the report as it was written then, in every form.

use std::io;
use std::sync::Arc;

use crosscheck_engine::batch::{Also, DOSSIER};
use crosscheck_report::{Detail, Paint};
use crosscheck_store::Store;
use serde::{Deserialize, Serialize};

use crate::evidence::Manifest;

/// The report as JSON.
pub(crate) const JSON: &str = "report.json";
/// The report as one page.
pub(crate) const HTML: &str = "report.html";
/// The report as text.
pub(crate) const TEXT: &str = "report.txt";
/// What a list shows of a case (JSON).
pub(crate) const GLANCE: &str = "glance.json";
/// What is signed of report and dossier (JSON).
pub(crate) const MANIFEST: &str = "manifest.json";

/// What a list shows of a case.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Glance {
    /// The candidate, as the report names them.
    pub(crate) name: String,
    pub(crate) disagreements: usize,
}

/// Adds the report and the signed manifest to what is kept of a case.
pub(crate) fn reports(store: &Store) -> Also {
    let store = store.clone();
    Arc::new(move |_, checked, kept| {
        let report = checked.report();
        let json = report.to_json();
        let dossier = kept.blobs.iter().find(|(name, _)| name == DOSSIER).map(|(_, bytes)| bytes.as_slice());
        let manifest = Manifest::of(checked, json.as_bytes(), dossier.unwrap_or_default());
        let manifest = manifest.signed(&store).map_err(|error| io::Error::other(error.to_string()))?;
        let text = report.to_text(Paint::Plain, Detail::Brief);
        for (name, content) in [(JSON, json), (HTML, report.to_html()), (TEXT, text)] {
            kept.blobs.push((name.to_owned(), content.into_bytes()));
        }
        let name = report.name.as_deref().unwrap_or_default();
        let glance = Glance { name: name.to_owned(), disagreements: report.disagreements.len() };
        kept.blobs.push((GLANCE.to_owned(), serde_json::to_vec(&glance)?));
        kept.blobs.push((MANIFEST.to_owned(), serde_json::to_vec(&manifest)?));
        Ok(())
    })
}
