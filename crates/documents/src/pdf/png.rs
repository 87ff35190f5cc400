//! A PNG file around unpacked pixels, so that a picture stored raw in a PDF can be opened like any other.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// Pixels of 8 bits a channel, one channel (grey) or three.
pub(super) fn encode(pixels: &[u8], width: usize, height: usize, channels: usize) -> Option<Vec<u8>> {
    let row = width.checked_mul(channels)?;
    let pixels = pixels.get(..row.checked_mul(height)?)?;
    if row == 0 || height == 0 {
        return None;
    }
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    for line in pixels.chunks_exact(row) {
        packed.write_all(&[0]).ok()?;
        packed.write_all(line).ok()?;
    }
    let mut header = Vec::new();
    header.extend(u32::try_from(width).ok()?.to_be_bytes());
    header.extend(u32::try_from(height).ok()?.to_be_bytes());
    header.extend([8, if channels == 1 { 0 } else { 2 }, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut file, *b"IHDR", &header)?;
    chunk(&mut file, *b"IDAT", &packed.finish().ok()?)?;
    chunk(&mut file, *b"IEND", &[])?;
    Some(file)
}

fn chunk(file: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) -> Option<()> {
    file.extend(u32::try_from(data.len()).ok()?.to_be_bytes());
    let mut sum = flate2::Crc::new();
    sum.update(&kind);
    sum.update(data);
    file.extend(kind);
    file.extend(data);
    file.extend(sum.sum().to_be_bytes());
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_file_or_nothing() {
        let file = encode(&[0, 255, 255, 0], 2, 2, 1).expect("four grey pixels");
        assert!(file.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x02\x08\0"));
        assert!(file.ends_with(b"IEND\xAE\x42\x60\x82"));
        assert!(encode(&[0], 2, 2, 1).is_none());
        assert!(encode(&[], 0, 0, 3).is_none());
        assert!(encode(&[], usize::MAX, 2, 3).is_none());
    }
}
