use std::collections::BTreeMap;

use crosscheck_model::{Address, Case, Digest, LawfulBasis, Origin, SiteId, Source, SourceId, SourceReading};
use jiff::Timestamp;
use serde::Deserialize;
use url::Url;

use super::Expected;
use super::error::CaseError;
use super::source_spec::SourceSpec;

/// A case file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// What the case is there for, in a sentence.
    pub about: String,
    #[serde(default = "usual_time")]
    at: Timestamp,
    #[serde(default)]
    source: Vec<SourceSpec>,
    /// What the checks are expected to state, in any order.
    #[serde(default)]
    pub expect: Vec<Expected>,
}

/// A case with the bytes of its pictures.
#[derive(Debug, Clone)]
pub struct Built {
    /// The case.
    pub case: Case,
    /// PNG files by their digest.
    pub pictures: BTreeMap<Digest, Vec<u8>>,
    /// Records by the place of their source, to be read by whoever runs the case.
    pub records: BTreeMap<usize, String>,
}

/// The time a case is evaluated as of unless it says otherwise.
fn usual_time() -> Timestamp {
    Timestamp::constant(1_796_000_000, 0)
}

impl Written {
    /// Reads a case file.
    pub fn parse(text: &str) -> Result<Self, CaseError> {
        Ok(toml::from_str(text)?)
    }

    /// Makes the case.
    pub fn build(&self) -> Result<Built, CaseError> {
        let mut pictures = BTreeMap::new();
        let mut sources = Vec::new();
        let mut records = BTreeMap::new();
        for (number, source_spec) in (0..).zip(&self.source) {
            let id = SourceId(number);
            if let Some(content) = &source_spec.content {
                records.insert(sources.len(), content.clone());
            }
            let address = if source_spec.address.contains("://") {
                Address::Url(Url::parse(&source_spec.address).map_err(|_| CaseError::Url(source_spec.address.clone()))?)
            } else {
                Address::File(source_spec.address.clone())
            };
            let origin = Origin::new(id, address.clone(), self.at, Digest::of(source_spec.address.as_bytes()));
            let site = source_spec.site.clone().map(|site| SiteId(site.into()));
            let source =
                Source { id, address, kind: source_spec.kind(), site, outcome: source_spec.outcome()?, found_on: None };
            let claims = source_spec.claims(&origin, &mut pictures)?;
            let (problems, gaps, words) = (Vec::new(), Vec::new(), source_spec.words());
            sources.push(SourceReading { source, pages: vec![origin], claims, problems, gaps, words });
        }
        Ok(Built {
            case: Case {
                application: None,
                candidate: None,
                as_of: self.at,
                basis: LawfulBasis::default(),
                sources,
                control: Vec::new(),
            },
            pictures,
            records,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{CaseError, Written};

    #[test]
    fn a_case_is_read_whole() {
        let text = r#"
            about = "example"
            [[source]]
            address = "cv.pdf"
            names = ["Jane Doe", "alternate: J. D."]
            work = ["2018-03..present | Acme Ltd | - | Lisbon"]
            photos = ["portrait-a"]
            [[source]]
            address = "https://github.com/jane"
            outcome = "sign_in_required"
            [[expect]]
            kind = "info"
            level = "x"
        "#;
        let written = Written::parse(text).unwrap();
        let built = written.build().unwrap();
        assert_eq!(built.case.sources.len(), 2);
        assert_eq!(built.case.read().count(), 1);
        let work = built.case.sources[0].claims.work[0].value();
        assert_eq!(work.title, None);
        assert_eq!(work.period.to_string(), "2018-03 to present");
        assert_eq!(built.pictures.len(), 1);
        assert_eq!(written.expect.len(), 1);
    }

    #[test]
    fn a_slip_in_a_case_file_is_told() {
        assert!(matches!(Written::parse("about = \"x\"\nsources = []"), Err(CaseError::Toml(_))));
        let text = "about = \"x\"\n[[source]]\naddress = \"cv.pdf\"\nwork = [\"2018-2020 | Acme\"]";
        assert!(matches!(Written::parse(text).unwrap().build(), Err(CaseError::Period(_))));
    }
}
