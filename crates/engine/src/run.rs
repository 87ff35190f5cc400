use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use crosscheck_checks::CheckContext;
use crosscheck_documents::Format;
use crosscheck_fetch::archive::{CaseSheet, Dossier, HandedIn};
use crosscheck_model::{
    Address, Blob, Case, Claims, Digest, Extraction, Finding, Gap, LawfulBasis, Locator, Origin, Outcome, Page, Photo,
    Problem, Reply, Request, Source, SourceId, SourceKind, SourceReading, Want,
};
use crosscheck_photos::Fingerprint;
use futures_util::future::join_all;
use jiff::Timestamp;
use url::Url;

use crate::supplied::{Target, targets};
use crate::task::{Picture, Task};
use crate::{PageSource, Readers};

/// The reasons for these limits stand in the crate's README.
const MAX_ROUNDS: usize = 5;
const MAX_REQUESTS: usize = 40;
const MAX_CAPTURED: usize = 1_000;
const MAX_PICTURES: usize = 4;

/// Id of the site that takes every page no other knows.
const PORTFOLIO: &str = "portfolio";

/// One application, as supplied.
pub struct Inputs {
    /// CVs, in order, each with the format it was said to be in.
    pub cvs: Vec<(HandedIn, Option<Format>)>,
    /// Links, in order.
    pub links: Vec<Url>,
    /// Whether links that a CV names as the candidate's own are read too.
    pub follow_cv_links: bool,
    /// Why the check is lawful.
    pub basis: LawfulBasis,
    /// The time the case is judged at.
    pub at: Timestamp,
    /// Test options in force, in words.
    pub overrides: Vec<String>,
}

/// Progress of a run.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// Reading of this source begins.
    Started(&'a Address),
    /// It ended so.
    Finished(&'a Address, &'a Outcome),
}

/// Everything that came of a run.
pub struct Run {
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
    /// How long each part took, in the order of the report. Sources are read side by side, so theirs overlap.
    pub timings: Vec<(String, Duration)>,
}

/// One source, read, with what was fetched for it.
pub(crate) struct Read {
    pub(crate) reading: SourceReading,
    replies: Vec<(Request, Reply)>,
    pictures: Vec<Picture>,
    took: Duration,
}

/// Runs one application.
pub async fn run(
    inputs: Inputs,
    pages_from: &PageSource,
    readers: &Readers,
    progress: &(dyn Fn(Step<'_>) + Sync),
) -> Run {
    let runner = Runner { pages_from, readers, progress };
    let mut dossier = Dossier::new(CaseSheet {
        version: 1,
        cvs: inputs.cvs.iter().map(|(file, _)| file.name.clone()).collect(),
        links: inputs.links.clone(),
        follow_cv_links: inputs.follow_cv_links,
        at: inputs.at,
        basis: inputs.basis.clone(),
        overrides: inputs.overrides,
    });
    for (file, _) in &inputs.cvs {
        dossier.add_file(file.clone());
    }
    let cvs = inputs.cvs.into_iter().zip(0..);
    let mut reads = join_all(cvs.map(|((file, format), id)| runner.read_cv(SourceId(id), file, format))).await;
    let own = reads.iter().map(|read| &read.reading.claims);
    let targets = if inputs.follow_cv_links { targets(&inputs.links, own) } else { targets(&inputs.links, [].iter()) };
    let first = u32::try_from(reads.len()).unwrap_or(u32::MAX);
    let links = targets.into_iter().zip(first..);
    reads.extend(join_all(links.map(|(target, id)| runner.read_link(SourceId(id), target))).await);

    let mut case =
        Case { application: None, candidate: None, as_of: inputs.at, basis: inputs.basis, sources: Vec::new() };
    let mut pictures: BTreeMap<Digest, Fingerprint> = BTreeMap::new();
    let mut previews = BTreeMap::new();
    let mut timings = Vec::new();
    for read in reads {
        timings.push((format!("read {}", read.reading.source.address), read.took));
        for (request, reply) in &read.replies {
            dossier.add_reply(request, reply);
        }
        for picture in read.pictures {
            previews.insert(picture.digest, picture.preview);
            // The same bytes can stand under two addresses; if either says it is a default avatar, it is one.
            let known = pictures.get(&picture.digest);
            if known.is_none_or(|known| matches!(known.nature, crosscheck_photos::Nature::Picture)) {
                pictures.insert(picture.digest, picture.fingerprint);
            }
        }
        case.sources.push(read.reading);
    }
    let start = Instant::now();
    let findings = crosscheck_checks::run_all(&CheckContext { case: &case, pictures: &pictures });
    timings.push(("checks".to_owned(), start.elapsed()));
    Run { case, findings, pictures, previews, dossier, timings }
}

pub(crate) struct Runner<'a> {
    pub(crate) pages_from: &'a PageSource,
    pub(crate) readers: &'a Readers,
    pub(crate) progress: &'a (dyn Fn(Step<'_>) + Sync),
}

