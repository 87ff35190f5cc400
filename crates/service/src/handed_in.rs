//! What a case is made of: as it is handed in, as it is kept until it is run, and as the engine takes it.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crosscheck_engine::batch::Row;
use crosscheck_engine::{Application, Document, PageSource, Role};
use crosscheck_fetch::archive::Archive;
use crosscheck_fetch::parse_link;
use crosscheck_model::{ApplicationId, Blob, Challenge, LawfulBasis};
use crosscheck_store::KeyBasis;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::problem::{FieldProblem, Problem};

/// Longest reference, consent and purpose, in characters.
const MAX_TEXT: usize = 256;
/// Most links, and most files. Our choice, as for a row of a roster.
const MAX_LINKS: usize = 100;
const MAX_FILES: usize = 20;
/// Most records of a case.
const MAX_RECORDS: usize = 60;
/// Longest file, in bytes; the readers take no more.
const MAX_FILE: usize = 32 << 20;

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    /// Its name, without folders.
    #[schemars(length(min = 1, max = 256))]
    pub(crate) name: String,
    /// Its bytes, base64.
    #[schemars(extend("contentEncoding" = "base64"))]
    pub(crate) content: String,
}

/// A case to be made. At least one link, CV, file or dossier is needed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewCase {
    /// The customer's reference to the application.
    #[schemars(length(min = 1, max = 256))]
    pub(crate) external_ref: String,
    /// Reference to the candidate's consent; printed in the report.
    #[schemars(length(min = 1, max = 256))]
    pub(crate) consent_ref: String,
    /// Why the check is permitted; printed in the report.
    #[schemars(length(min = 1, max = 256))]
    pub(crate) permissible_purpose: String,
    /// Whose law holds: ISO 3166-1, or -2 where a part of a country has its own, as `US-CA`.
    #[schemars(regex(pattern = r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$"))]
    pub(crate) jurisdiction: String,
    /// Who handed the candidate in, if somebody did.
    #[serde(default)]
    #[schemars(length(max = 256))]
    pub(crate) agency: String,
    /// Links to the candidate's profiles and pages, as they supplied them.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub(crate) links: Vec<String>,
    /// The CV.
    #[serde(default)]
    pub(crate) cv: Option<File>,
    /// Further files: exported or saved profiles, second CVs. Their content tells what they are.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub(crate) files: Vec<File>,
    /// Records that the customer holds: sign-ins, payments, deliveries. Their names tell what they are.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub(crate) records: Vec<File>,
    /// A dossier (WACZ, WARC): pages are read from it, and nothing is fetched.
    #[serde(default)]
    pub(crate) dossier: Option<File>,
    /// Whether links that a CV names as the candidate's own are read too.
    #[serde(default = "yes")]
    pub(crate) follow_cv_links: bool,
}

fn yes() -> bool {
    true
}

/// A case that was looked through and can be run; kept until then.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Material {
    pub(crate) external_ref: String,
    consent_ref: String,
    purpose: String,
    pub(crate) jurisdiction: String,
    agency: String,
    pub(crate) links: Vec<Url>,
    documents: Vec<(String, Blob, Role)>,
    dossier: Option<Blob>,
    follow_cv_links: bool,
    /// Where the CV can be had, if it was not handed in itself.
    #[serde(default)]
    pub(crate) cv_from: Option<Url>,
    /// What the candidate was asked to show on their profiles.
    #[serde(default)]
    pub(crate) challenge: Option<Challenge>,
}

/// What cannot be used of a request, all of it.
#[derive(Default)]
struct Wrong(Vec<FieldProblem>);

impl Wrong {
    fn say(&mut self, pointer: impl Into<String>, detail: &str) {
        self.0.push(FieldProblem { pointer: pointer.into(), detail: detail.to_owned() });
    }

    fn bytes(&mut self, pointer: String, file: &File) -> Option<Blob> {
        decoded(file).map_err(|why| self.say(pointer, why)).ok()
    }
}

