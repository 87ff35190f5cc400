use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use crosscheck_engine::{Inputs, PageSource, Run};
use crosscheck_fetch::archive::{Archive, HandedIn};
use crosscheck_fetch::{Fetcher, overrides_in_force};
use crosscheck_model::{FindingKind, LawfulBasis, Outcome, SourceKind};
use crosscheck_report::{Material, Mode, Report};
use jiff::Timestamp;
use url::Url;

use crate::args::{Check, FailOn, Format};
use crate::config::Loaded;
use crate::output::{self, Status};
use crate::progress::Progress;
use crate::{input, workers};

pub(crate) fn run(check: Check, settings: &Loaded) -> anyhow::Result<Status> {
    let start = Instant::now();
    let links = check.links.iter().map(|text| input::link(text)).collect::<anyhow::Result<Vec<Url>>>()?;
    let (pages_from, overrides) = open_door(&check, settings)?;
    let opened = start.elapsed();
    let inputs = supplied(&check, links, &pages_from, overrides)?;
    let links_given = !inputs.links.is_empty();
    let overrides = inputs.overrides.clone();
    let readers = workers::readers()?;
    let progress = Progress::new();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start")?;
    let done = runtime.block_on(crosscheck_engine::run(inputs, &pages_from, &readers, &|step| progress.show(step)));
    progress.clear();
    if let Some(path) = &check.save {
        let bytes = done.dossier.write().context("cannot put the dossier together")?;
        output::write_file(path, &bytes)?;
    }
    let reporting = Instant::now();
    let report = Report::build(&Material {
        case: &done.case,
        findings: &done.findings,
        previews: &done.previews,
        mode: if matches!(pages_from, PageSource::Live(_)) { Mode::Live } else { Mode::Replay },
        readers: readers.confinement().map(crosscheck_sandbox::Confinement::as_str),
        overrides: &overrides,
    });
    let (text, paint) = match (check.format, &check.out) {
        (Format::Json, _) => (report.to_json(), None),
        (Format::Html, _) => (report.to_html(), None),
        (Format::Text, Some(_)) => (String::new(), Some(crosscheck_report::Paint::Plain)),
        (Format::Text, None) => (String::new(), Some(output::paint())),
    };
    let text = paint.map_or(text, |paint| report.to_text(paint));
    match &check.out {
        Some(path) => output::write_file(path, text.as_bytes())?,
        None => output::print(&text)?,
    }
    if check.timings {
        print_timings(opened, &done, reporting.elapsed(), start.elapsed());
    }
    Ok(status(&done, links_given, check.fail_on))
}

fn print_timings(opened: Duration, done: &Run, reported: Duration, whole: Duration) {
    let parts = done.timings.iter().map(|(what, took)| (what.as_str(), *took));
    let parts = [("open the archive", opened)].into_iter().chain(parts);
    for (what, took) in parts.chain([("report", reported), ("the whole command", whole)]) {
        output::say(&format!("{:9.1} ms  {what}", took.as_secs_f64() * 1000.0));
    }
}

fn open_door(check: &Check, settings: &Loaded) -> anyhow::Result<(PageSource, Vec<String>)> {
    let Some(path) = &check.replay else {
        let settings = settings.for_fetching(&check.network, &check.browser)?;
        let overrides = overrides_in_force(&settings);
        return Ok((PageSource::Live(Box::new(Fetcher::new(settings)?)), overrides));
    };
    let bytes = input::archive(path)?;
    let archive = Archive::open(&bytes).with_context(|| format!("cannot replay {}", path.display()))?;
    for problem in archive.problems() {
        output::say(&format!("crosscheck: {}: {problem}", path.display()));
    }
    let overrides = archive.sheet().map(|sheet| sheet.overrides.clone()).unwrap_or_default();
    Ok((PageSource::Replay(Box::new(archive)), overrides))
}

/// The command's own CVs and links; where it has none, those that the dossier lists.
fn supplied(check: &Check, links: Vec<Url>, pages_from: &PageSource, overrides: Vec<String>) -> anyhow::Result<Inputs> {
    let archive = if let PageSource::Replay(archive) = pages_from { Some(archive) } else { None };
    let sheet = archive.and_then(|archive| archive.sheet());
    let at = check.at.or_else(|| sheet.map(|sheet| sheet.at)).or_else(|| archive.and_then(|one| one.latest_capture()));
    let at = at.unwrap_or_else(Timestamp::now);
    let mut cvs = Vec::new();
    for path in &check.cvs {
        let (name, bytes) = input::file(path)?;
        cvs.push((HandedIn { name, bytes: bytes.into(), captured_at: at }, None));
    }
    let own_arguments = !cvs.is_empty() || !links.is_empty();
    if let Some(archive) = archive.filter(|_| !own_arguments) {
        cvs.extend(archive.files().iter().map(|file| (file.clone(), None)));
    }
    let links = match sheet {
        Some(sheet) if !own_arguments => sheet.links.clone(),
        _ => links,
    };
    if cvs.is_empty() && links.is_empty() {
        match &check.replay {
            None => bail!("nothing to check: give a CV with --cv FILE, or links, or both"),
            Some(path) => bail!(
                "{} does not list which CVs and links were supplied: name them, as in --cv FILE URL",
                path.display()
            ),
        }
    }
    let from_sheet =
        |own: &Option<String>, stored: Option<&Option<String>>| own.clone().or_else(|| stored.cloned().flatten());
    let basis = sheet.map(|sheet| &sheet.basis);
    Ok(Inputs {
        cvs,
        links,
        follow_cv_links: !check.no_cv_links && sheet.is_none_or(|sheet| sheet.follow_cv_links),
        basis: LawfulBasis {
            consent_ref: from_sheet(&check.consent_ref, basis.map(|basis| &basis.consent_ref)),
            purpose: from_sheet(&check.purpose, basis.map(|basis| &basis.purpose)),
        },
        at,
        overrides,
    })
}

fn status(run: &Run, links_given: bool, fail_on: Option<FailOn>) -> Status {
    let links = run.case.sources.iter().filter(|reading| reading.source.kind != SourceKind::Cv);
    let any_link_read = links.clone().any(|reading| reading.source.outcome == Outcome::Read);
    if links_given && !any_link_read {
        output::say("crosscheck: none of the links could be read; the report says why for each");
        return Status::NothingReached;
    }
    let cv_read = run.case.read().any(|reading| reading.source.kind == SourceKind::Cv);
    if !links_given && !cv_read && !any_link_read {
        output::say("crosscheck: the CV could not be read; the report says why");
        return Status::NothingReached;
    }
    let contradicted = run.findings.iter().any(|finding| finding.kind == FindingKind::Contradiction);
    if fail_on == Some(FailOn::Contradiction) && contradicted { Status::Contradiction } else { Status::Done }
}