impl Runner<'_> {
    async fn read_cv(&self, id: SourceId, file: HandedIn, format: Option<Format>) -> Read {
        let start = Instant::now();
        let address = Address::File(file.name.clone());
        (self.progress)(Step::Started(&address));
        let sha256 = Digest::of(&file.bytes);
        let origin = Origin::new(id, address.clone(), file.captured_at, sha256);
        let task = Task::Document { bytes: file.bytes, name: file.name, origin, format };
        let extraction = self.readers.extraction(task).await;
        let source = Source { id, address, kind: SourceKind::Cv, site: None, outcome: Outcome::Read };
        let read = self.finish(source, extraction, Vec::new(), Vec::new()).await;
        Read { took: start.elapsed(), ..read }
    }

    pub(crate) async fn read_link(&self, id: SourceId, target: Target) -> Read {
        let start = Instant::now();
        let Target { link, profile } = target;
        let address = Address::Url(link);
        (self.progress)(Step::Started(&address));
        let mut pages: Vec<Page> = Vec::new();
        let mut replies = Vec::new();
        let mut problems = Vec::new();
        let mut asked = BTreeSet::new();
        let mut pending = crosscheck_sites::requests(&profile);
        for _ in 0..MAX_ROUNDS {
            pending.retain(|request| asked.len() < MAX_REQUESTS && asked.insert(request.clone()));
            if pending.is_empty() {
                break;
            }
            let answers = join_all(pending.iter().map(|request| self.pages_from.get(request))).await;
            for (request, reply) in pending.drain(..).zip(answers) {
                if let Reply::Page(page) = &reply {
                    pages.push(page.clone());
                }
                replies.push((request, reply));
            }
            match self.readers.follow_up(Task::FollowUp { profile: profile.clone(), pages: pages.clone() }).await {
                Ok(requests) => pending = requests,
                Err(problem) => problems.push(problem),
            }
        }
        // Pages of an archive cost no site anything; every patch is one page.
        let most_pages = pages.len() + MAX_CAPTURED;
        for page in self.pages_from.captured() {
            let held = pages.iter().any(|held| held.final_url == page.final_url && held.sha256 == page.sha256);
            if !held && pages.len() < most_pages && crosscheck_sites::owns(&profile, &page.url) {
                let request = Request::new(page.url.clone(), want_of(page));
                asked.insert(request.clone());
                replies.push((request, Reply::Page(page.clone())));
                pages.push(page.clone());
            }
        }
        let kind = if profile.site.0 == PORTFOLIO { SourceKind::Portfolio } else { SourceKind::Profile };
        let site = Some(profile.site.clone());
        let first_gap =
            replies.iter().find_map(|(_, reply)| if let Reply::Gap(gap) = reply { Some(gap) } else { None });
        let mut extraction = match first_gap {
            Some(gap) if pages.is_empty() => Extraction::without_claims(Outcome::NotReached(gap.clone())),
            _ => self.readers.extraction(Task::Profile { profile, source: id, pages }).await,
        };
        extraction.problems.append(&mut problems);
        let gaps = replies.iter().filter_map(|(request, reply)| match reply {
            Reply::Gap(gap) => Some((request.clone(), gap.clone())),
            Reply::Page(_) => None,
        });
        let gaps = gaps.collect();
        let source = Source { id, address, kind, site, outcome: Outcome::Read };
        let read = self.finish(source, extraction, gaps, replies).await;
        Read { took: start.elapsed(), ..read }
    }

    /// Reads the pictures that the claims name and puts everything together.
    async fn finish(
        &self,
        source: Source,
        extraction: Extraction,
        mut gaps: Vec<(Request, Gap)>,
        mut replies: Vec<(Request, Reply)>,
    ) -> Read {
        let Extraction { outcome, pages, mut claims, mut problems } = extraction;
        let mut pictures = Vec::new();
        claims.photos.truncate(MAX_PICTURES);
        for index in 0..claims.photos.len() {
            let photo = claims.photos[index].value().clone();
            let bytes = match (&photo.bytes, &photo.address) {
                (Some(bytes), _) => bytes.clone(),
                (None, Some(address)) => {
                    let request = Request::new(address.clone(), Want::Image);
                    let reply = self.pages_from.get(&request).await;
                    replies.push((request.clone(), reply.clone()));
                    match reply {
                        Reply::Page(page) if page.status == 200 => page.body,
                        Reply::Page(page) => {
                            gaps.push((request, Gap::ServerError(page.status)));
                            continue;
                        }
                        Reply::Gap(gap) => {
                            gaps.push((request, gap));
                            continue;
                        }
                    }
                }
                (None, None) => continue,
            };
            let address = photo.address.as_ref().map(Url::to_string);
            let task = Task::Picture { bytes: bytes.clone(), address };
            match self.readers.picture(task).await {
                Ok(picture) => {
                    complete(&mut claims, index, picture.digest);
                    pictures.push(picture);
                }
                Err(what) => {
                    let what = format!("a picture cannot be read: {what}");
                    problems.push(Problem { locator: Locator::Whole, what });
                }
            }
        }
        let source = Source { outcome, ..source };
        (self.progress)(Step::Finished(&source.address, &source.outcome));
        Read {
            reading: SourceReading { source, pages, claims, problems, gaps },
            replies,
            pictures,
            took: Duration::ZERO,
        }
    }
}

/// The claim keeps the digest; the bytes have been read and would only weigh.
fn complete(claims: &mut Claims, index: usize, digest: Digest) {
    let photo = claims.photos[index].value_mut();
    *photo = Photo { address: photo.address.take(), bytes: None, sha256: Some(digest) };
}

fn want_of(page: &Page) -> Want {
    match page.media_type().as_str() {
        media if media.contains("activity+json") => Want::ActivityJson,
        media if media.contains("json") => Want::Json,
        media if media.contains("html") => Want::Html,
        media if media.starts_with("image/") => Want::Image,
        media if media.starts_with("application/x-git") => Want::GitHistory,
        _ => Want::Text,
    }
}
