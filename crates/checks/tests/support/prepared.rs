//! A case file made ready for the checks.

use std::collections::BTreeMap;

use crosscheck_checks::{CheckContext, Configuration, run_all};
use crosscheck_model::{Case, Digest, Finding};
use crosscheck_photos::Fingerprint;
use crosscheck_testkit::cases::{Expected, Written};

use super::Failure;

pub(crate) struct Prepared {
    pub(crate) case: Case,
    pictures: BTreeMap<Digest, Fingerprint>,
    pub(crate) expect: Vec<Expected>,
}

impl Prepared {
    pub(crate) fn read(text: &str) -> Result<Self, Failure> {
        let written = Written::parse(text)?;
        let built = written.build()?;
        let pictures = built
            .pictures
            .iter()
            .map(|(digest, bytes)| Ok((*digest, crosscheck_photos::read(bytes)?)))
            .collect::<Result<_, crosscheck_photos::ReadError>>()?;
        Ok(Self { case: built.case, pictures, expect: written.expect })
    }

    /// What every check finds, with the usual numbers.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        run_all(&self.evidence(), &Configuration::default()).findings
    }

    pub(crate) fn evidence(&self) -> CheckContext<'_> {
        CheckContext { case: &self.case, pictures: &self.pictures, sites: crosscheck_sites::directory() }
    }
}
