//! Digests that a record states of its own block.

use crosscheck_model::Digest;
use sha1::{Digest as _, Sha1};

/// Whether a labelled digest (`sha1:` in base 32, `sha256:` in either writing, hexadecimal too) is that of the bytes; nothing
/// where it is of another kind.
pub(super) fn holds(stated: &str, bytes: &[u8]) -> Option<bool> {
    let (kind, value) = stated.split_once(':')?;
    let computed: Vec<u8> = match kind.trim().to_ascii_lowercase().as_str() {
        "sha1" | "sha-1" => Sha1::digest(bytes).to_vec(),
        "sha256" | "sha-256" => Digest::of(bytes).as_bytes().to_vec(),
        _ => return None,
    };
    let value = value.trim();
    let stated = if value.len() == computed.len() * 2 { hexadecimal(value) } else { base_32(value) };
    Some(stated? == computed)
}

fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    let nibbles: Vec<u8> =
        text.chars().map(|c| c.to_digit(16).and_then(|n| u8::try_from(n).ok())).collect::<Option<_>>()?;
    Some(nibbles.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

/// RFC 4648, section 6.
fn base_32(text: &str) -> Option<Vec<u8>> {
    let (mut bits, mut held, mut bytes) = (0_u32, 0_u32, Vec::new());
    for c in text.trim_end_matches('=').chars() {
        let value = match c.to_ascii_uppercase() {
            letter @ 'A'..='Z' => u32::from(letter) - u32::from('A'),
            digit @ '2'..='7' => u32::from(digit) - u32::from('2') + 26,
            _ => return None,
        };
        bits = (bits << 5 | value) & 0xfff;
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).ok()?);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn digests_hold_in_either_writing() {
        assert_eq!(holds("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", b""), Some(true));
        assert_eq!(holds("sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709", b""), Some(true));
        assert_eq!(holds("sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", b""), Some(true));
        assert_eq!(holds("sha256:4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ====", b""), Some(true));
        assert_eq!(holds("sha256:4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ====", b"x"), Some(false));
        assert_eq!(holds("sha1:no digest", b""), None);
        assert_eq!(holds("blake3:00", b""), None);
    }
}
