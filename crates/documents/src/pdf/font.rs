use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::builtin;
use super::cid::Collection;
use super::cmap::CMap;
use super::embedded;
use super::limits::MAX_STREAM;
use super::{tex, widths};

/// Stands for a character that a font does not tell.
const UNKNOWN: &str = "\u{fffd}";
/// Entries of one width table.
const MAX_WIDTHS: usize = 70_000;

/// How the codes of a font become text.
#[derive(Debug)]
enum Codes {
    /// One byte each.
    Simple(Vec<String>),
    /// Two bytes each, meaning what `ToUnicode` says.
    TwoBytes,
    /// Two bytes each, numbers of glyphs whose meaning the embedded font tells.
    Glyphs(BTreeMap<u32, String>),
    /// Two bytes each, which are identifiers of a collection.
    Collection(Collection),
    /// Two bytes each, which are UTF-16.
    Utf16,
    /// One or two bytes each in an older character set.
    Legacy(&'static encoding_rs::Encoding),
}

/// A font as far as text needs it.
#[derive(Debug)]
pub(super) struct Font {
    codes: Codes,
    to_unicode: CMap,
    /// What the embedded font says of codes that the map to Unicode leaves out.
    own: BTreeMap<u32, String>,
    widths: BTreeMap<u32, f32>,
    default_width: f32,
    standard: Option<String>,
    /// Thousandths to text space; Type 3 fonts have their own.
    scale: f32,
    pub(super) bold: bool,
}

/// One shown character.
pub(super) struct Shown {
    pub(super) text: String,
    /// In text space, for a font size of 1.
    pub(super) width: f32,
    /// The one-byte code 32, to which word spacing applies.
    pub(super) is_space: bool,
}

/// Fonts of a document, each read once.
#[derive(Default)]
pub(super) struct Fonts {
    seen: BTreeMap<ObjectId, Rc<Font>>,
}

impl Fonts {
    /// The font that a resource names.
    pub(super) fn get(&mut self, document: &Document, object: &Object) -> Option<Rc<Font>> {
        let id = object.as_reference().ok();
        if let Some(font) = id.and_then(|id| self.seen.get(&id)) {
            return Some(Rc::clone(font));
        }
        let (_, object) = document.dereference(object).ok()?;
        let font = Rc::new(Font::read(document, object.as_dict().ok()?));
        if let Some(id) = id {
            self.seen.insert(id, Rc::clone(&font));
        }
        Some(font)
    }
}

impl Font {
    fn read(document: &Document, dict: &Dictionary) -> Self {
        let to_unicode = dict
            .get_deref(b"ToUnicode", document)
            .and_then(Object::as_stream)
            .ok()
            .and_then(|stream| stream.get_plain_content_with_limit(MAX_STREAM).ok())
            .map(|bytes| CMap::parse(&bytes))
            .unwrap_or_default();
        let subtype = dict.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        let name = String::from_utf8_lossy(
            dict.get_deref(b"BaseFont", document).and_then(Object::as_name).unwrap_or_default(),
        )
        .into_owned();
        if subtype == b"Type0" {
            return Self::composite(document, dict, to_unicode, &name);
        }
        let descriptor = dict.get_deref(b"FontDescriptor", document).and_then(Object::as_dict).ok();
        let symbolic_without_names = descriptor.is_some() && dict.get(b"Encoding").is_err();
        let mut table = simple_codes(document, dict, symbolic_without_names);
        if subtype == b"Type3" {
            tex::name_codes(document, dict, &mut table);
        }
        if let Some(descriptor) = descriptor.filter(|_| dict.get(b"Encoding").is_err() && subtype == b"Type1") {
            let own = builtin::codes(document, descriptor).into_iter();
            own.zip(&mut table).filter(|(text, _)| !text.is_empty()).for_each(|(text, entry)| *entry = text);
        }
        let codes = Codes::Simple(table);
        let first = dict.get_deref(b"FirstChar", document).and_then(Object::as_i64).unwrap_or(0).clamp(0, 255) as u32;
        let mut widths = BTreeMap::new();
        if let Ok(list) = dict.get_deref(b"Widths", document).and_then(Object::as_array) {
            for (index, width) in list.iter().take(256).enumerate() {
                if let Some(width) = float(document, width) {
                    widths.insert(first + index as u32, width);
                }
            }
        }
        let missing =
            descriptor.and_then(|d| d.get_deref(b"MissingWidth", document).ok()).and_then(|w| float(document, w));
        let standard = widths.is_empty().then(|| name.clone());
        let scale = if subtype == b"Type3" {
            dict.get_deref(b"FontMatrix", document)
                .and_then(Object::as_array)
                .ok()
                .and_then(|matrix| float(document, matrix.first()?))
                .unwrap_or(0.001)
                .abs()
        } else {
            0.001
        };
        Self {
            codes,
            to_unicode,
            own: BTreeMap::new(),
            widths,
            default_width: missing.unwrap_or(0.0),
            standard,
            scale,
            bold: is_bold(document, &name, descriptor),
        }
    }

