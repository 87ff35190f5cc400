#![no_main]
//! A CV in any format: reading ends, without a panic, and says the same twice.

use crosscheck_documents::{Format, read};
use crosscheck_model::{Address, Digest, Origin, SourceId};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let format = match first % 5 {
        0 => Some(Format::Pdf),
        1 => Some(Format::JsonResume),
        2 => Some(Format::PlainText),
        3 => Some(Format::Html),
        _ => None,
    };
    let origin = Origin {
        source: SourceId(0),
        address: Address::File("cv".to_owned()),
        captured_at: Default::default(),
        sha256: Digest::of(bytes),
    };
    let once = read(bytes, "cv", &origin, format);
    assert_eq!(once, read(bytes, "cv", &origin, format));
});
