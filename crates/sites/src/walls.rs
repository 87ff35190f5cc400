use crosscheck_model::{Page, Refusal};

/// Bytes of a page in which the marks of a wall are looked for. Challenge and sign-in pages carry them at the top; a long
/// article that only mentions one must not be taken for it.
const WINDOW: usize = 60_000;
/// Pages with more text than this are no challenge: those hold a sentence or two.
const CHALLENGE_TEXT: usize = 3_000;

/// Marks that only a check for browsers leaves in the source.
const CHALLENGE_MARKS: [&str; 9] = [
    "challenges.cloudflare.com",
    "/cdn-cgi/challenge-platform/",
    "cf_chl_opt",
    "anubis_version",
    "captcha-delivery.com",
    "px-captcha",
    "/sorry/index",
    "_incapsula_resource",
    "awswafcookiedomainlist",
];

/// What such pages say to people.
const CHALLENGE_WORDS: [&str; 8] = [
    "just a moment...",
    "making sure you're not a bot",
    "making sure you&#39;re not a bot",
    "checking your browser before accessing",
    "please enable javascript to proceed",
    "press & hold",
    "verify you are human",
    "unusual traffic from your computer",
];

/// Titles and addresses of pages that stand in front of a profile until somebody signs in.
const SIGN_IN_PATHS: [&str; 12] = [
    "/authwall",
    "/checkpoint",
    "/uas/login",
    "/login",
    "/signin",
    "/sign-in",
    "/sign_in",
    "/users/sign_in",
    "/accounts/login",
    "/i/flow/login",
    "/account/login",
    "/ab/account-security/login",
];
const SIGN_IN_TITLES: [&str; 14] = [
    "login • instagram",
    "log in to facebook",
    "log into facebook",
    "facebook – log in or sign up",
    "facebook - log in or sign up",
    "sign up | linkedin",
    "linkedin login, sign in | linkedin",
    "log in to x / x",
    "threads • log in",
    "sign in · gitlab",
    "sign in",
    "log in",
    "login",
    "security verification | linkedin",
];
const SIGN_IN_MARKS: [&str; 4] = [
    "/assets/login-frontend/",
    "you need to sign in or sign up before continuing",
    "name=\"authwall",
    "authwall-join-form",
];

/// Whether this answer is a wall in front of a profile and not the profile, whatever its status says.
pub fn wall(page: &Page) -> Option<Refusal> {
    if page.header("cf-mitigated").is_some_and(|value| value.eq_ignore_ascii_case("challenge")) {
        return Some(Refusal::Challenge);
    }
    let moved = page.final_url.path() != page.url.path() || page.final_url.host_str() != page.url.host_str();
    let path = page.final_url.path().to_ascii_lowercase();
    if moved && SIGN_IN_PATHS.iter().any(|mark| path.starts_with(mark)) {
        return Some(Refusal::SignIn);
    }
    if path.starts_with("/authwall") || path.starts_with("/sorry/index") {
        return Some(if path.starts_with("/sorry") { Refusal::Challenge } else { Refusal::SignIn });
    }
    if !looks_like_html(page) {
        return None;
    }
    let window = &page.body[..page.body.len().min(WINDOW)];
    let text = String::from_utf8_lossy(window).to_lowercase();
    let title = title(&text);
    if CHALLENGE_WORDS.contains(&title) {
        return Some(Refusal::Challenge);
    }
    if SIGN_IN_TITLES.contains(&title) || SIGN_IN_MARKS.iter().any(|mark| text.contains(mark)) {
        return Some(Refusal::SignIn);
    }
    let marked = CHALLENGE_MARKS.iter().chain(&CHALLENGE_WORDS).any(|mark| text.contains(mark));
    // Cloudflare adds its scripts to ordinary pages too: only a page that says next to nothing is the challenge itself.
    (marked && visible_length(&text) < CHALLENGE_TEXT && !states_a_person(&text)).then_some(Refusal::Challenge)
}

/// Whether the body is a page for people.
pub(crate) fn looks_like_html(page: &Page) -> bool {
    let start = page.body[..page.body.len().min(512)].trim_ascii_start();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let feed = start.starts_with(b"<?xml")
        && !page.body[..page.body.len().min(2_048)].windows(5).any(|tag| tag.eq_ignore_ascii_case(b"<html"));
    page.media_type().contains("html") || (start.starts_with(b"<") && !feed)
}

fn states_a_person(text: &str) -> bool {
    ["h-card", "schema.org/person", "\"person\"", "rel=\"me\"", "p-name"].iter().any(|mark| text.contains(mark))
}

/// Length of the text outside tags, scripts and styles; a rough measure is enough.
fn visible_length(text: &str) -> usize {
    let mut length = 0;
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        length += rest[..open].trim().len();
        rest = &rest[open..];
        let end = if rest.starts_with("<script") {
            rest.find("</script")
        } else if rest.starts_with("<style") {
            rest.find("</style")
        } else {
            None
        };
        let from = end.unwrap_or(1);
        match rest[from..].find('>') {
            Some(close) => rest = &rest[from + close + 1..],
            None => return length,
        }
    }
    length + rest.trim().len()
}

/// The title of a page that is in lower case already.
pub(crate) fn title(text: &str) -> &str {
    between(text, "<title", "</title>").and_then(|title| title.split_once('>')).map_or("", |(_, title)| title.trim())
}

fn between<'t>(text: &'t str, from: &str, to: &str) -> Option<&'t str> {
    let rest = &text[text.find(from)? + from.len()..];
    Some(&rest[..rest.find(to)?])
}
