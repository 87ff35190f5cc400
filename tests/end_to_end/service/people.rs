//! Who may do what on the page, what can be undone, settings, and what a candidate can do besides reading.

use serde_json::Value;

use super::visitor::{HOSTILE, PASSWORD, Visitor, location, mark_of, text, well_made};
use super::{EVERYTHING, Server, key, of_dossier, run};

/// The address on a page after this word, up to its end.
fn address(page: &str, begin: &str) -> String {
    page[page.find(begin).unwrap_or_else(|| panic!("no {begin}: {page}"))..].split('<').next().unwrap().to_owned()
}

/// Somebody who was invited in this role.
async fn invited(server: &Server, administrator: &Visitor, role: &str, name: &str) -> Visitor {
    let mark = administrator.mark("/settings").await;
    let made = administrator.post("/settings/invite", &[("mark", &mark), ("role", role)]).await;
    assert_eq!(made.status, 201);
    let link = address(&well_made("invitation", &made), "/join/");
    let visitor = Visitor::new(server);
    let mark = visitor.mark(&link).await;
    let taken = [("mark", &*mark), ("name", "rosa reviewer"), ("password", PASSWORD)];
    assert_eq!(visitor.post(&link, &taken).await.status, 422);
    let fields = [("mark", &*mark), ("name", name), ("password", PASSWORD)];
    assert_eq!(location(&visitor.post(&link, &fields).await), "/cases");
    assert_eq!(Visitor::new(server).get(&link).await.status, 404, "an invitation works once");
    visitor
}

async fn a_case(server: &Server, folder: &std::path::Path) -> String {
    let client = server.client(&key(folder, "acme", EVERYTHING, &[]));
    let case = client.submit(&of_dossier("A-7", "contradictory.wacz"), None).await.unwrap();
    client.wait(&case.id).await.unwrap();
    format!("/cases/{}", case.id)
}

#[test]
fn each_role_may_do_what_it_says_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &["--rate", "100000"]);
    run(async {
        let administrator = Visitor::new(&server);
        administrator.first_user(&server, "acme").await;
        let made = a_case(&server, folder.path()).await;
        // What each form is refused with where the role may use it: its fields are empty, or the case is not in that state.
        let forms = [
            ("say", "recruiter reviewer compliance"),
            ("settle", "reviewer"),
            ("step", "reviewer"),
            ("close", "reviewer"),
            ("reopen", "reviewer"),
            ("notices", "reviewer"),
            ("cancel", "recruiter reviewer"),
            ("restore", "recruiter reviewer"),
            ("hold", "compliance"),
        ];
        for role in ["recruiter", "reviewer", "compliance"] {
            let visitor = invited(&server, &administrator, role, &format!("One {role}")).await;
            let page = visitor.page(&made).await;
            let mark = mark_of(&page);
            let page = page + &visitor.page(&format!("{made}/points/1")).await;
            for (form, may) in forms {
                let status = visitor.post(&format!("{made}/{form}"), &[("mark", &mark)]).await.status;
                assert_eq!(status == 403, !may.contains(role), "{role} {form}: {status}");
                if !["cancel", "restore", "reopen", "notices"].contains(&form) {
                    assert_eq!(page.contains(&format!("{made}/{form}\"")), may.contains(role), "{role} sees {form}");
                }
            }
            let status = visitor.get("/cases/new").await.status;
            assert_eq!(status == 403, role == "compliance", "{role}: {status}");
            assert_eq!(visitor.get("/settings/access").await.status, 403, "{role}");
            for form in ["/settings/invite", "/settings/keys", "/settings/hooks", "/settings/people/user_1"] {
                assert_eq!(visitor.post(form, &[("mark", &mark)]).await.status, 403, "{role} {form}");
            }
            assert!(!visitor.page("/settings").await.contains("/settings/invite"), "{role}");
        }
        // A person whose access ends is signed out; the last administrator stays.
        let gone = invited(&server, &administrator, "recruiter", "Gone Soon").await;
        let page = administrator.page("/settings").await;
        let person = |name: &str| {
            let row = page.split("<tr>").skip(1).find(|row| row.contains(name)).unwrap();
            address(row, "/settings/people/").split('"').next().unwrap().to_owned()
        };
        let mark = mark_of(&page);
        let end = [("mark", &*mark), ("role", "")];
        location(&administrator.post(&person("Gone Soon"), &end).await);
        assert_eq!(location(&gone.get("/cases").await), "/sign-in");
        assert_eq!(administrator.post(&person("Rosa Reviewer"), &end).await.status, 422);
    });
}

