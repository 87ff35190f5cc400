use crosscheck_model::{Locator, ReadBy};

use super::parts::Parts;
use crate::collect::Collector;
use crate::portrait::{MAX_PORTRAITS, is_drawn_as_one, is_photo};

/// A picture of the document.
#[derive(Debug, PartialEq)]
pub(super) struct Picture {
    /// The part that holds it.
    pub(super) part: String,
    /// As drawn, in points; 0 where it is not stated.
    pub(super) width: f32,
    pub(super) height: f32,
}

/// Takes the pictures that can be a portrait.
pub(super) fn read(pictures: &[Picture], parts: &mut Parts<'_>, out: &mut Collector<'_>) {
    let mut taken = 0;
    for picture in pictures.iter().filter(|picture| is_drawn_as_one(picture.width, picture.height)) {
        if taken >= MAX_PORTRAITS {
            return;
        }
        let Some(bytes) = parts.bytes(&picture.part) else { continue };
        if is_photo(&bytes) {
            taken += 1;
            let at = out.at(Locator::Field(picture.part.clone()), ReadBy::DocumentImage);
            out.builder.picture(&at, bytes, "picture in the document");
        }
    }
}
