//! Keys of the API, and endpoints that are told of events: of the organisation's candidates, and for tests.

use askama::Template;
use axum::http::StatusCode;
use crosscheck_store::{NewApiKey, Tenant};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::entry::in_future;
use super::shown::{Frame, Showing, Shown};
use super::texts::Texts;
use super::visit::Visit;
use crate::access::Scope;
use crate::api::call::Content;
use crate::api::webhooks;
use crate::problem::Problem;

/// Longest life of a key that is made here, in days.
const MOST_DAYS: i64 = 3_650;
/// Messages of an endpoint that are shown.
const SHOWN: i64 = 3;

#[derive(Template)]
#[template(path = "page/settings_access.html")]
struct Access {
    t: &'static Texts,
    frame: Frame,
    part: &'static str,
    keys: Vec<Key>,
    scopes: [&'static str; Scope::ALL.len()],
    hooks: Vec<Hook>,
    wrong: Option<String>,
    /// What was made and is shown this once, with what it is.
    made: Option<(&'static str, String)>,
}

struct Key {
    id: String,
    scopes: String,
    live: bool,
    made: String,
    ends: Option<String>,
    over: bool,
}

struct Hook {
    id: String,
    url: String,
    events: String,
    told: String,
}

async fn page(visit: &Visit) -> Result<Access, Problem> {
    let (t, tenant, store) = (visit.t(), &visit.user()?.tenant, &visit.service.0.store);
    let now = Timestamp::now();
    let keys = store.api_keys().await?.into_iter().filter(|key| key.tenant == tenant.name).map(|key| Key {
        scopes: key.scopes.join(" "),
        live: key.live,
        made: t.minute(&key.created_at.to_string()),
        ends: key.expires_at.map(|end| t.minute(&end.to_string())),
        over: !key.is_valid(now),
        id: key.id,
    });
    let keys = keys.collect();
    let mut hooks = Vec::new();
    for endpoint in store.endpoints(tenant).await? {
        let told = store.deliveries(tenant, &endpoint.id, SHOWN).await?;
        let told: Vec<String> = told.into_iter().map(|one| format!("{} {}", one.kind, one.state)).collect();
        let events =
            if endpoint.what.kinds.is_empty() { t.all_events.to_owned() } else { endpoint.what.kinds.join(" ") };
        let url = crosscheck_report::escape_terminal(&endpoint.what.url);
        hooks.push(Hook { id: endpoint.id, url, events, told: told.join(", ") });
    }
    let (frame, scopes) = (visit.frame(t.settings_title), Scope::ALL.map(Scope::as_str));
    Ok(Access { t, frame, part: "access", keys, scopes, hooks, wrong: None, made: None })
}

pub(crate) async fn show(visit: Visit) -> Showing {
    Ok(Shown::page(&page(&visit).await?))
}

async fn wrong(visit: &Visit, why: &str) -> Showing {
    let page = Access { wrong: Some(why.to_owned()), ..page(visit).await? };
    Ok(Shown::page(&page).with_status(StatusCode::UNPROCESSABLE_ENTITY))
}

async fn made(visit: &Visit, what: &'static str, text: String) -> Showing {
    let page = Access { made: Some((what, text)), ..page(visit).await? };
    Ok(Shown::page(&page).with_status(StatusCode::CREATED))
}

pub(crate) async fn make_key(visit: Visit) -> Showing {
    let (t, form, user) = (visit.t(), &visit.form, visit.user()?);
    let chosen =
        Scope::ALL.into_iter().map(Scope::as_str).filter(|scope| form.text(&format!("scope-{scope}")) == "yes");
    let scopes: Vec<String> = chosen.map(str::to_owned).collect();
    if scopes.is_empty() {
        return wrong(&visit, t.key_no_scope).await;
    }
    let expires_at = match form.text("days") {
        "" => None,
        text => match text.parse::<i64>().ok().filter(|days| (1..=MOST_DAYS).contains(days)) {
            Some(days) => Some(in_future(SignedDuration::from_hours(24 * days))),
            None => return wrong(&visit, t.key_wrong_days).await,
        },
    };
    let live = form.text("test") != "yes";
    let new = NewApiKey { tenant: &user.tenant.name, scopes: &scopes, live, expires_at };
    let (_, text) = visit.service.0.store.create_api_key(&new).await?;
    made(&visit, t.key_made, text).await
}

pub(crate) async fn end_key(visit: Visit) -> Showing {
    let (Tenant { name, .. }, id) = (&visit.user()?.tenant, visit.part("key"));
    let own = visit.service.0.store.api_keys().await?.into_iter().any(|key| key.id == id && key.tenant == *name);
    if !own {
        return Err(Problem::not_found());
    }
    visit.service.0.store.revoke_api_key(id).await?;
    Ok(Shown::see("/settings/access#keys"))
}

pub(crate) async fn make_hook(visit: Visit) -> Showing {
    let form = &visit.form;
    let events: Vec<&str> = form.text("events").split_whitespace().collect();
    let answer = match webhooks::create(visit.call(&json!({ "url": form.text("url"), "events": events }))?).await {
        Ok(answer) => answer,
        Err(problem) if problem.status.is_client_error() => return wrong(&visit, &problem.view().detail).await,
        Err(problem) => return Err(problem),
    };
    let Content::Whole(_, bytes) = answer.content else { return Err(Problem::fault()) };
    let view: Value = serde_json::from_slice(&bytes).map_err(|_| Problem::fault())?;
    made(&visit, visit.t().hook_made, view["secret"].as_str().unwrap_or_default().to_owned()).await
}

pub(crate) async fn remove_hook(visit: Visit) -> Showing {
    webhooks::remove(visit.call(&Value::Null)?).await?;
    Ok(Shown::see("/settings/access#hooks"))
}
