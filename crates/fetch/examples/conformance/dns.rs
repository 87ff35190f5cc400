use std::error::Error;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crosscheck_fetch::{Limits, Settings};
use crosscheck_model::{Gap, Reply, Request, Want};
use crosscheck_testkit::servers::{Answer, Asked};

use crate::outcome::Tally;
use crate::support::{Dial, Lookup, PUBLIC, TestNetwork, fetcher};
use crate::{Row, Stage, addresses, cell, rows};

/// What came of each request of a row, in order.
type Replies<'a> = &'a [Result<u16, Gap>];

/// How a row is played: the lookups, the links that are asked for, and what has to come of them.
struct Play {
    lookups: Vec<Lookup>,
    links: &'static [&'static str],
    right: fn(Replies<'_>) -> bool,
    allowed: bool,
}

const ONCE: &[&str] = &["http://name.example/"];
const TWICE: &[&str] = &["http://name.example/1", "http://name.example/2"];

fn denied(replies: Replies<'_>) -> bool {
    replies == [Err(Gap::AddressNotAllowed)]
}

fn allowed(replies: Replies<'_>) -> bool {
    replies.iter().all(|reply| *reply == Ok(200))
}

fn play(row: &Row) -> Option<Play> {
    let answers = cell(row, "answers (in order of lookup)");
    let mut lookups: Vec<Lookup> =
        answers.split('|').map(addresses).filter(|found| !found.is_empty()).map(Lookup::Addresses).collect();
    let (links, right, allowed): (&'static [&'static str], fn(Replies<'_>) -> bool, bool) = match cell(row, "case") {
        // One lookup is made, and what it brought is connected to.
        "rebind between check and connect" => (ONCE, allowed, true),
        "rebind between two requests of one run" => (TWICE, |r| r == [Ok(200), Err(Gap::AddressNotAllowed)], false),
        "rebind on redirect back to same host" => (&["http://name.example/back"], denied, false),
        "rebind on retry after timeout" => (&["http://name.example/busy"], denied, false),
        "CNAME chain of 64" => {
            lookups = vec![Lookup::NoSuchName];
            (ONCE, |r| r == [Err(Gap::HostNotFound)], false)
        }
        "empty answer" => {
            lookups = vec![Lookup::Addresses(Vec::new())];
            (ONCE, |r| r == [Err(Gap::HostNotFound)], false)
        }
        "SERVFAIL" => {
            lookups = vec![Lookup::Failure];
            (ONCE, |r| r == [Err(Gap::ConnectionFailed)], false)
        }
        "resolver timeout" => {
            lookups = vec![Lookup::Silence];
            (ONCE, |r| r == [Err(Gap::TimedOut)], false)
        }
        "500 A records" => {
            lookups = vec![Lookup::Addresses((0..500u32).map(|n| Ipv4Addr::from(0x0808_0000 + n).into()).collect())];
            (ONCE, |r| r == [Err(Gap::ConnectionFailed)], false)
        }
        "own public address" => {
            lookups = vec![Lookup::Addresses(vec![OWN])];
            (ONCE, denied, false)
        }
        // Nothing but addresses is read from a lookup, so that a hint is never seen.
        "HTTPS/SVCB ipv4hint=127.0.0.1" | "proxy env set" => {
            lookups = vec![Lookup::Addresses(vec![PUBLIC])];
            (ONCE, allowed, true)
        }
        "TLS name mismatch after pin" => {
            lookups = Vec::new();
            (&["https://wrong.example/"], |r| r == [Err(Gap::ConnectionFailed)], false)
        }
        // Played at length by `rebinding::flapping`; here its two first lookups.
        "0 TTL flapping 1000 lookups" => {
            let private = IpAddr::V4(Ipv4Addr::LOCALHOST);
            lookups = vec![Lookup::Addresses(vec![PUBLIC]), Lookup::Addresses(vec![private])];
            (TWICE, |r| r == [Ok(200), Err(Gap::AddressNotAllowed)], false)
        }
        _ if lookups.is_empty() => return None,
        _ => (ONCE, denied, false),
    };
    Some(Play { lookups, links, right, allowed })
}

const OWN: IpAddr = IpAddr::V4(Ipv4Addr::new(8, 8, 4, 200));

pub(crate) async fn run(table: &Path) -> Result<Tally, Box<dyn Error>> {
    let busy = AtomicUsize::new(0);
    let handler = move |asked: &Asked| match asked.path.as_str() {
        "/back" => Answer::redirect(302, "http://name.example/again"),
        // Busy the first time, so that it is asked again.
        "/busy" if busy.fetch_add(1, Ordering::Relaxed) == 0 => Answer::new(503, &[("retry-after", "1")], ""),
        _ => Answer::json("{}"),
    };
    let stage = Stage::new(Arc::new(handler)).await?;
    let mut tally = Tally::default();
    for row in rows(table)? {
        let (id, case) = (cell(&row, "id"), cell(&row, "case"));
        let Some(play) = play(&row) else {
            tally.row(id, false, false, || format!("{case}: this row cannot be played"));
            continue;
        };
        let many = case == "500 A records";
        let mut network = if many { TestNetwork::new(Dial::Refused) } else { stage.network() };
        network.own.push(OWN);
        if !play.lookups.is_empty() {
            network.name("name.example", play.lookups);
        }
        let network = Arc::new(network);
        let limits = Limits { connect: Duration::from_secs(1), ..Limits::default() };
        let fetcher = fetcher(Settings { limits, ..stage.settings() }, &network);
        let started = Instant::now();
        let mut replies = Vec::new();
        for link in play.links {
            replies.push(match fetcher.get(&Request::new(link.parse()?, Want::Json)).await {
                Reply::Page(page) => Ok(page.status),
                Reply::Gap(gap) => Err(gap),
            });
        }
        let connects = network.take_connects();
        let few = !many || (1..=8).contains(&connects.len());
        let soon = started.elapsed() < Duration::from_secs(10);
        tally.connected(connects);
        tally.row(id, play.allowed, (play.right)(&replies) && few && soon, || format!("{case}: {replies:?}"));
    }
    Ok(tally)
}
