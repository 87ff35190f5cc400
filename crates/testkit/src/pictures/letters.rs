//! Block letters, five by seven.

/// Rows from the top, five bits each, the highest bit left. A to Z.
const LETTERS: [[u8; 7]; 26] = [
    [14, 17, 17, 31, 17, 17, 17],
    [30, 17, 17, 30, 17, 17, 30],
    [14, 17, 16, 16, 16, 17, 14],
    [30, 17, 17, 17, 17, 17, 30],
    [31, 16, 16, 30, 16, 16, 31],
    [31, 16, 16, 30, 16, 16, 16],
    [14, 17, 16, 23, 17, 17, 15],
    [17, 17, 17, 31, 17, 17, 17],
    [14, 4, 4, 4, 4, 4, 14],
    [7, 2, 2, 2, 2, 18, 12],
    [17, 18, 20, 24, 20, 18, 17],
    [16, 16, 16, 16, 16, 16, 31],
    [17, 27, 21, 21, 17, 17, 17],
    [17, 25, 21, 19, 17, 17, 17],
    [14, 17, 17, 17, 17, 17, 14],
    [30, 17, 17, 30, 16, 16, 16],
    [14, 17, 17, 17, 21, 18, 13],
    [30, 17, 17, 30, 20, 18, 17],
    [15, 16, 16, 14, 1, 1, 30],
    [31, 4, 4, 4, 4, 4, 4],
    [17, 17, 17, 17, 17, 17, 14],
    [17, 17, 17, 17, 17, 10, 4],
    [17, 17, 17, 21, 21, 27, 17],
    [17, 17, 10, 4, 10, 17, 17],
    [17, 17, 10, 4, 4, 4, 4],
    [31, 1, 2, 4, 8, 16, 31],
];

/// Whether a line of text has ink at a point: `x` in letters (six columns each, the last one blank), `y` from 0 to 1.
pub(crate) fn ink(text: &str, x: f32, y: f32) -> bool {
    if x < 0.0 || !(0.0..1.0).contains(&y) {
        return false;
    }
    let column = ((x - x.floor()) * 6.0) as u32;
    let letter = text.as_bytes().get(x as usize).filter(|b| b.is_ascii_uppercase());
    match letter {
        Some(b) if column < 5 => LETTERS[usize::from(b - b'A')][(y * 7.0) as usize] >> (4 - column) & 1 == 1,
        _ => false,
    }
}
