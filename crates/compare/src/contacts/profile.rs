//! Addresses of profiles, and handles.

use crosscheck_model::{Personal, SiteDirectory};
use url::Url;

/// Longer addresses are not looked at.
const LONGEST: usize = 2048;
/// Query fields that tell where a visitor came from, not which page it is.
const TRACKING: [&str; 24] = [
    "ref",
    "referrer",
    "source",
    "fbclid",
    "gclid",
    "igshid",
    "igsh",
    "trk",
    "trkinfo",
    "lipi",
    "si",
    "s",
    "t",
    "lang",
    "hl",
    "locale",
    "originalsubdomain",
    "mibextid",
    "feature",
    "_rdr",
    "tab",
    "share",
    "from",
    "view",
];
/// The address of a page about a person, in normal form. `Debug` hides it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ProfileUrl {
    key: Personal,
    host: Personal,
}

impl ProfileUrl {
    /// Reads an address with or without `https://`; what its site says of its addresses is known from the directory.
    #[must_use]
    pub fn parse(text: &str, sites: &SiteDirectory) -> Option<Self> {
        let text = text.trim().trim_matches(['<', '>', '"', '\'']);
        if text.len() > LONGEST || text.is_empty() || text.contains(char::is_whitespace) {
            return None;
        }
        let url = match Url::parse(text) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => url,
            Ok(url) if url.has_host() => return None,
            _ if text.contains('.') && !text.contains('@') || text.contains("/@") => {
                Url::parse(&format!("https://{text}")).ok()?
            }
            _ => return None,
        };
        Self::from_url(&url, sites)
    }

    /// As [`ProfileUrl::parse`].
    #[must_use]
    pub fn from_url(url: &Url, sites: &SiteDirectory) -> Option<Self> {
        if !matches!(url.scheme(), "http" | "https") || url.as_str().len() > LONGEST {
            return None;
        }
        let host = url.host_str()?.trim_end_matches('.');
        let host = host.strip_prefix("www.").unwrap_or(host);
        let site = sites.of_host(host);
        // Another name of the site, or the same page in another language.
        let host = site.and_then(|site| site.canonical_host(host)).unwrap_or(host);
        let mut segments: Vec<&str> = url.path_segments().map(Iterator::collect).unwrap_or_default();
        segments.retain(|segment| !segment.is_empty());
        if segments
            .last()
            .is_some_and(|last| matches!(last.to_ascii_lowercase().as_str(), "index.html" | "index.htm" | "index.php"))
        {
            segments.pop();
        }
        // Any host can be a server of the fediverse: `/@Name`, `/@name?with=query` and `/users/name` are one account's page.
        let account = site.is_none().then(|| fediverse_account(&segments)).flatten();
        // Forums: the name behind the number is decoration.
        if segments.first() == Some(&"users")
            && segments.get(1).is_some_and(|id| id.bytes().all(|b| b.is_ascii_digit()))
        {
            segments.truncate(2);
        }
        if let Some(most) = site.and_then(|site| site.segments) {
            segments.truncate(most);
        }
        let is_account = account.is_some();
        let mut path = account.unwrap_or_else(|| segments.join("/"));
        if site.is_some_and(|site| site.case_free) {
            path = path.to_lowercase();
        }
        let mut query: Vec<(String, String)> = url
            .query_pairs()
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .filter(|(name, _)| {
                if is_account {
                    return false;
                }
                let name = name.to_ascii_lowercase();
                !name.starts_with("utm_") && !TRACKING.contains(&name.as_str())
            })
            .collect();
        query.sort();
        let mut key = host.to_owned();
        if let Some(port) = url.port() {
            key.push_str(&format!(":{port}"));
        }
        if !path.is_empty() {
            key.push('/');
            key.push_str(&path);
        }
        for (at, (name, value)) in query.iter().enumerate() {
            key.push_str(&format!("{}{name}={value}", if at == 0 { '?' } else { '&' }));
        }
        Some(Self { key: Personal::new(key), host: Personal::new(host) })
    }

    /// The normal form: host without `www.`, path without a closing slash, no tracking. Two addresses with one key are one page.
    #[must_use]
    pub fn key(&self) -> &str {
        self.key.expose()
    }

    /// The host of the normal form.
    #[must_use]
    pub fn host(&self) -> &str {
        self.host.expose()
    }
}

/// `@name`, where the path is an account's page on a server that speaks ActivityPub. Names there count without case (RFC 7565).
fn fediverse_account(segments: &[&str]) -> Option<String> {
    let name = match segments {
        [one] => one.strip_prefix('@')?,
        ["users", name] if name.bytes().any(|b| !b.is_ascii_digit()) => name,
        _ => return None,
    };
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '@'));
    is_name.then(|| format!("@{}", name.to_lowercase()))
}

/// A handle without `@` and in lower case; `user@host` for the fediverse. `None` when it is no handle.
#[must_use]
pub fn normal_handle(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches('@').trim_end_matches('/');
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '@' | '~');
    (!text.is_empty() && text.len() <= 256 && text.chars().all(fits)).then(|| text.to_lowercase())
}
