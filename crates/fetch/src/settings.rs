use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use crosscheck_model::{PageEvaluator, SiteDirectory};

use crate::{Cidr, SharedHosts};

/// What the user decides about fetching. The defaults ask nothing but public hosts, politely, and keep nothing.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// An e-mail address or a page, told to every server in the `User-Agent`, so that its operator can complain.
    pub contact: Option<String>,
    /// Ranges that are asked although they are not public (an intranet, a test server). Printed in the report.
    pub allow_private: Vec<Cidr>,
    /// Hosts that are sent to a given address without asking the resolver. Printed in the report.
    pub resolve: Vec<ResolveOverride>,
    /// Certificate authorities trusted besides the public ones: PEM files. Printed in the report.
    pub ca_files: Vec<PathBuf>,
    /// Where answers are kept between runs, obeying `Cache-Control`; nowhere if `None`.
    pub cache_dir: Option<PathBuf>,
    /// The user's own Chromium, for pages that are empty without JavaScript: the program, or an empty path for the one
    /// that is installed. Needs the feature `browser`. Printed in the report.
    pub browser: Option<PathBuf>,
    /// What the sites state: how often they may be asked, and where tokens are sent.
    pub sites: SiteDirectory,
    /// Tells pages from walls.
    pub evaluator: PageEvaluator,
    /// Access tokens for sites' interfaces.
    pub tokens: Tokens,
    /// How much is asked in one run.
    pub budget: Budget,
    /// How much is read, and how long is waited.
    pub limits: Limits,
    /// No waiting between requests to hosts that only `allow_private` or `resolve` let through; public hosts are always
    /// asked politely.
    pub hurry_private: bool,
    /// Who keeps the limits of hosts for several processes, if there are several.
    pub shared_hosts: Option<Arc<dyn SharedHosts>>,
}

/// Requests that one run may send; each redirect, robots.txt and retry counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// To all hosts together.
    pub total: usize,
    /// To one host.
    pub per_host: usize,
}

/// A candidate supplies tens of links and a site needs up to some ten requests: ample for both, and the end of a page
/// that invents new addresses for ever.
impl Default for Budget {
    fn default() -> Self {
        Self { total: 1000, per_host: 200 }
    }
}

/// How much is read of one answer and how long is waited for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Bytes of an answer's body as sent. Profile pages have some 100 KB, photos some MB.
    pub wire_bytes: usize,
    /// Bytes of it after content decoding.
    pub decoded_bytes: usize,
    /// Decoded bytes for each byte sent, once more than 1 MiB has been decoded. HTML reaches about 20, a bomb 1000.
    pub ratio: usize,
    /// Bytes of an answer's status line and headers.
    pub header_bytes: usize,
    /// Until a name is resolved, and until one connection stands.
    pub connect: Duration,
    /// Until the headers are there.
    pub headers: Duration,
    /// For one link, with its redirects; waiting for one's turn does not count.
    pub total: Duration,
    /// How long a body may be slow or silent before `throughput` counts.
    pub grace: Duration,
    /// Bytes a second that a body has to arrive with on average.
    pub throughput: usize,
    /// Longest wait that is spent on a server which says "later", before the answer is "rate limited".
    pub patience: Duration,
    /// Most bytes of a repository's history that are read, and the most generations of commits asked for.
    pub history_bytes: usize,
    /// See `history_bytes`.
    pub history_depth: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            wire_bytes: 8 << 20,
            decoded_bytes: 16 << 20,
            ratio: 200,
            header_bytes: 64 << 10,
            connect: Duration::from_secs(5),
            headers: Duration::from_secs(10),
            total: Duration::from_secs(30),
            grace: Duration::from_secs(5),
            throughput: 1024,
            patience: Duration::from_secs(60),
            // A commit without its tree takes about 250 bytes: 20,000 fit (`Claims::MAX_COMMITS`).
            history_bytes: 8 << 20,
            history_depth: 20_000,
        }
    }
}

/// Access tokens by their key in the settings; each is sent to the site it belongs to and nowhere else, and only over https.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Tokens(BTreeMap<String, String>);

impl Tokens {
    /// The token of this key.
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Tokens {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(tokens: T) -> Self {
        Self(tokens.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.keys()).finish()
    }
}

/// `HOST:PORT:ADDRESS` or `HOST:PORT:ADDRESS:PORT`: connect there when a link names that host and port. An IPv6
/// address that is followed by a port stands in brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolveOverride {
    /// The host's name, in lower case.
    pub host: String,
    /// The port in the link (80 or 443 where it says nothing).
    pub port: u16,
    /// Where to connect instead.
    pub to: SocketAddr,
}

/// The text is not `HOST:PORT:ADDRESS`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("write HOST:PORT:ADDRESS, such as profiles.example:443:127.0.0.1")]
pub struct ParseResolveError;

