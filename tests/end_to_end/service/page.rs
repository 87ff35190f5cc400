//! The page as a browser without scripts gets it: every page and every form, over HTTP.

use std::time::Duration;

use http::Method;
use serde_json::{Value, json};

use super::visitor::{HOSTILE, PASSWORD, Visitor, location, mark_of, set_up_link, text, well_made};
use super::{EVERYTHING, Server, fixture, key, of_dossier, run};

#[test]
fn the_first_user_comes_by_a_link_once_and_signs_in_and_out() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    run(async {
        let visitor = Visitor::new(&server);
        assert_eq!(location(&visitor.get("/").await), "/sign-in");
        assert_eq!(location(&visitor.get("/cases").await), "/sign-in");
        assert!(visitor.page("/sign-in").await.contains("There is no user yet"));
        let link = set_up_link(&server).await;
        let mark = visitor.mark(&link).await;
        let short = [("mark", &*mark), ("organisation", "ac me"), ("name", HOSTILE), ("password", "short")];
        let refused = visitor.post(&link, &short).await;
        assert_eq!(refused.status, 422);
        let page = well_made("set-up", &refused);
        assert!(page.contains("href=\"#password\"") && page.contains("href=\"#organisation\""), "{page}");
        visitor.first_user(&server, "acme").await;
        assert!(visitor.page("/cases").await.contains("No cases yet"));
        for link in [link.as_str(), "/set-up/first.99999999999.00"] {
            assert_eq!(visitor.get(link).await.status, 404, "{link}");
        }
        let session = visitor.cookies.lock().unwrap().clone();
        let mark = visitor.mark("/cases").await;
        assert_eq!(location(&visitor.post("/sign-out", &[("mark", &mark)]).await), "/sign-in");
        // A cookie that somebody kept opens nothing either.
        *visitor.cookies.lock().unwrap() = session;
        assert_eq!(location(&visitor.get("/cases").await), "/sign-in");

        let other = Visitor::new(&server);
        let mark = other.mark("/sign-in").await;
        for (name, password) in [("Rosa Reviewer", "four words of yours"), ("Nobody", PASSWORD), ("", "")] {
            let refused = other.post("/sign-in", &[("mark", &mark), ("name", name), ("password", password)]).await;
            assert_eq!(refused.status, 422, "{name}");
            assert!(well_made("sign-in", &refused).contains("do not belong together"));
        }
        let fields = [("mark", &*mark), ("name", "rosa reviewer"), ("password", PASSWORD)];
        assert_eq!(location(&other.post("/sign-in", &fields).await), "/cases");
    });
    // The next start has no link to print.
    server.stop();
    let server = Server::start(folder.path(), &[]);
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(server.said(), Vec::<String>::new());
}

#[test]
fn a_pasted_text_becomes_one_case() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    run(async {
        let visitor = Visitor::new(&server);
        visitor.first_user(&server, "acme").await;
        let mark = visitor.mark("/cases/new").await;
        let empty = [("mark", &*mark), ("text", HOSTILE), ("consent", ""), ("purpose", HOSTILE), ("jurisdiction", "x")];
        let refused = visitor.post_parts("/cases/new", &empty, &[("cv", "", Vec::new())]).await;
        assert_eq!(refused.status, 422);
        let page = well_made("new", &refused);
        for field in ["#text", "#consent", "#reference", "#jurisdiction"] {
            assert!(page.contains(&format!("<li><a href=\"{field}\">")), "{field}");
        }
        let fields = [
            ("mark", &*mark),
            ("word", "once"),
            ("text", "Dear Rosa, see https://nowhere.invalid/ada and write back"),
            ("consent", "form 4"),
            ("purpose", "hiring"),
            ("reference", "A-1"),
            ("jurisdiction", "nl"),
        ];
        let made = location(&visitor.post_parts("/cases/new", &fields, &[]).await);
        assert_eq!(location(&visitor.post_parts("/cases/new", &fields, &[]).await), made, "one press, one case");
        let page = visitor.read(&made).await;
        assert!(page.contains("<bdi>nowhere.invalid/ada</bdi>"), "{page}");
        assert!(visitor.page("/cases").await.contains(&made));
    });
}

