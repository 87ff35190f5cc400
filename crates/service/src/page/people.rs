//! One's own account, and who else may sign in.

use askama::Template;
use axum::http::StatusCode;

use super::entry::{invitation_link, is_password};
use super::role::Role;
use super::said::Invited;
use super::shown::{Frame, Showing, Shown};
use super::texts::Texts;
use super::visit::{Visit, role_of};
use crate::problem::Problem;

#[derive(Template)]
#[template(path = "page/settings_people.html")]
struct People {
    t: &'static Texts,
    frame: Frame,
    part: &'static str,
    own: Person,
    people: Vec<Person>,
    wrong: Option<&'static str>,
    done: Option<&'static str>,
}

struct Person {
    id: String,
    name: String,
    role: &'static str,
    word: &'static str,
}

fn person(t: &'static Texts, user: &crosscheck_store::User) -> Person {
    let role = role_of(user);
    Person {
        id: user.id.clone(),
        name: crosscheck_report::escape_terminal(&user.name),
        role: role.map_or("–", |role| t.role(role)),
        word: role.map_or("", Role::as_str),
    }
}

async fn page(visit: &Visit) -> Result<People, Problem> {
    let (t, user) = (visit.t(), visit.user()?);
    let users = visit.service.0.store.users(&user.tenant).await?;
    Ok(People {
        t,
        frame: visit.frame(t.settings_title),
        part: "people",
        own: person(t, user),
        people: users.iter().map(|user| person(t, user)).collect(),
        wrong: None,
        done: None,
    })
}

pub(crate) async fn show(visit: Visit) -> Showing {
    let t = visit.t();
    let done = match visit.query.get("done").map(String::as_str) {
        Some("password") => Some(t.password_changed),
        Some("person") => Some(t.person_changed),
        _ => None,
    };
    Ok(Shown::page(&People { done, ..page(&visit).await? }))
}

async fn wrong(visit: &Visit, why: &'static str) -> Showing {
    let page = People { wrong: Some(why), ..page(visit).await? };
    Ok(Shown::page(&page).with_status(StatusCode::UNPROCESSABLE_ENTITY))
}

pub(crate) async fn change_password(visit: Visit) -> Showing {
    let (t, user, form, door) = (visit.t(), visit.user()?, &visit.form, &visit.service.0.door);
    let (old, new) = (form.text("old"), form.text("new"));
    if !is_password(new) {
        return wrong(&visit, t.wrong_password).await;
    }
    // Who sits down at a browser that was left open does not get the account.
    if old.len() > 4 * 256 || !door.opens(&user.name, old.to_owned(), Some(user.password.clone())).await? {
        return wrong(&visit, t.password_wrong).await;
    }
    let hash = door.hash(new.to_owned()).await?;
    visit.service.0.store.set_password(user, &hash, &visit.word).await?;
    Ok(Shown::see("/settings?done=password"))
}

pub(crate) async fn invite(visit: Visit) -> Showing {
    let (t, user) = (visit.t(), visit.user()?);
    let role = Role::parse(visit.form.text("role")).ok_or_else(|| Problem::field("/role", "there is no such role"))?;
    let (link, until) = invitation_link(&visit.service, &user.tenant, role)?;
    let page = Invited {
        t,
        frame: visit.frame(t.invitation_title),
        title: t.invitation_title,
        text: t.invitation_text,
        link,
        until: t.minute(&until.to_string()),
        back: "/settings".to_owned(),
        back_text: t.back_to_settings,
    };
    Ok(Shown::page(&page).with_status(StatusCode::CREATED))
}

/// Gives somebody another role, or ends their access.
pub(crate) async fn change(visit: Visit) -> Showing {
    let (t, user, role) = (visit.t(), visit.user()?, visit.form.text("role"));
    if !role.is_empty() && Role::parse(role).is_none() {
        return Err(Problem::field("/role", "there is no such role"));
    }
    let role = Some(role).filter(|role| !role.is_empty());
    let kept = Role::Administrator.as_str();
    let store = &visit.service.0.store;
    let known = store.users(&user.tenant).await?.iter().any(|one| one.id == visit.part("person"));
    if !known {
        return Err(Problem::not_found());
    }
    if !store.change_user(&user.tenant, visit.part("person"), role, kept, &user.id).await? {
        return wrong(&visit, t.last_administrator).await;
    }
    Ok(Shown::see("/settings?done=person"))
}
