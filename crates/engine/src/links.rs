use std::collections::BTreeSet;

use crosscheck_model::{Address, LinkRole, Locator, Problem, SiteId, SourceId, SourceKind, SourceReading};
use crosscheck_sites::Profile;
use url::Url;

use crate::limits::{MAX_FROM_CVS, MAX_FROM_PROFILES};
use crate::saved::{Fetching, SavedPages};

/// A profile to read, under the address it was supplied by.
pub(crate) struct Target {
    pub(crate) link: Url,
    pub(crate) profile: Profile,
    /// Pages of it that were saved by hand, and whether it may be asked for besides.
    pub(crate) saved: Option<(SavedPages, Fetching)>,
    /// The source that names it, where nobody supplied it.
    pub(crate) found_on: Option<SourceId>,
}

impl Target {
    /// A link to be fetched.
    pub(crate) fn link(link: Url) -> Self {
        let profile = crosscheck_sites::recognise(&link);
        Self { link, profile, saved: None, found_on: None }
    }

    /// Pages that were saved by hand.
    pub(crate) fn saved(link: Url, saved: SavedPages) -> Self {
        Self { saved: Some((saved, Fetching::HandedInOnly)), ..Self::link(link) }
    }

    /// Whether both lead to one profile.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        key(&self.profile) == key(&other.profile)
    }
}

fn key(profile: &Profile) -> (SiteId, String, String) {
    (profile.site.clone(), profile.host.clone(), profile.handle.to_lowercase())
}

/// What is to be read.
pub(crate) struct Targets {
    pub(crate) targets: Vec<Target>,
    /// Links of the CVs beyond the limit.
    pub(crate) left_out: usize,
}

/// The links as supplied, then those that the CVs name as the candidate's own; each profile once. Links that merely occur in a
/// CV's text are not followed: they may lead to an employer or a stranger.
pub(crate) fn targets<'a>(links: &[Url], cvs: impl Iterator<Item = &'a SourceReading>) -> Targets {
    let own: Vec<(&Url, Option<SourceId>)> = cvs.flat_map(own_links).collect();
    let supplied = links.iter().map(|link| (link, None));
    let mut seen = BTreeSet::new();
    let mut targets: Vec<Target> = Vec::new();
    let mut left_out = 0;
    for (index, (link, found_on)) in supplied.chain(own).enumerate() {
        if !matches!(link.scheme(), "http" | "https") {
            continue;
        }
        let target = Target { found_on, ..Target::link(link.clone()) };
        if seen.insert(key(&target.profile))
            || index < links.len() && !targets.iter().any(|target| target.link == *link)
        {
            if targets.len() >= links.len() + MAX_FROM_CVS {
                left_out += 1;
            } else {
                targets.push(target);
            }
        }
    }
    Targets { targets, left_out }
}

/// The links that a source names as the candidate's own, with the source.
fn own_links(reading: &SourceReading) -> impl Iterator<Item = (&Url, Option<SourceId>)> {
    let own = reading.claims.links.iter().filter(|link| link.value().role != LinkRole::Mention);
    own.map(|link| (&link.value().url, Some(reading.source.id)))
}

/// What profiles and pages name as the candidate's own and nobody supplied: each profile once, no more than are read.
pub(crate) fn further_targets<'a>(readings: impl Iterator<Item = &'a SourceReading> + Clone) -> Targets {
    let address = |reading: &SourceReading| match &reading.source.address {
        Address::Url(url) => Some(key(&crosscheck_sites::recognise(url))),
        Address::File(_) => None,
    };
    let mut seen: BTreeSet<_> = readings.clone().filter_map(address).collect();
    let named = readings.filter(|reading| reading.source.kind != SourceKind::Cv).flat_map(own_links);
    let mut targets = Vec::new();
    let mut left_out = 0;
    for (link, found_on) in named.filter(|(link, _)| matches!(link.scheme(), "http" | "https")) {
        let target = Target { found_on, ..Target::link(link.clone()) };
        if !seen.insert(key(&target.profile)) {
            continue;
        }
        if targets.len() < MAX_FROM_PROFILES {
            targets.push(target);
        } else {
            left_out += 1;
        }
    }
    Targets { targets, left_out }
}

/// What is said of links that were left out.
pub(crate) fn left_out(count: usize, of: &str, most: usize) -> Problem {
    let what = format!(
        "{count} further links of {of} were not read: no more than {most} are; name those that matter as links"
    );
    Problem { locator: Locator::Whole, what }
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{ClaimsBuilder, Digest, Origin, Outcome, Passage, ReadBy, Source};

    use super::*;

    fn reading(id: u32, address: &str, kind: SourceKind, links: &[(&str, LinkRole)]) -> SourceReading {
        let id = SourceId(id);
        let address = Address::Url(address.parse().unwrap());
        let origin = Origin::new(id, address.clone(), "2026-11-20T12:00:00Z".parse().unwrap(), Digest::of(b""));
        let at = Passage::new(&origin, Locator::Whole, ReadBy::RelMe);
        let mut builder = ClaimsBuilder::new();
        for (link, role) in links {
            builder.link(&at, &link.parse().unwrap(), *role, link);
        }
        SourceReading {
            source: Source { id, address, kind, site: None, outcome: Outcome::Read, found_on: None },
            pages: vec![origin],
            claims: builder.finish().0,
            problems: Vec::new(),
            gaps: Vec::new(),
            words: Default::default(),
        }
    }

    #[test]
    fn own_links_of_profiles_are_followed_once_and_those_of_cvs_and_mentions_are_not() {
        let own = [
            ("https://github.com/ana-ejemplo", LinkRole::Own),
            ("https://github.com/Ana-Ejemplo/", LinkRole::OwnVerified),
            ("https://bo.example/", LinkRole::Mention),
            ("https://dev.to/ana", LinkRole::Own),
        ];
        let readings = [
            reading(0, "https://cv.example/", SourceKind::Cv, &[("https://gitlab.com/ana", LinkRole::Own)]),
            reading(1, "https://ana.example/", SourceKind::Portfolio, &own),
            reading(2, "https://dev.to/ana", SourceKind::Profile, &[("https://ana.example", LinkRole::Own)]),
        ];
        let Targets { targets, left_out } = further_targets(readings.iter());
        let found: Vec<_> = targets.iter().map(|target| (target.link.as_str(), target.found_on)).collect();
        // The verified link stands for both spellings.
        assert_eq!((found, left_out), (vec![("https://github.com/Ana-Ejemplo/", Some(SourceId(1)))], 0));
    }

    #[test]
    fn what_is_too_much_is_counted() {
        let many: Vec<String> = (0..MAX_FROM_PROFILES + 3).map(|n| format!("https://p{n}.example/")).collect();
        let links: Vec<(&str, LinkRole)> = many.iter().map(|link| (link.as_str(), LinkRole::Own)).collect();
        let Targets { targets, left_out } =
            further_targets([reading(0, "https://ana.example/", SourceKind::Portfolio, &links)].iter());
        assert_eq!((targets.len(), left_out), (MAX_FROM_PROFILES, 3));
    }
}
