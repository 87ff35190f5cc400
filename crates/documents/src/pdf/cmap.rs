use std::collections::BTreeMap;

/// Mappings of one font; a font of all of Unicode's first plane fits.
const MAX_MAPPINGS: usize = 70_000;
/// A code stands for at most this many UTF-16 units (ligatures, clusters).
const MAX_UNITS: usize = 32;

/// A `ToUnicode` map: character code to text.
#[derive(Debug, Default)]
pub(super) struct CMap(BTreeMap<u32, String>);

#[derive(Debug, PartialEq)]
enum Token<'a> {
    Hex(Vec<u8>),
    Open,
    Close,
    Word(&'a [u8]),
}

impl CMap {
    /// Reads what is well-formed and skips the rest: many producers write slightly broken maps.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut tokens = Tokens { bytes, at: 0 };
        while let Some(token) = tokens.next() {
            match token {
                Token::Word(b"beginbfchar") => map.characters(&mut tokens),
                Token::Word(b"beginbfrange") => map.ranges(&mut tokens),
                _ => {}
            }
        }
        map
    }

    pub(super) fn get(&self, code: u32) -> Option<&str> {
        self.0.get(&code).map(String::as_str)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn put(&mut self, code: u32, text: String) {
        if self.0.len() < MAX_MAPPINGS {
            self.0.insert(code, text);
        }
    }

    fn characters(&mut self, tokens: &mut Tokens<'_>) {
        while let Some(Token::Hex(code)) = tokens.next() {
            let Some(Token::Hex(target)) = tokens.next() else { return };
            self.put(number(&code), text(&target, 0));
        }
    }

    fn ranges(&mut self, tokens: &mut Tokens<'_>) {
        while let Some(Token::Hex(first)) = tokens.next() {
            let Some(Token::Hex(last)) = tokens.next() else { return };
            let (first, last) = (number(&first), number(&last));
            match tokens.next() {
                Some(Token::Hex(target)) => {
                    for (step, code) in (first..=last).take(MAX_MAPPINGS).enumerate() {
                        self.put(code, text(&target, u32::try_from(step).unwrap_or(0)));
                    }
                }
                Some(Token::Open) => {
                    let mut code = first;
                    while let Some(Token::Hex(target)) = tokens.next() {
                        if code <= last {
                            self.put(code, text(&target, 0));
                        }
                        code = code.saturating_add(1);
                    }
                }
                _ => return,
            }
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |sum, byte| (sum << 8) | u32::from(*byte))
}

/// UTF-16BE, its last unit raised by the step within a range.
fn text(bytes: &[u8], step: u32) -> String {
    let mut units: Vec<u16> = match bytes {
        [one] => vec![u16::from(*one)],
        _ => bytes.chunks_exact(2).take(MAX_UNITS).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect(),
    };
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(step as u16);
    }
    String::from_utf16_lossy(&units).chars().filter(|c| *c != '\0').collect()
}

struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            match byte {
                b'%' => {
                    while self.bytes.get(self.at).is_some_and(|b| !matches!(b, b'\n' | b'\r')) {
                        self.at += 1;
                    }
                }
                b'[' => {
                    self.at += 1;
                    return Some(Token::Open);
                }
                b']' => {
                    self.at += 1;
                    return Some(Token::Close);
                }
                b'<' if self.bytes.get(self.at + 1) != Some(&b'<') => return Some(self.hex()),
                b'<' | b'>' | b'(' | b')' => self.at += 1,
                _ if byte.is_ascii_whitespace() || byte == 0 => self.at += 1,
                _ => {
                    let start = self.at;
                    self.at += 1;
                    while self.bytes.get(self.at).is_some_and(|b| {
                        !b.is_ascii_whitespace() && !matches!(b, b'<' | b'>' | b'[' | b']' | b'/' | b'(' | b')')
                    }) {
                        self.at += 1;
                    }
                    return Some(Token::Word(&self.bytes[start..self.at]));
                }
            }
        }
    }
}

impl<'a> Tokens<'a> {
    fn hex(&mut self) -> Token<'a> {
        self.at += 1;
        let mut digits = Vec::new();
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += 1;
            if *byte == b'>' {
                break;
            }
            if let Some(digit) = char::from(*byte).to_digit(16) {
                digits.push(digit as u8);
            }
        }
        if digits.len() % 2 == 1 {
            digits.push(0);
        }
        Token::Hex(digits.chunks_exact(2).take(MAX_UNITS * 2).map(|pair| pair[0] << 4 | pair[1]).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_ranges_and_arrays() {
        let map = CMap::parse(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0003> <0020> <0010> <00660069> endbfchar \
              2 beginbfrange <0020> <0022> <0041> <0030> <0031> [<C5D0> <D83DDE00>] endbfrange",
        );
        assert_eq!(map.get(3), Some(" "));
        assert_eq!(map.get(0x10), Some("fi"));
        assert_eq!(map.get(0x22), Some("C"));
        assert_eq!(map.get(0x30), Some("에"));
        assert_eq!(map.get(0x31), Some("😀"));
    }

    #[test]
    fn a_hostile_range_stays_bounded() {
        let map = CMap::parse(b"beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange beginbfchar <41");
        assert!(map.0.len() <= MAX_MAPPINGS);
        assert!(CMap::parse(b"beginbfrange <01> beginbfchar <").is_empty());
    }
}
