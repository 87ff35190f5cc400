//! The pages of `--out` that list the cases, strongest evidence first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crosscheck_report::{RosterIndex, RosterIndexRow};
use crosscheck_store::Store;
use futures_util::TryStreamExt;

use super::cases::summary;
use super::output_folder::OutputFolder;

/// Cases on one page.
const ON_A_PAGE: usize = 1_000;

pub(super) async fn write(store: &Store, out: &OutputFolder) -> anyhow::Result<()> {
    let mut rows = Vec::new();
    let mut cases = std::pin::pin!(store.cases());
    while let Some(case) = cases.try_next().await? {
        let summary = summary(store, &case).await?;
        let counts = &summary.findings;
        rows.push(RosterIndexRow {
            report: out.report_link(&summary.candidate_ref),
            contradictions: [counts.strong_contradictions, counts.moderate_contradictions, counts.weak_contradictions],
            unconfirmed: counts.unconfirmed,
            sources: (summary.sources_read, summary.sources),
            note: match (summary.state.as_str(), summary.why) {
                ("done", _) => String::new(),
                (state, Some(why)) => format!("{state}: {why}"),
                (state, None) => state.to_owned(),
            },
            candidate_ref: summary.candidate_ref,
            agency: summary.agency,
        });
    }
    // Rows come in the order of the roster, which decides between equals.
    rows.sort_by_key(|row| Reverse((row.contradictions, row.unconfirmed)));
    let mut by_agency: BTreeMap<&str, Vec<RosterIndexRow>> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.agency.is_empty()) {
        by_agency.entry(&row.agency).or_default().push(row.clone());
    }
    let agencies: Vec<(String, String)> = (1..)
        .zip(by_agency.keys())
        .map(|(number, name)| ((*name).to_owned(), format!("agency-{number}.html")))
        .collect();
    write_pages(out, "index", "", &agencies, &rows)?;
    for ((name, _), (number, rows)) in agencies.iter().zip((1..).zip(by_agency.values())) {
        write_pages(out, &format!("agency-{number}"), name, &agencies, rows)?;
    }
    Ok(())
}

fn write_pages(
    out: &OutputFolder,
    stem: &str,
    agency: &str,
    agencies: &[(String, String)],
    rows: &[RosterIndexRow],
) -> anyhow::Result<()> {
    let pages: Vec<&[RosterIndexRow]> = if rows.is_empty() { vec![rows] } else { rows.chunks(ON_A_PAGE).collect() };
    let name = |page: usize| if page == 0 { format!("{stem}.html") } else { format!("{stem}-{}.html", page + 1) };
    for (number, rows_of_page) in pages.iter().enumerate() {
        let page = RosterIndex {
            agency,
            agencies,
            total: rows.len(),
            first: number * ON_A_PAGE + 1,
            rows: rows_of_page,
            before: number.checked_sub(1).map(name),
            after: (number + 1 < pages.len()).then(|| name(number + 1)),
            version: env!("CARGO_PKG_VERSION"),
        };
        out.write_page(&name(number), &page.to_html())?;
    }
    Ok(())
}
