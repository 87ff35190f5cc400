//! A network that answers every request with the same bytes, whoever is asked for whatever.

use std::future::ready;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crosscheck_fetch::network::{Network, Pending, Stream};
use crosscheck_fetch::{Fetcher, Limits, Settings};
use crosscheck_model::{Reply, Request};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

#[derive(Debug)]
struct Canned {
    first: Vec<u8>,
    later: Vec<u8>,
    asked: Mutex<usize>,
    connects: Mutex<Vec<SocketAddr>>,
}

impl Network for Canned {
    fn resolve<'a>(&'a self, _: &'a str) -> Pending<'a, io::Result<Vec<IpAddr>>> {
        Box::pin(ready(Ok(vec![Ipv4Addr::new(93, 184, 215, 14).into()])))
    }

    fn connect(&self, to: SocketAddr) -> Pending<'_, io::Result<Box<dyn Stream>>> {
        self.connects.lock().unwrap().push(to);
        let mut asked = self.asked.lock().unwrap();
        let answer = if *asked == 0 { self.first.clone() } else { self.later.clone() };
        *asked += 1;
        let (near, mut far) = tokio::io::duplex(1 << 16);
        tokio::spawn(async move {
            let mut request = [0; 4096];
            let _read = far.read(&mut request).await;
            let _written = far.write_all(&answer).await;
        });
        Box::pin(ready(Ok(Box::new(near) as Box<dyn Stream>)))
    }

    fn is_own(&self, _: IpAddr) -> bool {
        false
    }
}

/// Asks for one thing; the first connection answers with `first`, every other with `later`. No connection may go
/// anywhere but to public addresses, and the whole takes no more than its time.
pub fn ask(request: Request, first: Vec<u8>, later: Vec<u8>) -> Reply {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    runtime.block_on(async {
        let network = Arc::new(Canned { first, later, asked: Mutex::default(), connects: Mutex::default() });
        let limits = Limits { patience: Duration::ZERO, ..Limits::default() };
        let settings = Settings { limits, ..Settings::default() };
        let now = jiff::Timestamp::from_second(1_772_366_400).unwrap();
        let fetcher = Fetcher::on(Arc::clone(&network) as _, now, settings).unwrap();
        let started = tokio::time::Instant::now();
        let reply = fetcher.get(&request).await;
        assert!(started.elapsed() < Duration::from_secs(90));
        for to in network.connects.lock().unwrap().iter() {
            assert!(crosscheck_fetch::is_public(to.ip()) && matches!(to.port(), 80 | 443), "{to}");
        }
        if let Reply::Page(page) = &reply {
            assert!(page.body.len() <= 16 << 20);
            assert_eq!(crosscheck_fetch::vet_link(&page.final_url), Ok(()));
        }
        reply
    })
}
