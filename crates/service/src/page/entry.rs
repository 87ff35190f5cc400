//! Who may come in: the first user, signing in and out.

use askama::Template;
use axum::http::StatusCode;
use crosscheck_store::{NewUser, StoreError, Tenant, User};
use jiff::{SignedDuration, Timestamp};

use super::role::Role;
use super::shown::{Frame, Showing, Shown};
use super::texts::Texts;
use super::visit::{SESSION, Visit, set_cookie};
use crate::problem::Problem;
use crate::service::Service;

/// What the link is made for that makes the first user.
const SET_UP: &str = "set-up of the page";
/// What the link is made for that lets somebody in to invented cases.
pub(crate) const TRYING: &str = "trying the page";
/// What the link is made for that lets an invited person in.
const INVITATION: &str = "invitation to the page";
/// How long an invitation lives. Our choice: a week, so that it outlives a holiday of some days.
const INVITED_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long the set-up link lives; the next start prints another.
const SET_UP_FOR: SignedDuration = SignedDuration::from_hours(24);
/// How long somebody stays signed in: a working day.
const SIGNED_IN_FOR: SignedDuration = SignedDuration::from_hours(12);
/// Shortest password. NIST SP 800-63B-4 asks for 15 characters where nothing else is asked, and 8 beside another factor; ours
/// lies between them, as tries are bounded.
const SHORTEST: usize = 12;
/// Longest password and name: hashing takes longer for more.
const LONGEST: usize = 256;

/// The address that makes the first user, as long as there is none.
pub async fn set_up_link(service: &Service) -> Result<Option<String>, StoreError> {
    if service.0.store.has_users().await? {
        return Ok(None);
    }
    let until = in_future(SET_UP_FOR);
    let link = service.0.store.sealed(SET_UP, "first", until);
    Ok(Some(format!("{}/set-up/{link}", service.0.options.public_url.trim_end_matches('/'))))
}

pub(crate) fn in_future(duration: SignedDuration) -> Timestamp {
    let now = Timestamp::now();
    now.checked_add(duration).unwrap_or(now)
}

#[derive(Template)]
#[template(path = "page/set_up.html")]
struct SetUp {
    t: &'static Texts,
    frame: Frame,
    organisation: String,
    name: String,
    wrong: Vec<(&'static str, &'static str)>,
}

/// The link is good until the first user is there.
async fn may_set_up(visit: &Visit) -> Result<(), Problem> {
    let store = &visit.service.0.store;
    let good = store.unsealed(SET_UP, visit.part("link"), Timestamp::now()) == Some("first");
    if good && !store.has_users().await? { Ok(()) } else { Err(Problem::not_found()) }
}

pub(crate) async fn set_up(visit: Visit) -> Showing {
    may_set_up(&visit).await?;
    // Whoever has made a key has named their organisation already.
    let mut tenants: Vec<String> = visit.service.0.store.api_keys().await?.into_iter().map(|key| key.tenant).collect();
    tenants.dedup();
    let organisation = if tenants.len() == 1 { tenants.remove(0) } else { String::new() };
    let frame = visit.frame(visit.t().set_up_title);
    Ok(Shown::page(&SetUp { t: visit.t(), frame, organisation, name: String::new(), wrong: Vec::new() }))
}

pub(crate) async fn make_first_user(visit: Visit) -> Showing {
    may_set_up(&visit).await?;
    let (t, form) = (visit.t(), &visit.form);
    let (organisation, name, password) = (form.text("organisation"), form.text("name"), form.text("password"));
    let is_name = (1..=64).contains(&organisation.len())
        && organisation.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    let mut wrong = Vec::new();
    if !is_name {
        wrong.push(("organisation", t.wrong_organisation));
    }
    wrong.extend(wrong_person(t, name, password));
    if !wrong.is_empty() {
        let frame = visit.frame(t.set_up_title);
        let page = SetUp { t, frame, organisation: organisation.to_owned(), name: name.to_owned(), wrong };
        return Ok(Shown::page(&page).with_status(StatusCode::UNPROCESSABLE_ENTITY));
    }
    let hash = visit.service.0.door.hash(password.to_owned()).await?;
    let tenant = Tenant { name: organisation.to_owned(), live: true };
    let role = Role::Administrator.as_str();
    let new = NewUser { tenant: &tenant, name, password: &hash, role };
    let user = visit.service.0.store.add_first_user(&new).await?.ok_or_else(Problem::not_found)?;
    signed_in(&visit, &user).await
}

/// What cannot be used of a name and a password.
fn wrong_person(t: &'static Texts, name: &str, password: &str) -> Vec<(&'static str, &'static str)> {
    let mut wrong = Vec::new();
    if name.is_empty() || name.len() > LONGEST || name.chars().any(char::is_control) {
        wrong.push(("name", t.wrong_name));
    }
    if !is_password(password) {
        wrong.push(("password", t.wrong_password));
    }
    wrong
}

/// Whether this can be somebody's password.
pub(crate) fn is_password(text: &str) -> bool {
    text.chars().count() >= SHORTEST && text.len() <= LONGEST
}

#[derive(Template)]
#[template(path = "page/join.html")]
struct Join {
    t: &'static Texts,
    frame: Frame,
    role: &'static str,
    name: String,
    wrong: Vec<(&'static str, &'static str)>,
}

