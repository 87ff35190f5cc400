//! Big tables that stay what they are: sorted lines in the program's own bytes, searched in place.

use std::sync::OnceLock;

/// Sorted lines of `key TAB rest`.
pub(crate) struct Lines {
    data: &'static str,
    starts: OnceLock<Vec<u32>>,
}

impl Lines {
    pub(crate) const fn new(data: &'static str) -> Lines {
        Lines { data, starts: OnceLock::new() }
    }

    /// The rest of the line with this key.
    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        let starts = self.starts.get_or_init(|| {
            let mut at = 0u32;
            let mut starts = Vec::with_capacity(self.data.len() / 20);
            for line in self.data.split_inclusive('\n') {
                if !line.starts_with('#') {
                    starts.push(at);
                }
                at += line.len() as u32;
            }
            starts
        });
        let line = |start: u32| {
            let rest = &self.data[start as usize..];
            rest.split_once('\n').map_or(rest, |l| l.0)
        };
        let found = starts
            .binary_search_by(|s| {
                let rest = &self.data.as_bytes()[*s as usize..];
                let end = rest.iter().position(|b| *b == b'\t').unwrap_or(rest.len());
                rest[..end].cmp(key.as_bytes())
            })
            .ok()?;
        line(starts[found]).split_once('\t').map(|(_, rest)| rest)
    }
}

/// Fields of a line of the table of Han characters.
pub(crate) const MANDARIN: usize = 0;
pub(crate) const CANTONESE: usize = 1;
pub(crate) const KOREAN: usize = 2;
pub(crate) const VIETNAMESE: usize = 3;
pub(crate) const ON: usize = 4;
pub(crate) const KUN: usize = 5;
