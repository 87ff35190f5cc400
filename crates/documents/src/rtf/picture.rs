/// Bytes of all pictures of one document.
pub(super) const MAX_BYTES: usize = 16 << 20;

/// A picture while its digits are read.
#[derive(Debug, Default)]
pub(super) struct Picture {
    pub(super) bytes: Vec<u8>,
    high: Option<u8>,
    /// As drawn, in points; 0 where it is not stated.
    pub(super) width: f32,
    pub(super) height: f32,
    /// A kind of picture that is compared.
    pub(super) photo: bool,
}

impl Picture {
    /// Hexadecimal digits; anything else is passed over.
    pub(super) fn push(&mut self, text: &[u8]) {
        for byte in text {
            let Some(digit) = char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()) else {
                continue;
            };
            match self.high.take() {
                Some(high) if self.bytes.len() < MAX_BYTES => self.bytes.push(high << 4 | digit),
                Some(_) => {}
                None => self.high = Some(digit),
            }
        }
    }
}
