//! Hosts' limits kept in a store, for all processes that work on it, on however many machines.

use std::any::Any;
use std::time::Duration;

use crosscheck_fetch::{HostPace, SharedHosts, SharedTurn, Told};
use crosscheck_store::{HostLimits, HostTurn, Store};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// A store that does not answer is asked so often; then the host is not.
const TRIES: usize = 5;
/// Between two of these.
const REST: Duration = Duration::from_secs(1);

/// Keeps hosts' limits in a store.
#[derive(Debug)]
pub struct StoreHosts {
    store: Store,
    later: UnboundedSender<Word>,
}

/// What is said to the store without waiting for it.
#[derive(Debug)]
enum Word {
    Over(i64),
    Pause(String, Duration),
}

/// A turn at a host; over when it is dropped.
struct Held {
    number: i64,
    later: UnboundedSender<Word>,
}

impl Drop for Held {
    fn drop(&mut self) {
        // Nobody listens any more when the program ends; the turn then ends with its lease.
        drop(self.later.send(Word::Over(self.number)));
    }
}

impl StoreHosts {
    /// For this store. Called where the program's tasks run.
    pub fn new(store: &Store) -> Self {
        let (later, words) = unbounded_channel();
        tokio::spawn(listen(store.clone(), words));
        Self { store: store.clone(), later }
    }
}

async fn listen(store: Store, mut words: UnboundedReceiver<Word>) {
    while let Some(word) = words.recv().await {
        // A turn that cannot be given back ends by itself. A pause that could not be told is this process's alone.
        let done = match &word {
            Word::Over(number) => store.give_back_host_turn(*number).await,
            Word::Pause(host, time) => store.pause_host(host, *time).await,
        };
        if done.is_err() {
            tokio::time::sleep(REST).await;
        }
    }
}

impl SharedHosts for StoreHosts {
    fn turn<'a>(&'a self, host: &'a str, pace: HostPace) -> Told<'a, SharedTurn> {
        let limits = HostLimits { period: pace.period, burst: pace.burst, at_once: pace.at_once };
        Box::pin(async move {
            for _ in 0..TRIES {
                match self.store.take_host_turn(host, limits, pace.longest).await {
                    Ok(HostTurn::At(wait, number)) => {
                        let held: Box<dyn Any + Send> = Box::new(Held { number, later: self.later.clone() });
                        return SharedTurn::At(wait, held);
                    }
                    Ok(HostTurn::Busy) => return SharedTurn::Busy,
                    Ok(HostTurn::Paused(left)) => return SharedTurn::Paused(left),
                    Err(_) => tokio::time::sleep(REST).await,
                }
            }
            SharedTurn::Unknown
        })
    }

    fn paused<'a>(&'a self, host: &'a str) -> Told<'a, Option<Duration>> {
        Box::pin(async move { self.store.host_pause(host).await.unwrap_or_default() })
    }

    fn pause(&self, host: &str, time: Duration) {
        drop(self.later.send(Word::Pause(host.to_owned(), time)));
    }
}
