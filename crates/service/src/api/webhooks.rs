//! Addresses that are told of events.

use axum::http::{StatusCode, header};
use crosscheck_fetch::{parse_link, vet_link};
use crosscheck_store::{Endpoint, EndpointWhat};

use super::bodies::{NewWebhookBody, ResendBody};
use super::call::{Answer, Answered, Call};
use super::views::{DeliveryView, List, WebhookView};
use crate::hooks::{new_secret, whsec};
use crate::problem::Problem;

/// Endpoints of one tenant. Our choice: each is told of every event.
const MOST: usize = 10;

fn view(endpoint: &Endpoint, secret: Option<String>) -> WebhookView {
    WebhookView {
        id: endpoint.id.clone(),
        url: endpoint.what.url.clone(),
        events: endpoint.what.kinds.clone(),
        created_at: endpoint.created_at.to_string(),
        secret,
    }
}

pub(crate) async fn create(call: Call) -> Answered {
    let body: NewWebhookBody = call.json()?;
    let url = parse_link(&body.url, None).map_err(|refused| Problem::field("/url", refused.to_string()))?;
    // With an operator's own exceptions the guard speaks when a message is sent.
    let excepted = call.service.0.options.private_endpoints;
    if !excepted {
        vet_link(&url).map_err(|refused| Problem::field("/url", refused.to_string()))?;
    }
    if url.scheme() != "https" && !excepted {
        return Err(Problem::field("/url", "messages go over https"));
    }
    let is_kind = |kind: &String| {
        kind.len() <= 64 && kind.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'.' || byte == b'_')
    };
    if body.events.len() > 50 || !body.events.iter().all(is_kind) {
        return Err(Problem::field("/events", "name events as case.finished"));
    }
    let store = &call.service.0.store;
    let caller = call.caller()?;
    if store.endpoints(&caller.tenant).await?.len() >= MOST {
        return Err(Problem::conflict("there are ten endpoints already: take one away first"));
    }
    let secret = new_secret().ok_or_else(Problem::fault)?;
    let what = EndpointWhat { url: url.into(), kinds: body.events, secret: secret.clone(), ..EndpointWhat::default() };
    let endpoint = store.add_endpoint(&caller.tenant, what, &caller.key.id).await?;
    let answer = Answer::json(&view(&endpoint, Some(whsec(&secret))))?.with_status(StatusCode::CREATED);
    Ok(answer.with(header::LOCATION, &format!("/v1/webhooks/{}", endpoint.id)))
}

async fn own(call: &Call) -> Result<Endpoint, Problem> {
    let all = call.service.0.store.endpoints(&call.caller()?.tenant).await?;
    all.into_iter().find(|endpoint| endpoint.id == call.part("id")).ok_or_else(Problem::not_found)
}

pub(crate) async fn list(call: Call) -> Answered {
    let endpoints = call.service.0.store.endpoints(&call.caller()?.tenant).await?;
    Answer::json(&List { data: endpoints.iter().map(|endpoint| view(endpoint, None)).collect(), next: None })
}

pub(crate) async fn get(call: Call) -> Answered {
    Answer::json(&view(&own(&call).await?, None))
}

pub(crate) async fn remove(call: Call) -> Answered {
    let caller = call.caller()?;
    let removed = call.service.0.store.remove_endpoint(&caller.tenant, call.part("id"), &caller.key.id).await?;
    if removed { Ok(Answer::nothing()) } else { Err(Problem::not_found()) }
}

pub(crate) async fn deliveries(call: Call) -> Answered {
    let endpoint = own(&call).await?;
    let told = call.service.0.store.deliveries(&endpoint.tenant, &endpoint.id, call.limit()?).await?;
    Answer::json(&List { data: told.into_iter().map(DeliveryView::from).collect(), next: None })
}

pub(crate) async fn resend(call: Call) -> Answered {
    let endpoint = own(&call).await?;
    let body: ResendBody = call.json()?;
    if call.service.0.store.resend(&endpoint.tenant, &endpoint.id, &body.event).await? {
        Ok(Answer::nothing().with_status(StatusCode::ACCEPTED))
    } else {
        Err(Problem::field("/event", "this endpoint was promised no such event"))
    }
}
