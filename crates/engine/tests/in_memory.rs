//! Cases that run in memory: what comes of them, in which order, and what is said of everything that was left out.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crosscheck_engine::{Application, Document, FirstOf, MemoryPages, PageSource, Progress, Readers, Step};
use crosscheck_model::{FindingKind, Gap, Outcome, Reply, Request, SourceLimit};
use futures_util::StreamExt;
use futures_util::future::BoxFuture;

use support::{LOGIN, application, at, engine, user};

fn profile() -> String {
    format!("https://github.com/{LOGIN}")
}

#[tokio::test]
async fn a_case_from_memory_finds_what_differs_and_its_honest_twin_has_nothing() {
    for (name, differs) in [("Lotte van Tongeren", false), ("Wouter Beekhuis", true)] {
        let checked = engine(Readers::in_process(2)).check(application(user(name), &[&profile()])).await;
        let contradicted = checked.result.findings.iter().any(|finding| finding.kind == FindingKind::Contradiction);
        assert_eq!(contradicted, differs, "{name}");
        assert_eq!(checked.case.as_of, at(), "the clock tells the time when nobody states one");
        assert_eq!(checked.case.sources.len(), 2);
    }
}

#[tokio::test]
async fn sources_stand_in_the_order_given_and_each_step_is_told() {
    #[derive(Default)]
    struct Told(Mutex<Vec<String>>);
    impl Progress for Told {
        fn step(&self, step: Step<'_>) {
            let line = match step {
                Step::Started(address) => format!("start {address}"),
                Step::Finished(address, outcome) => format!("end {address} {}", *outcome == Outcome::Read),
            };
            self.0.lock().unwrap().push(line);
        }
    }
    let told = Arc::new(Told::default());
    let links = ["https://nobody.example/", &profile(), "https://elsewhere.example/a"];
    let application =
        Application { progress: Arc::clone(&told) as _, ..application(user("Lotte van Tongeren"), &links) };
    let checked = engine(Readers::in_process(2)).check(application).await;
    let read: Vec<String> = checked.case.sources.iter().map(|read| read.source.address.to_string()).collect();
    assert_eq!(read, ["cv.txt", links[0], links[1], links[2]]);
    let told = told.0.lock().unwrap();
    assert!(told.contains(&format!("end {} true", links[1])) && told.contains(&format!("end {} false", links[0])));
    assert_eq!(told.len(), 8);
}

#[tokio::test]
async fn the_second_page_source_is_asked_only_what_the_first_does_not_hold() {
    struct Counted(MemoryPages, AtomicUsize);
    impl PageSource for Counted {
        fn get<'a>(&'a self, request: &'a Request) -> BoxFuture<'a, Reply> {
            if request.url.host_str() == Some("api.github.com") && request.url.path().matches('/').count() == 2 {
                self.1.fetch_add(1, Ordering::Relaxed);
            }
            self.0.get(request)
        }
    }
    let network = Arc::new(Counted(user("Wouter Beekhuis"), AtomicUsize::new(0)));
    for (archive, asked) in [(MemoryPages::new(), 1), (user("Lotte van Tongeren"), 0)] {
        network.1.store(0, Ordering::Relaxed);
        let pages = FirstOf::new(Arc::new(archive), Arc::clone(&network) as _);
        let application = Application { pages: Arc::new(pages), ..application(MemoryPages::new(), &[&profile()]) };
        let checked = engine(Readers::in_process(1)).check(application).await;
        assert_eq!(network.1.load(Ordering::Relaxed), asked);
        assert_eq!(checked.case.sources[1].source.outcome, Outcome::Read);
    }
}