    fn composite(document: &Document, dict: &Dictionary, to_unicode: CMap, name: &str) -> Self {
        let descendant = dict
            .get_deref(b"DescendantFonts", document)
            .and_then(Object::as_array)
            .ok()
            .and_then(|list| document.dereference(list.first()?).ok())
            .and_then(|(_, object)| object.as_dict().ok());
        let mut widths = BTreeMap::new();
        let mut default_width = 1000.0;
        let mut descriptor = None;
        if let Some(descendant) = descendant {
            descriptor = descendant.get_deref(b"FontDescriptor", document).and_then(Object::as_dict).ok();
            if let Some(width) = descendant.get_deref(b"DW", document).ok().and_then(|w| float(document, w)) {
                default_width = width;
            }
            if let Ok(list) = descendant.get_deref(b"W", document).and_then(Object::as_array) {
                read_cid_widths(document, list, &mut widths);
            }
        }
        let encoding = dict.get_deref(b"Encoding", document).and_then(Object::as_name).unwrap_or(b"Identity-H");
        let codes = match predefined(&String::from_utf8_lossy(encoding)) {
            _ if !to_unicode.is_empty() => Codes::TwoBytes,
            Codes::TwoBytes => descendant.map_or(Codes::TwoBytes, |descendant| own_meaning(document, descendant)),
            other => other,
        };
        let own = match (&codes, descendant) {
            (Codes::TwoBytes, Some(descendant)) => embedded::texts(document, descendant),
            _ => BTreeMap::new(),
        };
        Self {
            codes,
            to_unicode,
            own,
            widths,
            default_width,
            standard: None,
            scale: 0.001,
            bold: is_bold(document, name, descriptor),
        }
    }

    /// The characters that a shown string stands for.
    pub(super) fn show(&self, bytes: &[u8]) -> Vec<Shown> {
        let mut shown = Vec::new();
        match &self.codes {
            Codes::Simple(table) => {
                for byte in bytes {
                    let code = u32::from(*byte);
                    let text = told(self.to_unicode.get(code)).map(str::to_owned);
                    let text = text.unwrap_or_else(|| of_table(table, *byte));
                    shown.push(self.shown(code, text, *byte == b' '));
                }
            }
            Codes::TwoBytes | Codes::Glyphs(_) | Codes::Collection(_) => {
                for pair in bytes.chunks(2) {
                    let code = pair.iter().fold(0, |sum, byte| (sum << 8) | u32::from(*byte));
                    let text = self.two_bytes(code).unwrap_or_else(|| UNKNOWN.to_owned());
                    shown.push(self.shown(code, text, false));
                }
            }
            Codes::Utf16 => {
                let units: Vec<u16> =
                    bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
                for c in char::decode_utf16(units) {
                    shown.push(self.shown(u32::MAX, c.unwrap_or('\u{fffd}').to_string(), false));
                }
            }
            Codes::Legacy(encoding) => {
                for c in encoding.decode_without_bom_handling(bytes).0.chars() {
                    let mut one = self.shown(u32::MAX, c.to_string(), c == ' ');
                    if c.is_ascii() {
                        one.width /= 2.0;
                    }
                    shown.push(one);
                }
            }
        }
        shown
    }

