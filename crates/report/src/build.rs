use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crosscheck_checks::Check;
use crosscheck_model::{
    Address, Blob, Case, Cited, Digest, Finding, FindingKind, Gap, Outcome, ReadBy, Side, SourceKind, SourceReading,
    Strength, Topic,
};

use crate::schema::*;
use crate::{activity, checklist, matrix, plain, timeline};

/// Where the pages came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The network.
    Live,
    /// An archive.
    Replay,
}

/// Everything a report is made of.
pub struct Material<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its findings, in the order of the report.
    pub findings: &'a [Finding],
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
        let Material { case, findings, previews, mode, readers, overrides } = *material;
        let count = |kind| findings.iter().filter(|finding| finding.kind == kind).count();
        Self {
            schema_version: SCHEMA_VERSION.to_owned(),
            tool: ToolView { name: "crosscheck".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
            at: case.as_of.to_string(),
            mode: if mode == Mode::Live { "live" } else { "replay" }.to_owned(),
            basis: BasisView { consent_ref: case.basis.consent_ref.clone(), purpose: case.basis.purpose.clone() },
            notice: plain::NOTICE.to_owned(),
            summary: Summary {
                contradictions: count(FindingKind::Contradiction),
                unconfirmed: count(FindingKind::Unconfirmed),
                info: count(FindingKind::Info),
                confirmed: count(FindingKind::Confirmed),
                not_checked: count(FindingKind::NotChecked),
                sources: case.sources.len(),
                sources_read: case.read().count(),
            },
            sources: case.sources.iter().map(source).collect(),
            matrix: matrix::of(case, findings),
            findings: findings.iter().zip(1..).map(|(one, number)| finding(case, one, number)).collect(),
            timeline: timeline::of(case),
            activity: activity::of(case),
            coverage: Topic::MATRIX.into_iter().map(|topic| coverage(case, findings, topic)).collect(),
            checklist: checklist::of(case, findings),
            configuration: ConfigurationView {
                checks_sha256: crosscheck_checks::configuration_digest().to_string(),
                checks: crosscheck_checks::registry()
                    .iter()
                    .map(|check: &Check| CheckVersion { id: check.id.to_owned(), version: check.version })
                    .collect(),
                pictures: crosscheck_photos::Version::current().as_str().to_owned(),
                readers: readers.map(str::to_owned),
                overrides: overrides.to_vec(),
            },
            pictures: previews
                .iter()
                .map(|(digest, png)| {
                    (digest.to_string(), format!("data:image/png;base64,{}", STANDARD.encode(png.as_slice())))
                })
                .collect(),
        }
    }

    /// As JSON, indented.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }
}

/// Sources are numbered from 1 for people.
pub(crate) fn number(reading: &SourceReading) -> u32 {
    reading.source.id.0 + 1
}

fn source(reading: &SourceReading) -> SourceView {
    let source = &reading.source;
    let (url, file) = match &source.address {
        Address::Url(url) => (Some(url.to_string()), None),
        Address::File(name) => (None, Some(name.clone())),
    };
    let (outcome, outcome_text, what_to_do) = plain::outcome(&source.outcome);
    let claims = &reading.claims;
    SourceView {
        number: number(reading),
        url,
        file,
        kind: match source.kind {
            SourceKind::Cv => "cv",
            SourceKind::Profile => "profile",
            SourceKind::Portfolio => "portfolio",
        }
        .to_owned(),
        site: source.site.as_ref().map(|site| site.to_string()),
        outcome: outcome.to_owned(),
        outcome_text,
        what_to_do: what_to_do.map(str::to_owned),
        name: claims.names.first().map(|name| name.value().full.expose().to_owned()),
        claims: Topic::MATRIX
            .into_iter()
            .chain([Topic::Links, Topic::Account])
            .map(|topic| claims.evidence_on(topic).len())
            .sum(),
        problems: reading.problems.iter().map(|problem| format!("{} ({})", problem.what, problem.locator)).collect(),
        gaps: reading.gaps.iter().map(|(request, gap)| gap_view(request.url.as_str(), gap)).collect(),
    }
}

fn gap_view(url: &str, gap: &Gap) -> GapView {
    GapView {
        url: url.to_owned(),
        outcome: gap.as_str().to_owned(),
        outcome_text: gap.to_string(),
        what_to_do: gap.what_to_do().to_owned(),
    }
}

