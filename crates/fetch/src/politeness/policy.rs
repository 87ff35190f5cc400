use std::time::Duration;

use crosscheck_model::{Pace, SiteDirectory};

/// How often a host is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Policy {
    /// Between two requests, on average.
    pub(crate) period: Duration,
    /// Requests that may be sent at once after a pause.
    pub(crate) burst: u32,
    /// Requests under way at a time.
    pub(crate) at_once: usize,
}

/// For hosts that state no limit: one request a second, two under way.
const OTHERS: Policy = Policy { period: Duration::from_secs(1), burst: 1, at_once: 2 };
/// No host has more under way, whatever its site states.
const MOST_AT_ONCE: usize = 2;

/// The paces that sites state, and one for all other hosts; a host's own headers tighten them further.
#[derive(Debug)]
pub(crate) struct Policies {
    paces: Vec<Pace>,
}

impl Policies {
    pub(crate) fn of(sites: &SiteDirectory) -> Self {
        Self { paces: sites.all().iter().flat_map(|site| site.pace).copied().collect() }
    }

    /// Every policy; a host's is found at [`Policies::row_of`].
    pub(crate) fn rows(&self) -> Vec<Policy> {
        let stated = |pace: &Pace| Policy {
            period: Duration::from_millis(pace.period_ms),
            burst: pace.burst.max(1),
            at_once: pace.at_once.clamp(1, MOST_AT_ONCE),
        };
        self.paces.iter().map(stated).chain([OTHERS]).collect()
    }

    /// The row for a host: its site's, for the host itself and everything below it, or the last.
    pub(crate) fn row_of(&self, host: &str) -> usize {
        let named =
            |pace: &Pace| host.strip_suffix(pace.host).is_some_and(|before| before.is_empty() || before.ends_with('.'));
        self.paces.iter().position(named).unwrap_or(self.paces.len())
    }
}

/// Time between two requests to a host, and how many may be sent at once: what a run will wait for can be told before.
pub fn politeness_of(sites: &SiteDirectory, host: &str) -> (Duration, u32) {
    let policies = Policies::of(sites);
    let policy = policies.rows().get(policies.row_of(host)).copied().unwrap_or(OTHERS);
    (policy.period, policy.burst)
}

#[cfg(test)]
mod tests {
    use crosscheck_model::SiteFacts;

    use super::*;

    static SITES: [SiteFacts; 1] = [SiteFacts {
        pace: &[Pace::new("api.forge.example", 200, 10, 9), Pace::new("forge.example", 400, 0, 0)],
        ..SiteFacts::new("forge", "Forge", &["forge.example"])
    }];

    #[test]
    fn a_site_is_found_by_its_own_name_only() {
        let policies = Policies::of(&SiteDirectory::new(&SITES));
        assert_eq!(policies.row_of("api.forge.example"), 0);
        assert_eq!(policies.row_of("www.forge.example"), 1);
        for host in ["api.forge.example.net", "notforge.example", "ada.example", ""] {
            assert_eq!(policies.row_of(host), 2, "{host}");
        }
        let rows = policies.rows();
        assert_eq!((rows.len(), rows[2]), (3, OTHERS));
        assert!(rows.iter().all(|policy| (1..=2).contains(&policy.at_once) && policy.burst > 0));
    }
}
