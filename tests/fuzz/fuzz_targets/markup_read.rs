//! Any bytes as a page: no panic, and what the scan before parsing refuses is not parsed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use url::Url;

fuzz_target!(|data: &[u8]| {
    let Ok(base) = Url::parse("https://example.com/a/b") else { return };
    let markup = crosscheck_markup::read(data, Some("text/html"), &base);
    if markup.refused.is_some() {
        assert!(markup.blocks.is_empty() && !markup.problems.is_empty());
    }
    let _card = markup.representative_card();
    let text = String::from_utf8_lossy(data);
    let _fragment = crosscheck_markup::fragment(&text, &base);
    let _text = crosscheck_markup::unescape(&text);
});
