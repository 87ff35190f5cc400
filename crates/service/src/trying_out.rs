//! Test mode: a test key's cases never reach the network. Four links are answered from dossiers about invented people.

use std::sync::Arc;
use std::time::Duration;

use crosscheck_fetch::archive::Archive;
use url::Url;

/// The host of the links; nothing is ever fetched from it.
pub(crate) const HOST: &str = "test.crosscheck.example";

/// One of the links.
pub(crate) struct Trial {
    path: &'static str,
    dossier: &'static [u8],
    /// Waited before it is answered.
    pub(crate) delay: Duration,
}

/// How long `/slow` takes. Our choice: long enough to see the states of a case, short enough for a test.
const SLOW: Duration = Duration::from_secs(10);

const TRIALS: [Trial; 4] = [
    Trial { path: "/consistent", dossier: include_bytes!("../../../fixtures/consistent.wacz"), delay: Duration::ZERO },
    Trial {
        path: "/contradiction",
        dossier: include_bytes!("../../../fixtures/contradictory.wacz"),
        delay: Duration::ZERO,
    },
    Trial {
        path: "/unreachable",
        dossier: include_bytes!("../../../fixtures/nothing_reachable.wacz"),
        delay: Duration::ZERO,
    },
    Trial { path: "/slow", dossier: include_bytes!("../../../fixtures/half_unreachable.wacz"), delay: SLOW },
];

/// Dossiers of all of them.
pub(crate) fn dossiers() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    TRIALS.iter().map(|trial| (trial.path.trim_start_matches('/'), trial.dossier))
}

impl Trial {
    /// What the first of these links that is one of ours stands for.
    pub(crate) fn among(links: &[Url]) -> Option<&'static Self> {
        let of = |link: &Url| {
            let ours = link.host_str() == Some(HOST);
            TRIALS.iter().find(|trial| ours && trial.path == link.path().trim_end_matches('/'))
        };
        links.iter().find_map(of)
    }

    /// Its dossier, opened.
    pub(crate) fn open(&self) -> Option<Arc<Archive>> {
        Archive::open(self.dossier).ok().map(Arc::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trial_opens_and_other_links_are_none() {
        for trial in &TRIALS {
            assert!(trial.open().is_some_and(|archive| archive.sheet().is_some()), "{}", trial.path);
        }
        let link = |text: &str| text.parse::<Url>().unwrap();
        let found = Trial::among(&[link("https://code.example/x"), link("https://test.crosscheck.example/slow")]);
        assert_eq!(found.map(|trial| trial.path), Some("/slow"));
        assert!(
            Trial::among(&[link("https://test.crosscheck.example/"), link("https://other.example/slow")]).is_none()
        );
    }
}
