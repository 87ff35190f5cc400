//! What the program goes by: how long cases are kept, which sites it reads and how that goes, what its checks are and how often each is
//! wrong.

use askama::Template;
use crosscheck_engine::knowledge::{KnownSite, known_checks, known_sites};
use crosscheck_store::{RULES, RetentionRule};

use super::shown::{Frame, Showing, Shown};
use super::texts::Texts;
use super::visit::Visit;

#[derive(Template)]
#[template(path = "page/settings_rules.html")]
struct Rules {
    t: &'static Texts,
    frame: Frame,
    part: &'static str,
    retention: &'static [RetentionRule],
    sites: Vec<SiteHere>,
    checks: Vec<CheckHere>,
}

/// A site, and how reading it went since the service started.
struct SiteHere {
    known: KnownSite,
    read: u64,
    not_reached: u64,
    other: u64,
}

impl SiteHere {
    fn total(&self) -> u64 {
        self.read + self.not_reached + self.other
    }
}

/// A check's card.
struct CheckHere {
    title: &'static str,
    /// Headings of its README, each with what stands under it.
    parts: Vec<(&'static str, &'static str)>,
    measured: Option<String>,
}

/// Title and parts of a README that is written under fixed headings.
fn parts(readme: &'static str) -> (&'static str, Vec<(&'static str, &'static str)>) {
    let mut sections = readme.split("\n## ");
    let title = sections.next().unwrap_or_default().trim_start_matches("# ").lines().next().unwrap_or_default();
    (title, sections.filter_map(|section| section.split_once('\n')).map(|(name, text)| (name, text.trim())).collect())
}

pub(crate) async fn show(visit: Visit) -> Showing {
    let t = visit.t();
    let site = |known: KnownSite| {
        let (read, not_reached, other) = visit.service.0.metrics.of_site(known.id);
        SiteHere { known, read, not_reached, other }
    };
    let checks = known_checks().map(|check| {
        let (title, parts) = parts(check.readme);
        CheckHere { title, parts, measured: check.measured }
    });
    let page = Rules {
        t,
        frame: visit.frame(t.settings_title),
        part: "rules",
        retention: &RULES,
        sites: known_sites().map(site).collect(),
        checks: checks.collect(),
    };
    Ok(Shown::page(&page))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_has_a_title_and_says_what_else_can_explain_it() {
        for check in known_checks() {
            let (title, parts) = parts(check.readme);
            let has = |name: &str| parts.iter().any(|(heading, text)| *heading == name && !text.is_empty());
            assert!(!title.is_empty() && has("What it finds") && has("What else can explain it"), "{}", check.id);
        }
    }
}
