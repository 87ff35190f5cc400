use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::{Address, Blob, Digest, Origin, SourceId};

/// What kind of answer a request asks for; it decides the `Accept` header and whether robots.txt is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Want {
    /// A documented JSON endpoint.
    Json,
    /// An ActivityPub object.
    ActivityJson,
    /// An HTML page.
    Html,
    /// Plain text, such as a `.patch`.
    Text,
    /// A picture.
    Image,
    /// All commits of a repository without trees or blobs: a git fetch over HTTP. The URL is the repository's.
    GitHistory,
}

/// One thing to fetch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Request {
    /// Where.
    pub url: Url,
    /// What for.
    pub want: Want,
}

impl Request {
    /// A request.
    pub fn new(url: Url, want: Want) -> Self {
        Self { url, want }
    }
}

/// What a server, or an archive, answered. Any status: a 404 is an answer, and sites read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// As requested.
    pub url: Url,
    /// After redirects.
    pub final_url: Url,
    /// HTTP status; 200 for a handed-in file.
    pub status: u16,
    /// Names in lower case, in the order received.
    pub headers: Vec<(String, String)>,
    /// After content decoding.
    pub body: Blob,
    /// When it was fetched.
    pub captured_at: Timestamp,
    /// Of the body.
    pub sha256: Digest,
    /// How it came to hand.
    pub freshness: Freshness,
}

/// How a page came to hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Freshness {
    /// It was fetched, or handed in.
    #[default]
    Fetched,
    /// It was kept from an earlier run, and the server says that it has not changed.
    NotModified,
    /// It was kept from an earlier run, for as long as the server allows.
    Cached,
}

impl Page {
    /// A header's first value; the name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The media type without parameters, in lower case; empty if none was sent.
    pub fn media_type(&self) -> String {
        let value = self.header("content-type").unwrap_or_default();
        value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// Whether the body is a page for people.
    pub fn is_html(&self) -> bool {
        self.media_type().contains("html") || is_html(&self.body)
    }

    /// What claims read from this page rest on.
    pub fn origin(&self, source: SourceId) -> Origin {
        Origin::new(source, Address::Url(self.final_url.clone()), self.captured_at, self.sha256)
    }
}

/// What came of one request.
#[expect(
    clippy::large_enum_variant,
    reason = "pages are the rule and gaps the exception: a box would cost more than it saves"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// An answer, whatever its status.
    Page(Page),
    /// No answer, and why.
    Gap(Gap),
}

/// Who or what refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Refusal {
    /// robots.txt asks programs to stay away.
    Robots,
    /// A sign-in or consent page stands in front.
    SignIn,
    /// A check for browsers stands in front.
    Challenge,
    /// The server answered 401, 403, 451 or 999.
    Blocked,
    /// The site's terms forbid fetching; it is never asked.
    Terms,
}

/// Which of this program's own limits on one source was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SourceLimit {
    /// Requests for one source.
    Requests,
    /// Rounds of requests that follow from earlier answers.
    Rounds,
    /// Pictures of one source.
    Pictures,
}

/// Why there is no page. Never evidence against anyone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Gap {
    /// The site says that there is no such profile.
    NoSuchProfile,
    /// Refused.
    Refused(Refusal),
    /// Too many requests; until when, if the site says.
    RateLimited(Option<Timestamp>),
    /// No answer in time.
    TimedOut,
    /// More than we read of one answer.
    TooLarge,
    /// The address is not a public one.
    AddressNotAllowed,
    /// The host has no address.
    HostNotFound,
    /// This machine seems to have no network: no name at all can be looked up.
    NetworkDown,
    /// The connection could not be made, or broke.
    ConnectionFailed,
    /// The server answered with an error of its own.
    ServerError(u16),
    /// The answer breaks the protocol, or a redirect loops.
    Malformed,
    /// The page is empty without JavaScript.
    NeedsBrowser,
    /// The page is empty without JavaScript, and the browser that was to show it did not.
    NotShown,
    /// The archive that is replayed does not hold it.
    NotCaptured,
    /// This run's budget of requests was spent.
    BudgetSpent,
    /// Not asked for: one source is asked for no more than this.
    SourceLimit(SourceLimit),
    /// The server has nothing at this address: a picture or an answer beside the profile itself.
    NotThere,
}

