use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crosscheck_checks::CheckResult;
use crosscheck_model::{Blob, Case, Digest};

use super::{accounts, activity, checklist, coverage, disagreements, findings, matrix, sources, timeline};
use crate::schema::*;
use crate::wording;

/// Everything a report is made of.
pub struct Material<'a> {
    /// The case.
    pub case: &'a Case,
    /// What the checks found, and what could be compared.
    pub result: &'a CheckResult,
    /// Re-encoded PNG pictures, by the digest of the original.
    pub previews: &'a BTreeMap<Digest, Blob>,
    /// Where the pages came from.
    pub mode: Mode,
    /// How readers were confined, in words.
    pub readers: Option<&'a str>,
    /// Test options in force, in words.
    pub overrides: &'a [String],
}

impl Report {
    /// Puts a report together.
    pub fn build(material: &Material<'_>) -> Self {
        let Material { case, result, previews, mode, .. } = *material;
        let found = result.findings.as_slice();
        let sources: Vec<SourceView> = case.sources.iter().map(|one| sources::of(one, previews)).collect();
        let roots = disagreements::roots(found);
        let findings = findings::of(case, found);
        let questions = disagreements::questions(&findings);
        Self {
            schema_version: SCHEMA_VERSION.to_owned(),
            tool: ToolView { name: "crosscheck".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
            at: case.as_of.to_string(),
            mode,
            application: case.application.as_ref().map(|id| id.0.clone()),
            name: sources.iter().find_map(|source| source.name.clone()),
            basis: BasisView { consent_ref: case.basis.consent_ref.clone(), purpose: case.basis.purpose.clone() },
            notice: wording::NOTICE.to_owned(),
            summary: summary(case, &findings, roots.len()),
            matrix: matrix::of(case, result, previews),
            disagreements: disagreements::of(&findings, &roots),
            checklist: checklist::of(case, &findings, &questions),
            timeline: timeline::of(case, found),
            activity: activity::of(case),
            coverage: coverage::of(&result.coverage),
            accounts: accounts::of(case, &result.ownership),
            control: accounts::control(case),
            configuration: configuration(material),
            pictures: previews.iter().map(|(digest, png)| (digest.to_string(), data_address(png))).collect(),
            sources,
            findings,
            questions,
        }
    }

    /// As JSON, indented.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }

    pub(crate) fn finding(&self, number: usize) -> Option<&FindingView> {
        self.findings.iter().find(|finding| finding.number == number)
    }

    pub(crate) fn source(&self, number: u32) -> Option<&SourceView> {
        self.sources.iter().find(|source| source.number == number)
    }
}

fn summary(case: &Case, findings: &[FindingView], roots: usize) -> Summary {
    let count = |kind| findings.iter().filter(|finding| finding.kind == kind).count();
    Summary {
        disagreements: roots,
        contradictions: count(FindingKind::Contradiction),
        unconfirmed: count(FindingKind::Unconfirmed),
        info: count(FindingKind::Info),
        confirmed: count(FindingKind::Confirmed),
        not_checked: count(FindingKind::NotChecked),
        sources: case.sources.len(),
        sources_read: case.read().count(),
    }
}

fn configuration(material: &Material<'_>) -> ConfigurationView {
    let version = |&(id, version): &(&str, u32)| CheckVersion { id: id.to_owned(), version };
    ConfigurationView {
        checks_sha256: material.result.configuration.to_string(),
        checks: material.result.checks.iter().map(version).collect(),
        pictures: crosscheck_photos::Version::current().as_str().to_owned(),
        readers: material.readers.map(str::to_owned),
        overrides: material.overrides.to_vec(),
    }
}

fn data_address(png: &Blob) -> String {
    format!("data:image/png;base64,{}", STANDARD.encode(png.as_slice()))
}
