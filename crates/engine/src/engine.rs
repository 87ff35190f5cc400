use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use crosscheck_checks::{CheckContext, CheckResult, Configuration};
use crosscheck_fetch::archive::{CaseSheet, Dossier, HandedIn, ProfileFile};
use crosscheck_model::{Blob, Case, Digest, SourceId};
use crosscheck_photos::{Fingerprint, Nature};
use crosscheck_report::{Mode, Report};
use futures_util::stream::{self, Stream, StreamExt};
use tokio::sync::Semaphore;

use crate::application::{Application, Document as HandedInDocument};
use crate::computing::Computing;
use crate::sources::{Document, Read, SourceReader};
use crate::supplied::{Handed, Supplied, further, supplied};
use crate::{Checked, Clock, Limits, PageSource, Progress, Readers, Role, control, network_down};

/// Runs applications. Cheap to clone; clones share their limits and their readers.
#[derive(Clone)]
pub struct Engine {
    readers: Readers,
    clock: Arc<dyn Clock>,
    limits: Limits,
    cases: Arc<Semaphore>,
    computing: Computing,
    checks: Arc<Configuration>,
}

impl Engine {
    /// An engine with these doors to the outside.
    pub fn new(readers: Readers, clock: Arc<dyn Clock>, limits: Limits) -> Self {
        Self {
            readers,
            clock,
            limits,
            cases: Arc::new(Semaphore::new(limits.cases.max(1))),
            computing: Computing::new(limits.computing),
            checks: Arc::default(),
        }
    }

    /// The same engine with other checks or other numbers; they hold for every application that it runs.
    #[must_use]
    pub fn with_checks(self, checks: Configuration) -> Self {
        Self { checks: Arc::new(checks), ..self }
    }

    /// Runs one application. It never fails: what cannot be reached or read is stated in the case. Order is that of the
    /// application, whatever answers first.
    ///
    /// Dropping the future stops the case: nothing more is fetched, a worker that reads for it is killed, nothing is left behind.
    pub async fn check(&self, application: Application) -> Checked {
        // The semaphore is never closed; were it, one case at a time would still be right.
        let _turn = self.cases.acquire().await;
        let as_of = application.as_of.unwrap_or_else(|| self.clock.now());
        let mode = if application.pages.is_live() { Mode::Live } else { Mode::Replay };
        let files: Vec<HandedIn> = application.documents.iter().map(|document| handed_in(document, as_of)).collect();
        let mut dossier = Dossier::new(sheet(&application, as_of));
        for file in &files {
            dossier.add_file(file.clone());
        }
        let overrides = application.overrides.clone();
        let challenge = application.challenge.clone();
        let (id, candidate, basis) = (application.id.clone(), application.candidate.clone(), application.basis.clone());
        // A roster's `candidate_ref` numbers the application.
        let of_application = application.id.as_ref().map(|id| id.0.clone());
        let reference = application.candidate.as_ref().map(|id| id.0.clone()).or(of_application);
        let (pages, progress) = (Arc::clone(&application.pages), Arc::clone(&application.progress));
        let (application, files, records) = without_records(application, files);
        let mut reads = self.read_sources(application, files).await;
        let of_records =
            self.reader(&*pages, &*progress).read_records(&reads, records, reference.as_deref(), as_of).await;
        reads.extend(of_records);
        if mode == Mode::Live {
            network_down::tell(&mut reads);
        }
        let mut gathered = Gathered::default();
        for read in reads {
            gathered.add(read, &mut dossier);
        }
        let Gathered { sources, pictures, previews, mut timings } = gathered;
        let control = challenge.map(|challenge| control::of(&challenge, &sources, as_of)).unwrap_or_default();
        let case = Case { application: id, candidate, as_of, basis, sources, control };
        let start = Instant::now();
        let (case, result, pictures) = self.compare(case, pictures).await;
        timings.push(("checks".to_owned(), start.elapsed()));
        let confinement = self.readers.confinement();
        Checked { case, result, pictures, previews, dossier, mode, confinement, overrides, timings }
    }