impl Gap {
    /// Stable name for reports and archives.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::NoSuchProfile => "no_such_profile",
            Self::Refused(Refusal::Robots) => "refused_by_robots",
            Self::Refused(Refusal::SignIn) => "sign_in_required",
            Self::Refused(Refusal::Challenge) => "browser_check",
            Self::Refused(Refusal::Blocked) => "blocked",
            Self::Refused(Refusal::Terms) => "not_allowed_by_terms",
            Self::RateLimited(_) => "rate_limited",
            Self::TimedOut => "timed_out",
            Self::TooLarge => "too_large",
            Self::AddressNotAllowed => "address_not_allowed",
            Self::HostNotFound => "host_not_found",
            Self::NetworkDown => "network_down",
            Self::ConnectionFailed => "connection_failed",
            Self::ServerError(_) => "server_error",
            Self::Malformed => "malformed",
            Self::NeedsBrowser => "needs_browser",
            Self::NotShown => "not_shown",
            Self::NotCaptured => "not_captured",
            Self::BudgetSpent => "budget_spent",
            Self::SourceLimit(SourceLimit::Requests) => "limit_of_requests",
            Self::SourceLimit(SourceLimit::Rounds) => "limit_of_rounds",
            Self::SourceLimit(SourceLimit::Pictures) => "limit_of_pictures",
            Self::NotThere => "not_there",
        }
    }

    /// What the user can do about it, in plain words.
    pub const fn what_to_do(&self) -> &'static str {
        match self {
            Self::NoSuchProfile => "Ask the candidate for the current address of this profile.",
            Self::Refused(Refusal::Robots) => "Open the page yourself and hand in the saved copy.",
            Self::Refused(Refusal::SignIn | Refusal::Terms) => {
                "Ask the candidate for their own export or a saved copy of the page, and hand that in."
            }
            Self::Refused(Refusal::Challenge | Refusal::Blocked) => {
                "Open the page in your own browser and hand in the saved copy."
            }
            Self::RateLimited(_) => "Run again later, or set an access token for this site.",
            Self::TimedOut | Self::ConnectionFailed | Self::ServerError(_) => "Run again later.",
            Self::TooLarge => "Hand in a saved copy of the part that matters.",
            Self::AddressNotAllowed => "Check the link: it leads to a private or reserved network address.",
            Self::HostNotFound => "Check the spelling of the link.",
            Self::NetworkDown => "Check this machine's network connection, then run again.",
            Self::Malformed | Self::NotShown => "Open the page yourself and hand in the saved copy.",
            Self::NeedsBrowser => "Run again with --browser, or open the page yourself and hand in the saved copy.",
            Self::NotCaptured => "Run without --replay to fetch it, or hand in an archive that holds it.",
            Self::BudgetSpent => "Run again with fewer links, or raise the limit of requests.",
            Self::SourceLimit(_) => "Open it yourself if it matters: this much is read of one source.",
            Self::NotThere => "Nothing: it may have been removed, which says nothing about the candidate.",
        }
    }
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchProfile => f.write_str("the site has no such profile"),
            Self::Refused(Refusal::Robots) => f.write_str("robots.txt asks programs not to read it"),
            Self::Refused(Refusal::SignIn) => f.write_str("sign-in required"),
            Self::Refused(Refusal::Challenge) => f.write_str("a check for browsers stands in front of it"),
            Self::Refused(Refusal::Blocked) => f.write_str("the site refused the request"),
            Self::Refused(Refusal::Terms) => f.write_str("the site does not allow programs to fetch profiles"),
            Self::RateLimited(Some(until)) => write!(f, "too many requests, until {until}"),
            Self::RateLimited(None) => f.write_str("too many requests"),
            Self::TimedOut => f.write_str("no answer in time"),
            Self::TooLarge => f.write_str("the answer is too large"),
            Self::AddressNotAllowed => f.write_str("the address is not a public one"),
            Self::HostNotFound => f.write_str("the host was not found"),
            Self::NetworkDown => f.write_str("the network seems to be down: no host could be found"),
            Self::ConnectionFailed => f.write_str("no connection"),
            Self::ServerError(status) => write!(f, "the server answered with error {status}"),
            Self::Malformed => f.write_str("the answer could not be understood"),
            Self::NeedsBrowser => f.write_str("the page is empty without JavaScript"),
            Self::NotShown => f.write_str("the page is empty without JavaScript, and the browser did not show it"),
            Self::NotCaptured => f.write_str("not captured in this archive"),
            Self::BudgetSpent => f.write_str("not fetched: this run's limit of requests was reached"),
            Self::SourceLimit(SourceLimit::Requests) => {
                f.write_str("not fetched: the limit of requests for one source was reached")
            }
            Self::SourceLimit(SourceLimit::Rounds) => {
                f.write_str("not fetched: the limit of rounds of requests for one source was reached")
            }
            Self::SourceLimit(SourceLimit::Pictures) => {
                f.write_str("not read: the limit of pictures of one source was reached")
            }
            Self::NotThere => f.write_str("the server has nothing at this address"),
        }
    }
}

/// White space that may stand before a page begins.
const BEFORE_HTML: usize = 1024;

/// Whether bytes begin as a page for people does, whatever they are called.
pub fn is_html(body: &[u8]) -> bool {
    let start = &body[..body.len().min(BEFORE_HTML)];
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let lower = start[..start.len().min(64)].to_ascii_lowercase();
    // An XML prologue before `<html` is an older page; before anything else, a feed or a record.
    if lower.starts_with(b"<?xml") {
        return start.windows(5).any(|tag| tag.eq_ignore_ascii_case(b"<html"));
    }
    const OPENINGS: [&[u8]; 10] =
        [b"<!doctype html", b"<html", b"<head", b"<!--", b"<script", b"<title", b"<body", b"<meta", b"<div", b"<h1"];
    OPENINGS.iter().any(|opening| lower.starts_with(opening))
}
