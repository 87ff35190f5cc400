use std::fmt::Write;
use std::path::Path;

use anyhow::Context;
use clap::CommandFactory;
use crosscheck_sites::control::{Spot, spot};
use crosscheck_sites::{AccessPolicy, Site};
use serde_json::json;

use crate::args::{Arguments, Output};
use crate::config::{Loaded, Setting};
use crate::output::{self, Status};

pub(crate) fn sites(as_json: bool, fields: bool) -> anyhow::Result<Status> {
    if as_json {
        let sites = crosscheck_sites::registry().iter().map(|site| {
            let pace = site.facts.pace.iter().map(|pace| {
                json!({ "host": pace.host, "milliseconds": pace.period_ms, "burst": pace.burst, "at_once": pace.at_once })
            });
            json!({
                "id": site.facts.id, "name": site.facts.name, "hosts": site.facts.hosts, "url_forms": site.url_forms,
                "method": site.method(), "fields": site.fields(), "limits": pace.collect::<Vec<_>>(),
                "access_policy": access_policy(site.access_policy), "hand_in": hand_in(site),
                "control_token": spot(site).map(Spot::words), "health": site.health.as_str(), "as_of": site.health.date(),
            })
        });
        let list = json!({ "version": "1.0", "sites": sites.collect::<Vec<_>>() });
        output::print(&format!("{}\n", serde_json::to_string_pretty(&list)?))?;
        return Ok(Status::Done);
    }
    output::print(&if fields { field_table()? } else { site_list()? })?;
    Ok(Status::Done)
}

/// Sites with their method, fields, limits, terms and health.
fn site_list() -> anyhow::Result<String> {
    let mut text = String::new();
    let (asked, never): (Vec<&Site>, Vec<&Site>) = crosscheck_sites::registry()
        .iter()
        .partition(|site: &&Site| matches!(site.access_policy, AccessPolicy::Allowed | AccessPolicy::Tolerated));
    writeln!(text, "Read from the site ({}):", asked.len())?;
    for site in asked {
        writeln!(text, "\n  {} ({}): {}", site.facts.name, site.facts.id, site.url_forms.first().unwrap_or(&""))?;
        writeln!(text, "    method  {}", site.method())?;
        writeln!(text, "    fields  {}", site.fields().join(", "))?;
        writeln!(text, "    limits  {}", limits(site))?;
        writeln!(text, "    terms   {}", access_policy(site.access_policy))?;
        writeln!(text, "    health  {} ({})", site.health.as_str(), site.health.date())?;
    }
    writeln!(
        text,
        "\nNever asked, because their terms forbid it or a wall stands in front ({}); ask the candidate for:",
        never.len()
    )?;
    for site in never {
        writeln!(text, "\n  {} ({}): {}", site.facts.name, site.facts.id, site.url_forms.first().unwrap_or(&""))?;
        writeln!(text, "    hand in {}", hand_in(site).unwrap_or_default())?;
        writeln!(text, "    fields  {}", site.fields().join(", "))?;
        writeln!(text, "    health  {} ({})", site.health.as_str(), site.health.date())?;
    }
    text.push_str("\nAny other page is read as a page of the candidate's own. `--json` tells more of each.\n");
    Ok(text)
}

/// The table of fields by site, as Markdown.
fn field_table() -> anyhow::Result<String> {
    let fields = crosscheck_sites::FIELDS;
    let mut text = format!("| site | {} |\n|---|{}\n", fields.join(" | "), "---|".repeat(fields.len()));
    for site in crosscheck_sites::registry() {
        let given = site.fields();
        let cells: Vec<&str> = fields.iter().map(|field| if given.contains(field) { "x" } else { "" }).collect();
        writeln!(text, "| {} | {} |", site.facts.id, cells.join(" | "))?;
    }
    Ok(text)
}

/// How often a site is asked.
fn limits(site: &Site) -> String {
    let said = site
        .facts
        .pace
        .iter()
        .map(|pace| format!("{}: one request every {} ms, {} at once", pace.host, pace.period_ms, pace.at_once));
    let said: Vec<String> = said.collect();
    if said.is_empty() { "the pace of every host".to_owned() } else { said.join("; ") }
}

