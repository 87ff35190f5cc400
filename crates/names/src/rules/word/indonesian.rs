//! The Indonesian spelling of before 1972.

/// The present spelling of a word in the old one (Tjahjadi, Soekarman), with and without y for a lone j.
fn present(word: &str, lone: &str) -> String {
    const OLD: [(&str, &str); 7] =
        [("tj", "c"), ("dj", "j"), ("nj", "ny"), ("sj", "sy"), ("ch", "kh"), ("oe", "u"), ("j", "")];
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        match OLD.iter().find(|(old, _)| rest.starts_with(old)) {
            Some((old, new)) => {
                out.push_str(if *old == "j" { lone } else { new });
                rest = &rest[old.len()..];
            }
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

/// Whether a word shows the old spelling: a group of letters that only it has, or oe in a word that ends as Indonesian names do.
fn is_old(word: &str) -> bool {
    let ending = || ["o", "i", "a", "u", "man", "wan", "din", "yah", "ah"].iter().any(|e| word.ends_with(e));
    word.len() > 4
        && word.as_bytes().windows(2).any(|w| w[1] == b'j' || w == b"oe")
        && (["tj", "dj", "sj"].iter().any(|g| word.contains(g))
            || word.contains("oe") && word.len() > 5 && (ending() || word.matches("oe").count() > 1))
}

/// Whether two words are one, written in the old and in the present spelling.
pub(crate) fn old_spelling(a: &str, b: &str) -> bool {
    if !is_old(a) && !is_old(b) {
        return false;
    }
    let of = |w: &str| if is_old(w) { [present(w, "y"), present(w, "j")] } else { [w.to_owned(), w.to_owned()] };
    let (x, y) = (of(a), of(b));
    x.iter().any(|s| y.contains(s))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_and_present_spelling() {
        for (old, new) in [
            ("soekarman", "sukarman"),
            ("tjahjadi", "cahyadi"),
            ("djoko", "joko"),
            ("soerjadi", "suryadi"),
            ("widjaja", "wijaya"),
            ("poerwanto", "purwanto"),
            ("joesoef", "yusuf"),
        ] {
            assert!(old_spelling(old, new) && old_spelling(new, old), "{old} {new}");
        }
        assert!(!old_spelling("moeller", "muller") && !old_spelling("soekarno", "sukarman"));
    }
}
