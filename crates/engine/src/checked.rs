use std::collections::BTreeMap;
use std::time::Duration;

use crosscheck_checks::CheckResult;
use crosscheck_fetch::archive::Dossier;
use crosscheck_model::{Blob, Case, Digest};
use crosscheck_photos::Fingerprint;
use crosscheck_report::{Material, Mode, Report};
use crosscheck_sandbox::Confinement;

/// Everything that came of one application.
pub struct Checked {
    /// What each source says.
    pub case: Case,
    /// What the checks found, and what could be compared.
    pub result: CheckResult,
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
            result: &self.result,
            previews: &self.previews,
            mode: self.mode,
            readers: self.confinement.map(Confinement::as_str),
            overrides: &self.overrides,
        })
    }
}
