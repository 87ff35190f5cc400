//! From a connection to a handler and back: keys, scopes, rates, sizes and headers are the same for every operation.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};
use axum::routing::{MethodFilter, MethodRouter, on};
use crosscheck_model::Digest;

use crate::access::Caller;
use crate::api::ROUTES;
use crate::api::call::{Answer, Call, Content};
use crate::api::route::{Method, Route, SMALL};
use crate::openapi;
use crate::page;
use crate::problem::Problem;
use crate::rate::Left;
use crate::service::Service;

/// A body that has not come by then is refused: a large one holds one of few turns. 64 MiB in it is 9 Mbit/s.
const SLOWEST: Duration = Duration::from_secs(60);

/// Given with every answer. The report's page brings a stricter policy of its own, which holds beside this one.
const ALWAYS: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
    ("crosscheck-version", openapi::DATED),
];

/// What the service answers (OpenAPI 3.1): also what `/openapi.json` gives.
pub fn description() -> serde_json::Value {
    openapi::document(ROUTES)
}

/// The service's router.
pub fn router(service: &Service) -> Router {
    service.0.document.get_or_init(|| description().to_string().into_bytes());
    let mut by_path: BTreeMap<&str, MethodRouter<Service>> = BTreeMap::new();
    for route in ROUTES {
        let filter = match route.method {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
            Method::Delete => MethodFilter::DELETE,
        };
        let handler =
            move |State(service): State<Service>, path: Parts, request: Request| answer(service, route, path, request);
        let methods = by_path.remove(route.path).unwrap_or_default();
        by_path.insert(route.path, methods.merge(on(filter, handler)));
    }
    let mut router = Router::new();
    for (path, methods) in by_path {
        router = router.route(path, methods);
    }
    router
        .merge(page::router())
        .fallback(|| async { written(Err(Problem::not_found()), None, &HeaderMap::new()) })
        .method_not_allowed_fallback(|| async { written(Err(Problem::wrong_method()), None, &HeaderMap::new()) })
        .with_state(service.clone())
}

/// The parts of an address that have a name; none if they are no text.
type Parts = Result<Path<BTreeMap<String, String>>, PathRejection>;

async fn answer(service: Service, route: &'static Route, path: Parts, request: Request) -> Response<Body> {
    let began = Instant::now();
    let headers = request.headers().clone();
    let mut left = None;
    let answered = let_through(&service, route, path, request, &mut left).await;
    let response = written(answered, left, &headers);
    service.0.metrics.answered(route.name, response.status().as_u16(), began.elapsed());
    response
}

async fn let_through(
    service: &Service,
    route: &'static Route,
    path: Parts,
    request: Request,
    left: &mut Option<Left>,
) -> Result<Answer, Problem> {
    let (parts, body) = request.into_parts();
    let caller = match route.scope {
        None => None,
        Some(scope) => {
            let caller = Caller::of(&parts.headers, &service.0.store).await?;
            *left = Some(service.0.rates.take(&caller.key.id, Instant::now()).map_err(Problem::too_many)?);
            caller.may(scope)?;
            Some(caller)
        }
    };
    let Path(path) = path.map_err(|_| Problem::not_found())?;
    let query = query(route, parts.uri.query().unwrap_or_default())?;
    let announced = parts.headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    // Large bodies are held in memory whole: only so many at a time.
    let large =
        route.body.as_ref().is_some_and(|body| body.most > SMALL) && announced.is_none_or(|size: usize| size > SMALL);
    let _turn = if large { service.0.large.acquire().await.ok() } else { None };
    let body = whole(route, &parts.headers, body, announced).await?;
    let call = Call { service: service.clone(), caller, path, query, headers: parts.headers, body };
    (route.handler)(call).await
}

/// The body, within its size and of a media type that is taken.
async fn whole(route: &Route, headers: &HeaderMap, body: Body, announced: Option<usize>) -> Result<Bytes, Problem> {
    let Some(taken) = &route.body else { return Ok(Bytes::new()) };
    let media = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if media != "application/json" && !(taken.form && media == "multipart/form-data") {
        let forms = if taken.form { "application/json or multipart/form-data" } else { "application/json" };
        return Err(Problem::wrong_media_type(forms));
    }
    if announced.is_some_and(|size| size > taken.most) {
        return Err(Problem::too_large(taken.most));
    }
    let read = tokio::time::timeout(SLOWEST, to_bytes(body, taken.most)).await.map_err(|_| Problem::too_slow())?;
    read.map_err(|error| {
        let cut = std::error::Error::source(&error).is_some_and(|cause| cause.to_string().contains("length limit"));
        if cut { Problem::too_large(taken.most) } else { Problem::malformed("the body could not be read to its end") }
    })
}

/// What the operation takes of a query; something that comes twice is refused.
fn query(route: &Route, text: &str) -> Result<BTreeMap<String, String>, Problem> {
    let mut query = BTreeMap::new();
    let taken = |name: &str| route.parameters.iter().any(|one| one.place == "query" && one.name == name);
    for (name, value) in url::form_urlencoded::parse(text.as_bytes()).filter(|(name, _)| taken(name)) {
        if query.insert(name.to_string(), value.to_string()).is_some() {
            return Err(Problem::malformed("a parameter of the query comes twice"));
        }
    }
    Ok(query)
}

/// The answer as it is sent.
fn written(answered: Result<Answer, Problem>, left: Option<Left>, asked: &HeaderMap) -> Response<Body> {
    let answer = answered.unwrap_or_else(|problem| {
        let view = serde_json::to_vec(&problem.view()).unwrap_or_default();
        Answer {
            status: problem.status,
            headers: problem.headers,
            content: Content::Whole("application/problem+json", view.into()),
        }
    });
    let mut response = Response::new(Body::empty());
    *response.status_mut() = answer.status;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if let Some(Left { limit, remaining, reset }) = left {
        headers.insert("ratelimit-limit", limit.into());
        headers.insert("ratelimit-remaining", remaining.into());
        headers.insert("ratelimit-reset", reset.into());
    }
    for (name, value) in answer.headers {
        headers.insert(name, value);
    }
    let body = match answer.content {
        Content::Nothing => Body::empty(),
        Content::Stream(media, body) => {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
            body
        }
        Content::Whole(media, bytes) => {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
            let tag = format!("\"{}\"", &Digest::of(&bytes).to_string()[..32]);
            let same = answer.status == StatusCode::OK && has_tag(asked, &tag);
            if answer.status == StatusCode::OK
                && let Ok(tag) = HeaderValue::from_str(&tag)
            {
                headers.insert(header::ETAG, tag);
            }
            if same {
                headers.remove(header::CONTENT_TYPE);
                *response.status_mut() = StatusCode::NOT_MODIFIED;
                Body::empty()
            } else {
                Body::from(bytes)
            }
        }
    };
    *response.body_mut() = body;
    response
}

fn has_tag(asked: &HeaderMap, tag: &str) -> bool {
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    known.split(',').map(str::trim).any(|known| known.trim_start_matches("W/") == tag)
}
