#![no_main]
//! Any bytes as any record: reading ends, without a panic, and says the same twice; what cannot be read is told.

use crosscheck_model::{Address, Digest, Origin, PartialDate, SourceId};
use crosscheck_records::{File, Known, read};
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 16] = [
    "logins.csv", "payouts.csv", "shipping.csv", "geo.csv", "ip_intel.csv", "interview.csv", "messages.csv",
    "verifications.csv", "device_gps.csv", "offer.json", "identity_document.json", "bank_document.json", "accounts.json",
    "address_intel.json", "statement.xml", "places.mmdb",
];

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let name = NAMES[usize::from(*first) % NAMES.len()];
    let known = Known { accounts: vec!["a".to_owned()], ..Known::default() };
    let once = || {
        let origin = Origin::new(SourceId(0), Address::File(name.to_owned()), Default::default(), Digest::of(bytes));
        read(vec![File::of_bytes(name, origin, bytes)], &known, PartialDate::year(2026))
    };
    assert_eq!(once(), once());
});