#[test]
fn what_is_said_on_the_page_stands_in_the_api_and_a_person_closes() {
    let folder = tempfile::tempdir().unwrap();
    let acme = key(folder.path(), "acme", EVERYTHING, &[]);
    let server = Server::start(folder.path(), &[]);
    run(async {
        let visitor = Visitor::new(&server);
        visitor.first_user(&server, "acme").await;
        let mark = visitor.mark("/cases/new").await;
        let dossier = std::fs::read(fixture("contradictory.wacz")).unwrap();
        let fields = [
            ("mark", &*mark),
            ("consent", "form 4"),
            ("purpose", "hiring"),
            ("reference", "A-1"),
            ("jurisdiction", "nl"),
        ];
        let made = location(&visitor.post_parts("/cases/new", &fields, &[("files", "case.wacz", dossier)]).await);
        let page = visitor.read(&made).await;
        assert!(page.contains("What disagrees") && page.contains("id=\"point-1\""), "{page}");
        assert!(page.contains("mailto:?subject="), "{page}");
        let mark = visitor.mark(&made).await;
        let say = [("mark", &*mark), ("kind", "answer"), ("finding", "1"), ("by", HOSTILE), ("text", HOSTILE)];
        assert!(location(&visitor.post(&format!("{made}/say"), &say).await).starts_with(&made));
        let settle = [("mark", &*mark), ("finding", "1"), ("resolved_by", "explained"), ("reason", "certificate seen")];
        location(&visitor.post(&format!("{made}/settle"), &settle).await);
        let unknown = [("mark", &*mark), ("finding", "999"), ("resolved_by", "explained"), ("reason", "none")];
        assert_eq!(visitor.post(&format!("{made}/settle"), &unknown).await.status, 422);
        let close = |reasons| [("mark", mark.as_str()), ("reasons", reasons)];
        assert_eq!(visitor.post(&format!("{made}/close"), &close(" ")).await.status, 422);
        location(&visitor.post(&format!("{made}/close"), &close("All was answered.")).await);
        assert_eq!(visitor.post(&format!("{made}/close"), &close("Twice.")).await.status, 409);
        let page = visitor.page(&made).await;
        assert!(
            page.contains("certificate seen") && page.contains("&#60;script&#62;") && page.contains("\\u{202e}txet"),
            "{page}"
        );

        // The same stands in the API, under the name of who did it.
        let path = format!("/v1{made}/timeline?limit=100");
        let timeline: Value = server.client(&acme).get(&path, "*/*").await.unwrap().json().unwrap();
        let of = |kind: &str| {
            timeline["data"].as_array().unwrap().iter().find(|event| event["type"] == kind).unwrap().clone()
        };
        assert_eq!(of("case.closed")["detail"]["by"], "Rosa Reviewer");
        assert_eq!(of("answer.given")["detail"]["text"], HOSTILE.trim());
        assert!(of("resolution.recorded")["detail"]["key"].as_str().unwrap().starts_with("user_"));

        let report = visitor.get(&format!("{made}/report")).await;
        assert!(text(&report).contains("crosscheck report"));
        assert!(report.headers["content-security-policy"].to_str().unwrap().contains("frame-ancestors 'self'"));
        location(&visitor.post(&format!("{made}/reopen"), &close("More came.")).await);
    });
}

