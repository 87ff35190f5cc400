//! The page: what people see of the service. Written on the server, without a script. What is done, is done by the operations of the
//! API; here stand the forms around them.

mod access;
mod candidate;
mod case;
mod catalogue;
mod entry;
mod form;
mod invented;
mod language;
mod list;
mod new_case;
mod notices;
mod people;
mod progress;
mod role;
mod rosters;
mod rules;
mod said;
mod shown;
mod texts;
mod visit;

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::{Request, State};
use axum::routing::{MethodFilter, MethodRouter, on};

use crate::api::route::{LARGE, Method, SMALL};
use crate::service::Service;
use role::Right::{Decide, Erase, HandIn, Manage, Note, Read};
use visit::{Page, Parts, Who, answer};

pub use entry::set_up_link;
pub use invented::fill_with_invented_cases;

const fn page(method: Method, path: &'static str, who: Who, handler: visit::Handler) -> Page {
    Page { method, path, who, most: SMALL, handler }
}

/// A form with files.
const fn large(path: &'static str, who: Who, handler: visit::Handler) -> Page {
    Page { method: Method::Post, path, who, most: LARGE, handler }
}

/// All pages and forms.
const PAGES: &[Page] = &[
    page(Method::Get, "/", Who::SignedIn, |visit| Box::pin(list::home(visit))),
    page(Method::Get, "/set-up/{link}", Who::Anybody, |visit| Box::pin(entry::set_up(visit))),
    page(Method::Post, "/set-up/{link}", Who::Anybody, |visit| Box::pin(entry::make_first_user(visit))),
    page(Method::Get, "/join/{link}", Who::Anybody, |visit| Box::pin(entry::join(visit))),
    page(Method::Post, "/join/{link}", Who::Anybody, |visit| Box::pin(entry::make_invited_user(visit))),
    page(Method::Get, "/sign-in", Who::Anybody, |visit| Box::pin(entry::sign_in(visit))),
    page(Method::Post, "/sign-in", Who::Anybody, |visit| Box::pin(entry::let_in(visit))),
    page(Method::Post, "/sign-out", Who::SignedIn, |visit| Box::pin(entry::sign_out(visit))),
    page(Method::Get, "/try/{link}", Who::Anybody, |visit| Box::pin(entry::trying(visit))),
    page(Method::Post, "/try/{link}", Who::Anybody, |visit| Box::pin(entry::let_in_to_try(visit))),
    page(Method::Get, "/go", Who::May(Read), |visit| Box::pin(list::go(visit))),
    page(Method::Get, "/cases", Who::May(Read), |visit| Box::pin(list::cases(visit))),
    page(Method::Get, "/cases/new", Who::May(HandIn), |visit| Box::pin(new_case::form(visit))),
    large("/cases/new", Who::May(HandIn), |visit| Box::pin(new_case::create(visit))),
    page(Method::Get, "/cases/{id}", Who::May(Read), |visit| Box::pin(case::show(visit))),
    page(Method::Get, "/cases/{id}/progress", Who::May(Read), |visit| Box::pin(progress::show(visit))),
    page(Method::Get, "/cases/{id}/points/{number}", Who::May(Note), |visit| Box::pin(case::point(visit))),
    page(Method::Get, "/cases/{id}/report", Who::May(Read), |visit| Box::pin(case::report(visit))),
    page(Method::Get, "/cases/{id}/evidence", Who::May(Read), |visit| Box::pin(case::evidence(visit))),
    page(Method::Get, "/cases/{id}/dossier", Who::May(Read), |visit| Box::pin(case::dossier(visit))),
    page(Method::Get, "/cases/{id}/files/{at}", Who::May(Read), |visit| Box::pin(case::file(visit))),
    page(Method::Get, "/cases/{id}/notices", Who::May(Read), |visit| Box::pin(notices::show(visit))),
    page(Method::Post, "/cases/{id}/notices", Who::May(Decide), |visit| Box::pin(notices::step(visit))),
    page(Method::Post, "/cases/{id}/say", Who::May(Note), |visit| Box::pin(said::say(visit))),
    page(Method::Post, "/cases/{id}/settle", Who::May(Decide), |visit| Box::pin(said::settle(visit))),
    page(Method::Post, "/cases/{id}/step", Who::May(Decide), |visit| Box::pin(said::step(visit))),
    page(Method::Post, "/cases/{id}/close", Who::May(Decide), |visit| Box::pin(said::close(visit))),
    page(Method::Post, "/cases/{id}/reopen", Who::May(Decide), |visit| Box::pin(said::reopen(visit))),
    page(Method::Post, "/cases/{id}/cancel", Who::May(HandIn), |visit| Box::pin(said::cancel(visit))),
    page(Method::Post, "/cases/{id}/restore", Who::May(HandIn), |visit| Box::pin(said::restore(visit))),
    page(Method::Post, "/cases/{id}/repeat", Who::May(HandIn), |visit| Box::pin(said::read_again(visit))),
    page(Method::Post, "/cases/{id}/invite", Who::May(HandIn), |visit| Box::pin(said::invite(visit))),
    page(Method::Post, "/cases/{id}/pages", Who::May(HandIn), |visit| Box::pin(said::address_for_pages(visit))),
    page(Method::Post, "/cases/{id}/erase", Who::May(Erase), |visit| Box::pin(said::erase(visit))),
    page(Method::Post, "/cases/{id}/keep", Who::May(Erase), |visit| Box::pin(said::keep(visit))),
    page(Method::Post, "/cases/{id}/hold", Who::May(Erase), |visit| Box::pin(said::hold(visit))),
    page(Method::Post, "/cases/{id}/unhold", Who::May(Erase), |visit| Box::pin(said::unhold(visit))),
    page(Method::Get, "/rosters", Who::May(Read), |visit| Box::pin(rosters::list(visit))),
    large("/rosters", Who::May(HandIn), |visit| Box::pin(rosters::create(visit))),
    page(Method::Get, "/rosters/{id}", Who::May(Read), |visit| Box::pin(rosters::show(visit))),
    page(Method::Get, "/rosters/{id}/links", Who::May(Read), |visit| Box::pin(rosters::links(visit))),
    page(Method::Post, "/rosters/{id}/cancel", Who::May(HandIn), |visit| Box::pin(rosters::cancel(visit))),
    page(Method::Get, "/settings", Who::SignedIn, |visit| Box::pin(people::show(visit))),
    page(Method::Post, "/settings/password", Who::SignedIn, |visit| Box::pin(people::change_password(visit))),
    page(Method::Post, "/settings/invite", Who::May(Manage), |visit| Box::pin(people::invite(visit))),
    page(Method::Post, "/settings/people/{person}", Who::May(Manage), |visit| Box::pin(people::change(visit))),
    page(Method::Get, "/settings/access", Who::May(Manage), |visit| Box::pin(access::show(visit))),
    page(Method::Post, "/settings/keys", Who::May(Manage), |visit| Box::pin(access::make_key(visit))),
    page(Method::Post, "/settings/keys/{key}/end", Who::May(Manage), |visit| Box::pin(access::end_key(visit))),
    page(Method::Post, "/settings/hooks", Who::May(Manage), |visit| Box::pin(access::make_hook(visit))),
    page(Method::Post, "/settings/hooks/{id}/remove", Who::May(Manage), |visit| Box::pin(access::remove_hook(visit))),
    page(Method::Get, "/settings/rules", Who::SignedIn, |visit| Box::pin(rules::show(visit))),
    page(Method::Get, "/candidate/{link}", Who::Anybody, |visit| Box::pin(candidate::show(visit))),
    page(Method::Get, "/candidate/{link}/report", Who::Anybody, |visit| Box::pin(candidate::report(visit))),
    page(Method::Post, "/candidate/{link}/consent", Who::Anybody, |visit| Box::pin(candidate::consent(visit))),
    page(Method::Post, "/candidate/{link}/links", Who::Anybody, |visit| Box::pin(candidate::links(visit))),
    page(Method::Post, "/candidate/{link}/dispute", Who::Anybody, |visit| Box::pin(candidate::dispute(visit))),
    page(Method::Post, "/candidate/{link}/control", Who::Anybody, |visit| Box::pin(candidate::ask_control(visit))),
    page(Method::Post, "/candidate/{link}/control/check", Who::Anybody, |visit| {
        Box::pin(candidate::check_control(visit))
    }),
    page(Method::Post, "/candidate/{link}/complaint", Who::Anybody, |visit| Box::pin(candidate::complain(visit))),
    page(Method::Post, "/candidate/{link}/erasure", Who::Anybody, |visit| Box::pin(candidate::ask_erasure(visit))),
    large("/candidate/{link}/files", Who::Anybody, |visit| Box::pin(candidate::files(visit))),
];

/// The router of the pages.
pub(crate) fn router() -> Router<Service> {
    let mut by_path: BTreeMap<&str, MethodRouter<Service>> = BTreeMap::new();
    for page in PAGES {
        let filter = if page.method == Method::Post { MethodFilter::POST } else { MethodFilter::GET };
        let handler =
            move |State(service): State<Service>, parts: Parts, request: Request| answer(service, page, parts, request);
        let methods = by_path.remove(page.path).unwrap_or_default();
        by_path.insert(page.path, methods.merge(on(filter, handler)));
    }
    by_path.into_iter().fold(Router::new(), |router, (path, methods)| router.route(path, methods))
}
