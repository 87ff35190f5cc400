//! `crosscheck challenge new` and `verify`: does the candidate control the profiles that they name?

use std::path::Path;

use anyhow::{Context, bail};
use crosscheck_engine::{LivePages, One};
use crosscheck_fetch::Fetcher;
use crosscheck_sites::control::{Control, Spot, control, spot, token};
use crosscheck_sites::{recognise, site};
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use serde_json::json;
use url::Url;

use crate::args::Challenge;
use crate::config::Loaded;
use crate::network_args::{Browser, Network};
use crate::output::{self, Status};
use crate::workers;

/// Days for which a challenge can be met: a candidate reads mail within two weeks.
const DAYS: i64 = 14;
const VERSION: u32 = 1;

/// The file of a challenge.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    version: u32,
    case: String,
    made: Timestamp,
    expires: Timestamp,
    profiles: Vec<Asked>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    url: Url,
    site: String,
    handle: String,
    /// `None` where the program cannot see what the owner writes.
    token: Option<String>,
    put_it_into: Option<String>,
    /// When it was seen; a token counts once.
    used: Option<Timestamp>,
}

pub(crate) fn run(challenge: &Challenge, settings: &Loaded) -> anyhow::Result<Status> {
    match challenge {
        Challenge::New { case, out, links } => new(case, out, links),
        Challenge::Verify { case, file, browser, network } => verify(case, file, browser, network, settings),
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
        profiles.push(Asked {
            url: profile.url,
            site: profile.site.0.to_string(),
            handle: profile.handle,
            token,
            put_it_into,
            used: None,
        });
    }
    let kept = Kept { version: VERSION, case: case.to_owned(), made, expires, profiles };
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
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut kept: Kept = serde_json::from_str(&text).with_context(|| format!("{} is no challenge", file.display()))?;
    if kept.version != VERSION {
        bail!("{} is a challenge of version {}, this program reads version {VERSION}", file.display(), kept.version);
    }
    if kept.case != case {
        bail!("{} was made for another case", file.display());
    }
    let now = Timestamp::now();
    let pages = LivePages::new(&Fetcher::new(settings.for_fetching(network, browser)?)?);
    let engine = workers::engine()?;
    let runtime = workers::runtime()?;
    let mut results = Vec::new();
    for asked in &mut kept.profiles {
        let (state, proof) = match &asked.token {
            None => ("cannot be proven this way", None),
            Some(_) if asked.used.is_some() => ("token used before", None),
            Some(_) if now > kept.expires => ("expired (not adverse)", None),
            Some(token) => {
                let profile = recognise(&asked.url);
                let bound = profile.site.0 == asked.site && profile.handle == asked.handle;
                let (_, extraction) = runtime.block_on(engine.read_one(One::Link(profile.url.clone()), &pages));
                match control(&profile, &extraction, token) {
                    Control::Shown { quote, page, at } if bound => {
                        asked.used = Some(now);
                        let pages: Vec<_> = extraction.pages.iter().map(|page| json!({"address": page.address, "sha256": page.sha256, "captured_at": page.captured_at})).collect();
                        ("control shown", Some(json!({"quote": quote, "page": page, "at": at, "captures": pages})))
                    }
                    Control::NotChecked(why) => ("not checked (not adverse)", Some(json!({ "why": why }))),
                    _ => ("not shown (not adverse)", None),
                }
            }
        };
        results.push(
            json!({"url": asked.url, "site": asked.site, "handle": asked.handle, "state": state, "proof": proof}),
        );
    }
    write(file, &kept)?;
    let answer = json!({"version": "1.0", "case": kept.case, "verified_at": now, "profiles": results});
    output::print(&format!("{}\n", serde_json::to_string_pretty(&answer)?))?;
    Ok(Status::Done)
}

/// Random bits out of the operating system, by way of the keys of a hash map, which the standard library draws from it.
fn random() -> anyhow::Result<u64> {
    use std::hash::{BuildHasher, RandomState};
    Ok(RandomState::new().hash_one(Timestamp::now().as_nanosecond()))
}

/// Written beside and moved into place, so that a challenge is never lost half-way.
fn write(path: &Path, kept: &Kept) -> anyhow::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file =
        tempfile::NamedTempFile::new_in(folder).with_context(|| format!("cannot write into {}", folder.display()))?;
    std::io::Write::write_all(&mut file, (serde_json::to_string_pretty(kept)? + "\n").as_bytes())?;
    file.persist(path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(())
}
