//! Fills the hash tables that `slots` reads.

use crate::slots::{fingerprint, first};

/// Values lie below this.
const LIMIT: u32 = (1 << 24) - 1;

/// Hashes and values as a table of slots; at most two thirds of them are full.
pub(crate) fn lay_out(entries: &[(u64, u32)]) -> Vec<u8> {
    let count = (entries.len() * 3 / 2 + 1).next_power_of_two();
    let mut held = vec![0_u32; count];
    for &(hash, value) in entries {
        assert!(value < LIMIT, "the table is larger than a slot can say");
        let mut at = first(hash, count);
        while held[at] != 0 {
            at = (at + 1) & (count - 1);
        }
        held[at] = u32::from(fingerprint(hash)) << 24 | (value + 1);
    }
    held.into_iter().flat_map(u32::to_le_bytes).collect()
}
