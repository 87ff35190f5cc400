use crosscheck_model::{Blob, Claims, Gap, Locator, Page, Photo, Problem, Refusal, Reply, Request, SourceLimit, Want};
use url::Url;

use super::reader::SourceReader;
use crate::limits::MAX_PICTURES;
use crate::saved::{Fetching, SavedPages};
use crate::task::{Picture, Task};

/// What came of the pictures of one source.
#[derive(Default)]
pub(super) struct Pictures {
    pub(super) pictures: Vec<Picture>,
    pub(super) replies: Vec<(Request, Reply)>,
    pub(super) gaps: Vec<(Request, Gap)>,
    pub(super) problems: Vec<Problem>,
}

impl SourceReader<'_> {
    /// Reads the first pictures that the claims name; of the others it says that they were left out.
    pub(super) async fn read_pictures(&self, claims: &mut Claims, saved: Option<(&SavedPages, Fetching)>) -> Pictures {
        let mut read = Pictures::default();
        let kept = claims.photos.len().min(MAX_PICTURES);
        read.leave_out(claims.photos.drain(kept..).map(|claim| claim.value().clone()));
        for claim in &mut claims.photos {
            let Photo { address, bytes, .. } = claim.value().clone();
            let bytes = match (bytes, &address) {
                (Some(bytes), _) => bytes,
                (None, Some(address)) => match self.fetch_picture(address, saved, &mut read).await {
                    Some(bytes) => bytes,
                    None => continue,
                },
                (None, None) => continue,
            };
            let task = Task::Picture { bytes, address: address.as_ref().map(Url::to_string) };
            match self.readers.picture(task).await {
                Ok(picture) => {
                    // The claim keeps the digest; the bytes have been read and would only weigh.
                    *claim.value_mut() = Photo { address, bytes: None, sha256: Some(picture.digest) };
                    read.pictures.push(picture);
                }
                Err(what) => read.problem(format!("a picture cannot be read: {what}")),
            }
        }
        read
    }

    /// The bytes behind an address; else the gap is noted.
    async fn fetch_picture(
        &self,
        address: &Url,
        saved: Option<(&SavedPages, Fetching)>,
        read: &mut Pictures,
    ) -> Option<Blob> {
        let request = Request::new(address.clone(), Want::Image);
        if let Some((saved, fetching)) = saved {
            if let Some(picture) = saved.picture(address) {
                return Some(picture.body.clone());
            }
            if fetching == Fetching::HandedInOnly {
                read.gaps.push((request, Gap::NotCaptured));
                return None;
            }
        }
        let reply = self.pages.get(&request).await;
        read.replies.push((request.clone(), reply.clone()));
        let gap = match reply {
            Reply::Page(page) if page.status == 200 => return Some(page.body),
            Reply::Page(page) => gap_of(&page),
            Reply::Gap(gap) => gap,
        };
        read.gaps.push((request, gap));
        None
    }
}

impl Pictures {
    fn leave_out(&mut self, photos: impl Iterator<Item = Photo>) {
        let mut inside = 0;
        for photo in photos {
            match photo.address {
                Some(address) => {
                    let request = Request::new(address, Want::Image);
                    self.gaps.push((request, Gap::SourceLimit(SourceLimit::Pictures)));
                }
                None => inside += 1,
            }
        }
        if inside > 0 {
            self.problem(format!("{inside} further pictures in it were not read: the limit is {MAX_PICTURES}"));
        }
    }

    fn problem(&mut self, what: String) {
        self.problems.push(Problem { locator: Locator::Whole, what });
    }
}

/// Why an answer is no picture. The live fetcher tells most of these apart itself; an archive holds answers as they came.
fn gap_of(page: &Page) -> Gap {
    match page.status {
        404 | 410 => Gap::NotThere,
        401 | 403 | 407 | 451 | 999 => Gap::Refused(Refusal::Blocked),
        408 | 425 => Gap::TimedOut,
        429 => Gap::RateLimited(None),
        status @ 500..=599 => Gap::ServerError(status),
        _ => Gap::Malformed,
    }
}
