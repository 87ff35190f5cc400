//! Hostile tables: a row that never ends is told, not read.

use std::io::{self, Read};

/// Longest row, in bytes; line breaks within quotation marks belong to it.
pub(crate) const LONGEST_ROW: u64 = 1 << 20;

/// Reads on while rows end. Every row ends in a line feed alone, the last one too, so that lines can be counted.
pub(crate) struct Bounded<R> {
    inner: R,
    since_end: u64,
    quoted: bool,
    last: u8,
}

impl<R> Bounded<R> {
    pub(crate) fn new(inner: R) -> Self {
        Self { inner, since_end: 0, quoted: false, last: b'\n' }
    }

    fn follow(&mut self, bytes: &[u8]) -> io::Result<()> {
        for part in bytes.split_inclusive(|&c| c == b'\n') {
            let marks = part.iter().filter(|&&c| c == b'"').count();
            self.quoted ^= marks % 2 == 1;
            self.since_end += part.len() as u64;
            if self.since_end > LONGEST_ROW {
                let why = "a row is longer than 1 MiB, or a quotation mark is never closed";
                return Err(io::Error::new(io::ErrorKind::InvalidData, why));
            }
            if part.ends_with(b"\n") && !self.quoted {
                self.since_end = 0;
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.inner.read(buffer)?;
            if read == 0 {
                let ended = self.last == b'\n' || buffer.is_empty();
                self.last = b'\n';
                return Ok(if ended {
                    0
                } else {
                    buffer[..1].fill(b'\n');
                    1
                });
            }
            let mut count = read;
            if buffer[..read].contains(&b'\r') {
                count = 0;
                for place in 0..read {
                    if buffer[place] != b'\r' {
                        buffer[count] = buffer[place];
                        count += 1;
                    }
                }
            }
            if count > 0 {
                self.follow(&buffer[..count])?;
                self.last = buffer[count - 1];
                return Ok(count);
            }
        }
    }
}
