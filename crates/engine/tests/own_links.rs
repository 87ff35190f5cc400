//! What profiles name as the candidate's own, followed one step far; and tokens that show who controls a profile.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use crosscheck_engine::{Application, MemoryPages, Readers};
use crosscheck_model::{AskedProfile, Challenge, ControlState, SourceId};

use support::{LOGIN, application, at, engine, user};

const PAGE: &str = "https://lotte.example/";
const TOKEN: &str = "crosscheck-abcdefgh2345";

fn page(pages: MemoryPages, head: &str) -> MemoryPages {
    let html = format!(
        r#"<html><head><title>Lotte van Tongeren</title>{head}</head><body><h1>Lotte van Tongeren</h1>
        <p>I am an engineer and I like old maps.</p><a rel="me" href="https://github.com/{LOGIN}">GitHub</a></body></html>"#
    );
    pages.with_answer(PAGE.parse().unwrap(), "text/html", html.into_bytes(), at())
}

#[tokio::test]
async fn own_links_are_followed_only_on_request_and_say_where_they_were_found() {
    for (follow, found) in [(false, None), (true, Some(SourceId(1)))] {
        let supplied = application(page(user("Lotte van Tongeren"), ""), &[PAGE]);
        let supplied = Application { follow_own_links: follow, ..supplied };
        let checked = engine(Readers::in_process(1)).check(supplied).await;
        let profile = format!("https://github.com/{LOGIN}");
        let source = checked.case.sources.iter().find(|one| one.source.address.to_string() == profile);
        assert_eq!(source.and_then(|one| one.source.found_on), found);
        assert_eq!(checked.case.sources.len(), if follow { 3 } else { 2 });
    }
}

#[tokio::test]
async fn control_is_shown_by_a_token_on_the_page_and_nothing_else_is_adverse() {
    let asked = |url: &str, token: Option<&str>| {
        let profile = crosscheck_sites::recognise(&url.parse().unwrap());
        AskedProfile {
            url: profile.url,
            site: profile.site.0.to_string(),
            handle: profile.handle,
            token: token.map(str::to_owned),
            put_it_into: None,
            used: None,
            proof: None,
        }
    };
    let profile = format!("https://github.com/{LOGIN}");
    let profiles = vec![
        asked(PAGE, Some(TOKEN)),
        asked(&profile, Some(TOKEN)),
        asked("https://www.linkedin.com/in/lotte", None),
        asked("https://gitlab.com/lotte", Some(TOKEN)),
    ];
    let day = jiff::SignedDuration::from_hours(24);
    let challenge = Challenge { version: 1, case: "A-1".to_owned(), made: at() - day, expires: at() + day, profiles };
    let link = format!(r#"<link rel="me" href="https://example.org/#{TOKEN}">"#);
    let states = async |challenge: Challenge| {
        let pages = page(user("Lotte van Tongeren"), &link);
        let supplied = Application { challenge: Some(challenge), ..application(pages, &[PAGE, &profile]) };
        let checked = engine(Readers::in_process(1)).check(supplied).await;
        assert!(checked.case.control.iter().all(|one| (one.state == ControlState::Shown) == one.proof.is_some()));
        checked.case.control.iter().map(|one| one.state).collect::<Vec<_>>()
    };
    use ControlState::{CannotBeShown, Expired, NotChecked, NotShown, Shown};
    assert_eq!(states(challenge.clone()).await, [Shown, NotShown, CannotBeShown, NotChecked]);
    let late = Challenge { expires: at() - day, ..challenge };
    assert_eq!(states(late).await, [Expired, Expired, CannotBeShown, NotChecked]);
}
