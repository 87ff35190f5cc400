//! The page: what people see of the service. Written on the server, without a script. What is done, is done by the operations of the
//! API; here stand the forms around them.

mod candidate;
mod case;
mod entry;
mod form;
mod invented;
mod list;
mod new_case;
mod reading;
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
use visit::{Page, Parts, Who, answer};

pub use entry::set_up_link;
pub use invented::fill_with_invented_cases;

const fn page(method: Method, path: &'static str, who: Who, handler: visit::Handler) -> Page {
    Page { method, path, who, most: SMALL, handler }
}

/// All pages and forms.
const PAGES: &[Page] = &[
    page(Method::Get, "/", Who::SignedIn, |visit| Box::pin(list::home(visit))),
    page(Method::Get, "/set-up/{link}", Who::Anybody, |visit| Box::pin(entry::set_up(visit))),
    page(Method::Post, "/set-up/{link}", Who::Anybody, |visit| Box::pin(entry::make_first_user(visit))),
    page(Method::Get, "/sign-in", Who::Anybody, |visit| Box::pin(entry::sign_in(visit))),
    page(Method::Post, "/sign-in", Who::Anybody, |visit| Box::pin(entry::let_in(visit))),
    page(Method::Post, "/sign-out", Who::SignedIn, |visit| Box::pin(entry::sign_out(visit))),
    page(Method::Get, "/try/{link}", Who::Anybody, |visit| Box::pin(entry::trying(visit))),
    page(Method::Post, "/try/{link}", Who::Anybody, |visit| Box::pin(entry::let_in_to_try(visit))),
    page(Method::Get, "/cases", Who::SignedIn, |visit| Box::pin(list::cases(visit))),
    page(Method::Get, "/cases/new", Who::SignedIn, |visit| Box::pin(new_case::form(visit))),
    Page {
        method: Method::Post,
        path: "/cases/new",
        who: Who::SignedIn,
        most: LARGE,
        handler: |visit| Box::pin(new_case::create(visit)),
    },
    page(Method::Get, "/cases/{id}", Who::SignedIn, |visit| Box::pin(case::show(visit))),
    page(Method::Get, "/cases/{id}/report", Who::SignedIn, |visit| Box::pin(case::report(visit))),
    page(Method::Post, "/cases/{id}/say", Who::SignedIn, |visit| Box::pin(said::say(visit))),
    page(Method::Post, "/cases/{id}/settle", Who::SignedIn, |visit| Box::pin(said::settle(visit))),
    page(Method::Post, "/cases/{id}/close", Who::SignedIn, |visit| Box::pin(said::close(visit))),
    page(Method::Post, "/cases/{id}/reopen", Who::SignedIn, |visit| Box::pin(said::reopen(visit))),
    page(Method::Post, "/cases/{id}/cancel", Who::SignedIn, |visit| Box::pin(said::cancel(visit))),
    page(Method::Post, "/cases/{id}/invite", Who::SignedIn, |visit| Box::pin(said::invite(visit))),
    page(Method::Get, "/candidate/{link}", Who::Anybody, |visit| Box::pin(candidate::show(visit))),
    page(Method::Get, "/candidate/{link}/report", Who::Anybody, |visit| Box::pin(candidate::report(visit))),
    page(Method::Post, "/candidate/{link}/consent", Who::Anybody, |visit| Box::pin(candidate::consent(visit))),
    page(Method::Post, "/candidate/{link}/links", Who::Anybody, |visit| Box::pin(candidate::links(visit))),
    page(Method::Post, "/candidate/{link}/dispute", Who::Anybody, |visit| Box::pin(candidate::dispute(visit))),
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
