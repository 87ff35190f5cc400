use crosscheck_model::Digest;
use sha3::{Digest as _, Keccak256};

/// The normal form of the address of a wallet; nothing if it is none or its checksum is wrong.
pub(super) fn normal(token: &str) -> Option<String> {
    ethereum(token).or_else(|| segwit(token)).or_else(|| base58(token))
}

/// EIP-55: which letters are capitals is a checksum; written in one case only it has none.
fn ethereum(token: &str) -> Option<String> {
    let digits = token.strip_prefix("0x").filter(|digits| digits.len() == 40)?;
    let lower = digits.to_ascii_lowercase();
    if !lower.bytes().all(|byte| byte.is_ascii_hexdigit()) || lower.bytes().all(|byte| byte == b'0') {
        return None;
    }
    let mixed = digits != lower && digits != digits.to_ascii_uppercase();
    let digest = Keccak256::digest(lower.as_bytes());
    let right = digits.bytes().enumerate().all(|(at, byte)| {
        let nibble = digest[at / 2] >> (if at % 2 == 0 { 4 } else { 0 }) & 15;
        byte.is_ascii_digit() || byte.is_ascii_uppercase() == (nibble >= 8)
    });
    (!mixed || right).then(|| format!("0x{lower}"))
}

const BECH32: &[u8] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// BIP 173 and 350.
fn segwit(token: &str) -> Option<String> {
    let lower = token.to_ascii_lowercase();
    let data = lower.strip_prefix("bc1").filter(|data| (11..=87).contains(&data.len()))?;
    if token != lower && token != token.to_ascii_uppercase() {
        return None;
    }
    let mut state = 1_u32;
    let prefix =
        b"bc".iter().map(|byte| u32::from(byte >> 5)).chain([0]).chain(b"bc".iter().map(|byte| u32::from(byte & 31)));
    for value in prefix {
        state = step(state, value);
    }
    for byte in data.bytes() {
        state = step(state, u32::try_from(BECH32.iter().position(|known| *known == byte)?).ok()?);
    }
    // The constants of bech32 and bech32m.
    (state == 1 || state == 0x2bc8_30a3).then_some(lower)
}

fn step(state: u32, value: u32) -> u32 {
    let top = state >> 25;
    let mut next = (state & 0x01ff_ffff) << 5 ^ value;
    for (bit, generator) in [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3].into_iter().enumerate() {
        if top >> bit & 1 == 1 {
            next ^= generator;
        }
    }
    next
}

const BASE58: &[u8] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// Bitcoin (0, 5) and TRON (65) with the first bytes of a double SHA-256 behind them.
fn base58(token: &str) -> Option<String> {
    if !(26..=35).contains(&token.len()) || !token.starts_with(['1', '3', 'T']) {
        return None;
    }
    let mut bytes = [0_u8; 25];
    for digit in token.bytes() {
        let mut carry = BASE58.iter().position(|known| *known == digit)?;
        for byte in bytes.iter_mut().rev() {
            carry += usize::from(*byte) * 58;
            *byte = (carry & 255) as u8;
            carry >>= 8;
        }
        if carry > 0 {
            return None;
        }
    }
    let (body, check) = bytes.split_at(21);
    let digest = Digest::of(Digest::of(body).as_bytes());
    (matches!(body[0], 0 | 5 | 65) && digest.as_bytes().starts_with(check)).then(|| token.to_owned())
}
