//! A TIFF file around a page as fax machines and scanners pack it (CCITT groups 3 and 4), which is nothing but its header.

/// Kinds of fields (TIFF 6.0, section 2).
const SHORT: u16 = 3;
const LONG: u16 = 4;
/// The header, ten fields and the end of their list.
const HEAD: u32 = 8 + 2 + 10 * 12 + 4;

/// `k` tells how it is packed: below 0 is group 4, 0 is group 3 in one dimension, above 0 in two. Whatever a PDF makes of black and white, what
/// was ink is shown black.
pub(super) fn of_fax(packed: &[u8], width: usize, height: usize, k: i64) -> Option<Vec<u8>> {
    let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    let length = u32::try_from(packed.len()).ok()?;
    let group_4 = k < 0;
    let fields: [(u16, u16, u32); 10] = [
        (256, LONG, width),
        (257, LONG, height),
        (258, SHORT, 1),
        (259, SHORT, if group_4 { 4 } else { 3 }),
        (262, SHORT, 0),
        (273, LONG, HEAD),
        (277, SHORT, 1),
        (278, LONG, height),
        (279, LONG, length),
        (if group_4 { 293 } else { 292 }, LONG, u32::from(k > 0)),
    ];
    let mut file = b"II*\0\x08\0\0\0".to_vec();
    file.extend(10_u16.to_le_bytes());
    for (tag, kind, value) in fields {
        file.extend(tag.to_le_bytes());
        file.extend(kind.to_le_bytes());
        file.extend(1_u32.to_le_bytes());
        file.extend(value.to_le_bytes());
    }
    file.extend(0_u32.to_le_bytes());
    file.extend(packed);
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packed_page_begins_where_the_header_says() {
        let file = of_fax(b"packed", 1728, 2200, -1).expect("a small page");
        assert_eq!(&file[HEAD as usize..], b"packed");
        assert!(file.starts_with(b"II*\0\x08\0\0\0\x0a\0\0\x01\x04\0\x01\0\0\0\xc0\x06\0\0"));
    }
}
