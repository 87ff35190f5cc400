//! RTF as it is written: groups, control words with a number, symbols, bytes of text.

/// Letters of one control word.
const MAX_WORD: usize = 32;

/// One token.
#[derive(Debug, PartialEq, Clone)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// A control word and its number.
    Word(&'a str, Option<i32>),
    /// `\~`, `\-`, `\*` and the like.
    Symbol(u8),
    /// `\'e9`
    Byte(u8),
    /// A run of plain bytes without line ends.
    Text(&'a [u8]),
    /// The bytes that follow `\binN`.
    Binary(&'a [u8]),
}

/// Tokens of a document.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let first = self.peek()?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            if first == b'\'' {
                let digits = self.bytes.get(self.at..self.at + 2).and_then(|two| std::str::from_utf8(two).ok());
                let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
                if let Some(byte) = byte {
                    self.at += 2;
                    return Some(Token::Byte(byte));
                }
            }
            // A line end after a backslash ends a paragraph.
            return Some(if matches!(first, b'\n' | b'\r') { Token::Word("par", None) } else { Token::Symbol(first) });
        }
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) && self.at - start < MAX_WORD {
            self.at += 1;
        }
        let word = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        let from = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) && self.at - from < 11 {
            self.at += 1;
        }
        let number = std::str::from_utf8(&self.bytes[from..self.at]).ok().and_then(|digits| digits.parse().ok());
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if word == "bin" {
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0).min(self.bytes.len() - self.at);
            self.at += length;
            return Some(Token::Binary(&self.bytes[self.at - length..self.at]));
        }
        Some(Token::Word(word, number))
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = self.peek()?;
            match byte {
                b'{' | b'}' => {
                    self.at += 1;
                    return Some(if byte == b'{' { Token::Open } else { Token::Close });
                }
                b'\\' => {
                    self.at += 1;
                    return self.control();
                }
                b'\n' | b'\r' | 0 => self.at += 1,
                _ => {
                    let start = self.at;
                    while self.peek().is_some_and(|byte| !matches!(byte, b'{' | b'}' | b'\\' | b'\n' | b'\r' | 0)) {
                        self.at += 1;
                    }
                    return Some(Token::Text(&self.bytes[start..self.at]));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_numbers_and_one_space() {
        let tokens: Vec<Token<'_>> = Lexer::new(b"{\\b0 x\\'e9\\u-10179?\\~\\bin3 {}}y").collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Word("b", Some(0)),
                Token::Text(b"x"),
                Token::Byte(0xE9),
                Token::Word("u", Some(-10179)),
                Token::Text(b"?"),
                Token::Symbol(b'~'),
                Token::Binary(b"{}}"),
                Token::Text(b"y"),
            ]
        );
        assert_eq!(Lexer::new(b"\\").count(), 0);
    }
}
