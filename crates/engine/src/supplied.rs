use std::collections::BTreeSet;

use crosscheck_model::{Claims, LinkRole};
use crosscheck_sites::Profile;
use url::Url;

/// Most links followed from CVs; the reason stands in the crate's table of limits.
const MAX_FROM_CVS: usize = 12;

/// A profile to read, under the address it was supplied by.
pub(crate) struct Target {
    pub(crate) link: Url,
    pub(crate) profile: Profile,
}

/// The links as supplied, then those that the CVs name as the candidate's own; each profile once. Links that merely occur in a
/// CV's text are not followed: they may lead to an employer or a stranger.
pub(crate) fn targets<'a>(links: &[Url], cvs: impl Iterator<Item = &'a Claims>) -> Vec<Target> {
    let own = cvs.flat_map(|claims| &claims.links).filter(|link| link.value().role != LinkRole::Mention);
    let own: Vec<&Url> = own.map(|link| &link.value().url).collect();
    let mut seen = BTreeSet::new();
    let mut targets: Vec<Target> = Vec::new();
    for (index, link) in links.iter().chain(own).enumerate() {
        if !matches!(link.scheme(), "http" | "https") || targets.len() >= links.len() + MAX_FROM_CVS {
            continue;
        }
        let profile = crosscheck_sites::recognise(link);
        let key = (profile.site.clone(), profile.host.clone(), profile.handle.to_lowercase());
        if seen.insert(key) || index < links.len() && !targets.iter().any(|target| target.link == *link) {
            targets.push(Target { link: link.clone(), profile });
        }
    }
    targets
}
