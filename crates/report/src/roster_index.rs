//! The list of the cases of a roster, strongest evidence first, as pages that need no script.

use askama::Template;

use crate::style;

const STYLE: &str = include_str!("../templates/roster_index.css");

/// One case of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterIndexRow {
    /// The customer's reference.
    pub candidate_ref: String,
    /// Who handed the candidate in.
    pub agency: String,
    /// Where its report is, from where the page is; empty if there is none.
    pub report: String,
    /// Contradictions: strong, moderate, weak.
    pub contradictions: [usize; 3],
    /// Statements that no source confirms.
    pub unconfirmed: usize,
    /// Sources that could be read, and all.
    pub sources: (usize, usize),
    /// What stands against a result; empty if nothing does.
    pub note: String,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "roster_index.html")]
pub struct RosterIndex<'a> {
    /// Whose candidates it shows; empty for all.
    pub agency: &'a str,
    /// Links to the pages of the agencies: name and address.
    pub agencies: &'a [(String, String)],
    /// How many cases the list has.
    pub total: usize,
    /// Number of the first of this page, from 1.
    pub first: usize,
    /// The cases of this page.
    pub rows: &'a [RosterIndexRow],
    /// Address of the page before.
    pub before: Option<String>,
    /// Address of the page after.
    pub after: Option<String>,
    /// Version of the program.
    pub version: &'a str,
}

impl RosterIndex<'_> {
    /// The page as one HTML file.
    pub fn to_html(&self) -> String {
        // Rendering into memory fails only if a value's Display does, and all are strings and numbers.
        self.render().unwrap_or_default()
    }

    fn style(&self) -> &'static str {
        STYLE
    }

    fn style_hash(&self) -> String {
        style::allowed(STYLE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_strangers_wrote_stays_text() {
        let hostile = "<script>alert(1)</script>\"'&";
        let row = RosterIndexRow {
            candidate_ref: hostile.to_owned(),
            agency: hostile.to_owned(),
            report: "reports/a.html".to_owned(),
            contradictions: [1, 0, 2],
            unconfirmed: 0,
            sources: (2, 3),
            note: hostile.to_owned(),
        };
        let agencies = [(hostile.to_owned(), "agency-1.html".to_owned())];
        let page = RosterIndex {
            agency: hostile,
            agencies: &agencies,
            total: 1,
            first: 1,
            rows: &[row],
            before: None,
            after: None,
            version: "0.1.0",
        };
        let html = page.to_html();
        assert!(!html.contains("<script") && html.matches("&#60;script").count() >= 4, "{html}");
        assert!(html.contains("reports/a.html"));
    }
}