impl NewCase {
    /// Looks everything through; what cannot be used is said all at once.
    pub(crate) fn look_through(self) -> Result<Material, Problem> {
        let mut wrong = Wrong::default();
        self.look_at_texts(&mut wrong);
        let links = self.look_at_links(&mut wrong);
        let documents = self.look_at_files(&mut wrong);
        let dossier = self.dossier.as_ref().and_then(|file| wrong.bytes("/dossier".to_owned(), file));
        if dossier.as_ref().is_some_and(|bytes| Archive::open(bytes).is_err()) {
            wrong.say("/dossier", "this is no WACZ or WARC file that can be opened");
        }
        if self.links.is_empty() && self.cv.is_none() && self.files.is_empty() && self.dossier.is_none() {
            wrong.say("", "nothing to check: give a link, a CV, a file or a dossier");
        }
        if !wrong.0.is_empty() {
            return Err(Problem::unusable(wrong.0));
        }
        Ok(Material {
            external_ref: self.external_ref,
            consent_ref: self.consent_ref,
            purpose: self.permissible_purpose,
            jurisdiction: self.jurisdiction,
            agency: self.agency,
            links,
            documents,
            dossier,
            follow_cv_links: self.follow_cv_links,
            cv_from: None,
            challenge: None,
        })
    }

    fn look_at_texts(&self, wrong: &mut Wrong) {
        for (name, text, needed) in [
            ("external_ref", &self.external_ref, true),
            ("consent_ref", &self.consent_ref, true),
            ("permissible_purpose", &self.permissible_purpose, true),
            ("agency", &self.agency, false),
        ] {
            if let Some(why) = text_problem(text, needed) {
                wrong.say(format!("/{name}"), why);
            }
        }
        if !is_jurisdiction(&self.jurisdiction) {
            wrong.say("/jurisdiction", "write it as ISO 3166, as US-CA or NL");
        }
    }

    fn look_at_links(&self, wrong: &mut Wrong) -> Vec<Url> {
        if self.links.len() > MAX_LINKS {
            wrong.say("/links", "at most 100 links are read");
        }
        let mut links = Vec::new();
        for (at, text) in self.links.iter().enumerate() {
            match parse_link(text, None).ok().filter(|url| matches!(url.scheme(), "http" | "https")) {
                Some(url) => links.push(url),
                None => wrong.say(format!("/links/{at}"), "this is not an http or https link"),
            }
        }
        links
    }

    fn look_at_files(&self, wrong: &mut Wrong) -> Vec<(String, Blob, Role)> {
        if self.files.len() > MAX_FILES {
            wrong.say("/files", "at most 20 files are read");
        }
        if self.records.len() > MAX_RECORDS {
            wrong.say("/records", "at most 60 records are read");
        }
        let cv = self.cv.iter().map(|file| ("/cv".to_owned(), file, Role::Cv));
        let others = self.files.iter().enumerate().map(|(at, file)| (format!("/files/{at}"), file, Role::ByContent));
        let records = self.records.iter().enumerate();
        let records = records.map(|(at, file)| (format!("/records/{at}"), file, Role::Record));
        let read = |(pointer, file, role): (String, &File, Role)| {
            wrong.bytes(pointer, file).map(|bytes| (file.name.clone(), bytes, role))
        };
        cv.chain(others).chain(records).filter_map(read).collect()
    }
}

fn text_problem(text: &str, needed: bool) -> Option<&'static str> {
    if needed && text.trim().is_empty() {
        Some("it is empty")
    } else if text.chars().count() > MAX_TEXT {
        Some("it is longer than 256 characters")
    } else if text.chars().any(char::is_control) {
        Some("it holds a control character")
    } else {
        None
    }
}

