//! When two web addresses name one page or profile.

use url::Url;

/// Sites whose front page belongs to nobody in particular: a link to it identifies no one.
const SHARED_HOSTS: &[&str] = &[
    "bitbucket.org",
    "codeberg.org",
    "dev.to",
    "facebook.com",
    "fiverr.com",
    "github.com",
    "gitlab.com",
    "google.com",
    "instagram.com",
    "keybase.io",
    "linkedin.com",
    "linktr.ee",
    "mastodon.social",
    "medium.com",
    "npmjs.com",
    "orcid.org",
    "pypi.org",
    "reddit.com",
    "stackexchange.com",
    "stackoverflow.com",
    "t.me",
    "threads.net",
    "tiktok.com",
    "upwork.com",
    "x.com",
    "xing.com",
    "youtube.com",
];

/// What two addresses of one page have in common: host and path without what sites treat as equal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    host: String,
    path: String,
}

impl Key {
    /// `None` for anything that is not a web page.
    pub(crate) fn of(url: &Url) -> Option<Self> {
        if !matches!(url.scheme(), "http" | "https") {
            return None;
        }
        let mut host = url.host_str()?.trim_end_matches('.').to_lowercase();
        for prefix in ["www.", "m.", "mobile."] {
            if let Some(rest) = host.strip_prefix(prefix)
                && rest.contains('.')
            {
                host = rest.to_owned();
            }
        }
        // LinkedIn serves every profile from a host per country as well.
        if host.ends_with(".linkedin.com") {
            "linkedin.com".clone_into(&mut host);
        }
        if host == "twitter.com" {
            "x.com".clone_into(&mut host);
        }
        let mut segments: Vec<String> =
            url.path().split('/').filter(|segment| !segment.is_empty()).map(str::to_lowercase).collect();
        // Stack Exchange: /users/123/any-words is /users/123.
        if segments.len() >= 3 && segments[0] == "users" && segments[1].bytes().all(|b| b.is_ascii_digit()) {
            segments.truncate(2);
        }
        // ActivityPub servers answer for /users/name and /@name alike.
        if segments.len() == 2 && segments[0] == "users" && !segments[1].bytes().all(|b| b.is_ascii_digit()) {
            segments = vec![format!("@{}", segments[1])];
        }
        if segments.last().is_some_and(|last| matches!(last.as_str(), "index.html" | "index.htm" | "index.php")) {
            segments.pop();
        }
        Some(Self { host, path: segments.join("/") })
    }

    /// Whether it is the front page of a site where everybody has a page.
    pub(crate) fn is_a_front_page_of_many(&self) -> bool {
        self.path.is_empty() && SHARED_HOSTS.binary_search(&self.host.as_str()).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::{Key, SHARED_HOSTS};

    fn key(text: &str) -> Key {
        Key::of(&Url::parse(text).unwrap()).unwrap()
    }

    #[test]
    fn what_sites_treat_as_one_page_is_one_page() {
        assert_eq!(key("http://www.jane.example/"), key("https://jane.example"));
        assert_eq!(key("https://github.com/Jane?tab=repositories"), key("https://github.com/jane/"));
        assert_eq!(key("https://stackoverflow.com/users/42/jane"), key("https://stackoverflow.com/users/42"));
        assert_eq!(key("https://social.example/users/jane"), key("https://social.example/@jane"));
        assert_eq!(key("https://de.linkedin.com/in/jane"), key("https://www.linkedin.com/in/jane/"));
        assert_ne!(key("https://github.com/jane"), key("https://github.com/john"));
        assert!(Key::of(&Url::parse("mailto:jane@example.org").unwrap()).is_none());
    }

    #[test]
    fn a_front_page_of_a_shared_site_is_nobodys() {
        assert!(SHARED_HOSTS.is_sorted());
        assert!(key("https://www.linkedin.com/").is_a_front_page_of_many());
        assert!(!key("https://jane.example/").is_a_front_page_of_many());
    }
}
