//! Sign-in pages, consent pages and checks for browsers, which are never read as profiles.

use crosscheck_model::Refusal;
use http::{HeaderMap, StatusCode};
use memchr::{memchr, memmem};
use url::Url;

/// Path segments of pages that ask for a sign-in or a consent.
const SIGN_IN_SEGMENTS: [&str; 20] = [
    "login",
    "log-in",
    "log_in",
    "login.php",
    "signin",
    "sign-in",
    "sign_in",
    "signup",
    "sign_up",
    "authwall",
    "auth",
    "consent",
    "checkpoint",
    "sso",
    "oauth",
    "oauth2",
    "authorize",
    "session_redirect",
    "uas",
    "ap_login",
];
/// Hosts that only ask for a sign-in or a consent.
const SIGN_IN_HOSTS: [&str; 6] = [
    "accounts.google.com",
    "consent.google.com",
    "consent.youtube.com",
    "consent.yahoo.com",
    "login.microsoftonline.com",
    "login.live.com",
];
/// Path segments of checks for browsers.
const CHALLENGE_SEGMENTS: [&str; 3] = ["sorry", "cdn-cgi", "captcha"];

/// Marks of a check for browsers; all parts of a row have to occur, the rarest first. From each vendor's current page.
const CHALLENGE_MARKS: [&[&str]; 8] = [
    &["challenges.cloudflare.com", "<title>just a moment..."],
    &["/cdn-cgi/challenge-platform", "<title>just a moment..."],
    &["anubis_version", "not a bot!"],
    &["captcha-delivery.com", "<script"],
    &["checking your browser before accessing", "<noscript"],
    &["please enable javascript to proceed", "<noscript"],
    &["px-captcha", "<script"],
    &["press &amp; hold", "human"],
];
/// Pages of a check are small; an article that quotes one is usually longer than this.
const LARGEST_CHALLENGE: usize = 64 << 10;
/// White space that may stand before a page begins.
const BEFORE_HTML: usize = 1024;
/// How far into a page its title stands.
const HEAD: usize = 64 << 10;

/// Words that a title of a sign-in page begins with; a password field has to be there too.
const SIGN_IN_TITLES: [&str; 12] = [
    "log in",
    "login",
    "sign in",
    "sign-in",
    "sign up",
    "log into",
    "anmelden",
    "einloggen",
    "se connecter",
    "iniciar sesi",
    "accedi",
    "entrar",
];

/// Whether a redirect leads to a wall. The segments of the page it starts from do not count: a person may be called
/// "login".
pub(crate) fn in_redirect(from: &Url, to: &Url) -> Option<Refusal> {
    let host = to.host_str().unwrap_or_default();
    if SIGN_IN_HOSTS.contains(&host) && from.host_str() != Some(host) {
        return Some(Refusal::SignIn);
    }
    let segments = |url: &Url| -> Vec<String> {
        url.path_segments().map(|all| all.map(str::to_ascii_lowercase).collect()).unwrap_or_default()
    };
    let known = segments(from);
    let added = segments(to).into_iter().filter(|segment| !known.contains(segment)).collect::<Vec<_>>();
    if added.iter().any(|segment| CHALLENGE_SEGMENTS.contains(&segment.as_str())) {
        Some(Refusal::Challenge)
    } else if added.iter().any(|segment| SIGN_IN_SEGMENTS.contains(&segment.as_str())) {
        Some(Refusal::SignIn)
    } else {
        None
    }
}