    /// Runs many applications, so many at a time as the limits allow, and gives each result as it is there. No more are begun
    /// than somebody takes the results of.
    pub fn check_all<'a>(
        &'a self,
        applications: impl Stream<Item = Application> + 'a,
    ) -> impl Stream<Item = Checked> + 'a {
        applications.map(|application| self.check(application)).buffer_unordered(self.limits.cases.max(1))
    }

    /// The report of a case, put together and written on a thread for computing.
    pub async fn report<T: Send + 'static>(
        &self,
        checked: Arc<Checked>,
        write: impl FnOnce(&Report) -> T + Send + 'static,
    ) -> T {
        self.computing.run(move || write(&checked.report())).await
    }

    /// Threads for computing.
    pub(crate) fn computing(&self) -> &Computing {
        &self.computing
    }

    pub(crate) fn readers(&self) -> &Readers {
        &self.readers
    }

    /// Reads sources on these pages.
    pub(crate) fn reader<'a>(&'a self, pages: &'a dyn PageSource, progress: &'a dyn Progress) -> SourceReader<'a> {
        SourceReader { readers: &self.readers, computing: &self.computing, pages, progress }
    }

    /// The files, then the links that were supplied and those that the CVs name.
    async fn read_sources(&self, application: Application, files: Vec<HandedIn>) -> Vec<Read> {
        let Application { documents, links, follow_cv_links, follow_own_links, pages, progress, .. } = application;
        let reader = &self.reader(&*pages, &*progress);
        let at_once = self.limits.sources.max(1);
        let said = documents.into_iter().map(|document| (document.role, document.format));
        let reading = files.into_iter().zip(said).zip(0..);
        let reading =
            reading.map(|((file, (role, format)), id)| reader.read_document(SourceId(id), file, role, format));
        let documents: Vec<Document> = stream::iter(reading).buffered(at_once).collect().await;
        let first = u32::try_from(documents.len()).unwrap_or(u32::MAX);
        let Supplied { documents, targets } = supplied(documents, &links, follow_cv_links);
        let saved = documents.into_iter().zip(0..).map(|(document, id)| async move {
            match document {
                Handed::Read(read) => *read,
                Handed::Saved(target) => reader.read_link(SourceId(id), *target).await,
            }
        });
        let mut reads: Vec<Read> = stream::iter(saved).buffered(at_once).collect().await;
        let reading = targets.into_iter().zip(first..).map(|(target, id)| reader.read_link(SourceId(id), target));
        reads.extend(stream::iter(reading).buffered(at_once).collect::<Vec<Read>>().await);
        if follow_own_links {
            let next = u32::try_from(reads.len()).unwrap_or(u32::MAX);
            let further = further(&mut reads);
            let reading = further.into_iter().zip(next..).map(|(target, id)| reader.read_link(SourceId(id), target));
            let found: Vec<Read> = stream::iter(reading).buffered(at_once).collect().await;
            reads.extend(found);
        }
        reads
    }

    async fn compare(
        &self,
        mut case: Case,
        pictures: BTreeMap<Digest, Fingerprint>,
    ) -> (Case, CheckResult, BTreeMap<Digest, Fingerprint>) {
        let checks = Arc::clone(&self.checks);
        let work = move || {
            crosscheck_checks::read_again(&mut case);
            let result = crosscheck_checks::run_all(
                &CheckContext { case: &case, pictures: &pictures, sites: crosscheck_sites::directory() },
                &checks,
            );
            (case, result, pictures)
        };
        self.computing.run(work).await
    }
}

/// Records are read last: the CVs tell whose rows are the candidate's.
fn without_records(mut application: Application, files: Vec<HandedIn>) -> (Application, Vec<HandedIn>, Vec<HandedIn>) {
    let roles: Vec<bool> = application.documents.iter().map(|document| document.role == Role::Record).collect();
    application.documents.retain(|document| document.role != Role::Record);
    let (records, files): (Vec<_>, Vec<_>) = files.into_iter().zip(roles).partition(|(_, is_record)| *is_record);
    let files_of = |files: Vec<(HandedIn, bool)>| files.into_iter().map(|(file, _)| file).collect();
    (application, files_of(files), files_of(records))
}

fn handed_in(document: &HandedInDocument, as_of: jiff::Timestamp) -> HandedIn {
    let captured_at = document.captured_at.unwrap_or(as_of);
    HandedIn { name: document.name.clone(), bytes: document.bytes.clone(), captured_at }
}

fn sheet(application: &Application, as_of: jiff::Timestamp) -> CaseSheet {
    let (cvs, others): (Vec<_>, Vec<_>) = application.documents.iter().partition(|document| document.role == Role::Cv);
    CaseSheet {
        version: 1,
        application: application.id.clone(),
        cvs: cvs.iter().map(|document| document.name.clone()).collect(),
        profiles: others.iter().map(|document| profile_file(document)).collect(),
        links: application.links.clone(),
        follow_cv_links: application.follow_cv_links,
        follow_own_links: application.follow_own_links,
        challenge: application.challenge.clone(),
        as_of,
        basis: application.basis.clone(),
        overrides: application.overrides.clone(),
    }
}

fn profile_file(document: &HandedInDocument) -> ProfileFile {
    let address = if let Role::Profile(address) = &document.role { address.clone() } else { None };
    let (by_content, record) = (document.role == Role::ByContent, document.role == Role::Record);
    ProfileFile { name: document.name.clone(), by_content, record, address }
}

/// What the sources gave, put together.
#[derive(Default)]
struct Gathered {
    sources: Vec<crosscheck_model::SourceReading>,
    pictures: BTreeMap<Digest, Fingerprint>,
    previews: BTreeMap<Digest, Blob>,
    timings: Vec<(String, std::time::Duration)>,
}

impl Gathered {
    fn add(&mut self, read: Read, dossier: &mut Dossier) {
        self.timings.push((format!("read {}", read.reading.source.address), read.took));
        for (request, reply) in &read.replies {
            dossier.add_reply(request, reply);
        }
        for picture in read.pictures {
            self.previews.insert(picture.digest, picture.preview);
            // The same bytes can stand under two addresses; if either says it is a default avatar, it is one.
            let known = self.pictures.get(&picture.digest);
            if known.is_none_or(|known| matches!(known.nature, Nature::Picture)) {
                self.pictures.insert(picture.digest, picture.fingerprint);
            }
        }
        self.sources.push(read.reading);
    }
}
