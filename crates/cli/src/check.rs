use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use crosscheck_engine::{Application, Checked, Document, Limits, LivePages, Role};
use crosscheck_fetch::archive::Archive;
use crosscheck_fetch::{Fetcher, overrides_in_force};
use crosscheck_model::{ApplicationId, FindingKind, Outcome, SourceKind};
use crosscheck_report::{Detail, Paint, Report};
use url::Url;

use crate::args::{Check, FailOn, Format};
use crate::config::Loaded;
use crate::output::{self, Status};
use crate::progress::Progress;
use crate::{input, saved_folder, workers};

pub(crate) fn run(check: Check, settings: &Loaded) -> anyhow::Result<Status> {
    let start = Instant::now();
    let checks = check.checks.as_deref().map(input::checks).transpose()?.unwrap_or_default();
    let application = application(&check, settings)?;
    let opened = start.elapsed();
    let links_given = !application.links.is_empty();
    let progress = Arc::new(Progress::new());
    let application = Application { progress: Arc::clone(&progress) as _, ..application };
    let engine = workers::engine_opening(&check.opening, Limits::default())?.with_checks(checks);
    let done = workers::runtime()?.block_on(engine.check(application));
    progress.clear();
    if let Some(path) = &check.save {
        let bytes = done.dossier.write().context("cannot put the dossier together")?;
        output::write_file(path, &bytes)?;
    }
    let reporting = Instant::now();
    let text = written(&check, &done.report());
    match &check.out {
        Some(path) => output::write_file(path, text.as_bytes())?,
        None => output::print(&text)?,
    }
    if check.timings {
        print_timings(opened, &done, reporting.elapsed(), start.elapsed());
    }
    Ok(status(&done, links_given, check.fail_on))
}

fn written(check: &Check, report: &Report) -> String {
    let detail = if check.verbose { Detail::Full } else { Detail::Brief };
    match (check.format, &check.out) {
        (Format::Json, _) => report.to_json(),
        (Format::Html, _) => report.to_html(),
        (Format::Text, Some(_)) => report.to_text(Paint::Plain, detail),
        (Format::Text, None) => report.to_text(output::paint(), detail),
    }
}

fn print_timings(opened: Duration, done: &Checked, reported: Duration, whole: Duration) {
    let parts = done.timings.iter().map(|(what, took)| (what.as_str(), *took));
    let parts = [("open the archive", opened)].into_iter().chain(parts);
    for (what, took) in parts.chain([("report", reported), ("the whole command", whole)]) {
        output::say(&format!("{:9.1} ms  {what}", took.as_secs_f64() * 1000.0));
    }
}

/// The command's own CVs and links; where it has none, those that the dossier lists.
fn application(check: &Check, settings: &Loaded) -> anyhow::Result<Application> {
    let mut application = match &check.replay {
        Some(path) => replayed(path)?,
        None => {
            let settings = settings.for_fetching(&check.network, &check.browser)?;
            let overrides = overrides_in_force(&settings);
            let pages = LivePages::new(&Fetcher::new(settings)?);
            Application { overrides, ..Application::new(Arc::new(pages)) }
        }
    };
    let own = supplied(check)?;
    if !own.documents.is_empty() || !own.links.is_empty() || !own.captures.is_empty() {
        (application.documents, application.links) = (own.documents, own.links);
    }
    for capture in own.captures {
        application.add_capture(&capture);
    }
    if application.is_empty() {
        match &check.replay {
            None => bail!("nothing to check: give a CV, saved profiles or links, in any order"),
            Some(path) => bail!(
                "{} does not list which CVs and links were supplied: name them, as in --cv FILE URL",
                path.display()
            ),
        }
    }
    application.as_of = check.as_of.or(application.as_of);
    application.follow_cv_links &= !check.no_cv_links;
    application.follow_own_links |= check.follow_own_links;
    if let Some(path) = &check.challenge {
        let challenge = crate::challenge::opened(path)?;
        let case = ApplicationId(challenge.case.clone());
        if application.id.as_ref().is_some_and(|id| *id != case) {
            bail!("{} was made for another case", path.display());
        }
        application.id = Some(case);
        application.challenge = Some(challenge);
    }
    let stated = |own: &Option<String>, stored: Option<String>| own.clone().or(stored);
    application.basis.consent_ref = stated(&check.consent_ref, application.basis.consent_ref);
    application.basis.purpose = stated(&check.purpose, application.basis.purpose);
    Ok(application)
}

/// What the command's arguments name.
#[derive(Default)]
struct Supplied {
    documents: Vec<Document>,
    links: Vec<Url>,
    captures: Vec<Arc<Archive>>,
}

fn supplied(check: &Check) -> anyhow::Result<Supplied> {
    let mut own = Supplied::default();
    let document = |path: &Path, role| -> anyhow::Result<Document> {
        let page = path.is_dir().then(|| saved_folder::page_of(path)).transpose()?;
        let path = page.as_deref().unwrap_or(path);
        let (name, bytes) = input::file(path)?;
        let whole = match &role {
            Role::Cv | Role::Record => None,
            Role::ByContent => saved_folder::with_pictures(path, &bytes, false),
            Role::Profile(_) => saved_folder::with_pictures(path, &bytes, true),
        };
        Ok(Document { role, ..Document::new(name, whole.unwrap_or(bytes)) })
    };
    for path in &check.cvs {
        own.documents.push(document(path, Role::Cv)?);
    }
    for text in &check.given {
        match input::given(text)? {
            input::Given::Link(link) => own.links.push(link),
            input::Given::File(path) => match input::capture(&path)? {
                Some(capture) => own.captures.push(Arc::new(capture)),
                None => own.documents.push(document(&path, Role::ByContent)?),
            },
        }
    }
    for text in &check.profiles {
        // A file's own name may hold the sign, too: what is there as a whole is the file.
        let (path, address) = match text.split_once('=').filter(|_| !Path::new(text).exists()) {
            Some((path, address)) => (path, Some(input::link(address)?)),
            None => (text.as_str(), None),
        };
        own.documents.push(document(Path::new(path), Role::Profile(address))?);
    }
    for path in input::records(&check.records)? {
        own.documents.push(document(&path, Role::Record)?);
    }
    Ok(own)
}

fn replayed(path: &Path) -> anyhow::Result<Application> {
    let bytes = input::archive(path)?;
    let archive = Archive::open(&bytes).with_context(|| format!("cannot replay {}", path.display()))?;
    for problem in archive.problems() {
        output::say(&format!("crosscheck: {}: {problem}", path.display()));
    }
    Ok(Application::of_archive(&Arc::new(archive)))
}

fn status(done: &Checked, links_given: bool, fail_on: Option<FailOn>) -> Status {
    let of_own = [SourceKind::Cv, SourceKind::Record];
    let links = done.case.sources.iter().filter(|reading| !of_own.contains(&reading.source.kind));
    let any_link_read = links.clone().any(|reading| reading.source.outcome == Outcome::Read);
    if links_given && !any_link_read {
        output::say("crosscheck: none of the links could be read; the report says why for each");
        return Status::NothingReached;
    }
    let cv_read = done.case.read().any(|reading| of_own.contains(&reading.source.kind));
    if !links_given && !cv_read && !any_link_read {
        output::say("crosscheck: the CV could not be read; the report says why");
        return Status::NothingReached;
    }
    let contradicted = done.result.findings.iter().any(|finding| finding.kind == FindingKind::Contradiction);
    if fail_on == Some(FailOn::Contradiction) && contradicted { Status::Contradiction } else { Status::Done }
}