fn is_jurisdiction(text: &str) -> bool {
    let (country, part) = text.split_once('-').unwrap_or((text, "A"));
    country.len() == 2
        && country.bytes().all(|byte| byte.is_ascii_uppercase())
        && (1..=3).contains(&part.len())
        && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

pub(crate) fn decoded(file: &File) -> Result<Blob, &'static str> {
    if let Some(why) = text_problem(&file.name, true) {
        return Err(why);
    }
    if file.name.contains(['/', '\\']) {
        return Err("its name holds a folder");
    }
    let bytes = STANDARD.decode(&file.content).map_err(|_| "its content is not base64")?;
    if bytes.len() > MAX_FILE { Err("it is larger than 32 MiB") } else { Ok(bytes.into()) }
}

impl Material {
    /// Of another system's order, on the basis that was stated with its key.
    pub(crate) fn ordered(
        external_ref: String,
        basis: &KeyBasis,
        links: Vec<Url>,
        cv_from: Option<Url>,
        cv: Option<File>,
    ) -> Result<Self, Problem> {
        let new = NewCase {
            external_ref,
            consent_ref: basis.consent.clone(),
            permissible_purpose: basis.purpose.clone(),
            jurisdiction: basis.jurisdiction.clone(),
            links: links.iter().chain(&cv_from).map(Url::to_string).collect(),
            follow_cv_links: true,
            cv,
            ..NewCase::default()
        };
        Ok(Self { links, cv_from, ..new.look_through()? })
    }

    /// Adds a CV that was fetched.
    pub(crate) fn add_cv(&mut self, name: String, bytes: Blob) {
        self.documents.push((name, bytes, Role::Cv));
    }

    /// Adds a file whose content tells what it is.
    pub(crate) fn add_file(&mut self, name: String, bytes: Blob) {
        self.documents.push((name, bytes, Role::ByContent));
    }

    /// Adds links that are not there yet.
    pub(crate) fn add_links(&mut self, links: Vec<Url>) {
        for link in links {
            if !self.links.contains(&link) {
                self.links.push(link);
            }
        }
    }

    /// Whether its pages come from a dossier.
    pub(crate) fn is_of_dossier(&self) -> bool {
        self.dossier.is_some()
    }

    /// As it is kept.
    pub(crate) fn write(&self) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        ciborium::into_writer(self, &mut bytes).ok().map(|()| bytes)
    }

    /// As it was kept.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        ciborium::from_reader(bytes).ok()
    }

    /// What it looks like as a row of a roster: lists, links between applications and retention read that.
    pub(crate) fn row(&self) -> Row {
        Row {
            line: 0,
            candidate_ref: self.external_ref.clone(),
            agency: self.agency.clone(),
            consent_ref: self.consent_ref.clone(),
            purpose: self.purpose.clone(),
            jurisdiction: self.jurisdiction.clone(),
            cv: self.documents.iter().map(|(name, ..)| name.into()).collect(),
            records: Vec::new(),
            links: self.links.clone(),
            others: BTreeMap::new(),
        }
    }

    /// The application: of the dossier, if there is one; what was handed in beside it takes the place of what it lists.
    pub(crate) fn application(self, pages: Arc<dyn PageSource>) -> Application {
        let archive = self.dossier.as_deref().and_then(|bytes| Archive::open(bytes).ok()).map(Arc::new);
        let mut application = match &archive {
            Some(archive) => Application::of_archive(archive),
            None => Application { id: Some(ApplicationId(self.external_ref.clone())), ..Application::new(pages) },
        };
        if !self.documents.is_empty() || !self.links.is_empty() {
            let document = |(name, bytes, role)| Document { role, ..Document::new(name, Blob::clone(&bytes)) };
            application.documents = self.documents.into_iter().map(document).collect();
            application.links = self.links;
        }
        application.follow_cv_links &= self.follow_cv_links;
        application.challenge = self.challenge.or(application.challenge);
        application.basis = LawfulBasis { consent_ref: Some(self.consent_ref), purpose: Some(self.purpose) };
        application
    }
}
