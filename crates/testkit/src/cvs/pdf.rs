//! A PDF whose text is drawn where it stands, with a font of two-byte glyphs and the table of the characters they are.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::lines::Line;
use super::person::Person;

/// A page of A4, in points.
const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 60.0;

/// Pieces of text with where they stand.
pub(super) struct Page {
    content: String,
    /// Glyph of each character, in the order they were first used.
    glyphs: BTreeMap<char, u16>,
    y: f32,
    right_to_left: bool,
}

pub(super) fn write(person: &Person) -> Vec<u8> {
    let mut page = Page::new(person.right_to_left);
    for line in person.lines() {
        match line {
            Line::Name(name) => page.line(&name, "", 22.0, 30.0),
            Line::Heading(heading) => page.line(&heading, "", 14.0, 30.0),
            Line::Entry { bold, rest, dates } => page.line(&format!("{bold}{rest}"), &dates, 11.0, 20.0),
            Line::Item(item) => page.line(&format!("• {item}"), "", 11.0, 15.0),
            Line::Text(words) => page.line(&words, "", 11.0, 15.0),
        }
    }
    assemble(&page)
}

impl Page {
    pub(super) fn new(right_to_left: bool) -> Self {
        Self { content: String::new(), glyphs: BTreeMap::new(), y: PAGE.1 - MARGIN, right_to_left }
    }

    /// Text that begins here; where it is read from the right, on the page's other side.
    pub(super) fn at(&mut self, text: &str, x: f32, y: f32, size: f32) {
        self.y = y;
        let x = if self.right_to_left { PAGE.0 - x - length(text, size) } else { x };
        self.piece(text, x, size);
    }

    /// A line with text at its beginning and at its end.
    fn line(&mut self, start: &str, end: &str, size: f32, step: f32) {
        self.y -= step;
        let width = |text: &str| length(text, size);
        let (left, right) = if self.right_to_left { (end, start) } else { (start, end) };
        self.piece(left, MARGIN, size);
        let at = (PAGE.0 - MARGIN - width(right)).max(MARGIN + width(left) + 2.0 * size);
        self.piece(right, at, size);
    }

    fn piece(&mut self, text: &str, x: f32, size: f32) {
        if text.is_empty() {
            return;
        }
        let shown = if self.right_to_left { visual(text) } else { text.to_owned() };
        let mut glyphs = String::new();
        for c in shown.chars() {
            let next = u16::try_from(self.glyphs.len() + 1).expect("few characters");
            let glyph = *self.glyphs.entry(c).or_insert(next);
            // Writing into memory does not fail.
            let _ = write!(glyphs, "{glyph:04X}");
        }
        let _ = writeln!(self.content, "BT /F1 {size} Tf {x} {} Td <{glyphs}> Tj ET", self.y);
    }
}

/// Length of a text, in points.
pub(super) fn length(text: &str, size: f32) -> f32 {
    text.chars().map(|c| f32::from(width(c)) * size / 1000.0).sum()
}

/// Width of a character, in thousandths of its size.
fn width(c: char) -> u16 {
    match c {
        ' ' => 280,
        '\u{2e80}'.. => 1000,
        _ => 500,
    }
}

/// Text from right to left as it is drawn from left to right: words in other scripts and numbers keep their own direction.
fn visual(text: &str) -> String {
    let ltr = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '+' | '-' | '.');
    let mut runs: Vec<(bool, String)> = Vec::new();
    let chars: Vec<char> = text.chars().collect();
    for (index, c) in chars.iter().enumerate() {
        // A space between two words of the other direction belongs to them, and so does a dot.
        let between = *c == ' '
            && index.checked_sub(1).is_some_and(|before| ltr(chars[before]))
            && chars.get(index + 1).is_some_and(|after| ltr(*after));
        let other = ltr(*c)
            && (c.is_ascii_alphanumeric() || *c != '.' || chars.get(index + 1).is_some_and(|after| ltr(*after)))
            || between;
        match runs.last_mut() {
            Some((direction, run)) if *direction == other => run.push(*c),
            _ => runs.push((other, c.to_string())),
        }
    }
    runs.iter().rev().map(|(other, run)| if *other { run.clone() } else { run.chars().rev().collect() }).collect()
}

pub(super) fn assemble(page: &Page) -> Vec<u8> {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n",
    );
    for (c, glyph) in &page.glyphs {
        let mut units = String::new();
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(units, "{unit:04X}");
        }
        let _ = writeln!(map, "1 beginbfchar <{glyph:04X}> <{units}> endbfchar");
    }
    map.push_str("endcmap end end");
    let widths: String = page.glyphs.iter().map(|(c, glyph)| format!("{glyph}[{}]", width(*c))).collect();
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 {} {}]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>", PAGE.0, PAGE.1),
        format!("<</Length {}>>stream\n{}\nendstream", page.content.len(), page.content),
        "<</Type/Font/Subtype/Type0/BaseFont/Invented/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>".to_owned(),
        format!("<</Type/Font/Subtype/CIDFontType2/BaseFont/Invented/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500/W[{widths}]/FontDescriptor 8 0 R>>"),
        format!("<</Length {}>>stream\n{map}\nendstream", map.len()),
        "<</Type/FontDescriptor/FontName/Invented/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>".to_owned(),
    ];
    let mut pdf = b"%PDF-1.5\n".to_vec();
    let mut offsets = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        offsets.push(pdf.len());
        pdf.extend(format!("{} 0 obj{object}endobj\n", index + 1).as_bytes());
    }
    let table = pdf.len();
    pdf.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for offset in offsets {
        pdf.extend(format!("{offset:010} 00000 n \n").as_bytes());
    }
    pdf.extend(format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).as_bytes());
    pdf
}
