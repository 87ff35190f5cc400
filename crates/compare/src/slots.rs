//! A hash table laid out in bytes: the build script fills it, and it is read where it lies, so nothing is built at start.
//!
//! A slot is four bytes, little-endian: eight bits of the hash, and 24 of the value plus one; zero is an empty slot. A search
//! begins where the hash says and ends at the first empty slot. The caller compares the key itself.

const SLOT: usize = 4;

/// Mixes the bytes of a key; the same in the build script and in the program.
pub(crate) fn hash(key: &[u8]) -> u64 {
    let mut mixed = 0_u64;
    for chunk in key.chunks(8) {
        let mut word = [0_u8; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        mixed = (mixed.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed ^= mixed >> 32;
    }
    // Both ends are used: the low bits say where to begin, the high ones are kept in the slot.
    mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ (mixed >> 33)
}

/// The values whose hash may be this one: the value sought is among them if it is in the table.
pub(crate) fn candidates(slots: &'static [u8], hash: u64) -> impl Iterator<Item = usize> {
    let count = slots.len() / SLOT;
    let begin = if count == 0 { 0 } else { first(hash, count) };
    (0..count)
        .map_while(move |step| slot(slots, (begin + step) & (count - 1)))
        .filter_map(move |(print, value)| (print == fingerprint(hash)).then_some(value))
}

/// Fingerprint and value of a slot; `None` of an empty one.
fn slot(slots: &[u8], at: usize) -> Option<(u8, usize)> {
    let bytes = slots.get(at * SLOT..(at + 1) * SLOT)?;
    let held = u32::from_le_bytes(bytes.try_into().ok()?);
    let value = (held & 0x00ff_ffff).checked_sub(1)?;
    Some(((held >> 24) as u8, value as usize))
}

/// The slot where a search begins; `count` is a power of two.
pub(crate) fn first(hash: u64, count: usize) -> usize {
    hash as usize & (count - 1)
}

/// What a slot keeps of the hash.
pub(crate) fn fingerprint(hash: u64) -> u8 {
    (hash >> 56) as u8
}

#[cfg(test)]
mod tests {
    use super::{candidates, hash};
    use crate::lay_out::lay_out;

    #[test]
    fn every_entry_is_among_its_candidates_and_strangers_have_few() {
        let keys: Vec<String> = (0..5000).map(|n| format!("key {n}")).collect();
        let entries: Vec<(u64, u32)> = keys.iter().zip(0..).map(|(key, at)| (hash(key.as_bytes()), at)).collect();
        let slots: &'static [u8] = lay_out(&entries).leak();
        for (key, at) in keys.iter().zip(0..) {
            assert!(candidates(slots, hash(key.as_bytes())).any(|value| value == at), "{key}");
        }
        let strangers = (5000..10_000).map(|n| candidates(slots, hash(format!("key {n}").as_bytes())).count());
        assert!(strangers.sum::<usize>() < 500);
    }

    #[test]
    fn empty_and_broken_tables_hold_nothing() {
        assert_eq!(candidates(&[], 7).count(), 0);
        assert_eq!(candidates(&[1, 2, 3], 7).count(), 0);
        assert_eq!(candidates(lay_out(&[]).leak(), 7).count(), 0);
        assert_eq!(candidates(&[0xff; 4], 0xff << 56).count(), 1);
    }
}
