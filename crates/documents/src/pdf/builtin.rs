//! The encoding that a Type 1 font carries in its own program, for fonts of which the PDF states none: TeX's, most of all, whose dashes
//! and ligatures stand at codes of their own.

use lopdf::{Dictionary, Document, Object};
use ttf_parser::cff;

use super::glyph_names::Names;
use super::limits::MAX_STREAM;

/// The part of a font program in which its encoding stands, before the encrypted part.
const CLEAR_TEXT: usize = 64 << 10;

/// What each code stands for by the font's own encoding; empty where it says nothing.
pub(super) fn codes(document: &Document, descriptor: &Dictionary) -> Vec<String> {
    let file = |key: &[u8]| {
        let stream = descriptor.get_deref(key, document).and_then(Object::as_stream).ok()?;
        stream.get_plain_content_with_limit(MAX_STREAM).ok()
    };
    let mut names = Names::default();
    let mut table = vec![String::new(); 256];
    if let Some(program) = file(b"FontFile") {
        for (code, name) in named(&program) {
            table[usize::from(code)] = names.text(&name).unwrap_or_default();
        }
    } else if let Some(program) = file(b"FontFile3")
        && let Some(outlines) = cff::Table::parse(&program)
    {
        for code in 0..=255u8 {
            let name = outlines.glyph_index(code).and_then(|glyph| outlines.glyph_name(glyph));
            table[usize::from(code)] = name.and_then(|name| names.text(name)).unwrap_or_default();
        }
    }
    table
}

/// "dup 123 /endash put": codes and names of the encoding in a program's clear text.
fn named(program: &[u8]) -> Vec<(u8, String)> {
    let text = String::from_utf8_lossy(&program[..program.len().min(CLEAR_TEXT)]).into_owned();
    let Some((_, after)) = text.split_once("/Encoding") else { return Vec::new() };
    let encoding = after.split("eexec").next().unwrap_or_default();
    let mut found = Vec::new();
    for entry in encoding.split("dup").skip(1) {
        let mut tokens = entry.split_whitespace();
        let (Some(code), Some(name), Some("put")) = (tokens.next(), tokens.next(), tokens.next()) else { break };
        if let (Ok(code), Some(name)) = (code.parse::<u8>(), name.strip_prefix('/')) {
            found.push((code, name.to_owned()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_off_the_program() {
        let program = b"%!PS-AdobeFont-1.0: X\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n\
            dup 11 /ff put\ndup 123 /endash put\ndup 300 /A put\nreadonly def\ncurrentfile eexec dup 65 /B put";
        let found = named(program);
        assert_eq!(found, [(11, "ff".to_owned()), (123, "endash".to_owned())]);
        assert!(named(b"/Encoding StandardEncoding def\n").is_empty());
        assert!(named(b"\xff\xfe").is_empty());
    }

    #[test]
    fn a_font_without_a_program_says_nothing() {
        let table = codes(&Document::new(), &Dictionary::new());
        assert!(table.len() == 256 && table.iter().all(String::is_empty));
    }
}
