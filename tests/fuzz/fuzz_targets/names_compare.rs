//! Two names, one per line of the input: no panic, and the same verdict both ways round.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let (a, b) = text.split_once('\n').unwrap_or((&text, ""));
    let one = crosscheck_names::compare(a, b);
    let other = crosscheck_names::compare(b, a);
    assert_eq!(one.verdict, other.verdict);
    assert!(!one.sentence().is_empty());
    for oddity in crosscheck_names::oddities(a) {
        assert!(!oddity.sentence().is_empty());
    }
    let _keys = crosscheck_names::blocking_keys(b);
});
