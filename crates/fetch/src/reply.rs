//! From a request to its reply: pages, histories, and what a browser makes of an empty page.

use crosscheck_model::{Gap, Reply, Request, Want};

use crate::fetcher::Fetcher;
use crate::request_options::{RequestOptions, accept};
use crate::{git, outcome};

/// Requests of one `get_all` that wait for their hosts at a time.
const MAX_WAITING: usize = 256;

impl Fetcher {
    /// Fetches one thing. Every failure is a `Gap` that says what the user can do.
    pub async fn get(&self, request: &Request) -> Reply {
        self.shared.single_flight.share(request, Box::pin(self.fetch(request))).await
    }

    /// Fetches many things, hosts side by side; replies in the order of the requests.
    pub async fn get_all(&self, requests: &[Request]) -> Vec<Reply> {
        let mut replies = vec![Reply::Gap(Gap::BudgetSpent); requests.len()];
        let mut running = tokio::task::JoinSet::new();
        let mut waiting = requests.iter().cloned().enumerate();
        loop {
            while running.len() < MAX_WAITING {
                let Some((place, request)) = waiting.next() else { break };
                let fetcher = self.clone();
                running.spawn(async move { (place, fetcher.get(&request).await) });
            }
            match running.join_next().await {
                Some(Ok((place, reply))) => replies[place] = reply,
                // Not reached: nothing cancels these tasks, and the code they run does not panic.
                Some(Err(_)) => {}
                None => return replies,
            }
        }
    }

    async fn fetch(&self, request: &Request) -> Reply {
        if request.want == Want::GitHistory {
            return git::history(self, request).await;
        }
        let robots = matches!(request.want, Want::Html | Want::Text | Want::Image);
        let options = RequestOptions { robots, ..RequestOptions::get(accept(request.want), self.limits()) };
        match self.follow(&request.url, &options).await {
            Ok(fetched) => match outcome::evaluate(request, fetched, &self.evaluator()) {
                Reply::Page(page) if request.want == Want::Html => {
                    Box::pin(self.rendered_if_needed(request, page)).await
                }
                reply => reply,
            },
            Err(gap) => Reply::Gap(gap),
        }
    }
}
