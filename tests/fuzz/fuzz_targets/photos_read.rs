//! Any bytes: read or refused, never a panic, never more memory than the limits allow; what is read can be written down,
//! read back and compared with itself.
#![no_main]

use crosscheck_photos::{Fingerprint, compare, preview, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(fingerprint) = read(bytes) {
        let text = serde_json::to_string(&fingerprint).expect("a fingerprint is serialisable");
        assert!(text.len() < 40_000);
        let back: Fingerprint = serde_json::from_str(&text).expect("a written fingerprint is readable");
        let _ = compare(&fingerprint, &back).sentence();
        assert!(preview(bytes, 64).is_ok());
    }
});
