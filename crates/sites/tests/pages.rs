//! Recorded answers in, claims out: every `src/*/pages/*.http` is a test, its expectation the `.json` beside it.
//! `UPDATE_EXPECTED=1 cargo test -p crosscheck-sites --test pages` writes the expectations; read the difference.
#![expect(clippy::disallowed_methods, reason = "a test that reads its cases from files")]

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crosscheck_model::{Address, Claims, Digest, Extraction, Freshness, Gap, Outcome, Page, SourceId};
use crosscheck_sites::{Profile, follow_up, owns, read, recognise};
use serde_json::{Map, Value, json};
use url::Url;

type Failure = Box<dyn std::error::Error>;

fn case(path: &Path) -> datatest_stable::Result<()> {
    let (profile, mut pages) = parse(&std::fs::read_to_string(path)?)?;
    for page in &pages {
        if !owns(&profile, &page.url) {
            return Err(format!("the case holds {} which is not the profile's", page.url).into());
        }
    }
    let extraction = read(&profile, SourceId(1), &pages);
    let got = serde_json::to_string_pretty(&shown(&profile, &extraction)?)? + "\n";
    let expected = path.with_extension("json");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&expected, &got)?;
    }
    let wanted = std::fs::read_to_string(&expected)?;
    if wanted != got {
        return Err(format!("{} expects\n{wanted}\nbut this was read\n{got}", expected.display()).into());
    }
    // An archive may hold every page twice: nothing may be claimed twice for it.
    pages.extend(pages.clone());
    if read(&profile, SourceId(1), &pages).claims != extraction.claims {
        return Err("the same pages twice give other claims".into());
    }
    broken(&profile, &pages);
    Ok(())
}

/// Answers that break off or are damaged are read as far as they go: no panic, and claims only from a reading.
fn broken(profile: &Profile, pages: &[Page]) {
    for (index, page) in pages.iter().enumerate() {
        for step in 1..16 {
            let at = page.body.len() * step / 16;
            let mut cut = pages.to_vec();
            cut[index].body = page.body[..at].into();
            let mut damaged = pages.to_vec();
            let mut body = page.body.to_vec();
            if let Some(byte) = body.get_mut(at) {
                *byte ^= 0x80;
            }
            damaged[index].body = body.into();
            for pages in [cut, damaged] {
                let extraction = read(profile, SourceId(1), &pages);
                assert_eq!(extraction.outcome == Outcome::Read, extraction.claims != Claims::default());
                follow_up(profile, &pages);
            }
        }
    }
}

/// The first line is `profile ADDRESS`. Each answer begins with `=== ADDRESS` or `=== ADDRESS -> ADDRESS AFTER REDIRECTS`,
/// then the status, headers, an empty line and the body; a header `x-body: base64` says how the body is written.
fn parse(text: &str) -> Result<(Profile, Vec<Page>), Failure> {
    let (head, rest) = text.split_once('\n').ok_or("an empty case")?;
    let profile = recognise(&Url::parse(head.strip_prefix("profile ").ok_or("no profile line")?.trim())?);
    let mut pages = Vec::new();
    for part in format!("\n{rest}").split("\n=== ").skip(1) {
        let (addresses, part) = part.split_once('\n').ok_or("an answer without a status")?;
        let (url, final_url) = addresses.split_once(" -> ").unwrap_or((addresses, addresses));
        let (head, body) = part.split_once("\n\n").unwrap_or((part, ""));
        let mut lines = head.lines();
        let status = lines.next().ok_or("an answer without a status")?.trim().parse()?;
        let headers: Vec<(String, String)> = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.trim().to_lowercase(), value.trim().to_owned()))
            .collect();
        let packed = headers.iter().any(|(name, value)| name == "x-body" && value == "base64");
        let body = if packed {
            STANDARD.decode(body.split_whitespace().collect::<String>())?
        } else {
            body.trim_end().as_bytes().to_vec()
        };
        pages.push(Page {
            url: Url::parse(url.trim())?,
            final_url: Url::parse(final_url.trim())?,
            status,
            headers,
            sha256: Digest::of(&body),
            body: body.into(),
            captured_at: "2026-11-20T12:00:00Z".parse()?,
            freshness: Freshness::Fetched,
        });
    }
    Ok((profile, pages))
}

/// Claims in a form that people can check: value, quote, and where it was read.
fn shown(profile: &Profile, extraction: &Extraction) -> Result<Value, Failure> {
    let claims = serde_json::to_value(&extraction.claims)?;
    let addresses: BTreeMap<String, String> =
        extraction.pages.iter().map(|page| (page.id.to_string(), page.address.to_string())).collect();
    let mut kinds = Map::new();
    for (kind, list) in claims.as_object().into_iter().flatten() {
        let list: Vec<Value> = list
            .as_array()
            .into_iter()
            .flatten()
            .map(|claim| {
                let evidence = &claim["evidence"];
                json!({
                    "value": claim["value"],
                    "quote": evidence["quote"],
                    "at": [addresses.get(evidence["page"].as_str().unwrap_or_default()), evidence["locator"], evidence["read_by"]],
                })
            })
            .collect();
        if !list.is_empty() {
            kinds.insert(kind.clone(), Value::Array(list));
        }
    }
    let problems: Vec<String> =
        extraction.problems.iter().map(|problem| format!("{}: {}", problem.locator, problem.what)).collect();
    let outcome = match &extraction.outcome {
        Outcome::NotReached(gap) => format!("not reached: {}", gap.as_str()),
        other => format!("{other:?}"),
    };
    // Only what was read may claim anything.
    if extraction.outcome != Outcome::Read && extraction.claims != Claims::default() {
        return Err("claims without a reading".into());
    }
    if extraction.outcome == Outcome::NotReached(Gap::BudgetSpent) {
        return Err("a site cannot know of budgets".into());
    }
    Ok(json!({
        "profile": {"site": profile.site, "url": Address::Url(profile.url.clone()), "handle": profile.handle},
        "outcome": outcome,
        "claims": kinds,
        "problems": problems,
    }))
}

datatest_stable::harness! {
    { test = case, root = "src", pattern = r"pages/[^/]+\.http$" },
}
