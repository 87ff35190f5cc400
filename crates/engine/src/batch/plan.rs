//! What a batch would ask of which hosts, and how long politeness makes that take.

use std::collections::BTreeMap;
use std::time::Duration;

use crosscheck_fetch::politeness_of;

use super::{BadRow, Row};

/// What one host would be asked.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct HostPlan {
    /// The host.
    pub host: String,
    /// First requests to it; answers can call for more.
    pub requests: u64,
    /// Seconds that its pace makes them take.
    pub seconds: u64,
}

/// What a batch would do.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Plan {
    /// Rows that can be used.
    pub rows: u64,
    /// CVs to read.
    pub cvs: u64,
    /// Links, each address once.
    pub addresses: u64,
    /// The slowest host first.
    pub hosts: Vec<HostPlan>,
    /// Seconds at least: hosts are asked side by side, so the slowest one decides.
    pub seconds: u64,
}

/// What these rows would ask for. Nothing is fetched.
pub fn plan(rows: impl Iterator<Item = Result<Row, BadRow>>) -> Plan {
    let mut plan = Plan::default();
    let mut asked = std::collections::BTreeSet::new();
    let mut hosts: BTreeMap<String, u64> = BTreeMap::new();
    for row in rows.flatten() {
        plan.rows += 1;
        plan.cvs += row.cv.len() as u64;
        for link in &row.links {
            let profile = crosscheck_sites::recognise(link);
            for request in crosscheck_sites::requests(&profile) {
                // Sixteen bytes an address instead of its text: a million rows fit into memory.
                let digest = crosscheck_model::Digest::of(request.url.as_str().as_bytes());
                let mut short = [0; 16];
                short.copy_from_slice(&digest.as_bytes()[..16]);
                if asked.insert(short) {
                    plan.addresses += 1;
                    let host = request.url.host_str().unwrap_or_default().to_owned();
                    *hosts.entry(host).or_default() += 1;
                }
            }
        }
    }
    let sites = crosscheck_sites::directory();
    let host = |(host, requests): (String, u64)| {
        let (period, burst) = politeness_of(&sites, &host);
        let waits = requests.saturating_sub(u64::from(burst));
        let seconds = period.checked_mul(u32::try_from(waits).unwrap_or(u32::MAX)).unwrap_or(Duration::MAX).as_secs();
        HostPlan { host, requests, seconds }
    };
    plan.hosts = hosts.into_iter().map(host).collect();
    plan.hosts.sort_by(|a, b| b.seconds.cmp(&a.seconds).then_with(|| a.host.cmp(&b.host)));
    plan.seconds = plan.hosts.first().map_or(0, |host| host.seconds);
    plan
}
