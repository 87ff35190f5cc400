//! Gravatar: profiles by the digest of an address for mail.

use crosscheck_model::{LinkRole, NameRole, Pace, SiteFacts};
use jiff::civil::date;
use url::Url;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Item, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["secure.gravatar.com", "en.gravatar.com"],
        api_hosts: &["api.gravatar.com"],
        picture_hosts: &["0.gravatar.com", "1.gravatar.com", "2.gravatar.com", "i0.wp.com"],
        // 100 an hour without a key; pictures are not counted.
        pace: &[Pace::new("api.gravatar.com", 1000, 5, 1), Pace::new("gravatar.com", 100, 10, 2)],
        no_picture_rule: Some(is_forced_default),
        ..SiteFacts::new("gravatar", "Gravatar", &["gravatar.com"])
    },
    url_forms: &["https://gravatar.com/{handle}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Table(&Table {
        reserved: &["avatar", "profile", "profiles", "site", "developers", "emails"],
        ..Table::json(&[PROFILE, OLD])
    }),
};

const PROFILE: Answer = Answer {
    holds: &["/hash", "/display_name"],
    ..Answer::new(
        &["https://api.gravatar.com/v3/profiles/{handle}"],
        &[
            field(&["/profile_url"], Means::HandleIn("*gravatar.com/{}")),
            field(&["/display_name"], Means::Name(NameRole::Display)),
            field(&["/first_name", "/last_name"], Means::Name(NameRole::Full)),
            field(&["/is_organization"], Means::NotPerson("organization")),
            field(&["/description"], Means::Bio),
            field(&["/location"], Means::Place),
            field(&["/avatar_url"], Means::Photo),
            field(&[""], Means::Work(Item { organisation: "/company", title: "/job_title", ..Item::NONE })),
            field(&["/verified_accounts/*/url"], Means::Link(LinkRole::OwnVerified)),
            field(&["/links/*/url"], Means::Link(LinkRole::Own)),
            field(&["/languages/*"], Means::LanguageAt("/name", "")),
            field(&["/timezone"], Means::Zone),
        ],
    )
};

/// As archives hold it: `gravatar.com/{slug}.json`.
const OLD: Answer = Answer {
    ask: None,
    holds: &["/entry/0/preferredUsername"],
    ..Answer::new(
        &["https://gravatar.com/{handle}.json"],
        &[
            field(&["/entry/0/displayName"], Means::Name(NameRole::Display)),
            field(&["/entry/0/name/givenName", "/entry/0/name/familyName"], Means::Name(NameRole::Full)),
            field(&["/entry/0/preferredUsername"], Means::Handle),
            field(&["/entry/0/aboutMe"], Means::Bio),
            field(&["/entry/0/currentLocation"], Means::Place),
            field(&["/entry/0/thumbnailUrl"], Means::Photo),
            field(&["/entry/0/urls/*/value"], Means::Link(LinkRole::Own)),
            field(&["/entry/0/accounts/*/url"], Means::Link(LinkRole::Own)),
        ],
    )
};

/// An address shows its default for sure only when the default is forced or the digest is all zeros: with any other `d=` the
/// same address may show a real picture, and with `d=404` it always does.
fn is_forced_default(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let is_here = ["gravatar.com", "libravatar.org"]
        .iter()
        .any(|end| host.strip_suffix(end).is_some_and(|before| before.is_empty() || before.ends_with('.')));
    let Some(digest) = url.path().strip_prefix("/avatar/").filter(|_| is_here) else { return false };
    let digest = digest.split('.').next().unwrap_or_default();
    let forced = url
        .query_pairs()
        .any(|(name, value)| matches!(&*name, "f" | "forcedefault") && matches!(&*value, "y" | "yes" | "1" | "true"));
    forced || digest.bytes().all(|byte| byte == b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_forced_default_is_no_picture() {
        let is = |text: &str| is_forced_default(&Url::parse(text).unwrap());
        assert!(is("https://secure.gravatar.com/avatar/abc123?d=identicon&f=y"));
        assert!(is(&format!("https://www.gravatar.com/avatar/{}?s=80", "0".repeat(32))));
        for twin in ["https://www.gravatar.com/avatar/abc123?d=404", "https://notgravatar.example/avatar/0000?f=y"] {
            assert!(!is(twin), "{twin}");
        }
    }
}
