//! A short hash for words of the program's own tables, which need no defence against chosen keys. Shared with the build script.

pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0u8; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
    // The low bits choose the slot, and the high ones are the better mixed.
    hash ^ (hash >> 29) ^ (hash >> 47)
}
