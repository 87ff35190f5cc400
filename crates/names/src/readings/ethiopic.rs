//! The signs of the Ethiopic script as its table lists them.

/// Ethiopic writes a consonant and its vowel in one sign: the consonant as the first sign of its row, then the number of
/// the vowel in the row.
pub(crate) fn ethiopic(plain: &str) -> Vec<char> {
    /// The plain vowel of the row without a consonant, which has two.
    const BARE: u32 = 0x12A7;
    let mut out = Vec::with_capacity(plain.len());
    for c in plain.chars() {
        let code = u32::from(c);
        match code {
            0x1200..=0x1357 => {
                let order = if code == BARE { 0 } else { code & 7 };
                out.extend(char::from_u32(code & !7));
                out.extend(char::from_digit(order + 1, 10));
            }
            // Marks of length and doubling.
            0x135D..=0x135F => {}
            _ => out.push(c),
        }
    }
    out
}
