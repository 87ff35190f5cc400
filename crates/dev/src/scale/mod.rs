//! `just scale`: how long rosters of a million and more take, by the model, and how far the model is off where it was measured. The
//! table stands in `docs/scale.md`.

mod model;

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, bail};
use model::{Cluster, Limits, Outcome, Visit, run};
use serde_json::Value;

const PAGE: &str = "docs/scale.md";
const WORKLOAD: &str = include_str!("workload.json");
const BEGIN: &str = "<!-- begin: just scale -->\n";
const END: &str = "<!-- end: just scale -->\n";
/// Rosters that the table is about.
const SIZES: [u64; 3] = [1_000_000, 10_000_000, 100_000_000];
/// Cases that are simulated; longer rosters take in proportion, which the table shows for half of it.
const SAMPLE: usize = 20_000;
/// A case that takes longer is left alone: `LONGEST_CASE` in `crates/engine/src/batch/claimed.rs`.
const LONGEST_CASE_S: f64 = 900.0;
/// Cases under way at a time in the table, over all processes: four of `--jobs 16`.
const UNDER_WAY: usize = 64;
const DAY_S: f64 = 86_400.0;
const MICROS: f64 = 1e6;

/// A host of the workload.
struct Host {
    name: String,
    /// Of the candidates, how many name it.
    share: f64,
    requests: u32,
    limits: Limits,
    /// Whether it allows so many requests in so long a time, over and above its pace.
    has_quota: bool,
    /// Every candidate has one of their own.
    is_own: bool,
}

struct Workload {
    hosts: Vec<Host>,
    cost: Value,
    measured: Vec<Value>,
}

impl Workload {
    fn read() -> anyhow::Result<Self> {
        let all: Value = serde_json::from_str(WORKLOAD).context("workload.json cannot be read")?;
        let hosts = all["hosts"].as_array().context("no hosts")?.iter().map(host).collect::<anyhow::Result<_>>()?;
        let measured = all["measured"].as_array().context("nothing measured")?.clone();
        Ok(Self { hosts, cost: all["costs"].clone(), measured })
    }

    fn cost(&self, name: &str) -> anyhow::Result<f64> {
        self.cost[name]["value"].as_f64().with_context(|| format!("no cost {name}"))
    }
}

