//! An answer as a page.

use std::sync::OnceLock;

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use crosscheck_report::{TOKENS, allowed_style};

use super::language::LANGUAGES;
use super::role::{Right, Role};
use super::texts::Texts;
use crate::api::call::{Answer, Content};
use crate::problem::Problem;

const OWN_STYLE: &str = include_str!("../../templates/page/page.css");

/// The style of every page.
fn style() -> &'static str {
    static STYLE: OnceLock<String> = OnceLock::new();
    STYLE.get_or_init(|| [TOKENS, OWN_STYLE].concat())
}

/// What a page may load: its own style, the report of a case in a frame, and nothing else. No script can run.
fn policy() -> &'static str {
    static POLICY: OnceLock<String> = OnceLock::new();
    POLICY.get_or_init(|| {
        format!(
            "default-src 'none'; style-src '{}'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; \
             frame-ancestors 'none'",
            allowed_style(style())
        )
    })
}

/// The same for a page that stands in a frame of ours.
fn frame_policy() -> &'static str {
    static POLICY: OnceLock<String> = OnceLock::new();
    POLICY.get_or_init(|| policy().replace("frame-ancestors 'none'", "frame-ancestors 'self'"))
}

/// The report brings the digest of its own style; it may stand in a frame of ours.
const REPORT_POLICY: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; \
     form-action 'none'; frame-ancestors 'self'";

/// What stands around every page.
pub(crate) struct Frame {
    pub(crate) t: &'static Texts,
    pub(crate) title: String,
    /// Who is signed in.
    pub(crate) user: Option<String>,
    /// What they are.
    pub(crate) role: Option<Role>,
    /// What every form of the page sends along.
    pub(crate) mark: String,
    /// The page's own address.
    pub(crate) address: String,
}

/// The name of the case that the page at this address is about.
pub(crate) fn case_of(address: &str) -> Option<&str> {
    let id = address.strip_prefix("/cases/")?.split('/').next()?;
    let digits = id.strip_prefix("case_")?;
    let is_name = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_name.then_some(id)
}

impl Frame {
    fn may(&self, right: Right) -> bool {
        self.role.is_some_and(|role| role.may(right))
    }

    pub(crate) fn may_hand_in(&self) -> bool {
        self.may(Right::HandIn)
    }

    pub(crate) fn may_note(&self) -> bool {
        self.may(Right::Note)
    }

    pub(crate) fn may_decide(&self) -> bool {
        self.may(Right::Decide)
    }

    pub(crate) fn may_erase(&self) -> bool {
        self.may(Right::Erase)
    }

    pub(crate) fn may_manage(&self) -> bool {
        self.may(Right::Manage)
    }

    /// Where somebody can go by name: parts of the case that they look at, then pages.
    pub(crate) fn named_places(&self) -> Vec<(&'static str, String)> {
        let t = self.t;
        let mut places = self.parts_of_case();
        let mut page = |name, path: &str| places.push((name, path.to_owned()));
        page(t.cases_title, "/cases");
        if self.may_hand_in() {
            page(t.new_case, "/cases/new");
        }
        page(t.rosters_title, "/rosters");
        page(t.settings_title, "/settings");
        page(t.settings_rules, "/settings/rules");
        if self.may_manage() {
            page(t.settings_access, "/settings/access");
        }
        page(t.go_all, "/go");
        places
    }

    /// What can be done with the case of the page, by name; nothing on other pages.
    fn parts_of_case(&self) -> Vec<(&'static str, String)> {
        let Some(id) = case_of(&self.address) else { return Vec::new() };
        let t = self.t;
        let at = |name, place: &str| (name, format!("/cases/{id}{place}"));
        let mut parts = vec![
            at(t.disagree, "#disagree"),
            at(t.ask_title, "#ask"),
            at(t.sources, "#sources"),
            at(t.steps, "#steps"),
            at(t.said, "#said"),
            at(t.candidate_link, "#invite"),
            at(t.notices_title, "/notices"),
            at(t.whole_report, "/report"),
            at(t.get_evidence, "/evidence"),
            at(t.get_dossier, "/dossier"),
        ];
        if self.may_decide() {
            parts.push(at(t.close_title, "#close"));
        }
        if self.may_erase() {
            parts.push(at(t.keeping, "#keeping"));
        }
        parts
    }

