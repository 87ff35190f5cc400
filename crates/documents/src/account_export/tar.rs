//! Members of a gzipped tar archive, read as a stream: only those asked for are kept.

use std::io::Read;

use flate2::read::MultiGzDecoder;

/// Bytes that the archive may unpack to.
const MAX_TOTAL: u64 = 512 << 20;
/// Bytes of one member that is kept.
const MAX_MEMBER: u64 = 8 << 20;
/// Members that are looked at, and that are kept.
const MAX_MEMBERS: usize = 100_000;
const MAX_KEPT: usize = 16;
const BLOCK: u64 = 512;

/// The bytes of the members whose name is wanted.
pub(super) fn members(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> Result<Vec<Vec<u8>>, String> {
    let mut stream = MultiGzDecoder::new(bytes).take(MAX_TOTAL);
    let mut kept = Vec::new();
    for _ in 0..MAX_MEMBERS {
        let mut header = [0_u8; BLOCK as usize];
        if stream.read_exact(&mut header).is_err() || header.iter().all(|byte| *byte == 0) {
            return Ok(kept);
        }
        let name = text(&header[..100]);
        let size = u64::from_str_radix(text(&header[124..136]).trim(), 8).map_err(|_| "the tar archive is damaged")?;
        let padded = size.div_ceil(BLOCK) * BLOCK;
        let file = matches!(header[156], 0 | b'0');
        if file && wanted(&name) && size <= MAX_MEMBER && kept.len() < MAX_KEPT {
            let mut member = Vec::new();
            (&mut stream).take(size).read_to_end(&mut member).map_err(|_| "the archive is damaged or cut short")?;
            skip(&mut stream, padded - size)?;
            kept.push(member);
        } else {
            skip(&mut stream, padded)?;
        }
    }
    Ok(kept)
}

fn skip(stream: &mut impl Read, length: u64) -> Result<(), String> {
    let skipped = std::io::copy(&mut stream.take(length), &mut std::io::sink());
    match skipped {
        Ok(count) if count == length => Ok(()),
        _ => Err("the archive is damaged or cut short".into()),
    }
}

fn text(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    String::from_utf8_lossy(&bytes[..end]).into_owned()
}
