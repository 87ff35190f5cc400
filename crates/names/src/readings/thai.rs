//! The letters of Thai words as their table lists them.

/// Thai writes some vowels before the consonant they follow, and marks silent letters.
pub(crate) fn thai(plain: &str) -> Vec<char> {
    let mut out: Vec<char> = plain.chars().collect();
    let mut i = 0;
    while i < out.len() {
        if out[i] == '\u{E4C}' {
            // The letter under this mark is silent, with a vowel sign between them if there is one.
            out.remove(i);
            if i > 0 && matches!(out[i - 1], '\u{E34}' | '\u{E38}') {
                i -= 1;
                out.remove(i);
            }
            if i > 0 {
                i -= 1;
                let silent = out.remove(i);
                // With it the letter before it, which nobody says either (จันทร์, ลักษณ์).
                let before = out[..i].iter().rev().take(2).collect::<Vec<_>>();
                if matches!((before.as_slice(), silent), (['ท', 'น'], 'ร') | (['ษ', 'ก'], 'ณ')) {
                    i -= 1;
                    out.remove(i);
                }
            }
            continue;
        }
        i += 1;
    }
    let mut i = 0;
    while i + 1 < out.len() {
        if matches!(out[i], 'เ' | 'แ' | 'โ' | 'ไ' | 'ใ') {
            out.swap(i, i + 1);
            i += 1;
        }
        i += 1;
    }
    out
}