#[test]
fn forms_of_other_sites_are_refused_and_other_tenants_cases_are_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let other = key(folder.path(), "other", EVERYTHING, &[]);
    let of_tests = key(folder.path(), "acme", EVERYTHING, &["--test"]);
    let server = Server::start(folder.path(), &["--rate", "100000"]);
    run(async {
        let (visitor, stranger) = (Visitor::new(&server), Visitor::new(&server));
        visitor.first_user(&server, "acme").await;
        let mark = visitor.mark("/cases/new").await;
        let strange = stranger.mark("/sign-in").await;
        for key in [&other, &of_tests] {
            let client = server.client(key);
            let case = client.submit(&of_dossier("canary-reference", "contradictory.wacz"), None).await.unwrap();
            client.wait(&case.id).await.unwrap();
            let path = format!("/cases/{}", case.id);
            for page in ["", "/report"] {
                let answer = visitor.get(&format!("{path}{page}")).await;
                assert_eq!(answer.status, 404);
                assert!(!text(&answer).contains("canary"));
            }
            let fields = [
                ("mark", &*mark),
                ("kind", "answer"),
                ("by", "somebody"),
                ("text", "x"),
                ("finding", "1"),
                ("resolved_by", "explained"),
                ("reason", "x"),
                ("reasons", "x"),
            ];
            for form in ["say", "settle", "close", "reopen", "cancel", "invite"] {
                let answer = visitor.post(&format!("{path}/{form}"), &fields).await;
                assert_eq!(answer.status, 404, "{form}");
            }
            assert_eq!(visitor.get(&format!("/cases?before={}", case.id)).await.status, 404);
            let timeline: Value = client.get(&format!("/v1{path}/timeline"), "*/*").await.unwrap().json().unwrap();
            assert!(!timeline.to_string().contains("somebody"));
        }
        assert!(visitor.page("/cases").await.contains("No cases yet"));

        for path in ["/cases/new", "/cases/case_0/say", "/cases/case_0/close", "/cases/case_0/invite", "/sign-out"] {
            for wrong in ["", "00", &*strange] {
                assert_eq!(visitor.post(path, &[("mark", wrong)]).await.status, 403, "{path} {wrong}");
            }
            assert_eq!(location(&stranger.post(path, &[("mark", &mark)]).await), "/sign-in", "{path}");
        }
        for path in ["/sign-in", "/set-up/x", "/candidate/x/consent", "/candidate/x/dispute", "/try/x"] {
            assert_eq!(Visitor::new(&server).post(path, &[("mark", &strange)]).await.status, 403, "{path}");
        }
        assert!(visitor.page("/cases").await.contains("Rosa Reviewer"), "still signed in");
    });
}

#[test]
fn a_candidate_sees_their_own_case_only_and_is_heard() {
    let folder = tempfile::tempdir().unwrap();
    let acme = key(folder.path(), "acme", EVERYTHING, &[]);
    let server = Server::start(folder.path(), &[]);
    run(async {
        let visitor = Visitor::new(&server);
        visitor.first_user(&server, "acme").await;
        let client = server.client(&acme);
        let case = client.submit(&of_dossier("A-2", "contradictory.wacz"), None).await.unwrap();
        client.wait(&case.id).await.unwrap();
        let path = format!("/v1/cases/{}/answers", case.id);
        let note = json!({ "by": "the candidate", "text": "the recruiter's own note" });
        client.post(&path, &note, &[]).await.unwrap();
        let made = format!("/cases/{}", case.id);
        let mark = visitor.mark(&made).await;
        let invited = visitor.post(&format!("{made}/invite"), &[("mark", &mark)]).await;
        assert_eq!(invited.status, 201);
        let page = well_made("invited", &invited);
        let link = &page[page.find("/candidate/").unwrap()..];
        let link = link.split('<').next().unwrap().to_owned();

        assert!(!visitor.page(&link).await.contains("Rosa"), "not even to a recruiter who looks at it");
        let candidate = Visitor::new(&server);
        let page = candidate.page(&link).await;
        assert!(page.contains("Do you agree?") && page.contains("What was found"), "{page}");
        assert!(!page.contains("own note") && !page.contains("Rosa") && !page.contains("A-2"), "{page}");
        assert!(text(&candidate.get(&format!("{link}/report")).await).contains("crosscheck report"));
        let mark = mark_of(&page);
        let consent = format!("{link}/consent");
        assert_eq!(candidate.post(&consent, &[("mark", &mark)]).await.status, 422);
        location(&candidate.post(&consent, &[("mark", &mark), ("answer", "no")]).await);
        location(
            &candidate.post(&format!("{link}/links"), &[("mark", &mark), ("links", "code.example.com/ada")]).await,
        );
        let none = candidate.post(&format!("{link}/links"), &[("mark", &mark), ("links", HOSTILE)]).await;
        assert_eq!(none.status, 422);
        let dispute = [("mark", &*mark), ("finding", "1"), ("text", HOSTILE)];
        location(&candidate.post(&format!("{link}/dispute"), &dispute).await);
        assert!(candidate.page(&link).await.contains("&#60;script&#62;"));
        let page = visitor.page(&made).await;
        assert!(page.contains("The candidate does not agree") && page.contains("code.example.com/ada"), "{page}");

        // Neither another's seal, nor another time, nor the link of a report opens it.
        let (start, seal) = link.rsplit_once('.').unwrap();
        let (id, until) = start.rsplit_once('.').unwrap();
        let later = format!("{id}.{}.{seal}", until.parse::<i64>().unwrap() + 1);
        let forged = format!("{start}.{}", "0".repeat(seal.len()));
        for wrong in [later, forged, format!("/candidate/{}", case.id), link.replace("/candidate/", "/shared/")] {
            assert_eq!(candidate.get(&wrong).await.status, 404, "{wrong}");
        }
        let erased = client.request(Method::DELETE, &format!("/v1{made}"), &[], Vec::new()).await.unwrap();
        assert_eq!(erased.status, 200);
        assert_eq!(candidate.get(&link).await.status, 410);
        assert_eq!(candidate.post(&consent, &[("mark", &mark), ("answer", "yes")]).await.status, 410);
    });
}

