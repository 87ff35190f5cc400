use crosscheck_model::{Address, Claim, Extraction, Origin};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use crate::schema::{Certainty, Outcome, ReadBy};
use crate::wording;

/// Version of the shape that `crosscheck read` prints.
const READ_VERSION: &str = "1.1";

/// The JSON Schema (2020-12) of what `crosscheck read` prints.
pub fn read_schema() -> serde_json::Value {
    schemars::schema_for!(ReadView).to_value()
}

/// What one source says: the output of `crosscheck read`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReadView {
    /// Version of this shape, `major.minor`.
    pub schema_version: String,
    /// The source: its address, or the file's name.
    pub source: String,
    /// As in the report's `sources[].outcome`.
    pub outcome: Outcome,
    /// In plain words.
    pub outcome_text: String,
    /// Claims by kind, in the order the source makes them. Kinds without a claim are left out.
    pub claims: std::collections::BTreeMap<String, Vec<ClaimView>>,
    /// What could not be read, in plain words.
    pub problems: Vec<String>,
}

/// One claim.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ClaimView {
    /// The value; its fields depend on the kind and are described in `docs/formats.md`.
    pub value: Value,
    /// The words, verbatim.
    pub quote: String,
    /// The exact page or file.
    pub page: String,
    /// Where in it.
    pub locator: String,
    /// How it was read.
    pub read_by: ReadBy,
    /// How sure it is that the words are of this kind.
    pub certainty: Certainty,
    /// What stands there to the letter, where that is not the quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raw: Option<String>,
    /// RFC 3339.
    pub captured_at: String,
    /// Of the bytes.
    pub sha256: String,
}

impl ReadView {
    /// What was read from the source of this address.
    pub fn build(source: &Address, extraction: &Extraction) -> Self {
        let (outcome_text, _) = wording::outcome(&extraction.outcome);
        let problems = extraction.problems.iter();
        Self {
            schema_version: READ_VERSION.to_owned(),
            source: source.to_string(),
            outcome: (&extraction.outcome).into(),
            outcome_text,
            claims: kinds(extraction).into_iter().filter(|(_, list)| !list.is_empty()).collect(),
            problems: problems.map(|problem| format!("{} ({})", problem.what, problem.locator)).collect(),
        }
    }

    /// As JSON, indented.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }
}

fn kinds(extraction: &Extraction) -> Vec<(String, Vec<ClaimView>)> {
    fn list<T: Serialize>(pages: &[Origin], name: &str, claims: &[Claim<T>]) -> (String, Vec<ClaimView>) {
        (name.to_owned(), claims.iter().map(|claim| view(pages, claim, value(claim.value()))).collect())
    }
    let (claims, pages) = (&extraction.claims, extraction.pages.as_slice());
    let period = |period: &crosscheck_model::Period| {
        json!({
            "start": period.start.map(|date| date.to_string()),
            "end": match period.end {
                crosscheck_model::PeriodEnd::On(date) => Some(date.to_string()),
                crosscheck_model::PeriodEnd::Present => Some("present".to_owned()),
                crosscheck_model::PeriodEnd::Unstated => None,
            },
        })
    };
    let dated = |mut shown: Value, dates: &crosscheck_model::Period| {
        shown["period"] = period(dates);
        shown
    };
    let photo = |claim: &Claim<crosscheck_model::Photo>| {
        let photo = claim.value();
        let sha256 = photo.sha256.or_else(|| photo.bytes.as_ref().map(|bytes| crosscheck_model::Digest::of(bytes)));
        view(pages, claim, json!({ "address": photo.address, "sha256": sha256 }))
    };
    vec![
        list(pages, "names", &claims.names),
        ("photos".to_owned(), claims.photos.iter().map(photo).collect()),
        list(pages, "places", &claims.places),
        list(pages, "emails", &claims.emails),
        list(pages, "phones", &claims.phones),
        list(pages, "handles", &claims.handles),
        list(pages, "links", &claims.links),
        (
            "work".to_owned(),
            claims.work.iter().map(|c| view(pages, c, dated(value(c.value()), &c.value().period))).collect(),
        ),
        (
            "education".to_owned(),
            claims.education.iter().map(|c| view(pages, c, dated(value(c.value()), &c.value().period))).collect(),
        ),
        list(pages, "languages", &claims.languages),
        list(pages, "texts", &claims.texts),
        list(pages, "commits", &claims.commits),
        list(pages, "activity", &claims.activity),
        list(pages, "zones", &claims.zones),
        list(pages, "account", &claims.account),
        list(pages, "skills", &claims.skills),
        list(pages, "metadata", &claims.metadata),
    ]
}

fn value(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

fn view<T>(pages: &[Origin], claim: &Claim<T>, value: Value) -> ClaimView {
    let evidence = claim.evidence();
    let page = pages.iter().find(|page| page.id == evidence.page);
    ClaimView {
        value,
        quote: claim.quote().to_owned(),
        page: page.map(|page| page.address.to_string()).unwrap_or_default(),
        locator: evidence.locator.to_string(),
        read_by: evidence.read_by.into(),
        certainty: evidence.certainty.into(),
        raw: evidence.raw.as_ref().map(|raw| raw.expose().to_owned()),
        captured_at: page.map(|page| page.captured_at.to_string()).unwrap_or_default(),
        sha256: page.map(|page| page.sha256.to_string()).unwrap_or_default(),
    }
}
