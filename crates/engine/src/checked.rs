use std::collections::BTreeMap;
use std::time::Duration;

use crosscheck_fetch::archive::Dossier;
use crosscheck_model::{Blob, Case, Digest, Finding};
use crosscheck_photos::Fingerprint;
use crosscheck_report::{Material, Mode, Report};
use crosscheck_sandbox::Confinement;

/// Everything that came of one application.
pub struct Checked {
    /// What each source says.
    pub case: Case,
    /// What the checks found, in the order of a report.
    pub findings: Vec<Finding>,
    /// Every picture that could be read, by the digest of its bytes.
    pub pictures: BTreeMap<Digest, Fingerprint>,
    /// The same pictures, small and without metadata, as PNG.
    pub previews: BTreeMap<Digest, Blob>,
    /// From which this run can be replayed.
    pub dossier: Dossier,
    /// Where the pages came from.
    pub mode: Mode,
    /// How far the readers were confined.
    pub confinement: Option<Confinement>,
    /// Test options in force, in words.
    pub overrides: Vec<String>,
    /// How long each part took, in the order of the report. Sources are read side by side, so theirs overlap.
    pub timings: Vec<(String, Duration)>,
}

impl Checked {
    /// The report, on the thread that asks for it; a server asks [`Engine::report`](crate::Engine::report).
    pub fn report(&self) -> Report {
        Report::build(&Material {
            case: &self.case,
            findings: &self.findings,
            previews: &self.previews,
            mode: self.mode,
            readers: self.confinement.map(Confinement::as_str),
            overrides: &self.overrides,
        })
    }
}
