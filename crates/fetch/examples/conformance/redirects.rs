use std::error::Error;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crosscheck_model::{Reply, Request, Want};
use crosscheck_testkit::servers::{Answer, Asked};
use url::Url;

use crate::outcome::Tally;
use crate::support::fetcher;
use crate::{Row, Stage, cell, rows};

/// The row that the server plays and how often it was asked, shared with its handler.
type Playing = Arc<Mutex<(Row, usize)>>;

/// Plays a row: its first link answers as the row says, the links it may lead to answer as its story needs.
fn answer((row, before): &(Row, usize), asked: &Asked) -> Answer {
    let first = Url::parse(cell(row, "first_url").split(' ').next().unwrap_or_default());
    let is_first = first.is_ok_and(|url| url.path() == asked.path && url.host_str() == Some(&asked.host));
    let status = cell(row, "status").parse().unwrap_or(302);
    let location = cell(row, "location");
    match location {
        // The endless chain: every link is the first.
        "https://public.example/n+1" => match asked.path.strip_prefix("/n") {
            Some(number) => Answer::redirect(302, &format!("/n{}", number.parse::<u32>().unwrap_or(0) + 1)),
            None => Answer::not_found(),
        },
        // The loop over two hosts.
        "https://public2.example/b" if asked.path == "/b" => Answer::redirect(302, "https://public.example/a"),
        // The downgrade leads to the same path without TLS: once is enough.
        "http://public.example/s" if *before > 0 => Answer::html("<p>page"),
        _ if !is_first => Answer::html("<p>page"),
        "two Location headers" => {
            Answer::new(302, &[("location", "https://public2.example/"), ("location", "https://public3.example/")], "")
        }
        _ if location.starts_with("<meta") => Answer::html(location),
        _ if location.starts_with("Link:") => {
            let headers = [("link", "<http://127.0.0.1/>; rel=preload"), ("refresh", "0;url=http://127.0.0.1/")];
            Answer::new(200, &headers, "<p>page")
        }
        _ if location.starts_with("Alt-Svc:") => Answer::new(200, &[("alt-svc", "h2=\"127.0.0.1:6379\"")], "<p>page"),
        _ if location.contains("raw non-UTF-8") => {
            Answer::raw(b"HTTP/1.1 302 -\r\nlocation: http://ex\xffample/\r\ncontent-length: 0\r\n\r\n".to_vec())
        }
        "" => Answer::new(status, &[], "choose"),
        _ => Answer::redirect(status, location),
    }
}

pub(crate) async fn run(table: &Path) -> Result<Tally, Box<dyn Error>> {
    let playing = Playing::default();
    let shared = Arc::clone(&playing);
    let handler = move |asked: &Asked| {
        let mut playing = shared.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = answer(&playing, asked);
        playing.1 += 1;
        answer
    };
    let stage = Stage::new(Arc::new(handler)).await?;
    let mut tally = Tally::default();
    for row in rows(table)? {
        *playing.lock().unwrap_or_else(PoisonError::into_inner) = (row.clone(), 0);
        let (id, expected) = (cell(&row, "id"), cell(&row, "expected"));
        let mut url: Url = cell(&row, "first_url").split(' ').next().unwrap_or_default().parse()?;
        let want = match url.path() {
            "/robots.txt" => {
                url.set_path("/page");
                Want::Html
            }
            path if path.ends_with(".jpg") => Want::Image,
            _ => Want::Json,
        };
        let network = Arc::new(stage.network());
        let reply = fetcher(stage.settings(), &network).get(&Request::new(url, want)).await;
        let connects = network.take_connects();
        let right = match (expected, &reply) {
            ("allow" | "allow-or-flag", Reply::Page(page)) => page.status == 200,
            ("not followed", Reply::Page(page)) => page.status == 200 && connects.len() == 1,
            ("no hop: the 3xx is the answer", Reply::Page(page)) => page.status.to_string() == cell(&row, "status"),
            (denied, Reply::Gap(_)) => denied.starts_with("deny"),
            _ => false,
        };
        tally.connected(connects);
        tally.row(id, !expected.starts_with("deny"), right, || match reply {
            Reply::Page(page) => format!("{expected}: a page with status {}", page.status),
            Reply::Gap(gap) => format!("{expected}: {gap}"),
        });
    }
    Ok(tally)
}
