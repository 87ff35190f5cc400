use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use crosscheck_fetch::{Budget, Settings};
use crosscheck_model::{Gap, Reply, Request, Want};
use crosscheck_testkit::servers::{Answer, Asked};

use crate::outcome::Tally;
use crate::support::{Dial, Lookup, TestNetwork, fetcher};

/// Addresses of both kinds, among them every disguise of 127.0.0.1 that IPv6 offers.
const PUBLIC: [&str; 4] = ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "198.20.0.1"];
const PRIVATE: [&str; 12] = [
    "127.0.0.1",
    "10.0.0.5",
    "169.254.169.254",
    "192.168.1.1",
    "100.64.0.1",
    "168.63.129.16",
    "0.0.0.0",
    "::1",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::1",
    "fd00:ec2::254",
];

/// One name whose lookups are these in turn; each is asked for once, and has to be refused exactly if it holds an
/// address that is not public.
async fn play(lookups: Vec<Vec<IpAddr>>) -> Tally {
    let answer = |asked: &Asked| match asked.path.as_str() {
        path if path.ends_with("hop") => Answer::redirect(302, "/landed"),
        _ => Answer::json("{}"),
    };
    let network = Arc::new(TestNetwork::new(Dial::Memory(Arc::new(answer))));
    network.name("name.example", lookups.iter().cloned().map(Lookup::Addresses));
    let budget = Budget { total: usize::MAX, per_host: usize::MAX };
    let fetcher = fetcher(Settings { budget, ..Settings::default() }, &network);
    let mut tally = Tally::default();
    let mut next = lookups.iter().enumerate();
    while let Some((number, lookup)) = next.next() {
        // Every fifth request is redirected to the same name: it needs two good lookups.
        let hops = number % 5 == 0;
        let path = if hops { format!("{number}-hop") } else { number.to_string() };
        let Ok(link) = format!("http://name.example/{path}").parse() else { continue };
        let reply = fetcher.get(&Request::new(link, Want::Json)).await;
        let clean = |found: &[IpAddr]| found.iter().all(|&address| crosscheck_fetch::is_public(address));
        let mut expected = clean(lookup);
        if expected && hops {
            expected = next.next().is_none_or(|(_, second)| clean(second));
        }
        let right = match &reply {
            Reply::Page(page) => expected && page.status == 200,
            Reply::Gap(gap) => !expected && *gap == Gap::AddressNotAllowed,
        };
        tally.connected(network.take_connects());
        tally.row(&number.to_string(), expected, right, || format!("{lookup:?}"));
    }
    tally
}

pub(crate) async fn flapping(times: usize) -> Tally {
    let (good, bad) = (IpAddr::V4(Ipv4Addr::new(93, 184, 215, 14)), IpAddr::V4(Ipv4Addr::LOCALHOST));
    play((0..times).map(|number| vec![if number % 2 == 0 { good } else { bad }]).collect()).await
}

pub(crate) async fn random(times: usize) -> Tally {
    // Always the same numbers (xorshift64*), so that a failure can be looked at again.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut draw = |below: usize| {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % below
    };
    let lookups = (0..times).map(|_| {
        let (number, all_public) = (1 + draw(3), draw(2) == 0);
        let pick = |_| {
            let pool: &[&str] = if all_public || draw(2) == 0 { &PUBLIC } else { &PRIVATE };
            pool[draw(pool.len())].parse().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
        };
        (0..number).map(pick).collect()
    });
    let lookups = lookups.collect();
    play(lookups).await
}
