use std::collections::BTreeMap;

use crosscheck_model::{Digest, PartialDate, PeriodEnd};
use crosscheck_photos::Fingerprint;
use serde::{Deserialize, Serialize};

use crate::Kind;

/// Version of what [`read`](crate::read) makes of a case: what was made by another one is made again.
pub const FORM: u32 = 2;

/// Everything of one application that linking looks at, and nothing else.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Application {
    /// [`FORM`] of the program that made it.
    pub form: u32,
    /// The customer's reference.
    pub reference: String,
    /// Who handed the candidate in.
    pub agency: String,
    /// Names of the person, that of the CV first.
    pub names: Vec<String>,
    /// What is the same only if it is the same to the letter.
    pub traces: Vec<Trace>,
    /// What was written.
    pub prose: Vec<Prose>,
    /// Employments, the earliest first.
    pub jobs: Vec<Job>,
    /// Education.
    pub schools: Vec<School>,
    /// Pictures.
    pub pictures: Vec<PictureUse>,
    /// Author's times of commits of their own, in seconds, and the first digits of their ids, the earliest first.
    pub commits: Vec<(i64, u32)>,
}

/// An application with the fingerprints of its pictures.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct WithPictures {
    /// The application.
    pub application: Application,
    /// By the digest of their bytes.
    pub pictures: BTreeMap<Digest, Fingerprint>,
}

/// A value that is compared to the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// What it is.
    pub kind: Kind,
    /// Its normal form.
    pub key: String,
    /// As it stands in the source.
    pub quote: String,
    /// The source.
    pub source: String,
}

/// Where prose stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProseKind {
    /// In a CV.
    Cv,
    /// In a profile.
    Bio,
}

/// Prose of one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prose {
    /// Where.
    pub kind: ProseKind,
    /// The words.
    pub text: String,
    /// The source.
    pub source: String,
}

/// One employment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The employer as it is compared.
    pub key: String,
    /// As it stands in the source.
    pub quote: String,
    /// First date.
    pub start: PartialDate,
    /// Last date.
    pub end: PeriodEnd,
    /// The source.
    pub source: String,
}

/// One course of education.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct School {
    /// The school as it is compared.
    pub key: String,
    /// Last date.
    pub end: PeriodEnd,
}

/// A picture of the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureUse {
    /// Of its bytes.
    pub digest: Digest,
    /// The source that shows it.
    pub source: String,
}
