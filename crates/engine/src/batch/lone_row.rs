//! One row of a roster without a store: for engines that keep what comes of it elsewhere.

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use crosscheck_model::Digest;
use crosscheck_photos::Fingerprint;
use futures_util::FutureExt;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::application::{application, read};
use super::claimed::{FAULT, LONGEST_CASE, texts};
use super::{CaseSummary, Row};
use crate::{Checked, Document, Engine, PageSource, Role};

/// What linking looks at of a row, with its pictures.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LinkingRow {
    /// The application.
    pub application: crosscheck_linkage::Application,
    /// Its pictures.
    pub pictures: BTreeMap<Digest, Fingerprint>,
}

/// What came of a row.
pub struct RowResult {
    /// The case with its findings.
    pub checked: Checked,
    /// The line of `cases`.
    pub summary: CaseSummary,
    /// What linking looks at.
    pub linking: LinkingRow,
}

/// Runs a row on these pages. An error is that row's alone, and holds no personal data.
pub async fn check_row(
    engine: &Engine,
    row: &Row,
    pages: Arc<dyn PageSource>,
    as_of: Option<Timestamp>,
    overrides: &[String],
) -> Result<RowResult, String> {
    let handed_in = read(row, &Digest::of(b"")).map_err(|error| format!("a file cannot be read: {error}"))?;
    let application = application(row, handed_in.documents, pages, as_of, overrides);
    let is_cv = |document: &&Document| document.role == Role::Cv;
    let cvs: Vec<Document> = application.documents.iter().filter(is_cv).cloned().collect();
    let running = AssertUnwindSafe(engine.check(application)).catch_unwind();
    let checked = match tokio::time::timeout(LONGEST_CASE, running).await {
        Ok(Ok(checked)) => checked,
        Ok(Err(_)) => return Err(FAULT.to_owned()),
        Err(_) => return Err(format!("it took longer than {} seconds", LONGEST_CASE.as_secs())),
    };
    let texts = texts(engine, cvs).await;
    let summary = CaseSummary::of(row, &checked.case, &checked.result);
    let application = crosscheck_linkage::read(&checked.case, &row.agency, &texts, &crosscheck_sites::directory());
    let linking = LinkingRow { application, pictures: checked.pictures.clone() };
    Ok(RowResult { checked, summary, linking })
}
