//! Big tables that stay what they are: sorted lines in the program's own bytes, found through an index of key prefixes that
//! is built at first use.

use std::sync::OnceLock;

/// Sorted lines of `key TAB rest`.
pub(crate) struct Lines {
    data: &'static str,
    index: OnceLock<Vec<(u64, u32)>>,
}

/// The first eight bytes of a key, so that keys compare as numbers.
fn prefix(key: &[u8]) -> u64 {
    let mut head = [0u8; 8];
    let n = key.len().min(8);
    head[..n].copy_from_slice(&key[..n]);
    u64::from_be_bytes(head)
}

impl Lines {
    pub(crate) const fn new(data: &'static str) -> Lines {
        Lines { data, index: OnceLock::new() }
    }

    fn build(&self) -> Vec<(u64, u32)> {
        let mut at = 0u32;
        let mut index = Vec::with_capacity(self.data.len() / 20);
        for line in self.data.split_inclusive('\n') {
            let key = line.as_bytes().iter().position(|b| *b == b'\t').map_or(line, |end| &line[..end]);
            if !line.starts_with('#') {
                index.push((prefix(key.as_bytes()), at));
            }
            at += line.len() as u32;
        }
        index
    }

    /// The rest of the line with this key.
    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        let index = self.index.get_or_init(|| self.build());
        let wanted = prefix(key.as_bytes());
        let first = index.partition_point(|(p, _)| *p < wanted);
        for (_, start) in index[first..].iter().take_while(|(p, _)| *p == wanted) {
            let line = &self.data[*start as usize..];
            if let Some(rest) = line.strip_prefix(key).and_then(|l| l.strip_prefix('\t')) {
                let end = rest.as_bytes().iter().position(|b| *b == b'\n').unwrap_or(rest.len());
                return rest.get(..end);
            }
        }
        None
    }
}

/// Fields of a line of the table of Han characters.
pub(crate) const MANDARIN: usize = 0;

pub(crate) const CANTONESE: usize = 1;

pub(crate) const KOREAN: usize = 2;

pub(crate) const VIETNAMESE: usize = 3;

/// Sorted lines of `character TAB rest`, found through an array over the block of Han characters.
pub(crate) struct Characters {
    data: &'static str,
    starts: OnceLock<Vec<u32>>,
}

const FIRST: u32 = 0x3400;

const LAST: u32 = 0x9FFF;

impl Characters {
    pub(crate) const fn new(data: &'static str) -> Characters {
        Characters { data, starts: OnceLock::new() }
    }

    /// The rest of the line of this character.
    pub(crate) fn get(&self, c: char) -> Option<&'static str> {
        let starts = self.starts.get_or_init(|| {
            let mut starts = vec![u32::MAX; (LAST - FIRST + 1) as usize];
            let mut at = 0u32;
            for line in self.data.split_inclusive('\n') {
                let slot = line.chars().next().and_then(|c| u32::from(c).checked_sub(FIRST)).unwrap_or(u32::MAX);
                if let Some(slot) = starts.get_mut(slot as usize) {
                    *slot = at + c_len(line) + 1;
                }
                at += line.len() as u32;
            }
            starts
        });
        let start = *starts.get(u32::from(c).checked_sub(FIRST)? as usize)?;
        let rest = self.data.get(start as usize..)?;
        let end = rest.as_bytes().iter().position(|b| *b == b'\n').unwrap_or(rest.len());
        rest.get(..end)
    }
}

/// The parts of a list separated by commas. Lists are short, so bytes are looked at one by one.
pub(crate) fn list(s: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(s);
    std::iter::from_fn(move || {
        let now = rest?;
        let end = now.as_bytes().iter().position(|b| *b == b',');
        rest = end.and_then(|e| now.get(e + 1..));
        Some(end.and_then(|e| now.get(..e)).unwrap_or(now))
    })
}

fn c_len(line: &str) -> u32 {
    line.chars().next().map_or(0, |c| c.len_utf8() as u32)
}
