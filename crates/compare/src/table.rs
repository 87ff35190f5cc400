//! Look-ups in compiled-in tables: text, one entry a line, `key TAB rest`, sorted by the bytes of the key.
//!
//! The table is bisected where it lies. Nothing is parsed or allocated at start, and a look-up touches about seventeen lines.

/// The rest of the line whose key is `key`.
pub(crate) fn find(table: &'static str, key: &str) -> Option<&'static str> {
    entry(table, key).map(|(_, rest)| rest)
}

/// The key as it stands in the table, and the rest of its line.
pub(crate) fn entry(table: &'static str, key: &str) -> Option<(&'static str, &'static str)> {
    let bytes = table.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = bytes[low..middle].iter().rposition(|b| *b == b'\n').map_or(low, |at| low + at + 1);
        let end = bytes[start..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |at| start + at);
        let line = table.get(start..end)?;
        let (found, rest) = line.split_once('\t')?;
        match found.as_bytes().cmp(key.as_bytes()) {
            std::cmp::Ordering::Equal => return Some((found, rest)),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::find;

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
}
