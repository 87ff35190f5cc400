use std::io::{Cursor, Read, Seek};

use crosscheck_model::Origin;

/// Bytes that can be read more than once.
pub trait Input: Read + Seek {}

impl<T: Read + Seek> Input for T {}

/// A file that was handed in.
pub struct File<'a> {
    /// Its name, without folders.
    pub name: String,
    /// The entry of its source's page table.
    pub origin: Origin,
    /// Its bytes.
    pub input: Box<dyn Input + 'a>,
}

impl<'a> File<'a> {
    /// A file whose bytes are in memory.
    pub fn of_bytes(name: impl Into<String>, origin: Origin, bytes: &'a [u8]) -> Self {
        Self { name: name.into(), origin, input: Box::new(Cursor::new(bytes)) }
    }

    /// From the beginning.
    pub(crate) fn again(&mut self) -> &mut dyn Input {
        // Where it cannot be wound back, reading goes on and the table says what is missing.
        let _ = self.input.rewind();
        &mut *self.input
    }

    /// The whole file, where it is no longer than this.
    pub(crate) fn whole(&mut self, longest: u64) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        let read = self.again().take(longest + 1).read_to_end(&mut bytes);
        match read {
            Err(error) => Err(format!("the file cannot be read: {error}")),
            Ok(_) if bytes.len() as u64 > longest => Err(format!("the file is longer than {} MiB", longest >> 20)),
            Ok(_) => Ok(bytes),
        }
    }
}
