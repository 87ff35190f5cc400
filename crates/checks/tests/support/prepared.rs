//! A case file made ready for the checks.

use std::collections::BTreeMap;

use crosscheck_checks::{CheckContext, Configuration, run_all};
use crosscheck_model::{Case, Digest, Finding};
use crosscheck_photos::Fingerprint;
use crosscheck_records::{File, Known};
use crosscheck_testkit::cases::{Expected, Written};

use super::Failure;

pub(crate) struct Prepared {
    pub(crate) case: Case,
    pictures: BTreeMap<Digest, Fingerprint>,
    pub(crate) expect: Vec<Expected>,
}

impl Prepared {
    pub(crate) fn read(text: &str) -> Result<Self, Failure> {
        Self::of(Written::parse(text)?)
    }

    pub(crate) fn of(written: Written) -> Result<Self, Failure> {
        let mut built = written.build()?;
        read_records(&mut built.case, &built.records)?;
        let pictures = built
            .pictures
            .iter()
            .map(|(digest, bytes)| Ok((*digest, crosscheck_photos::read(bytes)?)))
            .collect::<Result<_, crosscheck_photos::ReadError>>()?;
        Ok(Self { case: built.case, pictures, expect: written.expect })
    }

    /// What every check finds, with the usual numbers.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        self.findings_under(&Configuration::default())
    }

    /// What the checks find that a configuration switches on.
    pub(crate) fn findings_under(&self, configuration: &Configuration) -> Vec<Finding> {
        run_all(&self.evidence(), configuration).findings
    }

    pub(crate) fn evidence(&self) -> CheckContext<'_> {
        CheckContext { case: &self.case, pictures: &self.pictures, sites: crosscheck_sites::directory() }
    }
}

/// Records are written as the customer hands them in, and read as ever.
fn read_records(case: &mut Case, records: &BTreeMap<usize, String>) -> Result<(), Failure> {
    let known = Known::of(&case.sources, None);
    let file = |(place, text): (&usize, &'_ String)| {
        let reading = &case.sources[*place];
        (reading.source.address.to_string(), reading.pages[0].clone(), text.clone())
    };
    let handed: Vec<_> = records.iter().map(file).collect();
    let files = handed.iter().map(|(name, origin, text)| File::of_bytes(name, origin.clone(), text.as_bytes()));
    let today = crosscheck_model::PartialDate { year: 2026, month: Some(11), day: Some(20) };
    let read = crosscheck_records::read(files.collect(), &known, today);
    for (place, extraction) in records.keys().zip(read) {
        let reading = &mut case.sources[*place];
        if !extraction.problems.is_empty() || extraction.outcome != crosscheck_model::Outcome::Read {
            let told = extraction.problems.iter().map(|problem| problem.what.as_str());
            let told: Vec<&str> = told.filter(|what| !what.starts_with("none of")).collect();
            if !told.is_empty() || extraction.outcome != crosscheck_model::Outcome::Read {
                return Err(format!("{}: {told:?} {:?}", reading.source.address, extraction.outcome).into());
            }
        }
        reading.claims = extraction.claims;
    }
    Ok(())
}
