//! The store's signature under what leaves it.

use ring::signature::{ED25519, KeyPair, UnparsedPublicKey};

use crate::keys::{from_hex, hex};
use crate::{Store, StoreError};

/// Says what is signed, so that no signature can be taken for one of another kind.
fn framed(what: &str, bytes: &[u8]) -> Vec<u8> {
    [what.as_bytes(), b"\n", bytes].concat()
}

impl Store {
    /// The key that its signatures verify with, hexadecimal.
    pub fn public_key(&self) -> Result<String, StoreError> {
        Ok(hex(self.keys.signer()?.public_key().as_ref()))
    }

    /// Signs bytes (Ed25519); hexadecimal.
    pub fn sign(&self, what: &str, bytes: &[u8]) -> Result<String, StoreError> {
        Ok(hex(self.keys.signer()?.sign(&framed(what, bytes)).as_ref()))
    }
}

/// Whether a signature over these bytes was made with the key of this public key.
pub fn is_signed_by(public_key: &str, what: &str, bytes: &[u8], signature: &str) -> bool {
    let (Some(key), Some(signature)) = (from_hex(public_key), from_hex(signature)) else { return false };
    UnparsedPublicKey::new(&ED25519, key).verify(&framed(what, bytes), &signature).is_ok()
}
