//! How the pages of one source are sent to those who read them: together where they fit, since a site can need several at once. Where
//! they do not, each large page goes in a message of its own, with the small ones beside it, and what is read of each is put together.

use std::collections::BTreeSet;

use crosscheck_model::{Blob, Claims, Extraction, Locator, Outcome, Page, Problem, Request, SourceId};
use crosscheck_sites::Profile;

use super::reader::SourceReader;
use crate::limits::MAX_MESSAGE;
use crate::task::{Task, too_many};

/// Pages of a source from this size on are sent by themselves once all together are too much for one message.
const LARGE: usize = 1 << 20;

impl SourceReader<'_> {
    /// What the pages of a profile say.
    pub(crate) async fn extract_profile(&self, profile: &Profile, source: SourceId, pages: Vec<Page>) -> Extraction {
        let task = |pages| Task::Profile { profile: profile.clone(), source, pages };
        let readers = self.readers;
        let Messages { together, alone } = messages(pages);
        let beside = together.first().cloned().unwrap_or_default();
        let mut whole = Extraction::without_claims(Outcome::NotRecognised);
        for (number, pages) in together.into_iter().enumerate() {
            let part = readers.extraction(task(pages)).await;
            if number == 0 {
                whole = part;
            } else {
                add(&mut whole, part);
            }
        }
        for page in alone {
            // The small pages say what the large one is (whose, whether a copy); what they state themselves is known already.
            let id = page.origin(source).id;
            let fits = size(&beside) + page.body.len() <= MAX_MESSAGE;
            let mut pages = if fits { beside.clone() } else { Vec::new() };
            pages.push(page);
            let mut part = readers.extraction(task(pages)).await;
            part.claims.retain(|evidence| evidence.page == id);
            part.pages.retain(|page| page.id == id);
            add(&mut whole, part);
        }
        let dropped = whole.claims.enforce_limits();
        if dropped > 0 {
            whole.problems.push(too_many(dropped));
        }
        whole
    }

    /// Which further requests the answers so far call for. No history calls for any, so none is sent.
    pub(super) async fn follow_up(&self, profile: &Profile, pages: &[Page]) -> Result<Vec<Request>, Problem> {
        let pages = pages.iter().map(|page| match is_history(page) {
            true => Page { body: Blob::default(), ..page.clone() },
            false => page.clone(),
        });
        let Messages { together, alone } = messages(pages.collect());
        let mut requests = Vec::new();
        for pages in together.into_iter().chain(alone.into_iter().map(|page| vec![page])) {
            requests.extend(self.readers.follow_up(Task::FollowUp { profile: profile.clone(), pages }).await?);
        }
        let mut seen = BTreeSet::new();
        requests.retain(|request| seen.insert(request.clone()));
        Ok(requests)
    }
}

fn is_history(page: &Page) -> bool {
    page.media_type().starts_with("application/x-git")
}

/// The pages of one source, parted so that every message can be sent.
struct Messages {
    /// In the order they came: all of them if they fit into one message, else the small ones. Never empty.
    together: Vec<Vec<Page>>,
    alone: Vec<Page>,
}

fn size(pages: &[Page]) -> usize {
    pages.iter().map(|page| page.body.len()).sum()
}

fn messages(pages: Vec<Page>) -> Messages {
    if size(&pages) <= MAX_MESSAGE {
        return Messages { together: vec![pages], alone: Vec::new() };
    }
    let (alone, small): (Vec<Page>, Vec<Page>) = pages.into_iter().partition(|page| page.body.len() >= LARGE);
    let mut together = vec![Vec::new()];
    let mut filled = 0;
    for page in small {
        if filled + page.body.len() > MAX_MESSAGE {
            together.push(Vec::new());
            filled = 0;
        }
        filled += page.body.len();
        if let Some(last) = together.last_mut() {
            last.push(page);
        }
    }
    Messages { together, alone }
}

/// Adds what another message of the same source gave. One that was read makes the source read; of the others the first counts.
fn add(whole: &mut Extraction, part: Extraction) {
    let read = |extraction: &Extraction| extraction.outcome == Outcome::Read;
    match (read(whole), part.outcome) {
        (true, Outcome::Read) => {}
        (true, Outcome::Unreadable(why)) => {
            whole
                .problems
                .push(Problem { locator: Locator::Whole, what: format!("one of its pages cannot be read: {why}") });
        }
        (false, Outcome::Read) => {
            if let Outcome::Unreadable(why) = &whole.outcome {
                let what = format!("some of its pages cannot be read: {why}");
                whole.problems.push(Problem { locator: Locator::Whole, what });
            }
            whole.outcome = Outcome::Read;
        }
        _ => {}
    }
    for page in part.pages {
        if !whole.pages.iter().any(|known| known.id == page.id) {
            whole.pages.push(page);
        }
    }
    whole.claims.append(part.claims);
    for problem in part.problems {
        if !whole.problems.contains(&problem) {
            whole.problems.push(problem);
        }
    }
    if whole.outcome != Outcome::Read {
        whole.claims = Claims::default();
    }
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Digest, Freshness};

    use super::*;

    fn page(number: usize, length: usize) -> Page {
        let url: url::Url = format!("https://profiles.example/{number}").parse().unwrap();
        let body = Blob::from(vec![b'x'; length]);
        Page {
            final_url: url.clone(),
            url,
            status: 200,
            headers: Vec::new(),
            sha256: Digest::of(&body),
            body,
            captured_at: jiff::Timestamp::UNIX_EPOCH,
            freshness: Freshness::Fetched,
        }
    }

    #[test]
    fn what_fits_stays_together_and_what_does_not_is_parted_by_page() {
        let few = messages((0..40).map(|number| page(number, 100_000)).collect());
        assert_eq!((few.together.len(), few.alone.len()), (1, 0));
        let histories =
            messages((0..12).map(|number| page(number, if number < 2 { 1_000 } else { 8 << 20 })).collect());
        assert_eq!((histories.together.len(), histories.together[0].len(), histories.alone.len()), (1, 2, 10));
        let many = messages((0..80).map(|number| page(number, 900_000)).collect());
        assert!(many.alone.is_empty() && many.together.iter().all(|pages| size(pages) <= MAX_MESSAGE));
        assert_eq!(many.together.iter().map(Vec::len).sum::<usize>(), 80);
    }
}
