//! Letters packed into numbers, so that a spelling of up to eight letters is compared in one step. Shared with the build script.

/// Vowels of plain Latin letters, y among them.
pub(crate) fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Packs up to eight letters, the first in the lowest byte.
pub(crate) fn pack(s: &[u8]) -> u64 {
    let mut w = [0u8; 8];
    let n = s.len().min(8);
    w[..n].copy_from_slice(&s[..n]);
    u64::from_le_bytes(w)
}

/// The mask of the first `n` letters of a window.
pub(crate) const fn mask(n: usize) -> u64 {
    if n >= 8 { u64::MAX } else { (1u64 << (8 * n)) - 1 }
}

/// The bit of a consonant; none for vowels, for h, which costs less than other consonants, and for other bytes.
pub(crate) fn consonant(b: u8) -> u32 {
    if is_vowel(b) || b == b'h' || !b.is_ascii_lowercase() { 0 } else { 1 << (b - b'a') }
}