/// The address that lets one person in, in this role.
pub(crate) fn invitation_link(
    service: &Service,
    tenant: &Tenant,
    role: Role,
) -> Result<(String, Timestamp), StoreError> {
    let until = in_future(INVITED_FOR);
    let word = service.0.store.new_invitation()?;
    let link = service.0.store.sealed(INVITATION, &format!("{word}~{}~{}", role.as_str(), tenant.name), until);
    Ok((format!("{}/join/{link}", service.0.options.public_url.trim_end_matches('/')), until))
}

/// Who an invitation is for: its word, the role, the customer.
async fn invited(visit: &Visit) -> Result<(String, Role, Tenant), Problem> {
    let store = &visit.service.0.store;
    let said = store.unsealed(INVITATION, visit.part("link"), Timestamp::now()).ok_or_else(Problem::not_found)?;
    let mut parts = said.splitn(3, '~');
    let (word, role, tenant) = (parts.next(), parts.next().and_then(Role::parse), parts.next());
    let (Some(word), Some(role), Some(tenant)) = (word, role, tenant) else { return Err(Problem::not_found()) };
    if !store.is_open_invitation(word).await? {
        return Err(Problem::not_found());
    }
    Ok((word.to_owned(), role, Tenant { name: tenant.to_owned(), live: true }))
}

pub(crate) async fn join(visit: Visit) -> Showing {
    let (_, role, _) = invited(&visit).await?;
    let (t, frame) = (visit.t(), visit.frame(visit.t().join_title));
    Ok(Shown::page(&Join { t, frame, role: t.role(role), name: String::new(), wrong: Vec::new() }))
}

pub(crate) async fn make_invited_user(visit: Visit) -> Showing {
    let (word, role, tenant) = invited(&visit).await?;
    let (t, form) = (visit.t(), &visit.form);
    let (name, password) = (form.text("name"), form.text("password"));
    let mut wrong = wrong_person(t, name, password);
    if wrong.is_empty() {
        let hash = visit.service.0.door.hash(password.to_owned()).await?;
        let new = NewUser { tenant: &tenant, name, password: &hash, role: role.as_str() };
        match visit.service.0.store.add_invited_user(&new, &word).await? {
            Some(user) => return signed_in(&visit, &user).await,
            None => wrong.push(("name", t.name_taken)),
        }
    }
    let page = Join { t, frame: visit.frame(t.join_title), role: t.role(role), name: name.to_owned(), wrong };
    Ok(Shown::page(&page).with_status(StatusCode::UNPROCESSABLE_ENTITY))
}

async fn signed_in(visit: &Visit, user: &User) -> Showing {
    let session = visit.service.0.store.begin_session(user, in_future(SIGNED_IN_FOR)).await?;
    let cookie = set_cookie(&visit.service, SESSION, &session, SIGNED_IN_FOR.as_secs());
    Ok(Shown::see("/cases").with_cookie(cookie))
}

#[derive(Template)]
#[template(path = "page/sign_in.html")]
struct SignIn {
    t: &'static Texts,
    frame: Frame,
    name: String,
    wrong: bool,
    nobody_yet: bool,
}

async fn sign_in_page(visit: &Visit, name: &str, wrong: bool) -> Result<SignIn, Problem> {
    let nobody_yet = !visit.service.0.store.has_users().await?;
    Ok(SignIn { t: visit.t(), frame: visit.frame(visit.t().sign_in_title), name: name.to_owned(), wrong, nobody_yet })
}

pub(crate) async fn sign_in(visit: Visit) -> Showing {
    if visit.user.is_some() {
        return Ok(Shown::see("/cases"));
    }
    Ok(Shown::page(&sign_in_page(&visit, "", false).await?))
}

pub(crate) async fn let_in(visit: Visit) -> Showing {
    let (name, password) = (visit.form.text("name"), visit.form.text("password"));
    if name.len() <= LONGEST && password.len() <= LONGEST {
        let user = visit.service.0.store.user_named(name).await?;
        let kept = user.as_ref().map(|user| user.password.clone());
        let opens = visit.service.0.door.opens(name, password.to_owned(), kept).await?;
        if let Some(user) = user.filter(|_| opens) {
            return signed_in(&visit, &user).await;
        }
    }
    // Which of the two was wrong is not said: it would tell who has an account.
    Ok(Shown::page(&sign_in_page(&visit, name, true).await?).with_status(StatusCode::UNPROCESSABLE_ENTITY))
}

pub(crate) async fn sign_out(visit: Visit) -> Showing {
    visit.service.0.store.end_session(&visit.word).await?;
    Ok(Shown::see("/sign-in").with_cookie(set_cookie(&visit.service, SESSION, "", 0)))
}

#[derive(Template)]
#[template(path = "page/trying.html")]
struct Trying {
    t: &'static Texts,
    frame: Frame,
}

/// Who tries the page out: only a store that was filled with invented cases has such a user.
async fn who_tries(visit: &Visit) -> Result<User, Problem> {
    let store = &visit.service.0.store;
    let name = store.unsealed(TRYING, visit.part("link"), Timestamp::now()).ok_or_else(Problem::not_found)?;
    store.user_named(name).await?.ok_or_else(Problem::not_found)
}

pub(crate) async fn trying(visit: Visit) -> Showing {
    who_tries(&visit).await?;
    Ok(Shown::page(&Trying { t: visit.t(), frame: visit.frame(visit.t().trying_title) }))
}

pub(crate) async fn let_in_to_try(visit: Visit) -> Showing {
    let user = who_tries(&visit).await?;
    signed_in(&visit, &user).await
}