/// Whether an answer, whatever its status, is a wall.
pub(crate) fn in_answer(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Option<Refusal> {
    if headers.get("cf-mitigated").is_some_and(|value| value == "challenge") {
        return Some(Refusal::Challenge);
    }
    if !looks_like_html(body) {
        return None;
    }
    let head = body[..body.len().min(HEAD)].to_ascii_lowercase();
    let holds = |part: &str| memmem::find(&head, part.as_bytes()).is_some();
    if body.len() <= LARGEST_CHALLENGE && CHALLENGE_MARKS.iter().any(|row| row.iter().all(|part| holds(part))) {
        return Some(Refusal::Challenge);
    }
    if !status.is_success() {
        return None;
    }
    let title = memmem::find(&head, b"<title").and_then(|start| {
        let open = &head[start..];
        Some(open[memchr(b'>', open)? + 1..].trim_ascii_start())
    });
    let named = title.is_some_and(|title| SIGN_IN_TITLES.iter().any(|word| title.starts_with(word.as_bytes())));
    let asks = || holds("type=\"password\"") || holds("type='password'") || holds("authwall");
    let sign_in = named && asks() || holds("you need to sign in or sign up before continuing");
    sign_in.then_some(Refusal::SignIn)
}

pub(crate) fn looks_like_html(body: &[u8]) -> bool {
    let start = &body[..body.len().min(BEFORE_HTML)];
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let start = &start[..start.len().min(64)];
    let lower = start.to_ascii_lowercase();
    [&b"<!doctype html"[..], b"<html", b"<head", b"<!--", b"<script", b"<title", b"<body"]
        .iter()
        .any(|mark| lower.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redirect(from: &str, to: &str) -> Option<Refusal> {
        in_redirect(&from.parse().unwrap(), &to.parse().unwrap())
    }

    fn page(body: &str) -> Option<Refusal> {
        in_answer(StatusCode::OK, &HeaderMap::new(), body.as_bytes())
    }

    #[test]
    fn redirects_to_walls_are_recognised() {
        let from = "https://site.example/in/ada";
        for to in [
            "https://site.example/login?next=/in/ada",
            "https://site.example/authwall?trk=x",
            "https://site.example/uas/login",
            "https://accounts.google.com/ServiceLogin",
            "https://site.example/users/sign_in",
        ] {
            assert_eq!(redirect(from, to), Some(Refusal::SignIn), "{to}");
        }
        assert_eq!(redirect(from, "https://www.google.com/sorry/index?continue=x"), Some(Refusal::Challenge));
    }

    #[test]
    fn ordinary_redirects_are_not() {
        for (from, to) in [
            ("http://site.example/ada", "https://site.example/ada"),
            ("https://site.example/Login", "https://site.example/login"),
            ("https://site.example/ada", "https://site.example/en/ada"),
            ("https://site.example/a", "https://site.example/blog/login-tips"),
            ("https://site.example/a", "https://site.example/a?next=/login"),
        ] {
            assert_eq!(redirect(from, to), None, "{from} -> {to}");
        }
    }

    #[test]
    fn walls_served_as_ordinary_pages_are_recognised() {
        let cloudflare = "<!DOCTYPE html><html><head><title>Just a moment...</title><script src=\"https://challenges.cloudflare.com/x\">";
        assert_eq!(page(cloudflare), Some(Refusal::Challenge));
        let anubis = "<html><title>Making sure you're not a bot!</title><script id=\"anubis_version\">";
        assert_eq!(page(anubis), Some(Refusal::Challenge));
        let login = "<html><head><title>\nLog in · Site</title></head><form><input type=\"password\"></form>";
        assert_eq!(page(login), Some(Refusal::SignIn));
        let mut headers = HeaderMap::new();
        headers.insert("cf-mitigated", "challenge".parse().unwrap());
        assert_eq!(in_answer(StatusCode::FORBIDDEN, &headers, b"{}"), Some(Refusal::Challenge));
    }

    #[test]
    fn pages_about_walls_and_pages_with_a_sign_in_box_are_not() {
        for body in [
            "<html><title>Ada Byron</title><p>Just a moment... I write about challenges.cloudflare.com</p>",
            "<html><title>Ada Byron</title><form><input type=\"password\"></form>",
            "<html><title>Login systems I built</title><p>No form here</p>",
            "{\"bio\":\"making sure you're not a bot! anubis_version\"}",
            "",
        ] {
            assert_eq!(page(body), None, "{body}");
        }
    }
}
