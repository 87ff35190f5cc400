//! The little of an OpenPGP key (RFC 9580) that says who it is: user ids, and the accounts named in notations of its signatures.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Names under which keys hold accounts.
const NOTATIONS: [&str; 2] = ["proof@ariadne.id", "proof@metacode.biz"];
/// Packets that are looked at.
const MAX_PACKETS: usize = 2_000;
const SIGNATURE: u8 = 2;
const USER_ID: u8 = 13;
const NOTATION: u8 = 20;

/// What a key says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) users: Vec<String>,
    pub(super) statements: Vec<String>,
}

/// Reads an armoured key; none where it is no key.
pub(super) fn read(text: &str) -> Option<Key> {
    let bytes = armoured(text)?;
    let mut key = Key::default();
    let mut rest = &bytes[..];
    for _ in 0..MAX_PACKETS {
        let Some((tag, body, after)) = packet(rest) else { break };
        match tag {
            USER_ID => key.users.extend(std::str::from_utf8(body).ok().map(str::to_owned)),
            SIGNATURE => notations(body, &mut key.statements),
            _ => {}
        }
        rest = after;
    }
    Some(key)
}

/// "Ana Ejemplo (work) <ana@ejemplo.example>" in its name and address.
pub(super) fn parts(user: &str) -> (&str, &str) {
    if !user.contains('<') && user.contains('@') {
        return ("", user.trim());
    }
    let (name, mail) = user.split_once('<').map_or((user, ""), |(name, mail)| (name, mail.trim_end_matches('>')));
    (name.split('(').next().unwrap_or_default().trim(), mail.trim())
}

fn armoured(text: &str) -> Option<Vec<u8>> {
    let body =
        text.split_once("-----BEGIN PGP PUBLIC KEY BLOCK-----")?.1.split_once("-----END PGP PUBLIC KEY BLOCK-----")?.0;
    // Headers end at an empty line; a line that begins with `=` is a checksum.
    let body = body.replace('\r', "");
    let data = body.split_once("\n\n").map_or(body.as_str(), |(_, data)| data);
    let joined: String = data.lines().filter(|line| !line.starts_with('=')).map(str::trim).collect();
    STANDARD.decode(joined).ok()
}

/// The kind of a packet, what it holds, and what follows it.
fn packet(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let first = *bytes.first().filter(|first| **first & 0x80 != 0)?;
    let (tag, length, from) = if first & 0x40 != 0 {
        let (length, used) = length_of(bytes.get(1..)?)?;
        (first & 0x3f, length, 1 + used)
    } else {
        let used = 1_usize << (first & 3);
        let length = (used <= 4).then(|| bytes.get(1..1 + used)).flatten()?;
        let length = length.iter().fold(0_usize, |all, byte| all << 8 | usize::from(*byte));
        (first >> 2 & 0xf, length, 1 + used)
    };
    let end = from.checked_add(length)?;
    Some((tag, bytes.get(from..end)?, &bytes[end..]))
}

/// A length of one, two or five bytes, and how many it took.
fn length_of(bytes: &[u8]) -> Option<(usize, usize)> {
    let first = usize::from(*bytes.first()?);
    match first {
        0..192 => Some((first, 1)),
        192..224 => Some((((first - 192) << 8) + usize::from(*bytes.get(1)?) + 192, 2)),
        255 => {
            let four = bytes.get(1..5)?;
            Some((four.iter().fold(0_usize, |all, byte| all << 8 | usize::from(*byte)), 5))
        }
        // Lengths in parts are for data that streams.
        _ => None,
    }
}

/// Accounts in the hashed part of a signature of version 4; what is not hashed anybody can add.
fn notations(signature: &[u8], found: &mut Vec<String>) {
    let hashed = || {
        let length = signature.get(4..6).filter(|_| signature.first() == Some(&4))?;
        signature.get(6..6 + (usize::from(length[0]) << 8 | usize::from(length[1])))
    };
    let mut rest = hashed().unwrap_or_default();
    while let Some((length, used)) = length_of(rest).filter(|(length, _)| *length > 0) {
        let Some(body) = rest.get(used..used + length) else { return };
        // The highest bit says that the signature depends on it.
        if body[0] & 0x7f == NOTATION
            && let Some(uri) = notation(&body[1..])
            && !found.contains(&uri)
        {
            found.push(uri);
        }
        rest = &rest[used + length..];
    }
}

fn notation(body: &[u8]) -> Option<String> {
    let two = |at: usize| body.get(at..at + 2).map(|two| usize::from(two[0]) << 8 | usize::from(two[1]));
    let (name, value) = (two(4)?, two(6)?);
    let text = |from: usize, length: usize| std::str::from_utf8(body.get(from..from + length)?).ok();
    let known = text(8, name).filter(|name| NOTATIONS.contains(name));
    known.and(text(8 + name, value)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packet_of(tag: u8, body: &[u8]) -> Vec<u8> {
        let length = u8::try_from(body.len()).unwrap();
        [&[0xc0 | tag, length][..], body].concat()
    }

    fn signature(hashed: &[u8]) -> Vec<u8> {
        let length = u8::try_from(hashed.len()).unwrap();
        packet_of(SIGNATURE, &[&[4, 0x13, 22, 8, 0, length][..], hashed, &[0, 0]].concat())
    }

    fn note(name: &str, value: &str) -> Vec<u8> {
        let lengths = [0x80, 0, 0, 0, 0, u8::try_from(name.len()).unwrap(), 0, u8::try_from(value.len()).unwrap()];
        let body = [&[NOTATION][..], &lengths, name.as_bytes(), value.as_bytes()].concat();
        [&[u8::try_from(body.len()).unwrap()][..], &body].concat()
    }

    fn armour(bytes: &[u8]) -> String {
        let data = STANDARD.encode(bytes);
        format!(
            "-----BEGIN PGP PUBLIC KEY BLOCK-----\nComment: x\n\n{data}\n=abcd\n-----END PGP PUBLIC KEY BLOCK-----\n"
        )
    }

    #[test]
    fn accounts_are_read_from_what_is_signed_and_from_nothing_else() {
        let own = note("proof@ariadne.id", "https://code.example/mira");
        let other = note("hint@example.org", "https://other.example/");
        let key =
            [packet_of(USER_ID, b"Mira Quellen (keys) <mira@quellen.example>"), signature(&[own, other].concat())];
        let read = read(&armour(&key.concat())).unwrap();
        assert_eq!(read.statements, ["https://code.example/mira"]);
        assert_eq!(parts(&read.users[0]), ("Mira Quellen", "mira@quellen.example"));
        assert_eq!(parts("mira@quellen.example"), ("", "mira@quellen.example"));
    }

    #[test]
    fn broken_keys_neither_panic_nor_say_anything() {
        let whole = signature(&note("proof@ariadne.id", "https://code.example/mira"));
        for cut in 0..whole.len() {
            assert!(read(&armour(&whole[..cut])).is_some_and(|key| key.statements.is_empty()), "{cut}");
        }
        for text in ["", "-----BEGIN PGP PUBLIC KEY BLOCK-----", "a.b.c"] {
            assert!(read(text).is_none());
        }
    }
}
