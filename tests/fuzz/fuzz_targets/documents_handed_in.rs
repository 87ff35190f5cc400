#![no_main]
//! Any file that is handed in: what it is, is found; an exported profile and a saved page are read without a panic.

use crosscheck_documents::{Kind, SavedFormat, read_profile, recognise, saved_pages, unlocked};
use crosscheck_model::{Address, Digest, Origin, SourceId};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let name = ["file", "file.csv", "file.html", "file.json", "Skills.csv"][usize::from(*first) % 5];
    let kind = recognise(bytes, name);
    assert_eq!(kind, recognise(bytes, name));
    if let Kind::Profile(format) = kind {
        let origin = Origin::new(SourceId(0), Address::File(name.to_owned()), Default::default(), Digest::of(bytes));
        assert_eq!(read_profile(bytes, name, &origin, format), read_profile(bytes, name, &origin, format));
    }
    // A lock is opened, or left as it is.
    let _ = unlocked(bytes, &["sample".to_owned()]);
    for format in [SavedFormat::Html, SavedFormat::Mhtml, SavedFormat::Webarchive, SavedFormat::Json] {
        let saved = saved_pages(bytes, format, None, Default::default());
        assert!(!saved.pages.is_empty() || !saved.problems.is_empty(), "what is passed over is told");
    }
});
