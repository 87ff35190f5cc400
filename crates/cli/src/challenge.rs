//! `crosscheck challenge new` and `verify`: does the candidate control the profiles that they name?

use std::path::Path;

use anyhow::{Context, bail};
use crosscheck_engine::{LivePages, One, PageSource};
use crosscheck_fetch::Fetcher;
use crosscheck_model::{AskedProfile, Challenge, ControlProof, ControlState, Reply};
use crosscheck_sites::control::{Control, Spot, control, elsewhere, spot, token};
use crosscheck_sites::{Profile, recognise, site};
use jiff::{Timestamp, ToSpan};
use serde_json::json;
use url::Url;

use crate::args::ChallengeCommand;
use crate::config::Loaded;
use crate::network_args::{Browser, Network};
use crate::output::{self, Status};
use crate::workers;

/// Days for which a challenge can be met: a candidate reads mail within two weeks.
const DAYS: i64 = 14;
const VERSION: u32 = 1;

pub(crate) fn run(challenge: &ChallengeCommand, settings: &Loaded) -> anyhow::Result<Status> {
    match challenge {
        ChallengeCommand::New { case, out, links } => new(case, out, links),
        ChallengeCommand::Verify { case, file, browser, network } => verify(case, file, browser, network, settings),
    }
}

fn new(case: &str, out: &Path, links: &[Url]) -> anyhow::Result<Status> {
    if out.exists() {
        bail!("{} is there already: a challenge is made once", out.display());
    }
    let made = Timestamp::now();
    let expires = made.checked_add((24 * DAYS).hours()).context("the clock is beyond what can be written")?;
    let mut profiles = Vec::new();
    for link in links {
        let profile = recognise(link);
        let place = site(&profile.site).and_then(spot);
        let token = place.map(|_| random().map(token)).transpose()?;
        let put_it_into = place.map(Spot::words).map(str::to_owned);
        profiles.push(AskedProfile {
            url: profile.url,
            site: profile.site.0.to_string(),
            handle: profile.handle,
            token,
            put_it_into,
            used: None,
            proof: None,
        });
    }
    let kept = Challenge { version: VERSION, case: case.to_owned(), made, expires, profiles };
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

fn verify(case: &str, file: &Path, browser: &Browser, network: &Network, settings: &Loaded) -> anyhow::Result<Status> {
    let mut kept = opened(file)?;
    if kept.case != case {
        bail!("{} was made for another case", file.display());
    }
    let now = Timestamp::now();
    let pages = LivePages::new(&Fetcher::new(settings.for_fetching(network, browser)?)?);
    let engine = workers::engine()?;
    let runtime = workers::runtime()?;
    let mut results = Vec::new();
    for asked in &mut kept.profiles {
        let (state, why) = match &asked.token {
            None => (ControlState::CannotBeShown, None),
            Some(_) if asked.used.is_some() => (ControlState::NotChecked, Some("the token was used before".to_owned())),
            Some(_) if now > kept.expires => (ControlState::Expired, None),
            Some(token) => {
                let profile = recognise(&asked.url);
                let bound = profile.site.0 == asked.site && profile.handle == asked.handle;
                let (_, read) = runtime.block_on(engine.read_one(One::Link(profile.url.clone()), &pages));
                let seen = match control(&profile, &read.outcome, &read.claims, &read.pages, token) {
                    Control::Shown(proof) => Control::Shown(proof),
                    other => {
                        let shown = runtime.block_on(look_elsewhere(&profile, &pages, token));
                        shown.map_or(other, Control::Shown)
                    }
                };
                match seen {
                    Control::Shown(proof) if bound => {
                        asked.used = Some(now);
                        asked.proof = Some(proof);
                        (ControlState::Shown, None)
                    }
                    Control::NotChecked(why) => (ControlState::NotChecked, Some(why.to_string())),
                    _ => (ControlState::NotShown, None),
                }
            }
        };
        results.push(json!({
            "url": asked.url, "site": asked.site, "handle": asked.handle, "state": state,
            "adverse": false, "why": why, "proof": asked.proof,
        }));
    }
    write(file, &kept)?;
    let answer = json!({"version": "1.0", "case": kept.case, "verified_at": now, "profiles": results});
    output::print(&format!("{}\n", serde_json::to_string_pretty(&answer)?))?;
    Ok(Status::Done)
}

/// A gist or a record of the domain name system, where the profile's owner can make one.
async fn look_elsewhere(profile: &Profile, pages: &LivePages, token: &str) -> Option<ControlProof> {
    let mut answers = Vec::new();
    for request in elsewhere::requests(profile) {
        if let Reply::Page(page) = pages.get(&request).await {
            answers.push(page);
        }
    }
    elsewhere::shown(profile, &answers, token)
}

/// A challenge as `challenge new` wrote it.
pub(crate) fn opened(file: &Path) -> anyhow::Result<Challenge> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let kept: Challenge = serde_json::from_str(&text).with_context(|| format!("{} is no challenge", file.display()))?;
    if kept.version != VERSION {
        bail!("{} is a challenge of version {}, this program reads version {VERSION}", file.display(), kept.version);
    }
    Ok(kept)
}

/// Random bits out of the operating system, by way of the keys of a hash map, which the standard library draws from it.
fn random() -> anyhow::Result<u64> {
    use std::hash::{BuildHasher, RandomState};
    Ok(RandomState::new().hash_one(Timestamp::now().as_nanosecond()))
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
