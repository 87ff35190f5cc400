//! Look-ups in compiled-in tables: text, one entry a line, `key TAB rest`, sorted by the bytes of the key.
//!
//! The table is bisected where it lies. Nothing is parsed or allocated at start, and a look-up touches about seventeen lines.

/// The rest of the line whose key is `key`.
pub(crate) fn find(table: &'static str, key: &str) -> Option<&'static str> {
    entry(table, key).map(|(_, rest)| rest)
}

/// The key as it stands in the table, and the rest of its line.
pub(crate) fn entry(table: &'static str, key: &str) -> Option<(&'static str, &'static str)> {
    search(table, key).0
}

/// The rest of the line whose key is `key`, and whether the table has keys that begin with it and a space.
pub(crate) fn find_and_longer(table: &'static str, key: &str) -> (Option<&'static str>, bool) {
    let (found, next) = search(table, key);
    // No byte of a key sorts before the space, so those follow at once.
    let longer = table.get(next..).and_then(|rest| rest.strip_prefix(key)).is_some_and(|rest| rest.starts_with(' '));
    (found.map(|(_, rest)| rest), longer)
}

/// The entry of a key, and where the first greater one begins.
fn search(table: &'static str, key: &str) -> (Option<(&'static str, &'static str)>, usize) {
    let bytes = table.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = bytes[low..middle].iter().rposition(|b| *b == b'\n').map_or(low, |at| low + at + 1);
        let end = bytes[start..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |at| start + at);
        let Some((found, rest)) = table.get(start..end).and_then(|line| line.split_once('\t')) else {
            return (None, bytes.len());
        };
        match found.as_bytes().cmp(key.as_bytes()) {
            std::cmp::Ordering::Equal => return (Some((found, rest)), end + 1),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    (None, low)
}

#[cfg(test)]
mod tests {
    use super::{find, find_and_longer};

    const TABLE: &str = "a\t1\nab\t2\nb\t3\nmünchen\t4\n서울\t5\n";

    #[test]
    fn every_key_is_found_and_no_other() {
        for (key, value) in [("a", "1"), ("ab", "2"), ("b", "3"), ("münchen", "4"), ("서울", "5")] {
            assert_eq!(find(TABLE, key), Some(value));
        }
        for key in ["", "aa", "abc", "c", "zz", "서", "서울시", "\t", "\n"] {
            assert_eq!(find(TABLE, key), None, "{key:?}");
        }
        assert_eq!(find("", "a"), None);
    }
    #[test]
    fn longer_keys_are_told_whether_the_shorter_one_is_there_or_not() {
        const WORDS: &str = "at\t1\nat present\t2\nat-all\t3\nuntil now\t4\n";
        for (key, expected) in [
            ("at", (Some("1"), true)),
            ("at present", (Some("2"), false)),
            ("until", (None, true)),
            ("until now", (Some("4"), false)),
            ("un", (None, false)),
            ("zz", (None, false)),
        ] {
            assert_eq!(find_and_longer(WORDS, key), expected, "{key}");
        }
    }
}
