//! Sealing: every record of a case is encrypted under the case's own key, that key under the store's. Deleting the case's key
//! makes every record of it unreadable, in backups and free pages of the disk too.

use std::io::Read;

use flate2::Compression;
use flate2::read::{DeflateDecoder, DeflateEncoder};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;
use ring::rand::{SecureRandom, SystemRandom};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::StoreError;

/// Longest record when unpacked, in bytes: a dossier of the largest size that is read (512 MiB) is refused before, this bounds
/// what a damaged record can ask for.
const MAX_RECORD: u64 = 1 << 30;

/// Bytes that nobody can guess.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| StoreError::NotHere("the system gives no random numbers"))?;
    Ok(bytes)
}

/// A key that seals records.
#[derive(Clone)]
pub(crate) struct SealingKey([u8; 32]);

impl SealingKey {
    pub(crate) fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(crate) fn generate() -> Result<Self, StoreError> {
        random().map(Self)
    }

    /// A key that is gone when either of two is.
    pub(crate) fn of_both(one: &Self, other: &Self) -> Self {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &one.0);
        let mut bytes = [0; 32];
        bytes.copy_from_slice(hmac::sign(&key, &other.0).as_ref());
        Self(bytes)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    fn cipher(&self) -> Result<LessSafeKey, StoreError> {
        let key = UnboundKey::new(&CHACHA20_POLY1305, &self.0).map_err(|_| StoreError::Damaged("a key"))?;
        Ok(LessSafeKey::new(key))
    }

    /// Encrypts; `place` names the record, so that one cannot be put in the place of another.
    pub(crate) fn seal(&self, place: &str, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let nonce = random::<NONCE_LEN>()?;
        let mut sealed = plain.to_vec();
        self.cipher()?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(place.as_bytes()), &mut sealed)
            .map_err(|_| StoreError::Damaged("a record that is too long to seal"))?;
        sealed.splice(0..0, nonce);
        Ok(sealed)
    }

    /// Decrypts what was sealed for this place.
    pub(crate) fn open(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let damaged = || StoreError::Damaged("it does not open with its key");
        let (nonce, body) = sealed.split_at_checked(NONCE_LEN).ok_or_else(damaged)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| damaged())?;
        let mut body = body.to_vec();
        let length =
            self.cipher()?.open_in_place(nonce, Aad::from(place.as_bytes()), &mut body).map_err(|_| damaged())?.len();
        body.truncate(length);
        Ok(body)
    }

    /// A value as CBOR, packed, then sealed.
    pub(crate) fn seal_value<T: Serialize>(&self, place: &str, value: &T) -> Result<Vec<u8>, StoreError> {
        let mut plain = Vec::new();
        ciborium::into_writer(value, &mut plain).map_err(|_| StoreError::Damaged("a value that cannot be written"))?;
        let mut packed = Vec::new();
        DeflateEncoder::new(plain.as_slice(), Compression::fast())
            .read_to_end(&mut packed)
            .map_err(|_| StoreError::Damaged("a value that cannot be packed"))?;
        self.seal(place, &packed)
    }

    /// The value again.
    pub(crate) fn open_value<T: DeserializeOwned>(&self, place: &str, sealed: &[u8]) -> Result<T, StoreError> {
        let packed = self.open(place, sealed)?;
        let reader = DeflateDecoder::new(packed.as_slice()).take(MAX_RECORD);
        ciborium::from_reader(std::io::BufReader::new(reader))
            .map_err(|_| StoreError::Damaged("it was written in another form"))
    }
}

/// The keys of a store, all made from the one in its key file.
#[derive(Clone)]
pub(crate) struct StoreKeys {
    wrapping: SealingKey,
    lookup: hmac::Key,
    signing: [u8; 32],
}

impl StoreKeys {
    pub(crate) fn new(master: &[u8; 32]) -> Self {
        let from = hmac::Key::new(hmac::HMAC_SHA256, master);
        let derived = |purpose: &str| {
            let mut bytes = [0; 32];
            bytes.copy_from_slice(hmac::sign(&from, purpose.as_bytes()).as_ref());
            bytes
        };
        Self {
            wrapping: SealingKey::new(derived("crosscheck store 1: wrapping of case keys")),
            lookup: hmac::Key::new(hmac::HMAC_SHA256, &derived("crosscheck store 1: look-up of references")),
            signing: derived("crosscheck store 1: signature of checkpoints and receipts"),
        }
    }

    /// What a reference is found by: without the store's key nobody can tell which reference it was.
    pub(crate) fn lookup(&self, kind: &str, text: &[u8]) -> [u8; 32] {
        let mut context = hmac::Context::with_key(&self.lookup);
        context.update(kind.as_bytes());
        context.update(&[0]);
        context.update(text);
        let mut bytes = [0; 32];
        bytes.copy_from_slice(context.sign().as_ref());
        bytes
    }

    pub(crate) fn wrap(&self, id: i64, key: &SealingKey) -> Result<Vec<u8>, StoreError> {
        self.wrapping.seal(&format!("key of case {id}"), key.bytes())
    }

    pub(crate) fn unwrap(&self, id: i64, wrapped: &[u8]) -> Result<SealingKey, StoreError> {
        let bytes = self.wrapping.open(&format!("key of case {id}"), wrapped)?;
        let bytes = bytes.try_into().map_err(|_| StoreError::Damaged("the key of a case"))?;
        Ok(SealingKey::new(bytes))
    }

    /// Seals what belongs to the store and to no case.
    pub(crate) fn own(&self) -> &SealingKey {
        &self.wrapping
    }

    pub(crate) fn signer(&self) -> Result<ring::signature::Ed25519KeyPair, StoreError> {
        ring::signature::Ed25519KeyPair::from_seed_unchecked(&self.signing)
            .map_err(|_| StoreError::Damaged("the key that signs"))
    }
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Hexadecimal digits as bytes.
pub(crate) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let text = text.trim().as_bytes();
    let digit = |byte: u8| char::from(byte).to_digit(16);
    if !text.len().is_multiple_of(2) {
        return None;
    }
    text.chunks_exact(2).map(|pair| u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens_in_its_place_only() {
        let (key, other) = (SealingKey::generate().unwrap(), SealingKey::generate().unwrap());
        let sealed = key.seal_value("case 1, blob report", &"Lotte van Tongeren").unwrap();
        assert!(!sealed.windows(5).any(|part| part == b"Lotte"));
        assert_eq!(key.open_value::<String>("case 1, blob report", &sealed).unwrap(), "Lotte van Tongeren");
        assert!(key.open_value::<String>("case 2, blob report", &sealed).is_err());
        assert!(other.open_value::<String>("case 1, blob report", &sealed).is_err());
        let mut changed = sealed;
        changed[20] ^= 1;
        assert!(key.open_value::<String>("case 1, blob report", &changed).is_err());
        assert!(key.open("case 1", b"short").is_err());
    }

    #[test]
    fn hexadecimal_goes_there_and_back() {
        assert_eq!(from_hex(&hex(&[0, 15, 255])), Some(vec![0, 15, 255]));
        assert_eq!((from_hex("0"), from_hex("zz")), (None, None));
    }
}
