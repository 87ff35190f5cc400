//! The letters m, n, l and r of a word: no spelling habit turns these into other letters.

/// Which of the four letters a word has, and for which of them it may stand without being told apart by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Liquids(u8);

const L: u8 = 4;
const R: u8 = 8;

impl Liquids {
    /// Looked at byte by byte: this is done for every word, and a search for a string costs more than it looks.
    pub(crate) fn of(word: &str) -> Liquids {
        const LETTERS: [u8; 256] = {
            let mut letters = [0; 256];
            letters[b'm' as usize] = 1;
            letters[b'n' as usize] = 2;
            letters[b'l' as usize] = L;
            letters[b'r' as usize] = R;
            letters
        };
        let b = word.as_bytes();
        let mut bits = 0;
        for (at, c) in b.iter().enumerate() {
            bits |= LETTERS[usize::from(*c)];
            // The Polish rz, and the article in -uldin.
            match (c, b.get(at + 1), b.get(at + 2)) {
                (b'r', Some(b'z'), _) => bits |= R << 4,
                (b'd', Some(b'i'), Some(b'n')) => bits |= (L | R) << 4,
                _ => {}
            }
        }
        if b.starts_with(b"abd") {
            bits |= (L | R) << 4;
        }
        Liquids(bits)
    }

    /// Whether one of two words has a letter of the four that the other has not, so that they are told apart without a closer look.
    pub(crate) fn differ(self, other: Liquids) -> bool {
        let apart = (self.0 ^ other.0) & 0xF;
        let open = (self.0 | other.0) >> 4;
        apart & !open != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_no_habit_turns_into_others() {
        let differ = |a: &str, b: &str| Liquids::of(a).differ(Liquids::of(b));
        assert!(differ("marta", "pata") && differ("anna", "ada"));
        assert!(!differ("katarzyna", "katasina") && !differ("saladin", "sadin") && !differ("abdurahman", "abduhaman"));
        assert!(!differ("mina", "nima"));
    }
}
