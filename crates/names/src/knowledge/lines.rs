//! Big tables that stay what they are: lines in the program's own bytes, found through places that the build script noted down.

use crate::text::hash::hash;

/// Lines of `key TAB rest`.
pub(crate) struct Lines {
    text: &'static str,
    /// One more than the number of the line whose key has this hash, two bytes each; nought ends the search.
    slots: &'static [u8],
    /// Where each line starts, four bytes each.
    starts: &'static [u8],
}

/// Lines of `character TAB rest` for the block of Han characters.
pub(crate) struct Characters {
    text: &'static str,
    /// Where what is said of each character starts, four bytes each.
    starts: &'static [u8],
}

macro_rules! places {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

pub(crate) static JAPANESE_SURNAMES: Lines = Lines {
    text: include_str!("../../data/japanese_surnames.tsv"),
    slots: places!("japanese_surnames.slots"),
    starts: places!("japanese_surnames.starts"),
};
pub(crate) static JAPANESE_GIVEN: Lines = Lines {
    text: include_str!("../../data/japanese_given.tsv"),
    slots: places!("japanese_given.slots"),
    starts: places!("japanese_given.starts"),
};
/// English words that a display name can be made of ("Dark Matter").
pub(crate) static ORDINARY_WORDS: Lines = Lines {
    text: include_str!("../../data/ordinary_words.tsv"),
    slots: places!("ordinary_words.slots"),
    starts: places!("ordinary_words.starts"),
};
pub(crate) static JAPANESE_CHARACTERS: Characters = Characters {
    text: include_str!("../../data/japanese_characters.tsv"),
    starts: places!("japanese_characters.starts"),
};
pub(crate) static HAN: Characters =
    Characters { text: include_str!("../../data/han.tsv"), starts: places!("han.starts") };

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at * 4..at * 4 + 4)?.try_into().ok().map(u32::from_le_bytes)
}

fn to_end_of_line(rest: &'static str) -> Option<&'static str> {
    let end = rest.as_bytes().iter().position(|b| *b == b'\n').unwrap_or(rest.len());
    rest.get(..end)
}

impl Lines {
    /// The rest of the line with this key.
    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        let last = self.slots.len() / 2 - 1;
        let mut slot = hash(key.as_bytes()) as usize & last;
        loop {
            let entry = u16::from_le_bytes(self.slots.get(slot * 2..slot * 2 + 2)?.try_into().ok()?);
            let line = number(self.starts, usize::from(entry.checked_sub(1)?))?;
            let text = self.text.get(line as usize..)?;
            if let Some(rest) = text.strip_prefix(key).and_then(|text| text.strip_prefix('\t')) {
                return to_end_of_line(rest);
            }
            slot = (slot + 1) & last;
        }
    }
}

/// Fields of a line of the table of Han characters.
pub(crate) const MANDARIN: usize = 0;
pub(crate) const CANTONESE: usize = 1;
pub(crate) const KOREAN: usize = 2;
pub(crate) const VIETNAMESE: usize = 3;

/// The first character of the block.
const FIRST: u32 = 0x3400;

impl Characters {
    /// The rest of the line of this character.
    pub(crate) fn get(&self, c: char) -> Option<&'static str> {
        let start = number(self.starts, u32::from(c).checked_sub(FIRST)? as usize)?;
        to_end_of_line(self.text.get(start as usize..)?)
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
