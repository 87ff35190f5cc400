use std::time::Duration;

/// How often a host is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Policy {
    /// The host itself, or everything below it.
    pub(crate) hosts: &'static [&'static str],
    /// Between two requests, on average.
    pub(crate) period: Duration,
    /// Requests that may be sent at once after a pause.
    pub(crate) burst: u32,
    /// Requests under way at a time.
    pub(crate) at_once: usize,
}

const fn policy(hosts: &'static [&'static str], period_ms: u64, burst: u32, at_once: usize) -> Policy {
    Policy { hosts, period: Duration::from_millis(period_ms), burst, at_once }
}

/// Sites that publish a limit, at or below it; their own headers tighten it further. The last row is for all others.
pub(crate) const POLICIES: [Policy; 12] = [
    // 60 an hour without a token, told by headers; bursts are welcome (REST best practices: one at a time).
    policy(&["api.github.com"], 200, 10, 1),
    // Static files behind a content network.
    policy(&["avatars.githubusercontent.com", "secure.gravatar.com", "gravatar.com", "i.sstatic.net"], 100, 10, 2),
    // 500 a minute for each address without a token.
    policy(&["gitlab.com"], 200, 10, 2),
    // 30 a second are punished; a `backoff` field asks for more.
    policy(&["api.stackexchange.com"], 200, 5, 1),
    // No stated limit; a user with many items means many small requests.
    policy(&["hacker-news.firebaseio.com"], 50, 20, 2),
    // Crawler policy: one request a second.
    policy(&["crates.io"], 1000, 1, 1),
    // 10 a second.
    policy(&["rubygems.org"], 200, 5, 2),
    // 24 a second.
    policy(&["pub.orcid.org"], 100, 10, 2),
    // 3,000 in 5 minutes for each address.
    policy(&["public.api.bsky.app", "plc.directory"], 200, 10, 2),
    // One request every two seconds.
    policy(&["codeforces.com"], 2000, 1, 1),
    // About 3 reads a second for each client.
    policy(&["dev.to"], 400, 3, 1),
    // One request a second, two under way.
    policy(&[], 1000, 1, 2),
];

/// The row for a host.
pub(crate) fn row_of(host: &str) -> usize {
    let named = |site: &&str| host == *site || host.strip_suffix(*site).is_some_and(|rest| rest.ends_with('.'));
    POLICIES.iter().position(|policy| policy.hosts.iter().any(named)).unwrap_or(POLICIES.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_found_by_its_own_name_only() {
        assert_eq!(row_of("api.github.com"), 0);
        assert_eq!(row_of("www.gitlab.com"), 2);
        let other = POLICIES.len() - 1;
        for host in ["api.github.com.example", "notgitlab.com", "ada.example", ""] {
            assert_eq!(row_of(host), other, "{host}");
        }
        assert!(POLICIES[other].hosts.is_empty() && POLICIES[other].period == Duration::from_secs(1));
        assert!(POLICIES.iter().all(|policy| policy.at_once <= 2 && policy.burst > 0));
    }
}
