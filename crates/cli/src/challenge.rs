//! `crosscheck challenge new` and `verify`: does the candidate control the profiles that they name?

use std::path::Path;

use anyhow::{Context, bail};
use crosscheck_engine::LivePages;
use crosscheck_engine::challenge::{self, CHALLENGE_VERSION};
use crosscheck_fetch::{Fetcher, Settings, overrides_in_force};
use crosscheck_model::Challenge;
use jiff::Timestamp;
use serde_json::json;
use url::Url;

use crate::args::ChallengeCommand;
use crate::config::Loaded;
use crate::output::{self, Status};
use crate::workers;

pub(crate) fn run(command: &ChallengeCommand, settings: &Loaded) -> anyhow::Result<Status> {
    match command {
        ChallengeCommand::New { case, out, links } => new(case, out, links),
        ChallengeCommand::Verify { case, file, save, browser, network } => {
            let fetching = settings.for_fetching(network, browser)?;
            verify(case, file, save.as_deref(), fetching)
        }
    }
}

fn new(case: &str, out: &Path, links: &[Url]) -> anyhow::Result<Status> {
    if out.exists() {
        bail!("{} is there already: a challenge is made once", out.display());
    }
    let kept = challenge::ask(case, links, Timestamp::now(), &mut random);
    write(out, &kept)?;
    let mut text = format!(
        "Ask the candidate to put each token into the profile it belongs to, until {}:\n",
        kept.expires.strftime("%Y-%m-%d %H:%M UTC")
    );
    for asked in &kept.profiles {
        text += &match (&asked.token, &asked.put_it_into) {
            (Some(token), Some(place)) => format!("\n{}\n  token  {token}\n  where  {place}\n", asked.url),
            _ => format!(
                "\n{}\n  cannot be proven this way: this site is not asked, or shows nothing that its owner writes\n",
                asked.url
            ),
        };
    }
    text +=
        "\nThe token can be removed once it was verified. A token that is not there says nothing against anybody.\n";
    let lines: Vec<String> = text.lines().map(crosscheck_report::escape_terminal).collect();
    output::print(&(lines.join("\n") + "\n"))?;
    Ok(Status::Done)
}

fn verify(case: &str, file: &Path, save: Option<&Path>, fetching: Settings) -> anyhow::Result<Status> {
    let mut kept = opened(file)?;
    if kept.case != case {
        bail!("{} was made for another case", file.display());
    }
    let now = Timestamp::now();
    let overrides = overrides_in_force(&fetching);
    let pages = LivePages::new(&Fetcher::new(fetching)?);
    let engine = workers::engine()?;
    let runtime = workers::runtime()?;
    let looking = challenge::look_and_keep(&engine, &pages, &mut kept, now, overrides);
    let (seen, dossier) = runtime.block_on(looking);
    match (save, dossier) {
        (Some(path), Some(dossier)) => {
            output::write_file(path, &dossier.write().context("cannot put the dossier together")?)?;
        }
        (Some(_), None) => output::say("nothing had to be looked at, and so no dossier is written"),
        (None, _) => {}
    }
    let results: Vec<_> = kept
        .profiles
        .iter()
        .zip(seen)
        .map(|(asked, seen)| {
            json!({
                "url": asked.url, "site": asked.site, "handle": asked.handle, "state": seen.state,
                "adverse": false, "why": seen.why, "proof": seen.proof,
            })
        })
        .collect();
    write(file, &kept)?;
    let answer = json!({"version": "1.0", "case": kept.case, "verified_at": now, "profiles": results});
    output::print(&format!("{}\n", serde_json::to_string_pretty(&answer)?))?;
    Ok(Status::Done)
}

/// A challenge as `challenge new` wrote it.
pub(crate) fn opened(file: &Path) -> anyhow::Result<Challenge> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let kept: Challenge = serde_json::from_str(&text).with_context(|| format!("{} is no challenge", file.display()))?;
    if kept.version != CHALLENGE_VERSION {
        bail!(
            "{} is a challenge of version {}, this program reads version {CHALLENGE_VERSION}",
            file.display(),
            kept.version
        );
    }
    Ok(kept)
}

/// Random bits out of the operating system, by way of the keys of a hash map, which the standard library draws from it.
fn random() -> u64 {
    use std::hash::{BuildHasher, RandomState};
    RandomState::new().hash_one(Timestamp::now().as_nanosecond())
}

/// Written beside and moved into place, so that a challenge is never lost half-way.
fn write(path: &Path, kept: &Challenge) -> anyhow::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file =
        tempfile::NamedTempFile::new_in(folder).with_context(|| format!("cannot write into {}", folder.display()))?;
    std::io::Write::write_all(&mut file, (serde_json::to_string_pretty(kept)? + "\n").as_bytes())?;
    file.persist(path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(())
}