impl FromStr for ResolveOverride {
    type Err = ParseResolveError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.splitn(3, ':');
        let (host, port, to) = match (parts.next(), parts.next(), parts.next()) {
            (Some(host), Some(port), Some(to)) if !host.is_empty() => (host, port, to),
            _ => return Err(ParseResolveError),
        };
        let port = port.parse().map_err(|_| ParseResolveError)?;
        let to = match to.trim_matches(['[', ']']).parse::<IpAddr>() {
            Ok(address) => SocketAddr::new(address, port),
            Err(_) => to.parse().map_err(|_| ParseResolveError)?,
        };
        Ok(Self { host: host.trim_end_matches('.').to_ascii_lowercase(), port, to })
    }
}

impl fmt::Display for ResolveOverride {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.to.port() == self.port {
            write!(f, "{}:{}:{}", self.host, self.port, self.to.ip())
        } else {
            write!(f, "{}:{}:{}", self.host, self.port, self.to)
        }
    }
}

/// Every exception from the guard that these settings make, one sentence each: they belong in the report.
pub fn overrides_in_force(settings: &Settings) -> Vec<String> {
    let ranges =
        settings.allow_private.iter().map(|range| format!("--allow-private {range}: these addresses are asked"));
    let hosts = settings.resolve.iter().map(|host| format!("--resolve {host}: this host is asked there"));
    let authorities = settings.ca_files.iter().map(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        format!("--ca {name}: this certificate authority is trusted besides the public ones")
    });
    ranges.chain(hosts).chain(authorities).chain(settings.browser.iter().map(|_| browser_in_force())).collect()
}

fn no_browser(path: &std::path::Path) -> String {
    let hint = "install Chromium, or name its program as in --browser=/usr/bin/chromium";
    if path.as_os_str().is_empty() {
        format!("no Chromium is installed where programs are looked for: {hint}")
    } else {
        format!("there is no program {}: {hint}", path.display())
    }
}

fn browser_in_force() -> String {
    #[cfg(feature = "browser")]
    let sandbox = if crate::browser::is_root() { ", without its own sandbox because root runs it" } else { "" };
    #[cfg(not(feature = "browser"))]
    let sandbox = "";
    format!("--browser: pages that are empty without JavaScript are read as Chromium shows them{sandbox}")
}

/// The settings cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SetupError {
    /// This build cannot use a browser.
    #[error("this build cannot use a browser: build it with `cargo build --release --features browser`")]
    NoBrowser,
    /// There is no such browser.
    #[error("{}", no_browser(path))]
    Browser {
        /// The program that was named; empty if none was.
        path: PathBuf,
    },
    /// The contact holds characters that a header cannot carry.
    #[error("the contact may hold only printable ASCII characters")]
    Contact,
    /// A token holds characters that a header cannot carry.
    #[error("an access token holds characters that cannot be sent")]
    Token,
    /// A file of certificates cannot be read.
    #[error("cannot read certificates from {path}", path = path.display())]
    Certificates {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: rustls::pki_types::pem::Error,
    },
    /// A certificate in a file cannot be used.
    #[error("a certificate in {path} cannot be used", path = path.display())]
    Certificate {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: rustls::Error,
    },
    /// The cryptographic library cannot do what TLS needs.
    #[error("TLS cannot be set up")]
    Tls(#[source] rustls::Error),
    /// The cache's folder cannot be made.
    #[error("cannot make the folder {path}", path = path.display())]
    Cache {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolve_overrides_are_read_and_written_back() {
        for (text, to) in [
            ("a.example:443:127.0.0.1", "127.0.0.1:443"),
            ("A.example:80:127.0.0.1:8080", "127.0.0.1:8080"),
            ("a.example:80:::1", "[::1]:80"),
            ("a.example:80:[::1]:8080", "[::1]:8080"),
        ] {
            let parsed: ResolveOverride = text.parse().expect(text);
            assert_eq!(parsed.to, to.parse().unwrap(), "{text}");
            assert_eq!(parsed.to_string().parse(), Ok(parsed), "{text}");
        }
        for bad in ["", "a.example", "a.example:80", "a.example:x:127.0.0.1", ":80:127.0.0.1", "a.example:80:b.example"]
        {
            assert!(bad.parse::<ResolveOverride>().is_err(), "{bad}");
        }
    }

    #[test]
    fn tokens_are_never_printed() {
        let tokens = Tokens::from_iter([("forge", "s3cret")]);
        assert!(!format!("{:?}", Settings { tokens, ..Settings::default() }).contains("s3cret"));
    }

    #[test]
    fn every_exception_is_reported_and_no_others() {
        assert!(overrides_in_force(&Settings::default()).is_empty());
        let settings = Settings {
            allow_private: vec!["127.0.0.0/8".parse().unwrap()],
            resolve: vec!["a.example:443:127.0.0.1".parse().unwrap()],
            ca_files: vec!["/somewhere/ca.pem".into()],
            ..Settings::default()
        };
        let lines = overrides_in_force(&settings).join("\n");
        for part in ["127.0.0.0/8", "a.example:443:127.0.0.1", "--ca ca.pem"] {
            assert!(lines.contains(part), "{lines}");
        }
    }
}