/// What to ask the candidate for where a site is never asked.
fn hand_in(site: &Site) -> Option<&'static str> {
    let walled = matches!(site.access_policy, AccessPolicy::Walled(_) | AccessPolicy::Closed);
    walled.then_some(if site.facts.hand_in.is_empty() { "a saved copy of their profile" } else { site.facts.hand_in })
}

fn access_policy(access_policy: AccessPolicy) -> &'static str {
    match access_policy {
        AccessPolicy::Allowed => "documented for programs",
        AccessPolicy::Tolerated => "open",
        AccessPolicy::Walled(_) => "never asked; hand in a saved page or export",
        AccessPolicy::Closed => "closed",
    }
}

pub(crate) fn advisories() -> anyhow::Result<Status> {
    output::print(&crate::advisories::table()?)?;
    Ok(Status::Done)
}

pub(crate) fn checks(as_json: bool) -> anyhow::Result<Status> {
    if as_json {
        let checks = crosscheck_checks::registry().iter().map(|check| {
            let levels = check.levels.iter().map(|level| json!({ "name": level.name, "kind": level.kind.as_str(), "strength": level.strength }));
            let thresholds = check.thresholds.iter().map(|one| json!({ "name": one.name, "value": one.value, "unit": one.unit, "source": one.source(), "range": if one.is_fixed() { None } else { Some(one.range) } }));
            json!({
                "id": check.id, "version": check.version, "since": check.since, "title": check.title, "topic": check.topic,
                "levels": levels.collect::<Vec<_>>(), "thresholds": thresholds.collect::<Vec<_>>(), "seeds": check.advisory_refs,
            })
        });
        let list = json!({
            "version": "1.0", "configuration_sha256": crosscheck_checks::Configuration::default().digest(), "checks": checks.collect::<Vec<_>>(),
        });
        output::print(&format!("{}\n", serde_json::to_string_pretty(&list)?))?;
        return Ok(Status::Done);
    }
    let mut text = String::new();
    for check in crosscheck_checks::registry() {
        writeln!(text, "{:<42} {}", check.id, check.title)?;
    }
    text.push_str("\n`crosscheck explain ID` tells what a check finds, why, and what else can explain it.\n");
    output::print(&text)?;
    Ok(Status::Done)
}

pub(crate) fn schema(of: Output) -> anyhow::Result<Status> {
    let schema = match of {
        Output::Report => crosscheck_report::schema(),
        Output::Read => crosscheck_report::read_schema(),
        Output::Api => crosscheck_service::description(),
    };
    output::print(&format!("{}\n", serde_json::to_string_pretty(&schema)?))?;
    Ok(Status::Done)
}

pub(crate) fn config(settings: &Loaded) -> anyhow::Result<Status> {
    fn line<T>(text: &mut String, name: &str, setting: &Setting<T>, shown: impl Fn(&T) -> String) -> std::fmt::Result {
        writeln!(text, "{name:<26} {:<28} {}", shown(&setting.value), setting.from)
    }
    // A token is shown as set or not, never itself.
    let secret = |value: &Option<String>| if value.is_some() { "set" } else { "not set" }.to_owned();
    let path = |value: &Option<std::path::PathBuf>| {
        value.as_ref().map_or_else(|| "not set".to_owned(), |path| path.display().to_string())
    };
    let plain = |value: &Option<String>| value.clone().unwrap_or_else(|| "not set".to_owned());
    let mut text = String::new();
    line(&mut text, "contact", &settings.contact, plain)?;
    line(&mut text, "cache_dir", &settings.cache_dir, path)?;
    line(&mut text, "requests_total", &settings.requests_total, usize::to_string)?;
    line(&mut text, "requests_per_host", &settings.requests_per_host, usize::to_string)?;
    for (key, token) in &settings.tokens {
        line(&mut text, &format!("tokens.{key}"), token, secret)?;
    }
    output::print(&text)?;
    Ok(Status::Done)
}

pub(crate) fn completions(shell: clap_complete::Shell) -> anyhow::Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "crosscheck", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(Status::Done)
}

pub(crate) fn man(directory: Option<&Path>) -> anyhow::Result<Status> {
    match directory {
        Some(folder) => {
            std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
            clap_mangen::generate_to(Arguments::command(), folder)
                .with_context(|| format!("cannot write into {}", folder.display()))?;
        }
        None => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Arguments::command()).render(&mut page)?;
            output::print(&String::from_utf8_lossy(&page))?;
        }
    }
    Ok(Status::Done)
}
