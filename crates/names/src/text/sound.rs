//! A rough key of how a plain Latin word sounds: the same for most spellings of one name, used to look names up and as
//! blocking key. Never a reason by itself.

/// The key: consonant classes and vowel classes, at most 24 letters.
pub(crate) fn sound(plain: &str) -> String {
    let b = plain.as_bytes();
    let mut out = String::with_capacity(b.len());
    let mut i = 0;
    while i < b.len() && out.len() < 24 {
        let rest = &b[i..];
        let (piece, used): (&str, usize) = match rest {
            [b't', b's', b'c', b'h', ..] => ("C", 4),
            [b's', b'h', b'c', b'h', ..] => ("S", 4),
            [b's', b'c', b'h', ..] => ("S", 3),
            [b't', b'c', b'h', ..] => ("C", 3),
            [b's', b'h', ..] => ("S", 2),
            [b'c', b'h' | b'z', ..] => ("C", 2),
            [b'd', b'j', ..] => ("j", 2),
            [b'd', b'z', b'h', ..] => ("j", 3),
            [b'z', b'h', ..] => ("Z", 2),
            [b'k', b'h', ..] => ("h", 2),
            [b'p', b'h', ..] => ("f", 2),
            [b't', b'h', ..] => ("t", 2),
            [b'd' | b'g' | b'b', b'h', ..] => (&plain[i..=i], 2),
            [b't', b's' | b'z', ..] => ("c", 2),
            [b'c', b'k', ..] => ("k", 2),
            [b'c', b'e' | b'i' | b'y', ..] => ("s", 1),
            [b'c' | b'q', ..] => ("k", 1),
            [b'x', ..] => ("ks", 1),
            [b'w', ..] => ("v", 1),
            [b'i' | b'y' | b'j', b'a' | b'o' | b'u', ..] if i > 0 => ("i", 1),
            [b'i' | b'y' | b'e', b'i' | b'y' | b'e', ..] => ("i", 2),
            [b'y', ..] => ("i", 1),
            [b'o', b'u' | b'o', ..] => ("u", 2),
            [b'h', ..] if i > 0 => ("", 1),
            [_, ..] => (&plain[i..=i], 1),
            [] => break,
        };
        if !out.ends_with(piece) || piece.is_empty() {
            out.push_str(piece);
        }
        i += used;
    }
    out
}

/// The key without its vowels behind the first letter.
pub(crate) fn skeleton(sound: &str) -> String {
    let mut out = String::with_capacity(sound.len());
    for (i, c) in sound.chars().enumerate() {
        if (i == 0 || !"aeiou".contains(c)) && !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}
