//! Keyed digests (HMAC-SHA256, RFC 2104): two numbers can be told equal without either being kept.

use crosscheck_model::Digest;
use sha2::{Digest as _, Sha256};

const BLOCK: usize = 64;

/// The key of one case.
#[derive(Clone)]
pub struct Key([u8; BLOCK]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

impl Key {
    /// A key of these bytes.
    pub fn new(bytes: &[u8]) -> Self {
        let mut block = [0; BLOCK];
        if bytes.len() > BLOCK {
            block[..32].copy_from_slice(Digest::of(bytes).as_bytes());
        } else {
            block[..bytes.len()].copy_from_slice(bytes);
        }
        Self(block)
    }

    /// A key made of the records themselves: who holds them can make it again, who holds only the report cannot.
    pub fn of_records<'a>(files: impl Iterator<Item = &'a [u8]>) -> Self {
        let mut all = Sha256::new_with_prefix(b"crosscheck records key\n");
        for bytes in files {
            all.update((bytes.len() as u64).to_be_bytes());
            all.update(bytes);
        }
        Self::new(&all.finalize())
    }

    /// The keyed digest of a text. A text that was brought into one form gives one digest.
    pub fn digest(&self, text: &str) -> Digest {
        let pad = |with: u8| self.0.map(|byte| byte ^ with);
        let inner = Digest::of(&[&pad(0x36)[..], text.as_bytes()].concat());
        Digest::of(&[&pad(0x5c)[..], inner.as_bytes()].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn the_vectors_of_rfc_4231_hold() {
        let hex = |key: Key, text: &str| key.digest(text).to_string();
        assert_eq!(
            hex(Key::new(&[0x0b; 20]), "Hi There"),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        );
        assert_eq!(
            hex(Key::new(b"Jefe"), "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        assert_eq!(
            hex(Key::new(&[0xaa; 131]), "Test Using Larger Than Block-Size Key - Hash Key First"),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        );
    }

    #[test]
    fn a_key_of_records_depends_on_all_of_them_and_on_where_each_ends() {
        let of = |files: &[&str]| Key::of_records(files.iter().map(|file| file.as_bytes())).digest("x");
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
        assert_ne!(of(&["a", "b"]), of(&["ab", ""]));
        assert_ne!(of(&["a", "b"]), of(&["a"]));
    }
}
