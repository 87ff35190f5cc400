//! What holds for several processes on one store, wherever they run.

use std::sync::mpsc;
use std::time::Duration;

use crosscheck_store::{Claimed, HostLimits, HostTurn, Location, Store, StoreError, Ticket};
use tokio::time::sleep;

use super::{claim, finish, new};

const LEASE: Duration = Duration::from_millis(600);
const LIMITS: HostLimits = HostLimits { period: Duration::from_millis(400), burst: 1, at_once: 2 };
const LONGEST: Duration = Duration::from_secs(60);

/// A process that works up to a point, is stopped there, and goes on when it is told to. While it is stopped nothing of it runs, the
/// renewal of its lease least of all.
struct Stopped {
    go_on: mpsc::Sender<()>,
    process: std::thread::JoinHandle<Result<(), StoreError>>,
}

impl Stopped {
    async fn after_claiming(location: &Location) -> Self {
        let (go_on, told) = mpsc::channel();
        let (stopped, mut heard) = tokio::sync::mpsc::channel(1);
        let location = location.clone();
        let process = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            let (store, ticket) = runtime.block_on(async {
                let store = Store::open(&location).await.unwrap().with_lease(LEASE);
                let ticket = claim(&store, &new("A-1", "one")).await;
                assert!(matches!(store.take_host_turn("a.example", LIMITS, LONGEST).await.unwrap(), HostTurn::At(..)));
                stopped.send(()).await.unwrap();
                (store, ticket)
            });
            told.recv().unwrap();
            runtime.block_on(async move { finish(&store, ticket).await })
        });
        heard.recv().await.unwrap();
        Self { go_on, process }
    }

    fn result(self) -> Result<(), StoreError> {
        self.go_on.send(()).unwrap();
        self.process.join().unwrap()
    }
}

async fn ticket(store: &Store) -> Option<Ticket> {
    match store.claim(&new("A-1", "one")).await.unwrap() {
        Claimed::Mine(ticket, _) => Some(ticket),
        _ => None,
    }
}

pub(crate) async fn a_process_that_is_not_heard_of_loses_its_case_and_its_late_result(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let stopped = Stopped::after_claiming(&location).await;
    assert!(ticket(&store).await.is_none(), "its lease runs yet");
    sleep(LEASE + LEASE / 4).await;
    let taken = ticket(&store).await.expect("its lease has run out");
    assert!(matches!(stopped.result(), Err(StoreError::LostToAnother)), "it goes on and hands in late");
    finish(&store, taken).await.unwrap();
    assert_eq!(store.check().await.unwrap().problems, Vec::<String>::new());
}

pub(crate) async fn a_process_that_is_heard_of_keeps_its_case_beyond_its_lease(location: Location) {
    let first = Store::init(&location).await.unwrap().with_lease(LEASE);
    let held = ticket(&first).await.unwrap();
    sleep(LEASE * 3).await;
    let second = Store::open(&location).await.unwrap();
    assert!(ticket(&second).await.is_none());
    assert!(first.is_still_ours(held.fence()).await.unwrap());
    finish(&first, held).await.unwrap();
}

pub(crate) async fn an_old_ticket_is_refused_even_from_the_process_that_has_the_case_again(location: Location) {
    let first = Store::init(&location).await.unwrap();
    let old = ticket(&first).await.unwrap();
    // As another process would, once the lease of the first ran out.
    let fence = old.fence();
    let lost = first.claim(&new("A-1", "two")).await.unwrap();
    assert!(matches!(lost, Claimed::Elsewhere), "a case is not given twice, to its own process either");
    let given_back = ticket_of(&first, old).await;
    assert!(!first.is_still_ours(fence).await.unwrap());
    assert_ne!(fence, given_back.fence());
    finish(&first, given_back).await.unwrap();
}

/// The case given back and claimed again by the same process; what is left of the old ticket is refused.
async fn ticket_of(store: &Store, old: Ticket) -> Ticket {
    let late = old.duplicate_for_test();
    store.give_back(old).await.unwrap();
    let again = ticket(store).await.unwrap();
    assert!(matches!(finish(store, late).await, Err(StoreError::LostToAnother)));
    again
}

pub(crate) async fn the_limits_of_a_host_hold_for_all_processes_together(location: Location) {
    let first = Store::init(&location).await.unwrap();
    let second = Store::open(&location).await.unwrap();
    let turn = async |store: &Store| store.take_host_turn("a.example", LIMITS, LONGEST).await.unwrap();
    let HostTurn::At(wait, number) = turn(&first).await else { panic!("the first request waits for nobody") };
    assert_eq!(wait, Duration::ZERO);
    let HostTurn::At(wait, _) = turn(&second).await else { panic!("two may be under way") };
    assert!(wait > LIMITS.period / 2 && wait <= LIMITS.period, "{wait:?}");
    assert_eq!(turn(&second).await, HostTurn::Busy);
    let other = first.take_host_turn("b.example", LIMITS, LONGEST).await.unwrap();
    assert!(matches!(other, HostTurn::At(Duration::ZERO, _)), "others do not wait for it");
    first.give_back_host_turn(number).await.unwrap();
    let HostTurn::At(wait, _) = turn(&second).await else { panic!("one was given back") };
    assert!(wait > LIMITS.period && wait <= LIMITS.period * 2, "{wait:?}");
    second.pause_host("c.example", Duration::from_secs(30)).await.unwrap();
    second.pause_host("c.example", Duration::from_secs(5)).await.unwrap();
    let paused = first.take_host_turn("c.example", LIMITS, LONGEST).await.unwrap();
    assert!(matches!(paused, HostTurn::Paused(left) if left > Duration::from_secs(20)), "{paused:?}");
    assert!(first.host_pause("c.example").await.unwrap().is_some());
    assert!(first.host_pause("a.example").await.unwrap().is_none());
}

pub(crate) async fn turns_at_a_host_end_with_the_lease_of_who_held_them(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let stopped = Stopped::after_claiming(&location).await;
    let one_at_once = HostLimits { at_once: 1, ..LIMITS };
    let turn = async || store.take_host_turn("a.example", one_at_once, LONGEST).await.unwrap();
    assert_eq!(turn().await, HostTurn::Busy);
    sleep(LEASE + LEASE / 4).await;
    assert!(matches!(turn().await, HostTurn::At(..)));
    stopped.result().unwrap();
}

pub(crate) async fn a_newer_layout_is_worked_on_only_where_it_says_so(location: Location) {
    let store = Store::init(&location).await.unwrap();
    store.lay_out_for_test(1, 0).await.unwrap();
    let beside = Store::open(&location).await.unwrap();
    let ticket = claim(&beside, &new("A-1", "one")).await;
    store.lay_out_for_test(2, 2).await.unwrap();
    assert!(matches!(beside.check_layout().await, Err(StoreError::TooNew { .. })), "one that runs notices");
    beside.give_back(ticket).await.unwrap();
    assert!(matches!(Store::open(&location).await, Err(StoreError::TooNew { .. })));
    store.lay_out_for_test(-1, -1).await.unwrap();
    let refused = Store::open(&location).await.err().unwrap().to_string();
    assert!(refused.contains("crosscheck store migrate"), "{refused}");
}
