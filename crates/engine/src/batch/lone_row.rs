//! One row of a roster without a store: for engines that keep what comes of it elsewhere.

use std::sync::Arc;

use crosscheck_linkage::WithPictures;
use crosscheck_model::Digest;
use jiff::Timestamp;

use super::application::{application, read};
use super::claimed::{LONGEST_CASE, checked};
use super::kept::to_link;
use super::{CaseSummary, Row};
use crate::{Checked, Engine, PageSource};

/// What came of a row.
pub struct RowResult {
    /// The case with its findings.
    pub checked: Checked,
    /// The line of `cases`.
    pub summary: CaseSummary,
    /// What linking looks at.
    pub linking: WithPictures,
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
    let (checked, texts) = checked(engine, application, LONGEST_CASE).await?;
    let summary = CaseSummary::of(row, &checked.case, &checked.result);
    let linking = WithPictures { application: to_link(row, &checked, &texts), pictures: checked.pictures.clone() };
    Ok(RowResult { checked, summary, linking })
}
