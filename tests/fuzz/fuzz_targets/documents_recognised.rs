#![no_main]
//! A table of words as a program for OCR writes it, whatever it holds: reading ends, without a panic, and says the same twice.

use crosscheck_documents::{page_pictures, read_recognised, text_recognised};
use crosscheck_model::{Address, Digest, Origin, SourceId};
use libfuzzer_sys::fuzz_target;

/// Enough of a picture to be taken for one.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n";

fuzz_target!(|data: &[u8]| {
    let words = String::from_utf8_lossy(data).into_owned();
    let texts: Vec<_> =
        page_pictures(PICTURE, "cv.png", None).iter().map(|picture| picture.recognised(words.clone())).collect();
    let origin = Origin::new(SourceId(0), Address::File("cv.png".to_owned()), Default::default(), Digest::of(data));
    let once = read_recognised(PICTURE, "cv.png", &origin, None, &texts);
    assert_eq!(once, read_recognised(PICTURE, "cv.png", &origin, None, &texts));
    let _ = text_recognised(PICTURE, "cv.png", None, &texts);
    // The pictures of whatever the bytes are as a document.
    let _ = page_pictures(data, "cv.pdf", None);
});
