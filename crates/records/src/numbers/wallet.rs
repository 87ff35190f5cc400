//! Addresses of wallets that carry a checksum: Base58Check, Bech32 and Bech32m (BIP 173, BIP 350), mixed-case Ethereum (EIP-55).

use sha2::{Digest as _, Sha256};
use sha3::Keccak256;

const BASE58: &[u8] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const BECH32: &[u8] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
/// The longest text that is looked at: no form is longer.
const LONGEST: usize = 110;

/// Whether the checksum of an address holds; nothing where its form has none or is not known.
pub fn checksum(address: &str) -> Option<bool> {
    let address = address.trim();
    if address.len() > LONGEST || !address.is_ascii() {
        return None;
    }
    if let Some(hex) = address.strip_prefix("0x") {
        return ethereum(hex);
    }
    let lower = address.to_ascii_lowercase();
    if ["bc1", "tb1", "ltc1"].iter().any(|start| lower.starts_with(start)) {
        return Some(bech32(address));
    }
    let is_base58 = (26..=35).contains(&address.len()) && address.starts_with(['1', '3']);
    is_base58.then(|| base58_check(address))
}

/// Only an address in mixed case carries a checksum.
fn ethereum(hex: &str) -> Option<bool> {
    if hex.len() != 40 || !hex.bytes().all(|c| c.is_ascii_hexdigit()) {
        return Some(false);
    }
    let lower = hex.to_ascii_lowercase();
    if hex == lower || hex == hex.to_ascii_uppercase() {
        return None;
    }
    let hash = Keccak256::digest(lower.as_bytes());
    let nibble = |place: usize| hash[place / 2] >> (if place.is_multiple_of(2) { 4 } else { 0 }) & 0xf;
    let fits = |(place, c): (usize, u8)| !c.is_ascii_alphabetic() || c.is_ascii_uppercase() == (nibble(place) > 7);
    Some(hex.bytes().enumerate().all(fits))
}

fn base58_check(text: &str) -> bool {
    let mut bytes = [0_u8; 25];
    for c in text.bytes() {
        let Some(mut carry) = BASE58.iter().position(|&known| known == c) else { return false };
        for byte in bytes.iter_mut().rev() {
            carry += usize::from(*byte) * 58;
            *byte = (carry & 0xff) as u8;
            carry >>= 8;
        }
        if carry > 0 {
            return false;
        }
    }
    let zeros = text.bytes().take_while(|&c| c == b'1').count();
    let (data, sum) = bytes.split_at(21);
    let hash = Sha256::digest(Sha256::digest(data));
    bytes.iter().take_while(|&&byte| byte == 0).count() == zeros && hash[..4] == *sum
}

fn bech32(text: &str) -> bool {
    let (upper, lower) = (text.to_ascii_uppercase(), text.to_ascii_lowercase());
    let Some((human, data)) = lower.rsplit_once('1') else { return false };
    let values: Option<Vec<u8>> =
        data.bytes().map(|c| Some(BECH32.iter().position(|&known| known == c)? as u8)).collect();
    let Some(values) = values.filter(|values| values.len() > 6 && (text == upper || text == lower)) else {
        return false;
    };
    let high = human.bytes().map(|c| c >> 5);
    let low = human.bytes().map(|c| c & 31);
    let sum = high.chain([0]).chain(low).chain(values.iter().copied()).fold(1_u32, |sum, value| {
        let top = sum >> 25;
        let next = (sum & 0x01ff_ffff) << 5 ^ u32::from(value);
        let generator = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
        generator
            .iter()
            .enumerate()
            .fold(next, |next, (bit, part)| if top >> bit & 1 == 1 { next ^ part } else { next })
    });
    // Version 0 is Bech32, all later ones Bech32m.
    sum == if values[0] == 0 { 1 } else { 0x2bc8_30a3 }
}

#[cfg(test)]
mod tests {
    use super::checksum;

    #[test]
    fn published_examples_hold() {
        for good in [
            // BIP 173, BIP 350, BIP 13, EIP-55, and the address of the first block.
            "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
            "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7",
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
            "3P14159f73E4gFr7JterCCQh9QjiTjiZrG",
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
            "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
            "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
        ] {
            assert_eq!(checksum(good), Some(true), "{good}");
        }
    }

    #[test]
    fn one_character_off_does_not() {
        for wrong in [
            "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T5",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3T4",
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Bea",
            "bc1",
        ] {
            assert_eq!(checksum(wrong), Some(false), "{wrong}");
        }
        for unknown in ["", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7", "ä"] {
            assert_eq!(checksum(unknown), None, "{unknown}");
        }
    }
}
