use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crosscheck_model::{Reply, Request};
use tokio::sync::OnceCell;

/// Requests under way: who asks for the same thing meanwhile gets the same answer.
#[derive(Debug, Default)]
pub(crate) struct SingleFlight(Mutex<HashMap<Request, Arc<OnceCell<Reply>>>>);

/// One who waits; the entry goes with the last of them, also when they give up.
struct Waiting<'a> {
    single_flight: &'a SingleFlight,
    request: &'a Request,
    cell: Arc<OnceCell<Reply>>,
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let mut all = self.single_flight.lock();
        let mine = all.get(self.request).is_some_and(|current| Arc::ptr_eq(current, &self.cell));
        let (table, myself) = (1, 1);
        if mine && (self.cell.initialized() || Arc::strong_count(&self.cell) <= table + myself) {
            all.remove(self.request);
        }
    }
}

impl SingleFlight {
    fn lock(&self) -> MutexGuard<'_, HashMap<Request, Arc<OnceCell<Reply>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does the work once for everybody who asks while it is done. If the one who does it gives up, the next takes over.
    pub(crate) async fn share(&self, request: &Request, work: impl Future<Output = Reply>) -> Reply {
        let cell = Arc::clone(self.lock().entry(request.clone()).or_default());
        let waiting = Waiting { single_flight: self, request, cell };
        waiting.cell.get_or_init(|| work).await.clone()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use crosscheck_model::{Gap, Want};

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_same_question_is_asked_once_and_its_entry_goes() {
        let (single_flight, asked) = (Arc::new(SingleFlight::default()), Arc::new(AtomicUsize::new(0)));
        let request = Request::new("https://a.example/".parse().unwrap(), Want::Html);
        let mut all = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let (single_flight, asked, request) = (Arc::clone(&single_flight), Arc::clone(&asked), request.clone());
            all.spawn(async move {
                let work = async {
                    asked.fetch_add(1, Ordering::Relaxed);
                    tokio::time::sleep(Duration::from_secs(1)).await;
                    Reply::Gap(Gap::TimedOut)
                };
                single_flight.share(&request, work).await
            });
        }
        // The one who asks first gives up half way.
        let early = tokio::time::timeout(
            Duration::from_millis(1),
            single_flight.share(&request, std::future::pending::<Reply>()),
        );
        assert!(early.await.is_err());
        assert_eq!(all.join_all().await, vec![Reply::Gap(Gap::TimedOut); 20]);
        assert_eq!(asked.load(Ordering::Relaxed), 1);
        assert!(single_flight.lock().is_empty());
    }
}
