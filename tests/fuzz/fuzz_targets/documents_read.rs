#![no_main]
//! A CV in any format: reading ends, without a panic, and says the same twice.

use crosscheck_documents::{Format, read, text};
use crosscheck_model::{Address, Digest, Origin, SourceId};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    // One byte more than there are formats leaves the choice to the content.
    let formats: Vec<Format> = Format::all().collect();
    let format = formats.get(usize::from(*first) % (formats.len() + 1)).copied();
    let origin = Origin::new(SourceId(0), Address::File("cv".to_owned()), Default::default(), Digest::of(bytes));
    let once = read(bytes, "cv", &origin, format);
    assert_eq!(once, read(bytes, "cv", &origin, format));
    let _ = text(bytes, "cv", format);
});