#[test]
fn an_erasure_is_undone_on_the_page_and_a_hold_stands_against_it() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    run(async {
        let visitor = Visitor::new(&server);
        visitor.first_user(&server, "acme").await;
        let made = a_case(&server, folder.path()).await;
        let mark = visitor.mark(&made).await;
        let post = async |form: &str, more: (&str, &str)| {
            visitor.post(&format!("{made}/{form}"), &[("mark", mark.as_str()), more]).await
        };
        location(&post("erase", ("", "")).await);
        assert!(visitor.page(&made).await.contains("Keep it after all"));
        location(&post("keep", ("", "")).await);
        let page = visitor.page(&made).await;
        assert!(page.contains("Kept after all") && !page.contains("/keep\""), "{page}");
        location(&post("hold", ("reason", HOSTILE)).await);
        assert_eq!(post("erase", ("", "")).await.status, 409);
        assert!(visitor.page(&made).await.contains("Held against erasure since"));
        location(&post("unhold", ("", "")).await);
        location(&post("erase", ("", "")).await);
    });
}

#[test]
fn steps_are_noted_lists_are_filtered_and_a_name_leads_to_its_case() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    run(async {
        let visitor = Visitor::new(&server);
        visitor.first_user(&server, "acme").await;
        let made = a_case(&server, folder.path()).await;
        let page = visitor.page(&made).await;
        let mark = mark_of(&page);
        let step = |state, method, evidence| {
            [("mark", &*mark), ("item", "K-VIDEO"), ("state", state), ("method", method), ("evidence", evidence)]
        };
        assert_eq!(visitor.post(&format!("{made}/step"), &step("done", "", "")).await.status, 422);
        let noted = visitor.post(&format!("{made}/step"), &step("done", "video call", HOSTILE)).await;
        assert!(location(&noted).ends_with("#step-K-VIDEO"));
        assert!(visitor.page(&made).await.contains("video call · &#60;"), "the step says how it was done");
        let settle = [("mark", &*mark), ("finding", "1"), ("resolved_by", "explained"), ("reason", "certificate seen")];
        location(&visitor.post(&format!("{made}/settle"), &settle).await);
        let (all, open) = (visitor.page(&made).await, visitor.page(&format!("{made}?show=open")).await);
        assert!(all.contains("id=\"point-1\"") && !open.contains("id=\"point-1\"") && open.contains("Settled (1)"));

        let name = all.split("<h1><bdi>").nth(1).unwrap().split('<').next().unwrap().to_owned();
        for (query, found) in [("q=a-7", true), ("q=B-8", false), ("show=closed", false), ("show=read", true)] {
            assert_eq!(visitor.page(&format!("/cases?{query}")).await.contains(&made), found, "{query}");
        }
        let part: String = url::form_urlencoded::byte_serialize(name.split(' ').next().unwrap().as_bytes()).collect();
        assert!(visitor.page(&format!("/cases?q={part}")).await.contains(&made));
        assert_eq!(location(&visitor.get("/go?to=A-7").await), made);
        assert_eq!(location(&visitor.get("/go?to=settings").await), "/settings");
        // On a case's page its parts are places too, by how their names begin.
        let go = async |to: &str, from: &str| location(&visitor.get(&format!("/go?to={to}&from={from}")).await);
        assert_eq!(go("before", &made).await, format!("{made}/notices"));
        assert_eq!(go("steps", &format!("{made}/notices")).await, format!("{made}#steps"));
        assert_eq!(go("steps", "/cases").await, "/cases?q=steps");
        assert_eq!(go("steps", "/cases/case_%22%3E").await, "/cases?q=steps");
        let all = visitor.page(&format!("/go?from={made}")).await;
        assert!(all.contains(&format!("href=\"{made}#close\"")) && all.contains("href=\"/settings/rules\""));
        assert_eq!(location(&visitor.get("/go?to=%22%3E").await), "/cases?q=%22%3E");

        // Read again, it is another case; what it was made of is the same.
        let again = location(&visitor.post(&format!("{made}/repeat"), &[("mark", &mark)]).await);
        assert_ne!(again, made);
        assert!(visitor.read(&again).await.contains("id=\"point-1\""));
        assert!(visitor.page(&made).await.contains("This case was read again."));
        for file in ["evidence", "dossier"] {
            let saved = visitor.get(&format!("{made}/{file}")).await;
            assert!(saved.headers["content-disposition"].to_str().unwrap().starts_with("attachment; "), "{file}");
        }
    });
}

