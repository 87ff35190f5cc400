//! Whether the candidate controls the profiles that they name: a token for each, and a look whether it stands there.

use std::sync::Arc;

use axum::http::StatusCode;
use crosscheck_engine::batch::Row;
use crosscheck_engine::challenge::{ask, look};
use crosscheck_engine::{MemoryPages, PageSource};
use crosscheck_fetch::parse_link;
use crosscheck_model::Challenge;
use crosscheck_store::{CaseEvent, Submission};
use jiff::Timestamp;
use ring::rand::{SecureRandom, SystemRandom};
use serde_json::{Value, json};
use url::Url;

use super::bodies::AskControlBody;
use super::call::{Answer, Answered, Call};
use super::supplied::supplied;
use super::views::{ControlOfCase, ControlledProfile};
use crate::problem::Problem;
use crate::service::Service;

/// Name under which the challenge of a case is kept.
const CHALLENGE: &str = "challenge.json";
/// Most profiles that are asked about.
const MOST: usize = 20;
/// Events of a case that are looked through at a time.
const AT_A_TIME: i64 = 1_000;

/// What was asked and what was seen, if anything was asked.
pub(crate) async fn stands(service: &Service, case: &Submission) -> Result<Option<ControlOfCase>, Problem> {
    let Some(challenge) = kept(service, case).await? else { return Ok(None) };
    let seen = last_look(service, case).await?;
    Ok(Some(view(&challenge, &seen)))
}

async fn kept(service: &Service, case: &Submission) -> Result<Option<Challenge>, Problem> {
    let bytes = service.0.store.blob(case.id, CHALLENGE).await?;
    Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

/// The challenge of a case, for a report that is made anew.
pub(crate) async fn challenge_of(service: &Service, case: &Submission) -> Result<Option<Challenge>, Problem> {
    kept(service, case).await
}

async fn last_look(service: &Service, case: &Submission) -> Result<Value, Problem> {
    let (mut after, mut last) = (0, Value::Null);
    loop {
        let events: Vec<CaseEvent> = service.0.store.events(case.id, after, AT_A_TIME).await?;
        let Some(end) = events.last() else { return Ok(last) };
        after = end.number;
        for event in events {
            match event.kind.as_str() {
                "control.asked" => last = Value::Null,
                "control.checked" => last = event.detail,
                _ => {}
            }
        }
    }
}

fn view(challenge: &Challenge, seen: &Value) -> ControlOfCase {
    let profile = |asked: &crosscheck_model::AskedProfile| {
        let seen = seen["profiles"].as_array().into_iter().flatten().find(|one| one["url"] == asked.url.as_str());
        let text = |name: &str| seen.and_then(|seen| seen[name].as_str()).map(str::to_owned);
        ControlledProfile {
            url: asked.url.to_string(),
            site: asked.site.clone(),
            token: asked.token.clone(),
            put_it_into: asked.put_it_into.clone(),
            state: text("state"),
            why: text("why"),
        }
    };
    ControlOfCase {
        expires_at: challenge.expires.to_string(),
        profiles: challenge.profiles.iter().map(profile).collect(),
    }
}

fn random() -> Option<u64> {
    let mut bytes = [0; 8];
    SystemRandom::new().fill(&mut bytes).ok()?;
    Some(u64::from_ne_bytes(bytes))
}

/// Links of the case, and those that its candidate named since.
async fn links_of(call: &Call, case: &Submission) -> Result<Vec<Url>, Problem> {
    let mut links = serde_json::from_str::<Row>(&case.row).map(|row| row.links).unwrap_or_default();
    for url in supplied(&call.service, case).await?.links {
        if !links.contains(&url) {
            links.push(url);
        }
    }
    Ok(links)
}

pub(crate) async fn begin(call: Call) -> Answered {
    let body: AskControlBody = call.json()?;
    let case = call.case().await?;
    let mut links = Vec::new();
    for (at, text) in body.links.iter().enumerate() {
        let link = parse_link(text, None).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        links.push(link.ok_or_else(|| Problem::field(&format!("/links/{at}"), "this is not an http or https link"))?);
    }
    if links.is_empty() {
        links = links_of(&call, &case).await?;
    }
    if links.is_empty() {
        return Err(Problem::field("/links", "the case has no links: name the profiles"));
    }
    if links.len() > MOST {
        return Err(Problem::field("/links", "at most 20 profiles are asked about"));
    }
    // A token that can be guessed would show nothing: without randomness there is none.
    let mut bits = links.iter().map(|_| random()).collect::<Option<Vec<u64>>>().ok_or_else(Problem::fault)?;
    let challenge = ask(&case.public_id, &links, Timestamp::now(), &mut || bits.pop().unwrap_or_default());
    let bytes = serde_json::to_vec(&challenge).map_err(|_| Problem::fault())?;
    let store = &call.service.0.store;
    store.keep_blob(case.id, CHALLENGE, &bytes).await?;
    let actor = &call.caller()?.key.id;
    store.add_event(case.id, "control.asked", &json!({ "key": actor, "profiles": links.len() }), Some(actor)).await?;
    Ok(Answer::json(&view(&challenge, &Value::Null))?.with_status(StatusCode::CREATED))
}

pub(crate) async fn get(call: Call) -> Answered {
    let case = call.case().await?;
    let stands = stands(&call.service, &case).await?.ok_or_else(Problem::not_found)?;
    Answer::json(&stands)
}

/// Looks now. What is not there says nothing against anybody.
pub(crate) async fn check(call: Call) -> Answered {
    let case = call.case().await?;
    let service = &call.service;
    let mut challenge = kept(service, &case).await?.ok_or_else(Problem::not_found)?;
    // A test key's cases never reach the network.
    let pages: Arc<dyn PageSource> =
        if case.tenant.live { (service.0.options.pages)() } else { Arc::new(MemoryPages::new()) };
    let _turn = service.0.looks.acquire().await.map_err(|_| Problem::fault())?;
    let seen = look(&service.0.engine, &*pages, &mut challenge, Timestamp::now()).await;
    let bytes = serde_json::to_vec(&challenge).map_err(|_| Problem::fault())?;
    service.0.store.keep_blob(case.id, CHALLENGE, &bytes).await?;
    let actor = &call.caller()?.key.id;
    let detail = json!({ "key": actor, "profiles": seen });
    service.0.store.add_event(case.id, "control.checked", &detail, Some(actor)).await?;
    Answer::json(&view(&challenge, &detail))
}