#[test]
fn a_refusal_stops_what_is_not_read_yet() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    run(async {
        let visitor = Visitor::new(&server);
        visitor.first_user(&server, "acme").await;
        let store =
            crosscheck_store::Store::open(&crosscheck_store::Location::Folder(folder.path().into())).await.unwrap();
        let tests = key(folder.path(), "acme", EVERYTHING, &["--test"]);
        let client = server.client(&tests);
        let mut new = super::new_case("A-3");
        new.links.push("https://test.crosscheck.example/slow".to_owned());
        let case = client.submit(&new, None).await.unwrap();
        let tenant = crosscheck_store::Tenant { name: "acme".to_owned(), live: false };
        let found = store.find_submission(&tenant, &case.id).await.unwrap().unwrap();
        let until = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(1);
        let link = format!("/candidate/{}", store.share_with_candidate(&found, until));
        let candidate = Visitor::new(&server);
        let page = candidate.page(&link).await;
        assert!(page.contains("There is no outcome yet") && !page.contains("/dispute"), "{page}");
        let mark = mark_of(&page);
        location(&candidate.post(&format!("{link}/consent"), &[("mark", &mark), ("answer", "no")]).await);
        assert_eq!(client.case(&case.id).await.unwrap().state, crosscheck_client::CaseState::Cancelled);
        let over = jiff::Timestamp::now() - jiff::SignedDuration::from_secs(1);
        let link = format!("/candidate/{}", store.share_with_candidate(&found, over));
        assert_eq!(candidate.get(&link).await.status, 404);
    });
}

#[test]
fn the_demo_shows_invented_cases_after_one_press() {
    let server = Server::demo();
    run(async {
        let visitor = Visitor::new(&server);
        let mut link = None;
        for _ in 0..100 {
            link = server.said().iter().find_map(|line| line.find("/try/").map(|at| line[at..].to_owned()));
            if link.is_some() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let link = link.unwrap();
        let mark = visitor.mark(&link).await;
        assert_eq!(location(&visitor.post(&link, &[("mark", &mark)]).await), "/cases");
        let page = visitor.read("/cases").await;
        let cases: Vec<&str> = page.split("href=\"/cases/case_").skip(1).map(|rest| &rest[..24]).collect();
        assert_eq!(cases.len(), 8, "{page}");
        for case in cases {
            let page = visitor.page(&format!("/cases/case_{case}")).await;
            assert!(page.contains("What disagrees"), "{page}");
            assert!(page.len() < 150 << 10, "{} bytes", page.len());
        }
    });
}