    fn two_bytes(&self, code: u32) -> Option<String> {
        match &self.codes {
            Codes::Glyphs(texts) => texts.get(&code).cloned(),
            Codes::Collection(collection) => collection.text(code),
            _ => {
                let told = told(self.to_unicode.get(code)).map(str::to_owned);
                told.or_else(|| self.own.get(&code).cloned()).or_else(|| self.to_unicode.get(code).map(str::to_owned))
            }
        }
    }

    fn shown(&self, code: u32, text: String, is_space: bool) -> Shown {
        let width = self.widths.get(&code).copied().unwrap_or_else(|| match &self.standard {
            Some(name) => text.chars().next().map_or(0.0, |c| widths::standard(name, c)),
            None => self.default_width,
        });
        // Many producers name the sign that a hyphen is drawn with after the one that is never seen, or after several.
        let text = if is_hyphen(&text) && width > 0.0 { "-".to_owned() } else { text };
        Shown { text, width: width * self.scale, is_space }
    }
}

/// Made of hyphens, one of which is a soft one.
fn is_hyphen(text: &str) -> bool {
    text.contains('\u{ad}') && text.chars().all(|c| matches!(c, '-' | '\u{ad}' | '\u{2010}' | '\u{2011}'))
}

/// What a map says of a code: nothing, where it says "no character" or "unknown".
fn told(text: Option<&str>) -> Option<&str> {
    text.filter(|text| text.chars().any(|c| c != '\u{fffd}' && (!c.is_control() || c.is_whitespace())))
}

/// What a font without a map means by a byte. A control character is the number of a glyph, and what it shows is not known.
fn of_table(table: &[String], byte: u8) -> String {
    let text = table.get(usize::from(byte)).cloned().unwrap_or_default();
    let unknown = text.chars().all(|c| c.is_control() && !c.is_whitespace());
    if unknown { UNKNOWN.to_owned() } else { text }
}

/// What each byte means, by the font's encoding and differences. The library resolves glyph names; the map to Unicode is
/// taken out first so that it does.
fn simple_codes(document: &Document, dict: &Dictionary, symbolic_without_names: bool) -> Vec<String> {
    let mut plain = Dictionary::new();
    plain.set("Type", Object::Name(b"Font".to_vec()));
    let mut differs = false;
    match dict.get_deref(b"Encoding", document) {
        Ok(Object::Dictionary(encoding)) => {
            differs = encoding.has(b"Differences");
            let mut encoding = encoding.clone();
            encoding.remove(b"Type");
            if let Ok(differences) = encoding.get_deref(b"Differences", document).cloned() {
                encoding.set("Differences", differences);
            }
            plain.set("Encoding", Object::Dictionary(encoding));
        }
        Ok(name) => plain.set("Encoding", name.clone()),
        Err(_) if symbolic_without_names => plain.set("Encoding", Object::Name(b"WinAnsiEncoding".to_vec())),
        Err(_) => {}
    }
    let Ok(encoding) = plain.get_font_encoding(document) else {
        return (0..=255u8).map(|byte| char::from(byte).to_string()).collect();
    };
    (0..=255u8)
        .map(|byte| {
            let text = encoding.bytes_to_string(&[byte]).unwrap_or_default();
            // Producers write windows-1252 where they name no encoding: dashes and bullets must not be lost.
            if !text.chars().all(char::is_control) || byte < 0x7f || differs {
                return text;
            }
            let text = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.into_owned();
            // ISO 32000-1, D.2, note 3: unused codes of WinAnsiEncoding are bullets.
            if text.chars().all(char::is_control) { "•".to_owned() } else { text }
        })
        .collect()
}

/// Without a map to Unicode: the collection that the codes are identifiers of, or else what the embedded font says of its glyphs.
fn own_meaning(document: &Document, descendant: &Dictionary) -> Codes {
    let system = descendant.get_deref(b"CIDSystemInfo", document).and_then(Object::as_dict);
    let ordering = system.and_then(|system| system.get_deref(b"Ordering", document)).and_then(Object::as_str);
    match Collection::of(ordering.unwrap_or_default()) {
        Some(collection) => Codes::Collection(collection),
        None => Codes::Glyphs(embedded::texts(document, descendant)),
    }
}

fn predefined(name: &str) -> Codes {
    let legacy: Option<&'static encoding_rs::Encoding> = if name.contains("UCS2") || name.contains("UTF16") {
        return Codes::Utf16;
    } else if name.contains("RKSJ") {
        Some(encoding_rs::SHIFT_JIS)
    } else if name.starts_with("EUC") {
        Some(encoding_rs::EUC_JP)
    } else if name.starts_with("GB") {
        Some(encoding_rs::GB18030)
    } else if name.contains("B5") || name.contains("HKscs") {
        Some(encoding_rs::BIG5)
    } else if name.starts_with("KSC") {
        Some(encoding_rs::EUC_KR)
    } else {
        None
    };
    legacy.map_or(Codes::TwoBytes, Codes::Legacy)
}