#[test]
fn keys_endpoints_and_passwords_are_changed_on_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    run(async {
        let visitor = Visitor::new(&server);
        visitor.first_user(&server, "acme").await;
        let mark = visitor.mark("/settings/access").await;
        assert_eq!(visitor.post("/settings/keys", &[("mark", &mark)]).await.status, 422);
        let wrong_days = [("mark", &*mark), ("scope-cases:read", "yes"), ("days", "-1")];
        assert_eq!(visitor.post("/settings/keys", &wrong_days).await.status, 422);
        let fields = [("mark", &*mark), ("scope-cases:read", "yes"), ("days", "30")];
        let made = well_made("key", &visitor.post("/settings/keys", &fields).await);
        let text = address(&made, "ck_live_");
        let listed = server.client(&text).get("/v1/cases", "*/*").await.unwrap();
        assert_eq!(listed.status, 200);
        let id = address(&visitor.page("/settings/access").await, "/settings/keys/key_")
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        location(&visitor.post(&id, &[("mark", &mark)]).await);
        assert!(server.client(&text).get("/v1/cases", "*/*").await.unwrap().status == 401);
        let other = key(folder.path(), "other", "cases:read", &[]);
        let page = visitor.page("/settings/access").await;
        assert_eq!(page.matches("scope=\"row\">key_").count(), 1, "another customer's keys are not here: {other}");

        let private = [("mark", &*mark), ("url", "https://127.0.0.1/hook"), ("events", "")];
        assert_eq!(visitor.post("/settings/hooks", &private).await.status, 422);
        let fields = [("mark", &*mark), ("url", "https://hooks.customer.example/x"), ("events", "case.finished")];
        assert!(well_made("hook", &visitor.post("/settings/hooks", &fields).await).contains("whsec_"));
        let page = visitor.page("/settings/access").await;
        assert!(page.contains("hooks.customer.example") && !page.contains("whsec_"), "a secret is shown once");
        let remove = address(&page, "/settings/hooks/").split('"').next().unwrap().to_owned();
        location(&visitor.post(&remove, &[("mark", &mark)]).await);
        assert!(!visitor.page("/settings/access").await.contains("hooks.customer.example"));

        let change = |old, new| [("mark", mark.as_str()), ("old", old), ("new", new)];
        assert_eq!(visitor.post("/settings/password", &change("not it at all", "another good one")).await.status, 422);
        assert_eq!(visitor.post("/settings/password", &change(PASSWORD, "short")).await.status, 422);
        location(&visitor.post("/settings/password", &change(PASSWORD, "another good one")).await);
        let rules = visitor.page("/settings/rules").await;
        assert!(rules.contains("US-CA") && rules.contains("What else can explain it"));
    });
}

/// A case that somebody made of a CV alone: who did, its address, and the candidate's link.
async fn of_a_cv(server: &Server) -> (Visitor, String, String) {
    let visitor = Visitor::new(server);
    visitor.first_user(server, "acme").await;
    let mark = visitor.mark("/cases/new").await;
    let fields =
        [("mark", &*mark), ("consent", "form 4"), ("purpose", "hiring"), ("reference", "A-9"), ("jurisdiction", "nl")];
    let cv = b"Ada Example\nada@ada.example\n2019-2024 Northwind Example, engineer\n".to_vec();
    let made = location(&visitor.post_parts("/cases/new", &fields, &[("cv", "cv.txt", cv)]).await);
    visitor.read(&made).await;
    let invited = visitor.post(&format!("{made}/invite"), &[("mark", &mark)]).await;
    let link = address(&well_made("invited", &invited), "/candidate/");
    (visitor, made, link)
}

