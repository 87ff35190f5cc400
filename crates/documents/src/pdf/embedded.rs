//! What the glyphs of an embedded font stand for, by the font's own tables: its map of characters, else the names of its glyphs.
//! For fonts whose codes are numbers of glyphs and that carry no map to Unicode.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};
use ttf_parser::{Face, GlyphId, cff};

use super::glyph_names::Names;
use super::limits::MAX_STREAM;

/// Glyphs of one font that are looked at.
const MAX_GLYPHS: u16 = 20_000;

/// What each code of a composite font with this descendant stands for.
pub(super) fn texts(document: &Document, descendant: &Dictionary) -> BTreeMap<u32, String> {
    let by_glyph = glyphs(document, descendant);
    let map = descendant.get_deref(b"CIDToGIDMap", document).and_then(Object::as_stream).ok();
    let Some(map) = map.and_then(|map| map.get_plain_content_with_limit(MAX_STREAM).ok()) else { return by_glyph };
    let glyph_of = |pair: &[u8]| pair.iter().fold(0, |sum, byte| (sum << 8) | u32::from(*byte));
    let codes = (0..).zip(map.chunks_exact(2).map(glyph_of));
    codes.filter_map(|(code, glyph)| Some((code, by_glyph.get(&glyph)?.clone()))).collect()
}

fn glyphs(document: &Document, descendant: &Dictionary) -> BTreeMap<u32, String> {
    let Ok(descriptor) = descendant.get_deref(b"FontDescriptor", document).and_then(Object::as_dict) else {
        return BTreeMap::new();
    };
    let file = |key: &[u8]| {
        let stream = descriptor.get_deref(key, document).and_then(Object::as_stream).ok()?;
        stream.get_plain_content_with_limit(MAX_STREAM).ok()
    };
    let Some(bytes) = file(b"FontFile2").or_else(|| file(b"FontFile3")) else { return BTreeMap::new() };
    match Face::parse(&bytes, 0) {
        Ok(face) => of_face(&face),
        Err(_) => cff::Table::parse(&bytes).map(|table| of_outlines(&table)).unwrap_or_default(),
    }
}

fn of_face(face: &Face<'_>) -> BTreeMap<u32, String> {
    let mut found: BTreeMap<u32, String> = BTreeMap::new();
    let tables = face.tables().cmap.map(|cmap| cmap.subtables);
    for table in tables.into_iter().flatten().filter(|table| table.is_unicode()) {
        table.codepoints(|code| {
            if let (Some(glyph), Some(c)) = (table.glyph_index(code), char::from_u32(code))
                && found.len() < usize::from(MAX_GLYPHS)
                && !is_private(c)
            {
                found.entry(u32::from(glyph.0)).or_insert_with(|| c.to_string());
            }
        });
    }
    let names = (0..face.number_of_glyphs().min(MAX_GLYPHS))
        .filter_map(|glyph| Some((glyph, face.glyph_name(GlyphId(glyph))?)));
    add_named(names, &mut found);
    found
}

fn of_outlines(table: &cff::Table<'_>) -> BTreeMap<u32, String> {
    let mut found = BTreeMap::new();
    let names = (0..table.number_of_glyphs().min(MAX_GLYPHS))
        .filter_map(|glyph| Some((glyph, table.glyph_name(GlyphId(glyph))?)));
    add_named(names, &mut found);
    found
}

fn add_named<'n>(named: impl Iterator<Item = (u16, &'n str)>, found: &mut BTreeMap<u32, String>) {
    let mut names = Names::default();
    for (glyph, name) in named {
        if let Some(text) = names.text(name) {
            found.entry(u32::from(glyph)).or_insert(text);
        }
    }
}

fn is_private(c: char) -> bool {
    matches!(c as u32, 0xe000..=0xf8ff | 0xf_0000..)
}
