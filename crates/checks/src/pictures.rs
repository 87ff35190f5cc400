//! The pictures that sources show, with what could be read of them.

use crosscheck_model::{Claim, Digest, Photo, SourceReading};
use crosscheck_photos::Fingerprint;

use crate::check::CheckContext;

/// Pictures of one source that are looked at: a page that shows more is a gallery.
const MOST_PICTURES: usize = 3;

/// One picture of one source.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'a> {
    pub(crate) reading: &'a SourceReading,
    pub(crate) claim: &'a Claim<Photo>,
    pub(crate) digest: Digest,
    pub(crate) fingerprint: &'a Fingerprint,
}

/// Pictures that were read, in the order of the sources.
pub(crate) fn shown<'a>(context: &CheckContext<'a>) -> Vec<Shown<'a>> {
    let mut all = Vec::new();
    for reading in context.case.read() {
        for claim in reading.claims.photos.iter().take(MOST_PICTURES) {
            if let Some(digest) = claim.value().sha256
                && let Some(fingerprint) = context.pictures.get(&digest)
            {
                all.push(Shown { reading, claim, digest, fingerprint });
            }
        }
    }
    all
}

/// Pictures that are stated and could not be read.
pub(crate) fn unread<'a>(context: &CheckContext<'a>) -> Vec<&'a Claim<Photo>> {
    let stated = context.case.read().flat_map(|reading| reading.claims.photos.iter().take(MOST_PICTURES));
    stated.filter(|claim| claim.value().sha256.is_none_or(|d| !context.pictures.contains_key(&d))).collect()
}
