use std::collections::BTreeSet;
use std::time::Instant;

use crosscheck_model::{
    Address, Extraction, Gap, Outcome, Page, Problem, Reply, Request, Source, SourceId, SourceKind, SourceLimit, Want,
};
use crosscheck_sites::Profile;
use futures_util::future::join_all;

use super::reader::{Read, SourceReader};
use crate::limits::{MAX_CAPTURED, MAX_REQUESTS, MAX_ROUNDS, PORTFOLIO};
use crate::links::Target;
use crate::progress::Step;
use crate::saved::Fetching;

/// What was asked for one source, and what came of it.
#[derive(Default)]
struct Asked {
    pages: Vec<Page>,
    replies: Vec<(Request, Reply)>,
    /// Requests that were not sent because a limit was reached.
    not_sent: Vec<(Request, Gap)>,
    problems: Vec<Problem>,
    seen: BTreeSet<Request>,
}

impl SourceReader<'_> {
    /// The profile or page behind a link, with its pictures.
    pub(crate) async fn read_link(&self, id: SourceId, target: Target) -> Read {
        let start = Instant::now();
        let Target { link, profile, saved, found_on } = target;
        let address = Address::Url(link);
        self.progress.step(Step::Started(&address));
        let mut asked = match &saved {
            Some((_, Fetching::HandedInOnly)) => Asked::default(),
            _ => {
                let mut asked = self.ask_in_rounds(&profile).await;
                self.add_captured(&profile, &mut asked);
                asked
            }
        };
        if let Some((saved, _)) = &saved {
            asked.pages.extend(saved.pages.iter().cloned());
            asked.problems.extend(saved.problems.iter().cloned());
        }
        let Asked { pages, replies, not_sent, mut problems, .. } = asked;
        let first_gap = replies.iter().find_map(|(_, reply)| match reply {
            Reply::Gap(gap) => Some(gap.clone()),
            Reply::Page(_) => None,
        });
        let mut extraction = match first_gap {
            Some(gap) if pages.is_empty() => Extraction::without_claims(Outcome::NotReached(gap)),
            _ => self.extract_profile(&profile, id, pages).await,
        };
        extraction.problems.append(&mut problems);
        let gaps = replies.iter().filter_map(|(request, reply)| match reply {
            Reply::Gap(gap) => Some((request.clone(), gap.clone())),
            Reply::Page(_) => None,
        });
        let gaps = gaps.chain(not_sent).collect();
        let kind = if profile.site.0 == PORTFOLIO { SourceKind::Portfolio } else { SourceKind::Profile };
        let source = Source { id, address, kind, site: Some(profile.site), outcome: Outcome::Read, found_on };
        let saved = saved.as_ref().map(|(saved, fetching)| (saved, *fetching));
        let read = self.finish_saved(source, extraction, gaps, replies, saved).await;
        Read { took: start.elapsed(), ..read }
    }

    /// Sends what the site asks for, then what it asks for in the light of the answers, and so on.
    async fn ask_in_rounds(&self, profile: &Profile) -> Asked {
        let mut asked = Asked::default();
        let mut pending = crosscheck_sites::requests(profile);
        for _ in 0..MAX_ROUNDS {
            asked.keep_within_limit(&mut pending);
            if pending.is_empty() {
                return asked;
            }
            let answers = join_all(pending.iter().map(|request| self.pages.get(request))).await;
            for (request, reply) in pending.drain(..).zip(answers) {
                if let Reply::Page(page) = &reply {
                    asked.pages.push(page.clone());
                }
                asked.replies.push((request, reply));
            }
            match self.follow_up(profile, &asked.pages).await {
                Ok(requests) => pending = requests,
                Err(problem) => asked.problems.push(problem),
            }
        }
        asked.leave_out(pending);
        asked
    }

    /// Pages of an archive that belong to this profile and were not asked for. They cost no site anything; every patch is one page.
    fn add_captured(&self, profile: &Profile, asked: &mut Asked) {
        let most_pages = asked.pages.len() + MAX_CAPTURED;
        let mut left_out = 0;
        for page in self.pages.captured() {
            let held = asked.pages.iter().any(|held| held.final_url == page.final_url && held.sha256 == page.sha256);
            if held || !crosscheck_sites::owns(profile, &page.url) {
                continue;
            }
            if asked.pages.len() >= most_pages {
                left_out += 1;
                continue;
            }
            let request = Request::new(page.url.clone(), want_of(page));
            asked.seen.insert(request.clone());
            asked.replies.push((request, Reply::Page(page.clone())));
            asked.pages.push(page.clone());
        }
        if left_out > 0 {
            let what = format!("{left_out} further pages of the archive were not read: the limit is {MAX_CAPTURED}");
            asked.problems.push(Problem { locator: crosscheck_model::Locator::Whole, what });
        }
    }
}

impl Asked {
    /// Leaves the requests that are new and may still be sent; those beyond the limit are noted.
    fn keep_within_limit(&mut self, pending: &mut Vec<Request>) {
        pending.retain(|request| {
            if !self.seen.insert(request.clone()) {
                return false;
            }
            let fits = self.seen.len() <= MAX_REQUESTS;
            if !fits {
                self.not_sent.push((request.clone(), Gap::SourceLimit(SourceLimit::Requests)));
            }
            fits
        });
    }

    /// Notes what the last round still called for.
    fn leave_out(&mut self, pending: Vec<Request>) {
        for request in pending {
            if self.seen.insert(request.clone()) {
                self.not_sent.push((request, Gap::SourceLimit(SourceLimit::Rounds)));
            }
        }
    }
}

fn want_of(page: &Page) -> Want {
    match page.media_type().as_str() {
        media if media.contains("activity+json") => Want::ActivityJson,
        media if media.contains("json") => Want::Json,
        media if media.contains("html") => Want::Html,
        media if media.starts_with("image/") => Want::Image,
        media if media.starts_with("application/x-git") => Want::GitHistory,
        _ => Want::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn requests(numbers: std::ops::Range<usize>) -> Vec<Request> {
        let address = |number| format!("https://profiles.example/{number}").parse().unwrap();
        numbers.map(|number| Request::new(address(number), Want::Json)).collect()
    }

    #[test]
    fn requests_beyond_a_limit_are_noted_each_once() {
        let mut asked = Asked::default();
        let mut pending = requests(0..MAX_REQUESTS + 3);
        asked.keep_within_limit(&mut pending);
        assert_eq!(pending, requests(0..MAX_REQUESTS));
        asked.keep_within_limit(&mut requests(0..MAX_REQUESTS + 3));
        let gap = Gap::SourceLimit(SourceLimit::Requests);
        let beyond: Vec<_> =
            requests(MAX_REQUESTS..MAX_REQUESTS + 3).into_iter().map(|request| (request, gap.clone())).collect();
        assert_eq!(asked.not_sent, beyond);
    }

    #[test]
    fn what_a_last_round_calls_for_is_noted_unless_it_was_asked() {
        let mut asked = Asked::default();
        asked.keep_within_limit(&mut requests(0..2));
        asked.leave_out(requests(1..3));
        let gap = Gap::SourceLimit(SourceLimit::Rounds);
        assert_eq!(asked.not_sent, [(requests(2..3).remove(0), gap)]);
    }
}
