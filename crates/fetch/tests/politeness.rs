//! Behaviour towards servers that mean well, with the clock stopped: nothing here takes real time.

#![expect(clippy::unwrap_used, reason = "test code, but not inside a #[test]")]

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crosscheck_fetch::{Budget, Settings, Tokens};
use crosscheck_model::{Freshness, Gap, Refusal, Reply, Request, Want};
use crosscheck_testkit::servers::{Answer, Asked};
use support::*;
use tokio::time::Instant;

fn seconds(log: &Log) -> Vec<u64> {
    log.lock().unwrap().iter().map(|(at, _)| at.as_secs()).collect()
}

fn paths(log: &Log) -> Vec<String> {
    log.lock().unwrap().iter().map(|(_, asked)| asked.path.clone()).collect()
}

/// Answers each request in turn with the next of these; the last is repeated.
fn in_turn(answers: Vec<Answer>) -> impl Fn(&Asked) -> Answer {
    let next = AtomicUsize::new(0);
    move |_| answers[next.fetch_add(1, Ordering::Relaxed).min(answers.len() - 1)].clone()
}

#[tokio::test(start_paused = true)]
async fn one_request_a_second_to_a_host_and_hosts_side_by_side() {
    let (fetcher, _, log) = in_memory(Settings::default(), |_| Answer::json("{}"));
    let requests: Vec<Request> = (0..12).map(|n| json(&format!("http://h{}.example/{n}", n % 3))).collect();
    let replies = fetcher.get_all(&requests).await;
    assert!(replies.iter().all(|reply| matches!(reply, Reply::Page(page) if page.status == 200)));
    assert_eq!(seconds(&log), [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
    for (request, reply) in requests.iter().zip(replies) {
        assert_eq!(page(reply).url, request.url, "replies are in the order of the requests");
    }
}

#[tokio::test(start_paused = true)]
async fn another_spelling_of_a_host_is_the_same_host() {
    let (fetcher, _, log) = in_memory(Settings::default(), |_| Answer::json("{}"));
    let links = ["http://a.example/1", "http://a.example./2", "http://A.EXAMPLE/3", "http://a.example:80/4"];
    fetcher.get_all(&links.map(json)).await;
    assert_eq!(seconds(&log), [0, 1, 2, 3]);
    let one = Settings { budget: Budget { total: 9, per_host: 1 }, ..Settings::default() };
    let (fetcher, _, _) = in_memory(one, |_| Answer::json("{}"));
    let replies = fetcher.get_all(&links.map(json)).await;
    assert_eq!(replies.iter().filter(|reply| matches!(reply, Reply::Page(_))).count(), 1);
}

#[tokio::test(start_paused = true)]
async fn at_most_two_requests_are_under_way_to_a_host() {
    let (fetcher, _, log) = in_memory(Settings::default(), |_| Answer::json("{}").after(Duration::from_secs(5)));
    let requests: Vec<Request> = (0..6).map(|n| json(&format!("http://slow.example/{n}"))).collect();
    fetcher.get_all(&requests).await;
    assert_eq!(seconds(&log), [0, 1, 5, 6, 10, 11]);
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_obeyed_and_holds_for_the_whole_host() {
    let later = Answer::new(429, &[("retry-after", "20")], "");
    let (fetcher, _, log) = in_memory(Settings::default(), in_turn(vec![later, Answer::json("{}")]));
    let replies = fetcher.get_all(&[json("http://a.example/1"), json("http://a.example/2")]).await;
    assert!(replies.iter().all(|reply| matches!(reply, Reply::Page(_))));
    assert_eq!(seconds(&log), [0, 20, 21]);
}

#[tokio::test(start_paused = true)]
async fn a_long_retry_after_is_reported_and_not_waited_for() {
    let (fetcher, _, log) = in_memory(Settings::default(), |_| Answer::new(429, &[("retry-after", "3600")], ""));
    let until = Some("2026-03-01T13:00:00Z".parse().unwrap());
    assert_eq!(gap(fetcher.get(&json("http://a.example/1")).await), Gap::RateLimited(until));
    assert_eq!(gap(fetcher.get(&json("http://a.example/2")).await), Gap::RateLimited(until));
    assert_eq!(paths(&log), ["/1"], "a host that asked to be left alone is left alone");
}

#[tokio::test(start_paused = true)]
async fn without_a_time_the_waits_double_and_then_it_is_reported() {
    for (status, expected) in [(429, Gap::RateLimited(None)), (503, Gap::ServerError(503))] {
        let (fetcher, _, log) = in_memory(Settings::default(), move |_| Answer::new(status, &[], ""));
        assert_eq!(gap(fetcher.get(&json("http://a.example/")).await), expected);
        let at = log.lock().unwrap().iter().map(|(at, _)| *at).collect::<Vec<_>>();
        let waits: Vec<_> = at.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert_eq!(waits.len(), 2);
        assert!(waits[0] >= Duration::from_secs(1) && waits[0] < Duration::from_millis(1600), "{waits:?}");
        assert!(waits[1] >= Duration::from_secs(2) && waits[1] < Duration::from_millis(3100), "{waits:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn many_requests_to_a_host_in_trouble_do_not_each_insist() {
    let (fetcher, _, log) = in_memory(Settings::default(), |_| Answer::new(429, &[], ""));
    let requests: Vec<Request> = (0..40).map(|n| json(&format!("http://a.example/{n}"))).collect();
    let replies = fetcher.get_all(&requests).await;
    assert!(replies.iter().all(|reply| matches!(reply, Reply::Gap(Gap::RateLimited(_)))));
    assert!(paths(&log).len() <= 10, "asked {} times", paths(&log).len());
}

#[tokio::test(start_paused = true)]
async fn a_spent_quota_stops_further_requests_until_it_is_renewed() {
    // 1772366430 is half a minute after the start of the test's clock.
    let last = Answer::new(200, &[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1772366430")], "{}");
    let (fetcher, _, log) = in_memory(Settings::default(), in_turn(vec![last, Answer::json("{}")]));
    for number in 0..2 {
        page(fetcher.get(&json(&format!("http://api.github.com/{number}"))).await);
    }
    assert_eq!(seconds(&log), [0, 30]);
    let spent = [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1772370000")];
    let (fetcher, _, _) = in_memory(Settings::default(), move |_| Answer::new(403, &spent, "{}"));
    let until = Some("2026-03-01T13:00:00Z".parse().unwrap());
    assert_eq!(gap(fetcher.get(&json("http://api.github.com/users/ada")).await), Gap::RateLimited(until));
}

#[tokio::test(start_paused = true)]
async fn robots_txt_is_asked_once_for_pages_and_never_for_documented_interfaces() {
    let (fetcher, _, log) = in_memory(Settings::default(), |asked| match asked.path.as_str() {
        "/robots.txt" => Answer::new(200, &[], "User-agent: crosscheck\nDisallow: /private"),
        _ => Answer::html("<p>page"),
    });
    page(fetcher.get(&html("http://a.example/open")).await);
    assert_eq!(gap(fetcher.get(&html("http://a.example/private/x")).await), Gap::Refused(Refusal::Robots));
    let photo = Request::new("http://a.example/private/x.png".parse().unwrap(), Want::Image);
    assert_eq!(gap(fetcher.get(&photo).await), Gap::Refused(Refusal::Robots));
    fetcher.get(&json("http://a.example/private/x")).await;
    assert_eq!(paths(&log), ["/robots.txt", "/open", "/private/x"]);
}

#[tokio::test(start_paused = true)]
async fn a_redirect_is_judged_by_the_robots_txt_of_its_own_host() {
    let (fetcher, _, log) = in_memory(Settings::default(), |asked| match (asked.host.as_str(), asked.path.as_str()) {
        ("a.example", "/robots.txt") => Answer::not_found(),
        ("a.example", _) => Answer::redirect(302, "http://b.example/ada"),
        (_, "/robots.txt") => Answer::new(200, &[], "User-agent: *\nDisallow: /"),
        _ => Answer::html("page"),
    });
    assert_eq!(gap(fetcher.get(&html("http://a.example/")).await), Gap::Refused(Refusal::Robots));
    assert_eq!(paths(&log), ["/robots.txt", "/", "/robots.txt"]);
}

#[tokio::test(start_paused = true)]
async fn a_robots_txt_that_cannot_be_read_forbids_and_a_missing_one_allows() {
    for (answer, expected) in [
        (Answer::not_found(), None),
        (Answer::new(403, &[], ""), None),
        (Answer::new(500, &[], ""), Some(Gap::Refused(Refusal::Robots))),
        (Answer::raw("nonsense\r\n\r\n"), Some(Gap::Malformed)),
        (Answer::redirect(302, "http://10.0.0.1/robots.txt"), Some(Gap::AddressNotAllowed)),
    ] {
        let (fetcher, network, _) = in_memory(Settings::default(), move |asked| match asked.path.as_str() {
            "/robots.txt" => answer.clone(),
            _ => Answer::html("page"),
        });
        let reply = fetcher.get(&html("http://a.example/ada")).await;
        match expected {
            None => assert_eq!(page(reply).status, 200),
            Some(expected) => assert_eq!(gap(reply), expected),
        }
        assert!(network.take_connects().iter().all(|to| to.ip() == PUBLIC));
    }
}

#[tokio::test(start_paused = true)]
async fn the_same_question_at_the_same_time_is_asked_once() {
    let (fetcher, _, log) = in_memory(Settings::default(), |_| Answer::json("{}"));
    let replies = fetcher.get_all(&vec![json("http://a.example/ada"); 30]).await;
    assert!(replies.iter().all(|reply| *reply == replies[0]));
    assert_eq!(paths(&log).len(), 1);
}

#[tokio::test(start_paused = true)]
async fn budgets_end_what_is_asked_and_can_be_renewed() {
    let settings = Settings { budget: Budget { total: 5, per_host: 2 }, ..Settings::default() };
    let (fetcher, _, log) = in_memory(settings, |_| Answer::json("{}"));
    let requests: Vec<Request> = (0..9).map(|n| json(&format!("http://h{}.example/{n}", n % 3))).collect();
    let spent = |replies: &[Reply]| replies.iter().filter(|r| **r == Reply::Gap(Gap::BudgetSpent)).count();
    assert_eq!(spent(&fetcher.get_all(&requests).await), 4);
    assert_eq!(spent(&fetcher.get_all(&requests[..1]).await), 1);
    assert_eq!(spent(&fetcher.with_fresh_budget().get_all(&requests[..1]).await), 0);
    assert_eq!(paths(&log).len(), 6);
}

#[tokio::test(start_paused = true)]
async fn answers_are_kept_as_long_as_the_server_allows_and_then_checked() {
    let folder = tempfile::tempdir().unwrap();
    let settings = || Settings { cache_dir: Some(folder.path().into()), ..Settings::default() };
    let answer = |asked: &Asked| {
        let headers = [("cache-control", "max-age=60"), ("etag", "\"v1\""), ("content-type", "application/json")];
        match asked.header("if-none-match") {
            Some("\"v1\"") => Answer::new(304, &headers, ""),
            _ => Answer::new(200, &headers, "{\"name\":\"Ada\"}"),
        }
    };
    let (fetcher, _, log) = in_memory(settings(), answer);
    let first = page(fetcher.get(&json("http://a.example/ada")).await);
    tokio::time::advance(Duration::from_secs(30)).await;
    let second = page(fetcher.get(&json("http://a.example/ada")).await);
    assert_eq!((paths(&log).len(), &second.body, second.captured_at), (1, &first.body, first.captured_at));
    assert_eq!((first.freshness, second.freshness), (Freshness::Fetched, Freshness::Cached));
    tokio::time::advance(Duration::from_secs(60)).await;
    let third = page(fetcher.get(&json("http://a.example/ada")).await);
    assert_eq!((paths(&log).len(), third.status, &third.body), (2, 200, &first.body));
    assert_eq!(third.freshness, Freshness::NotModified);
    assert!(third.captured_at > first.captured_at, "the server vouched for it anew");
    // Another run finds it too.
    let (fetcher, _, log) = in_memory(settings(), answer);
    page(fetcher.get(&json("http://a.example/ada")).await);
    assert!(paths(&log).is_empty());
}

#[tokio::test(start_paused = true)]
async fn what_may_not_be_kept_is_not_and_a_damaged_store_is_no_answer() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings { cache_dir: Some(folder.path().into()), ..Settings::default() };
    let (fetcher, _, log) = in_memory(settings, |asked| match asked.path.as_str() {
        "/secret" => Answer::new(200, &[("cache-control", "no-store, max-age=60")], "{}"),
        _ => Answer::new(200, &[("cache-control", "max-age=60")], "{\"kept\":true}"),
    });
    for _ in 0..2 {
        page(fetcher.get(&json("http://a.example/secret")).await);
        page(fetcher.get(&json("http://a.example/kept")).await);
    }
    assert_eq!(paths(&log), ["/secret", "/kept", "/secret"]);
    for shelf in std::fs::read_dir(folder.path().join("body")).unwrap() {
        for file in std::fs::read_dir(shelf.unwrap().path()).unwrap() {
            std::fs::write(file.unwrap().path(), "something else").unwrap();
        }
    }
    let again = page(fetcher.get(&json("http://a.example/kept")).await);
    assert_eq!(again.body.as_slice(), b"{\"kept\":true}");
}

#[tokio::test(start_paused = true)]
async fn the_fetcher_says_who_it_is_and_carries_nothing_else() {
    let contact = Some("ops@company.example".to_owned());
    let tokens = Tokens::from_iter([("github", "s3cret")]);
    let (fetcher, _, log) =
        in_memory(Settings { contact, tokens, ..Settings::default() }, |asked| match asked.host.as_str() {
            "a.example" => Answer::new(302, &[("location", "http://b.example/x"), ("set-cookie", "id=1")], ""),
            _ => Answer::json("{}"),
        });
    page(fetcher.get(&json("http://a.example/")).await);
    let log = log.lock().unwrap();
    for (_, asked) in log.iter() {
        let agent = asked.header("user-agent").unwrap();
        assert!(agent.starts_with("crosscheck/") && agent.contains("ops@company.example"), "{agent}");
        for never in ["cookie", "referer", "authorization", "private-token"] {
            assert_eq!(asked.header(never), None, "{never}");
        }
    }
    assert_eq!(log.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn answers_become_pages_or_gaps_by_what_they_mean() {
    let cases: [(&str, Answer, Result<u16, Gap>); 14] = [
        ("absent", Answer::new(404, &[], "{\"message\":\"Not Found\"}"), Ok(404)),
        ("gone", Answer::new(410, &[], ""), Ok(410)),
        ("unauthorised", Answer::new(401, &[], ""), Err(Gap::Refused(Refusal::SignIn))),
        ("forbidden", Answer::new(403, &[], ""), Err(Gap::Refused(Refusal::Blocked))),
        ("proxy", Answer::new(407, &[], ""), Err(Gap::Refused(Refusal::SignIn))),
        ("legal", Answer::new(451, &[], ""), Err(Gap::Refused(Refusal::Blocked))),
        ("linkedin", Answer::new(999, &[], ""), Err(Gap::Refused(Refusal::Blocked))),
        ("slow", Answer::new(408, &[], ""), Err(Gap::TimedOut)),
        ("broken", Answer::new(502, &[], ""), Err(Gap::ServerError(502))),
        ("wall", Answer::redirect(302, "/login?next=/ada"), Err(Gap::Refused(Refusal::SignIn))),
        ("check", Answer::redirect(302, "/sorry/index"), Err(Gap::Refused(Refusal::Challenge))),
        (
            "challenge",
            Answer::new(503, &[("cf-mitigated", "challenge")], "<html>"),
            Err(Gap::Refused(Refusal::Challenge)),
        ),
        ("page", Answer::html("<!doctype html><p>moved"), Err(Gap::Malformed)),
        ("choice", Answer::redirect(300, "/other"), Err(Gap::Malformed)),
    ];
    for (name, answer, expected) in cases {
        let (fetcher, _, _) = in_memory(Settings::default(), move |_| answer.clone());
        let started = Instant::now();
        let reply = match fetcher.get(&json(&format!("http://{name}.example/ada"))).await {
            Reply::Page(page) => Ok(page.status),
            Reply::Gap(gap) => Err(gap),
        };
        assert_eq!(reply, expected, "{name}");
        assert!(started.elapsed() < Duration::from_secs(1), "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn clones_share_their_pace() {
    let (fetcher, _, log) = in_memory(Settings::default(), |_| Answer::json("{}"));
    let other = Arc::new(fetcher.with_fresh_budget());
    page(fetcher.get(&json("http://a.example/1")).await);
    page(other.get(&json("http://a.example/2")).await);
    assert_eq!(seconds(&log), [0, 1]);
}

#[tokio::test(start_paused = true)]
async fn a_page_that_is_empty_without_javascript_is_kept_as_it_came() {
    let shell =
        "<html><head><title>x</title></head><body><div id=root></div><script src=/app.js></script></body></html>";
    let described = shell.replace("<title>", "<meta property=\"og:title\" content=\"Ada\"><title>");
    let (fetcher, _, log) = in_memory(Settings::default(), move |asked| match asked.path.as_str() {
        "/bare" => Answer::html(shell),
        "/described" => Answer::html(&described),
        "/gone" => Answer::new(404, &[("content-type", "text/html")], shell),
        _ => Answer::not_found(),
    });
    // Its reader says that it needs a browser.
    assert_eq!(page(fetcher.get(&html("http://a.example/bare")).await).status, 200);
    assert_eq!(page(fetcher.get(&html("http://a.example/described")).await).status, 200);
    assert_eq!(page(fetcher.get(&html("http://a.example/gone")).await).status, 404, "absence is an answer");
    assert!(paths(&log).iter().all(|path| path != "/app.js"));
}
