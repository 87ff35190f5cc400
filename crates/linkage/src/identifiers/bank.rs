/// Shortest and longest IBAN: those of Norway, and the standard's limit (ISO 13616).
const LENGTHS: std::ops::RangeInclusive<usize> = 15..=34;

/// Accounts of which the check digits hold (ISO 7064, 97-10), in normal form and as written.
pub(super) fn ibans(text: &str) -> impl Iterator<Item = (String, &str)> {
    text.lines().flat_map(|line| {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = next_start(line, from) {
            match iban_at(&line[at..]) {
                Some((key, length)) => {
                    found.push((key, &line[at..at + length]));
                    from = at + length;
                }
                None => from = at + 2,
            }
        }
        found
    })
}

/// Two capitals and two digits at the beginning of a word.
fn next_start(line: &str, from: usize) -> Option<usize> {
    let bytes = line.as_bytes();
    (from..bytes.len().saturating_sub(4)).find(|&at| {
        let begins = at == 0 || !bytes[at - 1].is_ascii_alphanumeric() && bytes[at - 1].is_ascii();
        begins
            && bytes[at..at + 2].iter().all(u8::is_ascii_uppercase)
            && bytes[at + 2..at + 4].iter().all(u8::is_ascii_digit)
    })
}

/// The longest run from here that is an account, and its length as written.
fn iban_at(text: &str) -> Option<(String, usize)> {
    let mut key = String::new();
    let mut best = None;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b' ' if !key.ends_with(' ') => continue,
            _ if byte.is_ascii_uppercase() || byte.is_ascii_digit() => key.push(char::from(byte)),
            _ => break,
        }
        if key.len() > *LENGTHS.end() {
            break;
        }
        let ends = text.as_bytes().get(at + 1).is_none_or(|next| !next.is_ascii_alphanumeric());
        if ends && LENGTHS.contains(&key.len()) && holds(&key) {
            best = Some((key.clone(), at + 1));
        }
    }
    best
}

fn holds(iban: &str) -> bool {
    let (head, rest) = iban.split_at(4);
    let remainder = rest.bytes().chain(head.bytes()).fold(0_u32, |remainder, byte| match byte {
        b'0'..=b'9' => (remainder * 10 + u32::from(byte - b'0')) % 97,
        _ => (remainder * 100 + u32::from(byte - b'A') + 10) % 97,
    });
    remainder == 1
}
