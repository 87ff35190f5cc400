//! A store to try the page with: cases about people who do not exist, and somebody who may look at them.

use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crosscheck_store::{NewUser, Tenant};
use jiff::SignedDuration;

use super::entry::{TRYING, in_future};
use super::role::Role;
use super::visit::caller;
use crate::api::call::Call;
use crate::api::cases::keep;
use crate::api::rosters::{HandedIn, make};
use crate::handed_in::{File, NewCase};
use crate::problem::Problem;
use crate::service::Service;
use crate::trying_out::dossiers;

/// Who looks at them.
const NAME: &str = "Demo";
const TENANT: &str = "demo";

/// A roster of an invented agency: two of its applications share a telephone number and a passage.
const ROSTER: &[u8] = include_bytes!("../../demo/roster.csv");
const ROSTER_FILES: [(&str, &[u8]); 4] = [
    ("daniel.txt", include_bytes!("../../demo/daniel.txt")),
    ("marek.txt", include_bytes!("../../demo/marek.txt")),
    ("ines.txt", include_bytes!("../../demo/ines.txt")),
    ("sofie.txt", include_bytes!("../../demo/sofie.txt")),
];

/// Fills an empty store with invented cases; the address that lets one in, with one press of a button.
pub async fn fill_with_invented_cases(service: &Service) -> io::Result<String> {
    fill(service).await.map_err(|problem| io::Error::other(problem.view().detail))
}

async fn fill(service: &Service) -> Result<String, Problem> {
    let store = &service.0.store;
    let tenant = Tenant { name: TENANT.to_owned(), live: true };
    // Nobody knows it: the link is the only way in.
    let password = service.0.door.hash(store.random_word()?).await?;
    let role = Role::Administrator.as_str();
    let new = NewUser { tenant: &tenant, name: NAME, password: &password, role };
    let user = store.add_first_user(&new).await?.ok_or_else(|| Problem::conflict("the store is not empty"))?;
    let call = Call {
        service: service.clone(),
        caller: Some(caller(&user.id, tenant)),
        path: Default::default(),
        query: Default::default(),
        headers: Default::default(),
        body: Default::default(),
    };
    let file = |(name, bytes): (&str, &[u8])| File { name: name.to_owned(), content: STANDARD.encode(bytes) };
    let files = ROSTER_FILES.into_iter().map(file).collect();
    make(&call, HandedIn { label: "Example Staffing, May".to_owned(), table: ROSTER.to_vec(), files, word: None })
        .await?;
    for (number, (what, dossier)) in (1..).zip(dossiers()) {
        let new = NewCase {
            external_ref: format!("DEMO-{number}"),
            consent_ref: format!("demo, form {number}"),
            permissible_purpose: "Trying crosscheck out with invented people".to_owned(),
            jurisdiction: "NL".to_owned(),
            dossier: Some(File { name: format!("{what}.wacz"), content: STANDARD.encode(dossier) }),
            follow_cv_links: true,
            ..NewCase::default()
        };
        keep(&call, new, None).await?;
    }
    let link = store.sealed(TRYING, NAME, in_future(SignedDuration::from_hours(12)));
    Ok(format!("{}/try/{}", service.0.options.public_url.trim_end_matches('/'), link))
}
