//! Which sites have a host, looked up instead of asking every site: a page can hold hundreds of links.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::SITES;

/// Sites by their hosts, each by its place in the list of sites.
static BY_HOST: LazyLock<BTreeMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut hosts: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    for (place, site) in SITES.iter().enumerate() {
        for host in site.facts.all_hosts() {
            hosts.entry(host).or_default().push(place);
        }
    }
    hosts
});

/// The places of the sites to which a host (without `www.`), or one that it lies below, belongs.
pub(crate) fn sites_of(host: &str) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut rest = host;
    loop {
        found.extend(BY_HOST.get(rest).into_iter().flatten());
        match rest.split_once('.') {
            Some((_, below)) => rest = below,
            None => return found,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sites_of;
    use crate::SITES;

    #[test]
    fn a_host_is_its_sites_and_so_is_one_below_it() {
        let ids = |host: &str| sites_of(host).into_iter().map(|place| SITES[place].facts.id).collect::<Vec<_>>();
        assert_eq!(ids("github.com"), ["github"]);
        assert_eq!(ids("de.linkedin.com"), ["linkedin"]);
        assert!(ids("notgithub.com").is_empty() && ids("github.com.example").is_empty() && ids("").is_empty());
    }
}
