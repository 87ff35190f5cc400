use crosscheck_model::{Gap, Page, Refusal};
use jiff::Timestamp;
use serde_json::Value;
use url::Url;

use super::marks::{MARKS, Mark, Place, Tells};

/// Bytes of a page in which marks are looked for. Challenge and sign-in pages carry them at the top; a long article that
/// only mentions one must not be taken for it.
const WINDOW: usize = 60_000;
/// A page with more text than this is no notice: those hold a few sentences and a footer.
const NOTICE: usize = 3_000;

/// Whether a redirect leads to a wall. The segments of the page it starts from do not count: a person may be called "login".
pub fn in_redirect(from: &Url, to: &Url) -> Option<Refusal> {
    let segments = |url: &Url| -> Vec<String> {
        url.path_segments().map(|all| all.map(str::to_ascii_lowercase).collect()).unwrap_or_default()
    };
    let known = segments(from);
    let added: Vec<String> = segments(to).into_iter().filter(|segment| !known.contains(segment)).collect();
    let host = to.host_str().unwrap_or_default();
    let path = to.path().to_ascii_lowercase();
    MARKS.iter().find_map(|mark| {
        let is = match mark.at {
            Place::Host => host == mark.text && from.host_str() != Some(host),
            Place::Segment => added.iter().any(|segment| segment == mark.text),
            Place::Path => path.starts_with(mark.text) && !from.path().to_ascii_lowercase().starts_with(mark.text),
            _ => false,
        };
        match mark.tells {
            Tells::Wall(refusal) if is => Some(refusal),
            _ => None,
        }
    })
}

/// Whether this answer is a wall in front of a profile and not the profile, whatever its status says.
pub fn wall(page: &Page) -> Option<Refusal> {
    match told(page)? {
        Tells::Wall(refusal) => Some(refusal),
        _ => None,
    }
}

fn told(page: &Page) -> Option<Tells> {
    if page.header("cf-mitigated").is_some_and(|value| value.eq_ignore_ascii_case("challenge")) {
        return Some(Tells::Wall(Refusal::Challenge));
    }
    if page.final_url != page.url
        && let Some(refusal) = in_redirect(&page.url, &page.final_url)
    {
        return Some(Tells::Wall(refusal));
    }
    let host = page.final_url.host_str().unwrap_or_default();
    let path = page.final_url.path().to_ascii_lowercase();
    let by_address = |mark: &&Mark| match mark.at {
        Place::Path => path.starts_with(mark.text),
        Place::Host => host == mark.text,
        _ => false,
    };
    if let Some(mark) = MARKS.iter().find(by_address) {
        return Some(mark.tells);
    }
    if !page.is_html() {
        let error = error_of(page)?;
        return MARKS.iter().find(|mark| mark.at == Place::Error && error.contains(mark.text)).map(|mark| mark.tells);
    }
    let source = crate::answer::text(&page.body[..page.body.len().min(WINDOW)]).to_lowercase();
    let view = View::of(&source, page.body.len() > WINDOW);
    MARKS.iter().find(|mark| view.has(mark)).map(|mark| mark.tells)
}

/// A page as its marks see it.
struct View<'t> {
    source: &'t str,
    title: &'t str,
    /// Its text, if it says little and states nobody.
    quiet: Option<String>,
}

impl<'t> View<'t> {
    fn of(source: &'t str, cut: bool) -> Self {
        let notice = if cut { None } else { visible(source) };
        let states = ["h-card", "schema.org/person", "\"person\"", "rel=\"me\"", "p-name"];
        let quiet = notice.filter(|_| !states.iter().any(|mark| source.contains(mark)));
        Self { source, title: title(source), quiet }
    }

    fn has(&self, mark: &Mark) -> bool {
        let asks_for_password = || self.source.contains("type=\"password\"") || self.source.contains("type='password'");
        match mark.at {
            Place::Title => self.title == mark.text,
            Place::TitleOfForm => self.title.starts_with(mark.text) && asks_for_password(),
            Place::TitleOfNotice => self.title.starts_with(mark.text) && self.quiet.is_some(),
            Place::Notice => self.quiet.as_ref().is_some_and(|text| text.contains(mark.text)),
            Place::Source => self.quiet.is_some() && self.source.contains(mark.text),
            Place::AnySource => self.source.contains(mark.text),
            Place::Host | Place::Segment | Place::Path | Place::Error => false,
        }
    }
}

