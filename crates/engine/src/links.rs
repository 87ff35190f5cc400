use std::collections::BTreeSet;

use crosscheck_model::{Claims, LinkRole, Locator, Problem, SiteId};
use crosscheck_sites::Profile;
use url::Url;

use crate::limits::MAX_FROM_CVS;
use crate::saved::{Fetching, SavedPages};

/// A profile to read, under the address it was supplied by.
pub(crate) struct Target {
    pub(crate) link: Url,
    pub(crate) profile: Profile,
    /// Pages of it that were saved by hand, and whether it may be asked for besides.
    pub(crate) saved: Option<(SavedPages, Fetching)>,
}

impl Target {
    /// A link to be fetched.
    pub(crate) fn link(link: Url) -> Self {
        let profile = crosscheck_sites::recognise(&link);
        Self { link, profile, saved: None }
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
pub(crate) fn targets<'a>(links: &[Url], cvs: impl Iterator<Item = &'a Claims>) -> Targets {
    let own = cvs.flat_map(|claims| &claims.links).filter(|link| link.value().role != LinkRole::Mention);
    let own: Vec<&Url> = own.map(|link| &link.value().url).collect();
    let mut seen = BTreeSet::new();
    let mut targets: Vec<Target> = Vec::new();
    let mut left_out = 0;
    for (index, link) in links.iter().chain(own).enumerate() {
        if !matches!(link.scheme(), "http" | "https") {
            continue;
        }
        let target = Target::link(link.clone());
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

/// What is said of links that were left out.
pub(crate) fn left_out(count: usize) -> Problem {
    let what = format!(
        "{count} further links of the CV were not read: no more than {MAX_FROM_CVS} are; name those that matter as links"
    );
    Problem { locator: Locator::Whole, what }
}
