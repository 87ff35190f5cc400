//! The letters of the Indic scripts as their tables list them.

use crate::words::written::Writing;

/// The blocks of the Indic scripts run parallel to Devanagari, so their letters are read through it. The vowel that a
/// consonant carries unwritten is made visible: "@" inside a word, "$" at its end.
pub(crate) fn indic(plain: &str, writing: Writing) -> Vec<char> {
    const VIRAMA: u32 = 0x4D;
    // The letter sounded hard where it is doubled in Malayalam and Tamil.
    const HARD: u32 = 0x31;
    let keep = matches!(writing, Writing::Bengali | Writing::Tamil);
    let mut out: Vec<char> = Vec::with_capacity(plain.len());
    let mut chars = plain.chars().peekable();
    while let Some(c) = chars.next() {
        let code = u32::from(c);
        if !(0x900..0xD80).contains(&code) {
            continue;
        }
        // Gurmukhi writes its nasal sound and the doubling of a consonant with signs of its own.
        let offset = match code {
            0xA70 => 0x02,
            0xA71 => continue,
            0xA5C => {
                out.push('ड');
                0x3C
            }
            // Consonants without a vowel that Malayalam writes with signs of their own.
            0xD4E | 0xD7A..=0xD7F => {
                let bare = ['ण', 'न', 'र', 'ल', 'ळ', 'क'];
                let at = code.checked_sub(0xD7A).map_or(2, |at| at as usize);
                out.extend([bare.get(at).copied().unwrap_or('र'), '्']);
                continue;
            }
            _ => (code - 0x900) % 0x80,
        };
        let shown = if keep { c } else { char::from_u32(0x900 + offset).unwrap_or(c) };
        out.push(shown);
        // A doubled consonant (with the sign between that drops the vowel) is written once.
        if let [.., before, sign, last] = out.as_slice()
            && before == last
            && u32::from(*sign) % 0x80 == VIRAMA
            && matches!(offset, 0x15..=0x39)
            && offset != HARD
        {
            let keep_to = out.len() - 2;
            out.truncate(keep_to);
        }
        let consonant = matches!(offset, 0x15..=0x39 | 0x58..=0x5F);
        let nukta = offset == 0x3C;
        if !(consonant || nukta && out.len() > 1) {
            continue;
        }
        match chars.peek().map(|n| (u32::from(*n).wrapping_sub(0x900)) % 0x80) {
            None => out.push('$'),
            Some(0x3C | VIRAMA | 0x3E..=0x4C | 0x57) => {}
            Some(_) => out.push('@'),
        }
    }
    out
}
