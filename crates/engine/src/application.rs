use std::sync::Arc;

use crosscheck_documents::Format;
use crosscheck_fetch::archive::{Archive, HandedIn, ProfileFile};
use crosscheck_model::{ApplicationId, Blob, CandidateId, Challenge, LawfulBasis};
use jiff::Timestamp;
use url::Url;

use crate::{ArchivePages, FirstOf, PageSource, Progress, Quiet};

/// What a file is handed in as.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum Role {
    /// Whatever its content says.
    #[default]
    ByContent,
    /// A CV.
    Cv,
    /// A profile: an export of a site, or a page saved from it, at this address where the file does not say so itself.
    Profile(Option<Url>),
    /// A record that the customer holds; its name or its header line says which.
    Record,
}

/// A file that was handed in.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its name, without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Blob,
    /// When it was handed in; with the case's own time if nobody says.
    pub captured_at: Option<Timestamp>,
    /// What it is handed in as.
    pub role: Role,
    /// What format it is in; told by its content if nobody says.
    pub format: Option<Format>,
}

impl Document {
    /// A file whose content tells what it is.
    pub fn new(name: impl Into<String>, bytes: impl Into<Blob>) -> Self {
        Self { name: name.into(), bytes: bytes.into(), captured_at: None, role: Role::ByContent, format: None }
    }
}

/// One application, as supplied, and where its pages come from.
#[derive(Clone)]
pub struct Application {
    /// As the customer numbers it.
    pub id: Option<ApplicationId>,
    /// The candidate, as the customer numbers them.
    pub candidate: Option<CandidateId>,
    /// CVs and files that hold profiles, in order.
    pub documents: Vec<Document>,
    /// Links, in order.
    pub links: Vec<Url>,
    /// Whether links that a CV names as the candidate's own are read too.
    pub follow_cv_links: bool,
    /// Whether links that profiles and pages name as the candidate's own are read too, one step far.
    pub follow_own_links: bool,
    /// Tokens that the candidate was asked to put into the profiles they name.
    pub challenge: Option<Challenge>,
    /// Why the check is lawful.
    pub basis: LawfulBasis,
    /// The time the case is evaluated as of; now, by the engine's clock, if nobody says.
    pub as_of: Option<Timestamp>,
    /// Test options in force, in words; printed in the report.
    pub overrides: Vec<String>,
    /// Where pages come from.
    pub pages: Arc<dyn PageSource>,
    /// Who is told how it goes on.
    pub progress: Arc<dyn Progress>,
}

impl Application {
    /// An application without documents and links, which are added to it.
    pub fn new(pages: Arc<dyn PageSource>) -> Self {
        Self {
            id: None,
            candidate: None,
            documents: Vec::new(),
            links: Vec::new(),
            follow_cv_links: true,
            follow_own_links: false,
            challenge: None,
            basis: LawfulBasis::default(),
            as_of: None,
            overrides: Vec::new(),
            pages,
            progress: Arc::new(Quiet),
        }
    }

    /// The application that an archive was made of: files, links, basis and time as its case sheet states them. The archives of
    /// other tools have no such sheet: then there are only pages, and the time of the latest capture.
    pub fn of_archive(archive: &Arc<Archive>) -> Self {
        let mut application = Self::new(Arc::new(ArchivePages::new(Arc::clone(archive))));
        application.as_of = archive.latest_capture();
        let Some(sheet) = archive.sheet() else { return application };
        let mut listed = sheet.profiles.clone();
        let file = |file: &HandedIn| Document {
            captured_at: Some(file.captured_at),
            role: role(&file.name, &mut listed),
            ..Document::new(file.name.clone(), file.bytes.clone())
        };
        Self {
            id: sheet.application.clone(),
            documents: archive.files().iter().map(file).collect(),
            links: sheet.links.clone(),
            follow_cv_links: sheet.follow_cv_links,
            follow_own_links: sheet.follow_own_links,
            challenge: sheet.challenge.clone(),
            basis: sheet.basis.clone(),
            as_of: Some(sheet.as_of),
            overrides: sheet.overrides.clone(),
            ..application
        }
    }

    /// Adds a capture that was handed in: pages are taken from it before they are asked for, and the profiles it holds are links.
    pub fn add_capture(&mut self, capture: &Arc<Archive>) {
        let first = Arc::new(ArchivePages::new(Arc::clone(capture)));
        self.pages = Arc::new(FirstOf::new(first, Arc::clone(&self.pages)));
        let pages = || capture.pages().iter().filter(|page| page.status == 200 && page.media_type().contains("html"));
        let of_a_site = |page: &&crosscheck_model::Page| {
            let profile = crosscheck_sites::recognise(&page.url);
            // The page itself, not one of the many below it.
            profile.site.0 != crate::limits::PORTFOLIO && profile.url.path() == page.url.path()
        };
        let profiles: Vec<Url> = pages().filter(of_a_site).map(|page| page.url.clone()).collect();
        let first = pages().next().map(|page| page.url.clone());
        let found = if profiles.is_empty() { first.into_iter().collect() } else { profiles };
        for url in found {
            if !self.links.contains(&url) {
                self.links.push(url);
            }
        }
    }

    /// Whether nothing at all was supplied.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.links.is_empty()
    }
}

/// What a file of a dossier was handed in as: a CV, unless the list of other files has it.
fn role(name: &str, listed: &mut Vec<ProfileFile>) -> Role {
    match listed.iter().position(|file| file.name == name).map(|at| listed.remove(at)) {
        None => Role::Cv,
        Some(file) if file.record => Role::Record,
        Some(file) if file.by_content => Role::ByContent,
        Some(file) => Role::Profile(file.address),
    }
}
