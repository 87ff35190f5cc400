//! A visitor's request: who it is, what they sent, and that the form they sent is one of ours.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Path;
use axum::extract::Request;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderMap, Response, header};
use crosscheck_store::{ApiKey, User};
use futures_util::future::BoxFuture;
use jiff::Timestamp;
use serde_json::Value;

use super::form::Form;
use super::language::{LANGUAGE, asked_for, named};
use super::role::{Right, Role};
use super::shown::{Frame, Showing, Shown};
use super::texts::Texts;
use crate::access::{Caller, Scope};
use crate::api::call::Call;
use crate::api::route::{Method, SMALL};
use crate::problem::Problem;
use crate::service::Service;

/// Holds what says who is signed in.
pub(crate) const SESSION: &str = "crosscheck_session";
/// Ties the forms of somebody who is not signed in to their browser.
const FORMS: &str = "crosscheck_forms";
/// What the marks of forms are made for.
const MARK: &str = "form of the page";
/// How long a chosen language is remembered, in seconds.
const A_YEAR: i64 = 365 * 86_400;
/// A form that has not come by then is refused.
const SLOWEST: Duration = Duration::from_secs(60);

/// Who may see a page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    /// Whoever has its address.
    Anybody,
    /// Who is signed in.
    SignedIn,
    /// Who is signed in and has this right.
    May(Right),
}

pub(crate) type Handler = fn(Visit) -> BoxFuture<'static, Showing>;

/// One page, or one form.
pub(crate) struct Page {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) who: Who,
    /// Most bytes that a form of it holds.
    pub(crate) most: usize,
    pub(crate) handler: Handler,
}

pub(crate) type Parts = Result<Path<BTreeMap<String, String>>, PathRejection>;

/// A visit, already let through.
pub(crate) struct Visit {
    pub(crate) service: Service,
    pub(crate) path: BTreeMap<String, String>,
    pub(crate) query: BTreeMap<String, String>,
    pub(crate) user: Option<User>,
    /// What the browser sends: of the session, or else of the forms.
    pub(crate) word: String,
    pub(crate) form: Form,
    texts: &'static Texts,
    /// The page's own address, to which a change of language leads back.
    address: String,
}

impl Visit {
    pub(crate) fn t(&self) -> &'static Texts {
        self.texts
    }

    pub(crate) fn part(&self, name: &str) -> &str {
        self.path.get(name).map_or("", String::as_str)
    }

    pub(crate) fn user(&self) -> Result<&User, Problem> {
        self.user.as_ref().ok_or_else(Problem::no_key)
    }

    pub(crate) fn frame(&self, title: &str) -> Frame {
        frame(self.texts, &self.service, self.user.as_ref(), &self.word, title, &self.address)
    }

    /// The operation of the API that does this, called by who is signed in.
    pub(crate) fn call(&self, body: &Value) -> Result<Call, Problem> {
        let user = self.user()?;
        Ok(self.call_by(caller(&user.id, user.tenant.clone()), body))
    }

    /// The same, called by somebody else.
    pub(crate) fn call_by(&self, caller: Caller, body: &Value) -> Call {
        Call {
            service: self.service.clone(),
            caller: Some(caller),
            path: self.path.clone(),
            query: BTreeMap::new(),
            headers: HeaderMap::new(),
            body: body.to_string().into(),
        }
    }
}

/// A caller of the API who came by the page and not by a key; the log names them so.
pub(crate) fn caller(id: &str, tenant: crosscheck_store::Tenant) -> Caller {
    let key = ApiKey {
        id: id.to_owned(),
        tenant: tenant.name.clone(),
        scopes: Scope::ALL.into_iter().map(|scope| scope.as_str().to_owned()).collect(),
        live: tenant.live,
        created_at: Timestamp::now(),
        expires_at: None,
        revoked_at: None,
    };
    Caller { key, tenant }
}

/// The role of a user.
pub(crate) fn role_of(user: &User) -> Option<Role> {
    Role::parse(&user.role)
}

