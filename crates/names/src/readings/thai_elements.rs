//! Thai names are put together from a few hundred elements, each of which is spelled in several ways. Two names of the same
//! elements are one name, two of different ones are not, however like they look (Nattapol and Nattapong).

use crate::knowledge::lists::THAI_ELEMENTS;

const THAI: u32 = 0xE00;

fn slot(first: char) -> Option<usize> {
    match first {
        'a'..='z' => Some(first as usize - 'a' as usize),
        _ => Some(26 + u32::from(first).checked_sub(THAI).filter(|i| *i < 0x80)? as usize),
    }
}

/// Ways to take a word apart that are looked at.
const WAYS: usize = 24;

/// The sequences of elements a word can be.
fn ways(word: &str) -> Vec<Vec<u16>> {
    fn walk(rest: &str, path: &mut Vec<u16>, out: &mut Vec<Vec<u16>>) {
        let Some(first) = rest.chars().next() else {
            out.push(path.clone());
            return;
        };
        // The second letter tells most of them apart without a comparison of strings.
        let second = rest.as_bytes().get(1).copied();
        for (spelling, row) in slot(first).and_then(|i| THAI_ELEMENTS.get(i)).copied().into_iter().flatten() {
            if spelling.as_bytes().get(1).copied() == second
                && out.len() < WAYS
                && path.len() < 6
                && let Some(tail) = rest.strip_prefix(spelling)
            {
                path.push(*row);
                walk(tail, path, out);
                path.pop();
            }
        }
    }
    let mut out = Vec::new();
    walk(word, &mut Vec::new(), &mut out);
    out
}

/// Whether two words are of the same elements; `None` where one of them cannot be taken apart.
pub(crate) fn same(a: &str, b: &str) -> Option<bool> {
    let x = ways(a);
    if x.is_empty() {
        return None;
    }
    let y = ways(b);
    // One element alone may be a word of any language.
    let several = |w: &[Vec<u16>]| w.iter().any(|way| way.len() > 1);
    if y.is_empty() || a.is_ascii() && b.is_ascii() && !(several(&x) && several(&y)) {
        return None;
    }
    Some(x.iter().any(|way| y.contains(way)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_and_of_two_sets_of_elements() {
        assert_eq!(same("natthaphon", "nattapol"), Some(true));
        assert_eq!(same("suksawat", "suksawad"), Some(true));
        assert_eq!(same("nattapong", "nattapol"), Some(false));
        assert_eq!(same("ประเสริฐ", "prasit"), Some(false));
        assert_eq!(same("ประเสริฐ", "prasoet"), Some(true));
        assert_eq!(same("robert", "rupert"), None);
    }
}
