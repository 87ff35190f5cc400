//! What the program knows, for who runs it: the sites that it reads, and its checks with how often each is wrong.

use crosscheck_model::Address;
use crosscheck_sites::AccessPolicy;

/// A site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownSite {
    /// Stable id.
    pub id: &'static str,
    /// As people call it.
    pub name: &'static str,
    /// Whether it is asked; otherwise an export or a saved page is read.
    pub is_asked: bool,
    /// What its reading rests on (`documented`, `recorded`, `verified`), and since when, as `2026-11-30`.
    pub rests_on: &'static str,
    /// The day.
    pub since: jiff::civil::Date,
    /// Whether its users can set an access token.
    pub takes_token: bool,
}

/// A check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCheck {
    /// Stable id.
    pub id: &'static str,
    /// Its README (Markdown): what it finds, why, what else can explain it, what it cannot see.
    pub readme: &'static str,
    /// How often it is wrong, where that was measured.
    pub measured: Option<String>,
}

/// All sites with a folder of their own.
pub fn known_sites() -> impl Iterator<Item = KnownSite> {
    crosscheck_sites::registry().iter().map(|site| KnownSite {
        id: site.facts.id,
        name: site.facts.name,
        is_asked: matches!(site.access_policy, AccessPolicy::Allowed | AccessPolicy::Tolerated),
        rests_on: site.health.as_str(),
        since: site.health.date(),
        takes_token: site.facts.token.is_some(),
    })
}

/// The site that an address belongs to; nothing for a file.
pub fn site_of(address: &Address) -> Option<&'static str> {
    match address {
        Address::Url(url) => crosscheck_sites::site(&crosscheck_sites::recognise(url).site).map(|site| site.facts.id),
        Address::File(_) => None,
    }
}

/// All checks.
pub fn known_checks() -> impl Iterator<Item = KnownCheck> {
    crosscheck_checks::registry().iter().map(|check| KnownCheck {
        id: check.id,
        readme: check.readme,
        measured: crosscheck_checks::rule_card(check.id).map(crosscheck_checks::RuleCard::summary),
    })
}