/// Whether an answer is a wall or says that there is no such profile: looked for once, for it costs a walk over the page.
pub(crate) fn hides_the_profile(page: &Page) -> bool {
    matches!(told(page), Some(Tells::Wall(_) | Tells::Absent))
}

/// Bytes of an answer that is nothing but an error.
const MAX_ERROR: usize = 4_000;
/// Members of which errors are made; an answer with any other says something else.
const ERROR_MEMBERS: [&str; 26] = [
    "code",
    "data",
    "detail",
    "developer-message",
    "documentation_url",
    "errinfo",
    "error",
    "error-code",
    "error_code",
    "error_description",
    "errors",
    "explanation",
    "fields",
    "message",
    "messages",
    "meta",
    "more-info",
    "ok",
    "reason",
    "response",
    "response-code",
    "status",
    "success",
    "title",
    "type",
    "user-message",
];

/// The words, in lower case, of an answer for programs that is nothing but an error.
fn error_of(page: &Page) -> Option<String> {
    let body = std::str::from_utf8(&page.body).ok().map(str::trim).filter(|body| body.len() <= MAX_ERROR)?;
    let Ok(value) = serde_json::from_str::<Value>(body) else {
        let is_plain = !body.starts_with(['<', '{', '[']) && body.len() <= 200;
        return is_plain.then(|| body.to_lowercase());
    };
    let members = value.as_object()?;
    let says_why = members.keys().any(|key| key != "data" && key != "type" && key != "status");
    (says_why && members.keys().all(|key| ERROR_MEMBERS.contains(&key.to_ascii_lowercase().as_str())))
        .then(|| body.to_lowercase())
}

/// Why this answer holds no profile; `None` for an answer that could hold one. `decides` says whether its absence is the
/// profile's.
pub(crate) fn gap(page: &Page, decides: bool) -> Option<Gap> {
    match told(page) {
        Some(Tells::Wall(refusal)) => return Some(Gap::Refused(refusal)),
        Some(Tells::Absent) if decides && page.status < 500 => return Some(Gap::NoSuchProfile),
        Some(Tells::Throttled) => return Some(Gap::RateLimited(reset(page))),
        Some(Tells::Down) if page.status < 400 => return Some(Gap::ServerError(503)),
        _ => {}
    }
    match page.status {
        404 | 410 => decides.then_some(Gap::NoSuchProfile),
        429 => Some(Gap::RateLimited(reset(page))),
        403 if page.header("x-ratelimit-remaining") == Some("0") => Some(Gap::RateLimited(reset(page))),
        401 | 407 => Some(Gap::Refused(Refusal::SignIn)),
        403 | 451 | 999 => Some(Gap::Refused(Refusal::Blocked)),
        408 | 425 => Some(Gap::TimedOut),
        status @ 500..=599 => Some(Gap::ServerError(status)),
        _ => None,
    }
}

/// A time that the site names, as a unix time or in seconds from the answer.
fn reset(page: &Page) -> Option<Timestamp> {
    if let Some(seconds) = page.header("retry-after").and_then(|value| value.trim().parse::<i64>().ok()) {
        return Timestamp::from_second(page.captured_at.as_second().checked_add(seconds)?).ok();
    }
    let value: i64 =
        ["x-ratelimit-reset", "ratelimit-reset"].iter().find_map(|name| page.header(name)?.trim().parse().ok())?;
    // Below this it cannot be a unix time of any year in which these sites existed.
    const FIRST_UNIX_TIME: i64 = 1_000_000_000;
    let second = if value < FIRST_UNIX_TIME { page.captured_at.as_second().checked_add(value)? } else { value };
    Timestamp::from_second(second).ok()
}