fn read_cid_widths(document: &Document, list: &[Object], widths: &mut BTreeMap<u32, f32>) {
    let mut at = 0;
    while at + 1 < list.len() && widths.len() < MAX_WIDTHS {
        let Some(first) = float(document, &list[at]).map(|value| value.clamp(0.0, 65_535.0) as u32) else { return };
        let Ok((_, next)) = document.dereference(&list[at + 1]) else { return };
        if let Ok(run) = next.as_array() {
            for (index, width) in run.iter().take(MAX_WIDTHS).enumerate() {
                if let Some(width) = float(document, width) {
                    widths.insert(first + index as u32, width);
                }
            }
            at += 2;
        } else {
            let last = float(document, next).map(|value| value.clamp(0.0, 65_535.0) as u32);
            let width = list.get(at + 2).and_then(|width| float(document, width));
            let (Some(last), Some(width)) = (last, width) else { return };
            widths.extend((first..=last).map(|code| (code, width)));
            at += 3;
        }
    }
}

/// Font flag "force bold", ISO 32000-1 table 123.
const FORCE_BOLD: i64 = 1 << 18;
/// Weights from here on are bold (600 semi-bold, 700 bold in the OpenType scale).
const BOLD_WEIGHT: f32 = 600.0;

fn is_bold(document: &Document, name: &str, descriptor: Option<&Dictionary>) -> bool {
    let lower = name.to_ascii_lowercase();
    // TeX's bold faces are named cmbx, sfbx, ecbx, LMRoman10-Bold.
    let named = ["bold", "black", "heavy", "cmbx", "sfbx", "ecbx", "demi", "medi", "-bd"]
        .iter()
        .any(|word| lower.contains(word));
    let described = descriptor.is_some_and(|d| {
        let flags = d.get_deref(b"Flags", document).and_then(Object::as_i64).unwrap_or(0);
        let weight = d.get_deref(b"FontWeight", document).ok().and_then(|w| float(document, w)).unwrap_or(0.0);
        flags & FORCE_BOLD != 0 || weight >= BOLD_WEIGHT
    });
    named || described
}

/// A finite number, wherever it stands.
pub(super) fn float(document: &Document, object: &Object) -> Option<f32> {
    let (_, object) = document.dereference(object).ok()?;
    object.as_float().ok().filter(|value| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_soft_hyphen_that_is_drawn_is_a_hyphen() {
        for text in ["\u{ad}", "-\u{ad}\u{2010}"] {
            assert!(is_hyphen(text), "{text:?}");
        }
        for text in ["", "-", "\u{2013}", "a\u{ad}"] {
            assert!(!is_hyphen(text), "{text:?}");
        }
    }

    #[test]
    fn dashes_and_bullets_of_the_standard_encoding() {
        let mut dict = Dictionary::new();
        dict.set("Encoding", Object::Name(b"WinAnsiEncoding".to_vec()));
        let codes = simple_codes(&Document::new(), &dict, false);
        assert_eq!([&codes[0x41], &codes[0x95], &codes[0x96], &codes[0x7f]], ["A", "•", "–", "•"]);
        let bare = simple_codes(&Document::new(), &Dictionary::new(), false);
        assert_eq!([&bare[0x41], &bare[0x96]], ["A", "–"]);
    }
}
