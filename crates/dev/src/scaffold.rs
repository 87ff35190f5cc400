//! New folders with everything a check or a site must have, and one case that fails until it is written.

use std::path::Path;

use anyhow::{Context, bail};

pub(crate) fn check(id: &str) -> anyhow::Result<()> {
    valid(id)?;
    let folder = format!("crates/checks/src/{id}");
    let readme = format!(
        "# {id}\n\n## What it finds\n\nTo be written.\n\n## Why it matters\n\nTo be written, with the advisory that asks for it.\n\n\
         ## What else can explain it\n\nTo be written.\n\n## Example\n\nTo be written.\n\n## What it cannot see\n\nTo be written.\n"
    );
    let module = CHECK.replace("{id}", id).replace("{since}", env!("CARGO_PKG_VERSION"));
    let case = "# The pattern itself: describe two sources that disagree; see crates/testkit/README.md for the format.\n\
                about = \"to be written\"\n\n\
                [[source]]\naddress = \"cv.pdf\"\nnames = [\"Mira Halvorsen\"]\n\n\
                [[source]]\naddress = \"https://code.example/mirah\"\nnames = [\"Mira Halvorsen\"]\n\n[[expect]]\nkind = \"contradiction\"\nlevel = \"found\"\n";
    write(&format!("{folder}/mod.rs"), &module)?;
    write(&format!("{folder}/README.md"), &readme)?;
    write(&format!("{folder}/cases/found_first.toml"), case)?;
    println!(
        "Now name the folder in crates/checks/src/lib.rs and its CHECK in registry.rs, and add cases of the four kinds:"
    );
    println!("found_*, consistent_*, not_enough_data_*, lookalike_*");
    Ok(())
}

pub(crate) fn site(id: &str) -> anyhow::Result<()> {
    valid(id)?;
    let folder = format!("crates/sites/src/{id}");
    let readme = format!(
        "# {id}\n\nhealth: documented ({TODAY})\n\n**What is public there:** to be written.\n\n\
         **Endpoints and why:** to be written, with the source of each fact.\n\n\
         **Limits and terms:** to be written.\n\n**Absence:** 404.\n"
    );
    write(&format!("{folder}/mod.rs"), &SITE.replace("{id}", id))?;
    write(&format!("{folder}/README.md"), &readme)?;
    let present = r#"{"username": "mirah", "name": "Mira Halvorsen"}"#;
    for (kind, status, body) in [
        ("present", 200, present),
        ("absent", 404, r#"{"error": "not found"}"#),
        ("refused", 429, r#"{"error": "too many requests"}"#),
        ("changed_layout", 200, r#"{"account": {"label": "Mira Halvorsen"}}"#),
    ] {
        let page = format!(
            "profile https://{id}.example/mirah\n=== https://{id}.example/api/users/mirah\n{status}\n\
             content-type: application/json\n\n{body}\n"
        );
        write(&format!("{folder}/pages/{kind}.http"), &page)?;
    }
    println!("Now fill in {folder}, and name it in `sites!` in crates/sites/src/lib.rs, in the order of the alphabet.");
    println!(
        "UPDATE_EXPECTED=1 cargo test -p crosscheck-sites --test pages writes what is read of its pages: check it."
    );
    Ok(())
}

/// A check that compares what the sources say of one thing, and finds nothing yet.
const CHECK: &str = r#"//! To be written: one sentence on the pattern that is found.

use crosscheck_model::{Finding, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::{Data, Need, Scope};

const FOUND: LevelRule = LevelRule::contradiction("found", Strength::Weak);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "{id}",
    version: 1,
    since: "{since}",
    title: "To be written",
    topic: Topic::Name,
    scope: Scope::EverySource,
    needs: &[Need::Two(&[Data::Name])],
    follows_from: &[],
    levels: &[FOUND],
    advisory_refs: &[],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(_analysis: &Analysis<'_>) -> Vec<Finding> {
    Vec::new()
}
"#;

/// A site of the commonest kind: one JSON answer.
const SITE: &str = r#"//! To be written: what the site is.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts::new("{id}", "{id}", &["{id}.example"]),
    url_forms: &["https://{id}.example/{handle}"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Table(&Table::json(&[USER])),
};

const USER: Answer = Answer {
    holds: &["/username"],
    own: "/username",
    ..Answer::new(
        &["https://{id}.example/api/users/{handle}"],
        &[field(&["/username"], Means::Handle), field(&["/name"], Means::Name(NameRole::Display))],
    )
};
"#;
/// What a scaffold says its facts were consulted on; its author writes the day.
const TODAY: &str = "2026-11-01";

fn valid(id: &str) -> anyhow::Result<()> {
    if id.is_empty() || !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
        bail!("an id holds only a-z, 0-9 and _: {id:?}");
    }
    Ok(())
}

fn write(path: &str, text: &str) -> anyhow::Result<()> {
    let path = Path::new(path);
    if path.exists() {
        bail!("{} is there already", path.display());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