/// The text outside tags, scripts and styles, if a page says little.
fn visible(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let words = rest[..open].trim();
        if !words.is_empty() {
            out.push_str(words);
            out.push(' ');
        }
        if out.len() > NOTICE {
            return None;
        }
        rest = &rest[open..];
        let unseen = ["script", "style", "template", "svg"].iter().find(|name| rest[1..].starts_with(**name));
        let from = unseen.and_then(|name| rest.find(&format!("</{name}"))).unwrap_or(1);
        match rest[from..].find('>') {
            Some(close) => rest = &rest[from + close + 1..],
            None => return Some(out),
        }
    }
    out.push_str(rest.trim());
    (out.len() <= NOTICE).then_some(out)
}

/// The title of a page that is in lower case already.
pub(crate) fn title(text: &str) -> &str {
    let between = || {
        let rest = &text[text.find("<title")?..];
        let rest = &rest[rest.find('>')? + 1..];
        Some(rest[..rest.find("</title")?].trim())
    };
    between().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Digest, Freshness};

    use super::*;

    fn page(status: u16, body: &str) -> Page {
        let url = Url::parse("https://site.example/ana").unwrap();
        Page {
            url: url.clone(),
            final_url: url,
            status,
            headers: Vec::new(),
            sha256: Digest::of(body.as_bytes()),
            body: body.as_bytes().to_vec().into(),
            captured_at: "2026-03-01T12:00:00Z".parse().unwrap(),
            freshness: Freshness::Fetched,
        }
    }

    fn redirect(from: &str, to: &str) -> Option<Refusal> {
        in_redirect(&from.parse().unwrap(), &to.parse().unwrap())
    }

    #[test]
    fn marks_are_lower_case_and_every_row_says_where_it_was_seen() {
        for mark in MARKS {
            assert_eq!(mark.text.to_lowercase(), mark.text);
            assert!(!mark.text.trim().is_empty());
        }
        assert!(super::super::marks::SEEN.iter().all(|seen| seen.len() > 3));
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
    fn walls_are_told_by_what_they_say() {
        for (body, expected) in [
            ("<html><h1>Pardon Our Interruption</h1>", Refusal::Challenge),
            (
                "<html><script id=\"anubis_version\">1</script><title>Making sure the web works</title>",
                Refusal::Challenge,
            ),
            ("<html><title>Login to Meetwell | Meetwell</title><input type=\"password\">", Refusal::SignIn),
            ("<html><title>Antes de ir a Videowell</title><p>Usamos cookies</p>", Refusal::SignIn),
            ("<html><body>You've been blocked by network security.", Refusal::Blocked),
        ] {
            assert_eq!(wall(&page(200, body)), Some(expected), "{body}");
        }
    }

    #[test]
    fn pages_that_only_mention_one_are_not_walls() {
        let article =
            format!("<html><title>Just a moment in time</title><p>{}</p>", "press & hold the key. ".repeat(300));
        let own =
            "<html><title>Ana</title><div class=\"h-card\">Ana</div><script src=\"/cdn-cgi/challenge-platform/x.js\">";
        let sign_in_article = "<html><title>Log in faster with passkeys</title><p>An essay.</p>";
        for body in [article.as_str(), own, sign_in_article] {
            assert_eq!(gap(&page(200, body), true), None, "{body}");
        }
    }

    #[test]
    fn absence_is_said_by_a_notice_and_only_where_it_decides() {
        let notice = "<html><title>Game Community :: Error</title><h3>The specified profile could not be found.</h3>";
        assert_eq!(gap(&page(200, notice), true), Some(Gap::NoSuchProfile));
        assert_eq!(gap(&page(200, notice), false), None);
        let person = "<html><title>404 by Ana Ejemplo</title><div class=\"h-card\">Ana Ejemplo</div>";
        assert_eq!(gap(&page(200, person), true), None);
    }

    #[test]
    fn statuses_mean_the_same_live_and_in_an_archive() {
        for (status, expected) in [
            (401, Some(Gap::Refused(Refusal::SignIn))),
            (403, Some(Gap::Refused(Refusal::Blocked))),
            (404, Some(Gap::NoSuchProfile)),
            (429, Some(Gap::RateLimited(None))),
            (999, Some(Gap::Refused(Refusal::Blocked))),
            (502, Some(Gap::ServerError(502))),
            (200, None),
        ] {
            assert_eq!(gap(&page(status, "{}"), true), expected, "{status}");
        }
    }
}