fn finding(case: &Case, finding: &Finding, number: usize) -> FindingView {
    let title = crosscheck_checks::check(&finding.check.0).map_or(finding.check.0.as_ref(), |check| check.title);
    let reasons = finding.reasons.iter();
    FindingView {
        number,
        check: finding.check.to_string(),
        check_version: finding.check_version,
        title: title.to_owned(),
        kind: finding.kind.as_str().to_owned(),
        level: finding.level.0.to_string(),
        strength: match finding.strength {
            Strength::Strong => "strong",
            Strength::Moderate => "moderate",
            Strength::Weak => "weak",
        }
        .to_owned(),
        topic: finding.topic.label().to_owned(),
        statement: finding.statement.clone(),
        not_checked_because: (finding.kind == FindingKind::NotChecked).then(|| {
            finding.reasons.first().map_or_else(|| finding.statement.clone(), |reason| reason.sentence.clone())
        }),
        reasons: reasons.map(|one| ReasonView { code: one.code.to_string(), sentence: one.sentence.clone() }).collect(),
        claims: finding.claims.iter().map(|cited| citation(case, cited)).collect(),
        explanations: finding.explanations.clone(),
        question: finding.question.clone(),
        seeds: finding.advisory_refs.iter().map(ToString::to_string).collect(),
        parameters: finding
            .parameters
            .iter()
            .map(|one| ParameterView { name: one.name.to_string(), value: one.value.clone() })
            .collect(),
    }
}

fn citation(case: &Case, cited: &Cited) -> Citation {
    let evidence = &cited.evidence;
    let page = case.page(evidence);
    let address = page.map(|page| page.address.to_string()).unwrap_or_default();
    let source = case.source(evidence.source).map(|reading| reading.source.address.to_string());
    Citation {
        side: if cited.side == Side::A { "a" } else { "b" }.to_owned(),
        source_number: evidence.source.0 + 1,
        source: source.unwrap_or_else(|| address.clone()),
        page: address,
        quote: evidence.quote.expose().to_owned(),
        locator: evidence.locator.to_string(),
        read_by: read_by(evidence.read_by).to_owned(),
        captured_at: page.map(|page| page.captured_at.to_string()).unwrap_or_default(),
        sha256: page.map(|page| page.sha256.to_string()).unwrap_or_default(),
        picture: cited.picture.map(|digest| digest.to_string()),
    }
}

pub(crate) fn read_by(how: ReadBy) -> &'static str {
    match how {
        ReadBy::JsonApi => "json_api",
        ReadBy::ActivityPub => "activity_pub",
        ReadBy::Git => "git",
        ReadBy::JsonResume => "json_resume",
        ReadBy::CvField => "cv_field",
        ReadBy::DataExport => "data_export",
        ReadBy::JsonLd => "json_ld",
        ReadBy::Microdata => "microdata",
        ReadBy::Microformats2 => "microformats2",
        ReadBy::RelMe => "rel_me",
        ReadBy::OpenGraph => "open_graph",
        ReadBy::SitePage => "site_page",
        ReadBy::Html => "html",
        ReadBy::DocumentText => "document_text",
        ReadBy::DocumentLink => "document_link",
        ReadBy::DocumentImage => "document_image",
        ReadBy::DocumentMetadata => "document_metadata",
        _ => "other",
    }
}

fn coverage(case: &Case, findings: &[Finding], topic: Topic) -> CoverageView {
    let sources = case.read().filter(|reading| !reading.claims.evidence_on(topic).is_empty()).count();
    let compared = findings.iter().any(|finding| {
        finding.topic == topic
            && finding.kind != FindingKind::NotChecked
            && finding.claims.iter().any(|cited| cited.side == Side::A)
            && finding.claims.iter().any(|cited| cited.side == Side::B)
    });
    let missing = case.sources.len() - case.sources.iter().filter(|one| one.source.outcome == Outcome::Read).count();
    let text = match (compared, sources) {
        (true, _) => format!("compared; {} on it", plain::sources_speak(sources)),
        (false, 0) => "not checked, because no source that was read says anything on it".to_owned(),
        (false, 1) => "not checked, because only one source that was read says anything on it".to_owned(),
        (false, _) => format!("not compared, although {} on it", plain::sources_speak(sources)),
    };
    let text = if !compared && missing > 0 { format!("{text}; {missing} of the sources were not read") } else { text };
    CoverageView { topic: topic.label().to_owned(), sources, compared, text }
}
