//! A report and the dossier that it was made of, signed, in one file: whoever holds it can make the report again and compare.

use std::sync::Arc;

use crosscheck_engine::{Application, Checked, Engine};
use crosscheck_fetch::archive::Archive;
use crosscheck_model::{Blob, Digest};
use crosscheck_report::Mode;
use crosscheck_sandbox::Confinement;
use crosscheck_store::{Store, StoreError, is_signed_by};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a signature over evidence is a signature of.
const SIGNED: &str = "crosscheck evidence 1";

/// What is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of this form.
    pub evidence: u32,
    /// The program that made the report.
    pub tool: String,
    /// Where the pages came from: `live` or `replay`.
    pub mode: String,
    /// SHA-256 of the report as JSON.
    pub report_sha256: String,
    /// SHA-256 of the dossier.
    pub dossier_sha256: String,
    /// The installation's key (Ed25519), hexadecimal.
    pub public_key: String,
    /// Its signature over everything above, hexadecimal.
    pub signature: String,
}

impl Manifest {
    pub(crate) fn of(checked: &Checked, report: &[u8], dossier: &[u8]) -> Self {
        Self {
            evidence: 1,
            tool: format!("crosscheck {}", env!("CARGO_PKG_VERSION")),
            mode: checked.mode.as_str().to_owned(),
            report_sha256: Digest::of(report).to_string(),
            dossier_sha256: Digest::of(dossier).to_string(),
            public_key: String::new(),
            signature: String::new(),
        }
    }

    pub(crate) fn signed(mut self, store: &Store) -> Result<Self, StoreError> {
        self.public_key = store.public_key()?;
        self.signature = store.sign(SIGNED, &self.signed_bytes())?;
        Ok(self)
    }

    fn signed_bytes(&self) -> Vec<u8> {
        let Self { evidence, tool, mode, report_sha256, dossier_sha256, public_key, signature: _ } = self;
        format!("{evidence}\n{tool}\n{mode}\n{report_sha256}\n{dossier_sha256}\n{public_key}\n").into_bytes()
    }
}

/// The file.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What is signed.
    pub manifest: Manifest,
    /// The report as JSON, to the letter.
    pub report: String,
    /// The dossier (WACZ), base64.
    #[schemars(with = "String")]
    pub dossier: Blob,
}

/// Why a file is not what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EvidenceError {
    /// It is no such file, or a changed one.
    NotEvidence,
    /// It was signed by another installation than was expected.
    OtherKey,
    /// The signature is not over what stands there.
    Signature,
    /// The report is not the one that was signed.
    Report,
    /// The dossier is not the one that was signed.
    Dossier,
    /// The dossier cannot be opened.
    Unreadable,
    /// Made again from the dossier, the report is another one.
    Differs {
        /// The first line that differs.
        line: usize,
    },
}

impl std::fmt::Display for EvidenceError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotEvidence => f.write_str("this is no evidence file, or not to the letter the one that was written"),
            Self::OtherKey => f.write_str("it was signed with another key than the one that was named"),
            Self::Signature => f.write_str("the signature does not hold"),
            Self::Report => f.write_str("the report is not the one that was signed"),
            Self::Dossier => f.write_str("the dossier is not the one that was signed"),
            Self::Unreadable => f.write_str("the dossier cannot be opened"),
            Self::Differs { line } => write!(f, "made again from the dossier, the report differs from line {line} on"),
        }
    }
}

impl std::error::Error for EvidenceError {}

impl Evidence {
    /// As it is written.
    pub fn write(&self) -> Vec<u8> {
        // Strings, numbers and bytes always can be written.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads a file; one that is not to the letter as `write` writes it is refused.
    pub fn read(bytes: &[u8]) -> Result<Self, EvidenceError> {
        let evidence: Self = serde_json::from_slice(bytes).map_err(|_| EvidenceError::NotEvidence)?;
        if evidence.write() == bytes { Ok(evidence) } else { Err(EvidenceError::NotEvidence) }
    }

    /// Checks signature and digests, without running anything. `key` is the installation's public key, if it is known.
    pub fn check(&self, key: Option<&str>) -> Result<(), EvidenceError> {
        let Manifest { public_key, signature, report_sha256, dossier_sha256, .. } = &self.manifest;
        if key.is_some_and(|key| !key.eq_ignore_ascii_case(public_key)) {
            return Err(EvidenceError::OtherKey);
        }
        if !is_signed_by(public_key, SIGNED, &self.manifest.signed_bytes(), signature) {
            return Err(EvidenceError::Signature);
        }
        if Digest::of(self.report.as_bytes()).to_string() != *report_sha256 {
            return Err(EvidenceError::Report);
        }
        if Digest::of(&self.dossier).to_string() != *dossier_sha256 {
            return Err(EvidenceError::Dossier);
        }
        Ok(())
    }

    fn confinement(&self) -> Option<Confinement> {
        let report: serde_json::Value = serde_json::from_str(&self.report).unwrap_or_default();
        let said = report["configuration"]["readers"].as_str()?;
        let all = [Confinement::Full, Confinement::Partial, Confinement::TimeOnly];
        all.into_iter().find(|confinement| confinement.as_str() == said)
    }

    /// Makes the report again from the dossier and compares it byte for byte.
    pub async fn make_again(&self, engine: &Engine) -> Result<(), EvidenceError> {
        let archive = Archive::open(&self.dossier).map_err(|_| EvidenceError::Unreadable)?;
        let mut checked = engine.check(Application::of_archive(&Arc::new(archive))).await;
        // Where the pages came from then, and how its readers were confined then, is told of that run and not of this one.
        if self.manifest.mode == Mode::Live.as_str() {
            checked.mode = Mode::Live;
        }
        checked.confinement = self.confinement();
        let again = engine.report(Arc::new(checked), |report| report.to_json()).await;
        if again == self.report {
            return Ok(());
        }
        let same = again.lines().zip(self.report.lines()).take_while(|(one, other)| one == other).count();
        Err(EvidenceError::Differs { line: same + 1 })
    }
}