fn frame(t: &'static Texts, service: &Service, user: Option<&User>, word: &str, title: &str, address: &str) -> Frame {
    Frame {
        t,
        title: title.to_owned(),
        user: user.map(|user| user.name.clone()),
        role: user.and_then(role_of),
        mark: service.0.store.mark(MARK, word),
        address: address.to_owned(),
    }
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let sent = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = sent.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// A cookie that no script and no other site's request carries; over TLS only, where the service is reached so.
pub(crate) fn set_cookie(service: &Service, name: &str, value: &str, seconds: i64) -> String {
    let secure = if service.0.options.public_url.starts_with("https://") { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}")
}

/// Lets a request through and writes what it gets.
pub(crate) async fn answer(service: Service, page: &'static Page, parts: Parts, request: Request) -> Response<Body> {
    let began = Instant::now();
    let (head, body) = request.into_parts();
    let session = cookie(&head.headers, SESSION).unwrap_or_default();
    let user = if session.is_empty() {
        None
    } else {
        service.0.store.session(session, Timestamp::now()).await.unwrap_or_default()
    };
    let known = if user.is_some() { Some(session) } else { cookie(&head.headers, FORMS) };
    let known = known.filter(|word| !word.is_empty()).map(str::to_owned);
    let word = known.clone().unwrap_or_else(|| service.0.store.random_word().unwrap_or_default());
    let query: BTreeMap<String, String> = url::form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes())
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    let chosen = query.get("language").and_then(|code| named(code));
    let kept = || cookie(&head.headers, LANGUAGE).and_then(named);
    let texts = chosen.or_else(kept).unwrap_or_else(|| asked_for(&head.headers));
    // The answer to a form stands at an address that takes forms only.
    let address = if page.method == Method::Post { "/" } else { head.uri.path() }.to_owned();
    let showing = async {
        let Path(path) = parts.map_err(|_| Problem::not_found())?;
        if page.who != Who::Anybody && user.is_none() {
            return Ok(Shown::see("/sign-in"));
        }
        if let Some(user) = &user {
            service.0.rates.take(&user.id, Instant::now()).map_err(Problem::too_many)?;
        }
        if let Who::May(right) = page.who
            && !user.as_ref().and_then(role_of).is_some_and(|role| role.may(right))
        {
            return Err(Problem::refused(texts.not_your_role));
        }
        let form = sent(&service, texts, page, &head.headers, body, known.as_deref()).await?;
        let (service, user, word, address) = (service.clone(), user.clone(), word.clone(), address.clone());
        (page.handler)(Visit { service, path, query, user, word, form, texts, address }).await
    };
    let mut shown = showing.await.unwrap_or_else(|problem| {
        let frame = frame(texts, &service, user.as_ref(), &word, texts.problem_title, "/");
        Shown::problem(&problem, frame)
    });
    if known.is_none() {
        shown = shown.with_cookie(set_cookie(&service, FORMS, &word, 86_400));
    }
    if let Some(chosen) = chosen {
        shown = shown.with_cookie(set_cookie(&service, LANGUAGE, chosen.language, A_YEAR));
    }
    let response = shown.written();
    service.0.metrics.answered("page", response.status().as_u16(), began.elapsed());
    response
}

/// The form, if its mark is of this browser: another site's page cannot send one.
async fn sent(
    service: &Service,
    texts: &'static Texts,
    page: &Page,
    headers: &HeaderMap,
    body: Body,
    known: Option<&str>,
) -> Result<Form, Problem> {
    if page.method != Method::Post {
        return Ok(Form::default());
    }
    let word = known.ok_or_else(|| foreign(texts))?;
    let _turn = if page.most > SMALL { service.0.large.acquire().await.ok() } else { None };
    let read = tokio::time::timeout(SLOWEST, to_bytes(body, page.most)).await.map_err(|_| Problem::too_slow())?;
    let bytes: Bytes = read.map_err(|_| Problem::too_large(page.most))?;
    let form = Form::read(headers, bytes).await?;
    if service.0.store.is_mark(MARK, word, form.text("mark")) { Ok(form) } else { Err(foreign(texts)) }
}

fn foreign(texts: &Texts) -> Problem {
    Problem::refused(texts.foreign_form)
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use super::*;

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, "other=1; xcrosscheck_session=2; crosscheck_session=3".parse().unwrap());
        assert_eq!(cookie(&headers, SESSION), Some("3"));
        assert_eq!(cookie(&headers, FORMS), None);
        assert_eq!(foreign(&super::super::texts::ENGLISH).status, StatusCode::FORBIDDEN);
    }
}