#[test]
fn a_candidate_sends_files_shows_control_complains_and_asks_to_be_erased() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &["--rate", "100000"]);
    run(async {
        let (visitor, made, link) = of_a_cv(&server).await;
        let candidate = Visitor::new(&server);
        let mark = candidate.mark(&link).await;
        let marked = [("mark", &*mark)];
        // Without links there is nothing to show control of; with one there is a token, and what is not seen is not held against anybody.
        assert_eq!(candidate.post(&format!("{link}/control"), &marked).await.status, 422);
        let links = [("mark", &*mark), ("links", "https://github.com/ada-example")];
        location(&candidate.post(&format!("{link}/links"), &links).await);
        location(&candidate.post(&format!("{link}/control"), &marked).await);
        assert!(candidate.page(&link).await.contains("crosscheck-"), "a token to put there");
        location(&candidate.post(&format!("{link}/control/check"), &marked).await);
        assert!(candidate.page(&link).await.contains("could not be looked at"));

        let none = candidate.post_parts(&format!("{link}/files"), &marked, &[]).await;
        assert_eq!(none.status, 422);
        let hostile = b"<script>alert(1)</script>".to_vec();
        let files = [("files", "degree.html", hostile.clone()), ("files", "cv2.txt", b"Ada Example\n".to_vec())];
        location(&candidate.post_parts(&format!("{link}/files"), &marked, &files).await);
        let folder_in_name = [("files", "../x", hostile.clone())];
        assert_eq!(candidate.post_parts(&format!("{link}/files"), &marked, &folder_in_name).await.status, 422);
        let saved = visitor.get(&format!("{made}/files/0")).await;
        assert_eq!(
            (saved.body.as_slice(), saved.headers["content-type"].to_str().unwrap()),
            (&*hostile, "application/octet-stream")
        );
        assert_eq!(saved.headers["content-disposition"], "attachment; filename=\"degree.html\"");
        assert_eq!(visitor.get(&format!("{made}/files/2")).await.status, 404);

        let words = [("mark", &*mark), ("text", HOSTILE)];
        location(&candidate.post(&format!("{link}/complaint"), &words).await);
        location(&candidate.post(&format!("{link}/erasure"), &marked).await);
        let page = visitor.page(&made).await;
        assert!(
            page.contains("Complaint") && page.contains("asks to be erased") && page.contains("degree.html"),
            "{page}"
        );

        // Read again with what they sent.
        let mark = mark_of(&page);
        let again = location(&visitor.post(&format!("{made}/repeat"), &[("mark", &mark)]).await);
        let page = visitor.read(&again).await;
        assert!(page.contains("github.com/ada-example") && page.contains("degree.html"), "{page}");
        let acme = server.client(&key(folder.path(), "acme", EVERYTHING, &[]));
        let complaints: Value = acme.get(&format!("/v1{made}/complaints"), "*/*").await.unwrap().json().unwrap();
        assert_eq!(complaints["data"][0]["detail"]["by"], "the candidate");
    });
}

#[test]
fn the_page_speaks_the_language_that_a_browser_asks_for_or_a_visitor_chose() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    run(async {
        let visitor = Visitor::new(&server);
        assert!(text(&visitor.get("/sign-in").await).contains("<html lang=\"en\">"));
        assert!(text(&visitor.get("/sign-in?language=de").await).contains("<html lang=\"de\">"));
        assert!(text(&visitor.get("/sign-in").await).contains("Anmelden"), "it stays");
        assert!(text(&visitor.get("/sign-in?language=xx").await).contains("Anmelden"), "there is no such language");
        assert!(text(&visitor.get("/sign-in?language=en").await).contains("Sign in"));
    });
}
