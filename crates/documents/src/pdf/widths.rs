//! Rough advance widths of the fourteen standard fonts, for files that leave them out. In thousandths of the font's
//! size, from the classes of Adobe's published metrics: precise enough to tell a word gap from a letter gap.

/// The advance of a character in a font of this name.
pub(super) fn standard(font: &str, c: char) -> f32 {
    if font.contains("Courier") || font.contains("Mono") {
        return 600.0;
    }
    let serif = font.contains("Times");
    let width = match c {
        'i' | 'j' | 'l' | '\'' | '|' => 222,
        ' ' | '.' | ',' | ':' | ';' | '/' | '!' | 'f' | 't' | 'I' | '·' => 278,
        '-' | '(' | ')' | 'r' | '[' | ']' | '"' => 333,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500,
        'm' => 833,
        'M' | '@' | '%' => 880,
        'w' => 722,
        'W' => 944,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' => 667,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 722,
        'G' | 'O' | 'Q' => 778,
        'F' | 'T' | 'Z' => 611,
        '—' => 1000,
        _ => 556,
    };
    let width = width as f32;
    if serif { width * 0.9 } else { width }
}