fn number(of: &Value, name: &str) -> anyhow::Result<f64> {
    of[name].as_f64().with_context(|| format!("{name} is no number in {of}"))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small numbers of a table of our own")]
fn whole(value: f64) -> u64 {
    value.round() as u64
}

fn count(value: u64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

#[expect(clippy::cast_precision_loss, reason = "shown with three digits")]
fn real(value: u64) -> f64 {
    value as f64
}

fn host(of: &Value) -> anyhow::Result<Host> {
    let small = |name| anyhow::Ok(u32::try_from(whole(number(of, name)?))?);
    let has_quota = of["most"].is_number();
    let quota_ms = if has_quota { number(of, "in_s")? * 1e3 / number(of, "most")? } else { 0.0 };
    let period = whole(number(of, "period_ms")?.max(quota_ms) * 1e3);
    let name = of["host"].as_str().context("a host without a name")?.to_owned();
    let limits = Limits { period, burst: small("burst")?, at_once: small("at_once")? };
    let is_own = name == "own sites";
    Ok(Host { name, share: number(of, "share")?, requests: small("requests")?, limits, has_quota, is_own })
}

/// Evenly spread numbers below one, the same every time (SplitMix64).
fn spread(case: usize, host: usize) -> f64 {
    let mut bits =
        (case as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (host as u64).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    for by in [0xbf58_476d_1ce4_e5b9_u64, 0x94d0_49bb_1331_11eb] {
        bits = (bits ^ (bits >> 30)).wrapping_mul(by);
    }
    real((bits ^ (bits >> 31)) >> 11) / real(1 << 53)
}

/// So many candidates who name these hosts.
fn cases(hosts: &[&Host], many: usize) -> (Vec<Vec<Visit>>, Vec<Limits>) {
    let mut limits: Vec<Limits> = hosts.iter().map(|host| host.limits).collect();
    let mut case = |case: usize| {
        let mut visits = Vec::new();
        for (number, host) in hosts.iter().enumerate().filter(|(number, host)| spread(case, *number) < host.share) {
            let own = limits.len();
            if host.is_own {
                limits.push(host.limits);
            }
            visits.push(Visit { host: if host.is_own { own } else { number }, requests: host.requests });
        }
        visits
    };
    let cases = (0..many).map(&mut case).collect();
    (cases, limits)
}

fn simulated(hosts: &[&Host], many: usize, cluster: Cluster) -> Outcome {
    let (cases, limits) = cases(hosts, many);
    run(&cases, &limits, cluster)
}

fn time(seconds: f64) -> String {
    match seconds {
        under if under < 2.0 * 3600.0 => format!("{:.0} min", under / 60.0),
        under if under < 2.0 * DAY_S => format!("{:.1} h", under / 3600.0),
        under if under < 730.0 * DAY_S => format!("{:.1} days", under / DAY_S),
        over => format!("{:.1} years", over / DAY_S / 365.0),
    }
}

fn bytes(value: f64) -> String {
    match value {
        under if under < 1e12 => format!("{:.0} GB", under / 1e9),
        over => format!("{:.1} TB", over / 1e12),
    }
}

/// What is asked of each host, and how long its limits make that take.
fn hosts_table(workload: &Workload) -> anyhow::Result<String> {
    let mut text = "| host | named by | requests each | one request every | 1M candidates | 10M | 100M |\n|---|---|---|---|---|---|---|\n".to_owned();
    for host in &workload.hosts {
        let each = host.share * f64::from(host.requests);
        let every = real(host.limits.period) / MICROS;
        let times = SIZES.map(|size| match host.is_own {
            true => "side by side".to_owned(),
            false => time(real(size) * each * every),
        });
        writeln!(
            text,
            "| {} | {:.0}% | {} | {every:.2} s | {} |",
            host.name,
            host.share * 100.0,
            host.requests,
            times.join(" | ")
        )?;
    }
    Ok(text)
}

/// The cluster for each size, in three ways to come by the pages.
fn clusters_table(workload: &Workload) -> anyhow::Result<String> {
    let computing = workload.cost("computing_ms")? / 1e3;
    let mut text = "| pages | candidates | requests | cores | done after | a case under way longest | processor time | store | memory of `link` |\n|---|---|---|---|---|---|---|---|---|\n".to_owned();
    let all: Vec<&Host> = workload.hosts.iter().collect();
    let without: Vec<&Host> = workload.hosts.iter().filter(|host| !host.has_quota).collect();
    for (pages, hosts) in
        [("all fetched", &all), ("fetched, but those of hosts with quotas", &without), ("from archives", &Vec::new())]
    {
        for size in SIZES {
            // One day for those that wait for nobody; else as many cores as keep up with the hosts.
            let outcome = simulated(hosts, SAMPLE, cluster(workload, 1 << 16)?);
            let scale = real(size) / real(SAMPLE as u64);
            let polite = if hosts.is_empty() { DAY_S } else { real(outcome.took) / MICROS * scale };
            let cores = count(whole((real(size) * computing / polite).ceil())).max(1);
            let outcome = simulated(hosts, SAMPLE, cluster(workload, cores)?);
            let waits = hosts.iter().any(|host| host.has_quota);
            let requests = real(outcome.requests.iter().sum()) * scale;
            writeln!(
                text,
                "| {pages} | {}M | {:.1}M | {cores} | {} | {} | {:.0} h | {} | {} |",
                size / 1_000_000,
                requests / 1e6,
                time(real(outcome.took) / MICROS * scale),
                if waits { "a gap instead".to_owned() } else { format!("{:.0} s", real(outcome.longest) / MICROS) },
                real(size) * computing / 3600.0,
                bytes(real(size) * workload.cost("stored_bytes")?),
                bytes(real(size) * workload.cost("linking_memory_bytes")?),
            )?;
        }
    }
    Ok(text)
}

fn cluster(workload: &Workload, cores: usize) -> anyhow::Result<Cluster> {
    let micros = |name| anyhow::Ok(whole(workload.cost(name)? * 1e3));
    let (computing, writing, latency) = (micros("computing_ms")?, micros("writing_ms")?, micros("latency_ms")?);
    Ok(Cluster { under_way: UNDER_WAY.max(cores * 2).min(SAMPLE), cores, computing, writing, latency })
}

/// How long the slowest case is under way, by how many are. Hosts with quotas are left out: for those nobody waits.
fn under_way_table(workload: &Workload) -> anyhow::Result<String> {
    let mut text =
        "| cases under way | a case under way longest | left alone after 15 minutes |\n|---|---|---|\n".to_owned();
    let without: Vec<&Host> = workload.hosts.iter().filter(|host| !host.has_quota).collect();
    for under_way in [64, 256, 1024, 4096] {
        let outcome = simulated(&without, SAMPLE, Cluster { under_way, ..cluster(workload, 1)? });
        let longest = real(outcome.longest) / MICROS;
        let is_left = if longest > LONGEST_CASE_S { "yes" } else { "no" };
        writeln!(text, "| {under_way} | {longest:.0} s | {is_left} |")?;
    }
    Ok(text)
}

/// Measured runs beside the same in the model.
fn measured_table(workload: &Workload) -> anyhow::Result<String> {
    let mut text = "| run | measured | model | model off by |\n|---|---|---|---|\n".to_owned();
    for one in &workload.measured {
        let get = |name| number(one, name);
        let (hosts, processes) = (count(whole(get("hosts")?)), count(whole(get("processes")?)));
        let limits = Limits { period: 1_000_000, burst: 1, at_once: 2 };
        // Each process asks each host for its robots.txt once.
        let visit = |case: usize| Visit { host: case % hosts, requests: 1 + u32::from(case / hosts < processes) };
        let cases: Vec<Vec<Visit>> = (0..count(whole(get("candidates")?))).map(|case| vec![visit(case)]).collect();
        let micros = |name| anyhow::Ok(whole(get(name)? * 1e3));
        let cluster = Cluster {
            under_way: count(whole(get("jobs")?)) * processes,
            cores: count(whole(get("cores")?)),
            computing: micros("computing_ms")?,
            writing: 0,
            latency: micros("latency_ms")?,
        };
        let model = real(run(&cases, &vec![limits; hosts], cluster).took) / MICROS;
        let seconds = get("seconds")?;
        let name = one["name"].as_str().unwrap_or_default();
        writeln!(text, "| {name} | {seconds:.1} s | {model:.1} s | {:+.0}% |", (model / seconds - 1.0) * 100.0)?;
    }
    let all: Vec<&Host> = workload.hosts.iter().collect();
    let [half, whole] = [SAMPLE / 2, SAMPLE].map(|many| anyhow::Ok(simulated(&all, many, cluster(workload, 1)?).took));
    let ratio = real(whole?) / real(half?);
    writeln!(
        text,
        "\nIn the model twice as many candidates take {ratio:.2} times as long: longer rosters are told in proportion."
    )?;
    Ok(text)
}

/// What stands in the page.
fn tables() -> anyhow::Result<String> {
    let workload = Workload::read()?;
    let mut text = "\n| cost | value | from |\n|---|---|---|\n".to_owned();
    let costs = workload.cost.as_object().context("costs are no object")?;
    for (name, cost) in costs {
        let (name, unit) = name.rsplit_once('_').unwrap_or((name, ""));
        let name = name.replace('_', " ");
        writeln!(text, "| {name} | {} {unit} | {} |", cost["value"], cost["source"].as_str().unwrap_or_default())?;
    }
    for part in [hosts_table, clusters_table, under_way_table, measured_table] {
        text += "\n";
        text += &part(&workload)?;
    }
    text += "\n";
    Ok(text)
}

fn page() -> anyhow::Result<(String, String)> {
    let held = std::fs::read_to_string(PAGE).with_context(|| format!("cannot read {PAGE}"))?;
    let (Some((before, rest)), Some((_, after))) = (held.split_once(BEGIN), held.split_once(END)) else {
        bail!("{PAGE} has no place for the tables");
    };
    if !rest.contains(END) {
        bail!("{PAGE} has no end of the tables");
    }
    let made = format!("{before}{BEGIN}{}{END}{after}", tables()?);
    Ok((held, made))
}

pub(crate) fn write() -> anyhow::Result<()> {
    if !Path::new(PAGE).exists() {
        bail!("{PAGE} is not there");
    }
    std::fs::write(PAGE, page()?.1).with_context(|| format!("cannot write {PAGE}"))?;
    println!("{}wrote {PAGE}", tables()?);
    Ok(())
}

pub(crate) fn check() -> anyhow::Result<()> {
    let (held, made) = page()?;
    if held != made {
        bail!("{PAGE} is not what the model says: run `just scale`");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paces_of_the_workload_are_those_that_the_sites_state() {
        let sites = crosscheck_sites::directory();
        let workload: Value = serde_json::from_str(WORKLOAD).unwrap();
        for host in workload["hosts"].as_array().unwrap() {
            let name = host["host"].as_str().unwrap();
            let stated = sites.all().iter().flat_map(|site| site.pace).find(|pace| pace.host == name);
            let expected = stated.map_or((1000, 1), |pace| (pace.period_ms, u64::from(pace.burst.max(1))));
            assert_eq!((host["period_ms"].as_u64().unwrap(), host["burst"].as_u64().unwrap()), expected, "{name}");
        }
    }

    #[test]
    fn the_model_is_near_what_was_measured() {
        let workload = Workload::read().unwrap();
        assert!(!workload.measured.is_empty());
        let table = measured_table(&workload).unwrap();
        for line in table.lines().filter(|line| line.ends_with("% |")) {
            let off: f64 = line.rsplit(['|', '%']).nth(2).unwrap().trim().parse().unwrap();
            assert!(off.abs() <= 15.0, "{line}");
        }
    }
}