#[tokio::test]
async fn pictures_beyond_the_limit_and_pictures_that_are_gone_are_gaps_of_their_kinds() {
    let page = "https://lotte.example/";
    let pictures: String = (0..6).map(|number| format!(r#"<img class="u-photo" src="/{number}.png">"#)).collect();
    let html =
        format!(r#"<html><body class="h-card"><h1 class="p-name">Lotte van Tongeren</h1>{pictures}</body></html>"#);
    let mut pages = MemoryPages::new().with_answer(page.parse().unwrap(), "text/html", html.into_bytes(), at());
    for (name, status) in [("0", 404), ("1", 410), ("2", 500)] {
        let address: url::Url = format!("{page}{name}.png").parse().unwrap();
        let Reply::Page(answer) = MemoryPages::new()
            .with_answer(address.clone(), "image/png", b"x".as_slice(), at())
            .get(&Request::new(address, crosscheck_model::Want::Image))
            .await
        else {
            panic!("it was just put there")
        };
        pages = pages.with_page(crosscheck_model::Page { status, ..answer });
    }
    let checked = engine(Readers::in_process(1)).check(application(pages, &[page])).await;
    let reading = &checked.case.sources[1];
    let gap = |name: &str| {
        let of = |(request, _): &&(Request, Gap)| request.url.path() == format!("/{name}.png");
        reading.gaps.iter().find(of).map(|(_, gap)| gap.clone())
    };
    assert_eq!(gap("0"), Some(Gap::NotThere), "{:?}", reading.gaps);
    assert_eq!(gap("1"), Some(Gap::NotThere));
    assert_eq!(gap("2"), Some(Gap::ServerError(500)));
    assert_eq!(gap("3"), Some(Gap::NotCaptured));
    assert_eq!(gap("4"), Some(Gap::SourceLimit(SourceLimit::Pictures)));
    assert_eq!(gap("5"), Some(Gap::SourceLimit(SourceLimit::Pictures)));
}

#[tokio::test]
async fn links_of_a_cv_beyond_the_limit_are_told() {
    let links: String = (0..15).map(|number| format!("https://lotte-{number}.example/\n")).collect();
    let text = support::CV.replacen("lotte@lotte.example\n", &links, 1);
    let mut application = application(MemoryPages::new(), &[]);
    application.documents = vec![Document::new("cv.txt", text.into_bytes())];
    let checked = engine(Readers::in_process(1)).check(application).await;
    assert_eq!(checked.case.sources.len(), 1 + 12);
    let problems = &checked.case.sources[0].problems;
    assert!(problems.iter().any(|problem| problem.what.starts_with("3 further links")), "{problems:?}");
}

/// Every host is unknown, as on a machine without a network.
struct NoHost {
    live: bool,
    asked: AtomicUsize,
}

impl PageSource for NoHost {
    fn get<'a>(&'a self, _: &'a Request) -> BoxFuture<'a, Reply> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        Box::pin(std::future::ready(Reply::Gap(Gap::HostNotFound)))
    }

    fn is_live(&self) -> bool {
        self.live
    }
}

#[tokio::test]
async fn no_host_at_all_is_the_network_and_one_host_is_a_slip_of_the_pen() {
    for (live, links, gap) in [
        (true, vec!["https://one.example/", "https://two.example/"], Gap::NetworkDown),
        (true, vec!["https://github.com/lvantongeren-example"], Gap::NetworkDown),
        (true, vec!["https://one.example/"], Gap::HostNotFound),
        (false, vec!["https://one.example/", "https://two.example/"], Gap::HostNotFound),
    ] {
        let pages = Arc::new(NoHost { live, asked: AtomicUsize::new(0) });
        let application = Application { pages, ..application(MemoryPages::new(), &links) };
        let checked = engine(Readers::in_process(1)).check(application).await;
        for reading in &checked.case.sources[1..] {
            assert_eq!(reading.source.outcome, Outcome::NotReached(gap.clone()), "{live} {links:?}");
        }
    }
}

/// Never answers, and counts who waits.
#[derive(Default)]
struct Silent {
    waiting: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
}

struct Waiting(Arc<AtomicUsize>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl PageSource for Silent {
    fn get<'a>(&'a self, _: &'a Request) -> BoxFuture<'a, Reply> {
        Box::pin(async {
            let now = self.waiting.fetch_add(1, Ordering::Relaxed) + 1;
            self.most.fetch_max(now, Ordering::Relaxed);
            let _waiting = Waiting(Arc::clone(&self.waiting));
            std::future::pending().await
        })
    }
}

#[tokio::test]
async fn a_dropped_case_asks_nothing_more_and_gives_its_turn_back() {
    let silent = Silent::default();
    let (waiting, most) = (Arc::clone(&silent.waiting), Arc::clone(&silent.most));
    let links: Vec<String> = (0..40).map(|number| format!("https://p{number}.example/")).collect();
    let links: Vec<&str> = links.iter().map(String::as_str).collect();
    let engine = engine(Readers::in_process(1));
    let stuck = Application { pages: Arc::new(silent), ..application(MemoryPages::new(), &links) };
    // More stuck cases than there are places.
    let running: Vec<_> = (0..6)
        .map(|_| {
            let (engine, stuck) = (engine.clone(), stuck.clone());
            tokio::spawn(async move { engine.check(stuck).await.case.sources.len() })
        })
        .collect();
    while waiting.load(Ordering::Relaxed) < 16 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(most.load(Ordering::Relaxed), 16, "four cases with four sources each, and no more");
    for case in running {
        case.abort();
        assert!(case.await.is_err());
    }
    assert_eq!(waiting.load(Ordering::Relaxed), 0);
    let next = engine.check(application(user("Lotte van Tongeren"), &[&profile()]));
    assert_eq!(tokio::time::timeout(Duration::from_secs(60), next).await.unwrap().case.sources.len(), 2);
}

#[tokio::test]
async fn a_stream_of_cases_gives_every_result() {
    let engine = engine(Readers::in_process(2));
    let cases = futures_util::stream::iter(0..20).map(|number| {
        let name = if number % 2 == 0 { "Lotte van Tongeren" } else { "Wouter Beekhuis" };
        let id = crosscheck_model::ApplicationId(number.to_string());
        Application { id: Some(id), ..application(user(name), &[&profile()]) }
    });
    let mut ids: Vec<String> = engine.check_all(cases).map(|done| done.case.application.unwrap().0).collect().await;
    ids.sort_by_key(|id| id.parse::<u32>().unwrap());
    assert_eq!(ids, (0..20).map(|number: u32| number.to_string()).collect::<Vec<_>>());
}

const PAGE: &str = "https://page.example/";

/// Which checks contradict, and which find a reading uncertain, for this page beside the CV.
async fn page_findings(html: &str) -> (Vec<String>, usize) {
    let pages = MemoryPages::new().with_answer(PAGE.parse().unwrap(), "text/html", html.as_bytes().to_vec(), at());
    let checked = engine(Readers::in_process(2)).check(application(pages, &[PAGE])).await;
    let contradicted = checked.result.findings.iter().filter(|finding| finding.kind == FindingKind::Contradiction);
    let contradicted = contradicted.map(|finding| finding.check.to_string()).collect();
    let uncertain = checked.result.findings.iter().filter(|finding| finding.level.0 == "reading_uncertain");
    (contradicted, uncertain.count())
}

#[tokio::test]
async fn a_misread_name_does_not_accuse_and_another_name_is_found() {
    let page = |name: &str, beside: &str| {
        format!(
            "<title>{name}</title><h1>{name}</h1>{beside}<p>I am glad you found my page. My work is about water.</p>"
        )
    };
    let (contradicted, uncertain) = page_findings(&page("Wouter Beekhuis", "<h2>Lotte van Tongeren</h2>")).await;
    assert!(contradicted.is_empty(), "the CV's name stands at the head of the page: {contradicted:?}");
    assert_eq!(uncertain, 1, "what was read there is said to be uncertain");
    let (contradicted, _) = page_findings(&page("Wouter Beekhuis", "")).await;
    assert!(contradicted.iter().any(|check| check.starts_with("name_")), "{contradicted:?}");
    let (contradicted, _) = page_findings(&page("Lotte van Tongeren", "")).await;
    assert!(contradicted.is_empty(), "{contradicted:?}");
}

#[tokio::test]
async fn an_employer_that_stands_elsewhere_on_the_page_does_not_accuse_and_another_one_is_found() {
    let page = |entries: &str| {
        format!(
            "<title>Lotte van Tongeren</title><h1>Lotte van Tongeren</h1><p>Software engineer</p>\
             <section><h2>Experience</h2>{entries}</section>"
        )
    };
    let entry = |title: &str, employer: &str, dates: &str| {
        format!("<div><h3>{title}</h3><p>{employer}</p><p>{dates}</p></div>")
    };
    let same = entry("Software Engineer", "Grachtwerk BV", "March 2019 - Present");
    assert!(page_findings(&page(&same)).await.0.is_empty());
    let other = entry("Software Engineer", "Dijkhuis Systems BV", "March 2019 - Present");
    let (contradicted, _) = page_findings(&page(&other)).await;
    assert!(contradicted.iter().any(|check| check.starts_with("employment_")), "{contradicted:?}");
    let beside = format!("{other}<p>Since March 2019 with Grachtwerk BV, 2019</p>");
    let (contradicted, _) = page_findings(&page(&beside)).await;
    assert!(contradicted.is_empty(), "the CV's employer stands there beside its year: {contradicted:?}");
}