    pub(crate) fn places(&self) -> impl Iterator<Item = &'static str> {
        self.named_places().into_iter().map(|(name, _)| name)
    }

    /// Other languages, with their names in themselves.
    pub(crate) fn languages(&self) -> impl Iterator<Item = &'static Texts> {
        let own = self.t.language;
        LANGUAGES.into_iter().filter(move |texts| texts.language != own)
    }

    pub(crate) fn style(&self) -> &'static str {
        style()
    }
}

/// What a visitor gets.
pub(crate) struct Shown {
    status: StatusCode,
    headers: Vec<(HeaderName, String)>,
    body: Body,
    media: &'static str,
    policy: &'static str,
}

const PAGE: &str = "text/html; charset=utf-8";

pub(crate) type Showing = Result<Shown, Problem>;

impl Shown {
    pub(crate) fn page(page: &impl Template) -> Self {
        // Rendering into memory fails only if a value's Display does, and all are strings and numbers.
        let body = page.render().unwrap_or_default().into();
        Self { status: StatusCode::OK, headers: Vec::new(), body, media: PAGE, policy: policy() }
    }

    /// A report as it was kept.
    pub(crate) fn report(html: Vec<u8>) -> Self {
        Self { status: StatusCode::OK, headers: Vec::new(), body: html.into(), media: PAGE, policy: REPORT_POLICY }
    }

    /// A page in a frame of ours that is written while it is read.
    pub(crate) fn stream(body: Body) -> Self {
        // A proxy that waits for the end would show nothing until then.
        let headers = vec![(HeaderName::from_static("x-accel-buffering"), "no".to_owned())];
        Self { status: StatusCode::OK, headers, body, media: PAGE, policy: frame_policy() }
    }

    /// A file to be kept, as an operation of the API gives it.
    pub(crate) fn file(answer: Answer) -> Showing {
        let Content::Whole(media, bytes) = answer.content else { return Err(Problem::fault()) };
        let text = |value: &HeaderValue| value.to_str().unwrap_or_default().to_owned();
        let headers = answer.headers.iter().map(|(name, value)| (name.clone(), text(value))).collect();
        Ok(Self { status: answer.status, headers, body: bytes.into(), media, policy: policy() })
    }

    /// Goes on elsewhere, with a GET.
    pub(crate) fn see(path: &str) -> Self {
        let headers = vec![(header::LOCATION, path.to_owned())];
        Self { status: StatusCode::SEE_OTHER, headers, body: Body::empty(), media: PAGE, policy: policy() }
    }

    pub(crate) fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    pub(crate) fn with_cookie(mut self, cookie: String) -> Self {
        self.headers.push((header::SET_COOKIE, cookie));
        self
    }

    /// What went wrong, in words that say what to do.
    pub(crate) fn problem(problem: &Problem, frame: Frame) -> Self {
        let t = frame.t;
        let view = problem.view();
        let text = match problem.status {
            StatusCode::NOT_FOUND | StatusCode::UNAUTHORIZED => t.not_there_text.to_owned(),
            StatusCode::GONE => t.erased_text.to_owned(),
            StatusCode::INTERNAL_SERVER_ERROR => t.fault_text.to_owned(),
            _ => view.detail,
        };
        let mut shown = Self::page(&ProblemPage { t, frame, text }).with_status(problem.status);
        let told = problem.headers.iter().filter(|(name, _)| *name == header::RETRY_AFTER);
        shown.headers.extend(told.filter_map(|(name, value)| Some((name.clone(), value.to_str().ok()?.to_owned()))));
        shown
    }

    pub(crate) fn written(self) -> Response<Body> {
        let mut response = Response::new(self.body);
        *response.status_mut() = self.status;
        let always = [
            (header::CONTENT_TYPE, self.media),
            (header::CONTENT_SECURITY_POLICY, self.policy),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            // A candidate's address is all that opens their page: it is told to nobody.
            (header::REFERRER_POLICY, "no-referrer"),
            (header::CACHE_CONTROL, "no-store"),
            (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
            (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
            (HeaderName::from_static("x-robots-tag"), "noindex"),
        ];
        for (name, value) in always {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().append(name, value);
            }
        }
        response
    }
}

#[derive(Template)]
#[template(path = "page/problem.html")]
struct ProblemPage {
    t: &'static Texts,
    frame: Frame,
    text: String,
}
