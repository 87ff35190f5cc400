//! How the pages of one source are sent to those who read them: together where they fit, since a site can need several at once; the
//! large ones each in a message of its own, and what is read of each is put together here.

use std::collections::BTreeSet;

use crosscheck_model::{Blob, Claims, Extraction, Locator, Outcome, Page, Problem, Request, SourceId};
use crosscheck_sites::Profile;

use super::SourceReader;
use crate::limits::MAX_MESSAGE;
use crate::task::{Task, too_many};

/// Pages of a source from this size on are sent by themselves once all together are too much for one message.
const LARGE: usize = 1 << 20;

impl SourceReader<'_> {
    /// What the pages of a profile say.
    pub(super) async fn extract_profile(&self, profile: &Profile, source: SourceId, pages: Vec<Page>) -> Extraction {
        let mut messages = messages(pages).into_iter();
        let task = |pages| Task::Profile { profile: profile.clone(), source, pages };
        let readers = self.engine.readers();
        let mut whole = readers.extraction(task(messages.next().unwrap_or_default())).await;
        for pages in messages {
            add(&mut whole, readers.extraction(task(pages)).await);
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
        let mut requests = Vec::new();
        for pages in messages(pages.collect()) {
            requests.extend(self.engine.readers().follow_up(Task::FollowUp { profile: profile.clone(), pages }).await?);
        }
        let mut seen = BTreeSet::new();
        requests.retain(|request| seen.insert(request.clone()));
        Ok(requests)
    }
}

fn is_history(page: &Page) -> bool {
    page.media_type().starts_with("application/x-git")
}

/// The pages in the order they came, in one message if they fit; else the small ones together as far as they fit, and each large one
/// alone, after them.
fn messages(pages: Vec<Page>) -> Vec<Vec<Page>> {
    let size = |pages: &[Page]| pages.iter().map(|page| page.body.len()).sum::<usize>();
    if size(&pages) <= MAX_MESSAGE {
        return vec![pages];
    }
    let (large, small): (Vec<Page>, Vec<Page>) = pages.into_iter().partition(|page| page.body.len() >= LARGE);
    let mut messages: Vec<Vec<Page>> = vec![Vec::new()];
    let mut filled = 0;
    for page in small {
        if filled + page.body.len() > MAX_MESSAGE {
            messages.push(Vec::new());
            filled = 0;
        }
        filled += page.body.len();
        if let Some(last) = messages.last_mut() {
            last.push(page);
        }
    }
    messages.retain(|message| !message.is_empty());
    messages.extend(large.into_iter().map(|page| vec![page]));
    messages
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
